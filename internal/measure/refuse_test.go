package measure_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/measure"
)

func TestWhatCannotBeIsRefusedWithTheReason(t *testing.T) {
	mmHg := measure.MillimetreHg
	bp := func(digits ...string) []measure.Amount {
		var all []measure.Amount
		for i, d := range digits {
			switch {
			case d == "":
				all = append(all, measure.Amount{})
			case i < 2:
				all = append(all, of(d, mmHg))
			default:
				all = append(all, of(d, measure.PerMinute))
			}
		}
		return all
	}
	one := func(digits string, u measure.Unit) []measure.Amount { return []measure.Amount{of(digits, u)} }
	high := func(u measure.Unit) []measure.Amount { return []measure.Amount{{Beyond: measure.High, Unit: u}} }
	for _, c := range []struct {
		id      measure.ID
		amounts []measure.Amount
		want    string // texts with the parts that they are about
	}{
		{measure.BloodPressure, bp("132", "78"), ""},
		{measure.BloodPressure, bp("132", "78", "70"), ""},
		{measure.BloodPressure, bp("132", "78", ""), ""},
		{measure.BloodPressure, bp("50", "20"), ""},
		{measure.BloodPressure, bp("300", "200"), ""},
		{measure.BloodPressure, bp("1200", "80"), "0 A blood pressure of 1200 can't be right. Check the top number. It can be from 50 to 300."},
		{measure.BloodPressure, bp("301", "80"), "0 A blood pressure of 301 can't be right. Check the top number. It can be from 50 to 300."},
		{measure.BloodPressure, bp("132", "19"), "1 A blood pressure of 19 can't be right. Check the bottom number. It can be from 20 to 200."},
		{measure.BloodPressure, bp("132", "78", "7"), "2 A pulse of 7 can't be right. Check the pulse. It can be from 20 to 250."},
		{measure.BloodPressure, bp("78", "132"), "1 The bottom number is above the top number. Check both."},
		{measure.BloodPressure, bp("80", "80"), "1 The bottom number is the same as the top number. Check both."},
		{measure.BloodPressure, bp("1200", "8"), "0 A blood pressure of 1200 can't be right. Check the top number. It can be from 50 to 300. / " +
			"1 A blood pressure of 8 can't be right. Check the bottom number. It can be from 20 to 200."},
		{measure.BloodPressure, bp("132"), "1 Write the bottom number."},
		{measure.BloodPressure, bp("", "78"), "0 Write the top number."},
		{measure.BloodPressure, nil, "0 Write the top number. / 1 Write the bottom number."},
		{measure.BloodPressure, append(bp("132", "78", "70"), of("1", mmHg)), "2 There are more numbers here than this measure has. Take the last one away."},
		{measure.BloodPressure, []measure.Amount{of("13.2", "kPa"), of("78", mmHg)}, "0 Blood pressure is not measured in kPa. Use mmHg."},
		{measure.BloodPressure, append(high(mmHg), of("78", mmHg)), "0 Write the number in figures."},
		{measure.Glucose, one("7.8", measure.MillimolePerL), ""},
		{measure.Glucose, one("126", measure.MilligramPerDL), ""},
		{measure.Glucose, high(measure.MillimolePerL), ""},
		{measure.Glucose, high(measure.MilligramPerDL), ""},
		{measure.Glucose, []measure.Amount{{Beyond: "grace", Unit: measure.MillimolePerL}}, "0 Write the number in figures."},
		{measure.Glucose, []measure.Amount{{Number: measure.Whole(7), Beyond: measure.High, Unit: measure.MillimolePerL}}, "0 Write the number in figures."},
		{measure.Glucose, one("0.5", measure.MillimolePerL), "0 A blood glucose of 0.5 mmol/L can't be right. Check the number. It can be from 0.6 to 55 mmol/L."},
		{measure.Glucose, one("126", measure.MillimolePerL), "0 A blood glucose of 126 mmol/L can't be right. Is it mg/dL? Check the number and the unit."},
		{measure.Glucose, one("7", measure.MilligramPerDL), "0 A blood glucose of 7 mg/dL can't be right. Is it mmol/L? Check the number and the unit."},
		{measure.Glucose, one("2000", measure.MilligramPerDL), "0 A blood glucose of 2000 mg/dL can't be right. Check the number. It can be from 11 to 990 mg/dL."},
		{measure.Glucose, one("72", measure.Kilogram), "0 Blood glucose is not measured in kg. Use mmol/L or mg/dL."},
		{measure.Weight, one("72", mmHg), "0 Weight is not measured in mmHg. Use kg, st and lb, or lb."},
		{measure.Weight, one("12.5", measure.Stone), ""}, // as some files have it
		{measure.Weight, []measure.Amount{pair("60", "2", measure.Stone)}, "0 A weight of 60 st 2 lb can't be right. Check the number. It can be from 0 st 2.3 lb to 55 st 1.6 lb."},
		{measure.Weight, []measure.Amount{pair("11", "14", measure.Stone)}, "0 11 st 14 lb can't be right. Write it in st and lb."},
		{measure.Weight, []measure.Amount{pair("11.5", "4", measure.Stone)}, "0 11.5 st 4 lb can't be right. Write it in st and lb."},
		{measure.Weight, []measure.Amount{pair("11", "-1", measure.Stone)}, "0 11 st -1 lb can't be right. Write it in st and lb."},
		{measure.Weight, []measure.Amount{pair("72", "1", measure.Kilogram)}, "0 72 kg can't be right. Write it in kg."},
		{measure.Weight, one("0", measure.Kilogram), "0 A weight of 0 kg can't be right. Check the number. It can be from 1 to 350 kg."},
		{measure.Temperature, one("98.6", measure.Celsius), "0 A temperature of 98.6 °C can't be right. Is it °F? Check the number and the unit."},
		{measure.Temperature, one("20", measure.Celsius), "0 A temperature of 20 °C can't be right. Check the number. It can be from 30 to 43 °C."},
		{measure.HbA1c, one("48", measure.Percent), "0 An HbA1c of 48% can't be right. Is it mmol/mol? Check the number and the unit."},
		{measure.Oxygen, one("101", measure.Percent), "0 An oxygen level of 101 can't be right. Check the number. It can be from 50 to 100."},
		{measure.INR, one("30", measure.INRatio), "0 An INR of 30 can't be right. Check the number. It can be from 0.5 to 15."},
		{measure.INR, one("3", measure.Kilogram), "0 INR is not measured in kg. Use the number alone."},
		{measure.Pain, one("11", measure.Score), "0 Pain of 11 can't be right. Check the number. It can be from 0 to 10."},
		{measure.Ketones, one("-0.1", measure.MillimolePerL), "0 Blood ketones of -0.1 can't be right. Check the number. It can be from 0 to 15."},
		{measure.Steps, one("100001", measure.StepCount), "0 Steps of 100001 can't be right. Check the number. It can be from 0 to 100000."},
		{"unknown", one("1", measure.Kilogram), "0 There are more numbers here than this measure has. Take the last one away."},
	} {
		m, _ := measure.Find(c.id)
		var said []string
		for _, r := range m.Refuse(c.amounts) {
			said = append(said, string(rune('0'+r.Part))+" "+r.Text)
		}
		if got := strings.Join(said, " / "); got != c.want {
			t.Errorf("%s %v:\n got %s\nwant %s", c.id, c.amounts, got, c.want)
		}
	}
}

