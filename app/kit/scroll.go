package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Scroll scrolls a page up and down. Unlike Fyne's own it gives its content
// the width before it asks for the height, so that heights are right in the
// first frame.
type Scroll struct {
	container.Scroll
}

// NewScroll makes a scroll for content.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{}
	s.Direction = container.ScrollVerticalOnly
	s.Content = content
	s.ExtendBaseWidget(s)
	return s
}

// Resize settles the heights of the content, then its own.
func (s *Scroll) Resize(size fyne.Size) {
	if s.Content != nil && s.Content.Size().Width != size.Width {
		s.Content.Resize(fyne.NewSize(size.Width, heightFor(s.Content, size.Width)))
	}
	s.Scroll.Resize(size)
}

// Reveal scrolls just as far as o, which is in the content, needs to be seen
// with some room around it.
func (s *Scroll) Reveal(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.Content).Y - 2*Padding
	bottom := top + o.Size().Height + 4*Padding
	y := s.Offset.Y
	if bottom > y+s.Size().Height {
		y = bottom - s.Size().Height
	}
	y = max(min(y, top), 0)
	if y != s.Offset.Y {
		s.ScrollToOffset(fyne.NewPos(0, y))
	}
}
