// Package trend knows how a measure goes: its readings as a chart, as a
// sentence and as a table, beside what the plan wants it to be.
//
// It promises that all three say the same, that averages are reckoned in
// decimals, that what was entered in another unit says so, that a time without
// readings is a gap and is named, and that the plan is quoted: nothing here
// judges a number.
package trend

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/pressure"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/chart"
	"github.com/carebottle/carebottle/internal/measure"
)

// Record is what the place needs of the record.
type Record interface {
	Readings(ctx context.Context, planID string, m measure.ID, from, to time.Time) ([]careplan.Point, error)
	Latest(ctx context.Context, planID string) ([]careplan.Point, error)
	Withdrawn(ctx context.Context, planID string, m measure.ID, limit int) ([]careplan.Point, error)
}

// Places are the screens of how it goes: one.
type Places struct {
	record Record
	looked map[shown]look
}

// shown is what somebody looks at, look is how.
type shown struct {
	plan    string
	measure measure.ID
}

// look is what was chosen on the page. It is kept, so that who comes back from
// a reading finds the page as it was.
type look struct {
	span      string // of choices
	with      string // of withs: which circumstances
	page      int    // of the table, from 0
	withdrawn bool   // shows readings that don't count
}

// New makes the place.
func New(rec Record) *Places { return &Places{record: rec, looked: map[shown]look{}} }

// Routes are the builders of the places.
func (p *Places) Routes() map[shell.Place]shell.Builder {
	return map[shell.Place]shell.Builder{shell.Trend: p.trend}
}

func (p *Places) trend(host shell.Host, r shell.Route) shell.Page {
	plan := host.Plan()
	m, ok := plan.Measure(r.Measure)
	if !ok {
		return shell.Page{Title: "How it goes", Body: kit.Notice(kit.Plain, "This measure can't be shown here.",
			"It was written down by a newer version of Carebottle, or it has not arrived on this device yet. Nothing is lost.")}
	}
	v := p.view(host, plan, m)
	enter := kit.MainButton("Enter a reading", kit.IconAdd(), func() {
		host.Go(pressure.Entering(host.Plan(), m.ID))
	})
	// On a telephone the chart is seen whole above the pinned act, if it is alone.
	return shell.Page{Title: m.Name, Body: v.build(), Foot: enter, First: true, Alone: true}
}

// view is the page of a measure as it was looked at last.
func (p *Places) view(host shell.Host, plan careplan.Plan, m careplan.Following) *view {
	v := &view{places: p, host: host, plan: plan, m: m, key: shown{plan.ID, m.ID}, targets: targetsOf(plan, m)}
	v.look = p.looked[v.key]
	if v.look.span == "" {
		v.look.span = v.firstSpan()
	}
	return v
}

// choices are the spans that can be chosen: those of the plan's changes, too.
func (v *view) choices() []kit.Option {
	options := []kit.Option{
		{Value: string(chart.Week), Label: "Week"}, {Value: string(chart.Month), Label: "Month"},
		{Value: string(chart.Quarter), Label: "3 months"}, {Value: string(chart.Year), Label: "Year"},
		{Value: string(chart.AllTime), Label: "All"},
	}
	for _, days := range v.changeDays() {
		options = append([]kit.Option{{Value: planSpan(days), Label: daysLong(days)}}, options...)
	}
	return options
}

// firstSpan is a month, or the shortest longer span with something to compare.
func (v *view) firstSpan() string {
	for _, s := range []chart.Span{chart.Month, chart.Quarter, chart.Year} {
		if len(v.read(string(s)).points) > 1 {
			return string(s)
		}
	}
	if points, _ := v.latest(); points {
		return string(chart.AllTime)
	}
	return string(chart.Month)
}

// latest is the last reading of all, where there is one.
func (v *view) latest() (bool, careplan.Point) {
	all, err := v.places.record.Latest(context.Background(), v.plan.ID)
	if err != nil {
		v.host.Problem(err)
		return false, careplan.Point{}
	}
	for _, point := range all {
		if point.Measure == v.m.ID {
			return true, point
		}
	}
	return false, careplan.Point{}
}

// series is what was read for a span.
type series struct {
	from, to time.Time
	points   []careplan.Point
	parts    [][]measure.Amount // of each line, as they were entered
}

// read asks for the readings of a span, in the circumstances that were chosen.
func (v *view) read(span string) series {
	now := v.host.Now()
	var s series
	if days, ok := ofPlan(span); ok {
		s.from, s.to = chart.Days(now, days)
	} else if span != string(chart.AllTime) {
		s.from, s.to = chart.Span(span).Window(now, now)
	} else {
		_, s.to = chart.AllTime.Window(now, now)
	}
	points, err := v.places.record.Readings(context.Background(), v.plan.ID, v.m.ID, s.from, s.to)
	if err != nil {
		v.host.Problem(err)
	}
	s.points = v.fitting(points)
	for i := range lines(v.m) {
		s.parts = append(s.parts, amounts(s.points, i))
	}
	if s.from.IsZero() {
		earliest := now
		if len(s.points) > 0 {
			earliest = s.points[0].At
		}
		s.from, s.to = chart.AllTime.Window(now, earliest)
	}
	return s
}

// amounts are those of one part of all readings that have it.
func amounts(points []careplan.Point, part int) []measure.Amount {
	all := make([]measure.Amount, 0, len(points))
	for i := range points {
		if part < len(points[i].Amounts) {
			all = append(all, points[i].Amounts[part])
		}
	}
	return all
}

func column(objects ...fyne.CanvasObject) *fyne.Container {
	return kit.Stack(objects...).(*fyne.Container)
}
