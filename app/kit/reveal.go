package kit

import "fyne.io/fyne/v2"

// Reveal scrolls the page that o stands on just as far as o needs to be seen:
// what came onto it may have come out of sight.
func Reveal(o fyne.CanvasObject) { reveal(o, 0, o.Size().Height) }
