package readings

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
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
	enter := to(h, shell.Route{Place: shell.NewReading, Measure: m.ID})
	point, ok := last[m.ID]
	if !ok {
		return kit.Tile(m.Name, "", "", "Nothing is written down yet. Tap to enter a number.", enter)
	}
	number, unit := figure(m, point.Amounts)
	tile := kit.Tile(m.Name, number, unit, quote.Moment(point.At, h.Now()), enter)
	return kit.Lead(tile, kit.PlainButton("Chart", nil, to(h, shell.Route{Place: shell.Trend, Measure: m.ID})))
}

// figure is the value of a reading, without what stands beside it in a unit of
// its own, and the unit where it is the same for all of the number.
func figure(m careplan.Following, amounts []measure.Amount) (number, unit string) {
	shown, _ := quote.Shown(m, amounts)
	n := 1
	for n < len(shown) && shown[n].Unit == shown[0].Unit {
		n++
	}
	shown = shown[:min(n, len(shown))]
	number = m.Digits(shown)
	if len(shown) > 0 && shown[0].Smaller.IsZero() {
		unit = shown[0].Unit.Label()
	}
	return number, unit
}

// furtherOn are the rows that lead to what belongs to the readings.
func furtherOn(h shell.Host, plan careplan.Plan) []fyne.CanvasObject {
	row := func(title, sub string, place shell.Place) fyne.CanvasObject {
		return kit.Row(title, sub, nil, to(h, shell.Route{Place: place}))
	}
	var rows []fyne.CanvasObject
	if slices.ContainsFunc(plan.Following(), func(m careplan.Following) bool { return m.ID == measure.BloodPressure }) {
		rows = append(rows, row("Blood pressure week", "Two readings, mornings and evenings", shell.Week))
	}
	return append(rows,
		row("Readings from a file", "From a device, an app or a website", shell.Imports),
		row(whose.Say(plan, "What we measure", "What is measured"), "Choose, put in order, units", shell.Measures),
	)
}