func TestAMeasureOfOnesOwnHasTheLimitsThatItWasGiven(t *testing.T) {
	own := func(from, to string) measure.Measure {
		return measure.Measure{ID: "free:1", Name: "Glasses of water", Parts: []measure.Part{{
			ID: "value", Name: "Glasses of water", Clinical: "Glasses of water", Hard: measure.Limits{From: within(from, to).Low, To: within(from, to).High},
			Units: []measure.Scale{{Unit: measure.Own("glasses"), Decimals: 1, Minus: measure.Whole(0), Times: measure.Whole(1), By: measure.Whole(1)}},
		}}}
	}
	for _, c := range []struct {
		from, to, entered, want string
	}{
		{"", "", "-100000", ""}, {"0", "20", "20", ""}, {"0", "20", "0.0", ""}, {"-5", "5", "-5", ""},
		{"0", "20", "21", "Glasses of water: 21 can't be right. Check the number. It can be from 0 to 20."},
		{"", "20", "21", "Glasses of water: 21 can't be right. Check the number. It can be 20 or less."},
		{"-5", "", "-5.1", "Glasses of water: -5.1 can't be right. Check the number. It can be -5 or more."},
	} {
		m := own(c.from, c.to)
		a, err := m.Parts[0].Parse(c.entered+" glasses", measure.Own("glasses"))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range m.Refuse([]measure.Amount{a}) {
			got += r.Text
		}
		if got != c.want {
			t.Errorf("%s in %s to %s: got %q, want %q", a, c.from, c.to, got, c.want)
		}
	}
	m := own("", "")
	if typing, ok := m.Parts[0].Typing(measure.Own("glasses")); !ok || typing.Whole != measure.MaxDigits || !typing.Minus || typing.Decimals != 3 {
		t.Errorf("a pad for it: %+v", typing)
	}
	six := []measure.Amount{of("6", measure.Own("glasses"))}
	if got := m.Ask([]measure.Amount{of("60", measure.Own("glasses"))}, nil); got != "" {
		t.Errorf("nobody knows what is usual, and it is asked: %s", got)
	}
	if got := m.Ask([]measure.Amount{of("60", measure.Own("glasses"))}, [][]measure.Amount{six, six, six, six, six}); got != "60 glasses is unusual for you. Is it right?" {
		t.Errorf("asked %q", got)
	}
	if mean, ok := m.Parts[0].Mean([]measure.Amount{six[0], of("7.5", measure.Own("glasses"))}, measure.Own("glasses"), 1); !ok || mean.Amount.String() != "6.8 glasses" {
		t.Errorf("the mean is %s", mean.Amount)
	}
}

