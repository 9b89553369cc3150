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

// order lets a person move contacts up and down. Each move is saved at once,
// all positions in one transaction.
func (p *Places) order(host shell.Host, entries []careplan.Entry) shell.Page {
	parts := []fyne.CanvasObject{kit.Text("The first one is on the Message in a Bottle, whatever else has to be left out.")}
	for i, e := range entries {
		c, ok := e.Latest().Content.(*careplan.Contact)
		if !ok {
			continue
		}
		var acts []fyne.CanvasObject
		if i > 0 {
			acts = append(acts, kit.PlainButton("Move up", nil, func() { p.move(host, entries, i, i-1) }))
		}
		if i < len(entries)-1 {
			acts = append(acts, kit.PlainButton("Move down", nil, func() { p.move(host, entries, i, i+1) }))
		}
		parts = append(parts, kit.Card(kit.Strong(c.Name), kit.Soft(who(c)), kit.Beside(acts...)))
	}
	return shell.Page{
		Title: "The order of people to call",
		Body:  kit.Stack(parts...),
		Foot:  kit.MainButton("The order is right", nil, host.Back),
	}
}

// move puts the entry at from to where the one at to stands.
func (p *Places) move(host shell.Host, entries []careplan.Entry, from, to int) {
	moved := slices.Clone(entries)
	moved[from], moved[to] = moved[to], moved[from]
	if !p.savePositions(host, moved) {
		return
	}
	c, ok := entries[from].Latest().Content.(*careplan.Contact)
	if !ok {
		return
	}
	direction := "up"
	if to > from {
		direction = "down"
	}
	host.Say(c.Name+" was moved "+direction+".", func() { p.savePositions(host, entries) })
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
