package measure

import (
	"errors"
	"strings"

	"github.com/shopspring/decimal"
)

// Number is a decimal as it was entered, trailing zeros included. Its zero
// value is no number. In JSON it is a string, so that no reader takes it
// through binary floating point. Compare numbers with [Number.Compare]: 7.8
// and 7.80 are equal, and == does not tell.
type Number struct {
	value decimal.Decimal
	set   bool
}

// MaxDigits is the most digits that a number may have.
const MaxDigits = 12

// ErrNumber means that a text is no decimal number of at most MaxDigits digits.
var ErrNumber = errors.New("measure: not a decimal number")

// NumberOf makes a number from a decimal, to be shown. It can be kept only
// where it has no more than MaxDigits digits.
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

// Equal tells whether both are no number, or the same one: 7.8 is 7.80.
func (n Number) Equal(o Number) bool { return n.set == o.set && n.value.Equal(o.value) }

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

// MarshalText writes the digits. It refuses what UnmarshalText would not read
// again: a number that nobody can read is lost.
func (n Number) MarshalText() ([]byte, error) {
	if n.set && n.value.Exponent() > MaxDigits {
		return nil, ErrNumber // its digits would be mostly zeros, and very many
	}
	text := n.String()
	if n.set {
		if _, err := ReadNumber(text); err != nil {
			return nil, err
		}
	}
	return []byte(text), nil
}

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
