package chart

import (
	"math"
	"slices"
)

// placeBands puts the bands on the chart and each label where nothing else
// stands. Where there is no such place, the bounds stand at the value axis.
func (l *Layout) placeBands(s Style) {
	var lines []float64
	for i, b := range l.chart.Bands {
		p := Placed{Band: i, Thin: b.Thin, Area: l.Plot}
		if b.Since.After(l.chart.From) {
			x := min(max(l.X(b.Since), l.Plot.X), l.Plot.Right())
			p.Area.X, p.Area.W = x, l.Plot.Right()-x
		}
		if b.HasUpper {
			y := l.Y(b.Upper)
			p.Area.Y, p.Area.H = y, p.Area.Bottom()-y
			p.Bounds = append(p.Bounds, y)
		}
		if b.HasLower {
			y := l.Y(b.Lower)
			p.Area.H = max(y-p.Area.Y, 0)
			if len(p.Bounds) == 0 || p.Bounds[0] != y {
				p.Bounds = append(p.Bounds, y)
			}
		}
		lines = append(lines, p.Bounds...)
		l.Bands = append(l.Bands, p)
	}
	room := l.shade(s.Dot)
	l.labelEdges(lines, room, s)
	for i := range l.Bands {
		l.Bands[i].Label = l.free(l.Bands[i], lines, room, s.Type)
	}
	for i := range l.Bands {
		if l.Bands[i].Label.Text == "" {
			l.markBounds(&l.Bands[i], s.Type)
		}
	}
}

// markBounds writes the bounds of a band at the value axis. A tick that would
// stand there keeps its line and gives up its number.
func (l *Layout) markBounds(p *Placed, t Type) {
	b := l.chart.Bands[p.Band]
	mark := func(v float64, text string) {
		label := l.atAxis(l.Y(v), text, t)
		if text == "" || l.marked(label.Box) {
			return
		}
		p.Marks = append(p.Marks, label)
		for i := range l.Values {
			if l.Values[i].Label.Box.overlaps(label.Box, 0) {
				l.Values[i].Label = Label{}
			}
		}
	}
	if b.HasUpper {
		mark(b.Upper, b.AtUpper)
	}
	if b.HasLower {
		mark(b.Lower, b.AtLower)
	}
}

// marked tells whether a bound has been written there.
func (l *Layout) marked(box Rect) bool {
	return slices.ContainsFunc(l.Bands, func(p Placed) bool {
		return slices.ContainsFunc(p.Marks, func(m Label) bool { return m.Box.overlaps(box, 0) })
	})
}

// free finds the first place for a band's label: at its bounds before further
// from them, and right before left, since the latest readings are read first
// but stand at the right.
func (l *Layout) free(p Placed, lines []float64, room shade, t Type) Label {
	text := l.chart.Bands[p.Band].Label
	w, h := t.Width(text), t.Height
	if text == "" || w > l.Plot.W {
		return Label{}
	}
	var tops []float64
	for _, y := range p.Bounds {
		tops = append(tops, y-h-3, y+3)
	}
	if len(p.Bounds) == 2 {
		tops = append(tops, (p.Bounds[0]+p.Bounds[1]-h)/2)
	}
	for _, lines := range []float64{0.5, 1} { // of text between them
		for _, y := range p.Bounds {
			tops = append(tops, y-(1+lines)*h, y+lines*h)
		}
	}
	const steps = 8
	for _, top := range tops {
		for i := range steps + 1 {
			box := Rect{l.Plot.Right() - w - (l.Plot.W-w)*float64(i)/steps, top, w, h}
			if l.clear(box, lines, room) {
				return Label{text, box}
			}
		}
	}
	return Label{}
}

func (l *Layout) clear(box Rect, lines []float64, room shade) bool {
	if box.Y < l.Plot.Y-box.H/2 || box.Bottom() > l.Plot.Bottom() || room.covers(box) {
		return false
	}
	for _, y := range lines {
		if y > box.Y && y < box.Bottom() {
			return false
		}
	}
	taken := func(o Label) bool { return o.Text != "" && o.Box.overlaps(box, box.H/3) }
	for _, b := range l.Bands {
		if taken(b.Label) {
			return false
		}
	}
	for _, p := range l.Paths {
		for _, e := range p.Edges {
			if taken(e.Label) {
				return false
			}
		}
	}
	return true
}

// labelEdges says what the instrument said beside its arrow.
func (l *Layout) labelEdges(lines []float64, room shade, s Style) {
	for i := range l.Paths {
		edges := l.Paths[i].Edges
		for j, e := range edges {
			text, top := "HI", l.Plot.Y-s.Type.Height/2
			if !e.High {
				text, top = "LO", l.Plot.Bottom()-s.Type.Height
			}
			w := s.Type.Width(text)
			for _, left := range []float64{e.X + 3*s.Dot, e.X - 3*s.Dot - w} {
				box := Rect{left, top, w, s.Type.Height}
				if left >= l.Plot.X && box.Right() <= l.Width && l.clear(box, lines, room) {
					edges[j].Label = Label{text, box}
					break
				}
			}
		}
	}
}

// shade is what the lines cover: for each column of the plot and each line,
// from where to where.
type shade struct {
	left  float64
	lines [][]extent
}

type extent struct{ top, bottom float64 }

// shade follows the lines, as wide as their dots.
func (l *Layout) shade(dot float64) shade {
	s := shade{left: l.Plot.X - dot}
	columns := int(l.Plot.W+2*dot) + 2
	for _, p := range l.Paths {
		covered := make([]extent, columns)
		for i := range covered {
			covered[i] = extent{math.Inf(1), math.Inf(-1)}
		}
		mark := func(x, y float64) {
			for c := int(x - dot - s.left); c <= int(x+dot-s.left); c++ {
				if c >= 0 && c < columns {
					covered[c].top = min(covered[c].top, y-dot)
					covered[c].bottom = max(covered[c].bottom, y+dot)
				}
			}
		}
		for _, run := range p.Runs {
			for i, at := range run {
				mark(at.X, at.Y)
				if i == 0 {
					continue
				}
				from := run[i-1]
				for x := from.X + 1; x < at.X; x++ {
					mark(x, from.Y+(at.Y-from.Y)*(x-from.X)/(at.X-from.X))
				}
			}
		}
		s.lines = append(s.lines, covered)
	}
	return s
}

func (s shade) covers(box Rect) bool {
	for _, covered := range s.lines {
		for c := max(int(box.X-s.left), 0); c <= int(box.Right()-s.left) && c < len(covered); c++ {
			if covered[c].top < box.Bottom() && covered[c].bottom > box.Y {
				return true
			}
		}
	}
	return false
}
