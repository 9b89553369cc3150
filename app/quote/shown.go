package quote

import (
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// Shown are the amounts of a reading as the person reads them, and whether any
// of them was converted.
func Shown(m careplan.Following, amounts []measure.Amount) (shown []measure.Amount, converted bool) {
	for i, a := range amounts {
		if i < len(m.Parts) {
			in, changed := m.Parts[i].Shown(a, m.Unit)
			a, converted = in, converted || changed
		}
		shown = append(shown, a)
	}
	return shown, converted
}

// Moment is when a reading was taken, on the clock of where it was: "14 May
// 2026, 07:40, today". Where the clocks there and here differ, it says so.
func Moment(at, now time.Time) string {
	text := careplan.DateOf(at).String() + at.Format(", 15:04")
	switch day, here := nearDay(at, now); {
	case !here:
		text += at.Format(" (UTC-07:00)")
	case day != "":
		text += ", " + day
	}
	return text
}

// Glance is [Moment] for where there is room for few words, and the page behind
// says the date: "today 07:40", "yesterday 23:59", "2 January 2026, 08:00".
func Glance(at, now time.Time) string {
	if day, here := nearDay(at, now); here && day != "" {
		return day + at.Format(" 15:04")
	}
	return Moment(at, now)
}

// nearDay is "today", "yesterday" or nothing, and whether the clock of where at
// was said is the one of here.
func nearDay(at, now time.Time) (day string, here bool) {
	local := at.In(now.Location())
	_, there := at.Zone()
	if _, offset := local.Zone(); offset != there {
		return "", false
	}
	switch careplan.DateOf(local) {
	case careplan.DateOf(now):
		return "today", true
	case careplan.DateOf(now.AddDate(0, 0, -1)):
		return "yesterday", true
	default:
		return "", true
	}
}

// Figure is the value of a reading, without what stands beside it in a unit of
// its own, and the unit where it is the same for all of the number.
func Figure(m careplan.Following, amounts []measure.Amount) (number, unit string) {
	shown, _ := Shown(m, amounts)
	n := 1
	for n < len(shown) && shown[n].Unit == shown[0].Unit {
		n++
	}
	shown = shown[:min(n, len(shown))]
	number = m.Digits(shown)
	if len(shown) > 0 && shown[0].Smaller.IsZero() {
		unit = shown[0].Unit.Label()
	}
	return number, unit
}
