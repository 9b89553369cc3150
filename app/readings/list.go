package readings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/pressure"
	"github.com/carebottle/carebottle/app/quote"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// list offers every measure as one large thing to tap, which leads straight to
// its keys. How it goes is another, smaller one beside it.
func (p *Places) list(h shell.Host, _ shell.Route) shell.Page {
	plan := h.Plan()
	latest, err := p.record.Latest(context.Background(), plan.ID)
	if err != nil {
		h.Problem(err)
	}
	last := map[measure.ID]careplan.Point{}
	for _, point := range latest {
		last[point.Measure] = point
	}
	followed, also := plan.Following(), alsoHere(plan, latest)
	var parts []fyne.CanvasObject
	if len(followed) == 0 {
		parts = append(parts, kit.Text(whose.Say(plan,
			"Choose what you measure at home, such as blood pressure or weight. Then each is one tap away here.",
			"Choose what is measured for NAME at home, such as blood pressure or weight. Then each is one tap away here.")))
	}
	for _, m := range followed {
		parts = append(parts, entering(h, m, last))
	}
	if len(also) > 0 {
		parts = append(parts, kit.Subheading("Also in this plan"))
		for _, m := range also {
			parts = append(parts, entering(h, m, last))
		}
	}
	parts = append(parts, kit.Card(kit.Rows(furtherOn(h, plan)...)))
	page := shell.Page{Title: "Readings", Body: kit.Stack(parts...)}
	if len(followed) == 0 {
		page.Foot = kit.MainButton("Choose what to measure", nil, to(h, shell.Route{Place: shell.Measures}))
	}
	return page
}

// alsoHere are the measures that the plan does not follow, and yet says
// something about: a target, or readings out of a file.
func alsoHere(plan careplan.Plan, latest []careplan.Point) []careplan.Following {
	var ids []measure.ID
	for _, point := range latest {
		ids = append(ids, point.Measure)
	}
	for _, m := range measure.Catalogue() {
		if len(plan.Targets(m.ID)) > 0 {
			ids = append(ids, m.ID)
		}
	}
	var also []careplan.Following
	followed := plan.Following()
	is := func(id measure.ID) func(careplan.Following) bool {
		return func(m careplan.Following) bool { return m.ID == id }
	}
	for _, id := range ids {
		if slices.ContainsFunc(followed, is(id)) || slices.ContainsFunc(also, is(id)) {
			continue
		}
		if m, ok := plan.Measure(id); ok {
			also = append(also, m)
		}
	}
	return also
}

// entering is a measure with its last value: a tap enters the next.
func entering(h shell.Host, m careplan.Following, last map[measure.ID]careplan.Point) fyne.CanvasObject {
	enter := to(h, pressure.Entering(h.Plan(), m.ID))
	point, ok := last[m.ID]
	if !ok {
		return kit.AddTile(m.Name, "", "", "Nothing is written down yet.", enter)
	}
	number, unit := quote.Figure(m, point.Amounts)
	tile := kit.AddTile(m.Name, number, unit, quote.Moment(point.At, h.Now()), enter)
	return kit.Lead(tile, kit.PlainButton("Chart", nil, to(h, shell.Route{Place: shell.Trend, Measure: m.ID})))
}

// furtherOn are the rows that lead to what belongs to the readings.
func furtherOn(h shell.Host, plan careplan.Plan) []fyne.CanvasObject {
	row := func(title, sub string, place shell.Place) fyne.CanvasObject {
		return kit.Row(title, sub, nil, to(h, shell.Route{Place: place}))
	}
	var rows []fyne.CanvasObject
	if slices.ContainsFunc(plan.Following(), func(m careplan.Following) bool { return m.ID == measure.BloodPressure }) {
		rows = append(rows, row("Blood pressure week", "Two readings, mornings and evenings", shell.Week))
		if _, running := pressure.Current(plan); running {
			// The tile leads to the week, which may have enough for today.
			rows = append(rows, kit.Row("A blood pressure that is not for the week", "", nil,
				to(h, shell.Route{Place: shell.NewReading, Measure: measure.BloodPressure})))
		}
	}
	return append(rows,
		row("Readings from a file", "From a device, an app or a website", shell.Imports),
		row(whose.Say(plan, "What I measure", "What is measured"), "Choose, put in order, units", shell.Measures),
	)
}
