package readings

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/pressure"
	"github.com/carebottle/carebottle/app/quote"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// reading shows one reading in full, and what the plan says of it.
func (p *Places) reading(h shell.Host, r shell.Route) shell.Page {
	plan := h.Plan()
	e, err := p.record.Entry(context.Background(), plan.ID, r.Entry)
	switch {
	case errors.Is(err, record.ErrNoEntry):
		return nothing(h, "Nothing here", "This plan has no such reading. Nothing was lost.")
	case err != nil:
		h.Problem(err)
		return nothing(h, "Readings", "This reading can't be shown now.")
	}
	versions, err := p.record.History(context.Background(), plan.ID, r.Entry)
	if err != nil {
		h.Problem(err)
	}
	s := shown{places: p, host: h, plan: plan, entry: e, versions: versions, route: r}
	switch {
	case r.Step == stepHistory:
		return s.history()
	case e.Conflict():
		return s.settle()
	}
	content, ok := e.Latest().Content.(*careplan.Reading)
	if !ok {
		return nothing(h, "A reading", "Its words were taken out for good, or were written by a newer version of Carebottle. The rest of the plan is not touched.")
	}
	s.content = content
	if r.Step == stepError {
		return s.wrong()
	}
	return s.page()
}

// shown is one reading while it is shown.
type shown struct {
	places   *Places
	host     shell.Host
	plan     careplan.Plan
	entry    careplan.Entry
	versions []careplan.Version // newest first
	content  *careplan.Reading
	route    shell.Route
}

// value is a reading as the person reads it, with its measure's name and, where
// it was converted, as it was entered.
func (s shown) value(r *careplan.Reading) (name, value, entered string) {
	m, ok := s.plan.Measure(r.Measure)
	if !ok {
		return r.Title(), "", ""
	}
	amounts, converted := quote.Shown(m, r.Amounts)
	if converted {
		entered = m.Say(r.Amounts)
	}
	return m.Name, m.Say(amounts), entered
}

func (s shown) page() shell.Page {
	name, value, entered := s.value(s.content)
	counts := s.counts()
	var parts []fyne.CanvasObject
	fresh := s.route.Step == stepSaved || s.route.Step == stepCorrected
	if fresh && counts {
		parts = append(parts, s.saved())
	} else {
		parts = append(parts, kit.Soft(quote.Moment(s.content.At, s.host.Now())))
	}
	if entered != "" {
		parts = append(parts, kit.Soft("Entered as "+entered+"."))
	}
	parts = append(parts, s.status()...)
	if counts {
		parts = append(parts, s.quotes()...)
	}
	parts = append(parts, s.facts(), kit.Stack(s.acts()...))
	page := shell.Page{Title: name + " " + value, Body: kit.Stack(parts...)}
	if fresh {
		page.Foot = kit.PlainButton("Done", nil, to(s.host, shell.Route{Place: shell.Readings}))
	}
	return page
}

// counts tells whether the reading stands: it is active, and so is the file
// that it came with.
func (s shown) counts() bool { return s.entry.Active() && !s.takenBack() }

// takenBack tells whether the file that the reading came with was undone.
func (s shown) takenBack() bool {
	if s.content.Import == "" {
		return false
	}
	file, ok := s.plan.Entry(s.content.Import)
	return ok && !file.Active()
}

// saved says that a reading is on disk, and offers to take it back.
func (s shown) saved() fyne.CanvasObject {
	line := kit.Soft("Saved, " + quote.Moment(s.content.At, s.host.Now()))
	undo, ok := s.undo()
	if !ok {
		return line
	}
	return kit.Lead(line, kit.LinkButton("Undo", undo))
}

// undo takes back what was just saved: a new reading becomes one entered in
// error, with what was answered since, and a corrected one says again what it
// said.
func (s shown) undo() (func(), bool) {
	back := record.Change{Entry: s.entry.ID, Parents: seen(s.entry)}
	switch {
	case s.route.Step == stepSaved:
		mistaken := *s.content
		mistaken.SaidBy, mistaken.Reason = "", "Undone straight after saving"
		back.Status, back.Content = careplan.EnteredInError, &mistaken
	case len(s.versions) > 1 && s.versions[1].Content != nil:
		was := s.versions[1]
		back.Status, back.Source, back.Content = was.Status, was.Source, was.Content
	default:
		return nil, false
	}
	return func() {
		if _, ok := s.places.save(s.host, s.plan.ID, back); ok {
			s.host.Say("Undone", nil)
			s.host.Replace(shell.Route{Place: shell.Reading, Entry: s.entry.ID})
		}
	}, true
}

func seen(e careplan.Entry) []string {
	var ids []string
	for _, v := range e.Heads {
		ids = append(ids, v.Revision)
	}
	return ids
}

// status says that a reading does not count, and why, and that it was
// corrected.
func (s shown) status() []fyne.CanvasObject {
	v := s.entry.Latest()
	switch {
	case v.Status != careplan.Active:
		why := v.Content.Shared().Reason
		if why == "" {
			why = "Nobody wrote why."
		}
		return []fyne.CanvasObject{kit.Notice(kit.Warn, "Entered in error", ended(why)+" It does not count, and is kept in the history.")}
	case s.takenBack():
		return []fyne.CanvasObject{kit.Notice(kit.Warn, "Its file was taken back", "It does not count, and is kept in the history.")}
	case len(s.versions) > 1:
		if was, ok := s.versions[1].Content.(*careplan.Reading); ok && !s.same(was) {
			_, value, _ := s.value(was)
			return []fyne.CanvasObject{kit.Soft("Corrected by " + v.Typed.Name + ". It said before: " + value + ", " + quote.Moment(was.At, s.host.Now()) + ".")}
		}
	}
	return nil
}

