package measure_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/measure"
)

func TestANumberKeepsTheDigitsItWasEnteredWith(t *testing.T) {
	for _, digits := range []string{"7.8", "7.80", "0", "0.0", "-3.50", "120", "100000000000", "0.00000000001"} {
		n, err := measure.ReadNumber(digits)
		if err != nil || n.String() != digits {
			t.Errorf("%s became %s, %v", digits, n, err)
		}
	}
	if !measure.MustNumber("7.8").Equal(measure.MustNumber("7.80")) {
		t.Error("7.8 is 7.80")
	}
	if (measure.Number{}).Equal(measure.Whole(0)) {
		t.Error("no number is not 0")
	}
}

func TestWhatIsNoNumberIsNotRead(t *testing.T) {
	for _, text := range []string{
		"", "-", ".", "7.", ".5", "7.8.1", "7,8", " 7", "7 ", "+7", "--7", "7-", "1e3", "1E3", "0x10", "1_000",
		"NaN", "Inf", "७", "７", "1234567890123", "0.000000000001", "1e1000000000", strings.Repeat("9", 1<<20),
	} {
		if n, err := measure.ReadNumber(text); !errors.Is(err, measure.ErrNumber) || !n.IsZero() {
			t.Errorf("%.20q became %s, %v", text, n, err)
		}
	}
}

func TestANumberThatCouldNotBeReadIsNotWritten(t *testing.T) {
	third := decimal.NewFromInt(1).DivRound(decimal.NewFromInt(3), 16)
	for _, d := range []decimal.Decimal{third, decimal.New(1, 12), decimal.New(1, 1<<30)} {
		if text, err := json.Marshal(measure.Amount{Number: measure.NumberOf(d), Unit: measure.Kilogram}); err == nil {
			t.Errorf("%.40s was written", text)
		}
	}
}

func TestTheSameAmountIsTheSameHoweverItWasWritten(t *testing.T) {
	hi := measure.Amount{Beyond: measure.High, Unit: measure.MillimolePerL}
	lo := measure.Amount{Beyond: measure.Low, Unit: measure.MillimolePerL}
	for _, c := range []struct {
		a, b measure.Amount
		want bool
	}{
		{of("7.8", measure.MillimolePerL), of("7.80", measure.MillimolePerL), true},
		{of("7.8", measure.MillimolePerL), of("7.9", measure.MillimolePerL), false},
		{of("7.8", measure.MillimolePerL), of("7.8", measure.MilligramPerDL), false},
		{of("11", measure.Stone), pair("11", "0", measure.Stone), true},
		{pair("11", "4", measure.Stone), pair("11", "5", measure.Stone), false},
		{hi, hi, true}, {hi, lo, false},
		{measure.Amount{Unit: measure.Kilogram}, of("0", measure.Kilogram), false},
	} {
		if got := c.a.Equal(c.b); got != c.want {
			t.Errorf("%s and %s: the same is %v", c.a, c.b, got)
		}
	}
}

func TestAFileCannotHoldAnEndlessNumber(t *testing.T) {
	for _, text := range []string{
		`{"number":"1e1000000000","unit":"kg"}`, `{"number":1e1000000000,"unit":"kg"}`, `{"number":7.8,"unit":"kg"}`,
		`{"number":"` + strings.Repeat("1", 1000) + `","unit":"kg"}`, `{"number":"7,8","unit":"kg"}`, `{"smaller":"4 lb","unit":"kg"}`,
	} {
		var a measure.Amount
		if err := json.Unmarshal([]byte(text), &a); err == nil {
			t.Errorf("%.40s became %s", text, a)
		}
	}
}

// What was entered is what is shown, exported and summed.
func TestWhatIsEnteredIsWhatIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPart(t)
		a := amountOf(t, p, "amount")
		text, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		var back measure.Amount
		if err := json.Unmarshal(text, &back); err != nil || back.String() != a.String() || !back.Equal(a) {
			t.Fatalf("%s was exported as %s and came back as %s, %v", a, text, back, err)
		}
		if shown, converted := p.Shown(a, a.Unit); converted || shown.String() != a.String() {
			t.Fatalf("%s is shown as %s", a, shown)
		}
		if typed, err := p.Parse(a.String(), a.Unit); err != nil || typed.String() != a.String() {
			t.Fatalf("%s, typed again, is %s, %v", a, typed, err)
		}
		if mean, ok := p.Mean([]measure.Amount{a}, a.Unit, 6); !ok || mean.N != 1 {
			t.Fatalf("%s is not summed", a)
		} else if x, _ := a.Total(); !mean.Sum.Equal(x) {
			t.Fatalf("%s is summed as %s", a, mean.Sum)
		}
	})
}

func FuzzReadNumber(f *testing.F) {
	for _, text := range []string{"7.8", "-0.50", "007", "1e9", "7.", "٧", "\x00", "-"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := measure.ReadNumber(text)
		if err != nil {
			return
		}
		again, err := measure.ReadNumber(n.String())
		if err != nil || again.String() != n.String() || !again.Equal(n) {
			t.Errorf("%q became %s and then %s, %v", text, n, again, err)
		}
		if len(n.String()) > measure.MaxDigits+2 {
			t.Errorf("%q became %s", text, n)
		}
	})
}
