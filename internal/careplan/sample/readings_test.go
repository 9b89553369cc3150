package sample_test

import (
	"slices"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
	"github.com/carebottle/carebottle/internal/measure"
)

var noon = time.Date(2026, time.May, 14, 12, 30, 0, 0, time.FixedZone("BST", 60*60))

func TestEverySamplePersonCanBeSaved(t *testing.T) {
	for name, contents := range map[string][]careplan.Content{
		"grace": sample.Grace(), "tomasz": append(sample.Tomasz(), sample.TomaszTargets("the nurse's entry")...),
		"halina": sample.Halina(), "ayaan": sample.Ayaan(),
	} {
		for _, c := range contents {
			if ps := careplan.ProblemsAt(c, time.Date(2026, time.May, 15, 0, 0, 0, 0, time.UTC)); len(ps) > 0 {
				t.Errorf("%s: %s: %v", name, c.Title(), ps)
			}
			body, err := careplan.Encode(c)
			if err != nil {
				t.Fatal(err)
			}
			if back, err := careplan.Decode(c.Kind(), body); err != nil || !careplan.SameContent(c, back) {
				t.Errorf("%s: %s comes back as %s, %v", name, c.Title(), body, err)
			}
		}
	}
}

func TestTomaszsNurseComesLast(t *testing.T) {
	all := sample.Tomasz()
	if c, ok := all[len(all)-1].(*careplan.Contact); !ok || c.Name != "Sister Kemi Adeyemi" {
		t.Errorf("last comes %s", all[len(all)-1].Title())
	}
}

func TestGracesReadingsAreBelievable(t *testing.T) {
	all := sample.GraceReadings(noon, 120)
	seen := map[measure.ID]int{}
	days := map[careplan.Date]bool{}
	for i, r := range all {
		m, ok := measure.Find(r.Measure)
		if !ok || len(r.Amounts) != len(m.Parts) {
			t.Fatalf("%s with %d numbers", r.Measure, len(r.Amounts))
		}
		for j, a := range r.Amounts {
			x, ok := m.Parts[j].First(a)
			if !ok || !m.Parts[j].Usual.Has(x) {
				t.Errorf("%s on %s is not usual", r.Title(), r.At)
			}
		}
		for id, answer := range r.Circumstances {
			if !offered(m, id, answer) {
				t.Errorf("%s does not ask %s=%s", m.Name, id, answer)
			}
		}
		if ps := careplan.ProblemsAt(&r, noon); len(ps) > 0 {
			t.Errorf("%s: %v", r.Title(), ps)
		}
		if r.At.After(noon) || r.At.Before(noon.AddDate(0, 0, -120)) {
			t.Errorf("%s is outside the days", r.At)
		}
		if i > 0 && r.At.Before(all[i-1].At) {
			t.Errorf("%s comes after %s", r.At, all[i-1].At)
		}
		seen[r.Measure]++
		days[careplan.DateOf(r.At)] = true
	}
	if seen[measure.Weight] < 14 || seen[measure.Weight] > 18 {
		t.Errorf("%d weights in 17 weeks", seen[measure.Weight])
	}
	if seen[measure.BloodPressure] < 120 || seen[measure.Glucose] < 240 {
		t.Errorf("only %d blood pressures and %d glucoses", seen[measure.BloodPressure], seen[measure.Glucose])
	}
	if len(days) == 120 {
		t.Error("she forgot no day at all")
	}
}

func offered(m measure.Measure, id, answer string) bool {
	return slices.ContainsFunc(m.Questions, func(q measure.Question) bool {
		return q.ID == id && slices.ContainsFunc(q.Options, func(o measure.Option) bool { return o.Value == answer })
	})
}

// A chart of a month and one of a year show the same month.
func TestADayOfGracesIsTheSameInEverySeries(t *testing.T) {
	month, year := sample.GraceReadings(noon, 30), sample.GraceReadings(noon.AddDate(0, 2, 0), 365)
	at := slices.IndexFunc(year, func(r careplan.Reading) bool { return r.At.Equal(month[0].At) })
	if at < 0 {
		t.Fatal("the first day of the month is not in the year")
	}
	for i := range month {
		if a, b := &month[i], &year[at+i]; !a.At.Equal(b.At) || !careplan.SameContent(a, b) {
			t.Fatalf("%s is %s in the other series", a.Title(), b.Title())
		}
	}
}
