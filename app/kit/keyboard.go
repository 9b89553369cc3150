package kit

import "fyne.io/fyne/v2"

// GiveKeyboard takes the keyboard to o, if that takes it and is on a screen.
func GiveKeyboard(o any) {
	f, ok := o.(fyne.Focusable)
	if !ok {
		return
	}
	if object, ok := o.(fyne.CanvasObject); ok {
		if c := canvasOf(object); c != nil {
			c.Focus(f)
		}
	}
}

// canvasOf is the canvas on which o stands, nil where it stands on none. Fyne
// learns of an object when it draws it: one that was just put on a page is
// found by looking through the windows.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	for _, w := range driver.AllWindows() {
		if around(w.Content(), o, new([]*Scroll)) {
			return w.Canvas()
		}
	}
	return nil
}
