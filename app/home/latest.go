package home

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/pressure"
	"github.com/carebottle/carebottle/app/quote"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// tiles is how many measures a phone shows on home; the others are one tap
// away.
const tiles = 6

// latest is the last value of every measure that the plan follows, in the
// person's order. A tap enters the next one: that is done twice a day, and
// looking back less often. Nothing where the plan follows none.
func (p *Places) latest(host shell.Host, plan careplan.Plan) []fyne.CanvasObject {
	followed := plan.Following()
	if len(followed) == 0 {
		return nil
	}
	points, err := p.record.Latest(context.Background(), plan.ID)
	if err != nil {
		host.Problem(err)
		return nil // tiles without numbers would say that nothing was ever measured
	}
	last := map[measure.ID]careplan.Point{}
	for _, point := range points {
		last[point.Measure] = point
	}
	shown := followed
	if host.Compact() {
		shown = followed[:min(tiles, len(followed))]
	}
	cards := make([]fyne.CanvasObject, len(shown))
	for i, m := range shown {
		cards[i] = tile(host, plan, m, last)
	}
	found := []fyne.CanvasObject{kit.Subheading("Write down a reading"), kit.Pairs(cards...)}
	if len(shown) < len(followed) {
		found = append(found, kit.PlainButton("All readings", kit.IconReadings(), to(host, shell.Route{Place: shell.Readings})))
	}
	return found
}

func tile(host shell.Host, plan careplan.Plan, m careplan.Following, last map[measure.ID]careplan.Point) fyne.CanvasObject {
	enter := to(host, pressure.Entering(plan, m.ID))
	point, ok := last[m.ID]
	if !ok {
		return kit.Tile(m.Name, "", "", "Nothing written down yet", enter)
	}
	number, unit := quote.Figure(m, point.Amounts)
	lines := quote.Glance(point.At, host.Now())
	if wants := wanted(plan, m, point); wants != "" {
		lines += "\nplan: " + wants
	}
	return kit.Tile(m.Name, number, unit, lines, enter)
}

// wanted is what the plan wants the measure to be, in the circumstances of its
// last reading: "under 135/85 mmHg". Whether the reading is so is for the
// page of the reading to say, with the words that go with it.
func wanted(plan careplan.Plan, m careplan.Following, last careplan.Point) string {
	for _, e := range plan.Targets(m.ID) {
		for _, v := range e.Heads {
			t, ok := v.Content.(*careplan.Target)
			if ok && v.Status == careplan.Active && t.Change == nil && t.Stand(m.Measure, last, nil).Speaks {
				return t.Says()
			}
		}
	}
	return ""
}
