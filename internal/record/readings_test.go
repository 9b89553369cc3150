package record

import (
	"errors"
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

func TestACorrectionMovesAReading(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	id := d.save(t, plan, Change{Content: pressure(morning(0), "132", "78", "70")})[0]
	d.save(t, plan, Change{Entry: id, Content: weight(morning(1), "81.5")}) // in the wrong box
	if bp, pulse := d.readings(t, plan, measure.BloodPressure), d.readings(t, plan, measure.Pulse); len(bp)+len(pulse) != 0 {
		t.Error("the old numbers are still there:", bp, pulse)
	}
	got := d.readings(t, plan, measure.Weight)
	if len(got) != 1 || got[0].Entry != id || got[0].Check || !got[0].At.Equal(morning(1)) {
		t.Errorf("%+v", got)
	}
	past, err := d.History(ctx, plan, id)
	if err != nil || len(past) != 2 || past[1].Content.(*careplan.Reading).Measure != measure.BloodPressure {
		t.Errorf("%+v, %v", past, err)
	}
	d.verify(t)
	if err := d.Erase(ctx, plan, past[0].Revision); err != nil {
		t.Fatal(err)
	}
	if got := d.readings(t, plan, measure.Weight); len(got) != 0 {
		t.Error("erased, it is still there:", got)
	}
	e, err := d.Entry(ctx, plan, id)
	if err != nil || e.Latest().Absent != careplan.Erased {
		t.Errorf("%+v, %v", e, err)
	}
	d.verify(t)
}

func TestAReadingMarkedInErrorBesideAnUnseenCorrectionIsToBeChecked(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	id := d.save(t, plan, Change{Content: weight(morning(0), "815")})[0]
	c := d.copyTo(t, "b")
	c.save(t, plan, Change{Entry: id, Content: weight(morning(0), "81.5")})
	d.now = d.now.AddDate(0, 0, 1) // the later by clock
	d.save(t, plan, Change{Entry: id, Status: careplan.EnteredInError, Content: weight(morning(0), "815")})
	if got, err := d.Withdrawn(ctx, plan, measure.Weight, 5); err != nil || amounts(got) != "[815 kg]" {
		t.Error(got, err)
	}
	meet(t, plan, d, c)
	for _, one := range []*device{d, c} {
		got := one.readings(t, plan, measure.Weight)
		if amounts(got) != "[81.5 kg]" || !got[0].Check {
			t.Errorf("%+v", got)
		}
		if gone, err := one.Withdrawn(ctx, plan, measure.Weight, 5); err != nil || len(gone) != 0 {
			t.Error(gone, err)
		}
	}
	d.save(t, plan, Change{Entry: id, Content: weight(morning(0), "81.5")}) // somebody settles it
	if got := d.readings(t, plan, measure.Weight); amounts(got) != "[81.5 kg]" || got[0].Check {
		t.Errorf("%+v", got)
	}
	d.verify(t)
}

func TestReadingsOfAWeek(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	week := d.save(t, plan, Change{Content: &careplan.PressureWeek{Days: 7}})[0]
	var changes []Change
	for i, of := range []string{week, "another", "", week} {
		r := pressure(morning(3-i), fmt.Sprint(130+i), "78", "70")
		r.Week = of
		changes = append(changes, Change{Content: r})
	}
	ids := d.save(t, plan, changes...)
	got, err := d.WeekReadings(ctx, plan, week)
	if err != nil || len(got) != 2 || got[0].Entry != ids[3] || got[1].Entry != ids[0] || got[0].Measure != measure.BloodPressure {
		t.Errorf("%+v, %v", got, err)
	}
	d.save(t, plan, Change{Entry: ids[0], Status: careplan.EnteredInError, Content: changes[0].Content})
	if got, err := d.WeekReadings(ctx, plan, week); err != nil || len(got) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	for _, of := range []string{"", "no week"} {
		if got, err := d.WeekReadings(ctx, plan, of); err != nil || len(got) != 0 {
			t.Errorf("of %q: %+v, %v", of, got, err)
		}
	}
}

func TestTheSameReadingTwice(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	d.save(t, plan, Change{Content: pressure(morning(0), "132", "78", "70")})
	d.importing(t, plan, weight(morning(0), "81.50"))
	for _, c := range []struct {
		r    *careplan.Reading
		same bool
	}{
		{pressure(morning(0), "132", "78", "70"), true},
		{pressure(morning(0).UTC().Add(400*time.Millisecond), "132", "78", "70"), true},
		{pressure(morning(0).Add(time.Second), "132", "78", "70"), false},
		{pressure(morning(0), "132", "78", ""), false},
		{pressure(morning(0), "132", "79", "70"), false},
		{&careplan.Reading{Measure: measure.Pulse, At: morning(0), Amounts: []measure.Amount{measure.Of("70", measure.PerMinute)}}, true},
		{weight(morning(0), "81.5"), true},
		{&careplan.Reading{Measure: measure.Weight, At: morning(0), Amounts: []measure.Amount{measure.Of("81.5", measure.Pound)}}, false},
	} {
		same, err := d.Same(ctx, plan, careplan.PointOf(c.r))
		known, errKnown := d.Known(ctx, plan)
		if same != c.same || err != nil || errKnown != nil || known.Has(c.r) != c.same {
			t.Errorf("%s of %s: same %t, %v", c.r.Title(), c.r.At, same, err)
		}
	}
}

func TestWhatIsNotHereIsSaid(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	id := d.save(t, plan, Change{Content: weight(morning(0), "81.5")})[0]
	none := plan[:len(plan)-1] + "0"
	if none == plan {
		none = plan[:len(plan)-1] + "1"
	}
	for name, ask := range map[string]func(plan string) error{
		"readings": func(p string) error {
			_, err := d.Readings(ctx, p, measure.Weight, time.Time{}, time.Time{})
			return err
		},
		"latest":    func(p string) error { _, err := d.Latest(ctx, p); return err },
		"week":      func(p string) error { _, err := d.WeekReadings(ctx, p, "x"); return err },
		"withdrawn": func(p string) error { _, err := d.Withdrawn(ctx, p, measure.Weight, 3); return err },
		"same":      func(p string) error { _, err := d.Same(ctx, p, careplan.Point{}); return err },
		"known":     func(p string) error { _, err := d.Known(ctx, p); return err },
		"entry":     func(p string) error { _, err := d.Entry(ctx, p, id); return err },
		"import": func(p string) error {
			_, err := d.Import(ctx, p, &careplan.Import{}, fromMemory(nil))
			return err
		},
	} {
		if err := ask(none); !errors.Is(err, ErrNoPlan) {
			t.Errorf("%s: %v, want ErrNoPlan", name, err)
		}
		if err := ask(plan); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, entry := range []string{"", "x", "00000000000000000000000000000001"} {
		if _, err := d.Entry(ctx, plan, entry); !errors.Is(err, ErrNoEntry) {
			t.Errorf("entry %q: %v, want ErrNoEntry", entry, err)
		}
	}
	if _, err := d.Save(ctx, plan, Change{Entry: id, Content: &careplan.Allergy{Substance: "Latex"}}); !errors.Is(err, ErrContent) {
		t.Errorf("an allergy over a reading: %v, want ErrContent", err)
	}
}

// A time on a clock whose offset has seconds, as before 1900, can't be written
// down in RFC 3339: what the record shows is what it wrote.
func TestAReadingIsShownAsItWasWritten(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	r := weight(time.Date(1890, 5, 14, 7, 50, 0, 123_456_789, time.FixedZone("LMT", -75)), "81.50")
	r.Circumstances = measure.Circumstances{"arm\u200b": "left"}
	d.save(t, plan, Change{Content: r})
	d.verify(t)
	before := fmt.Sprint(d.readings(t, plan, measure.Weight))
	if err := d.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	if after := fmt.Sprint(d.readings(t, plan, measure.Weight)); after != before {
		t.Errorf("%s, rebuilt %s", before, after)
	}
}

// The third amount of a blood pressure is its pulse, by the catalogue.
func TestThePulseOfABloodPressure(t *testing.T) {
	m, _ := measure.Find(measure.BloodPressure)
	if p := m.Parts[pulseOf]; p.ID != "pulse" || !p.Optional {
		t.Errorf("%+v", p)
	}
}

func TestTheLatestOfAMeasureStands(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	ids := d.save(t, plan,
		Change{Content: pressure(morning(0), "132", "78", "70")},
		Change{Content: pressure(morning(3), "138", "88", "")},
		Change{Content: weight(morning(0), "81.5")})
	latest := func() string {
		t.Helper()
		all, err := d.Latest(ctx, plan)
		if err != nil {
			t.Fatal(err)
		}
		return amounts(all)
	}
	entry, imp := d.importing(t, plan, pressure(morning(1), "134", "80", "72"), pressure(morning(4), "140", "90", "90"))
	if got := latest(); got != "[140/90 mmHg, pulse 90 a minute 90 a minute 81.5 kg]" {
		t.Error(got)
	}
	there := d.readings(t, plan, measure.BloodPressure)
	d.save(t, plan, Change{Entry: there[3].Entry, Status: careplan.EnteredInError, Content: pressure(morning(4), "140", "90", "90")})
	if got := latest(); got != "[138/88 mmHg 72 a minute 81.5 kg]" {
		t.Error("the latest of a file is in error:", got)
	}
	d.save(t, plan, Change{Entry: ids[1], Status: careplan.Stopped, Content: pressure(morning(3), "138", "88", "")})
	if got := latest(); got != "[134/80 mmHg, pulse 72 a minute 72 a minute 81.5 kg]" {
		t.Error("the latest that was typed is withdrawn:", got)
	}
	d.save(t, plan, Change{Entry: entry, Status: careplan.EnteredInError, Content: &imp})
	if got := latest(); got != "[132/78 mmHg, pulse 70 a minute 70 a minute 81.5 kg]" {
		t.Error("the file is taken back:", got)
	}
	d.save(t, plan, Change{Entry: ids[2], Status: careplan.EnteredInError, Content: weight(morning(0), "81.5")})
	if got := latest(); got != "[132/78 mmHg, pulse 70 a minute 70 a minute]" {
		t.Error("there is no weight left:", got)
	}
	gone, err := d.Withdrawn(ctx, plan, measure.BloodPressure, 3)
	if err != nil || amounts(gone) != "[140/90 mmHg, pulse 90 a minute 138/88 mmHg 134/80 mmHg, pulse 72 a minute]" {
		t.Error(amounts(gone), err)
	}
	if gone, err := d.Withdrawn(ctx, plan, measure.BloodPressure, 2); err != nil || len(gone) != 2 {
		t.Error(amounts(gone), err)
	}
}
