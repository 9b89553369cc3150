package measure

import "github.com/shopspring/decimal"

// Limits are bounds, both included; a missing one bounds nothing.
type Limits struct{ From, To Number }

// Has tells whether the limits hold x.
func (l Limits) Has(x decimal.Decimal) bool {
	return (l.From.IsZero() || x.Cmp(l.From.value) >= 0) && (l.To.IsZero() || x.Cmp(l.To.value) <= 0)
}

// width is how far the limits are apart; 0 where one is missing.
func (l Limits) width() decimal.Decimal {
	if l.From.IsZero() || l.To.IsZero() {
		return decimal.Decimal{}
	}
	return l.To.value.Sub(l.From.value)
}

// span is limits in a unit.
type span struct{ From, To Amount }

// limitsIn are the hard limits in one of the part's units. They are drawn in to
// the decimals of the unit: what is said to be possible is.
func (p Part) limitsIn(u Unit) span {
	var l span
	s, ok := p.Scale(u)
	if ok && !p.Hard.From.IsZero() {
		l.From = s.inwards(p.Hard.From, decimal.Decimal.Ceil)
	}
	if ok && !p.Hard.To.IsZero() {
		l.To = s.inwards(p.Hard.To, decimal.Decimal.Floor)
	}
	return l
}

// inwards takes a limit in the part's first unit to the unit of the scale.
func (s Scale) inwards(limit Number, inner func(decimal.Decimal) decimal.Decimal) Amount {
	steps := decimal.New(1, s.places())
	if _, per := s.Unit.Smaller(); per != 0 {
		steps = steps.Mul(decimal.NewFromInt(per))
	}
	drawn := inner(s.from(fraction{limit.value, one}).times(NumberOf(steps)).round(precision))
	a := s.amount(fraction{drawn, steps}, s.places())
	if a.Number.value.IsInteger() {
		a.Number = NumberOf(a.Number.value.Truncate(0)) // "from 0.6 to 55"
	}
	return a
}

// say is what can be: "from 50 to 300".
func (l span) say(in func(Amount) string) string {
	switch {
	case l.From.IsZero():
		return in(l.To) + " or less"
	case l.To.IsZero():
		return in(l.From) + " or more"
	case l.From.Smaller.IsZero():
		return "from " + l.From.Digits() + " to " + in(l.To)
	default:
		return "from " + in(l.From) + " to " + in(l.To)
	}
}
