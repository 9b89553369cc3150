package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Beside lays objects next to one another where they fit, each as wide as the
// others, and below one another where one of them would have to wrap.
func Beside(objs ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&besideLayout{}, objs...)
}

// Lead lays main over the whole width that aside leaves, and aside at the
// right at its natural width; below one another where main would get less than
// half, where a word of it would not fit on a line, or where that is lower.
func Lead(main, aside fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&besideLayout{lead: true}, main, aside)
}

type besideLayout struct {
	lead  bool
	width float32
}

// cell is where one object stands. Nothing is remembered of it.
type cell struct {
	o          fyne.CanvasObject
	x, y, w, h float32
}

// cells lays the visible objects out at a width, and gives the height.
func (l *besideLayout) cells(objects []fyne.CanvasObject, width float32) ([]cell, float32) {
	var seen []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			seen = append(seen, o)
		}
	}
	if len(seen) == 0 {
		return nil, 0
	}
	widths := l.widths(seen, width)
	cells := make([]cell, 0, len(seen))
	if widths == nil {
		y := float32(0)
		for _, o := range seen {
			w := width
			if l.lead && len(cells) > 0 {
				w = min(width, naturalWidth(o))
			}
			h := heightFor(o, w)
			cells = append(cells, cell{o, 0, y, w, h})
			y += h + l.gap()
		}
		return cells, y - l.gap()
	}
	x, height := float32(0), float32(0)
	for i, o := range seen {
		h := heightFor(o, widths[i])
		cells = append(cells, cell{o, x, 0, widths[i], h})
		x += widths[i] + Gap
		height = max(height, h)
	}
	for i := range cells {
		if l.lead && i > 0 {
			cells[i].y = (height - cells[i].h) / 2
			continue
		}
		cells[i].h = height
	}
	return cells, height
}

func (l *besideLayout) gap() float32 {
	if l.lead {
		return 4
	}
	return Gap
}

// widths is nil where the objects have to stand below one another.
func (l *besideLayout) widths(seen []fyne.CanvasObject, width float32) []float32 {
	if len(seen) == 1 {
		return []float32{width}
	}
	if l.lead {
		aside := naturalWidth(seen[1])
		rest := width - aside - Gap
		if rest < wordWidth(seen[0]) || rest < naturalWidth(seen[0]) && rest < width/2 {
			return nil
		}
		if rest < naturalWidth(seen[0]) {
			low := heightFor(seen[1], aside)
			if max(heightFor(seen[0], rest), low) > heightFor(seen[0], width)+l.gap()+low {
				return nil
			}
		}
		return []float32{rest, aside}
	}
	each := (width - Gap*float32(len(seen)-1)) / float32(len(seen))
	widths := make([]float32, len(seen))
	for i, o := range seen {
		if naturalWidth(o) > each {
			return nil
		}
		widths[i] = each
	}
	return widths
}

func (l *besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	cells, _ := l.cells(objects, size.Width)
	for _, c := range cells {
		c.o.Move(fyne.NewPos(c.x, c.y))
		c.o.Resize(fyne.NewSize(c.w, c.h))
	}
}

func (l *besideLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	_, h := l.cells(objects, width)
	return h
}

func (l *besideLayout) natural(objects []fyne.CanvasObject) float32 {
	var sum, widest float32
	n := 0
	for _, o := range objects {
		if o.Visible() {
			w := naturalWidth(o)
			sum, widest, n = sum+w, max(widest, w), n+1
		}
	}
	if !l.lead {
		sum = widest * float32(n)
	}
	return sum + Gap*float32(max(n-1, 0))
}

func (l *besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = unlaid
	}
	return fyne.NewSize(widestMin(objects), l.heightFor(objects, width))
}
