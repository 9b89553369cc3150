package measure

import "github.com/shopspring/decimal"

// Typing is what a number pad offers for a part in one of its units.
type Typing struct {
	// Whole is how many figures there can be before the point, by the hard
	// limits; MaxDigits where those are open.
	Whole int
	// Decimals is how many figures can follow the point; 0: no point.
	Decimals int
	// Smaller is the unit that is typed beside it ("lb" beside "st") and takes
	// the Decimals in place of the first; empty for others.
	Smaller Unit
	Minus   bool
	// Words are what an instrument may show in place of a number.
	Words []Beyond
}

// Typing tells what can be typed; false where the part is not measured in u.
func (p Part) Typing(u Unit) (Typing, bool) {
	s, ok := p.Scale(u)
	if !ok {
		return Typing{}, false
	}
	smaller, _ := u.Smaller()
	t := Typing{Whole: MaxDigits, Decimals: s.typedDecimals(), Smaller: smaller, Minus: !p.atLeastZero(), Words: p.Words}
	if l := p.limitsIn(u); !l.To.IsZero() {
		most, _ := l.To.Total()
		least, _ := l.From.Total()
		t.Whole = decimal.Max(most.Abs(), least.Abs()).Truncate(0).NumDigits()
	}
	return t, true
}
