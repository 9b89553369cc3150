package bottle

import (
	"context"
	"strings"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// firstThere leaves the choice to the message: the first number there is.
const firstThere = ""

// number lets the person choose whose telephone number opens the message: it
// is the one that a phone offers to ring. A tap saves.
func (p *Places) number(host shell.Host, _ shell.Route) shell.Page {
	plan := host.Plan()
	choices, _, _ := plan.BottleChoices()
	chosen := choices.Number
	form := kit.NewForm(nil, "")
	form.Choice("number", "Whose number comes first?", "", numbers(plan), &chosen).
		OnChange(func() { p.choose(host, chosen) })
	return shell.Page{
		Title: "The number on top",
		Body: kit.Stack(
			kit.Text("A phone that reads the code offers to ring the number that comes first in it."),
			form.Object(),
		),
		Foot: kit.MainButton("Back to the message", nil, host.Back),
	}
}

// numbers are the telephone numbers that the plan has, with the words of who
// answers.
func numbers(plan careplan.Plan) []kit.Option {
	options := []kit.Option{{Value: firstThere, Label: "The first there is: bypass number, practice, first person to call"}}
	add := func(value, who string, t careplan.Telephone) {
		if !t.IsZero() {
			options = append(options, kit.Option{Value: value, Label: who + ", " + t.Typed})
		}
	}
	if practice, _, ok := plan.Practice(); ok {
		add(bottle.NumberBypass, "The practice's number for professionals", practice.Bypass)
		add(bottle.NumberPractice, "The practice", practice.Telephone)
		add(bottle.NumberAdvice, "The practice's advice line", practice.AdviceLine)
	}
	for _, e := range plan.Contacts() {
		c, ok := e.Latest().Content.(*careplan.Contact)
		if !ok || len(c.Telephones) == 0 {
			continue
		}
		add(bottle.NumberContact(e.ID), strings.TrimSuffix(c.Name+", "+c.Relationship, ", "), c.Telephones[0])
	}
	return options
}

func (p *Places) choose(host shell.Host, number string) {
	before, _, _ := host.Plan().BottleChoices()
	if before.Number == number || !p.saveNumber(host, number) {
		return
	}
	host.Say("The message starts with another number now.", func() { p.saveNumber(host, before.Number) })
}

func (p *Places) saveNumber(host shell.Host, number string) bool {
	plan := host.Plan()
	choices, entry, _ := plan.BottleChoices()
	choices.Number = number
	change := record.Change{Entry: entry.ID, Status: careplan.Active, Source: source(plan.Me), Content: &choices}
	if _, err := p.record.Save(context.Background(), plan.ID, change); err != nil {
		host.Problem(err)
		return false
	}
	return true
}

// source says that who chose is who sits at the keyboard.
func source(me careplan.Member) careplan.Source {
	switch me.Role {
	case careplan.RoleCarer:
		return careplan.SourceCarer
	case careplan.RoleClinician:
		return careplan.SourceClinician
	default:
		return careplan.SourcePatient
	}
}
