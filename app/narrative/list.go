package narrative

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

// list shows all sections with the state that each is in.
func (p *Places) list(h shell.Host, _ shell.Route) shell.Page {
	r, plan := readerOf(h), h.Plan()
	var rows []fyne.CanvasObject
	for _, s := range careplan.Sections() {
		rows = append(rows, summary.Row(h, plan.Section(s)))
	}
	rows = append(rows, kit.Soft("Details"))
	rows = append(rows, r.detailRow(h, plan, careplan.KindPerson), r.detailRow(h, plan, careplan.KindPractice))
	return shell.Page{Title: whose.Plan(plan), Body: kit.Rows(rows...)}
}

func (r reader) detailRow(h shell.Host, plan careplan.Plan, kind careplan.Kind) fyne.CanvasObject {
	title := wordsOf(kind, r.of).title
	e, ok := only(plan, kind)
	if !ok {
		return kit.Row(title, "Nobody has asked yet", kit.DashedChip("Not recorded"), func() { h.Go(detailRoute(kind, "")) })
	}
	var chip fyne.CanvasObject
	if e.Conflict() {
		chip = kit.AlertChip("Check this")
	}
	line := ""
	if c := e.Latest().Content; c != nil {
		line = secondLine(c)
	}
	return kit.Row(title, line, chip, func() { h.Go(detailRoute(kind, e.ID)) })
}

func detailRoute(kind careplan.Kind, entry string) shell.Route {
	if kind == careplan.KindPractice {
		return shell.Route{Place: shell.Practice, Kind: kind, Entry: entry}
	}
	if entry == "" {
		return shell.Route{Place: shell.EditItem, Kind: kind}
	}
	return shell.Route{Place: shell.Item, Kind: kind, Entry: entry}
}

// only is the one entry of a kind of which a plan has one.
func only(plan careplan.Plan, kind careplan.Kind) (careplan.Entry, bool) {
	for _, e := range plan.Of(kind) {
		if e.Active() {
			return e, true
		}
	}
	return careplan.Entry{}, false
}
