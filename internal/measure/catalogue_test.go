package measure_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/measure"
)

// checked tells whether a LOINC code's last digit is its check digit, by the
// algorithm in the LOINC Users' Guide: from the right, the digits in odd places
// taken as one number and doubled; the sum of its digits and of those in even
// places, up to the next ten.
func checked(code string) bool {
	number, check, ok := strings.Cut(code, "-")
	if !ok || number == "" || len(number) > 7 || len(check) != 1 {
		return false
	}
	sum, odd := 0, ""
	for i := range len(number) {
		digit := number[len(number)-1-i]
		if i%2 == 0 {
			odd += string(digit)
		} else {
			sum += int(digit - '0')
		}
	}
	n, err := strconv.Atoi(odd)
	if err != nil {
		return false
	}
	for _, digit := range strconv.Itoa(n * 2) {
		sum += int(digit - '0')
	}
	return strconv.Itoa((10-sum%10)%10) == check
}

func TestCheckDigitsTellCodesFromSlips(t *testing.T) {
	for _, good := range []string{"85354-9", "8480-6", "8462-4", "2708-6", "4548-4", "41653-7"} {
		if !checked(good) {
			t.Errorf("%s is a LOINC code", good)
		}
	}
	for _, bad := range []string{"85354-8", "8486-0", "8462", "53061-3", "", "-4", "84a2-4"} {
		if checked(bad) {
			t.Errorf("%q is no LOINC code", bad)
		}
	}
}

func TestTheCatalogueHoldsTogether(t *testing.T) {
	seen := map[string]bool{}
	once := func(kind, id string) {
		t.Helper()
		if id == "" || seen[kind+" "+id] {
			t.Errorf("%s %q is empty or there twice", kind, id)
		}
		seen[kind+" "+id] = true
	}
	for _, m := range measure.Catalogue() {
		once("measure", string(m.ID))
		once("name", m.Name)
		if m.Code != "" && !checked(m.Code) {
			t.Errorf("%s: %s is no LOINC code", m.ID, m.Code)
		}
		if len(m.Parts) == 0 {
			t.Errorf("%s has no number", m.ID)
		}
		for i, p := range m.Parts {
			once("part of "+string(m.ID), p.ID)
			if p.Code != "" && !checked(p.Code) {
				t.Errorf("%s %s: %s is no LOINC code", m.ID, p.ID, p.Code)
			}
			if p.Name == "" || p.Clinical == "" || p.Lead == "" {
				t.Errorf("%s %s has no words", m.ID, p.ID)
			}
			if p.Optional && i == 0 {
				t.Errorf("%s: a reading without its first number says nothing", m.ID)
			}
			part(t, m, p)
		}
		for _, q := range m.Questions {
			once("question of "+string(m.ID), q.ID)
			for _, o := range q.Options {
				once("answer of "+string(m.ID)+" "+q.ID, o.Value)
				if o.Label == "" {
					t.Errorf("%s: %s has an answer without words", m.ID, q.ID)
				}
			}
			if q.Label == "" || len(q.Options) < 2 {
				t.Errorf("%s: %s is no question", m.ID, q.ID)
			}
		}
	}
}

func part(t *testing.T, m measure.Measure, p measure.Part) {
	t.Helper()
	hard, usual := p.Hard, p.Usual
	if hard.From.IsZero() || hard.To.IsZero() || hard.From.Compare(hard.To) >= 0 {
		t.Errorf("%s %s: no instrument is without limits", m.ID, p.ID)
	}
	if usual.From.IsZero() != usual.To.IsZero() {
		t.Errorf("%s %s: half of what is usual is missing", m.ID, p.ID)
	}
	if !usual.From.IsZero() && (usual.From.Compare(usual.To) >= 0 || !hard.Has(usual.From.Decimal()) || !hard.Has(usual.To.Decimal())) {
		t.Errorf("%s %s: what is usual lies outside what is possible", m.ID, p.ID)
	}
	if p.Below != "" {
		found := false
		for _, o := range m.Parts {
			found = found || o.ID == p.Below && o.ID != p.ID && o.Unit() == p.Unit()
		}
		if !found {
			t.Errorf("%s %s can't be below %q", m.ID, p.ID, p.Below)
		}
	}
	if len(p.Units) == 0 {
		t.Fatalf("%s %s has no unit", m.ID, p.ID)
	}
	first := p.Units[0]
	if first.Minus.Compare(measure.Whole(0)) != 0 || first.Times.Compare(first.By) != 0 {
		t.Errorf("%s %s: the first unit is not converted", m.ID, p.ID)
	}
	for i, s := range p.Units {
		if s.Unit == "" || s.Decimals < 0 || s.Times.Compare(measure.Whole(0)) <= 0 || s.By.Compare(measure.Whole(0)) <= 0 || s.Minus.IsZero() {
			t.Errorf("%s %s: unit %d does not convert", m.ID, p.ID, i)
		}
		for _, o := range p.Units[:i] {
			if o.Unit == s.Unit {
				t.Errorf("%s %s: %s is there twice", m.ID, p.ID, s.Unit)
			}
		}
	}
}

func TestAMeasureIsFoundByItsID(t *testing.T) {
	for _, m := range measure.Catalogue() {
		if found, ok := measure.Find(m.ID); !ok || found.Name != m.Name {
			t.Errorf("%s: found %q", m.ID, found.Name)
		}
	}
	if m, ok := measure.Find("free:0197"); ok {
		t.Errorf("a measure of a plan's own is not the catalogue's: %v", m)
	}
}

// What the screen says of a measure must not change because another screen
// sorted or cut its list.
func TestTheListOfMeasuresIsTheCallersOwn(t *testing.T) {
	mine := measure.Catalogue()
	mine[0] = measure.Measure{Name: "Mine"}
	if measure.Catalogue()[0].Name == "Mine" {
		t.Error("changing one's list changed everybody's")
	}
}
