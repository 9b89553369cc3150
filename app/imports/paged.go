package imports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/carebottle/carebottle/app/kit"
)

// atOnce is how many lines of a long list are shown before more are asked for:
// hundreds of widgets are slow on a telephone.
const atOnce = 10

// paged is a card of lines under a heading, a few at a time. help may be empty.
func paged(title, help string, lines []fyne.CanvasObject) []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.Subheading(title)}
	if help != "" {
		objects = append(objects, kit.Soft(help))
	}
	slot := container.NewStack()
	shown := 0
	var more func()
	more = func() {
		shown = min(shown+atOnce, len(lines))
		all := append([]fyne.CanvasObject{}, lines[:shown]...)
		if rest := len(lines) - shown; rest > 0 {
			all = append(all, kit.LinkButton("Show "+number(min(rest, atOnce))+" more", more))
		}
		slot.Objects = []fyne.CanvasObject{kit.Card(all...)}
		slot.Refresh()
	}
	more()
	return append(objects, slot)
}
