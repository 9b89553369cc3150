package narrative

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
)

// dueChip marks an entry of which a date that somebody wrote down has come;
// nil where there is none.
func (r reader) dueChip(e careplan.Entry) fyne.CanvasObject {
	one := careplan.Plan{Entries: []careplan.Entry{e}}
	for _, d := range one.Dated(r.now) {
		switch {
		case d.Due == careplan.NotDue:
			return nil
		case d.Entry.Kind == careplan.KindCheck:
			return kit.WarnChip("Due") // nobody is blamed for a day that is past
		default:
			return kit.WarnChip("Look at it again")
		}
	}
	return nil
}

// byDate puts what is due first first, and what has no date last.
func byDate(items []careplan.Entry) {
	place := map[string]int{}
	for i, d := range (careplan.Plan{Entries: items}).Dated(time.Time{}) {
		place[d.Entry.ID] = i - len(items)
	}
	slices.SortStableFunc(items, func(a, b careplan.Entry) int { return place[a.ID] - place[b.ID] })
}
