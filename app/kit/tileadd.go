package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// AddTile is a tile that leads to adding a number to those that it tells of: it
// is known by its title, and bears a plus.
func AddTile(title, number, unit, lines string, tapped func()) fyne.CanvasObject {
	plus := &sign{of: IconAdd(), colour: ColourPrime}
	plus.ExtendBaseWidget(plus)
	parts := []fyne.CanvasObject{Lead(Strong(title), plus)}
	if number != "" {
		parts = append(parts, Figure(number, unit))
	}
	if lines != "" {
		parts = append(parts, Soft(lines))
	}
	t := &tile{content: Close(parts...), says: title + ", " + number + " " + unit + ", " + lines + ", add a number"}
	t.self, t.tapped = t, tapped
	t.ExtendBaseWidget(t)
	return t
}

// sign is an icon among words.
type sign struct {
	widget.BaseWidget
	of     fyne.Resource
	colour fyne.ThemeColorName
}

var _ Flowing = (*sign)(nil)

func (s *sign) HeightFor(float32) float32 { return Size(s, SizeIcon) }
func (s *sign) Natural() float32          { return Size(s, SizeIcon) }
func (s *sign) MinSize() fyne.Size        { return fyne.NewSquareSize(Size(s, SizeIcon)) }

func (s *sign) CreateRenderer() fyne.WidgetRenderer {
	image := canvas.NewImageFromResource(theme.NewColoredResource(s.of, s.colour))
	image.FillMode = canvas.ImageFillContain
	d := &drawing{widget: s, objects: []fyne.CanvasObject{image}}
	d.layout = func(size fyne.Size) { place(image, 0, 0, size.Width, size.Height) }
	d.paint = func(look) { image.Refresh() }
	return draw(d)
}
