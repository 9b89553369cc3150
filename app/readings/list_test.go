package readings_test

import (
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

func TestOneTapEntersAndAnotherSeesHowItGoes(t *testing.T) {
	d := grace(t, follow(measure.BloodPressure, measure.Weight)...)
	d.kept.Add(d.plan, &careplan.Reading{Measure: measure.Weight, At: d.Clock.AddDate(0, 0, -1), Amounts: []measure.Amount{measure.Of("72.0", measure.Kilogram)}})
	d.Go(shell.Route{Place: shell.Readings})
	d.Says("Weight 72.0 kg 13 May 2026, 19:04, yesterday")
	d.Tap("Weight")
	if here := d.Here(); here.Place != shell.NewReading || here.Measure != measure.Weight {
		t.Errorf("it leads to %v", here)
	}
	d.Back()
	d.Tap("Chart")
	if here := d.Here(); here.Place != shell.Trend || here.Measure != measure.Weight {
		t.Errorf("it leads to %v", here)
	}
	for words, place := range map[string]shell.Place{"Blood pressure week": shell.Week, "Readings from a file": shell.Imports, "What I measure": shell.Measures} {
		d.Go(shell.Route{Place: shell.Readings})
		d.Tap(words)
		if d.Here().Place != place {
			t.Errorf("%q leads to %v", words, d.Here())
		}
	}
}

func TestDuringAWeekABloodPressureBesideItCanBeEntered(t *testing.T) {
	d := grace(t, append(follow(measure.BloodPressure), &careplan.PressureWeek{Started: careplan.DateOf(time.Date(2026, time.May, 13, 8, 0, 0, 0, time.UTC)), Days: 7})...)
	d.Tap("Blood pressure Nothing")
	if d.Here().Place != shell.Week {
		t.Errorf("it leads to %v: the reading would not count for the week", d.Here())
	}
	d.Go(shell.Route{Place: shell.Readings})
	d.Tap("A blood pressure that is not for the week")
	d.TypeHere("13278")
	d.Tap("Save")
	if points := d.saved(measure.BloodPressure); len(points) != 1 || points[0].Week != "" {
		t.Errorf("saved are %+v", points)
	}
}

func TestACorrectionKeepsTheClockOfItsPlace(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	warsaw := time.FixedZone("", 2*3600)
	id := d.kept.Add(d.plan, &careplan.Reading{Measure: measure.Weight, At: time.Date(2026, time.May, 13, 23, 30, 15, 0, warsaw), Amounts: []measure.Amount{measure.Of("72.0", measure.Kilogram)}})[0]
	correct := func() {
		d.Go(shell.Route{Place: shell.NewReading, Measure: measure.Weight, Entry: id})
	}
	correct()
	d.Tap("Clear")
	d.TypeHere("72.5")
	d.Tap("Save the correction")
	if at := d.saved(measure.Weight)[0].At; at.Format(time.RFC3339) != "2026-05-13T23:30:15+02:00" {
		t.Errorf("with another number it is at %v", at)
	}
	correct()
	d.Tap("13 May 2026, 23:30")
	d.Type("Time", "22.15")
	d.Tap("Save the correction")
	if at := d.saved(measure.Weight)[0].At; at.Format(time.RFC3339) != "2026-05-13T22:15:00+02:00" {
		t.Errorf("with another time it is at %v", at)
	}
}
