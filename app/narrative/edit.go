package narrative

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/internal/careplan"
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
	put(w.form, w.of, w.content)
	w.asserter.ask(w.form, w.of)
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

// openWriting finds what is to be written; a page where that can't be.
func (p *Places) openWriting(h shell.Host, route shell.Route) (*writing, *shell.Page) {
	plan := h.Plan()
	w := &writing{reader: readerOf(h), places: p, host: h, route: route, entry: route.Entry,
		asserter: newAsserter(plan.Me.Role)}
	words := wordsOf(route.Kind, w.of)
	w.title = words.add
	kind := route.Kind
	if answer := careplan.SectionState(route.Step); answer == careplan.NoneKnown || answer == careplan.AskedNotAnswered {
		kind = careplan.KindSection
		w.title = summary.Answer(plan, route.Kind, answer)
		w.entry = plan.Section(route.Kind).StatementEntry
		w.content = &careplan.Statement{Section: route.Kind, State: answer, On: careplan.DateOf(w.now)}
	} else if e, ok := only(plan, kind); ok && kind.Single() && w.entry == "" {
		w.entry = e.ID
	}
	w.key = fmt.Sprintf("narrative/%s/%s/%s/%s", plan.ID, route.Kind, orElse(w.entry, "new"), route.Step)
	if w.entry == "" {
		if w.content == nil {
			w.content = newContent(kind, plan)
		}
		return w, nil
	}

	e, ok := plan.Entry(w.entry)
	if !ok {
		page := gone(h)
		return nil, &page
	}
	latest := e.Latest()
	w.before, w.seen = &latest, seen(e)
	if w.content != nil { // an answer takes the place of the answer before
		return w, nil
	}
	if e.Conflict() && route.Step != stepRight {
		page := p.settle(h, route)
		return nil, &page
	}
	if latest.Content == nil {
		page := shell.Page{Title: absent(latest.Absent), Body: kit.Text(absentHelp(latest.Absent)),
			Foot: kit.MainButton("Go back", nil, h.Back)}
		return nil, &page
	}
	content, err := clone(latest.Content)
	if err != nil {
		h.Problem(err)
		page := gone(h)
		return nil, &page
	}
	w.content = content
	w.content.Shared().Reason, w.content.Shared().SaidBy = "", ""
	if m, ok := w.content.(*careplan.Medicine); ok && route.Step == stepAgain {
		m.Stopped = careplan.Date{}
	}
	w.title = changeTitle(w.reader, e, route.Step)
	return w, nil
}

func changeTitle(r reader, e careplan.Entry, step string) string {
	switch {
	case step == stepRight:
		return "Write what is right"
	case e.Kind.Single():
		return wordsOf(e.Kind, r.of).title
	case step == stepAgain:
		return e.Latest().Content.Title()
	}
	return "Change " + e.Latest().Content.Title()
}

// newContent is an empty entry; a contact comes last among the contacts.
func newContent(kind careplan.Kind, plan careplan.Plan) careplan.Content {
	c := careplan.New(kind)
	if contact, ok := c.(*careplan.Contact); ok {
		contact.Position = 1
		for _, e := range plan.Of(careplan.KindContact) {
			if other, ok := e.Latest().Content.(*careplan.Contact); ok {
				contact.Position = max(contact.Position, other.Position+1)
			}
		}
	}
	return c
}

// clone copies a content, with what this version does not know of it.
func clone(c careplan.Content) (careplan.Content, error) {
	body, err := careplan.Encode(c)
	if err != nil {
		return nil, err
	}
	return careplan.Decode(c.Kind(), body)
}

func (w *writing) save() {
	if w.form.Show(w.problems()) {
		return
	}
	common := w.content.Shared()
	common.SaidBy = w.asserter.saidBy()
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
		w.asserter.choice != saysMe || w.route.Step == stepRight {
		return false
	}
	was, err := clone(w.before.Content)
	if err != nil {
		return false
	}
	was.Shared().SaidBy = w.content.Shared().SaidBy
	return careplan.SameContent(was, w.content)
}

// problems are all that keep the entry from being saved.
func (w *writing) problems() []careplan.Problem {
	ps := w.form.problems()
	ps = append(ps, careplan.ProblemsAt(w.content, w.now)...)
	ps = append(ps, bottleProblems(w.content, w.now)...)
	return append(ps, w.asserter.problems()...)
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
