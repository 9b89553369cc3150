package chart

import (
	"math"
	"slices"
	"time"
)

// Style is what a renderer says of its own sizes.
type Style struct {
	Type Type
	Dot  float64 // radius of a reading
}

// Layout is where everything stands.
type Layout struct {
	Width, Height float64
	Plot          Rect   // between the axes
	Values        []Tick // of the value axis, lowest first
	Times         []Tick // of the time axis
	Bands         []Placed
	Paths         []Path // one for each line
	Gaps          []Gap

	chart *Chart
	axis  axis
	nanos float64   // of the window
	x     []float64 // of each reading
	inner Rect      // where readings stand: a dot's width inside of Plot
}

// Tick is a place of an axis. Its label may be empty where it had no room.
type Tick struct {
	At    float64 // Y on the value axis, X on the time axis
	Label Label
}

// Placed is a band on the chart. A missing bound reaches to the edge.
type Placed struct {
	Band   int // index in Chart.Bands
	Thin   bool
	Area   Rect
	Bounds []float64 // Y of the lines at its bounds
	Label  Label     // its Text is empty where there is no free room for it
	Marks  []Label   // its bounds at the value axis, where there is no Label
}

// Lay puts the chart into an area. Where a band's label finds no free place, a
// step is added on top for it, unless there are so many readings that it would
// not help.
func (c *Chart) Lay(width, height float64, s Style) *Layout {
	l := c.lay(width, height, s, 0)
	if l.unlabelled() == 0 || l.dense() || len(l.axis.ticks) < 2 || c.Scale.Whole {
		return l
	}
	roomy := c.lay(width, height, s, l.axis.ticks[1]-l.axis.ticks[0])
	if roomy.unlabelled() < l.unlabelled() {
		return roomy
	}
	return l
}

// unlabelled is how many bands have no label.
func (l *Layout) unlabelled() int {
	n := 0
	for _, b := range l.Bands {
		if b.Label.Text == "" {
			n++
		}
	}
	return n
}

func (l *Layout) dense() bool {
	return slices.ContainsFunc(l.Paths, func(p Path) bool { return p.Crowd == Dense })
}

// lay is Lay with the value axis that much higher.
func (c *Chart) lay(width, height float64, s Style, above float64) *Layout {
	l := &Layout{Width: width, Height: height, chart: c, nanos: max(float64(c.To.Sub(c.From)), 1)}
	top := max(s.Type.Height/2, 2*s.Dot)
	l.Plot = Rect{Y: top, H: max(height-top-1.5*s.Type.Height, 1)}
	l.divide(s.Type, above)
	l.inner = Rect{l.Plot.X + 2*s.Dot, l.Plot.Y + s.Dot, max(l.Plot.W-4*s.Dot, 1), max(l.Plot.H-2*s.Dot, 1)}
	l.markValues(s.Type)
	l.markTimes(s.Type)

	l.x = make([]float64, len(c.At))
	for i, t := range c.At {
		l.x[i] = l.X(t)
	}
	l.Gaps = c.Gaps()
	var breaks []int
	for _, g := range l.Gaps {
		if g.Next > 0 && g.Next < len(c.At) {
			breaks = append(breaks, g.Next)
		}
	}
	for _, line := range c.Lines {
		l.Paths = append(l.Paths, l.path(line.Values, breaks))
	}
	l.placeBands(s)
	return l
}

// divide chooses the value axis and leaves room for its labels at the left.
func (l *Layout) divide(t Type, above float64) {
	low, high, any := l.chart.extent()
	if any {
		l.axis = l.chart.Scale.divide(low, high+above, int(l.Plot.H/(1.2*t.Height))+1)
	} else {
		l.axis = axis{low: 0, high: 1}
	}
	var wide float64
	for _, v := range l.axis.ticks {
		wide = max(wide, t.Width(l.chart.Scale.say(v, l.axis)))
	}
	for _, b := range l.chart.Bands {
		wide = max(wide, t.Width(b.AtLower), t.Width(b.AtUpper))
	}
	l.Plot.X = wide + t.Height/3
	l.Plot.W = max(l.Width-l.Plot.X, 1)
}

