package kit

import "fyne.io/fyne/v2"

// Flowing is an object whose height depends on the width it is given, as
// wrapped text does. Fyne's MinSize knows no width, so the layouts of this
// package ask HeightFor first.
type Flowing interface {
	fyne.CanvasObject
	// HeightFor is the least height at this width.
	HeightFor(width float32) float32
	// Natural is the width at which nothing needs to wrap.
	Natural() float32
}

// flowLayout is a layout that can tell its height for a width.
type flowLayout interface {
	fyne.Layout
	heightFor(objects []fyne.CanvasObject, width float32) float32
	natural(objects []fyne.CanvasObject) float32
}

// heightFor is the least height of o at a width.
func heightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case Flowing:
		return o.HeightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(flowLayout); ok {
			return l.heightFor(o.Objects, width)
		}
		// Somebody else's layout learns its height by being given the width.
		if o.Size().Width != width {
			o.Resize(fyne.NewSize(width, o.MinSize().Height))
		}
	}
	return o.MinSize().Height
}

// naturalWidth is the width at which o needs no wrapping.
func naturalWidth(o fyne.CanvasObject) float32 {
	switch o := o.(type) {
	case Flowing:
		return o.Natural()
	case *fyne.Container:
		if l, ok := o.Layout.(flowLayout); ok {
			return l.natural(o.Objects)
		}
	}
	return o.MinSize().Width
}

// wordWidth is the width below which a word of o has to be broken.
func wordWidth(o fyne.CanvasObject) float32 {
	switch o := o.(type) {
	case interface{ wordWidth() float32 }:
		return o.wordWidth()
	case *fyne.Container:
		if _, ok := o.Layout.(flowLayout); ok {
			var w float32
			for _, child := range o.Objects {
				if child.Visible() {
					w = max(w, wordWidth(child))
				}
			}
			return w
		}
	}
	return o.MinSize().Width
}

// widestMin is the least width at which every one of the objects can stand.
func widestMin(objects []fyne.CanvasObject) float32 {
	var w float32
	for _, o := range objects {
		if o.Visible() {
			w = max(w, o.MinSize().Width)
		}
	}
	return w
}

// unlaid is the width that is assumed for what has not been laid out yet: a
// phone of 360, less the padding at its sides.
const unlaid float32 = 332
