package measure_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/measure"
)

func TestPeopleTypeNumbersInTheirOwnWays(t *testing.T) {
	for _, c := range []struct {
		id    measure.ID
		u     measure.Unit
		want  string
		typed []string
	}{
		{measure.Glucose, measure.MillimolePerL, "7.8 mmol/L",
			[]string{"7.8", "7,8", " 7.8 ", "７．８", "７，８", "7·8", "7.8mmol/L", "7.8 mmol/l", "7.8 mmol", "7.8 MMOL/L.", "\u00a07.8\u2009", "\ufeff7.8\u200e"}},
		{measure.Glucose, measure.MillimolePerL, "7.80 mmol/L", []string{"7.80", "7,80"}},
		{measure.Glucose, measure.MillimolePerL, "6.45 mmol/L", []string{"6.45"}},
		{measure.Glucose, measure.MillimolePerL, "0.9 mmol/L", []string{".9", ",9", "0.9", "00.9"}},
		{measure.Glucose, measure.MillimolePerL, "HI (mmol/L)", []string{"HI", "hi", " Hi ", "high", "ＨＩ"}},
		{measure.Glucose, measure.MilligramPerDL, "LO (mg/dL)", []string{"LO", "lo", "Low"}},
		{measure.BloodPressure, measure.MillimetreHg, "132 mmHg", []string{"132", "132mmHg", "132 mm Hg", "0132"}},
		{measure.Weight, measure.Kilogram, "72.5 kg", []string{"72.5", "72,5 kg", "72.5 kilos", "72.5KG"}},
		{measure.Weight, measure.Stone, "11 st 4 lb",
			[]string{"11 st 4", "11st 4lb", "11st4lb", "11 4", "11 stone 4 pounds", "11 stone 4", "11 St. 4 lbs", "１１ st ４"}},
		{measure.Weight, measure.Stone, "11 st 4.5 lb", []string{"11 st 4.5", "11 st 4,5 lb", "11 4.5"}},
		{measure.Weight, measure.Stone, "11 st", []string{"11", "11 st", "11 stone"}},
		{measure.Weight, measure.Stone, "11 st 0 lb", []string{"11 st 0", "11 0"}},
		{measure.Weight, measure.Pound, "158 lb", []string{"158", "158lbs", "158 pounds"}},
		{measure.Height, measure.Foot, "5 ft 6 in", []string{"5 ft 6", "5ft 6in", "5'6", `5'6"`, "5’6”", "5′ 6″", "5 foot 6", "5 feet 6 inches", "5 6"}},
		{measure.Height, measure.Foot, "5 ft 6.5 in", []string{"5 ft 6.5"}},
		{measure.Oxygen, measure.Percent, "97%", []string{"97", "97%", "97 %", "97 percent", "97％"}},
		{measure.Temperature, measure.Celsius, "37.2 °C", []string{"37.2", "37.2c", "37,2 °C", "37.2℃"}},
		{measure.Temperature, measure.Fahrenheit, "99 °F", []string{"99", "99F", "99 °f", "99℉"}},
		{measure.Steps, measure.StepCount, "10000 steps", []string{"10000", "10,000", "10 000", "10,000 steps"}},
		{measure.Fluid, measure.Millilitre, "1500 ml", []string{"1500", "1,500 ml", "1500mL"}},
		{measure.Pulse, measure.PerMinute, "70 a minute", []string{"70", "70 bpm", "70 a minute", "70/min"}},
		{measure.HbA1c, measure.MillimolePerM, "48 mmol/mol", []string{"48", "48 mmol/mol"}},
		{measure.INR, measure.INRatio, "2.4", []string{"2.4", "2.4 INR", "2,4"}},
		{measure.Pain, measure.Score, "7 of 10", []string{"7", "7 of 10"}},
	} {
		for _, typed := range c.typed {
			if got, err := only(c.id).Parse(typed, c.u); err != nil || got.String() != c.want {
				t.Errorf("%s %q: %q, %v; want %q", c.id, typed, got, err, c.want)
			}
		}
	}
}

