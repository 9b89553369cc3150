package readings_test

import (
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

func TestWhatIsTypedOutlastsALock(t *testing.T) {
	d := grace(t, follow(measure.Glucose)...)
	d.Tap("Blood glucose")
	d.TypeHere("7.8")
	d.Tap("On waking")
	d.Page().Flush()
	d.Back()
	d.Clock = d.Clock.Add(2 * time.Hour)
	d.Tap("Blood glucose")
	d.Says("We kept what you typed. It is not saved yet.", "7.8", "14 May 2026, 19:04")
	d.Tap("Save")
	points := d.saved(measure.Glucose)
	if len(points) != 1 || points[0].At.Format("15:04") != "19:04" || points[0].Circumstances["when"] != "waking" {
		t.Errorf("saved are %+v: a number typed two hours ago was not measured now", points)
	}
	d.Go(shell.Route{Place: shell.Readings})
	d.Tap("Blood glucose")
	d.SaysNot("We kept", "7.8")
}

func TestWithoutANumberNothingIsKept(t *testing.T) {
	d := grace(t, follow(measure.Glucose)...)
	d.Tap("Blood glucose")
	d.TypeHere("7")
	d.Tap("Clear")
	d.Page().Flush()
	d.Back()
	d.Clock = d.Clock.Add(2 * time.Hour)
	d.Tap("Blood glucose")
	d.SaysNot("We kept what you typed")
	d.Says("Now, 14 May 21:04")
}

func TestWhatIsTypedStaysInItsUnit(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.TypeHere("72")
	d.Page().Flush()
	d.Go(shell.Route{Place: shell.Measures})
	d.Tap("Weight")
	d.Tap("lb")
	d.Tap("Save")
	d.Go(shell.Route{Place: shell.Readings})
	d.Tap("Weight")
	d.Says("Weight, kg", "72")
	d.Tap("Save")
	if got := d.value(measure.Weight); got != "72 kg" {
		t.Errorf("saved is %q", got)
	}
	d.Go(shell.Route{Place: shell.Readings})
	d.Tap("Weight")
	d.Says("Weight, lb")
}

func TestANoteIsKeptBeforeThereIsANumber(t *testing.T) {
	d := grace(t, follow(measure.Glucose)...)
	d.Tap("Blood glucose")
	d.Tap("More")
	d.Type("Note", "Two biscuits at four, because I was shaky")
	d.Page().Flush()
	d.Back()
	d.Clock = d.Clock.Add(2 * time.Hour)
	d.Tap("Blood glucose")
	d.Says("We kept what you typed. It is not saved yet.", "Now, 14 May 21:04") // nothing was measured yet
	d.TypeHere("7.8")
	d.Tap("Save")
	d.Says("Two biscuits at four, because I was shaky", "Saved, 14 May 2026, 21:04")
}

func TestAnotherUnitIsTakenUpOnceNothingIsTyped(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.TypeHere("72")
	d.Tap("Clear")
	d.Page().Flush()
	d.Go(shell.Route{Place: shell.Measures})
	d.Tap("Weight")
	d.Tap("st and lb")
	d.Tap("Save")
	d.Go(shell.Route{Place: shell.Readings})
	d.Tap("Weight")
	d.Says("Stones", "Pounds")
}

// Whoever comes back to a page with a number measured it when they typed it,
// and so the page says.
func TestANumberThatWaitsKeepsTheTimeThatIsShown(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.TypeHere("72")
	d.Says("Now, 14 May 19:04")
	d.Clock = d.Clock.Add(40 * time.Minute)
	d.Tap("Save")
	d.Says("Saved, 14 May 2026, 19:04")
	d.Tap("Enter another")
	d.TypeHere("73")
	d.Clock = d.Clock.Add(40 * time.Minute)
	d.Tap("Clear")
	d.TypeHere("74") // another time on the scales
	d.Says("Now, 14 May 20:24")
	d.Tap("Save")
	d.Says("Saved, 14 May 2026, 20:24")
}

func TestTheSameTwiceOfAnEarlierTimeIsAskedAboutWithThatTime(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	for range 2 {
		d.Go(shell.Route{Place: shell.NewReading, Measure: measure.Weight})
		d.TypeHere("72")
		d.Tap("Now, 14 May 19:04")
		d.Type("Day", "2 March 2026") // out of a notebook
		d.Type("Time", "07:50")
		d.Tap("Save")
	}
	d.Says("72 kg is written down already, at 2 March 2026, 07:50. Save it again?")
	d.Tap("No, change it")
	if n := len(d.saved(measure.Weight)); n != 1 {
		t.Errorf("%d are saved", n)
	}
}

func TestTheKeyboardComesBackToTheNumberItLeft(t *testing.T) {
	d := grace(t, follow(measure.BloodPressure)...)
	d.Tap("Blood pressure")
	d.TypeHere("132/78")
	d.Tap("More")
	d.Tap("Sitting")
	d.Tap("Back to the number")
	d.TypeHere("70") // the pulse: the pad had gone on
	d.Tap("Save")
	if got := d.value(measure.BloodPressure); got != "132/78 mmHg, pulse 70 a minute" {
		t.Errorf("saved is %q; the screen says:\n%s", got, d.Words())
	}
}

// A number in a unit that this version does not know is not taken for one in
// another.
func TestANumberOfAnUnknownUnitIsNotReadAsAnother(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	id := d.kept.Add(d.plan, &careplan.Reading{Measure: measure.Weight, At: d.Clock.Add(-time.Hour), Amounts: []measure.Amount{measure.Of("72", "[newer]")}})[0]
	d.Go(shell.Route{Place: shell.Reading, Entry: id})
	d.Says("Weight 72 [newer]")
	d.Tap("Correct it")
	d.Says("Weight, kg")
	d.SaysNot("72")
}
