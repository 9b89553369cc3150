package pressure

import (
	"fmt"
	"time"

	"github.com/carebottle/carebottle/internal/measure"
)

// afternoonEnds is the hour from which people are asked to measure for the
// evening. Whoever measures from noon on may: it counts for the evening.
const afternoonEnds = 16

// DayOf says which day it is: "Day 3 of 7". Empty before the first and after
// the last.
func DayOf(s measure.WeekState) string {
	if s.Day < 1 || s.Day > len(s.Days) {
		return ""
	}
	return fmt.Sprintf("Day %d of %d", s.Day, len(s.Days))
}

// Act is what there is to do for a week now.
type Act int

// The acts.
const (
	Rest    Act = iota // nothing until the next slot
	Wait               // for the minute between two readings
	Measure            // a reading is due
	Finish             // the week is whole and over: keep its result
	GiveUp             // it is over, and was never whole
)

// Next says what is to be done now, and in words what and when.
func Next(s measure.WeekState, now time.Time) (act Act, text string) {
	slot, ok := s.Next()
	switch {
	case !ok && s.Complete():
		return Finish, "All days are done. The average is ready."
	case !ok:
		return GiveUp, fmt.Sprintf("The time for this week is over, and it does not have %d whole days.", measure.WeekLeastDays)
	case slot.State == measure.SlotAhead:
		return Rest, "Next: " + When(slot, now) + "."
	case slot.Missing() == 1 && slot.Wait(now) > 0:
		return Wait, capital(When(slot, now)) + ": one more reading, a minute after the first."
	case slot.Missing() == 1:
		return Measure, capital(When(slot, now)) + ": one more reading."
	case slot.Half == measure.Evening && now.Hour() >= 12 && now.Hour() < afternoonEnds:
		return Rest, "Next: this evening, two readings."
	default:
		return Measure, capital(When(slot, now)) + ": two readings, a minute apart."
	}
}

// When says a slot as somebody would at the moment now: "this evening",
// "tomorrow morning", "the morning of 16 May". After midnight the evening goes
// on, as "tonight", while "this morning" is the one to come.
func When(slot measure.WeekSlot, now time.Time) string {
	y, m, d := now.Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	of, half := measure.WeekSlotOf(now)
	switch {
	case of.Before(today) && slot.Date.Equal(of) && slot.Half == half:
		return "tonight"
	case slot.Date.Equal(today):
		return "this " + slot.Half.String()
	case slot.Date.Equal(today.AddDate(0, 0, 1)):
		return "tomorrow " + slot.Half.String()
	case slot.Date.Equal(today.AddDate(0, 0, -1)):
		return "yesterday " + slot.Half.String()
	default:
		return "the " + slot.Half.String() + " of " + slot.Date.Format("2 January")
	}
}

// Slot says how a slot stands: "done", "1 of 2 readings", "missed".
func Slot(slot measure.WeekSlot) string {
	n := len(slot.Readings)
	switch {
	case slot.State == measure.SlotWhole && n > measure.WeekEach:
		return fmt.Sprintf("done, %d readings", n)
	case slot.State == measure.SlotWhole:
		return "done"
	case n > 0:
		return fmt.Sprintf("%d of %d readings", n, measure.WeekEach)
	case slot.State == measure.SlotShort:
		return "missed"
	case slot.State == measure.SlotEarlier:
		return "before the first reading"
	case slot.State == measure.SlotNow:
		return "now"
	default:
		return "to come"
	}
}

func capital(text string) string { return string(text[0]-'a'+'A') + text[1:] }
