package careplan

import (
	"slices"
	"time"
)

// Due tells where today stands beside a date on which something is due. It is
// about a date that a person wrote down, never about an interval.
type Due int

// The ways to stand.
const (
	NotDue  Due = iota // no date, or still to come
	DueNow             // the day, the month or the year that was written down
	Overdue            // all of it is past
)

// Due compares the date with the day of now: "May 2026" is due all May.
func (d Date) Due(now time.Time) Due {
	switch {
	case d.IsZero() || d.After(now):
		return NotDue
	case DateOf(now).surelyAfter(d):
		return Overdue
	default:
		return DueNow
	}
}

// NextYear is the same month of the next year, or the next year where the month
// is not known: a day a year ahead is seldom meant.
func (d Date) NextYear() Date {
	if d.IsZero() || d.year == lastYear {
		return Date{}
	}
	return Date{d.year + 1, d.month, 0}
}

// Dated is an entry with the date on which something about it is due: a check,
// or a look at a target, a goal or a plan for when something happens.
type Dated struct {
	Entry Entry
	On    Date
	Due   Due
}

// Dated are the entries that stand and say when they are due: what is overdue
// first, then what is due, then what is to come, each the earliest first. Of
// several versions the one that is due first counts.
func (p Plan) Dated(now time.Time) []Dated {
	var all []Dated
	for _, e := range p.Entries {
		var first Date
		for _, h := range e.Heads {
			if on := dueOn(h); !on.IsZero() && (first.IsZero() || on.sooner(first) < 0) {
				first = on
			}
		}
		if !first.IsZero() {
			all = append(all, Dated{e, first, first.Due(now)})
		}
	}
	slices.SortStableFunc(all, func(a, b Dated) int { return a.On.sooner(b.On) })
	return all
}

// dueOn is when a version says that its entry is due, if it still counts.
func dueOn(v Version) Date {
	if v.Status != Active {
		return Date{}
	}
	switch c := v.Content.(type) {
	case *Check:
		return c.Due
	case *Target:
		return c.Review
	case *Goal:
		if c.Status == GoalCompleted || c.Status == GoalNotApplicable {
			return Date{}
		}
		return c.Review
	case *Contingency:
		return c.Review
	default:
		return Date{}
	}
}

// sooner orders dates by their ends: a month is due until its last day, so that
// what is overdue comes before what is due.
func (d Date) sooner(e Date) int {
	end := func(d Date) int {
		if d.month == 0 {
			d.month = 13
		}
		if d.day == 0 {
			d.day = 32
		}
		return (int(d.year)*14+int(d.month))*33 + int(d.day)
	}
	return end(d) - end(e)
}
