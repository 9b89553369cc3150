package welcome

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// switchPerson shows everybody's plan by colour, initials, full name and birth
// date: any one of them alone is mixed up sooner or later.
func (p *Places) switchPerson(host shell.Host, _ shell.Route) shell.Page {
	listed, err := p.record().Plans(context.Background())
	if err != nil {
		host.Problem(err)
	}
	shown := host.Plan().ID
	var people []fyne.CanvasObject
	for _, l := range listed {
		people = append(people, who(l, l.ID == shown, func() { host.SwitchTo(l.ID) }))
	}
	add := kit.PlainButton("Add another person's plan", kit.IconAdd(), func() { host.Go(shell.Route{Place: shell.AddPerson}) })
	return shell.Page{Title: "Whose plan?", Body: kit.Stack(append(people, add)...)}
}

// who is one person to choose. Large type needs the whole width for a name:
// then the initials stand above it.
func who(l record.Listed, shown bool, choose func()) fyne.CanvasObject {
	const large = 27
	initials := kit.Initials(l.Name, l.Colour)
	if theme.TextSize() > large {
		return kit.Card(initials, kit.Row(called(l), known(l, shown), nil, choose))
	}
	return kit.Row(called(l), known(l, shown), initials, choose)
}

// called is the full name, with the preferred one where it says something
// else.
func called(l record.Listed) string {
	if l.Preferred == "" || l.Preferred == l.Name {
		return l.Name
	}
	return l.Name + " (" + l.Preferred + ")"
}

func known(l record.Listed, shown bool) string {
	text := "no date of birth"
	if !l.Born.IsZero() {
		text = "born " + l.Born.String()
	}
	switch l.Me.Role {
	case careplan.RolePatient:
		text += " · my own plan"
	default:
		text += " · I look after this plan"
	}
	if shown {
		text += " · shown now"
	}
	return text
}
