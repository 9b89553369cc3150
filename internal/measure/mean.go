package measure

import "github.com/shopspring/decimal"

// Average is the mean of amounts, with its working.
type Average struct {
	Amount Amount          // the mean, rounded
	Sum    decimal.Decimal // in the unit of Amount; see Part.Mean
	N      int             // amounts that were averaged
	Left   int             // amounts left out: HI, LO, none, a unit that the part doesn't have
}

// Mean is the mean of amounts in unit u, rounded once, to so many decimals,
// halves away from zero. False where no amount has a number, or the part is not
// measured in u.
//
// It adds up exactly, whatever the order. Sum is what was added, exact where
// every amount was entered in u without a smaller unit, and to 16 decimals
// otherwise, since most conversions never end.
func (p Part) Mean(all []Amount, u Unit, decimals int) (Average, bool) {
	to, ok := p.Scale(u)
	if !ok {
		return Average{}, false
	}
	var made Average
	sums := make([]sum, len(p.Units))
	for _, a := range all {
		at := p.index(a.Unit)
		if at < 0 || a.Number.IsZero() || a.Beyond != WithinReach {
			made.Left++
			continue
		}
		sums[at].add(a)
		made.N++
	}
	if made.N == 0 {
		return made, false
	}
	total := fraction{decimal.Decimal{}, one}
	for i, s := range p.Units {
		total = total.add(sums[i].in(s, to))
	}
	made.Sum = total.exactly()
	made.Amount = to.amount(total.over(Whole(int64(made.N))), int32(min(max(decimals, 0), maxPlaces)))
	return made, true
}

func (p Part) index(u Unit) int {
	for i, s := range p.Units {
		if s.Unit == u {
			return i
		}
	}
	return -1
}

// sum adds up amounts of one unit, in the smallest of its units.
type sum struct {
	n     int64
	total decimal.Decimal
}

func (s *sum) add(a Amount) {
	x, per := a.whole()
	if _, n := a.Unit.Smaller(); n != 0 && per == 1 {
		x = x.Mul(decimal.NewFromInt(n))
	}
	s.n++
	s.total = s.total.Add(x)
}

// in converts the sum. A unit with a zero of its own takes it off every
// amount, which is why there is a count.
func (s sum) in(own, to Scale) fraction {
	f := fraction{s.total, one}
	if _, n := own.Unit.Smaller(); n != 0 {
		f = f.over(Whole(n))
	}
	if own.Unit == to.Unit || s.n == 0 {
		return f
	}
	n := fraction{decimal.NewFromInt(s.n), one}
	first := f.add(n.times(NumberOf(own.Minus.value.Neg()))).times(own.Times).over(own.By)
	return first.times(to.By).over(to.Times).add(n.times(to.Minus))
}

// exactly is f as a decimal, to precision where it does not end.
func (f fraction) exactly() decimal.Decimal {
	if f.den.Equal(one) {
		return f.num
	}
	return f.round(precision)
}
