package measure

import "github.com/shopspring/decimal"

// precision is how many decimals a division keeps, far more than any scale
// shows.
const precision = 16

// In converts an amount to a unit of the part, rounded to the decimals of that
// unit, halves away from zero. An amount that is in the unit comes back as it
// was entered. False where either unit is not the part's, or there is no
// number to convert.
func (p Part) In(a Amount, u Unit) (Amount, bool) {
	to, ok := p.Scale(u)
	if a.Unit == u && ok {
		return a, true
	}
	first, known := p.First(a)
	if !ok || !known {
		return Amount{}, false
	}
	x := first.Mul(to.By.value).DivRound(to.Times.value, precision).Add(to.Minus.value)
	if smaller, per := u.Smaller(); smaller != "" {
		small := x.Mul(decimal.NewFromInt(per)).Round(int32(to.Decimals))
		whole := small.DivRound(decimal.NewFromInt(per), precision).Floor()
		return Amount{Number: NumberOf(whole), Smaller: NumberOf(small.Sub(whole.Mul(decimal.NewFromInt(per)))), Unit: u}, true
	}
	return Amount{Number: NumberOf(x.Round(int32(to.Decimals))), Unit: u}, true
}

// First is an amount in the part's first unit, not rounded: to compare with
// limits and with other amounts. False where there is no number, or it is in a
// unit that the part is not measured in.
func (p Part) First(a Amount) (decimal.Decimal, bool) {
	from, ok := p.Scale(a.Unit)
	if !ok || a.Number.IsZero() {
		return decimal.Decimal{}, false
	}
	x, per := a.Number.value, int64(1)
	if smaller, n := a.Unit.Smaller(); smaller != "" && !a.Smaller.IsZero() {
		x, per = x.Mul(decimal.NewFromInt(n)).Add(a.Smaller.value), n
	}
	by := from.By.value.Mul(decimal.NewFromInt(per))
	return x.Sub(from.Minus.value.Mul(decimal.NewFromInt(per))).Mul(from.Times.value).DivRound(by, precision), true
}

// Has tells whether the limits hold x.
func (l Limits) Has(x decimal.Decimal) bool {
	return (l.From.IsZero() || x.Cmp(l.From.value) >= 0) && (l.To.IsZero() || x.Cmp(l.To.value) <= 0)
}

// Difference is how far apart two amounts are whose numbers differ by a: in
// the part's first unit, whatever the zeros of the units are.
func (p Part) Difference(a Amount) (decimal.Decimal, bool) {
	x, ok := p.First(a)
	zero, known := p.First(Amount{Number: Whole(0), Unit: a.Unit})
	return x.Sub(zero), ok && known
}
