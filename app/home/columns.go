package home

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
)

// columns lays objects beside one another, each as wide as the others, whatever
// they would like.
type columns struct{}

// MinSize implements fyne.Layout. The heights are those of the width of now.
func (columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		size := o.MinSize()
		least = fyne.NewSize(least.Width+size.Width, max(least.Height, size.Height))
	}
	return least
}

// Layout implements fyne.Layout.
func (columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := float32(len(objects))
	width := (size.Width - kit.Gap*(n-1)) / n
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+kit.Gap), 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}
