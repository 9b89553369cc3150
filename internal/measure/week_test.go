package measure_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the summer time of London is needed whatever the machine knows

	"github.com/carebottle/carebottle/internal/measure"
)

func london(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// begun is 14 May 2026.
var begun = time.Date(2026, time.May, 14, 0, 0, 0, 0, time.UTC)

// log is what somebody measured, added to by "14 08:00 132/78".
type log struct {
	t     *testing.T
	zone  *time.Location
	month time.Month
	all   []measure.WeekReading
}

func in(t *testing.T) *log { return &log{t: t, zone: time.UTC, month: time.May} }

func (l *log) at(day int, clock string) time.Time {
	l.t.Helper()
	of, err := time.Parse("15:04:05", clock)
	if err != nil {
		of, err = time.Parse("15:04", clock)
	}
	if err != nil {
		l.t.Fatal(err)
	}
	return time.Date(2026, l.month, day, of.Hour(), of.Minute(), of.Second(), 0, l.zone)
}

func (l *log) add(day int, clock string, systolic, diastolic int64) *log {
	l.t.Helper()
	l.all = append(l.all, measure.WeekReading{
		ID: fmt.Sprint(len(l.all)), At: l.at(day, clock),
		Systolic: measure.Whole(systolic), Diastolic: measure.Whole(diastolic),
	})
	return l
}

// whole adds two readings in each half of the days.
func (l *log) whole(from, to int) *log {
	for day := from; day <= to; day++ {
		l.add(day, "08:00", 130, 80).add(day, "08:02", 128, 78).add(day, "20:00", 134, 82).add(day, "20:02", 132, 80)
	}
	return l
}

func (l *log) without(day int, clock string) *log {
	l.t.Helper()
	at, n := l.at(day, clock), len(l.all)
	for i, r := range l.all {
		if r.At.Equal(at) {
			l.all = append(l.all[:i:i], l.all[i+1:]...)
			break
		}
	}
	if len(l.all) != n-1 {
		l.t.Fatalf("nothing was measured on %d at %s", day, clock)
	}
	return l
}

func (l *log) now(planned, day int, clock string) measure.WeekState {
	return measure.Week(begun, planned, l.all, l.at(day, clock))
}

// is fails the test unless the week is as told: its days, those that are
// whole, readings used and left out, and whether it is complete.
func is(t *testing.T, s measure.WeekState, days, whole, used, left int, complete bool) {
	t.Helper()
	if len(s.Days) != days || s.WholeDays != whole || len(s.Used) != used || len(s.Left) != left || s.Complete() != complete {
		t.Errorf("%d days, %d whole, %d used, %d left out, complete %t; want %d, %d, %d, %d, %t",
			len(s.Days), s.WholeDays, len(s.Used), len(s.Left), s.Complete(), days, whole, used, left, complete)
	}
}

func next(t *testing.T, s measure.WeekState, day int, half measure.Half) {
	t.Helper()
	if slot, ok := s.Next(); !ok || slot.Day != day || slot.Half != half {
		t.Errorf("next is day %d, %s (%t), not day %d, %s", slot.Day, slot.Half, ok, day, half)
	}
}

func over(t *testing.T, s measure.WeekState) {
	t.Helper()
	if slot, ok := s.Next(); ok {
		t.Errorf("day %d, %s is still to come", slot.Day, slot.Half)
	}
}

func TestFourDaysUseTwelveReadingsAndSevenUseTwentyFour(t *testing.T) {
	for planned, used := range map[int]int{4: 12, 5: 16, 6: 20, 7: 24} {
		s := in(t).whole(14, 13+planned).now(planned, 13+planned, "20:05")
		is(t, s, planned, planned, used, 4, true)
		over(t, s)
		for _, l := range s.Left {
			if l.Why != measure.OfFirstDay || l.At.Day() != 14 {
				t.Errorf("the reading of %s is left out for %v", l.At, l.Why)
			}
		}
	}
}

func TestAWeekIsIncompleteUntilFourDaysAreWhole(t *testing.T) {
	l := in(t).whole(14, 16).add(17, "08:00", 130, 80).add(17, "08:02", 130, 80).add(17, "20:00", 130, 80)
	is(t, l.now(4, 17, "20:01"), 4, 3, 11, 4, false)
	is(t, l.add(17, "20:01", 130, 80).now(4, 17, "20:01"), 4, 4, 12, 4, true)
}

func TestTheMeanIsShownWithItsWorking(t *testing.T) {
	l := in(t).whole(14, 16).
		add(17, "08:00", 141, 91).add(17, "08:02", 139, 88).add(17, "20:00", 144, 90).add(17, "20:02", 140, 87)
	s := l.now(4, 17, "21:00")
	// 2 x (130+128+134+132) + 141+139+144+140 = 1048 + 564 = 1612; / 12 = 134.33
	// 2 x (80+78+82+80) + 91+88+90+87 = 640 + 356 = 996; / 12 = 83
	if got := s.Systolic.Amount.Number.String() + "/" + s.Diastolic.Amount.Number.String(); got != "134/83" {
		t.Errorf("the mean is %s", got)
	}
	want := "16 readings. 4 left out: the first day does not count. 12 averaged.\n" +
		"Top number (systolic): 1612 ÷ 12 is about 134.33, so 134.\n" +
		"Bottom number (diastolic): 996 ÷ 12 is 83."
	if s.Working() != want {
		t.Errorf("the working is\n%s\nnot\n%s", s.Working(), want)
	}
}

func TestHalvesAreRoundedUp(t *testing.T) {
	s := in(t).add(14, "08:00", 100, 60).add(15, "08:00", 120, 70).add(15, "08:02", 121, 71).now(4, 15, "09:00")
	if got := s.Systolic.Amount.Number.String() + "/" + s.Diastolic.Amount.Number.String(); got != "121/71" {
		t.Errorf("the mean of 120/70 and 121/71 is %s", got)
	}
	if want := "241 ÷ 2 is 120.5, so 121: a half is rounded up."; !strings.Contains(s.Working(), want) {
		t.Errorf("%q does not say %q", s.Working(), want)
	}
}

func TestOnlyAHalfIsSaidToBeRoundedUp(t *testing.T) {
	l := in(t).add(14, "08:00", 100, 60)
	for i, systolic := range []int64{120, 120, 121} { // 361 / 3 = 120.33
		l.add(15, fmt.Sprintf("08:%02d", i), systolic, 70)
	}
	if s := l.now(4, 15, "09:00"); strings.Contains(s.Working(), "half") {
		t.Errorf("the working is %q", s.Working())
	}
	// 24099 / 200 is 120.495: cut to two places it is no half, and rounds down.
	l = in(t).add(14, "08:00", 100, 60)
	for i := range 200 {
		l.add(15, fmt.Sprintf("%02d:%02d", 4+i/60, i%60), 120+int64(i%2), 70)
	}
	l.all[2].Systolic = measure.Whole(120)
	if s := l.now(4, 15, "09:00"); !strings.Contains(s.Working(), "24099 ÷ 200 is about 120.49, so 120.") {
		t.Errorf("the working is %q", s.Working())
	}
}

func TestAWeekBegunInTheEveningDiscardsThatEvening(t *testing.T) {
	l := in(t).add(14, "20:00", 150, 95).add(14, "20:02", 148, 93)
	s := l.now(4, 14, "20:05")
	is(t, s, 5, 0, 0, 2, false) // a fifth day, to have four whole ones
	next(t, s, 2, measure.Morning)
	if gaps := s.Gaps(); len(gaps) != 0 {
		t.Errorf("what was before the first reading is missing: %v", gaps)
	}
	l.whole(15, 17)
	s = l.now(4, 17, "21:00")
	is(t, s, 5, 3, 12, 2, false)
	next(t, s, 5, measure.Morning)
	is(t, l.whole(18, 18).now(4, 18, "21:00"), 5, 4, 16, 2, true)
}

func TestTheFirstDayIsTheOneOfTheFirstReading(t *testing.T) {
	empty := in(t).now(7, 17, "09:00") // begun on 14 May, and nothing measured yet
	is(t, empty, 7, 0, 0, 0, false)
	if empty.Day != 1 || empty.Days[0].Date.Day() != 17 {
		t.Errorf("it is day %d of a week from %s", empty.Day, empty.Days[0].Date)
	}
	next(t, empty, 1, measure.Morning)
	evening := in(t).now(4, 17, "19:00") // the morning was no part of it, and the day can't be whole
	is(t, evening, 5, 0, 0, 0, false)
	next(t, evening, 1, measure.Evening)
	if state := evening.Days[0].Slots[measure.Morning].State; state != measure.SlotEarlier || len(evening.Gaps()) != 0 {
		t.Errorf("the morning is %v, and missing are %v", state, evening.Gaps())
	}
	s := in(t).whole(16, 20).now(5, 20, "21:00")
	is(t, s, 5, 5, 16, 4, true)
	if s.Left[0].At.Day() != 16 {
		t.Errorf("%s is left out", s.Left[0].At)
	}
}

func TestAWeekMayBeginTomorrow(t *testing.T) {
	s := in(t).now(7, 13, "18:00")
	if s.Day != 0 {
		t.Errorf("it is day %d", s.Day)
	}
	next(t, s, 1, measure.Morning)
	if s.Days[0].Slots[measure.Morning].State != measure.SlotAhead {
		t.Error("the morning is not ahead")
	}
}

func TestAMissedMorningIsMadeUpForByADayMore(t *testing.T) {
	l := in(t).whole(14, 17).without(16, "08:00").without(16, "08:02")
	s := l.now(4, 17, "21:00")
	is(t, s, 5, 3, 10, 4, false)
	next(t, s, 5, measure.Morning)
	if gaps := s.Gaps(); len(gaps) != 1 || gaps[0].Day != 3 || gaps[0].Half != measure.Morning || gaps[0].Missing() != 2 {
		t.Errorf("the gaps are %v", gaps)
	}
	// What was written on paper is typed in later.
	l.add(16, "08:10", 131, 80).add(16, "08:12", 131, 80)
	is(t, l.now(4, 17, "21:30"), 4, 4, 12, 4, true)
}

func TestAWeekOfSevenBearsMissedSlots(t *testing.T) {
	l := in(t).whole(14, 20).without(15, "20:02").without(18, "08:00").without(18, "08:02")
	s := l.now(7, 20, "20:10")
	is(t, s, 7, 5, 21, 4, true)
	over(t, s)
	if gaps := s.Gaps(); len(gaps) != 2 || gaps[0].Missing() != 1 || gaps[1].Missing() != 2 {
		t.Errorf("the gaps are %v", gaps)
	}
}

func TestAThirdReadingIsAveragedToo(t *testing.T) {
	l := in(t).whole(14, 17).add(16, "08:10", 160, 100)
	s := l.now(4, 17, "21:00")
	is(t, s, 4, 4, 13, 4, true)
	if slot, _ := s.Slot(3, measure.Morning); len(slot.Readings) != 3 || slot.Missing() != 0 {
		t.Errorf("the third morning has %d readings", len(slot.Readings))
	}
}

func TestOfReadingsLessThanAMinuteApartTheFirstCounts(t *testing.T) {
	l := in(t).add(14, "08:00", 130, 80).
		add(15, "08:00:00", 150, 90).add(15, "08:00:59", 110, 60).
		add(15, "08:01:00", 152, 92)
	s := l.now(7, 15, "09:00")
	is(t, s, 7, 0, 2, 2, false)
	if got := s.Systolic.Amount.Number.String(); got != "151" {
		t.Errorf("the mean is %s", got)
	}
	if s.Left[1].Why != measure.TooSoon || s.Left[1].Systolic.String() != "110" {
		t.Errorf("left out is %+v", s.Left[1])
	}
	if !strings.Contains(s.Working(), "1 left out: less than a minute after the one before.") {
		t.Errorf("the working is %q", s.Working())
	}
}

func TestTheHalfIsThatOfTheReadingsOwnClock(t *testing.T) {
	warsaw := time.FixedZone("", 2*60*60)
	for _, c := range []struct {
		at   time.Time
		day  int
		half measure.Half
	}{
		{time.Date(2026, 5, 14, 4, 0, 0, 0, time.UTC), 14, measure.Morning},
		{time.Date(2026, 5, 14, 11, 59, 59, 0, time.UTC), 14, measure.Morning},
		{time.Date(2026, 5, 14, 12, 0, 0, 0, time.UTC), 14, measure.Evening},
		{time.Date(2026, 5, 14, 16, 0, 0, 0, time.UTC), 14, measure.Evening},
		{time.Date(2026, 5, 14, 23, 59, 59, 0, time.UTC), 14, measure.Evening},
		{time.Date(2026, 5, 15, 0, 0, 0, 0, time.UTC), 14, measure.Evening},
		{time.Date(2026, 5, 15, 1, 30, 0, 0, time.UTC), 14, measure.Evening},
		{time.Date(2026, 5, 15, 3, 59, 59, 0, time.UTC), 14, measure.Evening},
		{time.Date(2026, 5, 14, 12, 30, 0, 0, warsaw), 14, measure.Evening}, // 10:30 in UTC
		{time.Date(2026, 5, 15, 4, 30, 0, 0, warsaw), 15, measure.Morning},  // 02:30 in UTC
	} {
		if day, half := measure.WeekSlotOf(c.at); day.Day() != c.day || half != c.half {
			t.Errorf("%s is the %s of the %d", c.at, half, day.Day())
		}
	}
}

func TestAnEveningMayGoOnPastMidnight(t *testing.T) {
	l := in(t).add(14, "23:59:30", 130, 80)
	s := l.now(7, 15, "00:00:00")
	next(t, s, 1, measure.Evening)
	slot, _ := s.Next()
	if wait := slot.Wait(l.at(15, "00:00:00")); wait != 30*time.Second {
		t.Errorf("the second can be taken in %s", wait)
	}
	s = l.add(15, "00:00:30", 128, 78).now(7, 15, "00:01:00")
	next(t, s, 2, measure.Morning)
	if slot, _ := s.Slot(1, measure.Evening); slot.State != measure.SlotWhole {
		t.Error("the evening is not whole")
	}
	if s.Day != 1 {
		t.Errorf("at one minute past midnight it is day %d", s.Day)
	}
}

func TestTheSecondReadingBelongsToTheFirstThoughNoonOrTheNightsEndComesBetween(t *testing.T) {
	for _, c := range []struct {
		name                 string
		day                  int // of the slot, in the week
		half                 measure.Half
		first, between, then string
		day1, day2           int // of May
	}{
		{"noon", 2, measure.Morning, "11:59:30", "12:00:10", "12:00:40", 15, 15},
		{"the night's end", 2, measure.Evening, "03:59:30", "04:00:10", "04:00:40", 16, 16},
		{"midnight", 2, measure.Evening, "23:59:30", "00:00:10", "00:00:40", 15, 16},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := in(t).whole(14, 14).add(c.day1, c.first, 131, 81)
			s := l.now(4, c.day2, c.between)
			next(t, s, c.day, c.half)
			slot, _ := s.Next()
			if wait := slot.Wait(l.at(c.day2, c.between)); wait != 20*time.Second || slot.Missing() != 1 {
				t.Errorf("%d readings are missing, the next in %s", slot.Missing(), wait)
			}
			s = l.add(c.day2, c.then, 129, 79).now(4, c.day2, "13:00")
			if slot, _ := s.Slot(c.day, c.half); slot.State != measure.SlotWhole || len(slot.Readings) != 2 || len(s.Used) != 2 {
				t.Errorf("it is %+v, and %d are used", slot, len(s.Used))
			}
		})
	}
	// Much later it is a reading of the next half.
	s := in(t).whole(14, 14).add(15, "11:49", 130, 80).add(15, "12:00", 130, 80).now(4, 15, "12:01")
	for _, half := range []measure.Half{measure.Morning, measure.Evening} {
		if slot, _ := s.Slot(2, half); len(slot.Readings) != 1 {
			t.Errorf("the %s has %d readings", half, len(slot.Readings))
		}
	}
}

