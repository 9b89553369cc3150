package shell

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

const (
	pad     = 14   // at the sides of a page
	widest  = 1020 // beyond this a line of text is hard to follow
	narrow  = 560  // a page of its own, with nothing beside it
	beneath = 10
)

// column lays a page out in one column, no wider than a line of text can be
// read, and never wider than the window: it asks for no width of its own, so
// that its texts wrap instead. It stands at the left, beside the bar, or in the
// middle where there is no bar.
type column struct{ middle bool }

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, o := range objects {
		h += o.MinSize().Height
	}
	return fyne.NewSize(0, h+2*beneath)
}

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w, x := min(size.Width-2*pad, widest), float32(pad)
	if c.middle {
		w = min(w, narrow)
		x = (size.Width - w) / 2
	}
	for _, o := range objects {
		o.Move(fyne.NewPos(x, beneath))
		o.Resize(fyne.NewSize(w, max(size.Height-2*beneath, o.MinSize().Height)))
	}
}

// edges puts objects at the top, the bottom and the left, each as high or wide
// as it needs to be, and the middle in what is left, with nothing between.
// Objects that are hidden or nil take no room.
type edges struct {
	top, bottom []fyne.CanvasObject
	left        fyne.CanvasObject
	middle      fyne.CanvasObject
}

// container is the container laid out by e. Tab goes in the order of its
// objects: the bar at the left comes last, as the one at the bottom does, so
// that a new page begins with what is on it.
func (e *edges) container() *fyne.Container {
	all := append(append(slices.Clone(e.top), e.middle), e.bottom...)
	if e.left != nil {
		all = append(all, e.left)
	}
	return container.New(e, all...)
}

func (e *edges) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (e *edges) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	x, y, end := float32(0), float32(0), size.Height
	if e.left != nil && e.left.Visible() {
		x = e.left.MinSize().Width
		e.left.Move(fyne.Position{})
		e.left.Resize(fyne.NewSize(x, size.Height))
	}
	width := size.Width - x
	height := func(o fyne.CanvasObject) float32 {
		if !o.Visible() {
			return 0
		}
		o.Resize(fyne.NewSize(width, o.Size().Height)) // text learns its width before it is asked for its height
		return o.MinSize().Height
	}
	for _, o := range e.top {
		h := height(o)
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, h))
		y += h
	}
	for i := len(e.bottom) - 1; i >= 0; i-- {
		o := e.bottom[i]
		h := height(o)
		end -= h
		o.Move(fyne.NewPos(x, end))
		o.Resize(fyne.NewSize(width, h))
	}
	e.middle.Move(fyne.NewPos(x, y))
	e.middle.Resize(fyne.NewSize(width, max(end-y, 0)))
}
