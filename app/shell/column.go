package shell

import "fyne.io/fyne/v2"

const (
	pad     = 14  // at the sides of a page
	widest  = 860 // beyond this a line of text is hard to follow
	beneath = 10
)

// column lays a page out in one column, no wider than a line of text can be
// read, and never wider than the window: it asks for no width of its own, so
// that its texts wrap instead.
type column struct{}

func (column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, o := range objects {
		h += o.MinSize().Height
	}
	return fyne.NewSize(0, h+2*beneath)
}

func (column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := min(size.Width-2*pad, widest)
	for _, o := range objects {
		o.Move(fyne.NewPos(pad, beneath))
		o.Resize(fyne.NewSize(w, max(size.Height-2*beneath, o.MinSize().Height)))
	}
}
