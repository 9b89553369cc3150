package narrative

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// targetAnswers is what a form asks about the numbers of a target: kept apart
// from the target, which holds a range for each part or a change.
type targetAnswers struct {
	of    careplan.Following
	kind  string // one of the kinds
	unit  string
	parts []partAnswers
	by    measure.Number
	way   string
	days  int
	when  []*circumstance
}

// circumstance is the answer to one question of the measure, empty for any.
type circumstance struct{ question, answer string }

// partAnswers are the bounds of one part. was is the range as it stood before,
// where the target was from one number to another.
type partAnswers struct {
	measure.Part
	low, high measure.Number
	was       measure.Range
}

// The kinds of target.
const (
	kindUnder   = "under"
	kindAtLeast = "at least"
	kindBetween = "between"
	kindChange  = "change"
)

const wayUp, wayDown = "up", "down"

func newTargetAnswers(of careplan.Following, c *careplan.Target) *targetAnswers {
	a := &targetAnswers{of: of, kind: kindOf(c), unit: string(targetUnit(of, c))}
	for _, q := range of.Questions {
		a.when = append(a.when, &circumstance{q.ID, c.Circumstances[q.ID]})
	}
	for i, p := range of.Parts {
		var r measure.Range
		if i < len(c.Ranges) {
			r = c.Ranges[i]
		}
		a.parts = append(a.parts, partAnswers{p, r.Low, r.High, r})
	}
	// What stands beside the numbers of a measure is asked for only where the
	// target has something to say about it.
	for n := len(a.parts); n > 1 && a.parts[n-1].Optional && a.parts[n-1].was.IsZero(); n-- {
		a.parts = a.parts[:n-1]
	}
	if a.kind != kindBetween { // then other bounds are asked for than those that there were
		for i := range a.parts {
			a.parts[i].was = measure.Range{}
		}
	}
	a.way = wayUp
	if c.Change != nil {
		a.by, a.days = c.Change.By, c.Change.Days
		if c.Change.Down {
			a.way = wayDown
		}
	}
	return a
}

func kindOf(c *careplan.Target) string {
	if c.Change != nil {
		return kindChange
	}
	set := slices.DeleteFunc(slices.Clone(c.Ranges), measure.Range.IsZero)
	all := func(such func(measure.Range) bool) bool {
		return !slices.ContainsFunc(set, func(r measure.Range) bool { return !such(r) })
	}
	switch {
	case len(set) == 0:
		return ""
	case all(func(r measure.Range) bool { return r.Low.IsZero() && r.HighOpen }):
		return kindUnder
	case all(func(r measure.Range) bool { return r.High.IsZero() && !r.LowOpen }):
		return kindAtLeast
	default:
		return kindBetween
	}
}

// targetUnit is the one that the target was set in, or else the one that the
// plan shows. A bound is one number, so that of stones and pounds it is pounds.
func targetUnit(of careplan.Following, c *careplan.Target) measure.Unit {
	if _, ok := of.Parts[0].Scale(c.Unit); ok {
		return c.Unit
	}
	if smaller, _ := of.Unit.Smaller(); smaller != "" {
		if _, ok := of.Parts[0].Scale(smaller); ok {
			return smaller
		}
		return of.Parts[0].Unit()
	}
	return of.Unit
}

// units are those in which a bound can be one number.
func (a *targetAnswers) units() []kit.Option {
	var options []kit.Option
	for _, s := range a.of.Parts[0].Units {
		if smaller, _ := s.Unit.Smaller(); smaller != "" && string(s.Unit) != a.unit {
			continue
		}
		label := s.Unit.Spoken()
		if a.stones(s.Unit) {
			label = inStones
		}
		options = append(options, kit.Option{Value: string(s.Unit), Label: label})
	}
	return options
}

// inUnit says behind a question for a number of a part what the number is of,
// empty where it is a bare number: the choice of the unit may have scrolled out
// of sight.
func (a *targetAnswers) inUnit(p measure.Part) string {
	unit := a.unitOf(p)
	label := unit.Label()
	if a.stones(unit) {
		label = inStones
	}
	if label == "" {
		return ""
	}
	return " (" + label + ")"
}

