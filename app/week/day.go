package week

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/pressure"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// day shows the readings of one day, each to be opened and put right, with
// whether it counts and why not.
func (v *view) day(n int) shell.Page {
	d := v.state.Days[n-1]
	var parts []fyne.CanvasObject
	if n == 1 {
		parts = append(parts, kit.Text("The first day is not counted. It is for getting used to measuring."))
	}
	for _, slot := range d.Slots {
		rows := []fyne.CanvasObject{kit.Lead(kit.Subheading(half(slot.Half)), kit.Soft(pressure.Slot(slot)))}
		for _, p := range v.points {
			if v.in(slot, p) {
				rows = append(rows, v.reading(p))
			}
		}
		parts = append(parts, kit.Card(rows...))
	}
	if v.week.InProgress() {
		parts = append(parts, kit.PlainButton("Add a reading from before", kit.IconAdd(), to(v.host, v.step(stepAdd))))
	}
	return shell.Page{Title: d.Date.Format("Monday 2 January 2006"), Body: kit.Stack(parts...)}
}

// in tells whether a reading is shown in a slot: where it counts, and where it
// does not, by its time.
func (v *view) in(slot measure.WeekSlot, p careplan.Point) bool {
	if why, left := v.left(p.Entry); left && why != measure.OfFirstDay {
		date, half := measure.WeekSlotOf(p.At)
		return date.Equal(slot.Date) && half == slot.Half
	}
	return slices.ContainsFunc(slot.Readings, func(r measure.WeekReading) bool { return r.ID == p.Entry })
}

// reading is one reading that leads to where it can be corrected.
func (v *view) reading(p careplan.Point) fyne.CanvasObject {
	var chip fyne.CanvasObject
	sub := p.At.Format("15:04")
	if why, left := v.left(p.Entry); left {
		sub += ", left out: " + why.Reason()
		if why != measure.OfFirstDay {
			chip = kit.DashedChip("Left out")
		}
	}
	if p.Check {
		chip = kit.AlertChip("Check this")
	}
	m, _ := v.plan.Measure(p.Measure)
	return kit.Row(m.Say(p.Amounts), sub, chip, to(v.host, shell.Route{Place: shell.Reading, Measure: p.Measure, Entry: p.Entry}))
}

// left tells whether a reading is left out, and why.
func (v *view) left(entry string) (measure.WhyLeft, bool) {
	for _, l := range v.state.Left {
		if l.ID == entry {
			return l.Why, true
		}
	}
	return 0, false
}

func half(h measure.Half) string {
	if h == measure.Morning {
		return "Morning"
	}
	return "Evening"
}
