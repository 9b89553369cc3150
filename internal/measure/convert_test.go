package measure_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/measure"
)

// only is the first part of a measure of the catalogue.
func only(id measure.ID) measure.Part {
	m, ok := measure.Find(id)
	if !ok {
		panic("no measure " + string(id))
	}
	return m.Parts[0]
}

func of(digits string, u measure.Unit) measure.Amount { return measure.Of(digits, u) }

// pair is an amount of two units: "11", "4".
func pair(digits, smaller string, u measure.Unit) measure.Amount {
	return measure.Amount{Number: measure.MustNumber(digits), Smaller: measure.MustNumber(smaller), Unit: u}
}

func TestPublishedPairsConvertBothWays(t *testing.T) {
	for _, c := range []struct {
		id      measure.ID
		a, b    measure.Amount
		oneSide bool // b does not lead back to a
	}{
		// HbA1c: the NGSP's table of IFCC units, https://ngsp.org/ifcc.asp.
		{id: measure.HbA1c, a: of("4.0", measure.Percent), b: of("20", measure.MillimolePerM)},
		{id: measure.HbA1c, a: of("5.0", measure.Percent), b: of("31", measure.MillimolePerM)},
		{id: measure.HbA1c, a: of("6.0", measure.Percent), b: of("42", measure.MillimolePerM)},
		{id: measure.HbA1c, a: of("6.5", measure.Percent), b: of("48", measure.MillimolePerM)},
		{id: measure.HbA1c, a: of("7.0", measure.Percent), b: of("53", measure.MillimolePerM)},
		{id: measure.HbA1c, a: of("7.5", measure.Percent), b: of("58", measure.MillimolePerM)},
		{id: measure.HbA1c, a: of("8.0", measure.Percent), b: of("64", measure.MillimolePerM)},
		{id: measure.HbA1c, a: of("9.0", measure.Percent), b: of("75", measure.MillimolePerM)},
		{id: measure.HbA1c, a: of("10.0", measure.Percent), b: of("86", measure.MillimolePerM)},
		{id: measure.HbA1c, a: of("11.0", measure.Percent), b: of("97", measure.MillimolePerM)},
		{id: measure.HbA1c, a: of("12.0", measure.Percent), b: of("108", measure.MillimolePerM)},
		// Glucose: 180.16 g/mol, and the values that guidelines print side by side.
		{id: measure.Glucose, a: of("70", measure.MilligramPerDL), b: of("3.9", measure.MillimolePerL)},
		{id: measure.Glucose, a: of("72", measure.MilligramPerDL), b: of("4.0", measure.MillimolePerL)},
		{id: measure.Glucose, a: of("90", measure.MilligramPerDL), b: of("5.0", measure.MillimolePerL)},
		{id: measure.Glucose, a: of("126", measure.MilligramPerDL), b: of("7.0", measure.MillimolePerL)},
		{id: measure.Glucose, a: of("180", measure.MilligramPerDL), b: of("10.0", measure.MillimolePerL)},
		{id: measure.Glucose, a: of("200", measure.MilligramPerDL), b: of("11.1", measure.MillimolePerL)},
		{id: measure.Glucose, a: of("250", measure.MilligramPerDL), b: of("13.9", measure.MillimolePerL)},
		{id: measure.Glucose, a: of("140", measure.MilligramPerDL), b: of("7.8", measure.MillimolePerL), oneSide: true},
		{id: measure.Temperature, a: of("98.6", measure.Fahrenheit), b: of("37.0", measure.Celsius)},
		{id: measure.Temperature, a: of("100.4", measure.Fahrenheit), b: of("38.0", measure.Celsius)},
		{id: measure.Temperature, a: of("104.0", measure.Fahrenheit), b: of("40.0", measure.Celsius)},
		{id: measure.Weight, a: pair("11", "4", measure.Stone), b: of("158.0", measure.Pound)},
		{id: measure.Weight, a: pair("11", "4", measure.Stone), b: of("71.7", measure.Kilogram), oneSide: true},
		{id: measure.Weight, a: of("72", measure.Kilogram), b: pair("11", "4.7", measure.Stone), oneSide: true},
		{id: measure.Weight, a: of("6.35029318", measure.Kilogram), b: pair("1", "0", measure.Stone), oneSide: true},
		{id: measure.Height, a: pair("5", "6", measure.Foot), b: of("167.6", measure.Centimetre)},
		{id: measure.Height, a: of("180", measure.Centimetre), b: pair("5", "10.9", measure.Foot), oneSide: true},
		// Rounded once: 158.05 lb lies in the middle of two tenths of a pound.
		{id: measure.Weight, a: of("158.05", measure.Pound), b: pair("11", "4.1", measure.Stone), oneSide: true},
		// The pounds round up to a stone.
		{id: measure.Weight, a: of("167.96", measure.Pound), b: pair("12", "0", measure.Stone), oneSide: true},
	} {
		p := only(c.id)
		if got, ok := p.In(c.a, c.b.Unit); !ok || got.String() != c.b.String() {
			t.Errorf("%s is %s, not %s", c.a, c.b, got)
		}
		if got, ok := p.In(c.b, c.a.Unit); !c.oneSide && (!ok || got.String() != c.a.String()) {
			t.Errorf("%s is %s, not %s", c.b, c.a, got)
		}
	}
}

