package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// signed is text behind a sign, so that what is wrong shows without colour.
type signed struct {
	widget.BaseWidget
	text   *Prose
	colour fyne.ThemeColorName
}

var _ Flowing = (*signed)(nil)

func newSigned(colour fyne.ThemeColorName, text *Prose) *signed {
	s := &signed{text: text, colour: colour}
	s.ExtendBaseWidget(s)
	return s
}

func (s *signed) held() fyne.CanvasObject { return s.text }

func (s *signed) left() float32 { return Size(s, SizeIcon) + 6 }

func (s *signed) HeightFor(width float32) float32 {
	return max(Size(s, SizeIcon), s.text.HeightFor(max(width-s.left(), 1)))
}

func (s *signed) Natural() float32 { return s.left() + s.text.Natural() }

func (s *signed) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return minOf(s, s.left()+s.text.MinSize().Width)
}

func (s *signed) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	sign := canvas.NewImageFromResource(theme.NewColoredResource(IconProblem(), s.colour))
	sign.FillMode = canvas.ImageFillContain
	d := &drawing{widget: s, objects: []fyne.CanvasObject{sign, s.text}}
	d.layout = func(size fyne.Size) {
		side := Size(s, SizeIcon)
		place(sign, 0, (s.text.lineHeight(s.text.letters(unbounded))-side)/2, side, side)
		place(s.text, s.left(), 0, size.Width-s.left(), size.Height)
	}
	d.paint = func(look) {
		sign.Refresh()
		s.text.Refresh()
	}
	return draw(d)
}
