package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Button says what will happen when it is tapped. Its label wraps.
type Button struct {
	press
	kind  buttonKind
	label *Prose
	icon  fyne.Resource
}

type buttonKind int

const (
	mainButton buttonKind = iota
	plainButton
	linkButton
	warnButton
)

var (
	_ Flowing          = (*Button)(nil)
	_ fyne.Disableable = (*Button)(nil)
	_ fyne.Accessible  = (*Button)(nil)
)

// MainButton is the one filled button of a screen. icon may be nil.
func MainButton(label string, icon fyne.Resource, tapped func()) *Button {
	return newButton(mainButton, label, icon, tapped)
}

// PlainButton is outlined: what else can be done. icon may be nil.
func PlainButton(label string, icon fyne.Resource, tapped func()) *Button {
	return newButton(plainButton, label, icon, tapped)
}

// LinkButton is underlined text: what is needed now and then.
func LinkButton(label string, tapped func()) *Button {
	return newButton(linkButton, label, nil, tapped)
}

// WarnButton is outlined in the colour of alerts, for what can't be undone.
func WarnButton(label string, icon fyne.Resource, tapped func()) *Button {
	return newButton(warnButton, label, icon, tapped)
}

func newButton(kind buttonKind, label string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{kind: kind, icon: icon, label: prose(label, SizeBody, ColourInk, true)}
	b.label.align = fyne.TextAlignCenter
	b.label.under = kind == linkButton
	b.self, b.tapped = b, tapped
	b.ExtendBaseWidget(b)
	return b
}

// Label is what the button says.
func (b *Button) Label() string { return b.label.text }

// SetLabel changes what the button says.
func (b *Button) SetLabel(label string) {
	b.label.text = label
	b.Refresh()
}

// AccessibilityLabel is what a screen reader reads out.
func (b *Button) AccessibilityLabel() string { return b.label.text }

// AccessibilityRole is a button, or a link where it looks like one.
func (b *Button) AccessibilityRole() fyne.AccessibleRole {
	if b.kind == linkButton {
		return fyne.AccessibleRoleLink
	}
	return fyne.AccessibleRoleButton
}

// iconSpace is what the icon takes from the label on one line.
func (b *Button) iconSpace() float32 {
	if b.icon == nil {
		return 0
	}
	return Size(b, SizeIcon) + Gap
}

// iconSpaceAt is the same in a button of a width. Where large text would need
// one more line beside the icon, the icon goes: the words say what it means.
func (b *Button) iconSpaceAt(width float32) float32 {
	space, room := b.iconSpace(), width-2*b.sides()
	if space == 0 || Size(b, SizeIcon) <= largeIcon {
		return space
	}
	if len(b.label.lines(max(room-space, 1))) > len(b.label.lines(max(room, 1))) {
		return 0
	}
	return space
}

// largeIcon is the icon's size beyond which the text counts as large.
const largeIcon float32 = 30

func (b *Button) sides() float32 {
	if b.kind == linkButton {
		return 4
	}
	return Padding
}

// HeightFor is the height of the wrapped label with its padding, and no less
// than a finger needs.
func (b *Button) HeightFor(width float32) float32 {
	least := Touch
	if b.kind == mainButton {
		least = Main
	}
	h := b.label.HeightFor(max(width-2*b.sides()-b.iconSpaceAt(width), 1))
	return max(least, h+2*Padding)
}

// Natural is the width at which the label needs one line.
func (b *Button) Natural() float32 { return b.label.Natural() + 2*b.sides() + b.iconSpace() }

// MinSize is the size with the label wrapped at the width of now.
func (b *Button) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	return minOf(b, max(Touch, b.label.MinSize().Width+2*b.sides()+b.iconSpace()))
}

// CreateRenderer draws the button.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	focus := newRing()
	body := canvas.NewRectangle(color.Transparent)
	veil := canvas.NewRectangle(color.Transparent)
	image := canvas.NewImageFromResource(nil)
	image.FillMode = canvas.ImageFillContain
	d := &drawing{widget: b}
	d.objects = append(focus.objects(), body, veil, image, b.label)
	d.layout = func(size fyne.Size) {
		focus.around(size, Radius)
		place(body, 0, 0, size.Width, size.Height)
		place(veil, 0, 0, size.Width, size.Height)
		icon := b.iconSpaceAt(size.Width)
		room := max(size.Width-2*b.sides()-icon, 1)
		w := b.label.widest(room)
		h := b.label.HeightFor(w)
		left := (size.Width - w - icon) / 2
		place(b.label, left+icon, (size.Height-h)/2, w, h)
		image.Hidden = icon == 0
		if icon > 0 {
			side := icon - Gap
			place(image, left, (size.Height-side)/2, side, side)
		}
	}
	d.paint = func(l look) {
		focus.paint(l)
		focus.show(b.focused && !b.Disabled())
		ink, fill, edge := b.colours()
		body.CornerRadius, veil.CornerRadius = Radius, Radius
		body.FillColor, body.StrokeColor, body.StrokeWidth = color.Transparent, color.Transparent, 0
		if fill != "" {
			body.FillColor = l.colour(fill)
		}
		if edge != "" {
			body.StrokeColor, body.StrokeWidth = l.colour(edge), l.size(SizeOutline)
		}
		if b.Disabled() {
			body.StrokeWidth = 1 // thin in high contrast too, where no colour tells it apart
		}
		veil.FillColor = color.Transparent
		switch {
		case b.Disabled():
		case b.down:
			veil.FillColor = l.colour(theme.ColorNamePressed)
		case b.hovered:
			veil.FillColor = l.colour(theme.ColorNameHover)
		}
		b.label.colour = ink
		b.label.Refresh()
		if b.icon != nil {
			image.Resource = theme.NewColoredResource(b.icon, ink)
			image.Refresh()
		}
	}
	return draw(d)
}

// colours are those of the label, the ground and the outline; empty for none.
// A disabled button keeps its words readable and loses its fill.
func (b *Button) colours() (ink, fill, edge fyne.ThemeColorName) {
	switch {
	case b.Disabled() && b.kind == linkButton:
		return ColourSoft, "", ""
	case b.Disabled():
		return ColourSoft, ColourGround, ColourLine
	case b.kind == mainButton:
		return ColourOnPrime, ColourPrime, ""
	case b.kind == warnButton:
		return ColourAlert, ColourPaper, ColourAlert
	case b.kind == linkButton:
		return ColourPrime, "", ""
	default:
		return ColourPrime, ColourPaper, ColourPrime
	}
}