// same tells whether an earlier version gives the same number at the same time.
func (s shown) same(was *careplan.Reading) bool {
	_, before, _ := s.value(was)
	_, now, _ := s.value(s.content)
	return before == now && was.At.Equal(s.content.At)
}

// ended ends a text as a sentence.
func ended(text string) string {
	if text != "" && !isEnd(text[len(text)-1]) {
		text += "."
	}
	return text
}

func isEnd(c byte) bool { return c == '.' || c == '?' || c == '!' }

// quotes are what the plan says, and the question that it needs answered to say
// more.
func (s shown) quotes() []fyne.CanvasObject {
	m, ok := s.plan.Measure(s.content.Measure)
	if !ok {
		return nil
	}
	point := careplan.PointOf(s.content)
	point.Entry = s.entry.ID
	before := s.places.before(s.host, m.ID, point.At, quote.Days(s.plan, m.ID))
	parts := quote.Of(s.host, m, point, before, s.places.dial)
	for _, q := range quote.Asks(s.plan, m, point) {
		var options []kit.Option
		for _, o := range q.Options {
			options = append(options, kit.Option{Value: o.Value, Label: o.Label})
		}
		pick := kit.NewPick(options, "")
		pick.OnChange = func() { s.answer(q.ID, pick.Chosen()) }
		parts = append(parts, kit.Card(kit.Strong(q.Label), kit.Soft("A target in this plan depends on it."), pick.Object()))
	}
	return parts
}

// answer adds what was so around the reading.
func (s shown) answer(question, value string) {
	if value == "" {
		return
	}
	said := *s.content
	said.Circumstances = map[string]string{question: value}
	for other, given := range s.content.Circumstances {
		said.Circumstances[other] = given
	}
	change := record.Change{Entry: s.entry.ID, Parents: seen(s.entry), Status: careplan.Active, Source: s.entry.Latest().Source, Content: &said}
	if _, ok := s.places.save(s.host, s.plan.ID, change); !ok {
		return
	}
	after := s.route
	if after.Step == stepCorrected {
		after.Step = "" // what there was to take back is not the last version any more
	}
	s.host.Replace(after)
}

// facts are when it was, what was so around it, and who wrote it down.
func (s shown) facts() fyne.CanvasObject {
	v := s.entry.Latest()
	facts := []fyne.CanvasObject{fact("Measured", quote.Moment(s.content.At, s.host.Now()))}
	facts = append(facts, s.around(s.content)...)
	facts = append(facts,
		fact("Who said so", summary.Capital(whose.SaidBy(s.plan, v))),
		fact("Typed by", typedBy(v)+", "+quote.Moment(v.At.In(s.host.Now().Location()), s.host.Now())))
	rows := []fyne.CanvasObject{kit.Stack(facts...)}
	row := func(title, id string, place shell.Place) {
		if e, ok := s.plan.Entry(id); ok && e.Latest().Content != nil {
			rows = append(rows, kit.Row(title, e.Latest().Content.Title(), nil, to(s.host, shell.Route{Place: place, Entry: id})))
		}
	}
	row("From a file", s.content.Import, shell.Import)
	row("Part of a blood pressure week", s.content.Week, shell.Week)
	return kit.Card(rows...)
}

// around are the circumstances and the note of a version.
func (s shown) around(r *careplan.Reading) []fyne.CanvasObject {
	var facts []fyne.CanvasObject
	m, _ := s.plan.Measure(r.Measure)
	for _, q := range m.Questions {
		if value := r.Circumstances[q.ID]; value != "" {
			facts = append(facts, fact(q.Label, q.Say(value)))
		}
	}
	if r.Note != "" {
		facts = append(facts, fact("Note", r.Note))
	}
	return facts
}

func typedBy(v careplan.Version) string {
	text := v.Typed.Name
	if text == "" {
		text = "somebody"
	}
	if v.Typed.Role != "" {
		text += " (" + v.Typed.Role.Label() + ")"
	}
	return text
}

func (s shown) acts() []fyne.CanvasObject {
	m := s.content.Measure
	acts := []fyne.CanvasObject{
		kit.PlainButton("See how it goes", nil, to(s.host, shell.Route{Place: shell.Trend, Measure: m})),
		kit.PlainButton("Enter another", nil, to(s.host, pressure.Entering(s.host.Plan(), m))),
	}
	if s.entry.Active() {
		acts = append(acts,
			kit.PlainButton("Correct it", kit.IconEdit(), to(s.host, shell.Route{Place: shell.NewReading, Measure: m, Entry: s.entry.ID})),
			kit.PlainButton("Mark as entered in error", nil, to(s.host, shell.Route{Place: shell.Reading, Entry: s.entry.ID, Step: stepError})))
	} else if v, ok := s.counted(); ok && !s.takenBack() {
		acts = append(acts, kit.PlainButton("It was right: count it again", nil, func() { s.countAgain(v) }))
	}
	return append(acts, s.pastButton())
}

func (s shown) pastButton() fyne.CanvasObject {
	return kit.PlainButton("History", kit.IconHistory(), to(s.host, shell.Route{Place: shell.Reading, Entry: s.entry.ID, Step: stepHistory}))
}
