package careplan_test

import (
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
)

func TestADateIsDueAsFarAsItWasWritten(t *testing.T) {
	for _, c := range []struct {
		date, today string
		want        careplan.Due
	}{
		{"", "2026-05-14", careplan.NotDue},
		{"15 May 2026", "2026-05-14", careplan.NotDue},
		{"14 May 2026", "2026-05-14", careplan.DueNow},
		{"13 May 2026", "2026-05-14", careplan.Overdue},
		{"May 2026", "2026-04-30", careplan.NotDue},
		{"May 2026", "2026-05-01", careplan.DueNow},
		{"May 2026", "2026-05-31", careplan.DueNow},
		{"May 2026", "2026-06-01", careplan.Overdue},
		{"2026", "2026-12-31", careplan.DueNow},
		{"2026", "2027-01-01", careplan.Overdue},
	} {
		d, err := careplan.ParseDate(c.date)
		if err != nil {
			t.Fatal(err)
		}
		now, err := time.Parse(time.DateOnly, c.today)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Due(now.Add(23 * time.Hour)); got != c.want {
			t.Errorf("%q on %s: %d, not %d", c.date, c.today, got, c.want)
		}
	}
}

func TestWhatIsDueComesInItsOrder(t *testing.T) {
	day := func(text string) careplan.Date {
		d, err := careplan.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	p := careplan.Plan{Entries: []careplan.Entry{
		entry("flu", head(0, careplan.Active, &careplan.Check{What: "Flu jab", Due: day("9 October 2026")})),
		entry("target", head(0, careplan.Active, &careplan.Target{Review: day("May 2027")})),
		entry("stopped", head(0, careplan.Stopped, &careplan.Check{Due: day("2020")})),
		entry("done", head(0, careplan.Active, &careplan.Goal{Status: careplan.GoalCompleted, Review: day("2020")})),
		entry("goal", head(0, careplan.Active, &careplan.Goal{Status: careplan.GoalStarted, Review: day("October 2026")})),
		entry("month", head(0, careplan.Active, &careplan.Check{What: "Feet", Due: day("May 2026")})),
		entry("none", head(0, careplan.Active, &careplan.Check{What: "Eyes"})),
		entry("two", head(1, careplan.Active, &careplan.Check{Due: day("2028")}), head(0, careplan.Active, &careplan.Check{Due: day("13 May 2026")})),
		entry("if", head(0, careplan.Active, &careplan.Contingency{Review: day("14 May 2026")})),
	}}
	var got []string
	for _, d := range p.Dated(noon) {
		got = append(got, d.Entry.ID+[]string{"", " due", " overdue"}[d.Due])
	}
	want := []string{"two overdue", "if due", "month due", "flu", "goal", "target"}
	if len(got) != len(want) {
		t.Fatalf("%v, not %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, not %v", got, want)
			break
		}
	}
}
