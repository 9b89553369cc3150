package week_test

import (
	"net/url"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/narrative"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/app/week"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// wizard is the place of a week with the clock in the test's hand.
type wizard struct {
	*shelltest.Host
	t       *testing.T
	kept    *shelltest.Kept
	plan    string
	dialled []string
}

// at is the wizard at the kitchen table on 14 May 2026 at eight in the morning.
func at(t *testing.T, size fyne.Size, look kit.Appearance, contents ...careplan.Content) *wizard {
	t.Helper()
	k := shelltest.Keep(t)
	w := &wizard{t: t, kept: k}
	w.plan = k.Begin("Grace Okafor", careplan.RolePatient, careplan.Person{FullName: "Grace Okafor", Colour: "plum"}, contents...)
	places := week.New(k, func(u *url.URL) error { w.dialled = append(w.dialled, u.String()); return nil })
	w.Host = shelltest.New(t, size, kit.NewTheme(look), narrative.New(k, "").Routes(), places.Routes())
	k.Show(w.Host, w.plan)
	w.clock(14, "08:00")
	w.Go(shell.Route{Place: shell.Home})
	w.open()
	return w
}

func (w *wizard) clock(day int, clock string) {
	w.t.Helper()
	of, err := time.Parse("15:04", clock)
	if err != nil {
		w.t.Fatal(err)
	}
	w.Clock = time.Date(2026, time.May, day, of.Hour(), of.Minute(), 0, 0, time.UTC)
}

// open comes to the week from home, as somebody who opens the program does.
func (w *wizard) open() {
	w.t.Helper()
	w.Go(shell.Route{Place: shell.Home})
	w.Go(shell.Route{Place: shell.Week})
}

// begin begins a week of so many days.
func (w *wizard) begin(days string) {
	w.t.Helper()
	if days != "7" {
		w.Tap(days + " days")
	}
	w.Tap("Left arm")
	w.Tap("Begin the week")
}

// keys types numbers on the pad and saves.
func (w *wizard) keys(numbers string) {
	w.t.Helper()
	for _, key := range numbers {
		if key != '/' {
			w.Tap(string(key))
		}
	}
	w.Tap("Save")
}

// both takes the two readings of a slot, the second after the minute.
func (w *wizard) both(day int, clock, first, second string) {
	w.t.Helper()
	w.clock(day, clock)
	w.open()
	w.Tap("Measure now")
	w.keys(first)
	w.Pass(time.Minute)
	w.Tap("Enter the second reading")
	w.keys(second)
}

// days measures all of the days, but not what skip names: "16 morning".
func (w *wizard) days(from, to int, skip ...string) {
	w.t.Helper()
	for day := from; day <= to; day++ {
		name := time.Date(2026, time.May, day, 0, 0, 0, 0, time.UTC).Format("2 ")
		if !slices.Contains(skip, name+"morning") {
			w.both(day, "08:00", "130/80", "128/78")
		}
		if !slices.Contains(skip, name+"evening") {
			w.both(day, "20:00", "134/82", "132/80")
		}
	}
}

// measured saves what days would, without the taps, and opens the week in the
// evening of the last of them.
func (w *wizard) measured(from, to int, skip ...string) {
	w.t.Helper()
	var all []careplan.Content
	add := func(day, hour, minute int, systolic, diastolic int64) {
		at := time.Date(2026, time.May, day, hour, minute, 0, 0, time.UTC)
		if half := map[bool]string{true: " morning", false: " evening"}[hour < 12]; slices.Contains(skip, at.Format("2")+half) {
			return
		}
		all = append(all, &careplan.Reading{Measure: measure.BloodPressure, At: at, Week: w.entry(),
			Circumstances: measure.Circumstances{"arm": "left", "posture": "seated"},
			Amounts:       []measure.Amount{{Number: measure.Whole(systolic), Unit: measure.MillimetreHg}, {Number: measure.Whole(diastolic), Unit: measure.MillimetreHg}}})
	}
	for day := from; day <= to; day++ {
		add(day, 8, 0, 130, 80)
		add(day, 8, 1, 128, 78)
		add(day, 20, 0, 134, 82)
		add(day, 20, 1, 132, 80)
	}
	w.kept.Add(w.plan, all...)
	w.clock(to, "20:05")
	w.open()
}

// result is that of the only week; nil where it has none.
func (w *wizard) result() *careplan.WeekResult {
	w.t.Helper()
	weeks := w.Plan().Of(careplan.KindWeek)
	if len(weeks) != 1 {
		w.t.Fatalf("there are %d weeks", len(weeks))
	}
	return weeks[0].Latest().Content.(*careplan.PressureWeek).Result
}

func (w *wizard) entry() string {
	w.t.Helper()
	return w.Plan().Of(careplan.KindWeek)[0].ID
}

func (w *wizard) readings() []careplan.Point {
	w.t.Helper()
	all, err := w.kept.WeekReadings(w.t.Context(), w.plan, w.entry())
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

func (w *wizard) noProblems() {
	w.t.Helper()
	if len(w.Problems) > 0 {
		w.t.Errorf("problems: %v", w.Problems)
	}
}
