package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Modules is a QR code: Size by Size squares with the quiet zone.
type Modules interface {
	Size() int
	Dark(x, y int) bool
}

// Code draws a QR code black on white whatever the theme, as large as fits and
// in whole pixels of the screen for each module: a smoothed edge costs a
// reader light. Give it the whole width of the window: its
// quiet zone is part of it.
type Code struct {
	widget.BaseWidget
	modules Modules
}

// NewCode makes a widget that shows m.
func NewCode(m Modules) *Code {
	c := &Code{modules: m}
	c.ExtendBaseWidget(c)
	return c
}

var _ Flowing = (*Code)(nil)

// HeightFor is a square, but leaves some of the window for what stands beside
// it, so that the code never has to be scrolled.
func (c *Code) HeightFor(width float32) float32 {
	window := fyne.CurrentApp().Driver().CanvasForObject(c)
	if window == nil {
		return width
	}
	return min(width, max(window.Size().Height*codeShare, unlaid))
}

const codeShare = 0.7

// Natural is the width of a phone less the padding at its sides.
func (c *Code) Natural() float32 { return unlaid }

// MinSize is one unit for each module.
func (c *Code) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	return fyne.NewSquareSize(float32(c.modules.Size()))
}

// CreateRenderer draws the code.
func (c *Code) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	raster := canvas.NewRaster(c.paint)
	raster.ScaleMode = canvas.ImageScalePixels
	d := &drawing{widget: c, objects: []fyne.CanvasObject{raster}}
	d.layout = func(size fyne.Size) { place(raster, 0, 0, size.Width, size.Height) }
	d.paint = func(look) { raster.Refresh() }
	return draw(d)
}

// paint draws the code into w by h pixels of the screen.
func (c *Code) paint(w, h int) image.Image {
	img := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.White, color.Black})
	n := c.modules.Size()
	module := min(w, h) / n
	if module == 0 {
		return img
	}
	left, top := (w-n*module)/2, (h-n*module)/2
	for y := range n * module {
		row := img.Pix[(top+y)*img.Stride+left:]
		for x := range n * module {
			if c.modules.Dark(x/module, y/module) {
				row[x] = 1
			}
		}
	}
	return img
}
