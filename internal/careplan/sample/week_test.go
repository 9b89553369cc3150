package sample_test

import (
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
	"github.com/carebottle/carebottle/internal/measure"
)

func TestGraceIsOnTheThirdDayOfHerWeek(t *testing.T) {
	for hour, want := range map[int]int{6: 8, 12: 10, 23: 10} {
		now := time.Date(2026, time.May, 14, hour, 0, 0, 0, time.UTC)
		week := sample.GraceWeek(now)
		if want := careplan.DateOf(now.AddDate(0, 0, -2)); week.Started != want || week.Result != nil {
			t.Errorf("at %d she is in %+v", hour, week)
		}
		taken := sample.GraceWeekReadings(now, "week")
		if len(taken) != want {
			t.Errorf("at %d she has measured %d times, not %d", hour, len(taken), want)
		}
		for i, r := range taken {
			if r.Week != "week" || r.At.After(now) || i > 0 && !r.At.After(taken[i-1].At) {
				t.Errorf("reading %d is %+v", i, r)
			}
			if i%2 == 1 && r.At.Sub(taken[i-1].At) < measure.WeekApart {
				t.Errorf("readings %d and %d are less than a minute apart", i-1, i)
			}
		}
	}
}
