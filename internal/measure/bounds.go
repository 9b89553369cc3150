package measure

import "github.com/shopspring/decimal"

// Range is what a plan wants a number to be in. A missing bound bounds
// nothing; one that is open is not itself inside: "under 135" has the open
// upper bound 135.
type Range struct {
	Low      Number `json:"low,omitzero"`
	High     Number `json:"high,omitzero"`
	LowOpen  bool   `json:"low_open,omitzero"`
	HighOpen bool   `json:"high_open,omitzero"`
}

// IsZero tells whether the range bounds nothing.
func (r Range) IsZero() bool { return r.Low.IsZero() && r.High.IsZero() }

// Side says on which side of a range something lies.
type Side int

// The sides.
const (
	Below  Side = -1
	Inside Side = 0
	Above  Side = 1
)

// Side tells where x, in the unit of the range, lies.
func (r Range) Side(x decimal.Decimal) Side {
	if !r.Low.IsZero() {
		if c := x.Cmp(r.Low.value); c < 0 || c == 0 && r.LowOpen {
			return Below
		}
	}
	if !r.High.IsZero() {
		if c := x.Cmp(r.High.value); c > 0 || c == 0 && r.HighOpen {
			return Above
		}
	}
	return Inside
}

// String says the range without its unit: "5 to 7", "under 135", "92 or more".
func (r Range) String() string { return r.In("") }

// In says the range with its unit: "5 to 7 mmol/L", "92% or more".
func (r Range) In(u Unit) string {
	low, high := r.Low.String(), u.after(r.High)
	switch {
	case r.IsZero():
		return ""
	case r.Low.IsZero() && r.HighOpen:
		return "under " + high
	case r.Low.IsZero():
		return high + " or less"
	case r.High.IsZero() && r.LowOpen:
		return "over " + u.after(r.Low)
	case r.High.IsZero():
		return u.after(r.Low) + " or more"
	case r.LowOpen && r.HighOpen:
		return "between " + low + " and " + high
	case r.LowOpen:
		return "over " + low + ", up to " + high
	case r.HighOpen:
		return low + " to under " + high
	case r.Low.Equal(r.High):
		return high
	default:
		return low + " to " + high
	}
}

// Change is how much a number may move within some days: "2 kg up in 3 days".
// A reading reaches it when it differs by at least By from any reading of the
// Days calendar days before its own, or of its own day.
type Change struct {
	By   Number `json:"by"`
	Down bool   `json:"down,omitzero"` // else up
	Days int    `json:"days"`
}
