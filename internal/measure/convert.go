package measure

import "github.com/shopspring/decimal"

// precision is how many decimals a division keeps that can't be exact, far
// more than any scale shows.
const precision = 16

// maxPlaces is the most decimals that a conversion is rounded to, whatever a
// definition asks for.
const maxPlaces = 6

// one is read, never written.
var one = decimal.NewFromInt(1)

// fraction is an exact number: conversions divide by 18.016 and by 14, and are
// rounded once, at the end.
type fraction struct{ num, den decimal.Decimal }

// round keeps zeros at the end: 90 mg/dL is 5.0 mmol/L.
func (f fraction) round(places int32) decimal.Decimal {
	if f.den.Equal(one) {
		return f.num.Round(places)
	}
	return f.num.DivRound(f.den, places)
}

func (f fraction) add(g fraction) fraction {
	if g.num.IsZero() {
		return f
	}
	return fraction{f.num.Mul(g.den).Add(g.num.Mul(f.den)), f.den.Mul(g.den)}
}

func (f fraction) times(n Number) fraction {
	if n.isOne() {
		return f
	}
	return fraction{f.num.Mul(n.value), f.den}
}

func (f fraction) over(n Number) fraction {
	if n.isOne() {
		return f
	}
	return fraction{f.num, f.den.Mul(n.value)}
}

// isOne tells of most factors that they are 1, without the cost of comparing.
func (n Number) isOne() bool { return n.value.Exponent() == 0 && n.value.Equal(one) }

// first takes f, in the unit of the scale, to the part's first unit.
func (s Scale) first(f fraction) fraction {
	return f.add(fraction{s.Minus.value.Neg(), one}).times(s.Times).over(s.By)
}

// from takes f, in the part's first unit, to the unit of the scale.
func (s Scale) from(f fraction) fraction {
	return f.times(s.By).over(s.Times).add(fraction{s.Minus.value, one})
}

func (s Scale) places() int32 { return int32(min(max(s.Decimals, 0), maxPlaces)) }

// amount is f, in the unit of the scale, as an amount rounded to places, halves
// away from zero; the pounds beside stones are.
func (s Scale) amount(f fraction, places int32) Amount {
	_, n := s.Unit.Smaller()
	if n == 0 {
		return Amount{Number: NumberOf(f.round(places)), Unit: s.Unit}
	}
	per := Whole(n)
	small := f.times(per).round(places)
	whole, beside := small.QuoRem(per.value, 0)
	if beside.IsInteger() {
		beside = beside.Truncate(0) // nobody says 11 st 4.0 lb
	}
	return Amount{Number: NumberOf(whole), Smaller: NumberOf(beside), Unit: s.Unit}
}

// In converts an amount to a unit of the part, rounded to the decimals of that
// unit, halves away from zero. An amount that is in the unit comes back as it
// was entered. False where either unit is not the part's, or there is no
// number to convert.
func (p Part) In(a Amount, u Unit) (Amount, bool) {
	to, ok := p.Scale(u)
	if a.Unit == u && ok {
		return a, true
	}
	f, known := p.fraction(a)
	if !ok || !known {
		return Amount{}, false
	}
	return to.amount(to.from(f), to.places()), true
}

// Shown is an amount as it is shown to somebody who reads it in u, and whether
// that is a conversion. What can't be converted, a meter's HI or a unit of a
// newer version, is shown as it was entered.
func (p Part) Shown(a Amount, u Unit) (shown Amount, converted bool) {
	in, ok := p.In(a, u)
	if !ok {
		return a, false
	}
	return in, a.Unit != u
}

// First is an amount in the part's first unit, not rounded to its decimals: to
// compare with limits and with other amounts. False where there is no number,
// or it is in a unit that the part is not measured in.
func (p Part) First(a Amount) (decimal.Decimal, bool) {
	f, ok := p.fraction(a)
	if !ok {
		return decimal.Decimal{}, false
	}
	if f.den.Equal(one) {
		return f.num, true
	}
	return f.round(precision), true
}

// fraction is an amount in the part's first unit, exactly.
func (p Part) fraction(a Amount) (fraction, bool) {
	from, ok := p.Scale(a.Unit)
	if !ok || a.Number.IsZero() {
		return fraction{}, false
	}
	x, per := a.whole()
	f := fraction{x, decimal.NewFromInt(per)}
	if a.Unit == p.Units[0].Unit {
		return f, true
	}
	return from.first(f), true
}

// Difference is how far apart two amounts are whose numbers differ by a: in
// the part's first unit, whatever the zeros of the units are.
func (p Part) Difference(a Amount) (decimal.Decimal, bool) {
	x, ok := p.First(a)
	zero, known := p.First(Amount{Number: Whole(0), Unit: a.Unit})
	return x.Sub(zero), ok && known
}
