package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Stack lays objects below one another over the whole width, Gap apart.
func Stack(objs ...fyne.CanvasObject) fyne.CanvasObject { return stacked(Gap, objs...) }

// Close lays objects below one another with little between: a heading and its
// second line.
func Close(objs ...fyne.CanvasObject) fyne.CanvasObject { return stacked(2, objs...) }

// Rows lays the rows of a list below one another without a gap.
func Rows(rows ...fyne.CanvasObject) fyne.CanvasObject { return stacked(0, rows...) }

func stacked(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&stackLayout{gap: gap}, objs...)
}

// stackLayout remembers its width, because MinSize has to answer for it.
type stackLayout struct {
	gap   float32
	width float32
}

func (l *stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		h := heightFor(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + l.gap
	}
}

func (l *stackLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	y, n := float32(0), 0
	for _, o := range objects {
		if o.Visible() {
			y += heightFor(o, width)
			n++
		}
	}
	return y + l.gap*float32(max(n-1, 0))
}

func (l *stackLayout) natural(objects []fyne.CanvasObject) float32 {
	var w float32
	for _, o := range objects {
		if o.Visible() {
			w = max(w, naturalWidth(o))
		}
	}
	return w
}

func (l *stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = unlaid
	}
	return fyne.NewSize(widestMin(objects), l.heightFor(objects, width))
}
