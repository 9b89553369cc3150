package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Stack lays objects below one another over the whole width, Gap apart.
func Stack(objs ...fyne.CanvasObject) fyne.CanvasObject { return stacked(Gap, objs...) }

// Close lays objects below one another with little between: a heading and its
// second line.
func Close(objs ...fyne.CanvasObject) fyne.CanvasObject { return stacked(2, objs...) }

// Snug lays objects below one another as near as fingers allow: for pages that
// have to fit a telephone without scrolling.
func Snug(objs ...fyne.CanvasObject) fyne.CanvasObject { return stacked(8, objs...) }

// Narrow keeps what it holds no wider than a hand's reach, at the left: keys
// that run across a desk are no easier to hit.
func Narrow(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&stackLayout{most: handWide}, o)
}

// handWide is the width of keys on a large screen.
const handWide float32 = 460

// Rows lays the rows of a list below one another without a gap.
func Rows(rows ...fyne.CanvasObject) fyne.CanvasObject { return stacked(0, rows...) }

// Start lays o at the left, no wider than it needs to be.
func Start(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&stackLayout{start: true}, o)
}

func stacked(gap float32, objs ...fyne.CanvasObject) *fyne.Container {
	return container.New(&stackLayout{gap: gap}, objs...)
}

// stackLayout remembers its width, because MinSize has to answer for it.
type stackLayout struct {
	gap   float32
	start bool    // objects are no wider than they need to be
	most  float32 // objects are no wider than this, at the text size of now; 0 sets no bound
	width float32
}

// across is the width of o where there is a width for all.
func (l *stackLayout) across(o fyne.CanvasObject, width float32) float32 {
	switch {
	case l.start:
		return min(width, naturalWidth(o))
	case l.most > 0:
		return min(width, l.most*textScale())
	}
	return width
}

// textScale is that of the text of now: a layout has no widget to ask.
func textScale() float32 {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return t.appearance.Scale
	}
	return 1
}

func (l *stackLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		w := l.across(o, size.Width)
		h := heightFor(o, w)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(w, h))
		y += h + l.gap
	}
}

func (l *stackLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	y, n := float32(0), 0
	for _, o := range objects {
		if o.Visible() {
			y += heightFor(o, l.across(o, width))
			n++
		}
	}
	return y + l.gap*float32(max(n-1, 0))
}

func (l *stackLayout) natural(objects []fyne.CanvasObject) float32 {
	var w float32
	for _, o := range objects {
		if o.Visible() {
			w = max(w, naturalWidth(o))
		}
	}
	return w
}

func (l *stackLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = unlaid
	}
	return fyne.NewSize(widestMin(objects), l.heightFor(objects, width))
}
