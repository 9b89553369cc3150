package narrative

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

// section shows the items of one section, or the state it is in without any.
func (p *Places) section(h shell.Host, route shell.Route) shell.Page {
	r, view := readerOf(h), h.Plan().Section(route.Kind)
	w := wordsOf(route.Kind, r.of)
	var body []fyne.CanvasObject
	if view.Check {
		body = append(body, p.toCheck(h, r, view))
	}
	if view.State == careplan.Recorded {
		switch route.Kind {
		case careplan.KindTarget:
			byMeasure(view.Items)
		case careplan.KindCheck:
			byDate(view.Items)
		}
		body = append(body, r.itemRows(h, view.Items))
	} else {
		if w.about != "" {
			body = append(body, kit.Text(w.about))
		}
		body = append(body, r.stateNotice(h, view))
		body = append(body, r.answers(h, route.Kind, view)...)
	}
	if route.Kind == careplan.KindCheck {
		body = append(body, kit.PlainButton("Begin with a list for a condition", nil, func() { h.Go(shell.Route{Place: shell.Templates}) }))
	}
	if len(view.Past) > 0 {
		body = append(body, kit.Soft("In the past"), r.itemRows(h, view.Past))
	}
	page := shell.Page{Title: w.title, Body: kit.Stack(body...)}
	if !route.Kind.Single() || len(view.Items) == 0 {
		page.Foot = kit.MainButton(w.add, kit.IconAdd(), func() {
			h.Go(shell.Route{Place: shell.EditItem, Kind: route.Kind})
		})
	}
	return page
}

func (r reader) itemRows(h shell.Host, items []careplan.Entry) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, e := range items {
		rows = append(rows, r.itemRow(h, e))
	}
	return kit.Rows(rows...)
}

func (r reader) itemRow(h shell.Host, e careplan.Entry) fyne.CanvasObject {
	title, line := r.itemTitle(e), ""
	if e.Latest().Content != nil {
		line = r.line(e.Latest())
	}
	var chip fyne.CanvasObject
	switch v := e.Latest(); {
	case e.Conflict():
		line, chip = "There is more than one version", kit.AlertChip("Check this")
	case v.Status == careplan.Stopped:
		line, chip = reasonOf(v), kit.WordChip(wordsOf(e.Kind, r.of).ended)
	case v.Status == careplan.EnteredInError:
		line, chip = reasonOf(v), kit.WordChip("Entered in error")
	case timeCritical(v):
		chip = kit.WordChip("Time-critical")
	default:
		chip = r.dueChip(e)
	}
	return kit.Row(title, line, chip, func() {
		h.Go(shell.Route{Place: shell.Item, Kind: e.Kind, Entry: e.ID})
	})
}

func timeCritical(v careplan.Version) bool {
	m, ok := v.Content.(*careplan.Medicine)
	return ok && m.TimeCritical
}

func reasonOf(v careplan.Version) string {
	if v.Content == nil {
		return ""
	}
	return v.Content.Shared().Reason
}

// itemTitle names an entry. Of an advance decision that is not settled no
// version is shown as if it had won.
func (r reader) itemTitle(e careplan.Entry) string {
	if e.Conflict() && e.Kind == careplan.KindDecision {
		return "Advance decision, not settled"
	}
	if c := e.Latest().Content; c != nil {
		if s, ok := c.(*careplan.Statement); ok {
			return wordsOf(s.Section, r.of).title
		}
		if e.Kind.Single() {
			return wordsOf(e.Kind, r.of).title
		}
		return r.of.Title(c)
	}
	return absent(e.Latest().Absent)
}

// absent says why there is nothing to read.
func absent(why careplan.Absence) string {
	switch why {
	case careplan.Erased:
		return "The words of this were erased"
	case careplan.Withheld:
		return "This is kept from you"
	case careplan.Newer:
		return "Written by a newer Carebottle"
	default:
		return "This can't be read"
	}
}

