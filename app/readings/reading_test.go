package readings_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
)

// tomasz weighs himself; what his plan says of it was set by his nurse, and
// typed by his wife.
func tomasz(t *testing.T, size fyne.Size, look kit.Appearance) *desk {
	t.Helper()
	d := sit(t, size, look, careplan.RoleCarer, follow(measure.Weight, measure.Oxygen)...)
	phone, err := careplan.ParseTelephone("020 7946 0612")
	if err != nil {
		t.Fatal(err)
	}
	on, err := careplan.ParseDate("12 February 2026")
	if err != nil {
		t.Fatal(err)
	}
	nurse := d.kept.Add(d.plan, &careplan.Contact{Name: "Heart failure nurse", Telephones: []careplan.Telephone{phone}})[0]
	by := careplan.Common{SaidBy: "Sister Kemi Adeyemi"}
	changes := []record.Change{
		{Status: careplan.Active, Source: careplan.SourceClinician, Content: &careplan.Target{Common: by, Measure: measure.Weight, Unit: measure.Kilogram,
			Ranges: []measure.Range{{Low: measure.Whole(74), High: measure.Whole(77)}}, On: on}},
		{Status: careplan.Active, Source: careplan.SourceClinician, Content: &careplan.Target{Common: by, Measure: measure.Weight, Unit: measure.Kilogram,
			Change: &measure.Change{By: measure.Whole(2), Days: 3}, Outside: "Ring the heart failure nurse the same day.",
			Role: "heart failure nurse", On: on, Contact: nurse}},
		{Status: careplan.Active, Source: careplan.SourceClinician, Content: &careplan.Target{Common: by, Measure: measure.Oxygen, Unit: measure.Percent,
			Circumstances: measure.Circumstances{"air": "air"}, Ranges: []measure.Range{{Low: measure.Whole(88), High: measure.Whole(92)}},
			Inside: "This is right for you.", On: on}},
	}
	if _, err := d.kept.Save(t.Context(), d.plan, changes...); err != nil {
		t.Fatal(err)
	}
	for i, kg := range []string{"76.4", "77.1", "77.8", "78.9"} {
		d.kept.Add(d.plan, &careplan.Reading{Measure: measure.Weight, At: time.Date(2026, time.May, 10+i, 7, 40, 0, 0, london(t)),
			Amounts: []measure.Amount{measure.Of(kg, measure.Kilogram)}})
	}
	d.Go(shell.Route{Place: shell.Readings})
	return d
}

func TestThePlanIsQuotedWithItsAuthorAndItsWorking(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		d := tomasz(t, size, look)
		d.Tap("Weight")
		d.TypeHere("79.4")
		d.Tap("Save")
		d.Says("Weight 79.4 kg", "Saved, 14 May 2026, 19:04",
			"Tomasz's plan says, for 2 kg up in 3 days: “Ring the heart failure nurse the same day.”",
			"Set by Sister Kemi Adeyemi, heart failure nurse, 12 February 2026. Typed by Halina.",
			"77.1 kg on 11 May 2026, 79.4 kg on 14 May 2026.",
			"The last 3 days", "13 May 2026 78.9 kg",
			"Tomasz's plan has: 74 to 77 kg. Tomasz's plan has no words for this.")
		if _, rest, _ := strings.Cut(d.Words(), "Ring the heart failure nurse"); !strings.Contains(rest, "no words for this") {
			t.Error("what to do stands below a target that says nothing")
		}
		d.SaysNot("76.4", "too", "high", "warning")
		d.Tap("Call Heart failure nurse on 020 7946 0612")
		if !slices.Equal(d.dialled, []string{"tel:+442079460612"}) {
			t.Errorf("dialled %q", d.dialled)
		}
		d.WholeText()
		d.Shoot("outside-" + name)
	})
}

func TestInsideIsQuiet(t *testing.T) {
	d := tomasz(t, shelltest.Phone, kit.Appearance{})
	d.kept.Add(d.plan)
	d.Tap("Weight")
	d.TypeHere("76.9")
	d.Tap("Save")
	d.Says("Tomasz's plan: 74 to 77 kg. Set by Sister Kemi Adeyemi, 12 February 2026.")
	d.SaysNot("Ring", "Call", "no words", "up in 3 days")
}

