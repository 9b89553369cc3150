package quote_test

import (
	"testing"

	"github.com/carebottle/carebottle/app/quote"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

func TestAChangeIsSaidInThePlansUnitWhateverWasEntered(t *testing.T) {
	stone := func(st, lb string) measure.Amount {
		return measure.Amount{Number: measure.MustNumber(st), Smaller: measure.MustNumber(lb), Unit: measure.Stone}
	}
	for _, c := range []struct {
		id       measure.ID
		unit     measure.Unit
		from, to measure.Amount
		want     string // empty where there is nothing to say
	}{
		{measure.Weight, measure.Kilogram, measure.Of("77.1", measure.Kilogram), measure.Of("79.4", measure.Kilogram), "2.3 kg up"},
		{measure.Weight, measure.Kilogram, measure.Of("79.4", measure.Kilogram), measure.Of("77.1", measure.Kilogram), "2.3 kg down"},
		{measure.Weight, measure.Kilogram, measure.Of("77.10", measure.Kilogram), measure.Of("77.1", measure.Kilogram), "the same"},
		// 71.668 and 73.936 kg: rounded first they would be 2.2 apart.
		{measure.Weight, measure.Kilogram, stone("11", "4"), stone("11", "9"), "2.3 kg up"},
		{measure.Weight, measure.Pound, stone("11", "13"), stone("12", "4"), "5.0 lb up"},
		{measure.Weight, measure.Pound, measure.Of("70", measure.Kilogram), measure.Of("72", measure.Kilogram), "4.4 lb up"},
		{measure.Weight, measure.Stone, stone("11", "13"), stone("12", "4"), "0 st 5 lb up"},
		{measure.Temperature, measure.Fahrenheit, measure.Of("36.5", measure.Celsius), measure.Of("38.0", measure.Celsius), "2.7 °F up"},
		{measure.Temperature, measure.Celsius, measure.Of("98.6", measure.Fahrenheit), measure.Of("100.4", measure.Fahrenheit), "1.0 °C up"},
		{measure.Glucose, measure.MillimolePerL, measure.Of("6.5", measure.MillimolePerL), measure.Amount{Beyond: measure.High, Unit: measure.MillimolePerL}, ""},
	} {
		m, ok := measure.Find(c.id)
		if !ok {
			t.Fatal(c.id)
		}
		at := func(a measure.Amount) careplan.Point {
			return careplan.Point{Measure: c.id, Amounts: []measure.Amount{a}}
		}
		got, said := quote.By(careplan.Following{Measure: m}, &careplan.Target{Measure: c.id, Unit: c.unit}, at(c.from), at(c.to))
		if got != c.want || said != (c.want != "") {
			t.Errorf("from %s to %s is %q, not %q", c.from, c.to, got, c.want)
		}
	}
}
