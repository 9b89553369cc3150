package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// problemLine says what is wrong with a field: a sign and a sentence.
type problemLine struct {
	widget.BaseWidget
	text *Prose
}

var _ Flowing = (*problemLine)(nil)

func newProblemLine() *problemLine {
	p := &problemLine{text: prose("", SizeSecond, ColourAlert, true)}
	p.ExtendBaseWidget(p)
	return p
}

func (p *problemLine) say(text string) { p.text.Say(text) }

func (p *problemLine) left() float32 { return Size(p, SizeIcon) + 6 }

func (p *problemLine) HeightFor(width float32) float32 {
	return max(Size(p, SizeIcon), p.text.HeightFor(max(width-p.left(), 1)))
}

func (p *problemLine) Natural() float32 { return p.left() + p.text.Natural() }

func (p *problemLine) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return minOf(p, p.left()+p.text.MinSize().Width)
}

func (p *problemLine) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	ground := canvas.NewRectangle(color.Transparent)
	sign := canvas.NewImageFromResource(theme.NewColoredResource(IconProblem(), ColourAlert))
	sign.FillMode = canvas.ImageFillContain
	d := &drawing{widget: p, objects: []fyne.CanvasObject{ground, sign, p.text}}
	d.layout = func(size fyne.Size) {
		side := Size(p, SizeIcon)
		place(ground, 0, 0, size.Width, size.Height)
		place(sign, 0, 0, side, side)
		place(p.text, p.left(), 0, size.Width-p.left(), size.Height)
	}
	d.paint = func(look) { sign.Refresh() }
	return draw(d)
}