func TestExactDefinitionsAreExact(t *testing.T) {
	for _, c := range []struct {
		id   measure.ID
		a    measure.Amount
		want string
	}{
		{measure.Weight, of("1", measure.Stone), "6.35029318"},
		{measure.Weight, pair("11", "4", measure.Stone), "71.66759446"},
		{measure.Weight, of("1", measure.Pound), "0.45359237"},
		{measure.Height, pair("5", "6", measure.Foot), "167.64"},
		{measure.Glucose, of("18.016", measure.MilligramPerDL), "1"},
		{measure.HbA1c, of("6.5", measure.Percent), "47.54115"},
		{measure.Temperature, of("98.6", measure.Fahrenheit), "37"},
		{measure.Glucose, of("7.8", measure.MillimolePerL), "7.8"},
	} {
		if got, ok := only(c.id).First(c.a); !ok || !got.Equal(decimal.RequireFromString(c.want)) {
			t.Errorf("%s is %s in the record's unit, not %s", c.a, c.want, got)
		}
	}
}

func TestWhatCannotBeConvertedIsShownAsItWasEntered(t *testing.T) {
	p := only(measure.Glucose)
	for _, a := range []measure.Amount{
		{Beyond: measure.High, Unit: measure.MillimolePerL},
		of("132", measure.MillimetreHg), // a unit of another measure, or of a newer version
	} {
		if got, converted := p.Shown(a, measure.MilligramPerDL); converted || !got.Equal(a) {
			t.Errorf("%s is shown as %s", a, got)
		}
	}
	if got, converted := p.Shown(of("7.0", measure.MillimolePerL), measure.MilligramPerDL); !converted || got.String() != "126 mg/dL" {
		t.Errorf("7.0 mmol/L is shown as %s", got)
	}
	if got, converted := p.Shown(of("7.00", measure.MillimolePerL), measure.MillimolePerL); converted || got.String() != "7.00 mmol/L" {
		t.Errorf("7.00 mmol/L is shown as %s", got)
	}
	if _, ok := p.In(of("7.0", measure.MillimolePerL), measure.Kilogram); ok {
		t.Error("glucose has no kilograms")
	}
}

// amountOf draws an amount that p takes in one of its units.
func amountOf(t *rapid.T, p measure.Part, label string) measure.Amount {
	s := rapid.SampledFrom(p.Units).Draw(t, label+" unit")
	typing, _ := p.Typing(s.Unit)
	in, _ := p.In(measure.Amount{Number: p.Hard.From, Unit: p.Unit()}, s.Unit)
	low, _ := in.Total()
	in, _ = p.In(measure.Amount{Number: p.Hard.To, Unit: p.Unit()}, s.Unit)
	high, _ := in.Total()
	whole := rapid.Int64Range(low.Ceil().IntPart(), high.Floor().IntPart()-1).Draw(t, label)
	places := rapid.IntRange(0, typing.Decimals).Draw(t, label+" decimals")
	least := int64(1)
	for range places {
		least *= 10
	}
	behind := decimal.New(rapid.Int64Range(0, least-1).Draw(t, label+" behind"), -int32(places))
	if typing.Smaller != "" {
		_, per := s.Unit.Smaller()
		smaller := decimal.NewFromInt(rapid.Int64Range(0, per-1).Draw(t, label+" smaller")).Add(behind)
		return measure.Amount{Number: measure.Whole(whole), Smaller: measure.NumberOf(smaller), Unit: s.Unit}
	}
	return measure.Amount{Number: measure.NumberOf(decimal.NewFromInt(whole).Add(behind)), Unit: s.Unit}
}

