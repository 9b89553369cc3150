package narrative

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
)

// edit is the page on which one entry is written.
func (p *Places) edit(h shell.Host, route shell.Route) shell.Page {
	w, page := p.openWriting(h, route)
	if page != nil {
		return *page
	}
	drafts := &basedDrafts{Drafts: h.Drafts(), seen: w.seen}
	w.form = newForm(drafts, w.key)
	w.form.choosePhoto = p.choosePhoto(h)
	w.put()
	w.asserter = newAsserter(w.reader, w.content, w.saidBefore())
	w.asserter.ask(w.form)
	w.form.settle()
	w.seen = drafts.seen

	var body []fyne.CanvasObject
	if w.form.FromDraft() {
		body = append(body, keptNotice(h, w.route, w.drop))
	}
	body = append(body, w.form.Object())
	return shell.Page{
		Title: w.title,
		Body:  kit.Stack(body...),
		Foot:  kit.MainButton("Save", kit.IconSave(), w.save),
		Keep:  true,
		Focus: w.form.FirstFocus(),
		Flush: w.flush,
	}
}

// writing is one entry while it is being written.
type writing struct {
	reader
	places *Places
	host   shell.Host
	route  shell.Route

	title    string
	key      string // of the draft
	entry    string // empty for a new one
	before   *careplan.Version
	seen     []string // the revisions that the words being typed are based on
	content  careplan.Content
	asserter *asserter
	form     *form
	saved    bool
}

// put puts the questions on the form: all of them, or those about one result.
func (w *writing) put() {
	if c, ok := w.content.(*careplan.Check); ok && w.route.Step == stepResult {
		putResult(w.form, c, w.now)
		return
	}
	put(w.form, w.of, w.content)
}

func (w *writing) save() {
	if w.form.Show(w.problems()) {
		return
	}
	w.asserter.put(w.content)
	if w.unchanged() {
		w.close()
		w.host.Say("Nothing was changed", nil)
		return
	}
	change := record.Change{Entry: w.entry, Parents: w.seen, Status: careplan.Active,
		Source: w.asserter.source(), Content: w.content}
	others, back, err := w.otherAnswers()
	if err != nil {
		w.host.Problem(err)
		return
	}
	ids, ok := w.places.save(w.host, w.of.ID, append([]record.Change{change}, others...)...)
	if !ok {
		return
	}
	undo := w.undo(ids[0], change, back)
	w.close()
	w.host.Say("Saved", undo)
}

// close leaves the form.
func (w *writing) close() {
	w.drop()
	w.host.Back()
}

// unchanged tells whether saving would only take the words out of the mouth of
// who said them.
func (w *writing) unchanged() bool {
	if w.before == nil || w.before.Content == nil || len(w.seen) != 1 || w.before.Status != careplan.Active ||
		w.asserter.choice != saysMe && w.asserter.choice != w.asserter.asBefore() || w.route.Step == stepRight {
		return false
	}
	was, err := clone(w.before.Content)
	if err != nil {
		return false
	}
	is, err := clone(w.content)
	if err != nil {
		return false
	}
	forgetWho(was)
	forgetWho(is)
	return careplan.SameContent(was, is)
}

// saidBefore is the version of which who said it may say it still, changed as
// it is now; nil where there is none, and where the words are of somebody new.
func (w *writing) saidBefore() *careplan.Version {
	if w.route.Step != "" || len(w.seen) != 1 {
		return nil
	}
	return w.before
}

// problems are all that keep the entry from being saved.
func (w *writing) problems() []careplan.Problem {
	ps := w.form.problems()
	ps = append(ps, careplan.ProblemsAt(w.content, w.now)...)
	ps = append(ps, w.beyondOwnLimits()...)
	ps = append(ps, bottleProblems(w.content, w.now)...)
	return append(ps, w.asserter.problems()...)
}

// beyondOwnLimits are what is wrong with a target for a measure that the plan
// itself defines: its limits stand in the plan.
func (w *writing) beyondOwnLimits() []careplan.Problem {
	t, ok := w.content.(*careplan.Target)
	if !ok || !strings.HasPrefix(string(t.Measure), measure.FreePrefix) {
		return nil
	}
	own, _ := w.of.Measure(t.Measure)
	return t.Refused(own.Measure)
}

func (w *writing) flush() {
	if !w.saved {
		w.form.Flush()
	}
}

// drop forgets what was typed: it is saved, or not wanted.
func (w *writing) drop() {
	w.saved = true
	w.form.Done()
}
