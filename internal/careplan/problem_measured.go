package careplan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/carebottle/carebottle/internal/measure"
)

// maxDecimals is the most decimals that a person's own measure may have.
const maxDecimals = 3

// Problems asks which measure it is, and that the numbers of one's own make
// sense.
func (f *Followed) Problems() []Problem {
	if f.Free == nil {
		return asked(nil, "measure", string(f.Measure), "Choose what is measured.")
	}
	ps := asked(nil, "name", f.Free.Name, "Write what is measured.")
	if f.Free.Decimals < 0 || f.Free.Decimals > maxDecimals {
		ps = append(ps, Problem{"decimals", "A number can have up to three digits after the point."})
	}
	if from, to := f.Free.From, f.Free.To; !from.IsZero() && !to.IsZero() && from.Compare(to) > 0 {
		ps = append(ps, Problem{"to", "The largest number is below the smallest. Check both."})
	}
	return ps
}

// Problems asks for a measure, a time and a number.
func (r *Reading) Problems() []Problem {
	ps := asked(nil, "measure", string(r.Measure), "Choose what was measured.")
	if r.At.IsZero() {
		ps = append(ps, Problem{"at", "Say when it was measured."})
	}
	if len(r.Amounts) == 0 || r.Amounts[0].IsZero() {
		ps = append(ps, Problem{"amounts", "Write the number."})
	}
	return ps
}

// Problems finds none: a program writes it.
func (i *Import) Problems() []Problem { return nil }

// Problems finds none: a program writes it.
func (w *PressureWeek) Problems() []Problem { return nil }

// Problems asks for a goal, for a confidence from 0 to 10, and for a day to look
// at it again that is not before the day on which it was agreed.
func (g *Goal) Problems() []Problem {
	ps := asked(nil, "text", g.Text, "Write what you would like to do or to be able to do.")
	if c := g.Confidence; c != nil && (*c < 0 || *c > 10) {
		ps = append(ps, Problem{"confidence", "Choose a number from 0 to 10, or leave it out."})
	}
	for _, a := range g.Actions {
		if strings.TrimSpace(a.What) == "" {
			ps = append(ps, Problem{"actions", "One of the steps does not say what it is. Write it, or remove the step."})
			break
		}
	}
	return lookedAtBefore(ps, g.Review, "agreed", g.On)
}

// lookedAtBefore finds a day to look at something again that is before the day
// on which it was begun.
func lookedAtBefore(ps []Problem, review Date, begun string, on Date) []Problem {
	if on.surelyAfter(review) {
		return append(ps, Problem{"review", fmt.Sprintf("This is before it was %s, %s. Check both dates.", begun, on)})
	}
	return ps
}

// Problems asks what is looked at.
func (c *Check) Problems() []Problem {
	ps := asked(nil, "what", c.What, "Write what is checked.")
	if c.Last.surelyAfter(c.Due) {
		ps = append(ps, Problem{"due", fmt.Sprintf("This is before it was done last, %s. Check both dates.", c.Last)})
	}
	return ps
}

// maxTargetDays is the longest window of a change: longer than any plan looks
// back, and short enough that a slip of the finger is seen.
const maxTargetDays = 366

// Problems asks for a measure, and for numbers that this measure can have, the
// lower below the higher, and for a day to look at it again that is not before
// the day on which it was set. The field of a bound is "low/" or "high/" and the
// id of the part.
func (t *Target) Problems() []Problem {
	ps := asked(nil, "measure", string(t.Measure), "Choose what the target is for.")
	if t.Change != nil {
		ps = append(ps, t.changeProblems()...)
	} else {
		ps = append(ps, t.rangeProblems()...)
	}
	return lookedAtBefore(ps, t.Review, "set", t.On)
}

func (t *Target) rangeProblems() []Problem {
	if !slices.ContainsFunc(t.Ranges, func(r measure.Range) bool { return !r.IsZero() }) {
		return []Problem{{"ranges", "Choose what kind of target it is, and write its numbers."}}
	}
	m, ok := measure.Find(t.Measure)
	if !ok {
		m.Parts = []measure.Part{{ID: "value"}} // a measure of the plan's own: see [Target.Refused]
	}
	if refused := t.Refused(m); len(refused) > 0 {
		return refused
	}
	var ps []Problem
	for i, r := range t.Ranges {
		if i < len(m.Parts) && !r.Low.IsZero() && !r.High.IsZero() {
			ps = append(ps, disordered(m.Parts[i], r)...)
		}
	}
	return ps
}

// The fields of the bounds of a part begin so.
const lowField, highField = "low/", "high/"

// Refused finds bounds that no reading of m can reach, and top numbers below
// bottom ones. Of a measure that the plan itself defines only the plan knows
// the limits: ask with the one that it gives.
func (t *Target) Refused(m measure.Measure) []Problem {
	if t.Change != nil {
		return nil
	}
	return append(t.refused(m, lowField, func(r measure.Range) measure.Number { return r.Low }),
		t.refused(m, highField, func(r measure.Range) measure.Number { return r.High })...)
}

func (t *Target) refused(m measure.Measure, field string, bound func(measure.Range) measure.Number) []Problem {
	bounded := m
	bounded.Parts = nil
	var amounts []measure.Amount
	for i, r := range t.Ranges {
		if n := bound(r); !n.IsZero() && i < len(m.Parts) && len(m.Parts[i].Units) > 0 {
			bounded.Parts = append(bounded.Parts, m.Parts[i])
			amounts = append(amounts, measure.Amount{Number: n, Unit: t.unit(m.Parts[i])})
		}
	}
	var ps []Problem
	for _, r := range bounded.Refuse(amounts) {
		ps = append(ps, Problem{field + bounded.Parts[r.Part].ID, r.Text})
	}
	return ps
}

func disordered(part measure.Part, r measure.Range) []Problem {
	switch order := r.Low.Compare(r.High); {
	case order > 0:
		return []Problem{{lowField + part.ID, fmt.Sprintf("The lowest number, %s, is above the highest, %s. Check both.", r.Low, r.High)}}
	case order == 0 && (r.LowOpen || r.HighOpen):
		return []Problem{{lowField + part.ID, "No number is both over and under the same one. Check both."}}
	default:
		return nil
	}
}

func (t *Target) changeProblems() []Problem {
	var ps []Problem
	switch by := t.Change.By; {
	case by.IsZero():
		ps = append(ps, Problem{"by", "Write by how much it may change."})
	case !by.Decimal().IsPositive():
		ps = append(ps, Problem{"by", "Write a number above 0."})
	case t.tooFar():
		ps = append(ps, Problem{"by", fmt.Sprintf("A change of %s can't be right. Check the number.", by)})
	}
	switch days := t.Change.Days; {
	case days <= 0:
		ps = append(ps, Problem{"days", "Write in how many days, 1 or more."})
	case days > maxTargetDays:
		ps = append(ps, Problem{"days", fmt.Sprintf("%d days are more than a year. Check the number.", days)})
	}
	return ps
}

// tooFar tells whether no two readings can be that far apart.
func (t *Target) tooFar() bool {
	m, ok := measure.Find(t.Measure)
	if !ok {
		return false
	}
	part := m.Parts[0]
	far, ok := part.Difference(measure.Amount{Number: t.Change.By, Unit: t.unit(part)})
	span := part.Hard.To.Decimal().Sub(part.Hard.From.Decimal())
	return ok && far.GreaterThan(span)
}
