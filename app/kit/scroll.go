package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Scroll scrolls a page up and down. Unlike Fyne's own it follows the
// keyboard's focus, and the mouse wheel scrolls the page over entries too,
// which swallow it otherwise.
type Scroll struct {
	container.Scroll
	page fyne.CanvasObject
}

// NewScroll makes a scroll for content.
func NewScroll(content fyne.CanvasObject) *Scroll {
	return newScroll(content, fyne.CurrentDevice().IsMobile())
}

// newScroll makes a scroll that is moved by the mouse wheel, or by a finger.
func newScroll(content fyne.CanvasObject, byTouch bool) *Scroll {
	s := &Scroll{page: content}
	over := fyne.Widget(&wheel{scroll: s})
	if byTouch {
		over = &finger{wheel: wheel{scroll: s}}
	}
	s.Direction = container.ScrollVerticalOnly
	s.Content = container.New(&insetLayout{}, content, over)
	s.ExtendBaseWidget(s)
	return s
}

// Reveal scrolls just as far as o, which is in the content, needs to be seen
// with some room around it.
func (s *Scroll) Reveal(o fyne.CanvasObject) {
	if pad, ok := o.(*Pad); ok {
		pad.reveal() // of a pad, the number that is typed counts
		return
	}
	s.reveal(o, 0, o.Size().Height)
}

// reveal shows the part of o from top on, height high.
func (s *Scroll) reveal(o fyne.CanvasObject, top, height float32) {
	room := s.Size().Height
	if room == 0 {
		return // not laid out yet: the page begins at its top
	}
	from, ok := within(s.page, o)
	if !ok {
		return
	}
	from += top
	margin := min(2*Padding, max((room-height)/2, 0)) // what just fits is seen whole
	y := s.Offset.Y
	y = max(y, from+height+margin-room)
	y = max(min(y, from-margin), 0)
	if y != s.Offset.Y {
		s.ScrollToOffset(fyne.NewPos(0, y))
	}
}

// reveal scrolls part of o into view, in whichever Scroll of its window it
// stands.
func reveal(o fyne.CanvasObject, top, height float32) {
	window := canvasOf(o)
	if window == nil {
		return
	}
	var scrolls []*Scroll
	if around(window.Content(), o, &scrolls) {
		for _, s := range scrolls {
			s.reveal(o, top, height)
		}
	}
}

// holder is a widget that holds other objects.
type holder interface{ held() fyne.CanvasObject }

// parts are what an object is made of: Fyne's objects do not know what they
// stand in.
func parts(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.ThemeOverride:
		return []fyne.CanvasObject{o.Content}
	case *Scroll:
		return []fyne.CanvasObject{o.page}
	case holder:
		return []fyne.CanvasObject{o.held()}
	}
	return nil
}

// around collects the scrolls between root and o, innermost first, and tells
// whether o is below root.
func around(root, o fyne.CanvasObject, scrolls *[]*Scroll) bool {
	if root == o {
		return true
	}
	for _, part := range parts(root) {
		if around(part, o, scrolls) {
			if s, ok := root.(*Scroll); ok {
				*scrolls = append(*scrolls, s)
			}
			return true
		}
	}
	return false
}

// within is how far below the top of root o stands. Fyne's driver can tell it
// only of what has been painted, and a new page has not.
func within(root, o fyne.CanvasObject) (y float32, ok bool) {
	if root == o {
		return 0, true
	}
	for _, part := range parts(root) {
		if y, ok := within(part, o); ok {
			return part.Position().Y + y, true
		}
	}
	return 0, false
}

// Focusables are the widgets below root that take the keyboard, in the order
// of Tab.
func Focusables(root fyne.CanvasObject) []fyne.Focusable {
	if !root.Visible() {
		return nil
	}
	if f, ok := root.(fyne.Focusable); ok {
		return []fyne.Focusable{f}
	}
	var all []fyne.Focusable
	for _, part := range parts(root) {
		all = append(all, Focusables(part)...)
	}
	return all
}

// wheel lies over a page, draws nothing, and takes the turns of the mouse
// wheel; all else falls through it.
type wheel struct {
	widget.BaseWidget
	scroll *Scroll
}

var _ fyne.Scrollable = (*wheel)(nil)

// Scrolled turns the page, or the long text that is being typed under the
// mouse.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) { w.under(e.AbsolutePosition).Scrolled(e) }

// under is what scrolls at a place in the window.
func (w *wheel) under(at fyne.Position) fyne.Scrollable {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(w.scroll); c != nil {
		if typing, ok := c.Focused().(*entry); ok && typing.overflows() {
			at := at.Subtract(driver.AbsolutePositionForObject(typing))
			if at.X >= 0 && at.Y >= 0 && at.X < typing.Size().Width && at.Y < typing.Size().Height {
				return typing.inner
			}
		}
	}
	return w.scroll
}

func (w *wheel) MinSize() fyne.Size { return fyne.Size{} }

func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}

// finger is a wheel that takes drags as well. Fyne gives a drag to what lies
// uppermost and can be dragged, which on a telephone would be the entry under
// the finger: it would mark its text, and a form that is full of entries could
// hardly be scrolled. A word is marked by tapping it twice.
type finger struct {
	wheel
	moves fyne.Scrollable // what this drag moves; nil between drags
}

var _ fyne.Draggable = (*finger)(nil)

// Dragged moves the page, or the long text that is being typed, along with the
// finger.
func (f *finger) Dragged(e *fyne.DragEvent) {
	if f.moves == nil {
		f.moves = f.under(fyne.CurrentApp().Driver().AbsolutePositionForObject(f).Add(e.Position))
	}
	f.moves.Scrolled(&fyne.ScrollEvent{Scrolled: e.Dragged})
}

// DragEnd is told that the finger has left the screen.
func (f *finger) DragEnd() { f.moves = nil }