// unitOf is the one in which a bound of a part is asked for.
func (a *targetAnswers) unitOf(p measure.Part) measure.Unit {
	if _, ok := p.Scale(measure.Unit(a.unit)); ok {
		return measure.Unit(a.unit)
	}
	return p.Unit()
}

// inStones says pounds, where stones and pounds are understood, too.
const inStones = "lb, or st and lb"

// stones tells whether numbers in u may be typed as stones and pounds.
func (a *targetAnswers) stones(u measure.Unit) bool {
	_, ok := a.of.Parts[0].Scale(measure.Stone)
	return ok && u == measure.Pound
}

// read understands a bound that was typed for a part. What stood there before
// is taken as it is.
func (a *targetAnswers) read(p measure.Part, into *measure.Number) func(string) (string, string) {
	was := *into
	return func(typed string) (string, string) {
		*into = measure.Number{}
		switch strings.TrimSpace(typed) {
		case "":
			return "", ""
		case was.String():
			*into = was
			return "", ""
		}
		unit := a.unitOf(p)
		if a.stones(unit) && strings.Contains(strings.ToLower(typed), "st") {
			return readStones(p, typed, into)
		}
		amount, err := p.Parse(typed, unit)
		switch {
		case err != nil:
			return "", err.Error()
		case amount.Number.IsZero():
			return "", "Write the number in figures."
		}
		*into = amount.Number
		return "", ""
	}
}

func readStones(p measure.Part, typed string, into *measure.Number) (understood, problem string) {
	amount, err := p.Parse(typed, measure.Stone)
	if err != nil {
		return "", err.Error()
	}
	_, per := measure.Stone.Smaller()
	*into = measure.NumberOf(amount.Number.Decimal().Mul(decimal.NewFromInt(per)).Add(amount.Smaller.Decimal()))
	return "Understood: " + measure.Amount{Number: *into, Unit: measure.Pound}.String(), ""
}

func readDays(into *int) func(string) (string, string) {
	return func(typed string) (string, string) {
		typed = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(typed), "days"), "day"))
		*into = 0
		if typed == "" {
			return "", ""
		}
		n, err := strconv.Atoi(typed)
		if err != nil || len(typed) > 6 {
			return "", "Write how many days, in figures."
		}
		*into = n
		return "", ""
	}
}

// put writes the answers into the target.
func (a *targetAnswers) put(c *careplan.Target) {
	c.Measure, c.Unit = a.of.ID, measure.Unit(a.unit)
	c.Ranges, c.Change = nil, nil
	c.Circumstances = a.circumstances(c.Circumstances)
	if a.kind == kindChange {
		c.Change = &measure.Change{By: a.by, Days: a.days, Down: a.way == wayDown}
		return
	}
	for _, p := range a.parts {
		c.Ranges = append(c.Ranges, p.bounds(a.kind))
	}
	for n := len(c.Ranges); n > 0 && c.Ranges[n-1].IsZero(); n-- {
		c.Ranges = c.Ranges[:n-1]
	}
}

// circumstances are the answers, with those to questions that this version
// does not know.
func (a *targetAnswers) circumstances(before measure.Circumstances) measure.Circumstances {
	all := maps.Clone(before)
	for _, w := range a.when {
		delete(all, w.question)
		if w.answer == "" {
			continue
		}
		if all == nil {
			all = measure.Circumstances{}
		}
		all[w.question] = w.answer
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

// bounds is the range that was asked for. A bound that was not changed stays
// open or closed as it was.
func (p partAnswers) bounds(kind string) measure.Range {
	switch kind {
	case kindUnder:
		return measure.Range{High: p.high, HighOpen: !p.high.IsZero()}
	case kindAtLeast:
		return measure.Range{Low: p.low}
	case kindBetween:
		r := measure.Range{Low: p.low, High: p.high}
		r.LowOpen = p.was.LowOpen && p.low.Equal(p.was.Low)
		r.HighOpen = p.was.HighOpen && p.high.Equal(p.was.High)
		return r
	default:
		return measure.Range{}
	}
}
