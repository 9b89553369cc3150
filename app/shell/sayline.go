package shell

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
)

// sayLine is what was said, with the way to take it back beside it.
func sayLine(text string, undo *kit.Button) fyne.CanvasObject {
	if undo == nil {
		return kit.Card(kit.Text(text))
	}
	return kit.Card(kit.Lead(kit.Text(text), undo))
}
