package narrative

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// past shows every version of one entry, newest first: who, in what role, on
// which device, when, who said so, and what it said before.
func (p *Places) past(h shell.Host, route shell.Route) shell.Page {
	e, ok := h.Plan().Entry(route.Entry)
	if !ok {
		return gone(h)
	}
	r := readerOf(h)
	versions, err := p.record.History(context.Background(), h.Plan().ID, route.Entry)
	if err != nil {
		h.Problem(err)
		return shell.Page{Title: "History", Body: kit.Text("The history can't be shown now."), Foot: kit.MainButton("Go back", nil, h.Back)}
	}
	body := []fyne.CanvasObject{kit.Soft(r.itemTitle(e) + ". The newest stands first.")}
	if e.Conflict() {
		body = append(body, kit.Notice(kit.Alert, "More than one version", "Nobody has chosen yet which of the newest is right."))
	}
	for i, v := range versions {
		var before *careplan.Version
		if i+1 < len(versions) {
			before = &versions[i+1]
		}
		body = append(body, r.pastCard(e.Kind, v, before))
	}
	return shell.Page{Title: "History", Body: kit.Stack(body...)}
}

func (r reader) pastCard(kind careplan.Kind, v careplan.Version, before *careplan.Version) fyne.CanvasObject {
	lines := []fyne.CanvasObject{kit.Close(
		kit.Strong(r.moment(v.At)),
		kit.Soft("Typed by "+r.typedBy(v)),
		kit.Soft(r.saidBy(v)),
	)}
	lines = append(lines, kit.Strong(r.happened(kind, v, before)))
	switch {
	case v.Content == nil:
		lines = append(lines, kit.Text(absent(v.Absent)+"."))
	case before == nil || before.Content == nil:
		for _, f := range factsOf(r.of, v.Content) {
			lines = append(lines, f.object())
		}
	default:
		for _, c := range changes(factsOf(r.of, before.Content), factsOf(r.of, v.Content)) {
			lines = append(lines, c.object())
		}
	}
	if reason := reasonOf(v); reason != "" {
		lines = append(lines, pair("Why", reason))
	}
	return kit.Card(kit.Stack(lines...))
}

// happened says in a word what a version did.
func (r reader) happened(kind careplan.Kind, v careplan.Version, before *careplan.Version) string {
	switch {
	case v.Status == careplan.EnteredInError && (before == nil || before.Status != careplan.EnteredInError):
		return "Marked as entered in error"
	case v.Status == careplan.Stopped && (before == nil || before.Status != careplan.Stopped):
		return wordsOf(kind, r.of).ended
	case before == nil:
		return "Written for the first time"
	case v.Status == careplan.Active && before.Status != careplan.Active:
		return "Counts again"
	case v.Content != nil && before.Content != nil && careplan.SameContent(v.Content, before.Content):
		return "Confirmed: nothing changed"
	default:
		return "Changed"
	}
}

// change is what became of one fact from one version to the next; a fact
// without a name was not there.
type change struct {
	was, is fact
}

// changes compares two versions fact by fact, in the order of the form.
func changes(before, after []fact) []change {
	was := map[string]fact{}
	for _, f := range before {
		was[f.name] = f
	}
	var all []change
	for _, f := range after {
		if old := was[f.name]; !old.same(f) {
			all = append(all, change{was: old, is: f})
		}
		delete(was, f.name)
	}
	for _, f := range before {
		if _, left := was[f.name]; left {
			all = append(all, change{was: f})
		}
	}
	return all
}

func (c change) object() fyne.CanvasObject {
	switch {
	case c.was.name == "":
		return kit.Close(kit.Soft(c.is.label+" (new)"), c.is.said())
	case c.is.name == "":
		return kit.Close(kit.Soft(c.was.label+" (no longer there)"), c.was.before())
	default:
		return kit.Close(kit.Soft(c.is.label+" (changed)"), c.is.said(), c.was.before())
	}
}

// before shows what a fact said in an earlier version.
func (f fact) before() fyne.CanvasObject {
	if f.photo != "" {
		return kit.Close(kit.Soft("It was this before:"), f.said())
	}
	return kit.Soft("It said before: “" + f.value + "”")
}
