package home

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/call"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

// conflicts are the entries with more than one version, each with a way to
// settle it.
func conflicts(host shell.Host, plan careplan.Plan) []fyne.CanvasObject {
	var found []fyne.CanvasObject
	for _, e := range plan.Entries {
		if !e.Conflict() {
			continue
		}
		title := "Two versions do not agree"
		text := whose.Heading(plan, e.Kind)
		if c := e.Latest().Content; c != nil && plan.Title(c) != "" {
			text += ": " + plan.Title(c)
		}
		settle := kit.PlainButton("Look at both", nil, to(host, shell.Route{Place: shell.Settle, Kind: e.Kind, Entry: e.ID}))
		found = append(found, kit.Notice(kit.Alert, title, text+".", settle))
	}
	return found
}

// contents are the sections with their states. What nobody has asked about
// comes first, because a stranger who reads the bottle will miss it most. A
// phone has room for the first few; the rest is told in one line.
func contents(host shell.Host, plan careplan.Plan) fyne.CanvasObject {
	var views []careplan.SectionView
	for _, s := range careplan.Sections() {
		if s != careplan.KindContact { // people to call have a card of their own
			views = append(views, plan.Section(s))
		}
	}
	slices.SortStableFunc(views, func(a, b careplan.SectionView) int { return rank(a) - rank(b) })
	shown := len(views)
	if host.Compact() {
		shown = min(shown, urgent(views))
	}
	rows := []fyne.CanvasObject{kit.Subheading(whose.Plan(plan))}
	for _, v := range views[:shown] {
		rows = append(rows, summary.Row(host, v))
	}
	if shown < len(views) {
		rows = append(rows, kit.Row("All of it", rest(plan, views[shown:]), nil, to(host, shell.Route{Place: shell.Narrative})))
	}
	return kit.Card(rows...)
}

// urgent is how many sections need a look: all that contradict themselves, and
// the first few that are missing.
func urgent(views []careplan.SectionView) int {
	const missing = 3
	checks, gaps := 0, 0
	for _, v := range views {
		switch rank(v) {
		case rankCheck:
			checks++
		case rankMissing:
			gaps++
		}
	}
	return checks + min(gaps, missing)
}

// rest says in words in which state the other sections are.
func rest(plan careplan.Plan, views []careplan.SectionView) string {
	var lines []string
	for _, group := range []struct {
		state careplan.SectionState
		label string
	}{
		{careplan.NotRecorded, "Not recorded either: "},
		{careplan.AskedNotAnswered, "Asked, not answered: "},
		{careplan.NoneKnown, "None known: "},
		{careplan.Recorded, "Recorded: "},
	} {
		var names []string
		for _, v := range views {
			if v.State == group.state {
				names = append(names, whose.Heading(plan, v.Section))
			}
		}
		if len(names) > 0 {
			lines = append(lines, group.label+strings.Join(names, ", "))
		}
	}
	return strings.Join(lines, "\n")
}

// The order of sections on home.
const (
	rankCheck = iota
	rankMissing
	rankAsked
	rankAnswered
)

func rank(v careplan.SectionView) int {
	switch {
	case v.Check:
		return rankCheck
	case v.State == careplan.NotRecorded:
		return rankMissing
	case v.State == careplan.AskedNotAnswered:
		return rankAsked
	default:
		return rankAnswered
	}
}

// people are the first to call, with all their numbers, and the two numbers
// that everybody may need.
func (p *Places) people(host shell.Host, plan careplan.Plan) fyne.CanvasObject {
	const first = 2
	parts := []fyne.CanvasObject{kit.Subheading("People to call")}
	contacts := plan.Contacts()
	for _, e := range contacts[:min(first, len(contacts))] {
		c, ok := e.Latest().Content.(*careplan.Contact)
		if !ok {
			continue
		}
		parts = append(parts, kit.Close(kit.Strong(c.Name), kit.Soft(c.Relationship)))
		for _, t := range c.Telephones {
			parts = append(parts, call.Button(host, p.dial, "", t))
		}
	}
	label := "All people to call"
	if len(contacts) == 0 {
		parts = append(parts, kit.Lead(kit.Text("Nobody is written down."), kit.StateChip(plan.Section(careplan.KindContact))))
		label = "Write down who to call"
	}
	parts = append(parts, kit.PlainButton(label, nil, to(host, shell.Route{Place: shell.People})))
	return kit.Stack(call.Emergency(host, p.dial), kit.Card(parts...))
}
