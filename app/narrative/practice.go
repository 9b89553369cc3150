package narrative

import (
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// practice shows the GP practice, or that nobody has written it down yet.
func (p *Places) practice(h shell.Host, route shell.Route) shell.Page {
	w := wordsOf(careplan.KindPractice, readerOf(h).of)
	e, ok := only(h.Plan(), careplan.KindPractice)
	if !ok {
		return shell.Page{
			Title: w.title,
			Body: kit.Card(kit.Stack(kit.Lead(kit.Strong("Nobody has asked yet"), kit.DashedChip("Not recorded")),
				kit.Text("With the practice's number on it, a Message in a Bottle can be checked by whoever finds it."))),
			Foot: kit.MainButton(w.add, kit.IconAdd(), func() {
				h.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindPractice})
			}),
		}
	}
	route.Kind, route.Entry = e.Kind, e.ID
	page := p.item(h, route)
	if !e.Conflict() {
		page.Title = w.title
	}
	return page
}
