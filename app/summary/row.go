package summary

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

// Row is a section of the plan on the screen, which leads to it.
func Row(h shell.Host, view careplan.SectionView) fyne.CanvasObject {
	plan := h.Plan()
	chip := kit.StateChip(view) // which says "check" itself
	if Unsettled(view.Items) > 0 {
		chip = kit.AlertChip("Check this")
	}
	return kit.Row(whose.Heading(plan, view.Section), Line(plan, view, h.Now()), chip, func() { h.Go(route(view)) })
}

// route leads to the section; where there is only ever one entry, to that
// entry; and the people to call have a place of their own.
func route(view careplan.SectionView) shell.Route {
	switch s := view.Section; {
	case s == careplan.KindContact:
		return shell.Route{Place: shell.People}
	case s.Single() && len(view.Items) == 1 && !view.Check:
		return shell.Route{Place: shell.Item, Kind: s, Entry: view.Items[0].ID}
	default:
		return shell.Route{Place: shell.Section, Kind: s}
	}
}

// Unsettled counts the entries of which there is more than one version.
func Unsettled(items []careplan.Entry) int {
	n := 0
	for _, e := range items {
		if e.Conflict() {
			n++
		}
	}
	return n
}
