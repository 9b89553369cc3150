package imports

import (
	"slices"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/measure"
)

// wanted tells which measures of a file are chosen at first: all, but for one
// that the plan does not follow and of which there are so many that a watch
// must have written them.
func wanted(p *exchange.Preview, followed func(measure.ID) bool) map[measure.ID]bool {
	const byWatch = 10_000
	want := make(map[measure.ID]bool, len(p.ByMeasure))
	for _, c := range p.ByMeasure {
		want[c.ID] = c.N < byWatch || followed(c.ID) || len(p.ByMeasure) == 1
	}
	return want
}

func follows(plan careplan.Plan, id measure.ID) bool {
	return slices.ContainsFunc(plan.Following(), func(f careplan.Following) bool { return f.ID == id })
}

// chooseWanted asks which measures of the file are wanted. chosen is called after
// each answer; the file is not read again for it.
func chooseWanted(plan careplan.Plan, p *exchange.Preview, chosen func()) *kit.Form {
	form := kit.NewForm(nil, "")
	want := make(map[measure.ID]bool, len(p.ByMeasure))
	answers := make([]bool, len(p.ByMeasure))
	for i, c := range p.ByMeasure {
		answers[i], want[c.ID] = c.Wanted, c.Wanted
		form.Flag(string(c.ID), measureName(plan, c.ID)+", "+count(c.N, "reading"), "", &answers[i]).OnChange(func() {
			want[c.ID] = answers[i]
			p.Choose(want)
			chosen()
		})
	}
	return form
}
