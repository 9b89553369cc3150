package kit

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Picture is a small picture at the left of its place. It grows with the text:
// who needs large letters needs large faces.
type Picture struct {
	widget.BaseWidget
	picture image.Image
	says    string
}

var (
	_ Flowing         = (*Picture)(nil)
	_ fyne.Accessible = (*Picture)(nil)
)

// NewPicture shows picture, square as it should be. says is what is seen on
// it, for those who can't see it: "Photo of Grace".
func NewPicture(picture image.Image, says string) *Picture {
	p := &Picture{picture: picture, says: says}
	p.ExtendBaseWidget(p)
	return p
}

// AccessibilityLabel is what a screen reader reads out.
func (p *Picture) AccessibilityLabel() string { return p.says }

// AccessibilityRole is text, for lack of a role for pictures.
func (p *Picture) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// side is 128 with text of the usual size.
func (p *Picture) side() float32 { return Size(p, SizeSecond) * 128 / 17 }

// HeightFor is that of the whole picture, made smaller where there is no room.
func (p *Picture) HeightFor(width float32) float32 { return min(p.side(), width) }

// Natural is the width of the picture.
func (p *Picture) Natural() float32 { return p.side() }

// MinSize is the picture made smaller to the width of now.
func (p *Picture) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return minOf(p, 2*Touch)
}

// CreateRenderer draws the picture.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	shown := canvas.NewImageFromImage(p.picture)
	shown.FillMode = canvas.ImageFillContain
	shown.CornerRadius = Radius
	d := &drawing{widget: p, objects: []fyne.CanvasObject{shown}}
	d.layout = func(size fyne.Size) {
		side := p.HeightFor(size.Width)
		place(shown, 0, 0, side, side)
	}
	d.paint = func(look) {}
	return draw(d)
}
