// Package contacts knows how a person finds whom to call, and in which order.
//
// It promises that every number can be read as well as tapped, and that the
// practice's bypass number, which is for professionals, is never among the
// numbers that it offers. It knows nothing about whether somebody answers.
package contacts

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/call"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// Record is what the contacts need of the record.
type Record interface {
	Save(ctx context.Context, planID string, changes ...record.Change) ([]string, error)
}

// Places are the screens of the people to call.
type Places struct {
	record Record
	dial   call.Dial

	// Who was moved last and which way, to keep the keyboard there.
	moved, direction string
}

// New makes the places.
func New(rec Record, dial call.Dial) *Places { return &Places{record: rec, dial: dial} }

// Routes are the builders of the places.
func (p *Places) Routes() map[shell.Place]shell.Builder {
	return map[shell.Place]shell.Builder{
		shell.People:  p.people,
		shell.Contact: p.contact,
	}
}

// stepOrder is the step of the place People that changes the order.
const stepOrder = "order"

func (p *Places) people(host shell.Host, r shell.Route) shell.Page {
	plan := host.Plan()
	view := plan.Section(careplan.KindContact)
	entries := view.Items
	if r.Step == stepOrder {
		return p.order(host, entries)
	}
	parts := []fyne.CanvasObject{call.Emergency(host, p.dial)}
	toSection := func() { host.Go(shell.Route{Place: shell.Section, Kind: careplan.KindContact}) }
	if len(entries) == 0 {
		title, sub := nobody(plan, view.State)
		parts = append(parts, kit.Row(title, sub, kit.StateChip(view), toSection))
	}
	if view.Check && len(entries) > 0 {
		parts = append(parts, kit.Notice(kit.Warn, "Something to check",
			"Somebody said that there is nobody to call, and there are people on the list.",
			kit.PlainButton("Look at both", nil, toSection)))
	}
	for _, e := range entries {
		parts = append(parts, p.card(host, e))
	}
	parts = append(parts, p.practice(host, plan)...)
	if len(entries) > 1 {
		parts = append(parts, kit.PlainButton("Change the order", nil, func() {
			host.Go(shell.Route{Place: shell.People, Step: stepOrder})
		}))
	}
	if len(view.Past) > 0 {
		parts = append(parts, kit.LinkButton("Who is no longer on the list", toSection))
	}
	return shell.Page{
		Title: "People to call",
		Body:  kit.Stack(parts...),
		Foot: kit.MainButton("Add a person to call", kit.IconAdd(), func() {
			host.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindContact})
		}),
	}
}

// nobody says why the list is empty: the four states of a section never look
// alike.
func nobody(plan careplan.Plan, state careplan.SectionState) (title, sub string) {
	switch state {
	case careplan.NoneKnown:
		return "There is nobody to call", "Somebody asked"
	case careplan.AskedNotAnswered:
		return "Nobody is written down", "Somebody asked, and there is no answer yet"
	}
	if whose.Own(plan) {
		return "Who would you want to be called?", "Nobody has asked yet"
	}
	return "Who would " + whose.Name(plan) + " want to be called?", "Nobody has asked yet"
}

// card shows one contact as the list does: who, when, and every number.
func (p *Places) card(host shell.Host, e careplan.Entry) fyne.CanvasObject {
	open := func() { host.Go(shell.Route{Place: shell.Contact, Kind: careplan.KindContact, Entry: e.ID}) }
	c, ok := e.Latest().Content.(*careplan.Contact)
	if !ok {
		return kit.Card(kit.Row("A person to call", "This can't be read here", nil, open))
	}
	var chip fyne.CanvasObject
	if e.Conflict() {
		chip = kit.AlertChip("Two versions")
	}
	parts := []fyne.CanvasObject{kit.Row(c.Name, who(c), chip, open)}
	if c.When != "" {
		parts = append(parts, kit.Text("Call: "+c.When))
	}
	if c.Hours != "" {
		parts = append(parts, kit.Soft(c.Hours))
	}
	for _, t := range c.Telephones {
		parts = append(parts, call.Button(host, p.dial, "", t))
	}
	return kit.Card(parts...)
}

// who is the second line of a contact.
func who(c *careplan.Contact) string {
	text := c.Relationship
	if text == "" {
		text = c.Type
	}
	if c.HasKey {
		if text != "" {
			text += " · "
		}
		text += "has a key"
	}
	return text
}

// practice shows what of the practice a patient may ring. The bypass number is
// left out on purpose: it is for ambulance crews, hospitals and care homes.
func (p *Places) practice(host shell.Host, plan careplan.Plan) []fyne.CanvasObject {
	practice, _, ok := plan.Practice()
	if !ok || practice.Telephone.IsZero() && practice.AdviceLine.IsZero() {
		return nil
	}
	open := func() { host.Go(shell.Route{Place: shell.Practice, Kind: careplan.KindPractice}) }
	name := practice.Name
	if name == "" {
		name = "GP practice"
	}
	parts := []fyne.CanvasObject{kit.Row(name, "GP practice", nil, open)}
	if !practice.AdviceLine.IsZero() {
		parts = append(parts,
			kit.Text("Advice line, for the same day"),
			call.Button(host, p.dial, "", practice.AdviceLine))
	}
	if !practice.Telephone.IsZero() {
		parts = append(parts,
			kit.Text("Reception"),
			call.Button(host, p.dial, "", practice.Telephone))
	}
	return []fyne.CanvasObject{kit.Card(parts...)}
}