func TestWhatIsTypedWrongIsSaidInASentence(t *testing.T) {
	const (
		figures = "Write the number in figures only."
		points  = "This number has two points. Leave only one."
		one     = "Write one number here. Each number has a place of its own."
		gaps    = "Write one number here, without gaps or dashes."
		apart   = "Write stones and pounds apart, such as 11 st 5 lb."
	)
	for _, c := range []struct {
		id          measure.ID
		u           measure.Unit
		typed, want string
	}{
		{measure.Glucose, measure.MillimolePerL, "", "Write the number."},
		{measure.Glucose, measure.MillimolePerL, "  ", "Write the number."},
		{measure.Pain, measure.Score, "", "Choose a number."},
		{measure.Glucose, measure.MillimolePerL, "abc", figures},
		{measure.Glucose, measure.MillimolePerL, "7.8x", figures},
		{measure.Glucose, measure.MillimolePerL, "7e3", figures},
		{measure.Glucose, measure.MillimolePerL, "0x10", figures},
		{measure.Glucose, measure.MillimolePerL, "٧", figures},
		{measure.Glucose, measure.MillimolePerL, "7½", figures},
		{measure.Glucose, measure.MillimolePerL, "mmol/L", "Write the number in figures."},
		{measure.Glucose, measure.MillimolePerL, "7.8.1", points},
		{measure.Glucose, measure.MillimolePerL, "7..8", points},
		{measure.Glucose, measure.MillimolePerL, "7,8.1", points},
		{measure.Glucose, measure.MillimolePerL, "7.", "This number ends in a point. Write what comes after it, or take the point away."},
		{measure.Glucose, measure.MillimolePerL, ".", "This number ends in a point. Write what comes after it, or take the point away."},
		{measure.Glucose, measure.MillimolePerL, "-3", "This is never below 0. Take the minus away."},
		{measure.Glucose, measure.MillimolePerL, "−3", "This is never below 0. Take the minus away."},
		{measure.Glucose, measure.MillimolePerL, "-", "Write the number in figures."},
		{measure.Glucose, measure.MillimolePerL, "7-8", gaps},
		{measure.Glucose, measure.MillimolePerL, "7 8", gaps},
		{measure.Glucose, measure.MillimolePerL, "6.4567", "This number is too exact. Write at most 3 figures after the point."},
		{measure.Glucose, measure.MillimolePerL, "1234567890123", "This number is too long. Check it."},
		{measure.Glucose, measure.MillimolePerL, strings.Repeat("7", 41), "This is too long for a number. Write the number alone."},
		{measure.Glucose, measure.MillimolePerL, "126 mg/dL", "This number is in mg/dL. Choose mg/dL first, or write it in mmol/L."},
		{measure.Glucose, measure.MilligramPerDL, "7.8", "Write a whole number, without a point. If yours has a point, it may be in mmol/L: check the unit."},
		{measure.Glucose, measure.MillimetreHg, "7.8", "This is not measured in mmHg. Choose another unit."},
		{measure.Ketones, measure.MillimolePerL, "HI", "Write the number in figures."},
		{measure.BloodPressure, measure.MillimetreHg, "HI", "Write the number in figures."},
		{measure.BloodPressure, measure.MillimetreHg, "132/78", one},
		{measure.BloodPressure, measure.MillimetreHg, "132 mmHg 78", one},
		{measure.BloodPressure, measure.MillimetreHg, "132 78", gaps},
		{measure.BloodPressure, measure.MillimetreHg, "13.2", "Write a whole number, without a point."},
		{measure.BloodPressure, measure.MillimetreHg, "13,2", "Write a whole number, without a point."},
		{measure.Steps, measure.StepCount, "1.000", "Write a whole number, without a point."},
		{measure.Steps, measure.StepCount, "1,00", "Write a whole number, without a point."},
		{measure.Steps, measure.StepCount, "1,000.5", "This number has two points. Leave only one."},
		{measure.Weight, measure.Stone, "", "Write the number."},
		{measure.Weight, measure.Stone, "11.5", apart},
		{measure.Weight, measure.Stone, "11,5 st", apart},
		{measure.Weight, measure.Stone, "11 st 14", "14 lb make 1 st. Write fewer than 14 pounds."},
		{measure.Weight, measure.Stone, "11 st -4", "Write one number of pounds, without a dash."},
		{measure.Weight, measure.Stone, "11-4", gaps},
		{measure.Weight, measure.Stone, "-11 st 4", "This is never below 0. Take the minus away."},
		{measure.Weight, measure.Stone, "11 st 4 lb 2", apart},
		{measure.Weight, measure.Stone, "11 st .5", apart},
		{measure.Weight, measure.Stone, "11st.5", apart},
		{measure.Weight, measure.Stone, "158 lb 4", "This number is in lb. Choose lb first, or write it in st and lb."},
		{measure.Weight, measure.Stone, "11 4 2", gaps},
		{measure.Weight, measure.Stone, "11 st 4 oz", apart},
		{measure.Weight, measure.Stone, "st 4", "Write the stones too. Where there are none, write 0."},
		{measure.Height, measure.Foot, "ft 6 in", "Write the feet too. Where there are none, write 0."},
		{measure.Weight, measure.Stone, "11 st st", figures},
		{measure.Weight, measure.Stone, "158 lb", "This number is in lb. Choose lb first, or write it in st and lb."},
		{measure.Weight, measure.Kilogram, "11 st 4", "This number is in st and lb. Choose st and lb first, or write it in kg."},
		{measure.Height, measure.Foot, "5 ft 12", "12 in make 1 ft. Write fewer than 12 inches."},
		{measure.Height, measure.Foot, "168 cm", "This number is in cm. Choose cm first, or write it in ft and in."},
	} {
		got, err := only(c.id).Parse(c.typed, c.u)
		var typed *measure.TypedError
		if !errors.As(err, &typed) || typed.Sentence != c.want || !got.IsZero() {
			t.Errorf("%s %q: %s, %v; want %q", c.id, c.typed, got, err, c.want)
		}
	}
}

