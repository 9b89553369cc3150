package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/vector"

	"github.com/carebottle/carebottle/internal/chart"
)

// chartInk draws the lines of a chart as pictures: one object for each of
// thousands of pieces would take longer than a frame. What was drawn is kept
// for as long as it is the same.
type chartInk struct {
	laid  *chart.Layout
	drawn []*canvas.Raster
	inks  []*inked
}

// inked is one picture of lines.
type inked struct {
	name   fyne.ThemeColorName
	area   chart.Rect
	colour color.Color // that of name, now
	draw   func(*pen)
	made   *image.RGBA
	of     color.Color
}

// lines are the pictures of all lines, in the colours of now.
func (c *chartInk) lines(laid *chart.Layout, l look) []fyne.CanvasObject {
	if c.laid != laid {
		c.laid, c.drawn, c.inks = laid, nil, nil
		dense := false
		for i, p := range laid.Paths {
			for _, piece := range pieces(p) {
				c.path(piece, i > 0)
			}
			dense = dense || p.Crowd == chart.Dense
		}
		for _, b := range laid.Bands {
			for _, y := range b.Bounds {
				if b.Thin {
					c.thin(b.Area, y)
					continue
				}
				if dense { // to be seen on a mass of readings
					c.dotted(ColourPaper, b.Area, y, chartDotted+2)
				}
				c.dotted(ColourPrime, b.Area, y, chartDotted)
			}
		}
	}
	objects := make([]fyne.CanvasObject, len(c.drawn))
	for i, r := range c.drawn {
		c.inks[i].colour = l.colour(c.inks[i].name)
		objects[i] = r
	}
	return objects
}

func (c *chartInk) add(name fyne.ThemeColorName, area chart.Rect, draw func(*pen)) {
	ink := &inked{name: name, area: area, draw: draw}
	raster := canvas.NewRaster(ink.paint)
	place(raster, float32(area.X), float32(area.Y), float32(area.W), float32(area.H))
	c.inks, c.drawn = append(c.inks, ink), append(c.drawn, raster)
}

// paint draws into w by h pixels of the screen.
func (i *inked) paint(w, h int) image.Image {
	size := image.Rect(0, 0, w, h)
	if i.made != nil && i.made.Rect == size && i.of == i.colour {
		return i.made
	}
	p := &pen{left: i.area.X, top: i.area.Y, scale: float32(float64(w) / i.area.W)}
	p.Reset(w, h)
	i.draw(p)
	i.made, i.of = image.NewRGBA(size), i.colour
	p.Draw(i.made, size, image.NewUniform(i.colour), image.Point{})
	return i.made
}

// dotted is a line of a band, of dots with sides of that length.
func (c *chartInk) dotted(name fyne.ThemeColorName, area chart.Rect, y float64, side float64) {
	c.add(name, chart.Rect{X: area.X, Y: y - side/2, W: area.W, H: side}, func(p *pen) {
		for x := area.X + chartDotted; x < area.Right()-chartDotted; x += 2.5 * chartDotted {
			p.box(x, y, side/2)
		}
	})
}

// thin is a line of a band that is no target.
func (c *chartInk) thin(area chart.Rect, y float64) {
	c.add(ColourPrime, chart.Rect{X: area.X, Y: y - 1, W: area.W, H: 2}, func(p *pen) {
		p.shape(chart.XY{X: area.X, Y: y - 0.75}, chart.XY{X: area.Right(), Y: y - 0.75}, chart.XY{X: area.Right(), Y: y + 0.75}, chart.XY{X: area.X, Y: y + 0.75})
	})
}

// The widths of lines, and the lengths of dashes.
const (
	chartStroke = 3.0
	denseStroke = 2.0
	dashLength  = 9.0
	dashPause   = 6.0
)

// pieceWidth is how wide a picture of a dense line is: a picture of the whole
// would mostly be empty, and each of its pixels costs time.
const pieceWidth = 64

// pieces cuts a dense path, so that its pictures are no higher than they must
// be. Each begins where the last one ended.
func pieces(p chart.Path) []chart.Path {
	if p.Crowd != chart.Dense {
		return []chart.Path{p}
	}
	var cut []chart.Path
	for _, run := range p.Runs {
		from := 0
		for i := range run {
			if run[i].X-run[from].X > pieceWidth && i > from+1 || i == len(run)-1 {
				cut = append(cut, chart.Path{Runs: [][]chart.XY{run[from : i+1]}, Crowd: chart.Dense})
				from = i
			}
		}
	}
	if len(cut) > 0 {
		cut[len(cut)-1].Edges = p.Edges
	}
	return cut
}

// path is the line of one number of the readings.
func (c *chartInk) path(path chart.Path, dashed bool) {
	room := float64(chartDot) + 1
	if len(path.Edges) > 0 {
		room = 3 * float64(chartDot)
	}
	c.add(ColourInk, areaOf(path, room), func(p *pen) {
		for _, run := range path.Runs {
			switch {
			case len(run) == 1:
				p.dot(run[0], float64(chartDot), dashed) // alone, it has to be seen
			case path.Crowd == chart.Dense:
				p.dense(run, dashed)
			default:
				p.run(run, dashed, path.Crowd == chart.Apart)
			}
		}
		for _, e := range path.Edges {
			p.arrow(e.XY, float64(chartDot), e.High)
		}
	})
}

