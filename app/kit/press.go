package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// press is what all that can be tapped shares: finger, mouse and keyboard.
type press struct {
	widget.DisableableWidget
	self    fyne.CanvasObject // the widget that this is part of
	tapped  func()
	onFocus func()

	focused, hovered, down bool
}

var (
	_ fyne.Focusable     = (*press)(nil)
	_ fyne.Tappable      = (*press)(nil)
	_ desktop.Hoverable  = (*press)(nil)
	_ desktop.Mouseable  = (*press)(nil)
	_ desktop.Cursorable = (*press)(nil)
)

// Tapped does what the widget is for.
func (p *press) Tapped(*fyne.PointEvent) {
	if !p.Disabled() && p.tapped != nil {
		p.tapped()
	}
}

// TypedKey takes Enter and Space for a tap, and leaves the rest to the window.
func (p *press) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.Tapped(nil)
	default:
		passOn(p.self, e)
	}
}

// passOn gives a key that o has no use for to the window: Fyne sends the
// window only what is typed while nothing has the focus, and Escape should
// always lead back.
func passOn(o fyne.CanvasObject, e *fyne.KeyEvent) {
	window := fyne.CurrentApp().Driver().CanvasForObject(o)
	if window == nil {
		return
	}
	if typed := window.OnTypedKey(); typed != nil {
		typed(e)
	}
}

// TypedRune takes no letters.
func (p *press) TypedRune(rune) {}

// FocusGained shows the ring.
func (p *press) FocusGained() {
	p.set(&p.focused, true)
	if p.onFocus != nil {
		p.onFocus()
	}
	reveal(p.self, 0, p.self.Size().Height)
}

// FocusLost hides the ring.
func (p *press) FocusLost() { p.set(&p.focused, false) }

// MouseIn shows that this can be tapped.
func (p *press) MouseIn(*desktop.MouseEvent) { p.set(&p.hovered, true) }

// MouseMoved changes nothing.
func (p *press) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn showed.
func (p *press) MouseOut() {
	p.down = false
	p.set(&p.hovered, false)
}

// MouseDown shows that the tap has begun.
func (p *press) MouseDown(*desktop.MouseEvent) { p.set(&p.down, true) }

// MouseUp ends what MouseDown showed.
func (p *press) MouseUp(*desktop.MouseEvent) { p.set(&p.down, false) }

// Cursor is a hand.
func (p *press) Cursor() desktop.Cursor {
	if p.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

func (p *press) set(state *bool, on bool) {
	if *state != on {
		*state = on
		p.Refresh()
	}
}
