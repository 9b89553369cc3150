package chart

import "time"

// Span is how far back a chart looks.
type Span string

// The spans.
const (
	Week    Span = "week"
	Month   Span = "month"
	Quarter Span = "3 months"
	Year    Span = "year"
	AllTime Span = "all"
)

// Window is the span that ends with the day of now, in now's location: both
// ends are midnights. AllTime begins with the day of earliest, there.
func (s Span) Window(now, earliest time.Time) (from, to time.Time) {
	to = midnight(now, 1)
	switch s {
	case Week:
		return midnight(now, -6), to
	case Month:
		return months(now, 1), to
	case Quarter:
		return months(now, 3), to
	case Year:
		return months(now, 12), to
	default:
		return midnight(earliest.In(now.Location()), 0), to
	}
}

// Days is the window of the day of now and the n days before it.
func Days(now time.Time, n int) (from, to time.Time) { return midnight(now, -n), midnight(now, 1) }

// months is the day after the same day n months ago: 15 April for the month
// that ends with 14 May. Where a month has no such day, its last one counts.
func months(now time.Time, n int) time.Time {
	y, m, d := now.Date()
	last := time.Date(y, m-time.Month(n)+1, 0, 12, 0, 0, 0, time.UTC).Day()
	return midnight(time.Date(y, m-time.Month(n), min(d, last), 12, 0, 0, 0, now.Location()), 1)
}

// midnight is when the day days after that of t begins. Where the clocks skip
// midnight, that is the first instant of the day.
func midnight(t time.Time, days int) time.Time {
	y, m, d := t.Date()
	begins := time.Date(y, m, d+days, 0, 0, 0, 0, t.Location())
	if begins.Day() == time.Date(y, m, d+days, 12, 0, 0, 0, t.Location()).Day() {
		return begins
	}
	return begins.Add(time.Hour) // time.Date answers with the hour before
}
