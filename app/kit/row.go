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
	last       bool    // of a card: nothing below to be parted from
}

const rowPadY = 10

func (r *rowBody) heightFor(width float32) float32 {
	return max(Touch, heightFor(r.content, max(width-2*r.side, 1))+2*rowPadY)
}

// inCard makes the row stand in line with what else is on a card.
func (r *rowBody) inCard(last bool) { r.side, r.last = cardRowSide, last }

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
	ground, line := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	d := &drawing{widget: r, objects: []fyne.CanvasObject{ground, line, r.content}}
	d.layout = func(size fyne.Size) { r.place(size, lookOf(r), ground, line) }
	d.paint = func(l look) { r.paint(l, ground, line) }
	return draw(d)
}

// place puts the content in the middle of the row, and the line below it.
func (r *rowBody) place(size fyne.Size, l look, ground, line *canvas.Rectangle) {
	thick := l.size(SizeBorder)
	place(ground, 0, 0, size.Width, size.Height)
	place(line, 0, size.Height-thick, size.Width, thick)
	h := heightFor(r.content, size.Width-2*r.side)
	place(r.content, r.side, (size.Height-h)/2, size.Width-2*r.side, h)
}

func (r *rowBody) paint(l look, ground, line *canvas.Rectangle) {
	ground.FillColor, line.FillColor = l.colour(ColourPaper), l.colour(ColourLine)
	line.Hidden = r.last
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
	ground, veil, line := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	focus := newRing()
	d := &drawing{widget: r}
	d.objects = append([]fyne.CanvasObject{ground, veil, line, r.content}, focus.objects()...)
	d.layout = func(size fyne.Size) {
		r.place(size, lookOf(r), ground, line)
		place(veil, 0, 0, size.Width, size.Height)
		focus.within(size)
	}
	d.paint = func(l look) {
		r.paint(l, ground, line)
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
