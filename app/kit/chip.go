package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// CountChip shows how many there are.
func CountChip(n int) fyne.CanvasObject { return tinted(strconv.Itoa(n), ColourTint, ColourInk, false) }

// WordChip shows an answer: None known, Asked.
func WordChip(text string) fyne.CanvasObject { return tinted(text, ColourTint, ColourPrime, false) }

// WarnChip shows what is due, unsigned or old.
func WarnChip(text string) fyne.CanvasObject { return tinted(text, ColourWarnTint, ColourWarn, true) }

// AlertChip shows a conflict.
func AlertChip(text string) fyne.CanvasObject {
	return tinted(text, ColourAlertTint, ColourAlert, true)
}

func tinted(text string, fill, ink fyne.ThemeColorName, bold bool) fyne.CanvasObject {
	p := newPanel(fill, ink, prose(text, SizeSecond, ink, bold))
	p.line, p.padX, p.padY, p.radius = SizeChip, 8, 3, 6
	return p
}

// DashedChip shows that there is nothing, not even an answer.
func DashedChip(text string) fyne.CanvasObject {
	c := &dashedChip{label: prose(text, SizeSecond, ColourSoft, false)}
	c.ExtendBaseWidget(c)
	return c
}

type dashedChip struct {
	widget.BaseWidget
	label *Prose
}

const dashPadX, dashPadY, dashOn, dashOff float32 = 9, 3, 5, 3

var _ Flowing = (*dashedChip)(nil)

func (c *dashedChip) HeightFor(width float32) float32 {
	return c.label.HeightFor(max(width-2*dashPadX, 1)) + 2*dashPadY
}

func (c *dashedChip) Natural() float32 { return c.label.Natural() + 2*dashPadX }

func (c *dashedChip) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	return minOf(c, c.label.MinSize().Width+2*dashPadX)
}

func (c *dashedChip) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	d := &drawing{widget: c}
	d.layout = func(size fyne.Size) {
		place(c.label, dashPadX, dashPadY, size.Width-2*dashPadX, size.Height-2*dashPadY)
		d.objects = append([]fyne.CanvasObject{c.label}, dashes(size, lookOf(c))...)
	}
	d.paint = func(look) {}
	return draw(d)
}

// dashes are short bars along the edges, as Fyne draws no dashed line.
func dashes(size fyne.Size, l look) []fyne.CanvasObject {
	var bars []fyne.CanvasObject
	thick := l.size(SizeOutline)
	bar := func(x, y, w, h float32) {
		r := canvas.NewRectangle(color.Transparent)
		r.FillColor = l.colour(ColourSoft)
		place(r, x, y, w, h)
		bars = append(bars, r)
	}
	for _, x := range dashStarts(size.Width) {
		bar(x, 0, dashOn, thick)
		bar(x, size.Height-thick, dashOn, thick)
	}
	for _, y := range dashStarts(size.Height) {
		bar(0, y, thick, dashOn)
		bar(size.Width-thick, y, thick, dashOn)
	}
	return bars
}

// dashStarts spreads dashes over a length, the same distance from both ends.
func dashStarts(length float32) []float32 {
	n := int((length - dashOff) / (dashOn + dashOff))
	used := float32(n)*(dashOn+dashOff) - dashOff
	starts := make([]float32, 0, max(n, 0))
	for i := range max(n, 0) {
		starts = append(starts, (length-used)/2+float32(i)*(dashOn+dashOff))
	}
	return starts
}
