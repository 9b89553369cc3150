package measure

import "github.com/shopspring/decimal"

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

// Of makes an amount from digits and a unit, for constants; it panics where
// they are no number.
func Of(digits string, u Unit) Amount { return Amount{Number: MustNumber(digits), Unit: u} }

// IsZero tells whether the amount says nothing.
func (a Amount) IsZero() bool { return a.Number.IsZero() && a.Beyond == WithinReach }

// Equal tells whether both say the same in the same unit: 7.8 mmol/L is 7.80
// mmol/L.
func (a Amount) Equal(o Amount) bool {
	return a.Unit == o.Unit && a.Beyond == o.Beyond && a.Number.Equal(o.Number) && a.Smaller.Decimal().Equal(o.Smaller.Decimal())
}

// Total is the amount in its own unit as one decimal, the smaller unit's part
// as a fraction; ok is false where there is no number. It is exact only if
// that fraction is: to compare and convert use [Part.In].
func (a Amount) Total() (total decimal.Decimal, ok bool) {
	if a.Number.IsZero() {
		return decimal.Decimal{}, false
	}
	x, per := a.whole()
	return x.DivRound(decimal.NewFromInt(per), precision), true
}

// whole is the amount counted in the smallest of its units, and how many of
// them make one of its unit.
func (a Amount) whole() (x decimal.Decimal, per int64) {
	x, per = a.Number.value, 1
	if _, n := a.Unit.Smaller(); a.paired() {
		x, per = x.Mul(decimal.NewFromInt(n)).Add(a.Smaller.value), n
	}
	return x, per
}

// paired tells whether the amount has a number of the smaller unit.
func (a Amount) paired() bool {
	_, per := a.Unit.Smaller()
	return per != 0 && !a.Smaller.IsZero()
}

// String is the amount as a person reads it: "6.4 mmol/L", "11 st 4 lb",
// "HI (mmol/L)".
func (a Amount) String() string {
	switch {
	case a.Beyond != WithinReach && a.Unit.Label() != "":
		return string(a.Beyond) + " (" + a.Unit.Label() + ")"
	case a.Beyond != WithinReach, a.paired():
		return a.Digits() // the units of two numbers stand between them
	default:
		return a.Unit.after(a.Number)
	}
}

// Digits is the amount without its unit, where one unit's number can do
// without: "6.4", "HI", "11 st 4 lb".
func (a Amount) Digits() string {
	if a.Beyond != WithinReach {
		return string(a.Beyond)
	}
	if smaller, _ := a.Unit.Smaller(); a.paired() {
		return a.Unit.after(a.Number) + " " + smaller.after(a.Smaller)
	}
	return a.Number.String()
}
