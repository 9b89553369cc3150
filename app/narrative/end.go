package narrative

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// end is the page on which an entry is stopped, resolved or marked as entered
// in error. Nothing is removed by it.
func (p *Places) end(h shell.Host, route shell.Route) shell.Page {
	e, ok := h.Plan().Entry(route.Entry)
	if !ok {
		return gone(h)
	}
	if e.Conflict() {
		return p.settle(h, route)
	}
	if e.Latest().Content == nil {
		return p.item(h, route)
	}
	content, err := clone(e.Latest().Content)
	if err != nil {
		h.Problem(err)
		return gone(h)
	}
	x := &ending{reader: readerOf(h), places: p, host: h, entry: e, content: content,
		inError: route.Step == stepError, asserter: newAsserter(readerOf(h), nil, nil)}
	forgetWho(content)
	return x.page()
}

// ending is one entry while it is being stopped.
type ending struct {
	reader
	places   *Places
	host     shell.Host
	entry    careplan.Entry
	content  careplan.Content
	inError  bool
	asserter *asserter
	form     *form
	saved    bool
}

func (x *ending) page() shell.Page {
	words := wordsOf(x.entry.Kind, x.of)
	title, help, act := words.end, "You can leave this empty.", words.end
	why, explain := words.why, "It moves to “In the past”. Its history stays."
	if onBottle(x.entry.Kind) {
		explain = "It moves to “In the past”, and off the Message in a Bottle. Its history stays."
	}
	if x.inError {
		title, act = "Entered in error", "Mark as entered in error"
		why, help = "What was wrong?", "Such as: this was about somebody else."
		explain = "Use this for what was never so. It no longer counts, and stays in the history with your reason."
	}
	step := stepStop
	if x.inError {
		step = stepError
	}
	x.form = newForm(x.host.Drafts(), fmt.Sprintf("narrative/%s/end/%s/%s", x.of.ID, x.entry.ID, step))
	x.form.lines("reason", why, help, &x.content.Shared().Reason)
	if m, ok := x.content.(*careplan.Medicine); ok && !x.inError {
		if m.Stopped.IsZero() {
			m.Stopped = careplan.DateOf(x.now)
		}
		x.form.date("stopped", "Stopped on", "", &m.Stopped)
	}
	x.asserter.ask(x.form)
	x.form.settle()

	about := kit.Card(kit.Strong(x.itemTitle(x.entry)))
	if line := secondLine(x.content); line != "" && !x.entry.Kind.Single() {
		about = kit.Card(kit.Strong(x.itemTitle(x.entry)), kit.Soft(line))
	}
	body := []fyne.CanvasObject{about, kit.Text(explain)}
	if x.form.FromDraft() {
		body = append(body, keptNotice(x.host, shell.Route{Place: shell.EndItem, Kind: x.entry.Kind, Entry: x.entry.ID, Step: step}, x.drop))
	}
	body = append(body, x.form.Object())
	return shell.Page{
		Title: title,
		Body:  kit.Stack(body...),
		Foot:  kit.MainButton(act, nil, x.save),
		Keep:  true,
		Focus: x.form.FirstFocus(),
		Flush: func() {
			if !x.saved {
				x.form.Flush()
			}
		},
	}
}

func (x *ending) drop() {
	x.saved = true
	x.form.Done()
}

func (x *ending) save() {
	if x.form.Show(x.problems()) {
		return
	}
	before := x.entry.Latest()
	x.asserter.put(x.content)
	change := record.Change{Entry: x.entry.ID, Parents: seen(x.entry), Status: careplan.Stopped,
		Source: x.asserter.source(), Content: x.content}
	said := wordsOf(x.entry.Kind, x.of).ended
	if x.inError {
		change.Status, said = careplan.EnteredInError, "Marked as entered in error"
	}
	if _, ok := x.places.save(x.host, x.of.ID, change); !ok {
		return
	}
	x.drop()
	x.host.Back()
	x.host.Say(said, x.places.undoing(x.host, x.of.ID, restored(x.me, x.entry.ID, before)))
}

func (x *ending) problems() []careplan.Problem {
	ps := x.form.problems()
	if x.inError && strings.TrimSpace(x.content.Shared().Reason) == "" {
		ps = append(ps, careplan.Problem{Field: "reason", Text: "Write what was wrong. Whoever reads the history needs to know."})
	}
	// What the entry said is not asked about again, only what this page asks.
	for _, q := range careplan.ProblemsAt(x.content, x.now) {
		if q.Field == "stopped" || q.Field == "" {
			ps = append(ps, q)
		}
	}
	return append(ps, x.asserter.problems()...)
}
