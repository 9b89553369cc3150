package quote

import (
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// By is how far a measure went from one reading to a later one, in the unit in
// which a target was set: "2.1 kg up". False where either has no number.
func By(m careplan.Following, t *careplan.Target, from, to careplan.Point) (string, bool) {
	if len(from.Amounts) == 0 || len(to.Amounts) == 0 {
		return "", false
	}
	part := m.Parts[0]
	was, ok := part.First(from.Amounts[0])
	now, known := part.First(to.Amounts[0])
	if !ok || !known {
		return "", false
	}
	by := now.Sub(was)
	way := " up"
	if by.IsNegative() {
		way = " down"
	}
	far := difference(part, measure.NumberOf(by.Abs()), t.Unit)
	if total, ok := far.Total(); ok && total.IsZero() {
		return "the same", true
	}
	return far.String() + way, true
}

// difference is a distance in the first unit of a part, in another unit and
// rounded to its decimals: where two units begin at different zeros, that
// between them is taken out.
func difference(part measure.Part, by measure.Number, u measure.Unit) measure.Amount {
	scale, ok := part.Scale(u)
	if !ok {
		scale, u = part.Units[0], part.Unit()
	}
	far, _ := part.In(measure.Amount{Number: by, Unit: part.Unit()}, u)
	if zero, _ := part.In(measure.Amount{Number: measure.Whole(0), Unit: part.Unit()}, u); zero.Number.Decimal().Sign() != 0 {
		far.Number = measure.NumberOf(far.Number.Decimal().Sub(zero.Number.Decimal()))
	}
	if far.Smaller.IsZero() {
		far.Number = measure.NumberOf(far.Number.Decimal().Round(int32(scale.Decimals)))
	}
	return far
}
