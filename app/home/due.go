package home

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// due are the entries whose date has come, the longest waiting first, and the
// one that comes next. Nothing where nothing is due.
func due(host shell.Host, plan careplan.Plan) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{kit.Subheading("Due")}
	for _, d := range plan.Dated(host.Now()) {
		if d.Due == careplan.NotDue {
			if len(rows) > 1 {
				rows = append(rows, dueRow(host, d))
			}
			break
		}
		rows = append(rows, dueRow(host, d))
	}
	if len(rows) == 1 {
		return nil
	}
	return []fyne.CanvasObject{kit.Card(rows...)}
}

// dueRow leads to the entry. A target or a goal isn't due itself: looking at it
// again is.
func dueRow(host shell.Host, d careplan.Dated) fyne.CanvasObject {
	title, sub := "", d.On.String()
	if c := d.Entry.Latest().Content; c != nil {
		title = host.Plan().Title(c)
	}
	look := d.Entry.Kind != careplan.KindCheck
	var chip fyne.CanvasObject
	switch {
	case d.Due == careplan.NotDue && look:
		sub = "to be looked at again: " + sub
	case d.Due == careplan.NotDue:
	case look:
		sub = "to be looked at again since " + sub
	default:
		sub = "due since " + sub
	}
	if d.Due != careplan.NotDue {
		chip = kit.WarnChip("Due")
	}
	if c, ok := d.Entry.Latest().Content.(*careplan.Check); ok && c.Where != "" {
		sub += ", " + c.Where
	}
	return kit.Row(title, sub, chip, to(host, shell.Route{Place: shell.Item, Kind: d.Entry.Kind, Entry: d.Entry.ID}))
}
