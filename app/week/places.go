// Package week knows how a person goes through a home blood pressure week: how
// it begins, what to measure when, the minute between two readings, and how it
// ends in a result.
//
// It promises that nothing depends on staying on its pages: every reading is
// saved as it is entered, and all else is reckoned from those. It says what is
// missing and what is left out and why, blames nobody for it, and adds no
// judgement: what an average means is the plan's to say.
package week

import (
	"context"

	"github.com/carebottle/carebottle/app/call"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/pressure"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// Record is what a week needs of the record.
type Record interface {
	// Save returns once the changes are on disk.
	Save(ctx context.Context, planID string, changes ...record.Change) ([]string, error)
	// WeekReadings are those that were taken for a week, oldest first.
	WeekReadings(ctx context.Context, planID, week string) ([]careplan.Point, error)
}

// Places are the screens of a week: one place with several steps.
type Places struct {
	record Record
	dial   call.Dial
}

// New makes the places over rec.
func New(rec Record, dial call.Dial) *Places { return &Places{record: rec, dial: dial} }

// Routes are the builders of the places.
func (p *Places) Routes() map[shell.Place]shell.Builder {
	return map[shell.Place]shell.Builder{shell.Week: p.week}
}

// title stands above every page of a week.
const title = "Blood pressure week"

// week builds the page for a route's week and step.
func (p *Places) week(host shell.Host, r shell.Route) shell.Page {
	plan := host.Plan()
	w, ok := pressure.Current(plan)
	if r.Entry != "" {
		e, _ := plan.Entry(r.Entry)
		if w, ok = pressure.Of(e); !ok {
			return said("This week can't be shown here. Its readings are among the others.")
		}
	}
	if !ok {
		return p.begin(host)
	}
	points, err := p.record.WeekReadings(context.Background(), plan.ID, w.Entry.ID)
	if err != nil {
		host.Problem(err)
		return said("The readings of this week can't be shown now. Nothing is lost.")
	}
	v := &view{places: p, host: host, route: r, plan: plan, week: w, points: points, now: host.Now()}
	v.state = w.State(points, v.now)
	return v.page()
}

func said(text string) shell.Page { return shell.Page{Title: title, Body: kit.Text(text)} }

// save writes one change and tells whether it is on disk.
func (p *Places) save(host shell.Host, plan string, c record.Change) (entry string, ok bool) {
	ids, err := p.record.Save(context.Background(), plan, c)
	if err != nil {
		host.Problem(err)
		return "", false
	}
	return ids[0], true
}

func to(host shell.Host, r shell.Route) func() { return func() { host.Go(r) } }
