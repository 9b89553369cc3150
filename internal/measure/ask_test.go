package measure_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/measure"
)

// pressures are blood pressures in mmHg.
func pressures(both ...[2]int64) [][]measure.Amount {
	var all [][]measure.Amount
	for _, b := range both {
		all = append(all, []measure.Amount{
			{Number: measure.Whole(b[0]), Unit: measure.MillimetreHg}, {Number: measure.Whole(b[1]), Unit: measure.MillimetreHg}})
	}
	return all
}

func singles(u measure.Unit, digits ...string) [][]measure.Amount {
	var all [][]measure.Amount
	for _, d := range digits {
		all = append(all, []measure.Amount{of(d, u)})
	}
	return all
}

func TestUnusualNumbersAreAskedAboutOnce(t *testing.T) {
	grace := pressures([2]int64{132, 78}, [2]int64{128, 76}, [2]int64{138, 82}, [2]int64{126, 74}, [2]int64{135, 80}, [2]int64{141, 84})
	steady := singles(measure.Kilogram, "72.4", "72.6", "72.1", "72.5", "72.8", "72.4", "72.3")
	oxygen := singles(measure.Percent, "97", "97", "97", "97", "97", "97")
	low := singles(measure.PerMinute, "38", "37", "39", "38", "40", "36")
	mixed := append(singles(measure.Pound, "159.6", "160", "159"), singles(measure.Kilogram, "72.4", "72.6")...)
	none := singles(measure.MillimolePerL, "0.1", "0.1", "0.1", "0.1", "0.1")
	pulses := make([][]measure.Amount, 5)
	for i := range pulses {
		pulses[i] = []measure.Amount{{}, {}, of("64", measure.PerMinute)}
	}
	words := append(singles(measure.MillimolePerL, "7.1", "7.4", "6.9", "8.2"), []measure.Amount{{Beyond: measure.High, Unit: measure.MillimolePerL}})
	for _, c := range []struct {
		id      measure.ID
		amounts []measure.Amount
		own     [][]measure.Amount
		want    string
	}{
		{measure.BloodPressure, pressures([2]int64{181, 124})[0], grace, "181/124 is unusual for you. Is it right?"},
		{measure.BloodPressure, pressures([2]int64{181, 80})[0], grace, "181/80 is unusual for you. Is it right?"},
		{measure.BloodPressure, pressures([2]int64{132, 28})[0], grace, "132/28 is unusual for you. Is it right?"},
		{measure.BloodPressure, pressures([2]int64{145, 88})[0], grace, ""},
		{measure.BloodPressure, pressures([2]int64{118, 70})[0], grace, ""},
		// too few readings to know: what the catalogue has for usual
		{measure.BloodPressure, pressures([2]int64{181, 124})[0], nil, "181/124 is an unusual number. Is it right?"},
		{measure.BloodPressure, pressures([2]int64{170, 100})[0], grace[:4], ""},
		{measure.BloodPressure, append(pressures([2]int64{132, 78})[0], of("140", measure.PerMinute)), grace, "Pulse 140 is an unusual number. Is it right?"},
		{measure.BloodPressure, append(pressures([2]int64{181, 124})[0], of("140", measure.PerMinute)), nil, "181/124, pulse 140 is an unusual number. Is it right?"},
		{measure.BloodPressure, append(pressures([2]int64{132, 78})[0], of("70", measure.PerMinute)), nil, ""},
		// of the pulse enough is known, of the pressure not
		{measure.BloodPressure, append(pressures([2]int64{181, 124})[0], of("140", measure.PerMinute)), pulses, "181/124, pulse 140 is an unusual number. Is it right?"},
		{measure.BloodPressure, append(pressures([2]int64{132, 78})[0], of("140", measure.PerMinute)), pulses, "Pulse 140 is unusual for you. Is it right?"},
		// 0.3 is no slip because it was 0.1 before
		{measure.Ketones, singles(measure.MillimolePerL, "0.3")[0], none, ""},
		{measure.Ketones, singles(measure.MillimolePerL, "3.0")[0], none, "3.0 mmol/L is unusual for you. Is it right?"},
		// slips of a finger
		{measure.Weight, singles(measure.Kilogram, "27.4")[0], steady, "27.4 kg is unusual for you. Is it right?"},
		{measure.Weight, singles(measure.Kilogram, "159.6")[0], steady, "159.6 kg is unusual for you. Is it right?"},
		{measure.Weight, singles(measure.Pound, "72.4")[0], steady, "72.4 lb is unusual for you. Is it right?"},
		{measure.Weight, []measure.Amount{pair("21", "4", measure.Stone)}, steady, "21 st 4 lb is unusual for you. Is it right?"},
		{measure.Weight, []measure.Amount{pair("11", "6", measure.Stone)}, steady, ""},
		// two kilograms more are the plan's to speak of, not a slip
		{measure.Weight, singles(measure.Kilogram, "75.2")[0], steady, ""},
		{measure.Weight, singles(measure.Kilogram, "72.4")[0], mixed, ""},
		{measure.Weight, singles(measure.Kilogram, "159.6")[0], mixed, "159.6 kg is unusual for you. Is it right?"},
		// always 97: 94 is no slip, 79 may be 97 with its figures the wrong way round
		{measure.Oxygen, singles(measure.Percent, "94")[0], oxygen, ""},
		{measure.Oxygen, singles(measure.Percent, "79")[0], oxygen, "79% is unusual for you. Is it right?"},
		// what is usual for this person is unusual for others
		{measure.Pulse, singles(measure.PerMinute, "38")[0], nil, "38 a minute is an unusual number. Is it right?"},
		{measure.Pulse, singles(measure.PerMinute, "38")[0], low, ""},
		// HI is what the meter showed, and says nothing about what is usual
		{measure.Glucose, []measure.Amount{{Beyond: measure.High, Unit: measure.MillimolePerL}}, nil, ""},
		{measure.Glucose, singles(measure.MillimolePerL, "14")[0], words, ""},
		{measure.Pain, singles(measure.Score, "9")[0], singles(measure.Score, "1", "1", "1", "1", "1", "1"), ""},
		{"unknown", singles(measure.Kilogram, "9")[0], nil, ""},
		{measure.Glucose, nil, nil, ""},
	} {
		m, _ := measure.Find(c.id)
		if got := m.Ask(c.amounts, c.own); got != c.want {
			t.Errorf("%s %v: asked %q, want %q", c.id, c.amounts, got, c.want)
		}
	}
}

