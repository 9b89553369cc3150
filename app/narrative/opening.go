package narrative

import (
	"fmt"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/internal/careplan"
)

// openWriting finds what is to be written; a page where that can't be.
func (p *Places) openWriting(h shell.Host, route shell.Route) (*writing, *shell.Page) {
	plan := h.Plan()
	w := &writing{reader: readerOf(h), places: p, host: h, route: route, entry: route.Entry}
	words := wordsOf(route.Kind, w.of)
	w.title = words.add
	if route.Kind == careplan.KindTarget && route.Entry == "" && route.Measure == "" {
		page := p.chooseMeasure(h, route)
		return nil, &page
	}
	kind := route.Kind
	if answer := careplan.SectionState(route.Step); answer == careplan.NoneKnown || answer == careplan.AskedNotAnswered {
		kind = careplan.KindSection
		w.title = summary.Answer(plan, route.Kind, answer)
		w.entry = plan.Section(route.Kind).StatementEntry
		w.content = &careplan.Statement{Section: route.Kind, State: answer, On: careplan.DateOf(w.now)}
	} else if e, ok := only(plan, kind); ok && kind.Single() && w.entry == "" {
		w.entry = e.ID
	}
	w.key = fmt.Sprintf("narrative/%s/%s/%s/%s", plan.ID, route.Kind, orElse(w.entry, "new"+string(route.Measure)), route.Step)
	if w.entry == "" {
		if w.content == nil {
			w.content = newContent(kind, plan, route)
		}
		if f, ok := w.of.Measure(route.Measure); ok && kind == careplan.KindTarget {
			w.title = "Target: " + f.Name
		}
		return w, w.unknownMeasure()
	}

	e, ok := plan.Entry(w.entry)
	if !ok {
		page := gone(h)
		return nil, &page
	}
	latest := e.Latest()
	w.before, w.seen = &latest, seen(e)
	if w.content != nil { // an answer takes the place of the answer before
		return w, nil
	}
	if e.Conflict() && route.Step != stepRight {
		page := p.settle(h, route)
		return nil, &page
	}
	if latest.Content == nil {
		page := shell.Page{Title: absent(latest.Absent), Body: kit.Text(absentHelp(latest.Absent)),
			Foot: kit.MainButton("Go back", nil, h.Back)}
		return nil, &page
	}
	content, err := clone(latest.Content)
	if err != nil {
		h.Problem(err)
		page := gone(h)
		return nil, &page
	}
	w.content = content
	forgetWho(w.content)
	if m, ok := w.content.(*careplan.Medicine); ok && route.Step == stepAgain {
		m.Stopped = careplan.Date{}
	}
	w.title = changeTitle(w.reader, e, route.Step)
	return w, w.unknownMeasure()
}

// forgetWho takes out who said so, and why: a new version has its own.
func forgetWho(c careplan.Content) {
	c.Shared().Reason, c.Shared().SaidBy = "", ""
	if t, ok := c.(*careplan.Target); ok {
		t.Role = ""
	}
}

// unknownMeasure stands where a target is for a measure of which this program
// knows no parts and no units; nil where it knows them.
func (w *writing) unknownMeasure() *shell.Page {
	t, ok := w.content.(*careplan.Target)
	if !ok {
		return nil
	}
	if _, known := w.of.Measure(t.Measure); known {
		return nil
	}
	return &shell.Page{Title: "This measure is not known here",
		Body: kit.Text("This program does not know how it is measured. Nothing is lost. A newer Carebottle may know it."),
		Foot: kit.MainButton("Go back", nil, w.host.Back)}
}

func changeTitle(r reader, e careplan.Entry, step string) string {
	switch {
	case step == stepRight:
		return "Write what is right"
	case e.Kind.Single():
		return wordsOf(e.Kind, r.of).title
	case step == stepAgain:
		return r.of.Title(e.Latest().Content)
	case e.Kind == careplan.KindGoal: // its title is a sentence of the person's
		return "Change this goal"
	case step == stepResult:
		return "Result: " + e.Latest().Content.Title()
	}
	return "Change " + r.of.Title(e.Latest().Content)
}

// newContent is an empty entry; a contact comes last among the contacts, and a
// target is for the measure that the route leads to.
func newContent(kind careplan.Kind, plan careplan.Plan, route shell.Route) careplan.Content {
	c := careplan.New(kind)
	if target, ok := c.(*careplan.Target); ok {
		target.Measure = route.Measure
	}
	if contact, ok := c.(*careplan.Contact); ok {
		contact.Position = 1
		for _, e := range plan.Of(careplan.KindContact) {
			if other, ok := e.Latest().Content.(*careplan.Contact); ok {
				contact.Position = max(contact.Position, other.Position+1)
			}
		}
	}
	return c
}

// clone copies a content, with what this version does not know of it.
func clone(c careplan.Content) (careplan.Content, error) {
	body, err := careplan.Encode(c)
	if err != nil {
		return nil, err
	}
	return careplan.Decode(c.Kind(), body)
}
