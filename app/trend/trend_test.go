package trend_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/app/trend"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
)

// desk is a real record with a plan, shown on a page of how it goes.
type desk struct {
	*shelltest.Host
	*shelltest.Kept
	t    testing.TB
	plan string
}

func sit(t testing.TB, size fyne.Size, look kit.Appearance, contents ...careplan.Content) *desk {
	t.Helper()
	k := shelltest.Keep(t)
	d := &desk{Kept: k, t: t}
	d.plan = k.Begin("Grace Okafor", careplan.RolePatient, careplan.Person{FullName: "Grace Okafor", PreferredName: "Gracie"}, contents...)
	d.Host = shelltest.New(t, size, kit.NewTheme(look), trend.New(k).Routes())
	k.Show(d.Host, d.plan)
	return d
}

func phone(t testing.TB, contents ...careplan.Content) *desk {
	return sit(t, shelltest.Phone, kit.Appearance{}, contents...)
}

func (d *desk) look(m measure.ID) { d.Go(shell.Route{Place: shell.Trend, Measure: m}) }

// chart is the one that is shown, or nil.
func (d *desk) chart() *kit.Chart {
	for _, f := range kit.Focusables(d.Page().Body) {
		if c, ok := f.(*kit.Chart); ok {
			return c
		}
	}
	return nil
}

// at is a time of May 2026.
func at(day, hour int) time.Time { return time.Date(2026, time.May, day, hour, 0, 0, 0, time.UTC) }

func pressure(when time.Time, top, bottom string) *careplan.Reading {
	return &careplan.Reading{Measure: measure.BloodPressure, At: when,
		Amounts: []measure.Amount{measure.Of(top, measure.MillimetreHg), measure.Of(bottom, measure.MillimetreHg)}}
}

func glucose(when time.Time, amount measure.Amount, meal string) *careplan.Reading {
	r := &careplan.Reading{Measure: measure.Glucose, At: when, Amounts: []measure.Amount{amount}}
	if meal != "" {
		r.Circumstances = measure.Circumstances{"when": meal}
	}
	return r
}

func one(m measure.ID, when time.Time, a measure.Amount) *careplan.Reading {
	return &careplan.Reading{Measure: m, At: when, Amounts: []measure.Amount{a}}
}

func mmol(digits string) measure.Amount { return measure.Of(digits, measure.MillimolePerL) }
func kg(digits string) measure.Amount   { return measure.Of(digits, measure.Kilogram) }

// months are the readings that Grace might have taken in so many days.
func months(days int) []careplan.Content {
	var contents []careplan.Content
	for _, r := range sample.GraceReadings(at(14, 10), days) {
		contents = append(contents, &r)
	}
	return contents
}

func TestEverythingFitsInEveryLook(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		contents := append(sample.Grace()[1:], months(40)...)
		contents = append(contents, glucose(at(12, 9), measure.Amount{Beyond: measure.High, Unit: measure.MillimolePerL}, "waking"),
			&careplan.Followed{Measure: measure.PeakFlow, Best: measure.Of("560", measure.LitrePerMinute), BestOn: careplan.DateOf(at(1, 1))},
			one(measure.PeakFlow, at(1, 8), measure.Of("540", measure.LitrePerMinute)), one(measure.PeakFlow, at(13, 8), measure.Of("420", measure.LitrePerMinute)),
			&careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.MustNumber("2"), Days: 3}},
			one(measure.Weight, at(13, 8), kg("71.4")))
		d := sit(t, size, look, contents...)
		for m, choices := range map[measure.ID][]string{
			measure.BloodPressure: {"Week", "Month", "Year"},
			measure.Glucose:       {"On waking"},
			measure.Weight:        {"3 days"},
			measure.PeakFlow:      {"All"},
			measure.INR:           {"All"},
		} {
			d.look(m)
			for _, choice := range choices {
				d.Tap(choice)
				if c := d.chart(); c != nil {
					c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
				}
				d.WholeText()
				d.Shoot(name + "-" + string(m) + "-" + choice)
			}
		}
	})
}