func TestACircumstanceThatATargetNeedsIsAskedFor(t *testing.T) {
	d := tomasz(t, shelltest.Phone, kit.Appearance{})
	d.Tap("Oxygen level")
	d.Says("Room air", "On oxygen") // on the page with the number, as a target depends on it
	d.TypeHere("89")
	d.Tap("Save")
	d.Says("Breathing what?", "A target in this plan depends on it.")
	d.SaysNot("right for you")
	d.Tap("Room air")
	d.Says("Tomasz's plan says, for 88 to 92% room air: “This is right for you.”", "Breathing what? Room air")
	d.SaysNot("depends on it")
	if c := d.saved(measure.Oxygen); len(c) != 1 || c[0].Circumstances["air"] != "air" {
		t.Errorf("saved is %+v", c)
	}
}

func TestATargetWithTwoVersionsIsQuotedInBoth(t *testing.T) {
	d := tomasz(t, shelltest.Phone, kit.Appearance{})
	for _, e := range d.Plan().Targets(measure.Weight) {
		target := e.Latest().Content.(*careplan.Target)
		if target.Change != nil {
			continue
		}
		for _, high := range []int64{76, 78} {
			other := *target
			other.Ranges = []measure.Range{{Low: measure.Whole(74), High: measure.Whole(high)}}
			change := record.Change{Entry: e.ID, Parents: []string{e.Latest().Revision}, Status: careplan.Active, Source: careplan.SourceClinician, Content: &other}
			if _, err := d.kept.Save(t.Context(), d.plan, change); err != nil {
				t.Fatal(err)
			}
		}
	}
	d.Go(shell.Route{Place: shell.Readings})
	d.Tap("Weight")
	d.TypeHere("77.0")
	d.Tap("Save")
	d.Says("Check this target", "74 to 76 kg", "74 to 78 kg")
	d.Tap("Look at both")
	if d.Here().Place != shell.Settle {
		t.Errorf("it leads to %v", d.Here())
	}
}

func TestASavedReadingIsTakenBack(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.TypeHere("72")
	d.Tap("Save")
	d.Tap("Undo")
	if n := len(d.saved(measure.Weight)); n != 0 {
		t.Errorf("%d readings stand", n)
	}
	d.Says("Entered in error", "Undone straight after saving. It does not count, and is kept in the history.")
	d.SaysNot("Correct it", "Undo ")
	d.Tap("History")
	d.Says("Marked as entered in error", "Written for the first time", "72 kg")
}

// What was answered after saving goes with the reading that is taken back.
func TestAnAnswerAfterSavingDoesNotStandInTheWayOfUndo(t *testing.T) {
	d := tomasz(t, shelltest.Phone, kit.Appearance{})
	d.Tap("Oxygen level")
	d.TypeHere("98")
	d.Tap("Save")
	d.Tap("Room air")
	d.Tap("Undo")
	if n := len(d.saved(measure.Oxygen)); n != 0 {
		t.Errorf("%d readings stand; the screen says:\n%s", n, d.Words())
	}
	d.Says("Entered in error", "Room air")
}

func TestAReadingIsCorrected(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.TypeHere("27")
	d.Tap("Save")
	d.Tap("Yes, it is right")
	d.Tap("Correct it")
	d.Says("Correct: Weight", "27", "14 May 2026, 19:04")
	d.Tap("Clear")
	d.TypeHere("72")
	d.Tap("Save the correction")
	if got := d.value(measure.Weight); got != "72 kg" {
		t.Errorf("saved is %q", got)
	}
	d.Says("Weight 72 kg", "Corrected by Grace Okafor. It said before: 27 kg")
	d.Tap("Undo")
	if got := d.value(measure.Weight); got != "27 kg" {
		t.Errorf("taken back, it is %q", got)
	}
}

func TestAnErrorNeedsAReasonAndCanBeTakenBack(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.TypeHere("72")
	d.Tap("Save")
	d.Tap("Mark as entered in error")
	d.Tap("Mark as entered in error")
	d.Says("Write what was wrong.")
	d.Type("What was wrong?", "It was Daniel on the scales")
	d.Tap("Mark as entered in error")
	if n := len(d.saved(measure.Weight)); n != 0 {
		t.Errorf("%d readings stand", n)
	}
	d.Says("It was Daniel on the scales. It does not count")
	d.Undo()
	if got := d.value(measure.Weight); got != "72 kg" {
		t.Errorf("taken back, it is %q", got)
	}
}

