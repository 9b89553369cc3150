package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Inset keeps padding around an object.
func Inset(o fyne.CanvasObject) fyne.CanvasObject { return inset(o, Padding, Padding) }

func inset(o fyne.CanvasObject, x, y float32) *fyne.Container {
	return container.New(&insetLayout{x: x, y: y}, o)
}

// insetLayout keeps x at the sides and y above and below its one object.
type insetLayout struct {
	x, y  float32
	width float32
}

func (l *insetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	for _, o := range objects {
		o.Move(fyne.NewPos(l.x, l.y))
		o.Resize(fyne.NewSize(size.Width-2*l.x, size.Height-2*l.y))
	}
}

func (l *insetLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	var h float32
	for _, o := range objects {
		if o.Visible() {
			h = max(h, heightFor(o, width-2*l.x))
		}
	}
	return h + 2*l.y
}

func (l *insetLayout) natural(objects []fyne.CanvasObject) float32 {
	var w float32
	for _, o := range objects {
		if o.Visible() {
			w = max(w, naturalWidth(o))
		}
	}
	return w + 2*l.x
}

func (l *insetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = unlaid
	}
	return fyne.NewSize(widestMin(objects)+2*l.x, l.heightFor(objects, width))
}