func TestTheSentenceSaysWhatTheChartShows(t *testing.T) {
	var readings []careplan.Content
	for day := 1; day <= 14; day++ {
		if day < 5 || day > 9 {
			readings = append(readings, pressure(at(day, 8), fmt.Sprint(120+day), fmt.Sprint(90-day)))
		}
	}
	d := phone(t, readings...)
	d.look(measure.BloodPressure)
	// 121 to 124 and 130 to 134: 1150 / 9; 89 to 86 and 80 to 76: 740 / 9. The
	// highest top number and the highest bottom number are no one reading.
	d.Says("9 readings, top number 121 to 134, bottom number 76 to 89, average 128/82 mmHg. None from 5 to 9 May 2026.",
		"Solid: top number. Dashed: bottom number.", "15 April to 14 May 2026", "Shown in mmHg.",
		"134/76 mmHg 14 May 2026, 08:00")
}

func TestFewReadingsAreSaidAsTheyAre(t *testing.T) {
	d := phone(t)
	d.look(measure.Weight)
	d.Says("There are no readings yet.", "Your plan has no target for this.")

	d.Add(d.plan, one(measure.Weight, at(2, 8), kg("69.0")))
	d.Tap("Month")
	d.Says("One reading: 69.0 kg on 2 May 2026.")
	d.Tap("Week")
	d.Says("There are no readings in this time. The last of all is 69.0 kg on 2 May 2026.")
	if d.chart() != nil {
		t.Error("there is a chart of nothing")
	}

	d.Add(d.plan, one(measure.Weight, at(3, 8), kg("69.0")), one(measure.Weight, at(4, 8), kg("69.0")))
	d.Tap("Month")
	d.Says("3 readings, all 69.0 kg.")
}

func TestReadingsTenYearsApartAreNotJoined(t *testing.T) {
	d := phone(t, one(measure.Weight, at(3, 8).AddDate(-10, 0, 0), kg("64.0")), one(measure.Weight, at(4, 8), kg("69.0")))
	d.look(measure.Weight)
	d.Says("3 May 2016 to 14 May 2026", "2 readings, lowest 64.0, highest 69.0, average 66.5 kg. None from 4 May 2016 to 3 May 2026.")
	d.WholeText()
}

func TestAReadingIsShownInThePersonsUnitAndSaysAsWhatItWasEntered(t *testing.T) {
	d := phone(t, &careplan.Followed{Measure: measure.Glucose, Unit: measure.MilligramPerDL},
		glucose(at(13, 8), mmol("7.0"), "waking"), glucose(at(14, 8), measure.Of("130", measure.MilligramPerDL), ""))
	d.look(measure.Glucose)
	d.Says("Shown in mg/dL.", "126 mg/dL 13 May 2026, 08:00. On waking. Entered as 7.0 mmol/L", "130 mg/dL 14 May 2026, 08:00",
		"lowest 126, highest 130, average 128 mg/dL")
	d.SaysNot("Entered as 130")
}

func TestTheLowestAndTheHighestAreSoInWhateverUnitTheyWereEntered(t *testing.T) {
	d := phone(t, glucose(at(12, 8), measure.Of("99", measure.MilligramPerDL), ""), glucose(at(13, 8), mmol("6.4"), ""), glucose(at(14, 8), measure.Of("180", measure.MilligramPerDL), ""))
	d.look(measure.Glucose)
	d.Says("3 readings, lowest 5.5, highest 10.0, average 7.3 mmol/L.")
}

