package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// focusRing shows where the keyboard is: a bright ring between two dark
// lines, so that it can be seen on any ground.
type focusRing struct {
	dark, bright *canvas.Rectangle
}

// ringReach is how far a ring outside of an object reaches.
const ringReach = ring + 1

func newRing() *focusRing {
	r := &focusRing{canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)}
	r.show(false)
	return r
}

func (r *focusRing) objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.dark, r.bright} }

func (r *focusRing) paint(l look) {
	r.dark.StrokeColor, r.dark.StrokeWidth = l.colour(ColourRing), ring+2
	r.bright.StrokeColor, r.bright.StrokeWidth = l.colour(ColourFocus), ring
}

func (r *focusRing) show(on bool) {
	r.dark.Hidden, r.bright.Hidden = !on, !on
}

// around puts the ring outside of an object of this size at 0, 0.
func (r *focusRing) around(size fyne.Size, radius float32) { r.at(size, -ringReach, radius+ring) }

// within puts it inside, for what runs from edge to edge.
func (r *focusRing) within(size fyne.Size) { r.at(size, 0, 0) }

func (r *focusRing) at(size fyne.Size, edge, radius float32) {
	// A stroke lies on the middle of the line that it follows.
	r.dark.CornerRadius, r.bright.CornerRadius = radius, radius
	mid := edge + (ring+2)/2
	for _, line := range []*canvas.Rectangle{r.dark, r.bright} {
		w := line.StrokeWidth / 2
		place(line, mid-w, mid-w, size.Width-2*(mid-w), size.Height-2*(mid-w))
	}
}
