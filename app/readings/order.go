package readings

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// order lets a person move measures up and down. Each move is saved at once.
func (p *Places) order(h shell.Host, followed []careplan.Following) shell.Page {
	var focus fyne.Focusable
	var parts []fyne.CanvasObject
	for i, m := range followed {
		var acts []fyne.CanvasObject
		for _, way := range []struct {
			label string
			to    int
		}{{"Move up", i - 1}, {"Move down", i + 1}} {
			if way.to < 0 || way.to >= len(followed) {
				continue
			}
			button := kit.PlainButton(way.label, nil, func() {
				moved := slices.Clone(followed)
				moved[i], moved[way.to] = moved[way.to], moved[i]
				p.moved, p.direction = m.Entry, way.label
				p.place(h, moved)
			})
			acts = append(acts, button)
			// Who moves something by keyboard goes on moving the same.
			if m.Entry == p.moved && (way.label == p.direction || focus == nil) {
				focus = button
			}
		}
		parts = append(parts, kit.Card(kit.Strong(m.Name), kit.Beside(acts...)))
	}
	return shell.Page{Title: "The order of readings", Body: kit.Stack(parts...),
		Foot: kit.MainButton("The order is right", nil, h.Back), Focus: focus}
}

// place numbers the measures from 1 and saves those whose number changes.
func (p *Places) place(h shell.Host, followed []careplan.Following) {
	plan := h.Plan()
	var changes []record.Change
	for i, m := range followed {
		e, c, ok := followedEntry(plan, m.ID)
		if !ok || c.Position == i+1 {
			continue
		}
		placed := *c
		placed.Position = i + 1
		changes = append(changes, record.Change{Entry: e.ID, Parents: seen(e), Status: careplan.Active, Content: &placed})
	}
	if len(changes) > 0 {
		p.save(h, plan.ID, changes...)
	}
}
