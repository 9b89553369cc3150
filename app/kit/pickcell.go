package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// pickCell is one answer.
type pickCell struct {
	press
	pick   *Pick
	label  *Prose
	chosen bool
}

var (
	_ Flowing         = (*pickCell)(nil)
	_ fyne.Accessible = (*pickCell)(nil)
)

func newPickCell(p *Pick, o Option) *pickCell {
	c := &pickCell{pick: p, label: prose(o.Label, SizeSecond, ColourInk, true).Centred()}
	if p.large {
		c.label.size = SizeHeading
	}
	c.self, c.tapped = c, func() { p.tapped(o.Value) }
	c.ExtendBaseWidget(c)
	return c
}

// Tapped chooses the answer, or takes it back, and keeps the keyboard at it.
func (c *pickCell) Tapped(e *fyne.PointEvent) {
	c.press.Tapped(e)
	c.stay(e)
}

// TypedKey goes from answer to answer with the arrows, and on with Enter.
func (c *pickCell) TypedKey(e *fyne.KeyEvent) {
	enter := e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
	by := arrow(e)
	switch {
	case enter && c.chosen && c.pick.OnEnter != nil:
		c.pick.OnEnter()
	case by == 0 || !c.pick.lead(slices.Index(c.pick.cells, c)+by):
		c.press.TypedKey(e)
	}
}

// TypedRune chooses a number by typing it.
func (c *pickCell) TypedRune(r rune) { c.pick.typed(r) }

func (c *pickCell) setChosen(chosen bool) {
	if c.chosen != chosen {
		c.chosen = chosen
		c.Refresh()
	}
}

// AccessibilityLabel is what a screen reader reads out.
func (c *pickCell) AccessibilityLabel() string {
	if c.chosen {
		return c.label.text + ", chosen"
	}
	return c.label.text + ", not chosen"
}

func (c *pickCell) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

const pickSide float32 = 4

// narrowest is the width at which no word of the answer is broken, with its
// tick.
func (c *pickCell) narrowest() float32 { return c.label.wordWidth() + 2*pickSide }

func (c *pickCell) HeightFor(width float32) float32 {
	return max(Touch, c.label.HeightFor(max(width-2*pickSide, 1))+2*pickSide+c.tick())
}

// tick is the height of the bar that shows, with the bold edge, that the answer
// is chosen.
func (c *pickCell) tick() float32 { return 4 }

func (c *pickCell) Natural() float32 { return c.label.Natural() + 2*pickSide }

func (c *pickCell) MinSize() fyne.Size {
	c.ExtendBaseWidget(c)
	return minOf(c, Touch)
}

func (c *pickCell) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	focus := newRing()
	body, veil := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	bar := canvas.NewRectangle(color.Transparent)
	d := &drawing{widget: c, objects: append(focus.objects(), body, veil, bar, c.label)}
	d.layout = func(size fyne.Size) {
		focus.around(size, Radius)
		place(body, 0, 0, size.Width, size.Height)
		place(veil, 0, 0, size.Width, size.Height)
		h := c.label.HeightFor(size.Width - 2*pickSide)
		place(c.label, pickSide, (size.Height-h)/2, size.Width-2*pickSide, h)
		place(bar, size.Width/4, size.Height-c.tick()-3, size.Width/2, c.tick())
	}
	d.paint = func(l look) {
		focus.paint(l)
		focus.show(c.focused && !c.Disabled())
		body.CornerRadius, veil.CornerRadius, bar.CornerRadius = Radius, Radius, c.tick()/2
		ink, fill, edge, line := ColourInk, ColourPaper, ColourSoft, l.size(SizeBorder)
		if c.chosen {
			// Filled as what acts is: at a glance, and in two colours too.
			ink, fill, edge, line = ColourOnPrime, ColourPrime, ColourPrime, l.size(SizeOutline)
		}
		body.FillColor, body.StrokeColor, body.StrokeWidth = l.colour(fill), l.colour(edge), line
		bar.FillColor, bar.Hidden = l.colour(ColourOnPrime), !c.chosen
		c.label.colour = ink
		veil.FillColor = color.Transparent
		switch {
		case c.down:
			veil.FillColor = l.colour(theme.ColorNamePressed)
		case c.hovered:
			veil.FillColor = l.colour(theme.ColorNameHover)
		}
		c.label.Refresh()
	}
	return draw(d)
}