func TestReadingsLessThanAMinuteApartDoNotBothCountForTwoHalves(t *testing.T) {
	l := in(t).whole(14, 14).add(15, "11:50", 130, 80).add(15, "11:59:30", 130, 80).add(15, "12:00:10", 110, 60)
	s := l.now(4, 15, "12:05")
	if left := s.Left[len(s.Left)-1]; len(s.Used) != 2 || left.Why != measure.TooSoon || left.Systolic.String() != "110" {
		t.Errorf("%d are used, and left out is %+v", len(s.Used), left)
	}
}

func TestTheClocksGoForwardInMarch(t *testing.T) {
	// On 29 March 2026 the clocks of London go from 01:00 to 02:00.
	l := &log{t: t, zone: london(t), month: time.March}
	l.whole(27, 31)
	l.add(29, "02:00:10", 135, 85) // in the night, the evening of the 28th
	started := time.Date(2026, 3, 27, 0, 0, 0, 0, time.UTC)
	s := measure.Week(started, 5, l.all, l.at(31, "21:00"))
	is(t, s, 5, 5, 17, 4, true)
	if slot, _ := s.Slot(2, measure.Evening); len(slot.Readings) != 3 {
		t.Errorf("the evening before has %d readings", len(slot.Readings))
	}
	// A minute is a minute: 00:59:50 and 02:00:10 are 20 seconds apart.
	l = &log{t: t, zone: london(t), month: time.March}
	l.add(28, "08:00", 130, 80).add(29, "00:59:50", 130, 80).add(29, "02:00:10", 110, 60)
	s = measure.Week(started, 4, l.all, l.at(29, "02:01"))
	if len(s.Left) != 3 || s.Left[2].Why != measure.TooSoon {
		t.Errorf("left out are %+v", s.Left)
	}
}

