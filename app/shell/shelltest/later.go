package shelltest

import (
	"slices"
	"time"
)

// later is what was asked to be done at a time.
type later []waiting

type waiting struct {
	at time.Time
	do func()
}

// pass moves the clock on, and does what comes up meanwhile in its order.
func (l *later) pass(clock *time.Time, d time.Duration) {
	until := clock.Add(d)
	for {
		due := -1
		for i, w := range *l {
			if !w.at.After(until) && (due < 0 || w.at.Before((*l)[due].at)) {
				due = i
			}
		}
		if due < 0 {
			break
		}
		w := (*l)[due]
		*l = slices.Delete(*l, due, due+1)
		if w.at.After(*clock) {
			*clock = w.at
		}
		w.do()
	}
	*clock = until
}
