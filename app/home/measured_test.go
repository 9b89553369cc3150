package home_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/home"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
)

// may is a time of May 2026; the clock of the tests stands at half past ten on
// the 14th.
func may(day, hour, minute int) time.Time {
	return time.Date(2026, time.May, day, hour, minute, 0, 0, time.UTC)
}

func pressureAt(at time.Time, systolic, diastolic int64) *careplan.Reading {
	return &careplan.Reading{Measure: measure.BloodPressure, At: at, Amounts: []measure.Amount{
		{Number: measure.Whole(systolic), Unit: measure.MillimetreHg}, {Number: measure.Whole(diastolic), Unit: measure.MillimetreHg},
		{Number: measure.Whole(70), Unit: measure.PerMinute}}}
}

func date(t *testing.T, text string) careplan.Date {
	t.Helper()
	d, err := careplan.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func follows(m measure.ID, u measure.Unit, position int) *careplan.Followed {
	return &careplan.Followed{Measure: m, Unit: u, Position: position}
}

// measured is a plan that follows some measures and has targets for them.
func measured() []careplan.Content {
	return []careplan.Content{
		follows(measure.BloodPressure, measure.MillimetreHg, 1), follows(measure.Glucose, measure.MillimolePerL, 2),
		follows(measure.Weight, measure.Stone, 3), follows(measure.Pulse, "", 4),
		pressureAt(may(13, 19, 40), 141, 88), pressureAt(may(14, 8, 12), 132, 78),
		&careplan.Reading{Measure: measure.Glucose, At: may(14, 7, 50), Amounts: []measure.Amount{measure.Of("6.4", measure.MillimolePerL)},
			Circumstances: measure.Circumstances{"when": "waking"}},
		&careplan.Reading{Measure: measure.Weight, At: may(10, 8, 0), Amounts: []measure.Amount{measure.Of("71.7", measure.Kilogram)}},
		&careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg, Ranges: []measure.Range{
			{High: measure.Whole(135), HighOpen: true}, {High: measure.Whole(85), HighOpen: true}}},
		&careplan.Target{Measure: measure.Glucose, Unit: measure.MillimolePerL, Circumstances: measure.Circumstances{"when": "bedtime"},
			Ranges: []measure.Range{{Low: measure.Whole(6), High: measure.Whole(9)}}},
		&careplan.Target{Measure: measure.Glucose, Unit: measure.MillimolePerL, Circumstances: measure.Circumstances{"when": "waking"},
			Ranges: []measure.Range{{Low: measure.Whole(5), High: measure.Whole(7)}}},
	}
}

func TestHomeShowsTheLatestOfEachMeasure(t *testing.T) {
	host, k, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, measured()...)
	host.Says("Write down a reading",
		"Blood pressure 132/78 mmHg today 08:12 plan: under 135/85 mmHg",
		"Blood glucose 6.4 mmol/L today 07:50 plan: 5 to 7 mmol/L on waking",
		"Weight 11 st 4.1 lb 10 May 2026, 08:00",
		"Pulse 70 a minute")
	host.SaysNot("141", "bedtime", "71.7")
	order(t, host, "Show my Message in a Bottle", "Write down a reading", "There is no backup")
	host.Tap("Blood glucose 6.4")
	if got := host.Here(); got.Place != shell.NewReading || got.Measure != measure.Glucose {
		t.Errorf("a tap on glucose leads to %+v", got)
	}
	host.Back()
	k.Add(host.Plan().ID, pressureAt(may(14, 9, 0), 128, 74))
	host.Says("128/74")
	if len(host.Problems) > 0 {
		t.Error(host.Problems)
	}
}

func order(t *testing.T, host *shelltest.Host, texts ...string) {
	t.Helper()
	at := -1
	for _, text := range texts {
		next := strings.Index(host.Words(), text)
		if next <= at {
			t.Errorf("%q does not come after what should stand before it:\n%s", text, host.Words())
		}
		at = next
	}
}