func TestTheLongestGapIsNamedAndTheOthersCounted(t *testing.T) {
	var readings []careplan.Content
	for day := 1; day <= 14; day++ {
		if day != 3 && day != 4 && (day < 7 || day > 9) && day != 12 && day != 13 {
			readings = append(readings, one(measure.Weight, at(day, 8), kg("69.0")))
		}
	}
	d := phone(t, readings...)
	d.look(measure.Weight)
	d.Says("None from 7 to 9 May 2026, and 2 more gaps.")
	d.Add(d.plan, one(measure.Weight, at(12, 8), kg("69.0")))
	d.Rebuild()
	d.Says("None from 7 to 9 May 2026, and one more gap.")
}

func TestArrowKeysAreNamedWhereThereAreSome(t *testing.T) {
	hint := "walk along it with the arrow keys"
	d := phone(t, one(measure.Weight, at(14, 8), kg("69.0")))
	d.look(measure.Weight)
	d.Says("Tap a reading on the chart to see it here.")
	d.SaysNot(hint)
	d = sit(t, shelltest.Desktop, kit.Appearance{}, one(measure.Weight, at(14, 8), kg("69.0")))
	d.look(measure.Weight)
	d.Says(hint)
}

func TestStonesAreShownAsStones(t *testing.T) {
	d := phone(t, &careplan.Followed{Measure: measure.Weight, Unit: measure.Stone},
		one(measure.Weight, at(10, 8), kg("69.0")), one(measure.Weight, at(14, 8), measure.Amount{Number: measure.Whole(11), Smaller: measure.Whole(4), Unit: measure.Stone}))
	d.look(measure.Weight)
	d.Says("Shown in st and lb.", "10 st 12", "11 st 4 lb 14 May 2026", "Entered as 69.0 kg")
	d.WholeText()
}

func TestAMetersHIIsSaidAndNotAveraged(t *testing.T) {
	d := phone(t, glucose(at(12, 8), mmol("6.0"), ""), glucose(at(13, 8), mmol("8.0"), ""),
		glucose(at(14, 8), measure.Amount{Beyond: measure.High, Unit: measure.MillimolePerL}, ""))
	d.look(measure.Glucose)
	d.Says("3 readings, lowest 6.0, highest HI, average 7.0 mmol/L without 1 that had no number.",
		"An arrow at the edge: the meter said HI, once.", "HI (mmol/L) 14 May 2026")
}

func TestEachLineHasItsTargetInThePlansWords(t *testing.T) {
	target := &careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg, On: careplan.DateOf(at(14, 0)), Role: "care co-ordinator",
		Ranges: []measure.Range{{High: measure.Whole(135), HighOpen: true}, {High: measure.Whole(85), HighOpen: true}}}
	target.SaidBy = "Nurse Parminder Dhillon"
	d := phone(t, target, &careplan.Baseline{What: "BP", Usual: "130/78"}, &careplan.Baseline{What: "Walking", Usual: "unaided"},
		pressure(at(4, 8), "128", "79"), pressure(at(14, 8), "131", "76"))
	d.look(measure.BloodPressure)
	d.Says("plan: under 135", "plan: under 85", "Dotted: your plan, under 135/85 mmHg.",
		"Target: under 135/85 mmHg Set by Nurse Parminder Dhillon, care co-ordinator, 14 May 2026", "Usual: BP “130/78”")
	d.SaysNot("unaided")
	d.Tap("See the targets")
	if r := d.Here(); r.Place != shell.Section || r.Kind != careplan.KindTarget {
		t.Errorf("it leads to %+v", r)
	}
}

func TestABoundStandsAtTheAxisWhereItsWordsHaveNoRoom(t *testing.T) {
	contents := []careplan.Content{&careplan.Followed{Measure: measure.Glucose, Unit: measure.MilligramPerDL},
		&careplan.Target{Measure: measure.Glucose, Unit: measure.MillimolePerL, Ranges: []measure.Range{{Low: measure.MustNumber("4"), High: measure.MustNumber("7")}}}}
	for day := 1; day <= 14; day++ {
		contents = append(contents, glucose(at(day, 7), mmol(fmt.Sprint(3+day%8)), ""))
	}
	d := sit(t, shelltest.Phone, kit.Appearance{Scale: 2}, contents...)
	d.look(measure.Glucose)
	d.SaysNot("plan: 4 to 7")
	d.Says("72", "126", "Dotted: your plan, 4 to 7 mmol/L.") // 4 and 7 times 18.016
	d.WholeText()
}

