package week

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/entry"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
)

// enter takes the numbers of a reading. One that is measured now is of the
// week's arm and seated, which the page says; for one from before all can be
// said.
func (v *view) enter(before bool) shell.Page {
	m, ok := v.plan.Measure(measure.BloodPressure)
	if !ok {
		return said("Blood pressure can't be entered here.")
	}
	given := v.given()
	o := entry.Options{
		Measure: m,
		Lately:  v.points,
		Given:   given,
		Brief:   !before,
		Key:     "week/" + v.week.Entry.ID + "/" + v.route.Step,
		Save: func(r *careplan.Reading) bool {
			if !before {
				r.Circumstances = given
			}
			return v.entered(r)
		},
	}
	sheet := entry.New(v.host, o)
	page := shell.Page{Title: v.which(before), Body: sheet.Body(), Foot: sheet.Foot(),
		Focus: sheet.Focus(), Flush: sheet.Flush, Keep: true, Alone: true}
	if !before {
		page.Body = kit.Snug(kit.Narrow(v.how(given)), page.Body)
	}
	return page
}

// given are the circumstances of a reading of the week.
func (v *view) given() measure.Circumstances {
	given := measure.Circumstances{"posture": "seated"}
	if v.week.Arm != "" {
		given["arm"] = v.week.Arm
	}
	return given
}

// how says what is kept with the reading, with a way to say something else.
func (v *view) how(given measure.Circumstances) fyne.CanvasObject {
	text := "Sitting"
	if arm := given["arm"]; arm != "" {
		text += ", " + arm + " arm"
	}
	return kit.Lead(kit.Soft(text), kit.LinkButton("Change", func() { v.host.Replace(v.step(stepAdd)) }))
}

// which names the reading that is asked for.
func (v *view) which(before bool) string {
	slot, ok := v.state.Next()
	switch {
	case before:
		return "Add a reading from before"
	case ok && slot.State == measure.SlotNow && slot.Missing() < measure.WeekEach:
		return "Second reading"
	default:
		return "First reading"
	}
}

// entered saves a reading for the week and goes on to what is next.
func (v *view) entered(r *careplan.Reading) bool {
	r.Week = v.week.Entry.ID
	id, ok := v.places.save(v.host, v.plan.ID, record.Change{Status: careplan.Active, Content: r})
	if !ok {
		return false
	}
	v.host.Replace(v.step(""))
	m, _ := v.plan.Measure(measure.BloodPressure)
	v.host.Say("Saved "+m.Say(r.Amounts)+v.leavesOut(id, r), v.undo(record.Change{Entry: id, Status: careplan.EnteredInError, Content: mistaken(r)}))
	return true
}

// leavesOut says so where a reading that was just saved does not count, or one
// does not count any more for it: somebody who copies a paper with two readings
// of the same minute should know at once. Empty where it counts, or is of the
// first day, which the page says.
func (v *view) leavesOut(id string, r *careplan.Reading) string {
	saved := careplan.Point{Entry: id, Measure: r.Measure, At: r.At, Amounts: r.Amounts, Circumstances: r.Circumstances}
	after := v.week.State(append(slices.Clone(v.points), saved), v.host.Now())
	for _, l := range after.Left {
		if before, left := v.left(l.ID); l.Why != measure.OfFirstDay && (!left || before != l.Why) {
			return ". One reading is left out: " + l.Why.Reason()
		}
	}
	return ""
}

func mistaken(r *careplan.Reading) *careplan.Reading {
	wrong := *r
	wrong.Reason = "Undone straight after saving"
	return &wrong
}

// undo takes a change back, by one more.
func (v *view) undo(back record.Change) func() {
	return func() {
		if _, ok := v.places.save(v.host, v.plan.ID, back); ok {
			v.host.Say("Undone", nil)
		}
	}
}
