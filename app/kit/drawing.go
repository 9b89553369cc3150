package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// flowingWidget is a widget that wraps.
type flowingWidget interface {
	fyne.Widget
	Flowing
}

// drawing is the renderer of every widget here: what it is made of, where it
// stands, and how it takes the colours and sizes of now.
type drawing struct {
	widget  flowingWidget
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	paint   func(look)
}

var _ fyne.WidgetRenderer = (*drawing)(nil)

// draw paints once and gives the renderer.
func draw(d *drawing) *drawing {
	d.paint(lookOf(d.widget))
	return d
}

func (d *drawing) Destroy()                     {}
func (d *drawing) Layout(size fyne.Size)        { d.layout(size) }
func (d *drawing) MinSize() fyne.Size           { return d.widget.MinSize() }
func (d *drawing) Objects() []fyne.CanvasObject { return d.objects }

func (d *drawing) Refresh() {
	d.paint(lookOf(d.widget))
	d.layout(d.widget.Size())
	canvas.Refresh(d.widget)
}

// minOf is MinSize for a widget that knows its height for a width.
func minOf(w Flowing, width float32) fyne.Size {
	now := w.Size().Width
	if now == 0 {
		now = unlaid
	}
	return fyne.NewSize(width, w.HeightFor(now))
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
