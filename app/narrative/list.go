package narrative

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

// list shows all sections with the state that each is in, in the three parts
// of a care plan's summary (P. Thomas, LJPC 2014, section 1.2): the narrative,
// patient data and targets, support agencies.
func (p *Places) list(h shell.Host, _ shell.Route) shell.Page {
	r, plan := readerOf(h), h.Plan()
	rows := []fyne.CanvasObject{partHeading("What people need to know")}
	for _, s := range careplan.Sections() {
		if s != careplan.KindContact {
			rows = append(rows, summary.Row(h, plan.Section(s)))
		}
	}
	rows = append(rows, r.detailRow(h, plan, careplan.KindPerson))

	rows = append(rows, partHeading("Targets, goals and checks"))
	for _, s := range careplan.DataSections() {
		rows = append(rows, summary.Row(h, plan.Section(s)))
	}
	rows = append(rows, measuresRow(h, plan))

	rows = append(rows, partHeading("Who helps"),
		summary.Row(h, plan.Section(careplan.KindContact)),
		r.detailRow(h, plan, careplan.KindPractice))
	return shell.Page{Title: whose.Plan(plan), Body: kit.Rows(rows...)}
}

func partHeading(text string) fyne.CanvasObject { return kit.Inset(kit.Subheading(text)) }

// measuresRow leads to what is measured.
func measuresRow(h shell.Host, plan careplan.Plan) fyne.CanvasObject {
	var names []string
	for _, f := range plan.Following() {
		names = append(names, f.Name)
	}
	var chip fyne.CanvasObject = kit.DashedChip("Not recorded")
	line := "None is written down yet"
	if len(names) > 0 {
		chip, line = kit.CountChip(len(names)), listed(names...)
	}
	return kit.Row(whose.Heading(plan, careplan.KindMeasure), line, chip, func() { h.Go(shell.Route{Place: shell.Measures}) })
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