func TestTheClocksGoBackInOctober(t *testing.T) {
	// On 25 October 2026 the clocks of London go from 02:00 to 01:00: half past
	// one comes twice, an hour apart.
	zone := london(t)
	first := time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC).In(zone)
	second := time.Date(2026, 10, 25, 1, 30, 0, 0, time.UTC).In(zone)
	if first.Format("15:04") != "01:30" || second.Format("15:04") != "01:30" {
		t.Fatalf("the clocks say %s and %s", first, second)
	}
	l := &log{t: t, zone: zone, month: time.October}
	l.whole(23, 27).without(24, "20:00").without(24, "20:02")
	for i, at := range []time.Time{second, first} {
		l.all = append(l.all, measure.WeekReading{ID: "night" + fmt.Sprint(i), At: at, Systolic: measure.Whole(130), Diastolic: measure.Whole(80)})
	}
	s := measure.Week(time.Date(2026, 10, 23, 0, 0, 0, 0, time.UTC), 5, l.all, l.at(27, "21:00"))
	is(t, s, 5, 5, 16, 4, true)
	if slot, _ := s.Slot(2, measure.Evening); slot.State != measure.SlotWhole || !slot.Readings[0].At.Equal(first) {
		t.Errorf("the evening of the 24th is %+v", slot)
	}
}