func TestAMeasureWithoutReadingsCanBeBegun(t *testing.T) {
	host, _, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, follows(measure.Oxygen, measure.Percent, 1))
	host.Says("Oxygen level Nothing written down yet")
	host.Tap("Oxygen level")
	if got := host.Here(); got.Place != shell.NewReading || got.Measure != measure.Oxygen {
		t.Errorf("it leads to %+v", got)
	}
}

func TestWithoutMeasuresThereIsOneQuietWayToBegin(t *testing.T) {
	host, _, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient)
	if n := strings.Count(host.Words(), "reading"); n != 1 {
		t.Errorf("home speaks of readings %d times", n)
	}
	host.Tap("Write down a reading")
	if host.Here().Place != shell.Readings {
		t.Errorf("it leads to %v", host.Here())
	}
}

// unread is a record whose readings can't be read now.
type unread struct{ *kept }

func (unread) Latest(context.Context, string) ([]careplan.Point, error) { return nil, vault.ErrLocked }

func TestReadingsThatCannotBeReadAreNotSaidToBeNone(t *testing.T) {
	k := shelltest.Keep(t)
	id := k.Begin("Halina", careplan.RolePatient, careplan.Person{FullName: "Tomasz Wiśniewski"}, measured()...)
	host := shelltest.New(t, shelltest.Phone, kit.NewTheme(kit.Appearance{}), home.New(unread{k}, k, nil).Routes())
	k.Show(host, id)
	host.Go(shell.Route{Place: shell.Home})
	host.SaysNot("Nothing written down yet")
	if len(host.Problems) != 1 {
		t.Errorf("problems: %v", host.Problems)
	}
}

func TestAPhoneShowsTheFirstMeasures(t *testing.T) {
	var many []careplan.Content
	for i, m := range measure.Catalogue()[:8] {
		many = append(many, follows(m.ID, "", i+1))
	}
	for size, want := range map[fyne.Size]int{shelltest.Phone: 6, shelltest.Desktop: 8} {
		host, _, _ := at(t, size, kit.Appearance{}, careplan.RolePatient, many...)
		if n := strings.Count(host.Words(), "Nothing written down yet"); n != want {
			t.Errorf("%v shows %d measures, not %d", size, n, want)
		}
		if host.Has("All readings") != (want == 6) {
			t.Errorf("at %v it says %t that there are more", size, host.Has("All readings"))
		}
	}
}

func TestAReadingInErrorIsNotShown(t *testing.T) {
	host, k, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, follows(measure.BloodPressure, "", 1), pressureAt(may(13, 8, 0), 130, 80))
	ids := k.Add(host.Plan().ID, pressureAt(may(14, 8, 0), 221, 110))
	host.Says("221/110")
	end(t, k, host.Plan().ID, ids[0], careplan.EnteredInError)
	host.SaysNot("221/110")
	host.Says("130/80")
}

func TestWhatIsDueIsSaidOnce(t *testing.T) {
	host, _, _ := at(t, shelltest.Desktop, kit.Appearance{}, careplan.RolePatient,
		&careplan.Check{What: "Flu jab", Due: date(t, "9 October 2026"), Where: "Hill Lane Surgery"},
		&careplan.Check{What: "Urine albumin test", Due: date(t, "2 May 2026")},
		&careplan.Check{What: "Eye screening", Due: date(t, "November 2026")},
		&careplan.Check{What: "Foot check", Due: date(t, "May 2026")},
		&careplan.Goal{Text: "Walk to the library", Review: date(t, "1 March 2026")},
		&careplan.Goal{Text: "Sing again", Status: careplan.GoalCompleted, Review: date(t, "1 March 2026")},
		&careplan.Target{Measure: measure.Pulse, Unit: measure.PerMinute, Ranges: []measure.Range{{High: measure.Whole(90)}}, Review: date(t, "1 January 2026")},
	)
	order(t, host, "Due", "Pulse 90 a minute or less to be looked at again since 1 January 2026 Due",
		"Walk to the library to be looked at again since 1 March 2026 Due", "Urine albumin test due since 2 May 2026 Due",
		"Foot check due since May 2026 Due", "Flu jab 9 October 2026, Hill Lane Surgery")
	host.SaysNot("Eye screening", "Sing again", "Overdue", "late")
	host.Tap("Urine albumin test")
	if got := host.Here(); got.Place != shell.Item || got.Kind != careplan.KindCheck {
		t.Errorf("it leads to %+v", got)
	}
}

