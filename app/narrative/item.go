package narrative

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

// The steps of [shell.EndItem] and [shell.EditItem].
const (
	stepStop  = "stop"  // it was so, and is no longer
	stepError = "error" // it never was so
	stepAgain = "again" // a stopped entry, or one entered in error, counts again
	stepRight = "right" // neither of two versions: write what is right
	// stepResult writes down that a check was done, and what came of it.
	stepResult = "result"
)

// item shows one entry in full: what it says, who said so and who typed it.
func (p *Places) item(h shell.Host, route shell.Route) shell.Page {
	e, ok := h.Plan().Entry(route.Entry)
	if !ok {
		return gone(h)
	}
	if e.Conflict() {
		return p.settle(h, route)
	}
	r, v := readerOf(h), e.Latest()
	body := []fyne.CanvasObject{r.statusNotice(e)}
	if v.Content == nil {
		body = append(body, kit.Notice(kit.Warn, absent(v.Absent), absentHelp(v.Absent)), r.provenance(v), pastButton(h, e))
		return shell.Page{Title: r.itemTitle(e), Body: kit.Stack(present(body)...)}
	}
	if e.Kind == careplan.KindDecision {
		body = append(body, kit.Notice(kit.Plain, "Look for the original", notTheForm))
	}
	body = append(body, factsCard(factsOf(r.of, v.Content)), r.provenance(v))
	body = append(body, r.itemActs(h, e)...)
	return shell.Page{Title: r.itemTitle(e), Body: kit.Stack(present(body)...), Foot: r.mainAct(h, e)}
}

// gone stands where a route leads to an entry that the plan does not have.
func gone(h shell.Host) shell.Page {
	return shell.Page{
		Title: "Nothing here",
		Body:  kit.Text("This plan has no such entry. Nothing was lost."),
		Foot:  kit.MainButton("Go back", nil, h.Back),
	}
}

// mainAct is the one filled button: to change what counts, or to make count
// again what does not.
func (r reader) mainAct(h shell.Host, e careplan.Entry) fyne.CanvasObject {
	route := shell.Route{Place: shell.EditItem, Kind: e.Kind, Entry: e.ID}
	if e.Active() {
		if e.Kind == careplan.KindCheck {
			route.Step = stepResult
			return kit.MainButton("Write down a result", kit.IconEdit(), func() { h.Go(route) })
		}
		return kit.MainButton("Change", kit.IconEdit(), func() { h.Go(route) })
	}
	route.Step = stepAgain
	label := wordsOf(e.Kind, r.of).again
	if e.Latest().Status == careplan.EnteredInError {
		label = "It was right after all"
	}
	return kit.PlainButton(label, nil, func() { h.Go(route) })
}

func (r reader) itemActs(h shell.Host, e careplan.Entry) []fyne.CanvasObject {
	var acts []fyne.CanvasObject
	end := func(step string) func() {
		return func() { h.Go(shell.Route{Place: shell.EndItem, Kind: e.Kind, Entry: e.ID, Step: step}) }
	}
	// There is no plan without a person, and a practice is changed, not ended.
	if e.Active() && e.Kind == careplan.KindCheck { // its main act is another one
		acts = append(acts, kit.PlainButton("Change", kit.IconEdit(), func() {
			h.Go(shell.Route{Place: shell.EditItem, Kind: e.Kind, Entry: e.ID})
		}))
	}
	if call := r.contactButton(h, e); call != nil {
		acts = append(acts, call)
	}
	endable := e.Kind != careplan.KindPerson && e.Kind != careplan.KindPractice
	if e.Active() && endable {
		if !e.Kind.Single() {
			acts = append(acts, kit.PlainButton(wordsOf(e.Kind, r.of).end, nil, end(stepStop)))
		}
		acts = append(acts, kit.PlainButton("Mark as entered in error", nil, end(stepError)))
	}
	return append(acts, pastButton(h, e))
}

// contactButton leads to whom the words of a target name; nil where they name
// nobody who can still be found.
func (r reader) contactButton(h shell.Host, e careplan.Entry) fyne.CanvasObject {
	t, ok := e.Latest().Content.(*careplan.Target)
	if !ok || t.Contact == "" || !e.Active() {
		return nil
	}
	who, ok := r.of.Entry(t.Contact)
	if !ok || who.Latest().Content == nil {
		return nil
	}
	return kit.PlainButton(who.Latest().Content.Title(), kit.IconPhone(), func() {
		h.Go(shell.Route{Place: shell.Contact, Kind: careplan.KindContact, Entry: t.Contact})
	})
}

func pastButton(h shell.Host, e careplan.Entry) fyne.CanvasObject {
	return kit.PlainButton("History", kit.IconHistory(), func() {
		h.Go(shell.Route{Place: shell.Past, Kind: e.Kind, Entry: e.ID})
	})
}

// statusNotice says that an entry no longer counts, and why; nil while it does.
func (r reader) statusNotice(e careplan.Entry) fyne.CanvasObject {
	v := e.Latest()
	switch v.Status {
	case careplan.Stopped:
		return kit.Notice(kit.Plain, wordsOf(e.Kind, r.of).ended, orElse(reasonOf(v), "Nobody wrote why."))
	case careplan.EnteredInError:
		return kit.Notice(kit.Warn, "Entered in error", orElse(reasonOf(v), "Nobody wrote why.")+
			" It does not count, and is kept in the history.")
	default:
		return nil
	}
}

// provenance says who said so and who typed it, as two facts.
func (r reader) provenance(v careplan.Version) fyne.CanvasObject {
	said, who := "Who said so", whose.SaidBy(r.of, v)
	if _, ok := v.Content.(*careplan.Target); ok && v.Status == careplan.Active {
		said, who = "Who set it", whose.SetBy(r.of, v)
	}
	return kit.Card(kit.Stack(
		pair(said, summary.Capital(who)),
		pair("Typed by", r.typedBy(v)),
		pair("When", r.moment(v.At)),
	))
}

// pair is a value under its label.
func pair(label, value string) fyne.CanvasObject {
	return kit.Close(kit.Soft(label), kit.Text(value))
}

func absentHelp(why careplan.Absence) string {
	switch why {
	case careplan.Erased:
		return "Somebody took the words out for good. The history still says when."
	case careplan.Withheld:
		return "The person did not share this part with this device."
	case careplan.Newer:
		return "This program is too old to read it. Nothing is lost. Update Carebottle to read and change it."
	default:
		return "What was kept does not fit its seal. Nothing else of the plan is touched. A backup or another device may still have it."
	}
}

// present leaves out what there is none of.
func present(all []fyne.CanvasObject) []fyne.CanvasObject {
	var there []fyne.CanvasObject
	for _, o := range all {
		if o != nil {
			there = append(there, o)
		}
	}
	return there
}
