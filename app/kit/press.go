package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// touch is what all that can be tapped shares: finger and mouse.
type touch struct {
	widget.DisableableWidget
	tapped func()

	hovered, down bool
}

// press is what can be tapped and reached by keyboard.
type press struct {
	touch
	self    fyne.CanvasObject // the widget that this is part of
	onFocus func()

	focused bool
	inSight bool // the keyboard comes with a tap
}

var (
	_ fyne.Focusable     = (*press)(nil)
	_ fyne.Tappable      = (*touch)(nil)
	_ desktop.Hoverable  = (*touch)(nil)
	_ desktop.Mouseable  = (*touch)(nil)
	_ desktop.Cursorable = (*touch)(nil)
)

// Tapped does what the widget is for.
func (p *touch) Tapped(*fyne.PointEvent) {
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

// stay keeps the keyboard where an answer was just tapped, so that Tab goes on
// from there and not from the top of the page. The driver takes it away from
// what is not under the pointer; who has it still, such as the pad around an
// answer, keeps it. A telephone has no keyboard to keep, only the ring of one.
func (p *press) stay(tap *fyne.PointEvent) {
	if tap == nil || fyne.CurrentDevice().IsMobile() {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(p.self); c != nil && c.Focused() == nil {
		p.inSight = true // a page must not move under the pointer
		GiveKeyboard(p.self)
		p.inSight = false
	}
}

// arrow is how many answers on an arrow key leads, 0 for other keys.
func arrow(e *fyne.KeyEvent) int {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyRight:
		return 1
	case fyne.KeyUp, fyne.KeyLeft:
		return -1
	default:
		return 0
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
	if p.inSight {
		return
	}
	if p.onFocus != nil {
		p.onFocus()
	}
	reveal(p.self, 0, p.self.Size().Height)
}

// FocusLost hides the ring.
func (p *press) FocusLost() { p.set(&p.focused, false) }

// MouseIn shows that this can be tapped.
func (p *touch) MouseIn(*desktop.MouseEvent) { p.set(&p.hovered, true) }

// MouseMoved changes nothing.
func (p *touch) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn showed.
func (p *touch) MouseOut() {
	p.down = false
	p.set(&p.hovered, false)
}

// MouseDown shows that the tap has begun.
func (p *touch) MouseDown(*desktop.MouseEvent) { p.set(&p.down, true) }

// MouseUp ends what MouseDown showed.
func (p *touch) MouseUp(*desktop.MouseEvent) { p.set(&p.down, false) }

// Cursor is a hand.
func (p *touch) Cursor() desktop.Cursor {
	if p.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

func (p *touch) set(state *bool, on bool) {
	if *state != on {
		*state = on
		p.Refresh()
	}
}
