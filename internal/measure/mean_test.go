package measure_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/measure"
)

func TestMeansAddUpExactly(t *testing.T) {
	mmol, mg := measure.MillimolePerL, measure.MilligramPerDL
	hi := measure.Amount{Beyond: measure.High, Unit: mmol}
	for _, c := range []struct {
		id       measure.ID
		all      []measure.Amount
		u        measure.Unit
		decimals int
		mean     string
		sum      string
		n, left  int
	}{
		// 0.1 + 0.2 is 0.3
		{measure.Ketones, []measure.Amount{of("0.1", mmol), of("0.2", mmol)}, mmol, 2, "0.15 mmol/L", "0.3", 2, 0},
		{measure.Glucose, []measure.Amount{of("7.8", mmol), of("7.80", mmol), of("7.9", mmol)}, mmol, 1, "7.8 mmol/L", "23.5", 3, 0},
		{measure.Glucose, []measure.Amount{of("8", mmol)}, mmol, 1, "8.0 mmol/L", "8", 1, 0},
		// rounded once: not to 7.85 and then to 7.9
		{measure.Glucose, []measure.Amount{of("7.84", mmol), of("7.85", mmol), of("7.85", mmol)}, mmol, 1, "7.8 mmol/L", "23.54", 3, 0},
		// halves go away from zero
		{measure.BloodPressure, []measure.Amount{of("131", measure.MillimetreHg), of("132", measure.MillimetreHg)}, measure.MillimetreHg, 0, "132 mmHg", "263", 2, 0},
		{measure.Glucose, []measure.Amount{of("7.8", mmol), hi, {}, of("8.2", mmol), of("72", measure.Kilogram)}, mmol, 1, "8.0 mmol/L", "16", 2, 3},
		// what was entered in two units is converted once, together
		{measure.Glucose, []measure.Amount{of("126", mg), of("126", mg), of("7.0", mmol)}, mg, 0, "126 mg/dL", "378.112", 3, 0},
		{measure.Glucose, []measure.Amount{of("18.016", mg), of("3", mmol)}, mmol, 1, "2.0 mmol/L", "4", 2, 0},
		{measure.Temperature, []measure.Amount{of("98.6", measure.Fahrenheit), of("38", measure.Celsius)}, measure.Celsius, 1, "37.5 °C", "75", 2, 0},
		{measure.Temperature, []measure.Amount{of("98.6", measure.Fahrenheit), of("38", measure.Celsius)}, measure.Fahrenheit, 1, "99.5 °F", "199", 2, 0},
		// each of them has its own zero
		{measure.Temperature, []measure.Amount{of("98.6", measure.Fahrenheit), of("100.4", measure.Fahrenheit), of("39", measure.Celsius)}, measure.Celsius, 1, "38.0 °C", "114", 3, 0},
		{measure.Temperature, []measure.Amount{of("37", measure.Celsius), of("38", measure.Celsius), of("102.2", measure.Fahrenheit)}, measure.Fahrenheit, 1, "100.4 °F", "301.2", 3, 0},
		{measure.HbA1c, []measure.Amount{of("6.5", measure.Percent), of("48", measure.MillimolePerM)}, measure.MillimolePerM, 0, "48 mmol/mol", "95.54115", 2, 0},
		{measure.Weight, []measure.Amount{pair("11", "4", measure.Stone), pair("11", "5", measure.Stone), of("11", measure.Stone)}, measure.Stone, 1, "11 st 3 lb", "33.6428571428571429", 3, 0},
		{measure.Weight, []measure.Amount{pair("11", "13.9", measure.Stone), pair("12", "0", measure.Stone)}, measure.Stone, 0, "12 st 0 lb", "23.9928571428571429", 2, 0},
		{measure.Weight, []measure.Amount{of("1", measure.Stone), of("0", measure.Kilogram)}, measure.Kilogram, 6, "3.175147 kg", "6.35029318", 2, 0},
	} {
		got, ok := only(c.id).Mean(c.all, c.u, c.decimals)
		if !ok || got.Amount.String() != c.mean || !got.Sum.Equal(decimal.RequireFromString(c.sum)) || got.N != c.n || got.Left != c.left {
			t.Errorf("%v: mean %s, sum %s of %d, left %d; want %s, %s of %d, left %d", c.all, got.Amount, got.Sum, got.N, got.Left, c.mean, c.sum, c.n, c.left)
		}
	}
	if got, ok := only(measure.Glucose).Mean([]measure.Amount{hi}, mmol, 1); ok || got.Left != 1 {
		t.Errorf("HI has a mean: %v", got)
	}
	if got, ok := only(measure.Glucose).Mean([]measure.Amount{of("7.8", mmol)}, measure.Kilogram, 1); ok {
		t.Errorf("glucose has a mean in kg: %v", got)
	}
}

func TestAMeanDoesNotDependOnTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPart(t)
		all := make([]measure.Amount, rapid.IntRange(1, 12).Draw(t, "n"))
		exact := make([]decimal.Decimal, len(all))
		for i := range all {
			all[i] = amountOf(t, p, fmt.Sprint(i))
			exact[i], _ = p.First(all[i])
		}
		u := rapid.SampledFrom(p.Units).Draw(t, "in").Unit
		mean, ok := p.Mean(all, u, 3)
		other, _ := p.Mean(rapid.Permutation(all).Draw(t, "order"), u, 3)
		if !ok || other.Amount.String() != mean.Amount.String() || !other.Sum.Equal(mean.Sum) {
			t.Fatalf("%s or %s", mean.Amount, other.Amount)
		}
		// and lies where the numbers do
		least, most := decimal.Min(exact[0], exact[1:]...), decimal.Max(exact[0], exact[1:]...)
		at, _ := p.First(mean.Amount)
		if s, _ := p.Scale(u); at.Add(step(p, s)).Cmp(least) < 0 || at.Sub(step(p, s)).Cmp(most) > 0 {
			t.Fatalf("the mean of %v is %s", all, mean.Amount)
		}
	})
}
