package readings

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/pressure"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
)

// measure is what the plan chose for one measure: its unit, its best, whether it
// is followed.
func (p *Places) measure(h shell.Host, r shell.Route) shell.Page {
	plan := h.Plan()
	if r.Step == stepNew {
		return p.own(h, r, "", &careplan.Followed{Free: &careplan.FreeMeasure{}})
	}
	m, ok := plan.Measure(r.Measure)
	if !ok {
		return nothing(h, "Nothing here", "This plan has no such measure. Nothing was lost.")
	}
	e, c, ok := followedEntry(plan, m.ID)
	switch {
	case !ok || !e.Active():
		return shell.Page{Title: m.Name, Body: kit.Stack(append([]fyne.CanvasObject{
			kit.Text("It is not on the list of readings now. Readings that were written down are kept.")}, ways(h, m)...)...),
			Foot: kit.MainButton("Put it on the list", nil, func() { p.follow(h, m.ID) })}
	case c.Free != nil && r.Step == stepOwn:
		return p.own(h, r, e.ID, c)
	}
	return p.chosen(h, r, m, e, c)
}

// stepOwn changes the definition of a measure of the person's own.
const stepOwn = "own"

// ways lead from a measure to its readings and targets.
func ways(h shell.Host, m careplan.Following) []fyne.CanvasObject {
	acts := []fyne.CanvasObject{
		kit.PlainButton("Enter a reading", nil, to(h, pressure.Entering(h.Plan(), m.ID))),
		kit.PlainButton("See how it goes", nil, to(h, shell.Route{Place: shell.Trend, Measure: m.ID})),
	}
	var rows []fyne.CanvasObject
	for _, e := range h.Plan().Targets(m.ID) {
		t, ok := e.Latest().Content.(*careplan.Target)
		if !ok {
			continue
		}
		var chip fyne.CanvasObject
		if e.Conflict() {
			chip = kit.AlertChip("Check this")
		}
		rows = append(rows, kit.Row(t.Says(), "Target", chip, to(h, shell.Route{Place: shell.Item, Kind: e.Kind, Entry: e.ID})))
	}
	if len(rows) > 0 {
		acts = append(acts, kit.Card(kit.Rows(rows...)))
	}
	return append(acts, kit.PlainButton("Write down a target", nil,
		to(h, shell.Route{Place: shell.EditItem, Kind: careplan.KindTarget, Measure: m.ID})))
}

// chosen is a followed measure with what can be chosen about it.
func (p *Places) chosen(h shell.Host, r shell.Route, m careplan.Following, e careplan.Entry, c *careplan.Followed) shell.Page {
	next := *c
	form := kit.NewForm(h.Drafts(), fmt.Sprintf("readings/%s/measure/%s", h.Plan().ID, m.ID))
	asks := false
	unit := string(m.Unit)
	if len(m.Parts[0].Units) > 1 {
		asks = true
		var options []kit.Option
		for _, s := range m.Parts[0].Units {
			options = append(options, kit.Option{Value: string(s.Unit), Label: s.Unit.Spoken()})
		}
		form.Choice("unit", "Numbers in", "Numbers that were written down stay as they were. They are shown in this unit.", options, &unit)
	}
	best := c.Best.Digits()
	if m.ID == measure.PeakFlow {
		asks = true
		form.Text("best", "Personal best, in "+m.Unit.Spoken(), "The highest that you blew when you were well. Leave it empty if you don't know.", &best)
		form.Date("best_on", "When was that?", "", &next.BestOn)
	}
	done := false
	save := func() {
		problems := form.Check()
		amount, text := readBest(m, best)
		if text != "" {
			problems = append(problems, careplan.Problem{Field: "best", Text: text})
		}
		if next.BestOn.After(h.Now()) {
			problems = append(problems, careplan.Problem{Field: "best_on", Text: next.BestOn.String() + " is still to come. Check the date."})
		}
		if form.Show(problems) {
			return
		}
		next.Unit, next.Best = measure.Unit(unit), amount
		if _, ok := p.save(h, h.Plan().ID, record.Change{Entry: e.ID, Parents: seen(e), Status: careplan.Active, Content: &next}); !ok {
			return
		}
		done = true
		form.Done()
		h.Back()
		h.Say("Saved", nil)
	}
	parts := []fyne.CanvasObject{}
	if asks {
		parts = append(parts, form.Object())
	}
	parts = append(parts, ways(h, m)...)
	if c.Free != nil {
		parts = append(parts, kit.PlainButton("Change its name or limits", kit.IconEdit(), to(h, shell.Route{Place: shell.Measure, Measure: m.ID, Step: stepOwn})))
	}
	parts = append(parts, kit.PlainButton("Take it off the list", nil, func() {
		if p.stopFollowing(h, h.Plan().ID, e.ID, *c) {
			h.Back()
			h.Say("It is off the list. Its readings are kept.", func() { p.follow(h, m.ID) })
		}
	}))
	page := shell.Page{Title: m.Name, Body: kit.Stack(parts...)}
	if asks {
		page.Foot, page.Keep = kit.MainButton("Save", kit.IconSave(), save), true
		page.Flush = func() {
			if !done {
				form.Flush()
			}
		}
	}
	return page
}

// readBest reads a personal best; text says what is wrong with it.
func readBest(m careplan.Following, typed string) (best measure.Amount, text string) {
	if strings.TrimSpace(typed) == "" || m.ID != measure.PeakFlow {
		return measure.Amount{}, ""
	}
	best, err := m.Parts[0].Parse(typed, m.Unit)
	if err != nil {
		return measure.Amount{}, err.Error()
	}
	if refused := m.Refuse([]measure.Amount{best}); len(refused) > 0 {
		return measure.Amount{}, refused[0].Text
	}
	return best, ""
}