func TestWhatIsNoLongerUsualOrOfSomethingElseIsNotSaid(t *testing.T) {
	d := phone(t, &careplan.Baseline{What: "Bpm at rest", Usual: "of a watch"}, &careplan.Baseline{What: "Usual BP", Usual: "130/78"}, &careplan.Baseline{What: "Abpi", Usual: "1.1"})
	old := &careplan.Baseline{What: "BP", Usual: "150/90"}
	id := d.Add(d.plan, old)[0]
	if _, err := d.Save(t.Context(), d.plan, record.Change{Entry: id, Status: careplan.Stopped, Source: careplan.SourcePatient, Content: old}); err != nil {
		t.Fatal(err)
	}
	d.look(measure.BloodPressure)
	d.Says("Usual: Usual BP “130/78”")
	d.SaysNot("150/90", "Abpi", "of a watch")
}

func TestTargetsOfDifferentCircumstancesAreShownOneAtATime(t *testing.T) {
	target := func(meal, low, high string) careplan.Content {
		return &careplan.Target{Measure: measure.Glucose, Unit: measure.MillimolePerL, Circumstances: measure.Circumstances{"when": meal},
			Ranges: []measure.Range{{Low: measure.MustNumber(low), High: measure.MustNumber(high)}}}
	}
	d := phone(t, target("waking", "5", "7"), target("before-meal", "4", "7"),
		glucose(at(12, 7), mmol("5.5"), "waking"), glucose(at(13, 7), mmol("6.5"), "waking"), glucose(at(13, 12), mmol("9.5"), "before-meal"))
	d.look(measure.Glucose)
	d.Says("3 readings", "The targets are for: on waking, before a meal. Choose one above to see it on the chart.")
	d.SaysNot("plan: ")
	d.Tap("On waking")
	d.Says("2 readings, lowest 5.5, highest 6.5", "plan: 5 to 7", "Dotted: your plan, 5 to 7 mmol/L on waking.")
	d.SaysNot("plan: 4 to 7", "9.5 mmol/L")
	d.Tap("Before a meal")
	d.Says("One reading: 9.5 mmol/L", "plan: 4 to 7")
}

func TestPeakFlowStandsBesideThePersonalBestAndItsDate(t *testing.T) {
	best, err := careplan.ParseDate("March 2026")
	if err != nil {
		t.Fatal(err)
	}
	d := phone(t, &careplan.Followed{Measure: measure.PeakFlow, Best: measure.Of("560", measure.LitrePerMinute), BestOn: best},
		one(measure.PeakFlow, at(13, 8), measure.Of("420", measure.LitrePerMinute)), one(measure.PeakFlow, at(14, 8), measure.Of("500", measure.LitrePerMinute)))
	d.look(measure.PeakFlow)
	d.Says("best: 560", "Thin line: personal best, 560 L/min, March 2026.")
}

