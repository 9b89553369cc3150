package readings

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
)

// measures lists what the plan follows, and offers the rest of the catalogue.
func (p *Places) measures(h shell.Host, r shell.Route) shell.Page {
	plan := h.Plan()
	followed := plan.Following()
	if r.Step == stepOrder {
		return p.order(h, followed)
	}
	var parts []fyne.CanvasObject
	var rows []fyne.CanvasObject
	for _, m := range followed {
		rows = append(rows, kit.Row(m.Name, m.Unit.Spoken(), nil, to(h, shell.Route{Place: shell.Measure, Measure: m.ID})))
	}
	if len(rows) > 0 {
		parts = append(parts, kit.Card(kit.Rows(rows...)))
	}
	if len(followed) > 1 {
		parts = append(parts, kit.PlainButton("Change the order", nil, to(h, shell.Route{Place: shell.Measures, Step: stepOrder})))
	}
	rows = nil
	for _, m := range measure.Catalogue() {
		if !slices.ContainsFunc(followed, func(f careplan.Following) bool { return f.ID == m.ID }) {
			rows = append(rows, kit.Row(m.Name, "", kit.WordChip("Add"), func() { p.follow(h, m.ID) }))
		}
	}
	parts = append(parts, kit.Subheading("What else can be measured"), kit.Text("Tap what you want on the list of readings."), kit.Card(kit.Rows(rows...)),
		kit.PlainButton("Something of your own", kit.IconAdd(), to(h, shell.Route{Place: shell.Measure, Step: stepNew})))
	return shell.Page{Title: whose.Say(plan, "What I measure", "What is measured"), Body: kit.Stack(parts...)}
}

// followedEntry is the plan's entry about a measure of the catalogue, whether it
// is followed now or was once: with its unit and its best.
func followedEntry(plan careplan.Plan, id measure.ID) (careplan.Entry, *careplan.Followed, bool) {
	var found careplan.Entry
	var content *careplan.Followed
	for _, e := range plan.Of(careplan.KindMeasure) {
		for _, v := range e.Heads {
			c, ok := v.Content.(*careplan.Followed)
			if !ok || c.Free == nil && c.Measure != id || c.Free != nil && measure.ID(measure.FreePrefix+e.ID) != id {
				continue
			}
			if v.Status == careplan.Active {
				return e, c, true
			}
			if content == nil {
				found, content = e, c
			}
		}
	}
	return found, content, content != nil
}

// follow puts a measure on the list, last.
func (p *Places) follow(h shell.Host, id measure.ID) {
	plan := h.Plan()
	change := record.Change{Status: careplan.Active}
	next := careplan.Followed{Measure: id}
	if e, c, ok := followedEntry(plan, id); ok {
		change.Entry, next = e.ID, *c
		next.Reason = ""
	}
	next.Position = lastPosition(plan) + 1
	change.Content = &next
	ids, ok := p.save(h, plan.ID, change)
	if !ok {
		return
	}
	h.Say("It is on the list of readings now.", func() { p.stopFollowing(h, plan.ID, ids[0], next) })
}

func (p *Places) stopFollowing(h shell.Host, plan, entry string, c careplan.Followed) bool {
	_, ok := p.save(h, plan, record.Change{Entry: entry, Status: careplan.Stopped, Content: &c})
	return ok
}

func lastPosition(plan careplan.Plan) int {
	last := 0
	for _, e := range plan.Of(careplan.KindMeasure) {
		if c, ok := e.Latest().Content.(*careplan.Followed); ok && e.Active() {
			last = max(last, c.Position)
		}
	}
	return last
}
