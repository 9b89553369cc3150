package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Rule is a thin line that parts what is above from what is below.
func Rule() fyne.CanvasObject {
	r := &rule{}
	r.ExtendBaseWidget(r)
	return r
}

type rule struct{ widget.BaseWidget }

var _ Flowing = (*rule)(nil)

func (r *rule) HeightFor(float32) float32 { return Size(r, SizeBorder) }
func (r *rule) Natural() float32          { return 1 }
func (r *rule) MinSize() fyne.Size        { return fyne.NewSize(1, r.HeightFor(1)) }

func (r *rule) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(color.Transparent)
	d := &drawing{widget: r, objects: []fyne.CanvasObject{line}}
	d.layout = func(size fyne.Size) { place(line, 0, 0, size.Width, size.Height) }
	d.paint = func(l look) { line.FillColor = l.colour(ColourLine) }
	return draw(d)
}
