// Command empty opens a window with nothing in it, to be measured against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	a := app.NewWithID("org.carebottle.empty")
	w := a.NewWindow("Carebottle")
	w.Resize(fyne.NewSize(1100, 760))
	w.ShowAndRun()
}