func TestWithoutAnythingDueThereIsNoCard(t *testing.T) {
	host, _, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, &careplan.Check{What: "Flu jab", Due: date(t, "9 October 2026")})
	host.SaysNot("Flu jab", "Due")
}

func end(t *testing.T, k *kept, plan, entry string, status careplan.Status) {
	t.Helper()
	e, err := k.Entry(t.Context(), plan, entry)
	if err != nil {
		t.Fatal(err)
	}
	change(t, k, plan, entry, status, e.Latest().Content)
}

func change(t *testing.T, k *kept, plan, entry string, status careplan.Status, c careplan.Content) {
	t.Helper()
	if _, err := k.Save(t.Context(), plan, record.Change{Entry: entry, Status: status, Content: c}); err != nil {
		t.Fatal(err)
	}
}

func TestAWeekInProgressSaysWhatToDoNow(t *testing.T) {
	host, k, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, append(measured(), &careplan.PressureWeek{Started: date(t, "12 May 2026"), Days: 7})...)
	id := host.Plan().ID
	week := host.Plan().Of(careplan.KindWeek)[0].ID
	add := func(at time.Time) {
		r := pressureAt(at, 130, 80)
		r.Week = week
		k.Add(id, r)
	}
	for day := 12; day < 14; day++ {
		add(may(day, 8, 0))
		add(may(day, 8, 2))
		add(may(day, 20, 0))
		add(may(day, 20, 2))
	}
	now := func(at time.Time) {
		host.Clock = at
		host.Rebuild()
	}
	now(may(14, 8, 0))
	host.Says("Blood pressure week Day 3 of 7 This morning: two readings, a minute apart.")
	order(t, host, "Show my Message in a Bottle", "Blood pressure week", "Write down a reading")
	host.Tap("Measure now")
	if got := host.Here(); got.Place != shell.Week || got.Step != "measure" {
		t.Errorf("it leads to %+v", got)
	}
	host.Back()
	add(may(14, 8, 0))
	host.Says("This morning: one more reading, a minute after the first.")
	host.SaysNot("Measure now")
	host.Tap("Go on measuring")
	if got := host.Here(); got.Place != shell.Week || got.Step != "" {
		t.Errorf("it leads to %+v", got)
	}
	host.Back()
	now(may(14, 8, 1))
	host.Says("This morning: one more reading.", "Measure now")
	add(may(14, 8, 1))
	host.Says("Next: this evening.", "Look at the week")
	host.SaysNot("Measure now")
	now(may(14, 13, 0))
	host.Says("Next: this evening, two readings.", "Look at the week")
	now(may(14, 18, 30))
	host.Says("This evening: two readings, a minute apart.", "Measure now")
	// What is typed in by the way during the week counts for it.
	host.Tap("Blood pressure 132/78")
	if got := host.Here(); got.Place != shell.Week {
		t.Errorf("a tap on blood pressure leads to %+v", got)
	}
	host.Back()
	change(t, k, id, week, careplan.Stopped, &careplan.PressureWeek{Started: date(t, "12 May 2026"), Days: 7})
	host.SaysNot("Blood pressure week")
}

func TestMeasuredHomeFits(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		contents := append(measured(), &careplan.PressureWeek{Started: date(t, "14 May 2026"), Days: 7}, zofia(t),
			&careplan.Check{What: "Urine albumin test", Due: date(t, "2 May 2026")},
			&careplan.Check{What: "Flu jab", Due: date(t, "9 October 2026"), Where: "Hill Lane Surgery"})
		host, _, _ := at(t, size, look, careplan.RolePatient, contents...)
		host.WholeText()
		host.Shoot("home-measured-" + name)
	})
}
