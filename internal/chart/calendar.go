package chart

import (
	"math"
	"strconv"
	"time"
)

// mark is a place on the time axis that may have a label.
type mark struct {
	at   time.Time
	text string
}

// marking is one way of dividing the time axis: every n days counted back from
// the last, every n months, every n years.
type marking struct{ days, months, years int }

func markings() []marking {
	var all []marking
	for _, n := range []int{1, 2, 3, 5, 7, 10, 14, 21, 28} {
		all = append(all, marking{days: n})
	}
	for _, n := range []int{1, 2, 3, 6} {
		all = append(all, marking{months: n})
	}
	for _, n := range []int{1, 2, 5, 10, 20, 50} {
		all = append(all, marking{years: n})
	}
	return all
}

// mostDays is the longest window that is divided by days.
const mostDays = 60

// rough is about how many marks m makes in a window.
func (m marking) rough(from, to time.Time) float64 {
	days := to.Sub(from).Hours() / 24
	switch {
	case m.days > 0 && days > mostDays:
		return math.Inf(1)
	case m.days > 0:
		return days / float64(m.days)
	case m.months > 0:
		return days / 30.4 / float64(m.months)
	default:
		return days / 365.2 / float64(m.years)
	}
}

// marks are those of m in a window. A day is marked at its noon, so that its
// readings lie around its label; months and years where they begin.
func (m marking) marks(from, to time.Time) []mark {
	place := from.Location()
	var found []mark
	add := func(at time.Time, text string) {
		if !at.Before(from) && at.Before(to) {
			found = append(found, mark{at, text})
		}
	}
	y, month, day := to.Add(-1).Date()
	switch {
	case m.days > 0:
		for back := 0; ; back += m.days {
			noon := time.Date(y, month, day-back, 12, 0, 0, 0, place)
			if noon.Before(from) {
				return found
			}
			add(noon, strconv.Itoa(noon.Day())+" "+noon.Month().String()[:3])
		}
	case m.months > 0:
		manyYears := to.Sub(from) > 400*24*time.Hour
		for n := 0; ; n++ {
			first := time.Date(y, time.December+1-time.Month(n*m.months), 1, 0, 0, 0, 0, place)
			if first.Before(from) {
				return found
			}
			text := first.Month().String()[:3]
			if manyYears {
				text += " " + strconv.Itoa(first.Year())
			}
			add(first, text)
		}
	default:
		for n := y - y%m.years; ; n -= m.years {
			first := time.Date(n, time.January, 1, 0, 0, 0, 0, place)
			if first.Before(from) {
				return found
			}
			add(first, strconv.Itoa(n))
		}
	}
}
