package measure_test

import (
	"testing"

	"github.com/carebottle/carebottle/internal/measure"
)

func find(id measure.ID) measure.Measure {
	m, ok := measure.Find(id)
	if !ok {
		panic("no measure " + string(id))
	}
	return m
}

func TestAmountsReadAsPeopleSayThem(t *testing.T) {
	for want, a := range map[string]measure.Amount{
		"6.4 mmol/L":    of("6.4", measure.MillimolePerL),
		"126 mg/dL":     of("126", measure.MilligramPerDL),
		"48 mmol/mol":   of("48", measure.MillimolePerM),
		"97%":           of("97", measure.Percent),
		"37.0 °C":       of("37.0", measure.Celsius),
		"98.6 °F":       of("98.6", measure.Fahrenheit),
		"72.5 kg":       of("72.5", measure.Kilogram),
		"158 lb":        of("158", measure.Pound),
		"11 st 4 lb":    pair("11", "4", measure.Stone),
		"11 st 0 lb":    pair("11", "0", measure.Stone),
		"11 st":         of("11", measure.Stone),
		"5 ft 6 in":     pair("5", "6", measure.Foot),
		"168 cm":        of("168", measure.Centimetre),
		"400 L/min":     of("400", measure.LitrePerMinute),
		"70 a minute":   of("70", measure.PerMinute),
		"2.4":           of("2.4", measure.INRatio),
		"7 of 10":       of("7", measure.Score),
		"4000 steps":    of("4000", measure.StepCount),
		"1 step":        of("1", measure.StepCount),
		"0 steps":       of("0", measure.StepCount),
		"1 minute":      of("1", measure.Minute),
		"1.0 unit":      of("1.0", measure.AlcoholUnit),
		"2.5 units":     of("2.5", measure.AlcoholUnit),
		"1 cigarette":   of("1", measure.Cigarettes),
		"250 ml":        of("250", measure.Millilitre),
		"6 glasses":     of("6", measure.Own("glasses")),
		"1 glasses":     of("1", measure.Own("glasses")), // nobody knows how to say one of them
		"3 score":       of("3", measure.Own("score")),
		"3 INR":         of("3", measure.Own("INR")),
		"5 (a) b":       of("5", measure.Own("{a} b")),
		"5":             of("5", measure.Own("")),
		"HI (mmol/L)":   {Beyond: measure.High, Unit: measure.MillimolePerL},
		"LO":            {Beyond: measure.Low},
		"":              {Unit: measure.Kilogram},
		"7 [arb'U]":     of("7", "[arb'U]"), // of a newer version
		"132 mmHg":      of("132", measure.MillimetreHg),
		"-1 of 10":      of("-1", measure.Score),
		"12.50 mmol/L":  of("12.50", measure.MillimolePerL),
		"0 st 2.3 lb":   pair("0", "2.3", measure.Stone),
		"1 unit":        of("1", measure.AlcoholUnit),
		"3 days":        of("3", measure.Day),
		"1 day":         of("1", measure.Day),
		"15 mmol/L":     of("15", measure.MillimolePerL),
		"20 cigarettes": of("20", measure.Cigarettes),
	} {
		if got := a.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAReadingIsSaidInOneLine(t *testing.T) {
	mmHg := measure.MillimetreHg
	for _, c := range []struct {
		id          measure.ID
		amounts     []measure.Amount
		say, digits string
	}{
		{measure.BloodPressure, []measure.Amount{of("132", mmHg), of("78", mmHg)}, "132/78 mmHg", "132/78"},
		{measure.BloodPressure, []measure.Amount{of("132", mmHg), of("78", mmHg), of("70", measure.PerMinute)}, "132/78 mmHg, pulse 70 a minute", "132/78, pulse 70"},
		{measure.BloodPressure, []measure.Amount{of("132", mmHg)}, "132 mmHg", "132"},
		{measure.BloodPressure, []measure.Amount{{}, of("78", mmHg)}, "bottom number 78 mmHg", "bottom number 78"},
		{measure.BloodPressure, []measure.Amount{of("132", mmHg), of("78", mmHg), {}}, "132/78 mmHg", "132/78"},
		{measure.BloodPressure, nil, "", ""},
		{measure.Glucose, []measure.Amount{{Beyond: measure.Low, Unit: measure.MillimolePerL}}, "LO (mmol/L)", "LO"},
		{measure.Weight, []measure.Amount{pair("11", "4", measure.Stone)}, "11 st 4 lb", "11 st 4 lb"},
		{measure.Oxygen, []measure.Amount{of("97", measure.Percent)}, "97%", "97"},
		// of a newer version, which has more numbers
		{"unknown", []measure.Amount{of("1", measure.Kilogram), of("2", measure.Percent)}, "1 kg, 2%", "1, 2"},
	} {
		m, _ := measure.Find(c.id)
		if got := m.Say(c.amounts); got != c.say {
			t.Errorf("%s: said %q, want %q", c.id, got, c.say)
		}
		if got := m.Digits(c.amounts); got != c.digits {
			t.Errorf("%s: digits %q, want %q", c.id, got, c.digits)
		}
	}
}

// within makes a range; an empty bound is none.
func within(low, high string) measure.Range {
	var r measure.Range
	if low != "" {
		r.Low = measure.MustNumber(low)
	}
	if high != "" {
		r.High = measure.MustNumber(high)
	}
	return r
}

func open(r measure.Range) measure.Range {
	r.LowOpen, r.HighOpen = true, true
	return r
}

func TestARangeReadsAsPeopleSayIt(t *testing.T) {
	for _, c := range []struct {
		r          measure.Range
		u          measure.Unit
		bare, unit string
	}{
		{within("5", "7"), measure.MillimolePerL, "5 to 7", "5 to 7 mmol/L"},
		{within("88", "92"), measure.Percent, "88 to 92", "88 to 92%"},
		{within("92", ""), measure.Percent, "92 or more", "92% or more"},
		{within("", "72.5"), measure.Kilogram, "72.5 or less", "72.5 kg or less"},
		{open(within("", "135")), measure.MillimetreHg, "under 135", "under 135 mmHg"},
		{open(within("400", "")), measure.LitrePerMinute, "over 400", "over 400 L/min"},
		{open(within("2", "3")), measure.INRatio, "between 2 and 3", "between 2 and 3"},
		{measure.Range{Low: measure.Whole(4), High: measure.Whole(7), HighOpen: true}, measure.MillimolePerL, "4 to under 7", "4 to under 7 mmol/L"},
		{measure.Range{Low: measure.Whole(4), High: measure.Whole(7), LowOpen: true}, measure.MillimolePerL, "over 4, up to 7", "over 4, up to 7 mmol/L"},
		{within("2.5", "2.5"), measure.INRatio, "2.5", "2.5"},
		{measure.Range{}, measure.Kilogram, "", ""},
	} {
		if got := c.r.String(); got != c.bare {
			t.Errorf("said %q, want %q", got, c.bare)
		}
		if got := c.r.In(c.u); got != c.unit {
			t.Errorf("said %q, want %q", got, c.unit)
		}
	}
}

func TestATargetSaysItsRangesTogether(t *testing.T) {
	under := func(high string) measure.Range { return measure.Range{High: measure.MustNumber(high), HighOpen: true} }
	for _, c := range []struct {
		id     measure.ID
		ranges []measure.Range
		u      measure.Unit
		want   string
	}{
		{measure.BloodPressure, []measure.Range{under("135"), under("85")}, measure.MillimetreHg, "under 135/85 mmHg"},
		{measure.BloodPressure, []measure.Range{under("135"), under("85"), {}}, measure.MillimetreHg, "under 135/85 mmHg"},
		{measure.BloodPressure, []measure.Range{within("", "135"), within("", "85")}, measure.MillimetreHg, "135/85 mmHg or less"},
		{measure.BloodPressure, []measure.Range{under("135"), within("", "85")}, measure.MillimetreHg, "top number under 135 mmHg, bottom number 85 mmHg or less"},
		{measure.BloodPressure, []measure.Range{within("100", "135"), within("60", "85")}, measure.MillimetreHg, "top number 100 to 135 mmHg, bottom number 60 to 85 mmHg"},
		{measure.BloodPressure, []measure.Range{under("150")}, measure.MillimetreHg, "top number under 150 mmHg"},
		{measure.BloodPressure, []measure.Range{{}, under("85")}, measure.MillimetreHg, "bottom number under 85 mmHg"},
		{measure.BloodPressure, []measure.Range{under("135"), {}, under("100")}, measure.MillimetreHg, "top number under 135 mmHg, pulse under 100 a minute"},
		{measure.BloodPressure, []measure.Range{under("135"), under("85"), under("100")}, measure.MillimetreHg, "top number under 135 mmHg, bottom number under 85 mmHg, pulse under 100 a minute"},
		{measure.Glucose, []measure.Range{within("5", "7")}, measure.MillimolePerL, "5 to 7 mmol/L"},
		{measure.Glucose, []measure.Range{within("90", "126")}, measure.MilligramPerDL, "90 to 126 mg/dL"},
		{measure.Oxygen, []measure.Range{within("88", "92")}, "", "88 to 92%"}, // no unit: the measure's own
		{"unknown", []measure.Range{within("1", "2")}, measure.Kilogram, "1 to 2 kg"},
		{measure.Glucose, []measure.Range{{}}, measure.MillimolePerL, ""},
		{measure.Glucose, nil, measure.MillimolePerL, ""},
	} {
		m, _ := measure.Find(c.id)
		if got := m.SayRanges(c.ranges, c.u); got != c.want {
			t.Errorf("%s: said %q, want %q", c.id, got, c.want)
		}
	}
}

func TestABoundLiesInsideUnlessItIsOpen(t *testing.T) {
	seven := measure.Whole(7).Decimal()
	for _, c := range []struct {
		r    measure.Range
		want measure.Side
	}{
		{within("7", "9"), measure.Inside}, {within("5", "7"), measure.Inside},
		{open(within("7", "9")), measure.Below}, {open(within("5", "7")), measure.Above},
		{within("7.0", "7.00"), measure.Inside}, {within("", "6.9"), measure.Above}, {within("7.1", ""), measure.Below},
		{measure.Range{}, measure.Inside},
	} {
		if got := c.r.Side(seven); got != c.want {
			t.Errorf("7 in %q: %d, want %d", c.r, got, c.want)
		}
	}
}

// A reading fits what a target asks for, and may be known better.
func TestCircumstancesFitWhatIsAskedFor(t *testing.T) {
	reading := measure.Circumstances{"when": "waking", "meal": "breakfast"}
	for _, c := range []struct {
		o    measure.Circumstances
		want bool
	}{
		{nil, true}, {measure.Circumstances{"when": "waking"}, true},
		{measure.Circumstances{"when": "bedtime"}, false}, {measure.Circumstances{"air": "oxygen"}, false},
	} {
		if got := reading.Fit(c.o); got != c.want {
			t.Errorf("%v fits %v: %v", reading, c.o, got)
		}
	}
	q := find(measure.Glucose).Questions[0]
	if got := q.Say("waking"); got != "On waking" {
		t.Errorf("said %q", got)
	}
	if got := q.Say("while-skiing"); got != "while-skiing" {
		t.Errorf("an answer of a newer version is said %q", got)
	}
}
