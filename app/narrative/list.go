package narrative

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// list shows all sections with the state that each is in.
func (p *Places) list(h shell.Host, _ shell.Route) shell.Page {
	r, plan := readerOf(h), h.Plan()
	var rows []fyne.CanvasObject
	for _, s := range careplan.Sections() {
		rows = append(rows, r.sectionRow(h, plan, s))
	}
	rows = append(rows, kit.Soft("Details"))
	rows = append(rows, r.detailRow(h, plan, careplan.KindPerson), r.detailRow(h, plan, careplan.KindPractice))
	return shell.Page{Title: r.planTitle(), Body: kit.Close(rows...)}
}

func (r reader) sectionRow(h shell.Host, plan careplan.Plan, s careplan.Section) fyne.CanvasObject {
	view := plan.Section(s)
	line, chip := r.sectionLine(s, view), kit.StateChip(view) // which says "check" itself
	switch n := unsettled(view.Items); {
	case n > 0 && s == careplan.KindDecision:
		line, chip = "Not settled: check the signed original", kit.AlertChip("Check this")
	case n > 0:
		line, chip = upperFirst(inWords(n))+" of these: more than one version", kit.AlertChip("Check this")
	case view.Check && view.State == careplan.Recorded:
		line += ". “None known” was said too"
	case view.Check:
		line = "There are two answers"
	}
	return kit.Row(wordsOf(s, r.voice).title, line, chip, func() { h.Go(sectionRoute(s, view)) })
}

// sectionRoute leads to the section; where there is only ever one entry, to
// that entry; and the people to call have a place of their own.
func sectionRoute(s careplan.Section, view careplan.SectionView) shell.Route {
	switch {
	case s == careplan.KindContact:
		return shell.Route{Place: shell.People}
	case s.Single() && len(view.Items) == 1 && !view.Check:
		return shell.Route{Place: shell.Item, Kind: s, Entry: view.Items[0].ID}
	default:
		return shell.Route{Place: shell.Section, Kind: s}
	}
}

func (r reader) detailRow(h shell.Host, plan careplan.Plan, kind careplan.Kind) fyne.CanvasObject {
	title := wordsOf(kind, r.voice).title
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

func unsettled(items []careplan.Entry) int {
	n := 0
	for _, e := range items {
		if e.Conflict() {
			n++
		}
	}
	return n
}
