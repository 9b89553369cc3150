package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Card is white paper with what belongs together on it. Rows reach almost to
// its edges, so that their words stand in line with the others.
func Card(objs ...fyne.CanvasObject) fyne.CanvasObject {
	return newPanel(ColourPaper, ColourLine, stacked(8, onCard(objs, true)...))
}

// onCard are objs with the rows among them, or in a list among them, wide enough
// for a card. The last one on the card has no line below it.
func onCard(objs []fyne.CanvasObject, last bool) []fyne.CanvasObject {
	objs = slices.Clone(objs)
	for i, o := range objs {
		last := last && i == len(objs)-1
		if row, ok := o.(interface{ inCard(last bool) }); ok {
			row.inCard(last)
			objs[i] = inset(o, -cardRowSide, 0)
			continue
		}
		if list, ok := o.(*fyne.Container); ok {
			if l, ok := list.Layout.(*stackLayout); ok && l.gap == 0 && !l.start && l.most == 0 {
				list.Objects = onCard(list.Objects, last)
			}
		}
	}
	return objs
}

// cardRowSide leaves a row in a card clear of the card's edge, which is 3 wide
// in high contrast.
const cardRowSide = Padding - 4

// panel is a rounded ground with content on it.
type panel struct {
	widget.BaseWidget
	fill, edge fyne.ThemeColorName
	line       fyne.ThemeSizeName  // width of the edge
	bar        fyne.ThemeColorName // a thick edge at the left; empty for none
	content    fyne.CanvasObject
	padX, padY float32
	radius     float32
}

// barWidth is that of the thick edge.
const barWidth float32 = 8

var _ Flowing = (*panel)(nil)

func newPanel(fill, edge fyne.ThemeColorName, content fyne.CanvasObject) *panel {
	p := &panel{fill: fill, edge: edge, line: SizeBorder, content: content, padX: Padding, padY: Padding, radius: Radius}
	p.ExtendBaseWidget(p)
	return p
}

func (p *panel) held() fyne.CanvasObject { return p.content }

func (p *panel) left() float32 {
	if p.bar != "" {
		return p.padX + barWidth
	}
	return p.padX
}

func (p *panel) HeightFor(width float32) float32 {
	return heightFor(p.content, max(width-p.left()-p.padX, 1)) + 2*p.padY
}

func (p *panel) Natural() float32 { return naturalWidth(p.content) + p.left() + p.padX }

func (p *panel) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return minOf(p, p.content.MinSize().Width+p.left()+p.padX)
}

func (p *panel) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	ground := canvas.NewRectangle(color.Transparent)
	bar := canvas.NewRectangle(color.Transparent)
	d := &drawing{widget: p, objects: []fyne.CanvasObject{ground, bar, p.content}}
	d.layout = func(size fyne.Size) {
		place(ground, 0, 0, size.Width, size.Height)
		place(bar, 0, 0, barWidth, size.Height)
		place(p.content, p.left(), p.padY, size.Width-p.left()-p.padX, size.Height-2*p.padY)
	}
	d.paint = func(l look) {
		ground.FillColor, ground.CornerRadius = l.colour(p.fill), p.radius
		ground.StrokeColor, ground.StrokeWidth = color.Transparent, 0
		if p.edge != "" {
			ground.StrokeColor, ground.StrokeWidth = l.colour(p.edge), l.size(p.line)
		}
		bar.Hidden = p.bar == ""
		if p.bar != "" {
			bar.FillColor = l.colour(p.bar)
			bar.TopLeftCornerRadius, bar.BottomLeftCornerRadius = p.radius, p.radius
		}
	}
	return draw(d)
}
