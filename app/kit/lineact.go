package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// LineAct is a line of text over the words of what a tap does about it, as one
// thing to tap: "Now, 14 May 19:04" over "Change time".
type LineAct struct {
	press
	text, act *Prose
}

var (
	_ Flowing         = (*LineAct)(nil)
	_ fyne.Accessible = (*LineAct)(nil)
)

// NewLineAct makes one.
func NewLineAct(text, act string, tapped func()) *LineAct {
	a := &LineAct{text: Soft(text), act: prose(act, SizeBody, ColourPrime, true)}
	a.act.under = true
	a.self, a.tapped = a, tapped
	a.ExtendBaseWidget(a)
	return a
}

// Say replaces the line of text.
func (a *LineAct) Say(text string) {
	if a.text.text != text {
		a.text.Say(text)
		a.Refresh()
	}
}

// AccessibilityLabel is what a screen reader reads out.
func (a *LineAct) AccessibilityLabel() string { return a.act.text + ": " + a.text.text }

func (a *LineAct) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

func (a *LineAct) height(width float32) float32 {
	return a.text.HeightFor(width) + a.act.HeightFor(width)
}

// HeightFor is no less than a finger needs.
func (a *LineAct) HeightFor(width float32) float32 { return max(Touch, a.height(width)) }

// Natural is the width of the longer line.
func (a *LineAct) Natural() float32 { return max(a.text.Natural(), a.act.Natural()) }

// MinSize is the size at the width of now.
func (a *LineAct) MinSize() fyne.Size {
	a.ExtendBaseWidget(a)
	return minOf(a, max(a.text.MinSize().Width, a.act.MinSize().Width))
}

// CreateRenderer draws both lines.
func (a *LineAct) CreateRenderer() fyne.WidgetRenderer {
	a.ExtendBaseWidget(a)
	focus := newRing()
	veil := canvas.NewRectangle(color.Transparent)
	d := &drawing{widget: a, objects: append(focus.objects(), veil, a.text, a.act)}
	d.layout = func(size fyne.Size) {
		focus.around(size, Radius)
		place(veil, 0, 0, size.Width, size.Height)
		top := (size.Height - a.height(size.Width)) / 2
		h := a.text.HeightFor(size.Width)
		place(a.text, 0, top, size.Width, h)
		place(a.act, 0, top+h, size.Width, a.act.HeightFor(size.Width))
	}
	d.paint = func(l look) {
		focus.paint(l)
		focus.show(a.focused && !a.Disabled())
		veil.CornerRadius, veil.FillColor = Radius, color.Transparent
		switch {
		case a.down:
			veil.FillColor = l.colour(theme.ColorNamePressed)
		case a.hovered:
			veil.FillColor = l.colour(theme.ColorNameHover)
		}
		a.text.Refresh()
		a.act.Refresh()
	}
	return draw(d)
}