// extent is from the least to the most of what has to be seen.
func (c *Chart) extent() (low, high float64, any bool) {
	low, high = math.Inf(1), math.Inf(-1)
	see := func(y float64) { low, high, any = min(low, y), max(high, y), true }
	for _, line := range c.Lines {
		for _, v := range line.Values {
			if v.Is == Number {
				see(v.Y)
			}
		}
	}
	for _, b := range c.Bands {
		if b.HasLower {
			see(b.Lower)
		}
		if b.HasUpper {
			see(b.Upper)
		}
	}
	if !any && c.Scale.Whole {
		return c.Scale.From, c.Scale.To, true
	}
	return low, high, any
}

func (l *Layout) markValues(t Type) {
	for _, v := range l.axis.ticks {
		y := l.Y(v)
		tick := Tick{At: y, Label: l.atAxis(y, l.chart.Scale.say(v, l.axis), t)}
		if n := len(l.Values); n > 0 && l.Values[n-1].Label.Box.overlaps(tick.Label.Box, 0) {
			tick.Label = Label{}
		}
		l.Values = append(l.Values, tick)
	}
}

// atAxis is a text beside a place of the value axis.
func (l *Layout) atAxis(y float64, text string, t Type) Label {
	w := t.Width(text)
	return Label{text, Rect{l.Plot.X - t.Height/3 - w, y - t.Height/2, w, t.Height}}
}

// markTimes takes the closest marks whose labels stand apart.
func (l *Layout) markTimes(t Type) {
	for _, m := range markings() {
		if m.rough(l.chart.From, l.chart.To) > l.Plot.W/t.Height {
			continue
		}
		ticks := l.labelled(m.marks(l.chart.From, l.chart.To), t)
		if apart(ticks, t.Height/2) && (len(ticks) > 1 || len(ticks) == 1 && l.Times == nil) {
			l.Times = ticks
			if len(ticks) > 1 {
				return
			}
		}
	}
}

// labelled puts the labels of marks under the plot, inside of the chart.
func (l *Layout) labelled(marks []mark, t Type) []Tick {
	var ticks []Tick
	for _, m := range marks {
		x, w := l.X(m.at), t.Width(m.text)
		left := min(max(x-w/2, 0), max(l.Width-w, 0))
		ticks = append(ticks, Tick{x, Label{m.text, Rect{left, l.Plot.Bottom() + t.Height*0.5, w, t.Height}}})
	}
	slices.SortFunc(ticks, func(a, b Tick) int {
		if a.At < b.At {
			return -1
		}
		return 1
	})
	return ticks
}

// apart tells whether the labels of ticks stand at least a distance apart.
func apart(ticks []Tick, distance float64) bool {
	for i := 1; i < len(ticks); i++ {
		if ticks[i-1].Label.Box.overlaps(ticks[i].Label.Box, distance) {
			return false
		}
	}
	return true
}

// X is where a time stands.
func (l *Layout) X(t time.Time) float64 {
	return l.inner.X + l.inner.W*float64(t.Sub(l.chart.From))/l.nanos
}

// Y is where a value stands.
func (l *Layout) Y(v float64) float64 {
	return l.inner.Bottom() - l.inner.H*(v-l.axis.low)/(l.axis.high-l.axis.low)
}

func (l *Layout) y(v Value) float64 {
	switch v.Is {
	case High:
		return l.Plot.Y
	case Low:
		return l.Plot.Bottom()
	default:
		return l.Y(v.Y)
	}
}

// Places are where the numbers of one reading stand, one for each line that
// has it.
func (l *Layout) Places(reading int) []XY {
	var places []XY
	x := l.x[reading]
	for _, line := range l.chart.Lines {
		if v := line.Values[reading]; v.Is != Missing {
			places = append(places, XY{x, l.y(v)})
		}
	}
	return places
}

// Nearest is the reading that stands nearest to a place and no further from it
// than reach, the later one of two; -1 for none.
func (l *Layout) Nearest(p XY, reach float64) int {
	from, _ := slices.BinarySearch(l.x, p.X-reach)
	nearest, least := -1, reach*reach
	for i := from; i < len(l.x) && l.x[i] <= p.X+reach; i++ {
		x := l.x[i]
		for _, line := range l.chart.Lines {
			v := line.Values[i]
			if v.Is == Missing {
				continue
			}
			y := l.y(v)
			if d := (x-p.X)*(x-p.X) + (y-p.Y)*(y-p.Y); d <= least {
				nearest, least = i, d
			}
		}
	}
	return nearest
}
