package readings

import (
	"context"
	"fmt"
	"time"

	"github.com/carebottle/carebottle/app/entry"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
)

// lately is how far back the person's own readings say what is usual for them.
const lately = 30 * 24 * time.Hour

// enter asks for a reading, or corrects one.
func (p *Places) enter(h shell.Host, r shell.Route) shell.Page {
	plan := h.Plan()
	o := entry.Options{Key: fmt.Sprintf("readings/%s/%s/%s", plan.ID, r.Measure, r.Entry)}
	id, title := r.Measure, ""
	if r.Entry != "" {
		e, err := p.record.Entry(context.Background(), plan.ID, r.Entry)
		if err != nil {
			h.Problem(err)
			return nothing(h, "Readings", "This reading can't be shown now.")
		}
		before, ok := e.Latest().Content.(*careplan.Reading)
		if !ok {
			return nothing(h, "Readings", "This reading can't be corrected here.")
		}
		o.Before, o.Act, id = before, "Save the correction", before.Measure
		for _, v := range e.Heads {
			o.Seen = append(o.Seen, v.Revision)
		}
		title = "Correct: "
	}
	m, ok := plan.Measure(id)
	if !ok {
		return nothing(h, "Readings", "This version of Carebottle does not know this measure. Nothing was lost.")
	}
	o.Measure = m
	var err error
	if o.Lately, err = p.record.Readings(context.Background(), plan.ID, id, h.Now().Add(-lately), time.Time{}); err != nil {
		h.Problem(err) // entering a number needs none of them
	}
	o.Near = func(at time.Time) []careplan.Point {
		near, err := p.record.Readings(context.Background(), plan.ID, id, at.Add(-time.Minute), at.Add(time.Minute))
		if err != nil {
			h.Problem(err)
		}
		return near
	}
	var sheet *entry.Sheet
	o.Save = func(reading *careplan.Reading) bool {
		change := record.Change{Entry: r.Entry, Parents: sheet.Seen(), Status: careplan.Active, Content: reading}
		ids, ok := p.save(h, plan.ID, change)
		if !ok {
			return false
		}
		sheet.Drop()
		step := stepSaved
		if r.Entry != "" {
			step = stepCorrected
		}
		h.Replace(shell.Route{Place: shell.Reading, Entry: ids[0], Step: step})
		return true
	}
	sheet = entry.New(h, o)
	return shell.Page{Title: title + m.Name, Body: sheet.Body(), Foot: sheet.Foot(), Focus: sheet.Focus(),
		Flush: sheet.Flush, Keep: true, Alone: true}
}

// before are the readings that a target's change is reckoned from.
func (p *Places) before(h shell.Host, m measure.ID, at time.Time, days int) []careplan.Point {
	if days == 0 {
		return nil
	}
	// A day more: the days are those of the clock where the reading was taken.
	points, err := p.record.Readings(context.Background(), h.Plan().ID, m, at.AddDate(0, 0, -days-1), at)
	if err != nil {
		h.Problem(err)
	}
	return points
}
