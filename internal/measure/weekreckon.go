package measure

import (
	"cmp"
	"slices"
	"time"
)

// Week reckons a week that was begun on the day started (only its date counts),
// for a planned number of days, at the moment now on the clock of the place.
//
// All that was taken in a half of a day belongs to it. Of readings less than a
// minute apart the earlier counts; a third reading counts like the first two,
// because the guideline averages all. The first day is the one of the first
// reading that counts, however little was measured on it: a week begun in the
// evening discards that evening. Such a day isn't whole, so it takes a day more
// to have four whole ones.
func Week(started time.Time, planned int, all []WeekReading, now time.Time) WeekState {
	y, m, d := started.Date()
	begun := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	today, half := WeekSlotOf(now)
	w := weekOf{begun: begun, today: today, half: half, slots: map[slotKey][]WeekReading{}}
	w.sort(all)
	w.first = today
	if today.Before(begun) {
		w.first = begun
	}
	for key := range w.slots {
		if key.day.Before(w.first) {
			w.first = key.day
		}
	}
	return w.state(max(planned, WeekLeastDays))
}

// weekOf is a week while it is reckoned.
type weekOf struct {
	begun time.Time
	today time.Time
	half  Half
	first time.Time                 // the day of the first reading that counts; today or later where there is none
	slots map[slotKey][]WeekReading // that count
	left  []LeftOut
}

type slotKey struct {
	day  time.Time
	half Half
}

// sort puts every reading into its slot or among those that are left out.
func (w *weekOf) sort(all []WeekReading) {
	all = slices.Clone(all)
	slices.SortFunc(all, byTime)
	for _, r := range all {
		day, half := WeekSlotOf(r.At)
		key := slotKey{day, half}
		before := w.slots[key]
		switch {
		case r.Systolic.IsZero() || r.Diastolic.IsZero():
			w.leave(r, NoNumber)
		case day.Before(w.begun):
			w.leave(r, BeforeWeek)
		case day.After(w.end()):
			w.leave(r, AfterWeek)
		case r.Standing:
			w.leave(r, NotSeated)
		case len(before) > 0 && r.At.Sub(before[len(before)-1].At) < WeekApart:
			w.leave(r, TooSoon)
		default:
			w.slots[key] = append(before, r)
		}
	}
}

func byTime(a, b WeekReading) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) }

func (w *weekOf) leave(r WeekReading, why WhyLeft) { w.left = append(w.left, LeftOut{r, why}) }

// end is the last day that the week may have.
func (w *weekOf) end() time.Time { return w.begun.AddDate(0, 0, WeekLongest-1) }

// number is that of a day in the week, from 1.
func (w *weekOf) number(day time.Time) int { return int(day.Sub(w.first)/(24*time.Hour)) + 1 }

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
	date := w.first.AddDate(0, 0, n-1)
	d := WeekDay{Date: date}
	for _, half := range []Half{Morning, Evening} {
		slot := WeekSlot{Day: n, Date: date, Half: half, Readings: w.slots[slotKey{date, half}]}
		switch {
		case slot.Missing() == 0:
			slot.State = SlotWhole
		case date.Before(w.today), date.Equal(w.today) && half < w.half:
			slot.State = SlotShort
		case date.Equal(w.today) && half == w.half:
			slot.State = SlotNow
		}
		d.Slots[half] = slot
	}
	return d
}
