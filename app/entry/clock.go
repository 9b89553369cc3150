package entry

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
)

// timeError says what is wrong with a typed date or time, to the person.
type timeError string

func (e timeError) Error() string { return string(e) }

const howTimes = "Write the time in hours and minutes, such as 07:50 or 7.50 pm."

// clockOf reads a time of day as people write it: "07:50", "7.50", "0750", "7",
// "7:50 pm", "noon".
func clockOf(typed string) (hour, minute int, err error) {
	text := strings.ToLower(strings.Join(strings.Fields(typed), ""))
	switch text {
	case "":
		return 0, 0, timeError(howTimes)
	case "noon", "midday":
		return 12, 0, nil
	case "midnight":
		return 0, 0, nil
	}
	text, half := halfOfDay(text)
	h, m, ok := strings.Cut(strings.NewReplacer(".", ":", ",", ":", "h", ":").Replace(text), ":")
	switch {
	case ok && len(m) != 2:
		return 0, 0, timeError(howTimes)
	case !ok && (len(h) == 3 || len(h) == 4):
		h, m = h[:len(h)-2], h[len(h)-2:]
	case !ok:
		m = "00"
	}
	hour, err = figures(h)
	if err == nil {
		minute, err = figures(m)
	}
	if err != nil {
		return 0, 0, timeError(howTimes)
	}
	if minute > 59 {
		return 0, 0, timeError(fmt.Sprintf("An hour has no minute %d. Check the time.", minute))
	}
	switch {
	case hour > 23:
		return 0, 0, timeError(fmt.Sprintf("A day has no hour %d. Check the time.", hour))
	case half == "am" && hour > 12, half != "" && hour == 0:
		return 0, 0, timeError(fmt.Sprintf("There is no %d:%02d %s. Check the time.", hour, minute, half))
	case half == "am" && hour == 12:
		hour = 0
	case half == "pm" && hour < 12:
		hour += 12
	}
	return hour, minute, nil
}

func halfOfDay(text string) (rest, half string) {
	for _, ending := range []string{"a.m.", "am", "p.m.", "pm"} {
		if before, ok := strings.CutSuffix(text, ending); ok {
			return before, strings.ReplaceAll(ending, ".", "")
		}
	}
	return text, ""
}

// figures reads one or two figures.
func figures(text string) (int, error) {
	if len(text) == 0 || len(text) > 2 || strings.Trim(text, "0123456789") != "" {
		return 0, strconv.ErrSyntax
	}
	return strconv.Atoi(text)
}

// dayOf reads a day: "14 May 2026", "14/5/2026", "today", "yesterday".
func dayOf(typed string, now time.Time) (careplan.Date, error) {
	switch strings.ToLower(strings.TrimSpace(typed)) {
	case "today":
		return careplan.DateOf(now), nil
	case "yesterday":
		return careplan.DateOf(now.AddDate(0, 0, -1)), nil
	case "":
		return careplan.Date{}, timeError("Write the day, such as today or 14 May 2026.")
	}
	day, err := careplan.ParseDate(typed)
	if err != nil {
		return careplan.Date{}, err
	}
	if day.Day() == 0 {
		return careplan.Date{}, timeError("Write the day too, such as 14 May 2026.")
	}
	return day, nil
}

// moment is the time on the clock of a place. Where the clocks went forward
// over it, it never was; where they went back, it was twice, and the first is
// taken.
func moment(day careplan.Date, hour, minute int, zone *time.Location) (t time.Time, twice bool, err error) {
	t = time.Date(day.Year(), day.Month(), day.Day(), hour, minute, 0, 0, zone)
	if h, m, _ := t.Clock(); h != hour || m != minute || t.Day() != day.Day() {
		return time.Time{}, false, timeError(fmt.Sprintf("The clocks went forward on %s: there was no %02d:%02d. Check the time.", day, hour, minute))
	}
	same := func(o time.Time) bool { return o.Format("2006-01-02 15:04") == t.Format("2006-01-02 15:04") }
	// Clocks go back by an hour, on Lord Howe Island by half of one.
	for _, by := range []time.Duration{time.Hour, 30 * time.Minute} {
		if same(t.Add(-by)) {
			return t.Add(-by), true, nil
		}
		if same(t.Add(by)) {
			return t, true, nil
		}
	}
	return t, false, nil
}
