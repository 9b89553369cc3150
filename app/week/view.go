package week

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/pressure"
	"github.com/carebottle/carebottle/app/quote"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// The steps of a week beside its page. Days are numbered, so that a route says
// nothing about what was measured.
const (
	stepMeasure = pressure.StepMeasure // a reading that is taken now
	stepAdd     = "add"                // one that was taken before
	stepDay     = "day "               // and the day's number
	stepFinish  = "finish"
)

// view is a week on the screen, at one moment.
type view struct {
	places *Places
	host   shell.Host
	route  shell.Route
	plan   careplan.Plan
	week   pressure.Week
	points []careplan.Point
	state  measure.WeekState
	now    time.Time
}

func (v *view) page() shell.Page {
	switch step := v.route.Step; {
	case step == stepMeasure, step == stepAdd:
		return v.enter(step == stepAdd)
	case step == stepFinish && v.state.Complete():
		return v.finish()
	case v.dayOf(step) > 0:
		return v.day(v.dayOf(step))
	case v.week.InProgress():
		return v.progress()
	default:
		return v.ended()
	}
}

// dayOf is the number of the day that a step shows, 0 where it shows none.
func (v *view) dayOf(step string) int {
	number, ok := strings.CutPrefix(step, stepDay)
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n > len(v.state.Days) {
		return 0
	}
	return n
}

// step is the route to a step of this week.
func (v *view) step(step string) shell.Route {
	return shell.Route{Place: shell.Week, Entry: v.route.Entry, Step: step}
}

// progress is the page of a week that is under way: what to do now, the days,
// and how far it is.
func (v *view) progress() shell.Page {
	act, text := pressure.Next(v.state, v.now)
	page := shell.Page{Title: title}
	var now fyne.CanvasObject
	switch act {
	case pressure.Wait:
		now, page.Foot = v.wait()
	case pressure.Measure:
		now = v.told(text)
		page.Foot = kit.MainButton("Measure now", nil, to(v.host, v.step(stepMeasure)))
	case pressure.Finish:
		now = v.told(text)
		page.Foot = kit.MainButton("See the average", nil, to(v.host, v.step(stepFinish)))
	case pressure.GiveUp:
		now = v.told(text)
		if !v.week.Entry.Conflict() {
			page.Foot = kit.MainButton("Stop the week", nil, v.stop)
		}
	default:
		now = v.told(text)
	}
	parts := append(v.conflict(), now)
	parts = append(parts, v.latest()...)
	parts = append(parts, v.days(), v.soFar())
	parts = append(parts, v.leftOut()...)
	parts = append(parts, v.acts(act))
	page.Body = kit.Stack(append(parts, past(v.host, v.plan)...)...)
	return page
}

// told is what there is to do now, and what was just done.
func (v *view) told(text string) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	if day := pressure.DayOf(v.state); day != "" {
		lines = append(lines, kit.Soft(day))
	}
	if done := v.done(); done != "" {
		return kit.Card(kit.Close(append(lines, kit.Strong(done), kit.Text(text))...))
	}
	return kit.Card(kit.Close(append(lines, kit.Strong(text))...))
}

// latest is what the plan says of the reading that was just taken; nothing
// where it says nothing.
func (v *view) latest() []fyne.CanvasObject {
	today, half := measure.WeekSlotOf(v.now)
	for i := len(v.points) - 1; i >= 0; i-- {
		if day, in := measure.WeekSlotOf(v.points[i].At); day.Equal(today) && in == half {
			return v.quotes(v.points[i], v.points[:i])
		}
	}
	return nil
}

// quotes is what the plan says of a reading, or of the average.
func (v *view) quotes(p careplan.Point, before []careplan.Point) []fyne.CanvasObject {
	m, ok := v.plan.Measure(measure.BloodPressure)
	if !ok {
		return nil
	}
	return quote.Of(v.host, m, p, before, v.places.dial)
}

// done says that the slot of now has its readings.
func (v *view) done() string {
	_, half := measure.WeekSlotOf(v.now)
	slot, ok := v.state.Slot(v.state.Day, half)
	if !ok || slot.State != measure.SlotWhole {
		return ""
	}
	return "Done for " + pressure.When(slot, v.now) + "."
}

// conflict leads to where versions that do not agree are settled.
func (v *view) conflict() []fyne.CanvasObject {
	if !v.week.Entry.Conflict() {
		return nil
	}
	return []fyne.CanvasObject{kit.Notice(kit.Alert, "Two versions do not agree", "This week was changed on two devices.",
		kit.PlainButton("Look at both", nil, to(v.host, shell.Route{Place: shell.Settle, Kind: careplan.KindWeek, Entry: v.week.Entry.ID})))}
}

// days are the days with both their halves.
func (v *view) days() fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Subheading("The days")}
	for i, d := range v.shown() {
		n := i + 1
		title := fmt.Sprintf("Day %d, %s", n, d.Date.Format("Monday 2 January"))
		sub := fmt.Sprintf("Morning: %s\nEvening: %s", pressure.Slot(d.Slots[measure.Morning]), pressure.Slot(d.Slots[measure.Evening]))
		if n == 1 {
			sub += "\nThe first day is not counted"
		}
		rows = append(rows, kit.Row(title, sub, v.mark(n, d), to(v.host, v.step(fmt.Sprintf(stepDay+"%d", n)))))
	}
	return kit.Card(rows...)
}

// shown are the days of the week; of one that has ended, those up to the last
// reading.
func (v *view) shown() []measure.WeekDay {
	days := v.state.Days
	if v.week.InProgress() {
		return days
	}
	for n := len(days); n > 0; n-- {
		if d := days[n-1]; len(d.Slots[measure.Morning].Readings)+len(d.Slots[measure.Evening].Readings) > 0 {
			return days[:n]
		}
	}
	return nil
}

// mark is how a day looks from afar.
func (v *view) mark(n int, d measure.WeekDay) fyne.CanvasObject {
	morning, evening := d.Slots[measure.Morning], d.Slots[measure.Evening]
	switch {
	case d.Whole():
		return kit.WordChip("Whole")
	case morning.State == measure.SlotShort || evening.State == measure.SlotShort:
		return kit.DashedChip("Gap")
	case n == v.state.Day:
		return kit.WarnChip("Today")
	default:
		return nil
	}
}

// acts are what can be done beside measuring.
func (v *view) acts(act pressure.Act) fyne.CanvasObject {
	var acts []fyne.CanvasObject
	if slot, ok := v.state.Next(); ok && act == pressure.Rest && slot.State == measure.SlotNow {
		acts = append(acts, kit.PlainButton("Measure now", nil, to(v.host, v.step(stepMeasure))))
	}
	acts = append(acts, kit.PlainButton("Add a reading from before", kit.IconAdd(), to(v.host, v.step(stepAdd))))
	if act != pressure.Finish && v.state.Complete() {
		acts = append(acts, kit.PlainButton("Finish the week now", nil, to(v.host, v.step(stepFinish))))
	}
	if act != pressure.GiveUp && !v.week.Entry.Conflict() {
		acts = append(acts, kit.PlainButton("Stop the week", nil, v.stop))
	}
	return kit.Stack(acts...)
}
