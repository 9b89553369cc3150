package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// ChartBeside lays a chart at the left and its words at the right where a line
// of them is long enough to be read there, and the words below it otherwise.
func ChartBeside(chart, words fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&chartBeside{}, chart, words)
}

// chartBeside remembers its width, because MinSize has to answer for it.
type chartBeside struct{ width float32 }

var _ flowLayout = (*chartBeside)(nil)

const (
	chartPart          = 0.62 // of the width
	wordsLeast float32 = 15   // times the size of their letters
)

// split are the widths of both; no width for the words puts them below.
func (l *chartBeside) split(words fyne.CanvasObject, width float32) (left, right float32) {
	left = width * chartPart
	right = width - left - Gap
	if !words.Visible() || right < wordsLeast*fyne.CurrentApp().Settings().Theme().Size(SizeBody) {
		return width, 0
	}
	return left, right
}

func (l *chartBeside) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	left, right := l.split(objects[1], width)
	h := heightFor(objects[0], left)
	switch {
	case right > 0:
		return max(h, heightFor(objects[1], right))
	case objects[1].Visible():
		return h + Gap + heightFor(objects[1], width)
	default:
		return h
	}
}

func (l *chartBeside) natural(objects []fyne.CanvasObject) float32 { return naturalWidth(objects[0]) }

func (l *chartBeside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	left, right := l.split(objects[1], size.Width)
	h := heightFor(objects[0], left)
	place(objects[0], 0, 0, left, h)
	if right > 0 {
		place(objects[1], left+Gap, 0, right, heightFor(objects[1], right))
		return
	}
	place(objects[1], 0, h+Gap, size.Width, heightFor(objects[1], size.Width))
}

func (l *chartBeside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = unlaid
	}
	return fyne.NewSize(widestMin(objects), l.heightFor(objects, width))
}
