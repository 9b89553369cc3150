package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/carebottle/carebottle/internal/chart"
)

// Chart draws readings over time. A reading can be tapped, or walked to with
// the arrow keys, Home and End. The first line is solid with round dots, the
// others are dashed with square ones; the bounds of bands are dotted.
type Chart struct {
	press
	chart  *chart.Chart
	says   string
	chosen int
	// OnChosen is told which reading was chosen; OnOpen that Enter was pressed
	// on it. Either may be nil.
	OnChosen, OnOpen func(reading int)

	laid *chart.Layout // for a size and a size of text
	lays chartSize
}

type chartSize struct{ width, height, letters float32 }

var (
	_ Flowing         = (*Chart)(nil)
	_ fyne.Accessible = (*Chart)(nil)
)

// NewChart shows c. says is what there is to see, for those who can't see it.
func NewChart(c *chart.Chart, says string) *Chart {
	w := &Chart{chart: c, says: says, chosen: -1}
	w.self = w
	w.ExtendBaseWidget(w)
	return w
}

// AccessibilityLabel is what a screen reader reads out.
func (w *Chart) AccessibilityLabel() string { return w.says }

// AccessibilityRole is text, for lack of a role for pictures.
func (w *Chart) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Chosen is the reading that is marked; -1 for none.
func (w *Chart) Chosen() int { return w.chosen }

// Choose marks a reading; -1 takes the mark away. It tells nobody.
func (w *Chart) Choose(reading int) {
	w.chosen = min(max(reading, -1), len(w.chart.At)-1)
	w.Refresh()
}

// Step marks the reading that many later, or the latest where none is marked.
func (w *Chart) Step(by int) {
	last := len(w.chart.At) - 1
	if w.chosen < 0 {
		w.choose(last)
		return
	}
	w.choose(min(max(w.chosen+by, 0), last))
}

func (w *Chart) choose(reading int) {
	if reading < 0 {
		return
	}
	w.Choose(reading)
	if w.OnChosen != nil {
		w.OnChosen(reading)
	}
}

// Tapped marks the reading nearest to the finger, if one is within its reach.
func (w *Chart) Tapped(e *fyne.PointEvent) {
	if e != nil && w.laid != nil {
		w.choose(w.laid.Nearest(chart.XY{X: float64(e.Position.X), Y: float64(e.Position.Y)}, float64(Touch)/2))
	}
}

// TypedKey walks along the readings.
func (w *Chart) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		w.Step(-1)
	case fyne.KeyRight:
		w.Step(1)
	case fyne.KeyHome:
		w.choose(min(0, len(w.chart.At)-1))
	case fyne.KeyEnd:
		w.choose(len(w.chart.At) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if w.chosen >= 0 && w.OnOpen != nil {
			w.OnOpen(w.chosen)
		}
	default:
		passOn(w, e)
	}
}

// The heights of a chart: as wide as high would be too much on a desktop, too
// little where the letters are large.
const (
	chartLeast float32 = 250
	chartMost  float32 = 380
	chartLines float32 = 9 // of text that it has room for, one above the other
)

// HeightFor grows with the width, and with the text.
func (w *Chart) HeightFor(width float32) float32 {
	return max(min(max(width*0.72, chartLeast), chartMost), chartLines*w.line())
}

// Natural is the width of a phone less the padding at its sides.
func (w *Chart) Natural() float32 { return unlaid }

// MinSize is the height at the width of now.
func (w *Chart) MinSize() fyne.Size {
	w.ExtendBaseWidget(w)
	return minOf(w, 2*Touch)
}

// line is the height of a line of labels.
func (w *Chart) line() float32 {
	return fyne.MeasureText("0", lookOf(w).size(SizeSecond), fyne.TextStyle{}).Height
}

const (
	chartDot    float32 = 4 // radius of a reading
	chartMark   float32 = 9 // radius of the mark of the chosen one
	chartDotted         = 3 // width and height of the dots of a plan's line
	chartAir    float32 = 4 // between the numbers of an axis and the ring around them
)

// lay is the geometry at a size, from the last time where nothing changed.
func (w *Chart) lay(size fyne.Size) *chart.Layout {
	letters := lookOf(w).size(SizeSecond)
	now := chartSize{size.Width, size.Height, letters}
	if w.laid == nil || w.lays != now {
		w.lays = now
		w.laid = w.chart.Lay(float64(size.Width), float64(size.Height), chart.Style{
			Dot: float64(chartDot),
			Type: chart.Type{Height: float64(w.line()), Width: func(text string) float64 {
				return float64(fyne.MeasureText(text, letters, fyne.TextStyle{}).Width)
			}},
		})
	}
	return w.laid
}