func TestTheSecondReadingWaitsForAMinute(t *testing.T) {
	l := in(t).add(14, "08:00:00", 130, 80)
	for clock, want := range map[string]time.Duration{
		"08:00:00": time.Minute, "08:00:01": 59 * time.Second, "08:00:59": time.Second, "08:01:00": 0, "09:00:00": 0,
		"07:59:30": 90 * time.Second, "07:00:00": 0, // the clock was set back
	} {
		slot, _ := l.now(7, 14, clock).Slot(1, measure.Morning)
		if got := slot.Wait(l.at(14, clock)); got != want {
			t.Errorf("at %s it waits %s, not %s", clock, got, want)
		}
	}
	slot, _ := l.add(14, "08:02:00", 130, 80).now(7, 14, "08:02:10").Slot(1, measure.Morning)
	if slot.Wait(l.at(14, "08:02:10")) != 0 {
		t.Error("it waits for a third reading")
	}
}

func TestEachReadingLeftOutSaysWhy(t *testing.T) {
	l := in(t).add(10, "08:00", 130, 80).add(14, "08:00", 130, 80).add(15, "08:00", 130, 80).add(15, "09:00", 130, 80)
	l.add(15, "20:00", 130, 80)
	l.all[3].Standing = true
	l.all[4].Diastolic = measure.Number{}
	l.month = time.June
	l.add(4, "08:00", 130, 80)
	s := l.now(4, 4, "09:00")
	want := map[string]measure.WhyLeft{
		"0": measure.BeforeWeek, "1": measure.OfFirstDay, "3": measure.NotSeated, "4": measure.NoNumber, "5": measure.AfterWeek,
	}
	if len(s.Used) != 1 || len(s.Left) != len(want) {
		t.Errorf("%d are used, %d left out", len(s.Used), len(s.Left))
	}
	for _, left := range s.Left {
		if left.Why != want[left.ID] {
			t.Errorf("%s is left out because %q", left.ID, left.Why.Reason())
		}
	}
	over(t, s)
}

func TestAWeekIsOverThreeWeeksAfterItWasBegun(t *testing.T) {
	l := in(t)
	l.month = time.June
	next(t, l.now(7, 3, "09:00"), 1, measure.Morning) // the 21st day
	s := l.now(7, 4, "09:00")
	over(t, s)
	if len(s.Days) != 0 {
		t.Errorf("it has %d days", len(s.Days))
	}
}
