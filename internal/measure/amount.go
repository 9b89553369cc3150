package measure

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"
)

// Amount is one number as it was entered, with its unit.
type Amount struct {
	Number Number `json:"number,omitzero"`
	// Smaller is what stands beside Number in the smaller unit of Unit: the 4
	// of 11 st 4 lb.
	Smaller Number `json:"smaller,omitzero"`
	// Beyond is what an instrument said in place of a number.
	Beyond Beyond `json:"beyond,omitzero"`
	Unit   Unit   `json:"unit"`
}

// Beyond is what an instrument shows where it can measure no further.
type Beyond string

// The words on blood glucose meters.
const (
	WithinReach Beyond = ""
	High        Beyond = "HI"
	Low         Beyond = "LO"
)

// Number is a decimal as it was entered, trailing zeros included. Its zero
// value is no number. In JSON it is a string, so that no reader takes it
// through binary floating point.
type Number struct {
	value decimal.Decimal
	set   bool
}

// MaxDigits is the most digits that a number may have.
const MaxDigits = 12

// ErrNumber means that a text is no decimal number of at most MaxDigits digits.
var ErrNumber = errors.New("measure: not a decimal number")

// NumberOf makes a number from a decimal.
func NumberOf(d decimal.Decimal) Number { return Number{d, true} }

// Whole makes a number without decimals.
func Whole(n int64) Number { return NumberOf(decimal.NewFromInt(n)) }

// ReadNumber reads "7.8", with a point and no spaces, an optional minus, no
// exponent. It is for files; see [Part.Parse] for what people type.
func ReadNumber(text string) (Number, error) {
	digits, points := 0, 0
	for i, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '.' && digits > 0:
			points++
		case r == '-' && i == 0:
		default:
			return Number{}, ErrNumber
		}
	}
	if digits == 0 || digits > MaxDigits || points > 1 || strings.HasSuffix(text, ".") {
		return Number{}, ErrNumber
	}
	d, err := decimal.NewFromString(text)
	if err != nil {
		return Number{}, ErrNumber
	}
	return NumberOf(d), nil
}

// MustNumber is ReadNumber for constants; it panics.
func MustNumber(text string) Number {
	n, err := ReadNumber(text)
	if err != nil {
		panic("measure: " + text + " is not a number")
	}
	return n
}

// IsZero tells whether there is no number; the number 0 is one.
func (n Number) IsZero() bool { return !n.set }

// Decimal is the number to calculate with; 0 where there is none.
func (n Number) Decimal() decimal.Decimal { return n.value }

// Float is the nearest binary number: for the geometry of a chart, never for
// comparing or adding.
func (n Number) Float() float64 { return n.value.InexactFloat64() }

// Compare is -1, 0 or 1 as n is less than, equal to or more than o.
func (n Number) Compare(o Number) int { return n.value.Cmp(o.value) }

// String is the number with the digits it was entered with; empty for none.
func (n Number) String() string {
	switch {
	case !n.set:
		return ""
	case n.value.Exponent() < 0:
		return n.value.StringFixed(-n.value.Exponent())
	default:
		return n.value.String()
	}
}

// MarshalText writes the digits.
func (n Number) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (n *Number) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*n = Number{}
		return nil
	}
	read, err := ReadNumber(string(text))
	if err == nil {
		*n = read
	}
	return err
}

// Of makes an amount from digits and a unit, for constants; it panics where
// they are no number.
func Of(digits string, u Unit) Amount { return Amount{Number: MustNumber(digits), Unit: u} }

// IsZero tells whether the amount says nothing.
func (a Amount) IsZero() bool { return a.Number.IsZero() && a.Beyond == WithinReach }

// Total is the amount in its own unit as one decimal, the smaller unit's part
// as a fraction; ok is false where there is no number. It is exact only if
// that fraction is: to compare and convert use [Part.In].
func (a Amount) Total() (total decimal.Decimal, ok bool) {
	if a.Number.IsZero() {
		return decimal.Decimal{}, false
	}
	total = a.Number.value
	if _, per := a.Unit.Smaller(); per != 0 && !a.Smaller.IsZero() {
		total = total.Add(a.Smaller.value.Div(decimal.NewFromInt(per)))
	}
	return total, true
}

// String is the amount as a person reads it: "6.4 mmol/L", "11 st 4 lb",
// "HI (mmol/L)".
func (a Amount) String() string {
	label := a.Unit.Label()
	switch {
	case a.Beyond != WithinReach && label != "":
		return string(a.Beyond) + " (" + label + ")"
	case a.Beyond != WithinReach:
		return string(a.Beyond)
	case a.Number.IsZero():
		return ""
	}
	text := a.Digits()
	switch {
	case label == "":
		return text
	case !a.Smaller.IsZero():
		return text // its units stand between the numbers
	case a.Unit == Percent:
		return text + "%"
	}
	return text + " " + label
}

// Digits is the amount without its unit, where one unit's number can do
// without: "6.4", "HI", "11 st 4 lb".
func (a Amount) Digits() string {
	if a.Beyond != WithinReach {
		return string(a.Beyond)
	}
	if smaller, per := a.Unit.Smaller(); per != 0 && !a.Smaller.IsZero() {
		return a.Number.String() + " " + a.Unit.Label() + " " + a.Smaller.String() + " " + smaller.Label()
	}
	return a.Number.String()
}
