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

// weekReading draws a reading around a week, more often near others than
// chance would have it.
func weekReading(id string) *rapid.Generator[measure.WeekReading] {
	return rapid.Custom(func(t *rapid.T) measure.WeekReading {
		at := begun.AddDate(0, 0, rapid.IntRange(-2, 24).Draw(t, "day")).
			Add(time.Duration(rapid.SampledFrom([]int{0, 1, 3, 4, 8, 11, 12, 16, 20, 23}).Draw(t, "hour")) * time.Hour).
			Add(time.Duration(rapid.IntRange(0, 200).Draw(t, "second")) * time.Second)
		r := measure.WeekReading{ID: id, At: at, Standing: rapid.IntRange(0, 9).Draw(t, "posture") == 0}
		r.Systolic = measure.Whole(rapid.Int64Range(50, 300).Draw(t, "systolic"))
		if rapid.IntRange(0, 19).Draw(t, "bottom") > 0 {
			r.Diastolic = measure.Whole(rapid.Int64Range(20, 200).Draw(t, "diastolic"))
		}
		return r
	})
}

func weekReadings(t *rapid.T) []measure.WeekReading {
	all := make([]measure.WeekReading, rapid.IntRange(0, 60).Draw(t, "readings"))
	for i := range all {
		all[i] = weekReading(fmt.Sprint(i)).Draw(t, "reading")
	}
	return all
}

func moment(t *rapid.T) time.Time {
	return begun.Add(time.Duration(rapid.IntRange(-30, 30*24).Draw(t, "hours from the start")) * time.Hour)
}

func TestEveryReadingIsUsedOrLeftOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := weekReadings(t)
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

func TestTheMeanIsExactAndBetweenTheLeastAndTheMost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := measure.Week(begun, 7, weekReadings(t), moment(t))
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

func TestAReadingMoreNeverMakesAWholeSlotMissing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, now := weekReadings(t), moment(t)
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
		after := whole(append(all, weekReading("one more").Draw(t, "one more")))
		for slot := range before {
			if !after[slot] {
				t.Fatalf("%s is whole no longer", slot)
			}
		}
	})
}

func TestTheOrderOfReadingsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, now := weekReadings(t), moment(t)
		one := measure.Week(begun, 7, all, now)
		two := measure.Week(begun, 7, rapid.Permutation(all).Draw(t, "another order"), now)
		if one.Working() != two.Working() || one.WholeDays != two.WholeDays {
			t.Fatalf("%s\nand in another order\n%s", one.Working(), two.Working())
		}
	})
}

func TestWhatIsNextIsNeverPast(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all, now := weekReadings(t), moment(t)
		s := measure.Week(begun, rapid.IntRange(4, 7).Draw(t, "planned"), all, now)
		slot, ok := s.Next()
		if !ok {
			if today, _ := measure.WeekSlotOf(now); !s.Complete() && today.Before(begun.AddDate(0, 0, measure.WeekLongest-measure.WeekLeastDays)) {
				t.Fatalf("an incomplete week is over on %s", now)
			}
			return
		}
		if today, half := measure.WeekSlotOf(now); slot.Date.Before(today) || slot.Date.Equal(today) && slot.Half < half {
			t.Fatalf("on %s the next is the %s of %s", now, slot.Half, slot.Date)
		}
	})
}
