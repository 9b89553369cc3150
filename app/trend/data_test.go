package trend

import (
	"math"
	"testing"

	"github.com/carebottle/carebottle/internal/chart"
	"github.com/carebottle/carebottle/internal/measure"
)

// The pairs are those of the published conversions.
func TestAReadingStandsWhereItsUnitPutsIt(t *testing.T) {
	for _, c := range []struct {
		id   measure.ID
		unit measure.Unit // of the axis
		in   measure.Amount
		want float64
	}{
		{measure.Temperature, measure.Fahrenheit, measure.Of("37", measure.Celsius), 98.6},
		{measure.Temperature, measure.Celsius, measure.Of("98.6", measure.Fahrenheit), 37},
		{measure.HbA1c, measure.Percent, measure.Of("53", measure.MillimolePerM), 7.0},
		{measure.Glucose, measure.MilligramPerDL, measure.Of("7.0", measure.MillimolePerL), 126.1},
		{measure.Weight, measure.Stone, measure.Of("69.85322498", measure.Kilogram), 154}, // in pounds
		{measure.Weight, measure.Kilogram, measure.Amount{Number: measure.Whole(11), Smaller: measure.Whole(4), Unit: measure.Stone}, 71.67},
	} {
		m, ok := measure.Find(c.id)
		if !ok {
			t.Fatal(c.id)
		}
		if got := plotted(m.Parts[0], c.unit).value(c.in); got.Is != chart.Number || math.Abs(got.Y-c.want) > 0.05 {
			t.Errorf("%s stands at %v %s, not at %v", c.in, got.Y, c.unit, c.want)
		}
	}
}

func TestManyReadingsAreCountedWithACommaAtTheThousands(t *testing.T) {
	if got := counted(25000); got != "25,000" {
		t.Errorf("25000 readings are %q", got)
	}
}
