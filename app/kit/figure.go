package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Figure is a number to be read from across a table, with its unit beside it
// where there is room, and below it otherwise. unit may be empty.
func Figure(number, unit string) fyne.CanvasObject {
	if unit == "" {
		return Number(number)
	}
	return container.New(&figureLayout{}, Number(number), Soft(unit))
}

// figureLayout stands the second object on the line of the first.
type figureLayout struct{ width float32 }

const figureGap float32 = 8

func (l *figureLayout) beside(objects []fyne.CanvasObject, width float32) bool {
	return l.natural(objects) <= width
}

func (l *figureLayout) natural(objects []fyne.CanvasObject) float32 {
	return naturalWidth(objects[0]) + figureGap + naturalWidth(objects[1])
}

func (l *figureLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	if l.beside(objects, width) {
		return heightFor(objects[0], width)
	}
	return heightFor(objects[0], width) + heightFor(objects[1], width)
}

func (l *figureLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	number, unit := objects[0], objects[1]
	high := heightFor(number, size.Width)
	if !l.beside(objects, size.Width) {
		place(number, 0, 0, size.Width, high)
		place(unit, 0, high, size.Width, heightFor(unit, size.Width))
		return
	}
	wide, low := naturalWidth(number), heightFor(unit, size.Width)
	place(number, 0, 0, wide, high)
	// The letters of both stand on one line: those of the number, which are
	// larger, leave more room below it.
	place(unit, wide+figureGap, high-low-(high-low)/4, size.Width-wide-figureGap, low)
}

func (l *figureLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = unlaid
	}
	return fyne.NewSize(widestMin(objects), l.heightFor(objects, width))
}
