package measure

import (
	"cmp"
	"slices"
	"time"
)

// Week reckons a week that was begun on the day started (only its date counts),
// for a planned number of days, at the moment now on the clock of the place.
//
// All that was taken in a half of a day belongs to it, and so does a second
// reading that follows the first within weekPair, though noon or the end of the
// night came between. Of readings less than a minute apart the earlier counts; a
// third reading counts like the first two, because the guideline averages all. The first day is the one of the first
// reading that counts, however little was measured on it: a week begun in the
// evening discards that evening. Such a day isn't whole, so it takes a day more
// to have four whole ones.
func Week(started time.Time, planned int, all []WeekReading, now time.Time) WeekState {
	y, m, d := started.Date()
	begun := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	today, half := WeekSlotOf(now)
	w := weekOf{begun: begun, now: now, today: today, half: half, slots: map[slotKey][]WeekReading{}}
	w.sort(all)
	w.first = slotKey{today, half}
	if today.Before(begun) {
		w.first = slotKey{begun, Morning}
	}
	for key := range w.slots {
		if key.before(w.first) {
			w.first = key
		}
	}
	return w.state(max(planned, WeekLeastDays))
}

// weekOf is a week while it is reckoned.
type weekOf struct {
	begun time.Time
	now   time.Time
	today time.Time
	half  Half
	first slotKey                   // that of the first reading that counts; now or later where there is none
	slots map[slotKey][]WeekReading // that count
	left  []LeftOut
}

type slotKey struct {
	day  time.Time
	half Half
}

func (k slotKey) before(other slotKey) bool {
	return cmp.Or(k.day.Compare(other.day), cmp.Compare(k.half, other.half)) < 0
}

// weekPair is how long after the first reading of a morning or evening one is
// still the second of the two, whatever half of the day has begun. It is not the
// guideline's, which asks for two in a row.
const weekPair = 10 * time.Minute

// sort puts every reading into its slot or among those that are left out.
func (w *weekOf) sort(all []WeekReading) {
	all = slices.Clone(all)
	slices.SortFunc(all, byTime)
	var last slotKey     // of the reading that counted last,
	var before time.Time // and when that was
	for _, r := range all {
		day, half := WeekSlotOf(r.At)
		key := slotKey{day, half}
		if last.before(key) && len(w.slots[last]) == 1 && r.At.Sub(before) <= weekPair {
			key = last
		}
		switch {
		case r.Systolic.IsZero() || r.Diastolic.IsZero():
			w.leave(r, NoNumber)
		case key.day.Before(w.begun):
			w.leave(r, BeforeWeek)
		case key.day.After(w.end()):
			w.leave(r, AfterWeek)
		case r.Standing:
			w.leave(r, NotSeated)
		case len(w.slots) > 0 && r.At.Sub(before) < WeekApart:
			w.leave(r, TooSoon)
		default:
			w.slots[key] = append(w.slots[key], r)
			last, before = key, r.At
		}
	}
}

func byTime(a, b WeekReading) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) }

func (w *weekOf) leave(r WeekReading, why WhyLeft) { w.left = append(w.left, LeftOut{r, why}) }

// end is the last day that the week may have.
func (w *weekOf) end() time.Time { return w.begun.AddDate(0, 0, WeekLongest-1) }

// number is that of a day in the week, from 1.
func (w *weekOf) number(day time.Time) int { return int(day.Sub(w.first.day)/(24*time.Hour)) + 1 }

// state lays out the days and averages.
func (w *weekOf) state(planned int) WeekState {
	longest := w.number(w.end())
	days := min(planned, longest)
	for key := range w.slots {
		days = max(days, w.number(key.day))
	}
	s := WeekState{Day: max(0, w.number(w.today))}
	reachable := 0
	for n := 1; n <= days || n <= longest && reachable < WeekLeastDays; n++ {
		day := w.day(n)
		s.Days = append(s.Days, day)
		if day.Whole() {
			s.WholeDays++
		}
		if day.reachable() {
			reachable++
		}
	}
	for n, day := range s.Days {
		for _, slot := range day.Slots {
			if n > 0 {
				s.Used = append(s.Used, slot.Readings...)
				continue
			}
			for _, r := range slot.Readings {
				w.leave(r, OfFirstDay)
			}
		}
	}
	slices.SortFunc(s.Used, byTime)
	slices.SortFunc(w.left, func(a, b LeftOut) int { return byTime(a.WeekReading, b.WeekReading) })
	s.Left = w.left
	s.Systolic = mean(0, s.Used, func(r WeekReading) Number { return r.Systolic })
	s.Diastolic = mean(1, s.Used, func(r WeekReading) Number { return r.Diastolic })
	return s
}

// day is the nth of the week, from 1.
func (w *weekOf) day(n int) WeekDay {
	date := w.first.day.AddDate(0, 0, n-1)
	d := WeekDay{Date: date}
	for _, half := range []Half{Morning, Evening} {
		key := slotKey{date, half}
		slot := WeekSlot{Day: n, Date: date, Half: half, Readings: w.slots[key]}
		switch {
		case slot.Missing() == 0:
			slot.State = SlotWhole
		case key.before(w.first):
			slot.State = SlotEarlier
		case slot.goesOn(w.now):
			slot.State = SlotNow
		case date.Before(w.today), date.Equal(w.today) && half < w.half:
			slot.State = SlotShort
		case date.Equal(w.today) && half == w.half:
			slot.State = SlotNow
		}
		d.Slots[half] = slot
	}
	return d
}
