package record

import (
	"fmt"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

var london = time.FixedZone("", 3600)

// pressure is a blood pressure, with a pulse unless that is empty.
func pressure(at time.Time, systolic, diastolic, pulse string) *careplan.Reading {
	r := &careplan.Reading{Measure: measure.BloodPressure, At: at, Amounts: []measure.Amount{
		measure.Of(systolic, measure.MillimetreHg), measure.Of(diastolic, measure.MillimetreHg)}}
	if pulse != "" {
		r.Amounts = append(r.Amounts, measure.Of(pulse, measure.PerMinute))
	}
	return r
}

func weight(at time.Time, kg string) *careplan.Reading {
	return &careplan.Reading{Measure: measure.Weight, At: at, Amounts: []measure.Amount{measure.Of(kg, measure.Kilogram)}}
}

func (d *device) readings(t testing.TB, plan string, m measure.ID) []careplan.Point {
	t.Helper()
	all, err := d.Readings(ctx, plan, m, time.Time{}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// amounts is those of points, for comparing.
func amounts(points []careplan.Point) string {
	var all []string
	for _, p := range points {
		m, _ := measure.Find(p.Measure)
		all = append(all, m.Say(p.Amounts))
	}
	return fmt.Sprint(all)
}

// importing takes readings in as a file's.
func (d *device) importing(t testing.TB, plan string, readings ...*careplan.Reading) (string, careplan.Import) {
	t.Helper()
	imp := careplan.Import{Format: "Omron connect", File: "omron.csv", At: d.now}
	entry, err := d.Import(ctx, plan, &imp, fromMemory(readings))
	if err != nil {
		t.Fatal(err)
	}
	return entry, imp
}

func fromMemory(readings []*careplan.Reading) func(func(*careplan.Reading) (bool, error)) error {
	return func(take func(*careplan.Reading) (bool, error)) error {
		for _, r := range readings {
			if _, err := take(r); err != nil {
				return err
			}
		}
		return nil
	}
}

func TestABloodPressureIsAPointOfItsPulseToo(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	at := time.Date(2026, 5, 14, 7, 50, 0, 0, london)
	r := pressure(at, "132", "78", "70")
	r.Circumstances, r.Note, r.Week = measure.Circumstances{"arm": "left"}, "after breakfast", "week"
	id := d.save(t, plan, Change{Content: r})[0]
	want := careplan.PointOf(r)
	want.Entry = id
	for _, m := range []measure.ID{measure.BloodPressure, measure.Pulse} {
		got := d.readings(t, plan, m)
		if m == measure.Pulse {
			want.Measure, want.Amounts = m, r.Amounts[2:]
		}
		if len(got) != 1 || fmt.Sprint(got[0]) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", m, got, want)
		}
	}
	if n := len(d.plan(t, plan).Of(careplan.KindReading)); n != 0 {
		t.Errorf("%d readings are among the plan's entries", n)
	}
	e, err := d.Entry(ctx, plan, id)
	if err != nil || e.Kind != careplan.KindReading || e.Latest().Content.(*careplan.Reading).Note != "after breakfast" {
		t.Errorf("%+v, %v", e, err)
	}
	d.verify(t)
}

func TestAnImportIsTakenBackByOneRevision(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	day := time.Date(2026, 5, 14, 7, 50, 0, 0, london)
	d.save(t, plan, Change{Content: weight(day, "81.5")})
	entry, imp := d.importing(t, plan,
		weight(day, "81.50"), weight(day.AddDate(0, 0, 1), "81.6"), weight(day.AddDate(0, 0, 1), "81.6"), weight(day.AddDate(0, 0, 2), "81.7"))
	if imp.Taken != 2 || imp.Duplicates != 2 || !imp.From.Equal(day.AddDate(0, 0, 1)) || !imp.To.Equal(day.AddDate(0, 0, 2)) {
		t.Errorf("%+v", imp)
	}
	if got := amounts(d.readings(t, plan, measure.Weight)); got != "[81.5 kg 81.6 kg 81.7 kg]" {
		t.Error(got)
	}
	latest, err := d.Latest(ctx, plan)
	if err != nil || amounts(latest) != "[81.7 kg]" || latest[0].Import != entry {
		t.Error(latest, err)
	}
	d.verify(t)
	d.save(t, plan, Change{Entry: entry, Status: careplan.EnteredInError, Content: &imp})
	if got := amounts(d.readings(t, plan, measure.Weight)); got != "[81.5 kg]" {
		t.Error(got)
	}
	if latest, err := d.Latest(ctx, plan); err != nil || amounts(latest) != "[81.5 kg]" {
		t.Error(latest, err)
	}
	if gone, err := d.Withdrawn(ctx, plan, measure.Weight, 1); err != nil || amounts(gone) != "[81.7 kg]" {
		t.Error(gone, err)
	}
	d.verify(t)
}