// Two slips that were taken don't make slips usual, nor good numbers unusual.
func TestSlipsThatWereTakenDoNotSpoilWhatIsUsual(t *testing.T) {
	own := singles(measure.Kilogram, "724", "72.4", "72.6", "7.25", "72.5")
	m := find(measure.Weight)
	if got := m.Ask([]measure.Amount{of("72.9", measure.Kilogram)}, own); got != "" {
		t.Errorf("asked %q", got)
	}
	if got := m.Ask([]measure.Amount{of("7.24", measure.Kilogram)}, own); got == "" {
		t.Error("a lost figure is not asked about")
	}
}

func TestWhatIsUsualDependsOnNumbersAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom(measure.Catalogue()).Draw(t, "measure")
		p := m.Parts[0]
		own := make([][]measure.Amount, rapid.IntRange(0, 20).Draw(t, "own"))
		for i := range own {
			own[i] = []measure.Amount{amountOf(t, p, fmt.Sprintf("own %d", i))}
		}
		a := []measure.Amount{amountOf(t, p, "entered")}
		asked := m.Ask(a, own)
		if got := m.Ask(a, rapid.Permutation(own).Draw(t, "order")); got != asked {
			t.Fatalf("asked %q, and in another order %q", asked, got)
		}
		twice := append(append([][]measure.Amount{}, own...), own...)
		if got := m.Ask(a, twice); len(own) >= 5 && got != asked {
			t.Fatalf("asked %q, and with everything twice %q", asked, got)
		}
		// the number in the middle is never unusual
		if n := len(own); n >= 5 && n%2 == 1 {
			sorted := append([][]measure.Amount{}, own...)
			for i := range sorted {
				for j := range sorted[:i] {
					x, _ := p.First(sorted[i][0])
					y, _ := p.First(sorted[j][0])
					if x.Cmp(y) < 0 {
						sorted[i], sorted[j] = sorted[j], sorted[i]
					}
				}
			}
			if got := m.Ask(sorted[n/2], own); got != "" {
				t.Fatalf("the median is asked about: %s", got)
			}
		}
	})
}

func TestAskingLeavesTheReadingsAsTheyAre(t *testing.T) {
	own := singles(measure.Kilogram, "75", "71", "73", "72", "74")
	find(measure.Weight).Ask([]measure.Amount{of("72", measure.Kilogram)}, own)
	if got := own[0][0].String() + own[4][0].String(); got != "75 kg74 kg" {
		t.Errorf("now %s", got)
	}
}
