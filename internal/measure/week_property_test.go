package measure_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/measure"
)

// The clocks of a week: of one place, and of places that somebody travels
// between, in minutes from UTC.
var (
	atHome     = []int{0}
	travelling = []int{0, 0, 0, 60, -8 * 60, 5*60 + 45, 13 * 60}
)

// weekReading draws a reading around a week, more often near others and near the
// ends of the halves than chance would have it.
func weekReading(id string, clocks []int) *rapid.Generator[measure.WeekReading] {
	return rapid.Custom(func(t *rapid.T) measure.WeekReading {
		at := begun.AddDate(0, 0, rapid.IntRange(-2, 24).Draw(t, "day")).
			Add(time.Duration(rapid.SampledFrom([]int{0, 1, 3, 4, 8, 11, 12, 16, 20, 23}).Draw(t, "hour")) * time.Hour).
			Add(time.Duration(rapid.IntRange(-200, 200).Draw(t, "second")) * time.Second)
		if minutes := rapid.SampledFrom(clocks).Draw(t, "clock"); minutes != 0 {
			at = at.In(time.FixedZone("", minutes*60))
		}
		r := measure.WeekReading{ID: id, At: at, Standing: rapid.IntRange(0, 9).Draw(t, "posture") == 0}
		r.Systolic = measure.Whole(rapid.Int64Range(50, 300).Draw(t, "systolic"))
		if rapid.IntRange(0, 19).Draw(t, "bottom") > 0 {
			r.Diastolic = measure.Whole(rapid.Int64Range(20, 200).Draw(t, "diastolic"))
		}
		return r
	})
}

func weekReadings(t *rapid.T, clocks []int) []measure.WeekReading {
	all := make([]measure.WeekReading, rapid.IntRange(0, 60).Draw(t, "readings"))
	for i := range all {
		all[i] = weekReading(fmt.Sprint(i), clocks).Draw(t, "reading")
	}
	return all
}

func moment(t *rapid.T) time.Time {
	return begun.Add(time.Duration(rapid.IntRange(-30, 30*24).Draw(t, "hours from the start")) * time.Hour)
}

func TestEveryReadingIsUsedOrLeftOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := weekReadings(t, travelling)
		s := measure.Week(begun, rapid.IntRange(4, 7).Draw(t, "planned"), all, moment(t))
		var seen []string
		for _, r := range s.Used {
			seen = append(seen, r.ID)
		}
		for _, l := range s.Left {
			seen = append(seen, l.ID)
		}
		slices.Sort(seen)
		var want []string
		for _, r := range all {
			want = append(want, r.ID)
		}
		slices.Sort(want)
		if !slices.Equal(seen, want) {
			t.Fatalf("of %v the week knows %v", want, seen)
		}
		for _, r := range s.Used {
			if day, _ := measure.WeekSlotOf(r.At); len(s.Days) == 0 || !day.After(s.Days[0].Date) {
				t.Fatalf("%s is of the first day and used", r.At)
			}
		}
		if s.Complete() && len(s.Used) < 12 {
			t.Fatalf("complete with %d readings", len(s.Used))
		}
	})
}

// counting are the readings that are of no use only for being of the first day,
// and those that are used, oldest first.
func counting(s measure.WeekState) []measure.WeekReading {
	all := slices.Clone(s.Used)
	for _, l := range s.Left {
		if l.Why == measure.OfFirstDay {
			all = append(all, l.WeekReading)
		}
	}
	slices.SortFunc(all, func(a, b measure.WeekReading) int { return a.At.Compare(b.At) })
	return all
}

func TestNoTwoReadingsCountThatAreLessThanAMinuteApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := counting(measure.Week(begun, 7, weekReadings(t, travelling), moment(t)))
		for i := 1; i < len(all); i++ {
			if apart := all[i].At.Sub(all[i-1].At); apart < measure.WeekApart {
				t.Fatalf("%s and %s are %s apart", all[i-1].At, all[i].At, apart)
			}
		}
	})
}

func TestAReadingThatCountsIsInOneSlotOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := measure.Week(begun, 7, weekReadings(t, travelling), moment(t))
		var in []string
		for _, d := range s.Days {
			for _, slot := range d.Slots {
				for i, r := range slot.Readings {
					in = append(in, r.ID)
					day, half := measure.WeekSlotOf(r.At)
					if i != 1 && (!day.Equal(slot.Date) || half != slot.Half) { // a second one may have come late
						t.Fatalf("%s is in the %s of %s", r.At, slot.Half, slot.Date)
					}
				}
			}
		}
		var want []string
		for _, r := range counting(s) {
			want = append(want, r.ID)
		}
		slices.Sort(in)
		slices.Sort(want)
		if !slices.Equal(in, want) {
			t.Fatalf("%v count, and %v are in slots", want, in)
		}
	})
}