var can = regexp.MustCompile(`It can be (?:from )?(.+) to (.+)\.$`)

// A refusal that names limits which are then refused would drive anybody mad.
func TestWhatARefusalSaysIsPossibleIs(t *testing.T) {
	for _, m := range measure.Catalogue() {
		for i, p := range m.Parts {
			for _, s := range p.Units {
				amounts := make([]measure.Amount, len(m.Parts))
				amounts[i] = of("999999999", s.Unit)
				var text string
				for _, r := range m.Refuse(amounts) {
					if r.Part == i {
						text = r.Text
					}
				}
				said := can.FindStringSubmatch(text)
				if said == nil {
					t.Errorf("%s %s: %q names no limits", m.ID, p.ID, text)
					continue
				}
				for j, way := range []int64{-1, 1} {
					a, err := p.Parse(said[j+1], s.Unit)
					if err != nil {
						t.Errorf("%s %s: %q can't be typed: %v", m.ID, p.ID, said[j+1], err)
						continue
					}
					if x, _ := p.First(a); !p.Hard.Has(x) {
						t.Errorf("%s %s: %s is said to be possible", m.ID, p.ID, a)
					}
					x, _ := p.First(a)
					if beyond := x.Add(step(p, s).Mul(decimal.NewFromInt(way))); p.Hard.Has(beyond) {
						t.Errorf("%s %s: more than %s is possible", m.ID, p.ID, a)
					}
				}
			}
		}
	}
}

func TestWhatIsInsideTheLimitsIsTaken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom(measure.Catalogue()).Draw(t, "measure")
		amounts := make([]measure.Amount, len(m.Parts))
		taken := true
		for i, p := range m.Parts {
			amounts[i] = amountOf(t, p, p.ID)
			x, _ := p.First(amounts[i])
			taken = taken && p.Hard.Has(x)
		}
		if m.ID == measure.BloodPressure {
			taken = taken && amounts[1].Number.Compare(amounts[0].Number) < 0
		}
		if refused := m.Refuse(amounts); taken != (len(refused) == 0) {
			t.Fatalf("%s: %v", m.Say(amounts), refused)
		}
	})
}
