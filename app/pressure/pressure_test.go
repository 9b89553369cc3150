package pressure_test

import (
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/pressure"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

func day(t *testing.T, text string) careplan.Date {
	t.Helper()
	d, err := careplan.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func may(day, hour, minute int) time.Time {
	return time.Date(2026, time.May, day, hour, minute, 0, 0, time.UTC)
}

func entry(id string, versions ...careplan.Version) careplan.Entry {
	return careplan.Entry{ID: id, Kind: careplan.KindWeek, Heads: versions}
}

func active(w *careplan.PressureWeek) careplan.Version {
	return careplan.Version{Status: careplan.Active, Content: w}
}

func TestTheWeekInProgressIsTheOneBegunLast(t *testing.T) {
	old, recent := &careplan.PressureWeek{Started: day(t, "1 May 2026"), Days: 7}, &careplan.PressureWeek{Started: day(t, "12 May 2026"), Days: 7}
	done := &careplan.PressureWeek{Started: day(t, "14 May 2026"), Days: 7, Result: &careplan.WeekResult{}}
	for name, c := range map[string]struct {
		entries []careplan.Entry
		want    string
		weeks   int
	}{
		"none":                         {nil, "", 0},
		"two devices each began one":   {[]careplan.Entry{entry("old", active(old)), entry("recent", active(recent))}, "recent", 2},
		"the later one is done":        {[]careplan.Entry{entry("done", active(done)), entry("old", active(old))}, "old", 2},
		"one was stopped":              {[]careplan.Entry{entry("stopped", careplan.Version{Status: careplan.Stopped, Content: old})}, "", 1},
		"one never was":                {[]careplan.Entry{entry("error", careplan.Version{Status: careplan.EnteredInError, Content: old})}, "", 0},
		"one is erased":                {[]careplan.Entry{entry("erased", careplan.Version{Status: careplan.Active, Absent: careplan.Erased})}, "", 0},
		"one has versions, done first": {[]careplan.Entry{entry("two", active(done), active(old))}, "", 1},
		"without a day":                {[]careplan.Entry{entry("odd", active(&careplan.PressureWeek{Days: 400}))}, "odd", 1},
	} {
		t.Run(name, func(t *testing.T) {
			plan := careplan.Plan{Entries: c.entries}
			w, ok := pressure.Current(plan)
			if ok != (c.want != "") || w.Entry.ID != c.want {
				t.Errorf("it is %q", w.Entry.ID)
			}
			if n := len(pressure.Weeks(plan)); n != c.weeks {
				t.Errorf("there are %d weeks", n)
			}
			want := shell.Route{Place: shell.NewReading, Measure: measure.BloodPressure}
			if ok {
				want = shell.Route{Place: shell.Week}
				w.State(nil, may(14, 8, 0)) // whatever it says, it can be reckoned
			}
			if got := pressure.Entering(plan, measure.BloodPressure); got != want {
				t.Errorf("a blood pressure is entered at %+v", got)
			}
			if got := pressure.Entering(plan, measure.Weight); got.Place != shell.NewReading {
				t.Errorf("a weight is entered at %+v", got)
			}
		})
	}
}

// taken are readings at times.
func taken(times ...time.Time) []careplan.Point {
	points := make([]careplan.Point, len(times))
	for i, at := range times {
		points[i] = careplan.Point{Entry: string(rune('a' + i)), Measure: measure.BloodPressure, At: at, Amounts: []measure.Amount{
			measure.Of("130", measure.MillimetreHg), measure.Of("80", measure.MillimetreHg), measure.Of("70", measure.PerMinute)}}
	}
	return points
}

func TestWhatIsNextIsSaidAsPeopleSayIt(t *testing.T) {
	week := pressure.Week{PressureWeek: &careplan.PressureWeek{Started: day(t, "14 May 2026"), Days: 4}}
	for _, c := range []struct {
		now    time.Time
		points []careplan.Point
		act    pressure.Act
		says   string
	}{
		{may(14, 7, 0), nil, pressure.Measure, "This morning: two readings, a minute apart."},
		{may(14, 8, 0), taken(may(14, 8, 0)), pressure.Wait, "This morning: one more reading, a minute after the first."},
		{may(14, 8, 1), taken(may(14, 8, 0)), pressure.Measure, "This morning: one more reading."},
		{may(14, 8, 2), taken(may(14, 8, 0), may(14, 8, 1)), pressure.Rest, "Next: this evening."},
		{may(14, 12, 0), taken(may(14, 8, 0), may(14, 8, 1)), pressure.Rest, "Next: this evening, two readings."},
		{may(14, 15, 59), taken(may(14, 8, 0), may(14, 8, 1)), pressure.Rest, "Next: this evening, two readings."},
		{may(14, 16, 0), taken(may(14, 8, 0), may(14, 8, 1)), pressure.Measure, "This evening: two readings, a minute apart."},
		{may(15, 0, 30), taken(may(14, 8, 0)), pressure.Measure, "Tonight: two readings, a minute apart."},
		{may(14, 21, 0), taken(may(14, 20, 0), may(14, 20, 1)), pressure.Rest, "Next: tomorrow morning."},
		{may(15, 1, 0), taken(may(14, 20, 0), may(14, 20, 1)), pressure.Rest, "Next: this morning."},
		{may(14, 12, 0), taken(may(14, 11, 59)), pressure.Measure, "This morning: one more reading."},
		{may(14, 12, 10), taken(may(14, 11, 59)), pressure.Rest, "Next: this evening, two readings."},
		{may(12, 9, 0), nil, pressure.Rest, "Next: the morning of 14 May."},
		{may(30, 9, 0), taken(may(14, 8, 0)), pressure.Measure, "This morning: two readings, a minute apart."},
		{time.Date(2026, time.June, 20, 9, 0, 0, 0, time.UTC), taken(may(14, 8, 0)), pressure.GiveUp, "The time for this week is over, and it does not have 4 whole days."},
	} {
		if act, says := pressure.Next(week.State(c.points, c.now), c.now); act != c.act || says != c.says {
			t.Errorf("at %s with %d readings it is %d, %q; not %d, %q", c.now, len(c.points), act, says, c.act, c.says)
		}
	}
}

func TestASlotIsNamedByTheCalendarOfNow(t *testing.T) {
	slot := func(day int, half measure.Half) measure.WeekSlot {
		return measure.WeekSlot{Date: time.Date(2026, time.May, day, 0, 0, 0, 0, time.UTC), Half: half}
	}
	for _, c := range []struct {
		now  time.Time
		slot measure.WeekSlot
		want string
	}{
		{may(14, 23, 59), slot(14, measure.Morning), "this morning"},
		{may(14, 23, 59), slot(14, measure.Evening), "this evening"},
		{may(14, 23, 59), slot(13, measure.Evening), "yesterday evening"},
		{may(14, 23, 59), slot(15, measure.Morning), "tomorrow morning"},
		// Past midnight two mornings are near: the one that was missed, and the
		// next.
		{may(15, 0, 30), slot(14, measure.Morning), "yesterday morning"},
		{may(15, 0, 30), slot(14, measure.Evening), "tonight"},
		{may(15, 0, 30), slot(15, measure.Morning), "this morning"},
		{may(15, 0, 30), slot(15, measure.Evening), "this evening"},
		{may(15, 0, 30), slot(13, measure.Evening), "the evening of 13 May"},
		{may(15, 4, 0), slot(14, measure.Evening), "yesterday evening"},
	} {
		if got := pressure.When(c.slot, c.now); got != c.want {
			t.Errorf("at %s the %s of the %d is %q, not %q", c.now, c.slot.Half, c.slot.Date.Day(), got, c.want)
		}
	}
}

func TestOnlyWholeBloodPressuresTakenSittingCount(t *testing.T) {
	week := pressure.Week{PressureWeek: &careplan.PressureWeek{Started: day(t, "14 May 2026"), Days: 7}}
	points := taken(may(14, 8, 0), may(15, 8, 0), may(15, 8, 2), may(15, 8, 4))
	points[1].Amounts = points[1].Amounts[:1]
	points[2].Circumstances = measure.Circumstances{"posture": "lying"}
	points[3].Measure = measure.Pulse
	s := week.State(points, may(15, 9, 0))
	if len(s.Used) != 0 || len(s.Left) != 3 {
		t.Errorf("%d are used, %d left out", len(s.Used), len(s.Left))
	}
}
