package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Row is a line of a list, from edge to edge: title, a second text, and a chip
// at the right. sub may be empty and chip nil. Without tapped it can only be
// read.
func Row(title, sub string, chip fyne.CanvasObject, tapped func()) fyne.CanvasObject {
	words := []fyne.CanvasObject{Strong(title)}
	if sub != "" {
		words = append(words, Soft(sub))
	}
	content := fyne.CanvasObject(stacked(2, words...))
	if chip != nil {
		content = Lead(content, chip)
	}
	r := &rowBody{title: title, sub: sub, content: content, side: Padding}
	if tapped == nil {
		return newReadRow(r)
	}
	t := &tapRow{rowBody: r}
	t.self, t.tapped = t, tapped
	t.ExtendBaseWidget(t)
	return t
}

// rowBody is what both kinds of row show.
type rowBody struct {
	title, sub string
	content    fyne.CanvasObject
	side       float32 // free at either side of the content
	carded     bool    // stands on a card
	last       bool    // of a card: nothing below to be parted from
}

// rowGround is what a row is drawn on.
type rowGround struct {
	paper, line *canvas.Rectangle
	frame       *canvas.Rectangle // in two colours a list would look like the headings between
}

func newRowGround() *rowGround {
	blank := func() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }
	return &rowGround{paper: blank(), line: blank(), frame: blank()}
}

const rowPadY = 10

func (r *rowBody) heightFor(width float32) float32 {
	return max(Touch, heightFor(r.content, max(width-2*r.side, 1))+2*rowPadY)
}

// inCard makes the row stand in line with what else is on a card.
func (r *rowBody) inCard(last bool) { r.side, r.carded, r.last = cardRowSide, true, last }

// readRow is a row that can only be read.
type readRow struct {
	widget.BaseWidget
	*rowBody
}

var _ Flowing = (*readRow)(nil)

func newReadRow(body *rowBody) *readRow {
	r := &readRow{rowBody: body}
	r.ExtendBaseWidget(r)
	return r
}

func (r *readRow) HeightFor(width float32) float32 {
	return heightFor(r.content, max(width-2*r.side, 1)) + 2*rowPadY + Size(r, SizeBorder)
}

func (r *readRow) Natural() float32 { return naturalWidth(r.content) + 2*r.side }

func (r *readRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return minOf(r, r.content.MinSize().Width+2*r.side)
}

func (r *readRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	g := newRowGround()
	d := &drawing{widget: r, objects: []fyne.CanvasObject{g.paper, g.line, g.frame, r.content}}
	d.layout = func(size fyne.Size) { r.place(size, lookOf(r), g) }
	d.paint = func(l look) { r.paint(l, g) }
	return draw(d)
}

// place puts the content in the middle of the row, and the line below it. The
// frame lies on the line of the row above.
func (r *rowBody) place(size fyne.Size, l look, g *rowGround) {
	thick := l.size(SizeBorder)
	place(g.paper, 0, 0, size.Width, size.Height)
	place(g.line, 0, size.Height-thick, size.Width, thick)
	place(g.frame, 0, -thick, size.Width, size.Height+thick)
	h := heightFor(r.content, size.Width-2*r.side)
	place(r.content, r.side, (size.Height-h)/2, size.Width-2*r.side, h)
}

func (r *rowBody) paint(l look, g *rowGround) {
	g.paper.FillColor, g.line.FillColor = l.colour(ColourPaper), l.colour(ColourLine)
	g.line.Hidden = r.last
	g.frame.StrokeColor, g.frame.StrokeWidth = l.colour(ColourLine), l.size(SizeChip)
	g.frame.Hidden = r.carded
}

// tapRow is a row that leads somewhere.
type tapRow struct {
	press
	*rowBody
}

var (
	_ Flowing         = (*tapRow)(nil)
	_ fyne.Accessible = (*tapRow)(nil)
)

func (r *tapRow) AccessibilityLabel() string             { return r.title + ", " + r.sub }
func (r *tapRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
func (r *tapRow) HeightFor(width float32) float32        { return r.heightFor(width) }
func (r *tapRow) Natural() float32                       { return naturalWidth(r.content) + 2*r.side }
func (r *tapRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return minOf(r, r.content.MinSize().Width+2*r.side)
}

func (r *tapRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	g, veil := newRowGround(), canvas.NewRectangle(color.Transparent)
	focus := newRing()
	d := &drawing{widget: r}
	d.objects = append([]fyne.CanvasObject{g.paper, veil, g.line, g.frame, r.content}, focus.objects()...)
	d.layout = func(size fyne.Size) {
		r.place(size, lookOf(r), g)
		place(veil, 0, 0, size.Width, size.Height)
		focus.within(size)
	}
	d.paint = func(l look) {
		r.paint(l, g)
		veil.FillColor = color.Transparent
		if r.down {
			veil.FillColor = l.colour(theme.ColorNamePressed)
		} else if r.hovered {
			veil.FillColor = l.colour(theme.ColorNameHover)
		}
		focus.paint(l)
		focus.show(r.focused)
	}
	return draw(d)
}
