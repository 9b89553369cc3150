package chart

import (
	"slices"
	"time"
)

// Gap is a run of days without a reading that is long for how often this
// person measures.
type Gap struct {
	// First and Last are its days, as midnight UTC.
	First, Last time.Time
	// Next is the index of the first reading after it: 0 where there was none
	// before, and the number of readings where there was none since.
	Next int
}

// longestUsual is the most days between readings that count as usual: two
// readings that lie years apart are no habit.
const longestUsual = 366

// share is the part of the window below which a gap is too short to be seen.
const share = 30

// Gaps finds the gaps between readings taken at these times, oldest first, in
// the window of c. Days are those of the clock where each was taken.
//
// The usual distance is the median number of days from one day with readings
// to the next, and no more than a year. A gap is where the next day with
// readings comes more than twice as many days later, and later than a
// thirtieth of the window. So who measures daily has a gap after two days
// without, who measures weekly after two weeks; and several readings on one
// day change nothing.
func (c *Chart) Gaps() []Gap {
	if len(c.At) == 0 {
		return nil
	}
	days := make([]int64, len(c.At))
	var apart []int64
	for i, t := range c.At {
		days[i] = dayNumber(t)
		if i > 0 && days[i] > days[i-1] {
			apart = append(apart, days[i]-days[i-1])
		}
	}
	first, last := dayNumber(c.From), dayNumber(c.To.Add(-1))
	usual := int64(1)
	if len(apart) > 0 {
		slices.Sort(apart)
		usual = min(apart[(len(apart)-1)/2], longestUsual)
	}
	most := max(2*usual, (last-first+1)/share)
	var gaps []Gap
	found := func(from, to int64, next int) {
		if to-from > most {
			gaps = append(gaps, Gap{First: dayOf(from + 1), Last: dayOf(to - 1), Next: next})
		}
	}
	found(first-1, days[0], 0)
	for i := 1; i < len(days); i++ {
		found(days[i-1], days[i], i)
	}
	found(days[len(days)-1], last+1, len(days))
	return gaps
}

const daySeconds = 24 * 60 * 60

// dayNumber counts days of the clock at t.
func dayNumber(t time.Time) int64 {
	_, offset := t.Zone()
	s := t.Unix() + int64(offset)
	n := s / daySeconds
	if s%daySeconds < 0 {
		n--
	}
	return n
}

func dayOf(n int64) time.Time { return time.Unix(n*daySeconds, 0).UTC() }