func anyPart(t *rapid.T) measure.Part {
	m := rapid.SampledFrom(measure.Catalogue()).Draw(t, "measure")
	return rapid.SampledFrom(m.Parts).Draw(t, "part")
}

// step is the smallest difference that is shown in a unit, in the part's first.
func step(p measure.Part, s measure.Scale) decimal.Decimal {
	one := measure.Amount{Number: measure.Whole(1), Unit: s.Unit}
	if _, per := s.Unit.Smaller(); per != 0 {
		one = measure.Amount{Number: measure.Whole(0), Smaller: measure.Whole(1), Unit: s.Unit}
	}
	d, _ := p.Difference(one)
	return d.Shift(-int32(s.Decimals))
}

func TestAnAmountComesBackFromAnotherUnitWithinItsRounding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPart(t)
		a := amountOf(t, p, "amount")
		other := rapid.SampledFrom(p.Units).Draw(t, "other")
		in, ok := p.In(a, other.Unit)
		if !ok {
			t.Fatalf("%s is not shown in %s", a, other.Unit)
		}
		back, ok := p.In(in, a.Unit)
		if !ok {
			t.Fatalf("%s does not come back", in)
		}
		own, _ := p.Scale(a.Unit)
		x, _ := p.First(a)
		y, _ := p.First(back)
		// half a step of either rounding, and the 16th decimal
		room := step(p, own).Add(step(p, other)).DivRound(decimal.NewFromInt(2), 16).Add(decimal.New(1, -14))
		if x.Sub(y).Abs().Cmp(room) > 0 {
			t.Fatalf("%s is shown as %s and comes back as %s", a, in, back)
		}
	})
}

func TestAConversionKeepsTheOrderOfNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPart(t)
		a, b := amountOf(t, p, "a"), amountOf(t, p, "b")
		other := rapid.SampledFrom(p.Units).Draw(t, "other")
		x, _ := p.First(a)
		y, _ := p.First(b)
		if x.Cmp(y) > 0 {
			a, b = b, a
		}
		low, _ := p.In(a, other.Unit)
		high, _ := p.In(b, other.Unit)
		if a.Unit != other.Unit && b.Unit != other.Unit {
			lower, _ := low.Total()
			higher, _ := high.Total()
			if lower.Cmp(higher) > 0 {
				t.Fatalf("%s is no more than %s, but %s is more than %s", a, b, low, high)
			}
		}
	})
}

// A definition from elsewhere can't make a conversion as large as memory.
func TestADefinitionCannotAskForEndlessDecimals(t *testing.T) {
	p := measure.Part{Units: []measure.Scale{
		{Unit: "{a}", Decimals: 1 << 30, Minus: measure.Whole(0), Times: measure.Whole(1), By: measure.Whole(1)},
		{Unit: "{b}", Decimals: -1 << 40, Minus: measure.Whole(0), Times: measure.Whole(1), By: measure.Whole(3)},
	}}
	if got, ok := p.In(of("1", "{b}"), "{a}"); !ok || got.Number.String() != "0.333333" {
		t.Errorf("a third is %s", got)
	}
	if got, ok := p.In(of("1", "{a}"), "{b}"); !ok || got.Number.String() != "3" {
		t.Errorf("three thirds are %s", got)
	}
	if got, ok := p.Mean([]measure.Amount{of("1", "{a}"), of("2", "{a}")}, "{a}", 1<<40); !ok || got.Amount.Number.String() != "1.500000" {
		t.Errorf("the mean of 1 and 2 is %s", got.Amount)
	}
}