func TestAReadingIsWalkedToTappedAndOpened(t *testing.T) {
	d := phone(t, pressure(at(4, 8), "128", "79"), pressure(at(9, 8), "140", "90"), pressure(at(14, 8), "131", "76"))
	d.look(measure.BloodPressure)
	d.Says("Tap a reading on the chart to see it here")
	c := d.chart()
	for _, step := range []struct {
		key  fyne.KeyName
		says string
	}{
		{fyne.KeyLeft, "131/76 mmHg 14 May 2026, 08:00 Earlier"}, {fyne.KeyLeft, "140/90 mmHg 9 May 2026, 08:00 Earlier"},
		{fyne.KeyHome, "128/79 mmHg 4 May 2026, 08:00 Earlier"}, {fyne.KeyLeft, "128/79 mmHg 4 May 2026, 08:00 Earlier"},
		{fyne.KeyRight, "140/90 mmHg 9 May 2026, 08:00 Earlier"}, {fyne.KeyEnd, "131/76 mmHg 14 May 2026, 08:00 Earlier"},
	} {
		c.TypedKey(&fyne.KeyEvent{Name: step.key})
		d.Says(step.says)
	}
	d.Tap("Earlier")
	d.Says("140/90 mmHg 9 May 2026, 08:00 Earlier")

	// The top number of the latest reading is at the right, near the top.
	test.TapAt(c, fyne.NewPos(c.Size().Width-16, c.Size().Height*0.18))
	d.Says("131/76 mmHg 14 May 2026, 08:00 Earlier")
	d.Tap("Open this reading")
	r := d.Here()
	if r.Place != shell.Reading || r.Entry == "" {
		t.Fatalf("it leads to %+v", r)
	}
	e, err := d.Entry(t.Context(), d.plan, r.Entry)
	if err != nil {
		t.Fatal(err)
	}
	if reading := e.Latest().Content.(*careplan.Reading); reading.Amounts[0].Digits() != "131" {
		t.Errorf("it opens %v", reading.Amounts)
	}
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if again := d.Here(); again.Place != shell.Reading || again.Entry == r.Entry {
		t.Errorf("Enter on the first leads to %+v", again)
	}
}

func TestTheTableIsPagedAndThePageIsKept(t *testing.T) {
	var readings []careplan.Content
	for i := range 45 {
		readings = append(readings, one(measure.Weight, at(14, 9).Add(-time.Duration(i)*12*time.Hour), kg(fmt.Sprintf("%d.0", 60+i))))
	}
	d := phone(t, readings...)
	d.look(measure.Weight)
	d.Says("1 to 20 of 45", "60.0 kg 14 May", "79.0 kg")
	d.SaysNot("80.0 kg", "Newer readings")
	d.Tap("Older readings")
	d.Tap("Older readings")
	d.Says("41 to 45 of 45", "104.0 kg")
	d.SaysNot("Older readings")
	d.WholeText()
	d.Tap("All")
	d.Says("1 to 20 of 45") // others are shown: from their first page
	d.Tap("Older readings")
	d.Tap("Older readings")
	d.Tap("100.0 kg")
	d.Back()
	d.Says("41 to 45 of 45")
	d.Tap("Week")
	d.Says("13 readings", "72.0 kg 8 May")
	d.SaysNot(" of 45")
}

func TestWhatDoesNotCountIsShownWhenAsked(t *testing.T) {
	d := phone(t, one(measure.Weight, at(13, 8), kg("69.0")), one(measure.Weight, at(14, 8), kg("69.4")))
	wrong := one(measure.Weight, at(14, 9), kg("96.4"))
	id := d.Add(d.plan, wrong)[0]
	if _, err := d.Save(t.Context(), d.plan, record.Change{Entry: id, Status: careplan.EnteredInError, Source: careplan.SourcePatient, Content: wrong}); err != nil {
		t.Fatal(err)
	}
	d.look(measure.Weight)
	d.Says("2 readings")
	d.SaysNot("96.4")
	d.Tap("Show readings that do not count")
	d.Says("96.4 kg 14 May 2026, 09:00", "Does not count")
	d.WholeText()
	d.Tap("Hide them")
	d.SaysNot("96.4")
}

func TestAnUnknownMeasureIsExplained(t *testing.T) {
	d := phone(t)
	d.look("free:0123")
	d.Says("This measure can't be shown here.", "Nothing is lost.")
}

func TestEnteringAReadingIsOneTapAway(t *testing.T) {
	d := phone(t)
	d.look(measure.Weight)
	d.Tap("Enter a reading")
	if r := d.Here(); r.Place != shell.NewReading || r.Measure != measure.Weight {
		t.Errorf("it leads to %+v", r)
	}
}
