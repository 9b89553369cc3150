package chart

import "math"

// Path is a line as it is drawn.
type Path struct {
	// Runs are joined; between them is a gap. A run of one place is a reading
	// with gaps on both sides.
	Runs [][]XY
	// Edges are where an instrument could measure no further.
	Edges []Edge
	Crowd Crowd
}

// Crowd says how close together the readings of a line stand.
type Crowd uint8

// The crowds: each reading has room for a dot; the line alone shows them; they
// are so close that only the highest and lowest of each column can be seen.
const (
	Apart Crowd = iota
	Joined
	Dense
)

// Edge is a HI or LO at the edge of the chart.
type Edge struct {
	XY
	High  bool
	Label Label // its Text is empty where there is no free room for it
}

// How far apart readings stand on average in these crowds, at least.
const (
	apartFrom  = 20
	joinedFrom = 2
)

func crowd(readings int, width float64) Crowd {
	switch each := width / float64(max(readings, 1)); {
	case each >= apartFrom:
		return Apart
	case each >= joinedFrom:
		return Joined
	default:
		return Dense
	}
}

// column collects what falls into one column of the chart: its first and last
// places and the outermost between them are all that can be seen of it.
type column struct {
	number             int
	n                  int
	first, last        XY
	top, bottom        XY
	topIndex, botIndex int
}

func (c *column) take(p XY) {
	if c.n == 0 {
		c.first, c.top, c.bottom = p, p, p
		c.topIndex, c.botIndex = 0, 0
	}
	if p.Y < c.top.Y {
		c.top, c.topIndex = p, c.n
	}
	if p.Y > c.bottom.Y {
		c.bottom, c.botIndex = p, c.n
	}
	c.last = p
	c.n++
}

// put appends what the column keeps, in the order of time.
func (c *column) put(run []XY) []XY {
	if c.n == 0 {
		return run
	}
	run = append(run, c.first)
	one, two := c.top, c.bottom
	i, j := c.topIndex, c.botIndex
	if i > j {
		one, two, i, j = two, one, j, i
	}
	if i > 0 && i < c.n-1 {
		run = append(run, one)
	}
	if j > 0 && j < c.n-1 && j != i {
		run = append(run, two)
	}
	if c.n > 1 {
		run = append(run, c.last)
	}
	return run
}

// path draws a line of the chart. breaks holds the index of each reading that
// a gap lies before.
func (l *Layout) path(values []Value, breaks []int) Path {
	p := Path{Crowd: crowd(len(values), l.Plot.W)}
	var run []XY
	var col column
	end := func() {
		run = col.put(run)
		col = column{}
		if len(run) > 0 {
			p.Runs = append(p.Runs, run)
		}
		run = nil
	}
	for i, v := range values {
		if len(breaks) > 0 && breaks[0] == i {
			end()
			breaks = breaks[1:]
		}
		if v.Is == Missing {
			continue
		}
		at := XY{l.x[i], l.y(v)}
		if v.Is != Number {
			p.Edges = l.edge(p.Edges, at, v.Is == High)
		}
		if number := int(math.Floor(at.X)); col.n > 0 && number != col.number {
			run = col.put(run)
			col = column{number: number}
		} else {
			col.number = number
		}
		col.take(at)
	}
	end()
	return p
}

// edge adds an arrow, unless one stands in the same column already.
func (l *Layout) edge(edges []Edge, at XY, high bool) []Edge {
	for i := len(edges) - 1; i >= 0 && at.X-edges[i].X < 1; i-- {
		if edges[i].High == high {
			return edges
		}
	}
	return append(edges, Edge{XY: at, High: high})
}
