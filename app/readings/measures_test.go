package readings_test

import (
	"slices"
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// names are the followed measures in their order.
func (d *desk) names() []string {
	var names []string
	for _, m := range d.Plan().Following() {
		names = append(names, m.Name)
	}
	return names
}

func TestAnEmptyListSaysWhatToDo(t *testing.T) {
	d := grace(t)
	d.Says("Choose what you measure at home")
	d.Tap("Choose what to measure")
	d.Tap("Weight")
	d.Tap("Blood pressure")
	if got := d.names(); !slices.Equal(got, []string{"Weight", "Blood pressure"}) {
		t.Errorf("followed are %q", got)
	}
	d.Undo()
	if got := d.names(); !slices.Equal(got, []string{"Weight"}) {
		t.Errorf("taken back, followed are %q", got)
	}
	d.Tap("Blood pressure") // the same entry counts again
	if n := len(d.Plan().Of(careplan.KindMeasure)); n != 2 {
		t.Errorf("%d entries for two measures", n)
	}
	d.Go(shell.Route{Place: shell.Readings})
	d.Says("Weight Nothing is written down yet.")
	d.Tap("Weight")
	if d.Here().Place != shell.NewReading {
		t.Errorf("it leads to %v", d.Here())
	}
}

func TestMeasuresArePutInOrder(t *testing.T) {
	d := grace(t, follow(measure.BloodPressure, measure.Weight, measure.Pain)...)
	d.Go(shell.Route{Place: shell.Measures})
	d.Tap("Change the order")
	d.Tap("Move down") // blood pressure
	if got := d.names(); !slices.Equal(got, []string{"Weight", "Blood pressure", "Pain"}) {
		t.Errorf("the order is %q", got)
	}
	d.Press("Return") // the keyboard goes on moving the same
	if got := d.names(); !slices.Equal(got, []string{"Weight", "Pain", "Blood pressure"}) {
		t.Errorf("the order is %q", got)
	}
}

func TestWhatIsTakenOffTheListKeepsItsReadings(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.kept.Add(d.plan, &careplan.Reading{Measure: measure.Weight, At: d.Clock.Add(-time.Hour), Amounts: []measure.Amount{measure.Of("72", measure.Kilogram)}})
	d.Go(shell.Route{Place: shell.Measures})
	d.Tap("Weight")
	d.Tap("Take it off the list")
	if len(d.names()) != 0 || len(d.saved(measure.Weight)) != 1 {
		t.Errorf("followed are %q", d.names())
	}
	d.Go(shell.Route{Place: shell.Readings})
	d.Says("Also in this plan Weight 72 kg")
	d.Go(shell.Route{Place: shell.Measure, Measure: measure.Weight})
	d.Tap("Put it on the list")
	if len(d.names()) != 1 {
		t.Error("it is not on the list again")
	}
}

func TestAPersonalBestHasItsDate(t *testing.T) {
	d := grace(t, follow(measure.PeakFlow)...)
	d.Go(shell.Route{Place: shell.Measures})
	d.Tap("Peak flow")
	d.Type("Personal best, in L/min", "5600")
	d.Tap("Save")
	d.Says("A peak flow of 5600 can't be right.")
	d.Type("Personal best, in L/min", "560")
	d.Type("When was that?", "March 2027")
	d.Tap("Save")
	d.Says("March 2027 is still to come. Check the date.")
	d.Type("When was that?", "March 2026")
	d.Tap("Save")
	m, _ := d.Plan().Measure(measure.PeakFlow)
	if m.Best.String() != "560 L/min" || m.BestOn.String() != "March 2026" {
		t.Errorf("the best is %v of %v", m.Best, m.BestOn)
	}
}

func TestAMeasureOfOnesOwnIsEnteredAsAnyOther(t *testing.T) {
	d := grace(t)
	d.Go(shell.Route{Place: shell.Measures})
	d.Tap("Something of your own")
	d.Tap("Save")
	d.Says("Write what is measured.")
	d.Type("What do you want to measure?", "Water")
	d.Type("Counted in", "glasses")
	d.Type("The lowest number that can be", "20")
	d.Type("The highest number that can be", "2")
	d.Tap("Save")
	d.Says("The lowest number is not below the highest. Check both.")
	d.Type("The lowest number that can be", "0")
	d.Type("The highest number that can be", "20")
	d.Tap("Save")
	d.Go(shell.Route{Place: shell.Readings})
	d.Tap("Water")
	d.Says("Water, glasses")
	d.TypeHere("25")
	d.Tap("Save")
	d.Says("can't be right")
	d.Press("BackSpace")
	d.Press("BackSpace")
	d.TypeHere("6")
	d.Tap("Save")
	d.Says("Water 6 glasses")
	d.Go(shell.Route{Place: shell.Measure, Measure: d.Plan().Following()[0].ID})
	d.Tap("Change its name or limits")
	d.SaysNot("Counted in")
	d.Type("What do you want to measure?", "Glasses of water")
	d.Tap("Save")
	d.Go(shell.Route{Place: shell.Readings})
	d.Says("Glasses of water 6 glasses")
}

func TestATargetWithoutAMeasureOnTheListIsThere(t *testing.T) {
	d := grace(t, &careplan.Target{Measure: measure.Oxygen, Unit: measure.Percent, Ranges: []measure.Range{{Low: measure.Whole(88), High: measure.Whole(92)}}})
	d.Says("Also in this plan Oxygen level")
	d.Go(shell.Route{Place: shell.Measure, Measure: measure.Oxygen})
	d.Says("88 to 92%")
	d.Tap("88 to 92%")
	if d.Here().Place != shell.Item {
		t.Errorf("it leads to %v", d.Here())
	}
}
