package bottle

import (
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
)

// explain says why there is no code, and leads to each thing to change. What
// the person can't settle is told as every other problem is.
func (p *Places) explain(host shell.Host, err error) fyne.CanvasObject {
	plan := host.Plan()
	var needs *bottle.NeedsError
	var tooLong *bottle.TooLongError
	switch {
	case errors.As(err, &needs):
		parts := []fyne.CanvasObject{kit.Notice(kit.Alert, "There is no code yet",
			"Something has to be written in another way first. Nothing is lost.")}
		for _, n := range needs.Needs {
			parts = append(parts, kit.Card(kit.Strong(whose.Heading(plan, n.Kind)), kit.Text(n.Text),
				kit.PlainButton("Change this", kit.IconEdit(), leadTo(host, needed(plan, n)))))
		}
		return kit.Stack(parts...)
	case errors.As(err, &tooLong):
		parts := []fyne.CanvasObject{kit.Notice(kit.Alert, "The message does not fit into one code",
			fmt.Sprintf("It is about %d letters too long, and nothing more may be left out. Say the longest parts in fewer words. The plan is kept as it is.", tooLong.Over))}
		for _, l := range tooLong.Parts {
			parts = append(parts, kit.Row(l.Name, fmt.Sprintf("%d letters", l.Letters), nil, leadTo(host, long(plan, l.Kind))))
		}
		return kit.Stack(parts...)
	default:
		host.Problem(err)
		return kit.Notice(kit.Alert, "There is no code", "The message could not be made. The plan itself is safe.")
	}
}

func leadTo(host shell.Host, r shell.Route) func() { return func() { host.Go(r) } }

// needed is where the thing can be written in another way: the answer for a
// whole section is given in the section.
func needed(plan careplan.Plan, n bottle.Need) shell.Route {
	if entry, ok := plan.Entry(n.Entry); ok && n.Kind == careplan.KindSection {
		if said, ok := entry.Latest().Content.(*careplan.Statement); ok {
			return shell.Route{Place: shell.Section, Kind: said.Section}
		}
	}
	return shell.Route{Place: shell.EditItem, Kind: n.Kind, Entry: n.Entry}
}

// long is where a part of the message can be said in fewer words.
func long(plan careplan.Plan, kind careplan.Kind) shell.Route {
	switch kind {
	case careplan.KindPerson:
		_, entry, _ := plan.Person()
		return shell.Route{Place: shell.EditItem, Kind: kind, Entry: entry.ID}
	case careplan.KindContact:
		return shell.Route{Place: shell.People}
	case careplan.KindSection:
		return shell.Route{Place: shell.Narrative}
	default:
		return shell.Route{Place: shell.Section, Kind: kind}
	}
}
