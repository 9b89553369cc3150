package narrative

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
)

// dueChip marks an entry of which a date that somebody wrote down has come;
// nil where there is none.
func (r reader) dueChip(e careplan.Entry) fyne.CanvasObject {
	one := careplan.Plan{Entries: []careplan.Entry{e}}
	for _, d := range one.Dated(r.now) {
		look := d.Entry.Kind != careplan.KindCheck
		switch {
		case d.Due == careplan.NotDue:
			return nil
		case look:
			return kit.WarnChip("Look at it again")
		case d.Due == careplan.Overdue:
			return kit.WarnChip("Overdue")
		default:
			return kit.WarnChip("Due")
		}
	}
	return nil
}