// run is a line whose readings can be told apart.
func (p *pen) run(run []chart.XY, dashed, dots bool) {
	top, bottom, along := run[0], run[0], 0.0
	for i, at := range run {
		if i > 0 && dashed {
			along = p.dashes(run[i-1], at, chartStroke, along)
		} else if i > 0 {
			p.line(run[i-1], at, chartStroke)
		}
		if dots {
			p.dot(at, float64(chartDot), dashed)
		} else if !dashed {
			p.dot(at, chartStroke/2, false) // a round corner
		}
		if at.Y < top.Y {
			top = at
		}
		if at.Y > bottom.Y {
			bottom = at
		}
	}
	if dashed { // not to be lost in a pause
		p.box(top.X, top.Y, chartStroke/2)
		p.box(bottom.X, bottom.Y, chartStroke/2)
	}
}

// dense is a line that goes up and down in each column. A dashed one does so
// in some columns; in the others, dots show the highest and lowest.
func (p *pen) dense(run []chart.XY, dashed bool) {
	for i, at := range run {
		if dashed && math.Mod(at.X, dashPause) >= dashPause/2 {
			p.box(at.X, at.Y, denseStroke/2)
			if i == 0 || at.X-run[i-1].X <= dashPause {
				continue
			}
		}
		if i > 0 {
			p.line(run[i-1], at, denseStroke)
		}
	}
}

// areaOf is the area of a path, with room for what stands on it.
func areaOf(path chart.Path, room float64) chart.Rect {
	low, high := chart.XY{X: math.Inf(1), Y: math.Inf(1)}, chart.XY{X: math.Inf(-1), Y: math.Inf(-1)}
	for _, run := range path.Runs {
		for _, at := range run {
			low.X, low.Y = min(low.X, at.X), min(low.Y, at.Y)
			high.X, high.Y = max(high.X, at.X), max(high.Y, at.Y)
		}
	}
	if low.X > high.X {
		return chart.Rect{}
	}
	x, y := math.Floor(low.X-room), math.Floor(low.Y-room)
	return chart.Rect{X: x, Y: y, W: math.Ceil(high.X+room) - x, H: math.Ceil(high.Y+room) - y}
}

// pen puts shapes into a picture. All of them turn the same way, so that where
// two overlap neither is taken out of the other.
type pen struct {
	vector.Rasterizer
	left, top float64
	scale     float32
}

func (p *pen) at(x, y float64) (float32, float32) {
	return float32(x-p.left) * p.scale, float32(y-p.top) * p.scale
}

// shape fills a polygon whose corners go clockwise on the screen.
func (p *pen) shape(corners ...chart.XY) {
	p.MoveTo(p.at(corners[0].X, corners[0].Y))
	for _, c := range corners[1:] {
		p.LineTo(p.at(c.X, c.Y))
	}
	p.ClosePath()
}

func (p *pen) box(x, y, half float64) {
	p.shape(chart.XY{X: x - half, Y: y - half}, chart.XY{X: x + half, Y: y - half}, chart.XY{X: x + half, Y: y + half}, chart.XY{X: x - half, Y: y + half})
}

// line is a stroke from a to b.
func (p *pen) line(a, b chart.XY, width float64) {
	dx, dy := b.X-a.X, b.Y-a.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	nx, ny := dy/length*width/2, -dx/length*width/2
	p.shape(chart.XY{X: a.X + nx, Y: a.Y + ny}, chart.XY{X: b.X + nx, Y: b.Y + ny}, chart.XY{X: b.X - nx, Y: b.Y - ny}, chart.XY{X: a.X - nx, Y: a.Y - ny})
}

// dashes is a broken stroke from a to b. along is how far the line has come in
// its pattern at a; it gives how far it is at b.
func (p *pen) dashes(a, b chart.XY, width, along float64) float64 {
	const period = dashLength + dashPause
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	if length == 0 {
		return along
	}
	for dash := 0.0; dash < along+length; dash += period {
		from, to := max(dash-along, 0), min(dash+dashLength-along, length)
		if from < to {
			p.line(between(a, b, from/length), between(a, b, to/length), width)
		}
	}
	return math.Mod(along+length, period)
}

func between(a, b chart.XY, part float64) chart.XY {
	return chart.XY{X: a.X + (b.X-a.X)*part, Y: a.Y + (b.Y-a.Y)*part}
}

// dot is a reading: round, or square on a dashed line.
func (p *pen) dot(at chart.XY, radius float64, square bool) {
	if square {
		p.box(at.X, at.Y, radius*0.9)
		return
	}
	const corners = 16
	var ring [corners]chart.XY
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		ring[i] = chart.XY{X: at.X + radius*cos, Y: at.Y + radius*sin}
	}
	p.shape(ring[:]...)
}

// arrow points out of the chart.
func (p *pen) arrow(at chart.XY, size float64, up bool) {
	if up {
		p.shape(chart.XY{X: at.X, Y: at.Y - 1.5*size}, chart.XY{X: at.X + 2*size, Y: at.Y + 1.5*size}, chart.XY{X: at.X - 2*size, Y: at.Y + 1.5*size})
		return
	}
	p.shape(chart.XY{X: at.X - 2*size, Y: at.Y - 1.5*size}, chart.XY{X: at.X + 2*size, Y: at.Y - 1.5*size}, chart.XY{X: at.X, Y: at.Y + 1.5*size})
}
