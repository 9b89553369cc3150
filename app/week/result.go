package week

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
)

// finish shows what a whole week came to, and keeps it.
func (v *view) finish() shell.Page {
	parts := v.conflict()
	parts = append(parts, kit.Card(append([]fyne.CanvasObject{kit.Lead(kit.Subheading("The average"), wholeChip(v.state))}, average(v.state, "Average")...)...))
	parts = append(parts, v.leftOut()...)
	page := shell.Page{Title: title, Body: kit.Stack(parts...)}
	if !v.week.Entry.Conflict() {
		page.Foot = kit.MainButton("Keep this result", nil, v.keep)
	}
	return page
}

// keep makes the result part of the plan.
func (v *view) keep() {
	done := *v.week.PressureWeek
	done.Result = v.result()
	if _, ok := v.places.save(v.host, v.plan.ID, v.change(careplan.Active, &done)); !ok {
		return
	}
	v.host.Replace(shell.Route{Place: shell.Week, Entry: v.week.Entry.ID})
	v.host.Say(whose.Say(v.plan, "Kept in your plan.", "Kept in "+whose.Of("NAME")+" plan."), v.undo(record.Change{Entry: v.week.Entry.ID, Status: v.week.Entry.Latest().Status, Content: v.week.PressureWeek}))
}

// result is what the week comes to now.
func (v *view) result() *careplan.WeekResult {
	return &careplan.WeekResult{
		Systolic:  v.state.Systolic.Amount.Number,
		Diastolic: v.state.Diastolic.Amount.Number,
		Used:      len(v.state.Used),
		Discarded: len(v.state.Left),
		WholeDays: v.state.WholeDays,
		Ended:     careplan.DateOf(v.last()),
		Working:   v.state.Working(),
	}
}

// last is the day of the last reading that was averaged.
func (v *view) last() time.Time {
	if n := len(v.state.Used); n > 0 {
		day, _ := measure.WeekSlotOf(v.state.Used[n-1].At)
		return day
	}
	return v.now
}

// change is a new version of the week, after the ones that are shown.
func (v *view) change(status careplan.Status, w *careplan.PressureWeek) record.Change {
	var seen []string
	for _, h := range v.week.Entry.Heads {
		seen = append(seen, h.Revision)
	}
	return record.Change{Entry: v.week.Entry.ID, Parents: seen, Status: status, Content: w}
}

// stop ends a week without a result.
func (v *view) stop() {
	text := "What was measured stays in the plan: " + readings(len(v.points)) + ". "
	if v.state.Complete() {
		text += "It is enough for an average, but none is kept."
	} else {
		text += "There is no average to keep."
	}
	v.host.Confirm("Stop this week?", text, "Stop the week", func() {
		stopped := *v.week.PressureWeek
		stopped.Reason = withoutAverage
		if _, ok := v.places.save(v.host, v.plan.ID, v.change(careplan.Stopped, &stopped)); !ok {
			return
		}
		v.host.Back()
		v.host.Say("The week is stopped. Its readings are kept.",
			v.undo(record.Change{Entry: v.week.Entry.ID, Status: careplan.Active, Content: v.week.PressureWeek}))
	})
}

// withoutAverage says how a week ended that has no result.
const withoutAverage = "Stopped without an average"

// ended is a week that is over, with its result where it came to one.
func (v *view) ended() shell.Page {
	parts := v.conflict()
	switch r := v.week.Result; {
	case r != nil:
		parts = append(parts, kept(r))
		parts = append(parts, v.since(r)...)
		parts = append(parts, v.quotes(v.mean(r), nil)...)
	case v.state.Complete():
		parts = append(parts, kit.Card(kit.Text("This week was stopped, and no average was kept."),
			kit.PlainButton("See the average", nil, to(v.host, shell.Route{Place: shell.Week, Entry: v.week.Entry.ID, Step: stepFinish}))))
	default:
		parts = append(parts, kit.Card(kit.Text("This week was stopped before it was whole, so there is no average.")))
	}
	parts = append(parts, v.leftOut()...)
	parts = append(parts, v.days())
	return shell.Page{Title: title, Body: kit.Stack(parts...)}
}

// kept is a result as it was kept.
func kept(r *careplan.WeekResult) fyne.CanvasObject {
	return kit.Card(
		kit.Soft(fmt.Sprintf("Average of %s, up to %s", readings(r.Used), r.Ended)),
		kit.Figure(numbers(r.Systolic, r.Diastolic), measure.MillimetreHg.Label()),
		kit.Soft(r.Working),
	)
}

// since says that readings were corrected after the result was kept.
func (v *view) since(r *careplan.WeekResult) []fyne.CanvasObject {
	now := v.result()
	if now.Working == r.Working || v.week.Entry.Conflict() {
		return nil
	}
	var acts []fyne.CanvasObject
	text := "This result is as it was kept then."
	if v.state.Complete() {
		acts = append(acts, kit.PlainButton("Work it out again", nil, to(v.host, shell.Route{Place: shell.Week, Entry: v.week.Entry.ID, Step: stepFinish})))
	} else {
		text += " Without them the week is not whole any more."
	}
	return []fyne.CanvasObject{kit.Notice(kit.Warn, "Readings of this week were changed later", text, acts...)}
}

// mean is the average as a reading, to set it beside the plan's targets.
func (v *view) mean(r *careplan.WeekResult) careplan.Point {
	return careplan.Point{Measure: measure.BloodPressure, At: v.last(), Circumstances: v.given(), Amounts: []measure.Amount{
		{Number: r.Systolic, Unit: measure.MillimetreHg}, {Number: r.Diastolic, Unit: measure.MillimetreHg}}}
}

// leftOut lists the readings that do not count for another reason than the
// first day, each to be opened and put right.
func (v *view) leftOut() []fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Subheading("Left out")}
	for _, l := range v.state.Left {
		if l.Why == measure.OfFirstDay {
			continue
		}
		reason := l.Why.Reason()
		rows = append(rows, kit.Row(numbers(l.Systolic, l.Diastolic)+" "+measure.MillimetreHg.Label(),
			l.At.Format("2 January 2006, 15:04")+"\n"+strings.ToUpper(reason[:1])+reason[1:], nil,
			to(v.host, shell.Route{Place: shell.Reading, Measure: measure.BloodPressure, Entry: l.ID})))
	}
	if len(rows) == 1 {
		return nil
	}
	return []fyne.CanvasObject{kit.Card(rows...)}
}
