package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// padField is the box that a number of a pad stands in, under its label. A tap
// leads there.
type padField struct {
	touch
	of   PadField
	pad  *Pad
	at   int
	text string

	label, number *Prose
}

var (
	_ Flowing         = (*padField)(nil)
	_ fyne.Accessible = (*padField)(nil)
)

func newPadField(p *Pad, at int, of PadField) *padField {
	f := &padField{of: of, pad: p, at: at, label: Soft(of.Label), number: Number("")}
	f.tapped = func() { p.Begin(at) }
	f.ExtendBaseWidget(f)
	return f
}

// word tells whether text is one that stands in place of a number.
func (f *padField) word(text string) bool { return slices.Contains(f.of.Words, text) }

// AccessibilityLabel is what a screen reader reads out.
func (f *padField) AccessibilityLabel() string {
	return f.of.Label + ": " + f.text
}

func (f *padField) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const labelGap = 5 // clear of the ring around the box

// boxHeight is that of the box under the label.
func (f *padField) boxHeight() float32 {
	return max(Touch, f.number.lineHeight(Size(f, SizeNumber))+Padding)
}

// digitsWidth leaves room for the longest number that people have.
func (f *padField) digitsWidth() float32 {
	room := "000"
	if f.of.Point {
		room = "00.00"
	}
	return fyne.MeasureText(room, Size(f, SizeNumber), fyne.TextStyle{Bold: true}).Width + caretWidth + 2
}

const caretWidth = 2

func (f *padField) HeightFor(width float32) float32 {
	return f.label.HeightFor(width) + labelGap + f.boxHeight()
}

// Natural is the width at which the label stays on one line.
func (f *padField) Natural() float32 { return max(f.digitsWidth()+2*Padding, f.label.Natural()) }

func (f *padField) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	return minOf(f, f.digitsWidth())
}

func (f *padField) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	focus := newRing()
	box := canvas.NewRectangle(color.Transparent)
	caret := canvas.NewRectangle(color.Transparent)
	d := &drawing{widget: f, objects: append(focus.objects(), box, f.label, f.number, caret)}
	d.layout = func(size fyne.Size) {
		top := f.label.HeightFor(size.Width) + labelGap
		high := f.boxHeight()
		place(f.label, 0, 0, size.Width, top-labelGap)
		place(box, 0, top, size.Width, high)
		focus.around(fyne.NewSize(size.Width, high), Radius)
		for _, line := range []*canvas.Rectangle{focus.dark, focus.bright} {
			line.Move(line.Position().AddXY(0, top))
		}
		w, h := f.number.Natural(), f.number.HeightFor(unbounded)
		room := size.Width - 2*Padding
		// A number that is too long shows its end, where it is typed.
		x := Padding + min(0, room-w-caretWidth)
		place(f.number, x, top+(high-h)/2, w, h)
		place(caret, x+w, top+(high-h*0.8)/2, caretWidth, h*0.8)
	}
	d.paint = func(l look) {
		here := f.pad.at == f.at && f.pad.focused
		focus.paint(l)
		focus.show(here)
		box.FillColor, box.StrokeColor, box.StrokeWidth = l.colour(ColourPaper), l.colour(ColourSoft), l.size(SizeOutline)
		box.CornerRadius = Radius
		caret.FillColor, caret.Hidden = l.colour(ColourPrime), !here
		f.number.Say(f.text)
		f.label.Refresh()
	}
	return draw(d)
}

// padFields lays the fields beside one another, what parts them between, each
// as wide as its label and number need and a share of the rest; below one
// another where they do not fit.
func padFields(fields []*padField) fyne.CanvasObject {
	l := &padFieldsLayout{}
	row := container.New(l)
	for i, f := range fields {
		row.Add(f)
		if i+1 < len(fields) {
			row.Add(prose(f.of.After, SizeNumber, ColourSoft, true).Centred())
		}
	}
	return row
}

type padFieldsLayout struct{ width float32 }

// partGap is the least width between two fields: the ring round one reaches half
// of it.
const partGap float32 = 10

func (l *padFieldsLayout) split(objects []fyne.CanvasObject) (fields, parts []fyne.CanvasObject) {
	for i, o := range objects {
		if i%2 == 0 {
			fields = append(fields, o)
		} else {
			parts = append(parts, o)
		}
	}
	return fields, parts
}

func partWidth(o fyne.CanvasObject) float32 {
	if p, ok := o.(*Prose); ok && p.text == "" {
		return partGap
	}
	return naturalWidth(o) + 6
}

func (l *padFieldsLayout) natural(objects []fyne.CanvasObject) float32 {
	fields, parts := l.split(objects)
	var w float32
	for _, f := range fields {
		w += naturalWidth(f)
	}
	for _, p := range parts {
		w += partWidth(p)
	}
	return w
}

func (l *padFieldsLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	fields, _ := l.split(objects)
	if l.natural(objects) <= width || len(fields) == 1 {
		var h float32
		for _, f := range fields {
			h = max(h, heightFor(f, max(naturalWidth(f), width/float32(len(fields)+1))))
		}
		return h
	}
	h := -padGap
	for _, f := range fields {
		h += heightFor(f, width) + padGap
	}
	return h
}

func (l *padFieldsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	fields, parts := l.split(objects)
	natural := l.natural(objects)
	if natural > size.Width && len(fields) > 1 {
		y := float32(0)
		for _, f := range fields {
			h := heightFor(f, size.Width)
			place(f, 0, y, size.Width, h)
			y += h + padGap
		}
		for _, p := range parts {
			p.Resize(fyne.NewSize(0, 0))
			p.Hide()
		}
		return
	}
	spare := max(size.Width-natural, 0) / float32(len(fields))
	x := float32(0)
	for i, f := range fields {
		w := min(naturalWidth(f)+spare, size.Width)
		h := heightFor(f, w)
		place(f, x, size.Height-h, w, h)
		x += w
		if i < len(parts) {
			parts[i].Show()
			pw, ph := partWidth(parts[i]), heightFor(parts[i], unbounded)
			box := f.(*padField).boxHeight()
			place(parts[i], x, size.Height-(box+ph)/2, pw, ph)
			x += pw
		}
	}
}

func (l *padFieldsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = unlaid
	}
	fields, _ := l.split(objects)
	return fyne.NewSize(widestMin(fields), l.heightFor(objects, width))
}
