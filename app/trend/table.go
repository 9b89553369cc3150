package trend

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// rowsAPage is how many readings the table shows at once: hundreds of live
// rows are slow on a telephone.
const rowsAPage = 20

// fillTable shows one page of the readings, newest first.
func (v *view) fillTable() {
	v.keep()
	n := len(v.series.points)
	if n == 0 {
		v.put(v.table)
		return
	}
	pages := (n + rowsAPage - 1) / rowsAPage
	v.look.page = min(max(v.look.page, 0), pages-1)
	first := v.look.page * rowsAPage
	last := min(first+rowsAPage, n)
	var rows []fyne.CanvasObject
	for i := first; i < last; i++ {
		rows = append(rows, v.row(v.series.points[n-1-i], nil))
	}
	parts := []fyne.CanvasObject{kit.Subheading("The readings, newest first")}
	if pages > 1 {
		parts = append(parts, kit.Soft(fmt.Sprintf("%s to %s of %s", counted(first+1), counted(last), counted(n))))
	}
	parts = append(parts, kit.Rows(rows...))
	var acts []fyne.CanvasObject
	if v.look.page > 0 {
		acts = append(acts, kit.PlainButton("Newer readings", nil, func() { v.turn(-1) }))
	}
	if v.look.page < pages-1 {
		acts = append(acts, kit.PlainButton("Older readings", nil, func() { v.turn(1) }))
	}
	if len(acts) > 0 {
		parts = append(parts, kit.Beside(acts...))
	}
	v.put(v.table, parts...)
}

func (v *view) turn(by int) {
	v.look.page += by
	v.fillTable()
	v.body.Refresh()
}

// row is one reading that leads to its page.
func (v *view) row(p careplan.Point, chip fyne.CanvasObject) fyne.CanvasObject {
	if p.Check {
		chip = kit.AlertChip("Check this")
	}
	return kit.Row(v.number(p), v.told(p), chip, func() {
		v.host.Go(shell.Route{Place: shell.Reading, Measure: v.m.ID, Entry: p.Entry})
	})
}

// mostWithdrawn is how many readings that don't count are shown.
const mostWithdrawn = 50

// fillPast offers the readings that don't count, and shows them when asked.
func (v *view) fillPast() {
	v.keep()
	if !v.look.withdrawn {
		v.put(v.past, kit.LinkButton("Show readings that do not count", func() { v.showPast(true) }))
		return
	}
	points, err := v.places.record.Withdrawn(context.Background(), v.plan.ID, v.m.ID, mostWithdrawn)
	if err != nil {
		v.host.Problem(err)
	}
	parts := []fyne.CanvasObject{kit.Subheading("Readings that do not count"),
		kit.Soft("They were entered in error, or came from a file that was taken back. They stay in the history.")}
	if len(points) == 0 && err == nil {
		parts = append(parts, kit.Text("There are none."))
	}
	var rows []fyne.CanvasObject
	for _, p := range points {
		rows = append(rows, v.row(p, kit.DashedChip("Does not count")))
	}
	if len(rows) > 0 {
		parts = append(parts, kit.Rows(rows...))
	}
	if len(points) == mostWithdrawn {
		parts = append(parts, kit.Soft(fmt.Sprintf("The latest %d are shown.", mostWithdrawn)))
	}
	parts = append(parts, kit.LinkButton("Hide them", func() { v.showPast(false) }))
	v.put(v.past, parts...)
}

func (v *view) showPast(show bool) {
	v.look.withdrawn = show
	v.fillPast()
	v.body.Refresh()
}
