package narrative

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// chooseMeasure asks what a new target is for: first what the plan follows,
// then everything that can be measured. What has a target already says so.
func (p *Places) chooseMeasure(h shell.Host, route shell.Route) shell.Page {
	plan := h.Plan()
	followed := plan.Following()
	row := func(m measure.Measure) fyne.CanvasObject {
		to := route
		to.Measure = m.ID
		return kit.Row(m.Name, targetsLine(plan, m.ID), nil, func() { h.Replace(to) })
	}
	var rows []fyne.CanvasObject
	if len(followed) > 0 {
		rows = append(rows, partHeading("What is measured in this plan"))
		for _, f := range followed {
			rows = append(rows, row(f.Measure))
		}
		rows = append(rows, partHeading("Everything else"))
	}
	for _, m := range measure.Catalogue() {
		if !slices.ContainsFunc(followed, func(f careplan.Following) bool { return f.ID == m.ID }) {
			rows = append(rows, row(m))
		}
	}
	return shell.Page{Title: "What is the target for?", Body: kit.Rows(rows...)}
}

// targetsLine says which targets a measure has: another one counts beside them.
func targetsLine(plan careplan.Plan, id measure.ID) string {
	var said []string
	for _, e := range plan.Targets(id) {
		if t, ok := e.Latest().Content.(*careplan.Target); ok {
			said = append(said, t.Says())
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "Has a target: " + strings.Join(said, "; ")
}

// byMeasure puts targets for the same measure together, in the order in which
// the measures came.
func byMeasure(targets []careplan.Entry) {
	of := func(e careplan.Entry) measure.ID {
		if t, ok := e.Latest().Content.(*careplan.Target); ok {
			return t.Measure
		}
		return ""
	}
	place := map[measure.ID]int{}
	for _, e := range targets {
		if _, ok := place[of(e)]; !ok {
			place[of(e)] = len(place)
		}
	}
	slices.SortStableFunc(targets, func(a, b careplan.Entry) int { return place[of(a)] - place[of(b)] })
}