func TestWhatWasNoErrorCountsAgain(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.TypeHere("72")
	d.Tap("Save")
	d.Tap("Mark as entered in error")
	d.Type("What was wrong?", "It was Daniel on the scales")
	d.Tap("Mark as entered in error")
	reading := d.Here()
	d.Go(shell.Route{Place: shell.Readings})
	d.Go(shell.Route{Place: shell.Reading, Entry: reading.Entry}) // days later
	d.Says("It does not count")
	d.Tap("It was right: count it again")
	if got := d.value(measure.Weight); got != "72 kg" {
		t.Errorf("it is %q", got)
	}
	d.SaysNot("Daniel", "does not count")
	d.Undo()
	if n := len(d.saved(measure.Weight)); n != 0 {
		t.Errorf("%d readings stand", n)
	}
	d.Says("It was Daniel on the scales. It does not count")
	d.Tap("History")
	d.Says("Counts again", "Marked as entered in error")
}

func TestANumberIsShownInThePersonsUnitAndAsItWasEntered(t *testing.T) {
	d := grace(t, follow(measure.Weight, measure.Glucose)...)
	d.Tap("Weight")
	d.TypeHere("72")
	d.Tap("Save")
	d.Go(shell.Route{Place: shell.Measures})
	d.Tap("Weight")
	d.Tap("st and lb")
	d.Tap("Save")
	d.Go(shell.Route{Place: shell.Readings})
	d.Says("11 st 4.7 lb")
	d.Tap("Chart")
	if here := d.Here(); here.Place != shell.Trend || here.Measure != measure.Weight {
		t.Errorf("it leads to %v", here)
	}
	d.Go(shell.Route{Place: shell.Reading, Entry: d.saved(measure.Weight)[0].Entry})
	d.Says("Weight 11 st 4.7 lb", "Entered as 72 kg.")
	d.Tap("Correct it")
	d.Says("Weight, kg") // in the unit that it was written in
	if got := d.value(measure.Weight); got != "72 kg" {
		t.Errorf("kept is %q", got)
	}
}

func TestTwoCorrectionsApartAreBothShown(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	id := d.kept.Add(d.plan, &careplan.Reading{Measure: measure.Weight, At: d.Clock.Add(-time.Hour), Amounts: []measure.Amount{measure.Of("27", measure.Kilogram)}})[0]
	e, err := d.kept.Entry(t.Context(), d.plan, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, kg := range []string{"72", "73"} {
		change := record.Change{Entry: id, Parents: []string{e.Latest().Revision}, Status: careplan.Active,
			Content: &careplan.Reading{Measure: measure.Weight, At: d.Clock.Add(-time.Hour), Amounts: []measure.Amount{measure.Of(kg, measure.Kilogram)}}}
		if _, err := d.kept.Save(t.Context(), d.plan, change); err != nil {
			t.Fatal(err)
		}
	}
	d.Go(shell.Route{Place: shell.Reading, Entry: id})
	d.Says("Versions that do not agree", "72 kg", "73 kg")
	d.Tap("Keep this one")
	d.Agree()
	d.SaysNot("Versions that do not agree")
	if n := len(d.saved(measure.Weight)); n != 1 {
		t.Errorf("%d readings stand", n)
	}
}

func TestAReadingSaysWhereItCameFrom(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	file := d.kept.Add(d.plan, &careplan.Import{Format: "Withings", File: "weight.csv", At: d.Clock})[0]
	id := d.kept.Add(d.plan, &careplan.Reading{Measure: measure.Weight, At: time.Date(2026, time.May, 2, 8, 0, 0, 0, time.FixedZone("", 2*3600)),
		Amounts: []measure.Amount{measure.Of("72.4", measure.Kilogram)}, Import: file})[0]
	d.Go(shell.Route{Place: shell.Reading, Entry: id})
	d.Says("From a file weight.csv", "2 May 2026, 08:00 (UTC+02:00)")
	d.Tap("From a file")
	if here := d.Here(); here.Place != shell.Import || here.Entry != file {
		t.Errorf("it leads to %v", here)
	}
	e, _ := d.Plan().Entry(file)
	if _, err := d.kept.Save(t.Context(), d.plan, record.Change{Entry: file, Status: careplan.EnteredInError, Content: e.Latest().Content}); err != nil {
		t.Fatal(err)
	}
	d.Go(shell.Route{Place: shell.Reading, Entry: id})
	d.Says("Its file was taken back It does not count")
}

func TestAReadingThatIsNotThereSaysSo(t *testing.T) {
	d := grace(t)
	d.Go(shell.Route{Place: shell.Reading, Entry: fmt.Sprintf("%032x", 7)})
	d.Says("This plan has no such reading. Nothing was lost.")
	d.Go(shell.Route{Place: shell.NewReading, Measure: "free:nothing"})
	d.Says("does not know this measure")
	if len(d.Problems) != 0 {
		t.Errorf("reported is %v", d.Problems)
	}
}
