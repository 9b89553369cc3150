package narrative

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// settle shows the versions of one entry that do not say the same. Nothing
// chooses between them but a person: one more revision that has seen them all.
func (p *Places) settle(h shell.Host, route shell.Route) shell.Page {
	e, ok := h.Plan().Entry(route.Entry)
	if !ok {
		return gone(h)
	}
	if !e.Conflict() {
		route.Place = shell.Item
		return p.item(h, route)
	}
	r := readerOf(h)
	one := wordsOf(e.Kind, r.of).one
	body := []fyne.CanvasObject{kit.Notice(kit.Alert, summary.Capital(summary.InWords(len(e.Heads)))+" versions of one "+one, conflictText(e))}
	mayChoose := r.maySettle(e)
	for _, v := range e.Heads {
		body = append(body, p.versionCard(h, r, e, v, mayChoose))
	}
	switch {
	case mayChoose && e.Kind == careplan.KindWeek: // nobody writes one by hand
	case mayChoose:
		body = append(body, kit.LinkButton("Neither: write what is right", func() {
			h.Go(shell.Route{Place: shell.EditItem, Kind: e.Kind, Entry: e.ID, Step: stepRight})
		}))
	default:
		body = append(body, kit.Notice(kit.Plain, "Somebody at the practice has to settle this",
			"A doctor or nurse wrote one of these. Ask them which one is right. Until then all are shown."))
	}
	body = append(body, pastButton(h, e))
	return shell.Page{Title: r.settleTitle(e), Body: kit.Stack(body...)}
}

func (r reader) settleTitle(e careplan.Entry) string {
	if e.Kind == careplan.KindDecision {
		return "Check the original"
	}
	return "Which is right?"
}

// conflictText says what holds until somebody has chosen.
func conflictText(e careplan.Entry) string {
	all := "All"
	if len(e.Heads) == 2 {
		all = "Both"
	}
	switch e.Kind {
	case careplan.KindDecision:
		return "Not settled: check the signed original. The Message in a Bottle says so too."
	case careplan.KindAllergy:
		return "It counts as an allergy until someone who knows chooses. " + all + " are on the bottle."
	case careplan.KindAbout:
		return "The latest is shown first. Keep the one that is right."
	}
	if onBottle(e.Kind) {
		return all + " are on the bottle until someone who knows chooses."
	}
	return all + " are shown until someone who knows chooses."
}

// maySettle tells whether this member's choice counts: only a clinician's
// revision supersedes a clinician's where an advance decision is concerned.
func (r reader) maySettle(e careplan.Entry) bool {
	if e.Kind != careplan.KindDecision || r.me.Role == careplan.RoleClinician {
		return true
	}
	for _, v := range e.Heads {
		if v.Typed.Role == careplan.RoleClinician {
			return false
		}
	}
	return true
}

func (p *Places) versionCard(h shell.Host, r reader, e careplan.Entry, v careplan.Version, mayChoose bool) fyne.CanvasObject {
	if v.Content == nil {
		return kit.Card(kit.Stack(kit.Strong(absent(v.Absent)), kit.Soft(absentHelp(v.Absent)), r.versionLine(v)))
	}
	lines := []fyne.CanvasObject{kit.Close(kit.Strong(r.versionTitle(e, v)), r.versionLine(v))}
	if v.Status != careplan.Active {
		lines = append(lines, r.statusNotice(careplan.Entry{Kind: e.Kind, Heads: []careplan.Version{v}}))
	}
	for _, f := range r.differing(e, v) {
		if !strings.Contains(r.versionTitle(e, v), f.value) {
			lines = append(lines, f.object())
		}
	}
	if mayChoose {
		lines = append(lines, kit.PlainButton("Keep this one", nil, func() { p.keep(h, r, e, v) }))
	}
	return kit.Card(kit.Stack(lines...))
}

func (r reader) versionTitle(e careplan.Entry, v careplan.Version) string {
	if e.Kind.Single() {
		return summary.Capital(wordsOf(e.Kind, r.of).one)
	}
	return listed(r.of.Title(v.Content), secondLine(v.Content))
}

func (r reader) versionLine(v careplan.Version) fyne.CanvasObject {
	return kit.Close(
		kit.Soft(fmt.Sprintf("%s, %s.", r.typedBy(v), r.moment(v.At))),
		kit.Soft(r.saidBy(v)+"."),
	)
}

// differing are the facts of v that another head does not say.
func (r reader) differing(e careplan.Entry, v careplan.Version) []fact {
	var all []fact
	for _, f := range factsOf(r.of, v.Content) {
		for _, other := range e.Heads {
			if other.Revision == v.Revision || other.Content == nil {
				continue
			}
			if !says(factsOf(r.of, other.Content), f) {
				all = append(all, f)
				break
			}
		}
	}
	return all
}

func says(all []fact, f fact) bool {
	for _, g := range all {
		if g.same(f) {
			return true
		}
	}
	return false
}

// keep makes one revision whose parents are all versions that were shown.
func (p *Places) keep(h shell.Host, r reader, e careplan.Entry, v careplan.Version) {
	title := r.versionTitle(e, v)
	text := "“" + title + "” is what the plan will say. The others stay in the history."
	h.Confirm("Keep this one?", text, "Keep this one", func() {
		kept, err := clone(v.Content)
		if err != nil {
			h.Problem(err)
			return
		}
		// Who said it stays who said it: choosing is not saying.
		attribute(kept, v, r.me)
		change := record.Change{Entry: e.ID, Parents: seen(e), Status: v.Status, Source: v.Source, Content: kept}
		if _, ok := p.save(h, r.of.ID, change); ok {
			h.Back()
			h.Say("Saved", nil)
		}
	})
}
