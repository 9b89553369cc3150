package narrative

import (
	"slices"
	"strconv"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// target asks for the numbers of a target, and when it counts. What the
// numbers should be is for those to say who set it: no number stands here as
// an example.
func (f *form) target(of careplan.Plan, c *careplan.Target) {
	m, ok := of.Measure(c.Measure)
	if !ok {
		return // the page does not open without it
	}
	a := newTargetAnswers(m, c)
	f.finish = append(f.finish, func() { a.put(c) })
	f.choice("ranges", "What kind of target is it?", "", targetKinds(a), &a.kind)
	if units := a.units(); len(units) > 1 {
		f.pick("unit", "In which unit?", "", units, &a.unit).when(func() bool { return a.kind != "" })
	}
	for i := range a.parts {
		f.bounds(a, &a.parts[i])
	}
	f.change(a)
	f.circumstances(a)
}

func targetKinds(a *targetAnswers) []kit.Option {
	kinds := []kit.Option{
		{Value: kindUnder, Label: "Under a number"},
		{Value: kindAtLeast, Label: "At least a number"},
		{Value: kindBetween, Label: "From one number to another"},
	}
	if len(a.parts) == 1 {
		kinds = append(kinds, kit.Option{Value: kindChange, Label: "A change within some days"})
	}
	return kinds
}

// bounds asks for the lowest and the highest number of one part.
func (f *form) bounds(a *targetAnswers, p *partAnswers) {
	name := p.Name
	low := f.ask("low/"+p.ID, f.Parsed("low/"+p.ID, name, "", p.low.String(), a.read(p.Part, &p.low)), func() {})
	low.shown = func() bool { return a.kind == kindAtLeast || a.kind == kindBetween }
	low.label = func() string {
		if a.kind == kindBetween {
			return name + ", from" + a.inUnit(p.Part)
		}
		return name + ", at least" + a.inUnit(p.Part)
	}
	high := f.ask("high/"+p.ID, f.Parsed("high/"+p.ID, name, "", p.high.String(), a.read(p.Part, &p.high)), func() {})
	high.shown = func() bool { return a.kind == kindUnder || a.kind == kindBetween }
	high.label = func() string {
		if a.kind == kindBetween {
			return name + ", to" + a.inUnit(p.Part)
		}
		return name + ", under" + a.inUnit(p.Part)
	}
}

// change asks how much may change in how many days.
func (f *form) change(a *targetAnswers) {
	if len(a.parts) != 1 {
		return
	}
	changes := func() bool { return a.kind == kindChange }
	f.choice("way", "Which way?", "", []kit.Option{{Value: wayUp, Label: "Up"}, {Value: wayDown, Label: "Down"}}, &a.way).when(changes)
	by := a.parts[0].Part
	f.ask("by", f.Parsed("by", "By how much?", "", a.by.String(), a.read(by, &a.by)), func() {}).when(changes).
		says(func() string { return "By how much?" + a.inUnit(by) })
	days := ""
	if a.days > 0 {
		days = strconv.Itoa(a.days)
	}
	f.ask("days", f.Parsed("days", "In how many days?", "Any reading of those days counts, and the day itself.", days, readDays(&a.days)), func() {}).when(changes)
}

// circumstances asks when the target counts, by the questions of its measure.
func (f *form) circumstances(a *targetAnswers) {
	if len(a.of.Questions) == 0 {
		return
	}
	f.part("When does it count?")
	f.Add(kit.Soft("It can be about some readings only. Choose nothing where it is about all of them."))
	for i, q := range a.of.Questions {
		into := &a.when[i].answer
		f.pick("circumstances/"+q.ID, q.Label, "", withOther(answers(q), *into), into)
	}
}

func answers(q measure.Question) []kit.Option {
	var options []kit.Option
	for _, o := range q.Options {
		options = append(options, kit.Option{Value: o.Value, Label: o.Label})
	}
	return options
}

// withOther are options with value among them: what a newer version chose is
// kept.
func withOther(options []kit.Option, value string) []kit.Option {
	if value == "" || slices.ContainsFunc(options, func(o kit.Option) bool { return o.Value == value }) {
		return options
	}
	return append(options, kit.Option{Value: value, Label: value})
}
