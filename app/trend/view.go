package trend

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/quote"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// view is one page on the screen.
type view struct {
	places  *Places
	host    shell.Host
	plan    careplan.Plan
	m       careplan.Following
	key     shown
	look    look
	targets []target

	series  series
	changes []moved    // up to the latest reading of series
	chart   *kit.Chart // nil where there is nothing to draw

	body    *fyne.Container // all of these
	picture *fyne.Container // chart, sentence, and the reading
	reading *fyne.Container // the one that was chosen
	table   *fyne.Container
	past    *fyne.Container // readings that don't count
}

// build makes the page.
func (v *view) build() fyne.CanvasObject {
	v.picture, v.reading, v.table, v.past = column(), column(), column(), column()
	parts := []fyne.CanvasObject{v.pick(v.choices(), &v.look.span)}
	if with := v.withs(); len(with) > 1 {
		if v.look.with == "" || !offered(with, v.look.with) {
			v.look.with = with[0].Value
		}
		parts = append(parts, v.pick(with, &v.look.with))
	}
	v.fill()
	v.fillPast()
	parts = append(parts, v.picture, v.says(), v.table, v.past)
	v.body = column(parts...)
	return v.body
}

// pick lets somebody choose what to look at; something always is chosen.
func (v *view) pick(options []kit.Option, into *string) fyne.CanvasObject {
	p := kit.NewPick(options, *into)
	p.OnChange = func() {
		if p.Chosen() == "" {
			p.Choose(*into)
			return
		}
		*into, v.look.page = p.Chosen(), 0
		v.fill()
		v.body.Refresh()
	}
	return p.Object()
}

func offered(options []kit.Option, value string) bool {
	for _, o := range options {
		if o.Value == value {
			return true
		}
	}
	return false
}

// fill shows what is chosen now.
func (v *view) fill() {
	v.keep()
	v.series = v.read(v.look.span)
	v.changes = v.movements()
	v.chart = nil
	parts := []fyne.CanvasObject{kit.Soft(v.window())}
	if len(v.series.points) > 0 {
		data := v.data()
		said := v.sentence(data.Gaps())
		v.chart = kit.NewChart(data, said)
		v.chart.OnChosen = v.choose
		v.chart.OnOpen = v.open
		parts = append(parts, kit.ChartBeside(kit.Card(v.chart), kit.Stack(append([]fyne.CanvasObject{v.reading}, v.words(said)...)...)))
	} else {
		parts = append(parts, kit.Text(v.nothing()), v.reading)
	}
	v.put(v.picture, parts...)
	v.fillReading(-1)
	v.fillTable()
}

// words stand beside the chart.
func (v *view) words(said string) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, text := range []string{v.legend(), said, v.moves()} {
		if text != "" {
			parts = append(parts, kit.Text(text))
		}
	}
	if text := v.elsewhere(); text != "" {
		parts = append(parts, kit.Soft(text))
	}
	return parts
}

func (v *view) keep() { v.places.looked[v.key] = v.look }

// put replaces what a part of the page shows. The body has to be laid out
// again when all is put.
func (v *view) put(box *fyne.Container, parts ...fyne.CanvasObject) {
	box.Objects = parts
	if len(parts) == 0 {
		box.Hide()
	} else {
		box.Show()
	}
}

func (v *view) choose(reading int) {
	v.fillReading(reading)
	v.body.Refresh()
}

// fillReading shows the reading that was chosen on the chart.
func (v *view) fillReading(i int) {
	switch {
	case v.chart == nil:
		v.put(v.reading)
	case i < 0:
		hint := "Tap a reading on the chart to see it here"
		if !v.host.Compact() { // a telephone has no such keys
			hint += ", or walk along it with the arrow keys"
		}
		v.put(v.reading, kit.Soft(hint+"."))
	default:
		p := v.series.points[i]
		v.put(v.reading, kit.Card(
			v.figure(p),
			kit.Soft(v.told(p)),
			kit.Beside(
				kit.PlainButton("Earlier", nil, func() { v.chart.Step(-1) }),
				kit.PlainButton("Later", nil, func() { v.chart.Step(1) })),
			kit.PlainButton("Open this reading", nil, func() { v.open(i) })))
	}
}

func (v *view) open(i int) {
	v.host.Go(shell.Route{Place: shell.Reading, Measure: v.m.ID, Entry: v.series.points[i].Entry})
}

// number is a reading as the person reads it.
func (v *view) number(p careplan.Point) string {
	amounts, _ := quote.Shown(v.m, v.main(p))
	return v.m.Say(amounts)
}

// figure is the same, large, with the unit small beside it.
func (v *view) figure(p careplan.Point) fyne.CanvasObject {
	amounts, _ := quote.Shown(v.m, v.main(p))
	digits := v.m.Digits(amounts)
	if unit, ok := strings.CutPrefix(v.m.Say(amounts), digits); ok && unit != "" {
		return kit.Figure(digits, strings.TrimSpace(unit))
	}
	return kit.Number(v.m.Say(amounts))
}

// main are the amounts that the chart shows, without a pulse beside them.
func (v *view) main(p careplan.Point) []measure.Amount {
	return p.Amounts[:min(len(p.Amounts), len(lines(v.m)))]
}

// whosePlan is "your plan" or "Tomasz's plan".
func (v *view) whosePlan() string {
	return whose.Say(v.plan, "your plan", whose.Of("NAME")+" plan")
}