func TestANumberThatMayBeLeftOutMayBeLeftOut(t *testing.T) {
	pulse := find(measure.BloodPressure).Parts[2]
	if a, err := pulse.Parse("  ", measure.PerMinute); err != nil || !a.IsZero() {
		t.Errorf("no pulse is %s, %v", a, err)
	}
	if a, err := find(measure.Pulse).Parts[0].Parse("", measure.PerMinute); err == nil {
		t.Errorf("a pulse without a number is %s", a)
	}
}

func TestAPadOffersWhatCanBeTyped(t *testing.T) {
	for _, c := range []struct {
		id   measure.ID
		u    measure.Unit
		want measure.Typing
	}{
		{measure.BloodPressure, measure.MillimetreHg, measure.Typing{Whole: 3}},
		{measure.Glucose, measure.MillimolePerL, measure.Typing{Whole: 2, Decimals: 3, Words: []measure.Beyond{measure.High, measure.Low}}},
		{measure.Glucose, measure.MilligramPerDL, measure.Typing{Whole: 3, Words: []measure.Beyond{measure.High, measure.Low}}},
		{measure.Weight, measure.Kilogram, measure.Typing{Whole: 3, Decimals: 3}},
		{measure.Weight, measure.Stone, measure.Typing{Whole: 2, Decimals: 3, Smaller: measure.Pound}},
		{measure.Height, measure.Foot, measure.Typing{Whole: 1, Decimals: 3, Smaller: measure.Inch}},
		{measure.Pain, measure.Score, measure.Typing{Whole: 2}},
		{measure.Steps, measure.StepCount, measure.Typing{Whole: 6}},
	} {
		got, ok := only(c.id).Typing(c.u)
		if !ok || got.Whole != c.want.Whole || got.Decimals != c.want.Decimals || got.Smaller != c.want.Smaller ||
			got.Minus != c.want.Minus || !slices.Equal(got.Words, c.want.Words) {
			t.Errorf("%s in %s: %+v, want %+v", c.id, c.u, got, c.want)
		}
	}
	if got, ok := only(measure.Glucose).Typing(measure.Kilogram); ok {
		t.Errorf("glucose in kg: %+v", got)
	}
}

// What the pad lets somebody type is read, unless the number can't be.
func TestEveryNumberThatFitsThePadIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPart(t)
		u := rapid.SampledFrom(p.Units).Draw(t, "unit").Unit
		typing, _ := p.Typing(u)
		typed := rapid.StringMatching(`[1-9][0-9]{0,11}`).Draw(t, "whole")
		typed = typed[:min(len(typed), typing.Whole)]
		if typing.Decimals > 0 && typing.Smaller == "" {
			behind := rapid.StringMatching(`[0-9]{1,3}`).Draw(t, "behind")
			typed += "." + behind[:min(len(behind), typing.Decimals)]
		}
		if typing.Smaller != "" {
			typed += " " + u.Label() + " " + rapid.SampledFrom([]string{"0", "4", "11", "11.5"}).Draw(t, "smaller")
		}
		if a, err := p.Parse(typed, u); err != nil || a.Unit != u || a.IsZero() {
			t.Fatalf("%q is %s, %v", typed, a, err)
		}
	})
}

var calm = regexp.MustCompile(`^[A-Z0-9][^!?]*\.$`)

func FuzzParse(f *testing.F) {
	for i, typed := range []string{"7.8", "11 st 4", "5'6\"", "HI", "132/78", "-", "st", "1 2 3", "１２", "10,000", "\xff7", "7.8.1", "11 st 14 lb", ",", " . ", "''"} {
		f.Add(uint8(i), uint8(i), typed)
	}
	f.Add(uint8('B'), uint8(1), " \u0605") // a sign that nobody sees, behind a blank
	all := measure.Catalogue()
	f.Fuzz(func(t *testing.T, which, unit uint8, typed string) {
		m := all[int(which)%len(all)]
		for _, p := range m.Parts {
			u := p.Units[int(unit)%len(p.Units)].Unit
			a, err := p.Parse(typed, u)
			var wrong *measure.TypedError
			switch {
			case err == nil && a.IsZero():
				if !p.Optional || strings.ContainsFunc(typed, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }) {
					t.Errorf("%q is nothing", typed)
				}
			case err == nil:
				again, err := p.Parse(a.String(), u)
				if a.Beyond != measure.WithinReach {
					again, err = p.Parse(a.Digits(), u)
				}
				if err != nil || again.String() != a.String() {
					t.Errorf("%q is %s, which is %s, %v", typed, a, again, err)
				}
				m.Refuse([]measure.Amount{a})
				m.Ask([]measure.Amount{a}, nil)
			case !errors.As(err, &wrong) || !calm.MatchString(wrong.Sentence):
				t.Errorf("%q: %v", typed, err)
			case !a.IsZero():
				t.Errorf("%q is refused, and %s", typed, a)
			}
		}
	})
}
