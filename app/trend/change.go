package trend

import (
	"context"
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/chart"
	"github.com/carebottle/carebottle/internal/measure"
)

// changeDays are the windows of the changes that the plan looks for, the
// longest first.
func (v *view) changeDays() []int {
	var days []int
	for _, t := range v.targets {
		if t.Change != nil && t.Change.Days > 0 && t.Change.Days != 7 && !slices.Contains(days, t.Change.Days) {
			days = append(days, t.Change.Days)
		}
	}
	slices.Sort(days)
	slices.Reverse(days)
	return days
}

// moved is how far the measure went within the window of a change, up to its
// latest reading.
type moved struct {
	target
	from, to careplan.Point
}

// movements are those of all changes that the plan looks for, where there are
// readings to tell. Their windows are the plan's, whatever days are shown.
func (v *view) movements() []moved {
	var all []moved
	for _, t := range v.targets {
		if t.Change == nil {
			continue
		}
		if m, ok := v.movement(t); ok {
			all = append(all, m)
		}
	}
	return all
}

// movement reckons as [careplan.Target.Stand] does: from the reading that is
// furthest away, and of several the latest.
func (v *view) movement(t target) (moved, bool) {
	part, found := v.m.Parts[0], moved{target: t}
	to, ok := v.latestIn(t)
	if !ok {
		return found, false
	}
	earliest := dayOf(to.At).AddDate(0, 0, -t.Change.Days)
	// A day earlier: the clocks of two places may be that far apart.
	before, err := v.places.record.Readings(context.Background(), v.plan.ID, v.m.ID, to.At.AddDate(0, 0, -t.Change.Days-1), to.At)
	if err != nil {
		v.host.Problem(err)
		return found, false
	}
	found.to = to
	any := false
	for _, p := range before {
		if !numbered(part, p) || dayOf(p.At).Before(earliest) || !p.Circumstances.Fit(t.Circumstances) {
			continue
		}
		if any {
			nearer := less(part, &found.from.Amounts[0], &p.Amounts[0])
			if t.Change.Down {
				nearer = less(part, &p.Amounts[0], &found.from.Amounts[0])
			}
			if nearer {
				continue
			}
		}
		found.from, any = p, true
	}
	return found, any
}

// latestIn is the latest reading that is shown and that a target is about, if
// it has a number.
func (v *view) latestIn(t target) (careplan.Point, bool) {
	for _, p := range slices.Backward(v.series.points) {
		if p.Circumstances.Fit(t.Circumstances) {
			return p, numbered(v.m.Parts[0], p)
		}
	}
	return careplan.Point{}, false
}

// numbered tells whether the first amount of a reading is a number that can be
// compared.
func numbered(part measure.Part, p careplan.Point) bool {
	if len(p.Amounts) == 0 {
		return false
	}
	_, ok := part.First(p.Amounts[0])
	return ok
}

// changeBands are how far the measure may go from where the windows of changes
// began. Each is drawn while its window is a good part of the chart.
func (v *view) changeBands() []chart.Band {
	var bands []chart.Band
	on := plotted(v.m.Parts[0], v.m.Unit)
	for _, m := range v.drawnChanges() {
		from := on.value(m.from.Amounts[0])
		zero := on.value(measure.Amount{Number: measure.Whole(0), Unit: m.Unit})
		by := on.value(measure.Amount{Number: m.Change.By, Unit: m.Unit}).Y - zero.Y
		way := " up"
		if m.Change.Down {
			by, way = -by, " down"
		}
		bands = append(bands, chart.Band{Label: "plan: " + measure.Amount{Number: m.Change.By, Unit: m.Unit}.String() + way,
			Lower: from.Y + by, Upper: from.Y + by, HasLower: true, HasUpper: true, Since: m.from.At})
	}
	return bands
}

// drawnChanges are the movements whose window can be seen on the chart.
func (v *view) drawnChanges() []moved {
	return slices.DeleteFunc(slices.Clone(v.changes), func(m moved) bool {
		return v.series.to.Sub(v.series.from) > time.Duration(m.Change.Days)*12*24*time.Hour
	})
}

func dayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
