package careplan

import (
	"time"

	"github.com/carebottle/carebottle/internal/measure"
)

// Stand is what a target says of one reading.
type Stand struct {
	// Speaks tells whether the target has something to say about this reading:
	// same measure, circumstances that fit, a number to compare; and of a
	// change, a reading of the days before to compare it with.
	Speaks bool
	// Outside tells whether the reading is outside the range, or reaches the
	// change.
	Outside bool
	// Since is, of a change that was reached, the reading that it is reckoned
	// from: the one that is furthest away, and of several the latest.
	Since *Point
}

// Stand sets a reading beside the target. before are the readings of the same
// measure before it, in any order; only a change needs them. m is the target's
// measure. What an instrument calls HI is above every bound, LO below.
func (t *Target) Stand(m measure.Measure, p Point, before []Point) Stand {
	if p.Measure != t.Measure || m.ID != t.Measure || !p.Circumstances.Fit(t.Circumstances) {
		return Stand{}
	}
	if t.Change != nil {
		return t.moved(m, p, before)
	}
	var s Stand
	for i, r := range t.Ranges {
		if r.IsZero() || i >= len(p.Amounts) || i >= len(m.Parts) {
			continue
		}
		side, ok := t.side(m.Parts[i], r, p.Amounts[i])
		if !ok {
			continue
		}
		s.Speaks = true
		s.Outside = s.Outside || side != measure.Inside
	}
	return s
}

// side compares in the unit in which the target was set, so that a bound is
// the number that was written.
func (t *Target) side(part measure.Part, r measure.Range, a measure.Amount) (measure.Side, bool) {
	switch a.Beyond {
	case measure.High:
		if r.High.IsZero() {
			return measure.Inside, true
		}
		return measure.Above, true
	case measure.Low:
		if r.Low.IsZero() {
			return measure.Inside, true
		}
		return measure.Below, true
	}
	unit := t.unit(part)
	in, ok := part.In(a, unit)
	if !ok {
		return measure.Inside, false
	}
	x, ok := in.Total()
	return r.Side(x), ok
}

func (t *Target) unit(part measure.Part) measure.Unit {
	if _, ok := part.Scale(t.Unit); ok {
		return t.Unit
	}
	return part.Unit()
}

// moved looks for the reading of the days before from which p moved the most.
func (t *Target) moved(m measure.Measure, p Point, before []Point) Stand {
	if len(m.Parts) == 0 || len(p.Amounts) == 0 {
		return Stand{}
	}
	part, by := m.Parts[0], measure.Amount{Number: t.Change.By, Unit: t.unit(m.Parts[0])}
	now, ok := part.First(p.Amounts[0])
	enough, known := part.Difference(by)
	if !ok || !known || !enough.IsPositive() {
		return Stand{}
	}
	var s Stand
	far := enough
	earliest := day(p.At).AddDate(0, 0, -t.Change.Days)
	for i := range before {
		b := &before[i]
		if b.Measure != t.Measure || len(b.Amounts) == 0 || !b.At.Before(p.At) || day(b.At).Before(earliest) ||
			!b.Circumstances.Fit(t.Circumstances) {
			continue
		}
		was, ok := part.First(b.Amounts[0])
		if !ok {
			continue
		}
		s.Speaks = true
		moved := now.Sub(was)
		if t.Change.Down {
			moved = moved.Neg()
		}
		further := moved.Cmp(far)
		if further > 0 || further == 0 && (s.Since == nil || b.At.After(s.Since.At)) {
			far, s.Outside, s.Since = moved, true, b
		}
	}
	return s
}

// day is the date on the clock of where it was, as midnight UTC so that days
// can be counted whatever the clocks did.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