// stateNotice says which of the three states without items the section is in.
func (r reader) stateNotice(h shell.Host, view careplan.SectionView) fyne.CanvasObject {
	says := func(text string) fyne.CanvasObject { return kit.Lead(kit.Strong(text), kit.StateChip(view)) }
	switch view.State {
	case careplan.NoneKnown, careplan.AskedNotAnswered:
		return kit.Card(says(summary.Answer(r.of, view.Section, view.State)), r.whoStated(h, view))
	}
	switch view.Section {
	case careplan.KindTarget, careplan.KindCheck:
		return kit.Card(says("None is written down yet"))
	default:
		return kit.Card(says("Nobody has asked yet"), kit.Soft("That is not the same as none."))
	}
}

func (r reader) whoStated(h shell.Host, view careplan.SectionView) fyne.CanvasObject {
	if view.Statement == nil {
		return kit.Soft("")
	}
	v := *view.Statement
	lines := []fyne.CanvasObject{kit.Text(summary.Capital(whose.SaidBy(r.of, v)) + " said so. " + summary.StatedOn(v, r.now.Location()).String() + ".")}
	if s, ok := v.Content.(*careplan.Statement); ok && s.Note != "" {
		lines = append(lines, kit.Text(s.Note))
	}
	lines = append(lines,
		kit.Soft("Typed by "+r.typedBy(v)+", "+r.moment(v.At)+"."),
		kit.LinkButton("History", func() {
			h.Go(shell.Route{Place: shell.Past, Kind: careplan.KindSection, Entry: view.StatementEntry})
		}))
	return kit.Stack(lines...)
}

// answers are what can be said about a whole section that has no items.
func (r reader) answers(h shell.Host, kind careplan.Kind, view careplan.SectionView) []fyne.CanvasObject {
	to := func(state careplan.SectionState) func() {
		return func() { h.Go(shell.Route{Place: shell.EditItem, Kind: kind, Step: string(state)}) }
	}
	var acts []fyne.CanvasObject
	if summary.Answer(r.of, kind, careplan.NoneKnown) != "" && (view.State != careplan.NoneKnown || view.Check) {
		acts = append(acts, kit.PlainButton("None known", nil, to(careplan.NoneKnown)))
	}
	if mayDecline(kind) && (view.State != careplan.AskedNotAnswered || view.Check) {
		acts = append(acts, kit.PlainButton(askedButton(kind, r.of), nil, to(careplan.AskedNotAnswered)))
	}
	return acts
}

// mayDecline tells whether somebody can be asked about a section and rather
// not say: targets and checks are set by others, too.
func mayDecline(kind careplan.Kind) bool {
	return kind != careplan.KindTarget && kind != careplan.KindCheck
}

func askedButton(kind careplan.Kind, of careplan.Plan) string {
	switch kind {
	case careplan.KindDecision, careplan.KindContingency:
		return whose.Say(of, "I don't want to decide yet", "Asked: NAME does not want to decide yet")
	default:
		return whose.Say(of, "I'd rather not say yet", "Asked: NAME would rather not say yet")
	}
}

// toCheck stands where an answer about the whole section does not fit what
// else the plan says. The items count; only a person can say which answer no
// longer holds.
func (p *Places) toCheck(h shell.Host, r reader, view careplan.SectionView) fyne.CanvasObject {
	const title = "Something to check"
	if view.State != careplan.Recorded || view.Statement == nil {
		return kit.Notice(kit.Warn, title, "There are two answers: none known, and rather not say. Say below which one holds.")
	}
	v := *view.Statement
	text := summary.Capital(whose.SaidBy(r.of, v)) + " said on " + summary.StatedOn(v, r.now.Location()).String() + " that there are none. " +
		"What stands below counts, and is on the Message in a Bottle."
	return kit.Notice(kit.Warn, title, text,
		kit.PlainButton("“None known” no longer holds", nil, func() { p.retire(h, r, view.StatementEntry, v) }))
}

// retire stops an answer about a whole section.
func (p *Places) retire(h shell.Host, r reader, entry string, v careplan.Version) {
	change, err := retired(r.me, entry, v, "There are items now")
	if err != nil {
		h.Problem(err)
		return
	}
	if _, ok := p.save(h, r.of.ID, change); ok {
		h.Say("Saved", p.undoing(h, r.of.ID, restored(r.me, entry, v)))
	}
}
