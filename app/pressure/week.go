// Package pressure knows the home blood pressure weeks of a plan: which there
// are, how each stands, and how to say so.
//
// It promises the same words wherever a week is spoken of. It draws nothing,
// and what a blood pressure means is the plan's to say.
package pressure

import (
	"cmp"
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// Week is a home blood pressure week of a plan.
type Week struct {
	Entry careplan.Entry
	*careplan.PressureWeek
}

// InProgress tells whether the week has no result yet.
func (w Week) InProgress() bool { return w.Result == nil && w.Entry.Latest().Status == careplan.Active }

// Of is the week of an entry. False where it is none, or can't be read here.
// Where two devices do not agree it is the version that was written last.
func Of(e careplan.Entry) (Week, bool) {
	if len(e.Heads) == 0 {
		return Week{}, false
	}
	w, ok := e.Latest().Content.(*careplan.PressureWeek)
	return Week{e, w}, ok
}

// Weeks are those of the plan that were not marked as entered in error, the
// latest first.
func Weeks(plan careplan.Plan) []Week {
	var all []Week
	for _, e := range plan.Of(careplan.KindWeek) {
		if w, ok := Of(e); ok && e.Latest().Status != careplan.EnteredInError {
			all = append(all, w)
		}
	}
	slices.SortStableFunc(all, func(a, b Week) int { return cmp.Compare(b.begun().Unix(), a.begun().Unix()) })
	return all
}

// Current is the week in progress; the one that was begun last where two
// devices each began one.
func Current(plan careplan.Plan) (Week, bool) {
	for _, w := range Weeks(plan) {
		if w.InProgress() {
			return w, true
		}
	}
	return Week{}, false
}

// State is how the week stands now, reckoned from the readings that were taken
// for it.
func (w Week) State(points []careplan.Point, now time.Time) measure.WeekState {
	var all []measure.WeekReading
	for _, p := range points {
		if p.Measure == measure.BloodPressure {
			all = append(all, reading(p))
		}
	}
	return measure.Week(w.begun(), w.Days, all, now)
}

func (w Week) begun() time.Time {
	return time.Date(w.Started.Year(), max(w.Started.Month(), time.January), max(w.Started.Day(), 1), 0, 0, 0, 0, time.UTC)
}

// reading is a blood pressure as a week takes it.
func reading(p careplan.Point) measure.WeekReading {
	r := measure.WeekReading{ID: p.Entry, At: p.At}
	if len(p.Amounts) >= 2 {
		r.Systolic, r.Diastolic = p.Amounts[0].Number, p.Amounts[1].Number
	}
	posture := p.Circumstances["posture"]
	r.Standing = posture != "" && posture != "seated"
	return r
}
