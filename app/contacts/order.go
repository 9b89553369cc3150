package contacts

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// The words on the buttons that move a contact.
const (
	up   = "Move up"
	down = "Move down"
)

// order lets a person move contacts up and down. Each move is saved at once,
// all positions in one transaction.
func (p *Places) order(host shell.Host, entries []careplan.Entry) shell.Page {
	var focus fyne.Focusable
	parts := []fyne.CanvasObject{kit.Text("The first one is on the Message in a Bottle, whatever else has to be left out.")}
	for i, e := range entries {
		c, ok := e.Latest().Content.(*careplan.Contact)
		if !ok {
			continue
		}
		var acts []fyne.CanvasObject
		act := func(label string, to int) {
			if to < 0 || to >= len(entries) {
				return
			}
			button := kit.PlainButton(label, nil, func() { p.move(host, entries, i, to) })
			acts = append(acts, button)
			// Who moves somebody by keyboard goes on moving the same one.
			if e.ID == p.moved && (label == p.direction || focus == nil) {
				focus = button
			}
		}
		act(up, i-1)
		act(down, i+1)
		parts = append(parts, kit.Card(kit.Strong(c.Name), kit.Soft(who(c)), kit.Beside(acts...)))
	}
	return shell.Page{
		Title: "The order of people to call",
		Body:  kit.Stack(parts...),
		Foot:  kit.MainButton("The order is right", nil, host.Back),
		Focus: focus,
	}
}

// move puts the entry at from to where the one at to stands.
func (p *Places) move(host shell.Host, entries []careplan.Entry, from, to int) {
	moved := slices.Clone(entries)
	moved[from], moved[to] = moved[to], moved[from]
	p.moved, p.direction = entries[from].ID, up
	if to > from {
		p.direction = down
	}
	if !p.savePositions(host, moved) {
		return
	}
	if c, ok := entries[from].Latest().Content.(*careplan.Contact); ok {
		host.Say(c.Name+" was moved.", func() { p.savePositions(host, entries) })
	}
}

// savePositions numbers the entries from 1 and saves those whose number
// changes. An entry with two versions keeps them: its order can wait until a
// person has chosen.
func (p *Places) savePositions(host shell.Host, entries []careplan.Entry) bool {
	current := host.Plan()
	var changes []record.Change
	for i, e := range entries {
		now, ok := current.Entry(e.ID)
		if !ok || now.Conflict() {
			continue
		}
		c, ok := now.Latest().Content.(*careplan.Contact)
		if !ok || c.Position == i+1 {
			continue
		}
		placed := *c
		placed.Position = i + 1
		head := now.Latest()
		changes = append(changes, record.Change{
			Entry: e.ID, Parents: []string{head.Revision}, Status: head.Status, Source: head.Source, Content: &placed,
		})
	}
	if len(changes) == 0 {
		return true
	}
	if _, err := p.record.Save(context.Background(), current.ID, changes...); err != nil {
		host.Problem(err)
		return false
	}
	return true
}
