package measure

import "time"

// The rules of a home blood pressure week. NICE guideline NG136 (Hypertension
// in adults, recommendations on home blood pressure monitoring): for each
// recording two consecutive measurements, at least a minute apart and seated;
// twice a day, ideally in the morning and the evening; for at least 4 days,
// ideally for 7. The measurements taken on the first day are discarded, and all
// the remaining ones averaged.
const (
	WeekLeastDays = 4
	WeekIdealDays = 7
	WeekApart     = time.Minute
	WeekEach      = 2 // readings a morning or evening
	// WeekLongest is how many days, from the one on which it was begun, a week
	// with gaps may take. It is not the guideline's: what is measured later
	// belongs to a week of its own.
	WeekLongest = 21
)

// WeekReading is a blood pressure that was taken for a week, in mmHg.
type WeekReading struct {
	ID                  string
	At                  time.Time // on the clock of where it was taken
	Systolic, Diastolic Number
	Standing            bool // or lying: it is known not to have been taken seated
}

// Half is the morning or the evening of a day.
type Half int

// The halves of a day.
const (
	Morning Half = iota
	Evening
)

func (h Half) String() string {
	if h == Morning {
		return "morning"
	}
	return "evening"
}

// nightEnds and noon are the hours at which a day and its second half begin.
// The guideline names no hours. Whoever measures at half past one at night has
// not been to bed, so the hours before four belong to the evening before; and
// twice a day is kept to where the second time is at noon or at four.
const (
	nightEnds = 4
	noon      = 12
)

// WeekSlotOf tells to which day (as midnight UTC) and which half of it a time
// belongs, by the clock that it carries: the morning is from 04:00 until noon,
// the evening from noon until 04:00.
func WeekSlotOf(t time.Time) (day time.Time, half Half) {
	y, m, d := t.Date()
	day = time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	switch hour := t.Hour(); {
	case hour < nightEnds:
		return day.AddDate(0, 0, -1), Evening
	case hour < noon:
		return day, Morning
	default:
		return day, Evening
	}
}

// SlotState says how a morning or evening stands.
type SlotState int

// The states of a slot.
const (
	SlotAhead   SlotState = iota // its time has not come
	SlotNow                      // it is its time, and it is not whole
	SlotShort                    // its time has gone, and it is not whole
	SlotWhole                    // it has its readings
	SlotEarlier                  // the week's first reading, or now where there is none, is of a later one
)

// WeekSlot is one morning or evening.
type WeekSlot struct {
	Day      int // from 1
	Date     time.Time
	Half     Half
	State    SlotState
	Readings []WeekReading // that count, oldest first; there may be more than two
}

// Missing is how many readings the slot lacks.
func (s WeekSlot) Missing() int { return max(0, WeekEach-len(s.Readings)) }

// WeekDay is a day, named by the date on which it began.
type WeekDay struct {
	Date  time.Time   // midnight UTC
	Slots [2]WeekSlot // by Half
}

// Whole tells whether morning and evening are.
func (d WeekDay) Whole() bool {
	return d.Slots[Morning].State == SlotWhole && d.Slots[Evening].State == SlotWhole
}

// reachable tells whether the day is whole or can still become so in time.
func (d WeekDay) reachable() bool {
	for _, slot := range d.Slots {
		if slot.State == SlotShort || slot.State == SlotEarlier {
			return false
		}
	}
	return true
}

// WeekState is how a week stands at a moment.
type WeekState struct {
	// Days are those of the week: as many as were planned, and more where it
	// takes more to have WeekLeastDays whole ones. The first is the day of the
	// first reading.
	Days []WeekDay
	// Day is the one that it is now, from 1; 0 where the week has not begun,
	// more than len(Days) where it is over.
	Day       int
	WholeDays int
	// Used and Left are all readings, each oldest first.
	Used []WeekReading
	Left []LeftOut
	// Systolic and Diastolic are the means of Used, in whole mmHg with halves
	// rounded up; without a number where there are none.
	Systolic, Diastolic Average
}

// LeftOut is a reading that is not averaged.
type LeftOut struct {
	WeekReading
	Why WhyLeft
}

// WhyLeft says why a reading is left out.
type WhyLeft int

// The reasons.
const (
	OfFirstDay WhyLeft = iota // as the guideline asks
	TooSoon                   // less than a minute after the one before it
	NotSeated
	BeforeWeek
	AfterWeek
	NoNumber
)

// Complete tells whether the guideline's least is met.
func (s WeekState) Complete() bool { return s.WholeDays >= WeekLeastDays }

// Next is the slot to measure for: the one of now, or the first one ahead.
// False where the week is over.
func (s WeekState) Next() (WeekSlot, bool) {
	for _, d := range s.Days {
		for _, slot := range d.Slots {
			if slot.State == SlotNow || slot.State == SlotAhead {
				return slot, true
			}
		}
	}
	return WeekSlot{}, false
}

// Slot is the slot of a day, from 1.
func (s WeekState) Slot(day int, half Half) (WeekSlot, bool) {
	if day < 1 || day > len(s.Days) {
		return WeekSlot{}, false
	}
	return s.Days[day-1].Slots[half], true
}

// Gaps are the slots whose time has gone and that are not whole, oldest first.
func (s WeekState) Gaps() []WeekSlot {
	var gaps []WeekSlot
	for _, d := range s.Days {
		for _, slot := range d.Slots {
			if slot.State == SlotShort {
				gaps = append(gaps, slot)
			}
		}
	}
	return gaps
}

// goesOn tells whether the first reading was taken so shortly before now that
// the second is still to follow.
func (s WeekSlot) goesOn(now time.Time) bool {
	if len(s.Readings) != 1 {
		return false
	}
	since := now.Sub(s.Readings[0].At)
	return since >= 0 && since <= weekPair
}

// Wait is how long it is until a second reading can be taken for the slot.
// Where the clock was set back to before the first one, that is no reason to
// wait for hours.
func (s WeekSlot) Wait(now time.Time) time.Duration {
	if len(s.Readings) == 0 || len(s.Readings) >= WeekEach {
		return 0
	}
	since := now.Sub(s.Readings[len(s.Readings)-1].At)
	if since <= -WeekApart || since >= WeekApart {
		return 0
	}
	return WeekApart - since
}
