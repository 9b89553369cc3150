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

// templates offers lists to begin with; the step of the route is the one that
// is looked at.
func (p *Places) templates(h shell.Host, route shell.Route) shell.Page {
	if t, ok := careplan.TemplateOf(route.Step); ok {
		return p.template(h, t)
	}
	var rows []fyne.CanvasObject
	for _, t := range careplan.Templates() {
		to := shell.Route{Place: shell.Templates, Kind: route.Kind, Step: t.ID}
		rows = append(rows, kit.Row(t.Name, templateLine(h.Plan().Suggest(t)), nil, func() { h.Go(to) }))
	}
	return shell.Page{
		Title: "Lists to begin with",
		Body: kit.Stack(
			kit.Text("Each list says what is often checked, and what is often measured at home. You choose what to add. A list sets no target and no date."),
			kit.Rows(rows...)),
	}
}

func templateLine(all []careplan.Suggestion) string {
	there := 0
	for _, s := range all {
		if s.Stands() {
			there++
		}
	}
	switch there {
	case 0:
		return fmt.Sprintf("%d on the list", len(all))
	case len(all):
		return "All of it is in the plan"
	default:
		return fmt.Sprintf("%d on the list, %s in the plan already", len(all), summary.InWords(there))
	}
}

// template shows one list: what is there already, and what can be added.
func (p *Places) template(h shell.Host, t careplan.Template) shell.Page {
	taking := &taking{reader: readerOf(h), places: p, host: h, template: t}
	form := kit.NewForm(nil, "")
	var there []fyne.CanvasObject
	for i, s := range taking.of.Suggest(t) {
		if s.Stands() {
			there = append(there, kit.Text(s.Content.Title()))
			continue
		}
		one := &choice{Suggestion: s, wanted: s.Entry == nil}
		taking.choices = append(taking.choices, one)
		form.Flag(fmt.Sprint(i), label(s), "", &one.wanted)
	}
	body := []fyne.CanvasObject{kit.Soft("Source: " + t.Source + ". It sets no target and no date.")}
	page := shell.Page{Title: t.Name}
	if len(taking.choices) > 0 {
		body = append(body, kit.Text("Tick what to add to the plan."), form.Object())
		page.Foot = kit.MainButton("Add what is ticked", kit.IconAdd(), taking.take)
		page.Focus = form.FirstFocus()
		page.Keep = true
	} else {
		page.Foot = kit.MainButton("Go back", nil, h.Back)
	}
	if len(there) > 0 {
		body = append(body, kit.Card(append([]fyne.CanvasObject{kit.Strong("In the plan already")}, there...)...))
	}
	page.Body = kit.Stack(body...)
	return page
}

// label says whether something is measured at home or checked by others, and
// that somebody took it out of the plan once.
func label(s careplan.Suggestion) string {
	text := s.Content.Title()
	if s.Content.Kind() == careplan.KindMeasure {
		text += ", measured at home"
	}
	if s.Entry != nil {
		text += " (it was in the plan before)"
	}
	return text
}

// taking is a list while somebody chooses what of it to add.
type taking struct {
	reader
	places   *Places
	host     shell.Host
	template careplan.Template
	choices  []*choice
}

type choice struct {
	careplan.Suggestion
	wanted bool
}

// take adds what is chosen in one go, which can be undone in one go.
func (t *taking) take() {
	var changes, back []record.Change
	for _, c := range t.choices {
		if !c.wanted {
			continue
		}
		change, undo, err := t.change(c.Suggestion)
		if err != nil {
			t.host.Problem(err)
			return
		}
		changes, back = append(changes, change), append(back, undo)
	}
	if len(changes) == 0 {
		t.host.Say("Nothing was added", nil)
		return
	}
	ids, ok := t.places.save(t.host, t.of.ID, changes...)
	if !ok {
		return
	}
	for i := range back {
		back[i].Entry = ids[i]
	}
	t.host.Back()
	t.host.Say(fmt.Sprintf("Added %d to the plan", len(changes)), t.places.undoing(t.host, t.of.ID, back...))
}

// change adds one thing, or makes one count again that was taken out; and what
// takes that back.
func (t *taking) change(s careplan.Suggestion) (add, back record.Change, err error) {
	add = record.Change{Status: careplan.Active, Source: ownSource(t.me.Role), Content: s.Content}
	if s.Entry != nil && s.Entry.Latest().Content != nil {
		v := s.Entry.Latest()
		again, err := clone(v.Content)
		if err != nil {
			return add, back, err
		}
		forgetWho(again)
		if f, ok := again.(*careplan.Followed); ok {
			f.Position = s.Content.(*careplan.Followed).Position
		}
		add.Entry, add.Parents, add.Content = s.Entry.ID, seen(*s.Entry), again
		return add, restored(t.me, s.Entry.ID, v), nil
	}
	mistaken, err := clone(s.Content)
	if err != nil {
		return add, back, err
	}
	mistaken.Shared().Reason = "Undone straight after saving"
	return add, record.Change{Status: careplan.EnteredInError, Source: add.Source, Content: mistaken}, nil
}
