package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Tile is a card that leads somewhere: what it is about, its number and unit,
// and lines below. number, unit and lines may be empty.
func Tile(title, number, unit, lines string, tapped func()) fyne.CanvasObject {
	parts := []fyne.CanvasObject{Soft(title)}
	if number != "" {
		parts = append(parts, Figure(number, unit))
	}
	if lines != "" {
		parts = append(parts, Soft(lines))
	}
	t := &tile{content: Close(parts...), says: title + ", " + number + " " + unit + ", " + lines}
	t.self, t.tapped = t, tapped
	t.ExtendBaseWidget(t)
	return t
}

type tile struct {
	press
	content fyne.CanvasObject
	says    string
}

var (
	_ Flowing         = (*tile)(nil)
	_ fyne.Accessible = (*tile)(nil)
)

func (t *tile) AccessibilityLabel() string             { return t.says }
func (t *tile) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (t *tile) HeightFor(width float32) float32 {
	return max(Touch, heightFor(t.content, max(width-2*Padding, 1))+2*Padding)
}

func (t *tile) Natural() float32   { return naturalWidth(t.content) + 2*Padding }
func (t *tile) wordWidth() float32 { return wordWidth(t.content) + 2*Padding }

func (t *tile) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	return minOf(t, max(Touch, t.content.MinSize().Width+2*Padding))
}

func (t *tile) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	focus := newRing()
	body, veil := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	d := &drawing{widget: t}
	d.objects = append(focus.objects(), body, veil, t.content)
	d.layout = func(size fyne.Size) {
		focus.around(size, Radius)
		place(body, 0, 0, size.Width, size.Height)
		place(veil, 0, 0, size.Width, size.Height)
		place(t.content, Padding, Padding, size.Width-2*Padding, size.Height-2*Padding)
	}
	d.paint = func(l look) {
		focus.paint(l)
		focus.show(t.focused)
		body.CornerRadius, veil.CornerRadius = Radius, Radius
		body.FillColor = l.colour(ColourPaper)
		body.StrokeColor, body.StrokeWidth = l.colour(ColourLine), l.size(SizeBorder)
		veil.FillColor = color.Transparent
		if t.down {
			veil.FillColor = l.colour(theme.ColorNamePressed)
		} else if t.hovered {
			veil.FillColor = l.colour(theme.ColorNameHover)
		}
	}
	return draw(d)
}

// Pairs lays objects two to a row, and one to a row where a word would have to
// be broken. Those of one row are equally high.
func Pairs(objs ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&pairsLayout{}, objs...)
}

type pairsLayout struct{ width float32 }

// cells are where the objects stand at a width, and how high that is.
func (l *pairsLayout) cells(objects []fyne.CanvasObject, width float32) (cells []cell, height float32) {
	columns, each := 2, (width-Gap)/2
	for _, o := range objects {
		if wordWidth(o) > each {
			columns, each = 1, width
			break
		}
	}
	for from := 0; from < len(objects); from += columns {
		row, high := objects[from:min(from+columns, len(objects))], float32(0)
		for _, o := range row {
			high = max(high, heightFor(o, each))
		}
		if from > 0 {
			height += Gap
		}
		for i, o := range row {
			cells = append(cells, cell{o, float32(i) * (each + Gap), height, each, high})
		}
		height += high
	}
	return cells, height
}

func (l *pairsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	cells, _ := l.cells(objects, size.Width)
	for _, c := range cells {
		place(c.o, c.x, c.y, c.w, c.h)
	}
}

func (l *pairsLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	_, height := l.cells(objects, width)
	return height
}

func (l *pairsLayout) natural(objects []fyne.CanvasObject) float32 {
	var widest float32
	for _, o := range objects {
		widest = max(widest, naturalWidth(o))
	}
	return 2*widest + Gap
}

func (l *pairsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = unlaid
	}
	return fyne.NewSize(widestMin(objects), l.heightFor(objects, width))
}