// CreateRenderer draws the chart.
func (w *Chart) CreateRenderer() fyne.WidgetRenderer {
	w.ExtendBaseWidget(w)
	focus := newRing()
	d := &drawing{widget: w}
	var ink chartInk
	d.layout = func(size fyne.Size) {
		if size.Width <= 0 || size.Height <= 0 {
			return
		}
		l := lookOf(w)
		laid := w.lay(size)
		d.objects = w.ground(laid, l)
		d.objects = append(d.objects, ink.lines(laid, l)...)
		d.objects = append(d.objects, w.marks(laid, l)...)
		d.objects = append(d.objects, w.texts(laid, l)...)
		d.objects = append(d.objects, focus.objects()...)
		focus.at(size, -ringReach-chartAir, Radius+ring)
	}
	d.paint = func(l look) {
		focus.paint(l)
		focus.show(w.focused)
	}
	return draw(d)
}

// ground is what lies under the lines: bands and grid.
func (w *Chart) ground(laid *chart.Layout, l look) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	fill := func(name fyne.ThemeColorName, area chart.Rect) {
		r := canvas.NewRectangle(l.colour(name))
		place(r, float32(area.X), float32(area.Y), float32(area.W), float32(area.H))
		objects = append(objects, r)
	}
	for _, b := range laid.Bands {
		if len(b.Bounds) == 2 {
			fill(ColourTint, b.Area)
		}
	}
	for _, t := range laid.Values {
		fill(ColourLine, chart.Rect{X: laid.Plot.X, Y: t.At, W: laid.Plot.W, H: 1})
	}
	for _, t := range laid.Times {
		fill(ColourSoft, chart.Rect{X: t.At, Y: laid.Plot.Bottom(), W: 1, H: 6})
	}
	return objects
}

// texts are the labels.
func (w *Chart) texts(laid *chart.Layout, l look) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	say := func(label chart.Label, name fyne.ThemeColorName) {
		if label.Text == "" {
			return
		}
		t := canvas.NewText(label.Text, l.colour(name))
		t.TextSize = l.size(SizeSecond)
		place(t, float32(label.Box.X), float32(label.Box.Y), float32(label.Box.W), float32(label.Box.H))
		objects = append(objects, t)
	}
	under := func(label chart.Label, name fyne.ThemeColorName) { // no line of the grid through it
		if label.Text != "" {
			r := canvas.NewRectangle(l.colour(name))
			place(r, float32(label.Box.X), float32(label.Box.Y)+1, float32(label.Box.W), float32(label.Box.H)-2)
			objects = append(objects, r)
		}
	}
	for _, t := range laid.Values {
		say(t.Label, ColourSoft)
	}
	for _, t := range laid.Times {
		say(t.Label, ColourSoft)
	}
	for _, b := range laid.Bands {
		ground := ColourPaper
		if len(b.Bounds) == 2 && b.Label.Box.Y >= b.Area.Y && b.Label.Box.Bottom() <= b.Area.Bottom() {
			ground = ColourTint
		}
		under(b.Label, ground)
		say(b.Label, ColourPrime)
		for _, m := range b.Marks {
			say(m, ColourPrime)
		}
	}
	for _, p := range laid.Paths {
		for _, e := range p.Edges {
			under(e.Label, ColourPaper)
			say(e.Label, ColourInk)
		}
	}
	return objects
}

// marks stand on the numbers of the chosen reading, and join them.
func (w *Chart) marks(laid *chart.Layout, l look) []fyne.CanvasObject {
	if w.chosen < 0 {
		return nil
	}
	places := laid.Places(w.chosen)
	if len(places) == 0 {
		return nil
	}
	thick := l.size(SizeOutline)
	guide := canvas.NewRectangle(l.colour(ColourSoft))
	place(guide, float32(places[0].X)-thick/2, float32(laid.Plot.Y), thick, float32(laid.Plot.H))
	objects := []fyne.CanvasObject{guide}
	for _, at := range places {
		c := canvas.NewCircle(color.Transparent)
		c.FillColor, c.StrokeColor, c.StrokeWidth = l.colour(ColourFocus), l.colour(ColourRing), 3
		place(c, float32(at.X)-chartMark, float32(at.Y)-chartMark, 2*chartMark, 2*chartMark)
		objects = append(objects, c)
	}
	return objects
}