func TestTheMeanIsExactAndBetweenTheLeastAndTheMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := measure.Week(begun, 7, weekReadings(t, travelling), moment(t))
		if len(s.Used) == 0 {
			if !s.Systolic.Amount.Number.IsZero() {
				t.Fatalf("the mean of nothing is %s", s.Systolic.Amount.Number)
			}
			return
		}
		least, most, sum := s.Used[0].Systolic, s.Used[0].Systolic, int64(0)
		for _, r := range s.Used {
			if r.Systolic.Compare(least) < 0 {
				least = r.Systolic
			}
			if r.Systolic.Compare(most) > 0 {
				most = r.Systolic
			}
			sum += r.Systolic.Decimal().IntPart()
		}
		n := int64(len(s.Used))
		if want := measure.Whole((2*sum + n) / (2 * n)); s.Systolic.Amount.Number.Compare(want) != 0 {
			t.Fatalf("%d / %d is %s, not %s", sum, n, s.Systolic.Amount.Number, want)
		}
		if !s.Systolic.Sum.Equal(decimal.NewFromInt(sum)) {
			t.Fatalf("the sum is %s, not %d", s.Systolic.Sum, sum)
		}
		if s.Systolic.Amount.Number.Compare(least) < 0 || s.Systolic.Amount.Number.Compare(most) > 0 {
			t.Fatalf("%s is not between %s and %s", s.Systolic.Amount.Number, least, most)
		}
	})
}

// Where a half ends, a reading may be the first of two, or too soon before one.
func TestAReadingMoreNeverMakesAWholeSlotMissing(t *testing.T) {
	inside := func(r measure.WeekReading) bool {
		day, half := measure.WeekSlotOf(r.At)
		later, in := measure.WeekSlotOf(r.At.Add(10 * time.Minute))
		return day.Equal(later) && half == in
	}
	rapid.Check(t, func(t *rapid.T) {
		all, now := weekReadings(t, atHome), moment(t)
		planned := rapid.IntRange(4, 7).Draw(t, "planned")
		whole := func(all []measure.WeekReading) map[string]bool {
			found := map[string]bool{}
			for _, d := range measure.Week(begun, planned, all, now).Days {
				for _, slot := range d.Slots {
					if slot.State == measure.SlotWhole {
						found[slot.Date.Format(time.DateOnly)+slot.Half.String()] = true
					}
				}
			}
			return found
		}
		before := whole(all)
		after := whole(append(all, weekReading("one more", atHome).Filter(inside).Draw(t, "one more")))
		for slot := range before {
			if !after[slot] {
				t.Fatalf("%s is whole no longer", slot)
			}
		}
	})
}

func TestAReadingMoreNeverMakesFewerCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, now := weekReadings(t, travelling), moment(t)
		more := append(slices.Clone(all), weekReading("one more", travelling).Draw(t, "one more"))
		if before, after := counting(measure.Week(begun, 7, all, now)), counting(measure.Week(begun, 7, more, now)); len(after) < len(before) {
			t.Fatalf("of %d count %d, and with one more %d", len(all), len(before), len(after))
		}
	})
}

func TestTheOrderOfReadingsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, now := weekReadings(t, travelling), moment(t)
		one := measure.Week(begun, 7, all, now)
		two := measure.Week(begun, 7, rapid.Permutation(all).Draw(t, "another order"), now)
		if one.Working() != two.Working() || one.WholeDays != two.WholeDays {
			t.Fatalf("%s\nand in another order\n%s", one.Working(), two.Working())
		}
	})
}

func TestWhatIsNextIsNeverPast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, now := weekReadings(t, travelling), moment(t)
		s := measure.Week(begun, rapid.IntRange(4, 7).Draw(t, "planned"), all, now)
		slot, ok := s.Next()
		if !ok {
			if today, _ := measure.WeekSlotOf(now); !s.Complete() && today.Before(begun.AddDate(0, 0, measure.WeekLongest-measure.WeekLeastDays)) {
				t.Fatalf("an incomplete week is over on %s", now)
			}
			return
		}
		if len(slot.Readings) == 1 && now.Sub(slot.Readings[0].At) <= 10*time.Minute {
			return // noon may have come between the two
		}
		if today, half := measure.WeekSlotOf(now); slot.Date.Before(today) || slot.Date.Equal(today) && slot.Half < half {
			t.Fatalf("on %s the next is the %s of %s", now, slot.Half, slot.Date)
		}
	})
}
