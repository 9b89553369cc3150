package narrative

import (
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

func putContact(s sheet, of careplan.Plan, c *careplan.Contact) {
	s.line("name", "Name", "A person or a service.", &c.Name)
	s.line("relationship", "Who are they?", "Such as son, neighbour, or heart failure nurse.", &c.Relationship)
	s.telephones("telephones", "Telephone numbers", "The one to try first comes first.", &c.Telephones)
	s.choice("type", "What kind of contact?", "", contactTypes(), &c.Type)
	s.line("when", "When to call", "Such as: if the sugar is low, at any hour.", &c.When)
	s.line("hours", "When they can be reached", "Such as Monday to Friday, 10 to 4.", &c.Hours)
	s.flag("has_key", "They have a key", "", &c.HasKey)
	s.line("language", "Language they speak", "Leave it empty if it is English.", &c.Language)
	s.choice("consent", whose.Say(of, "May people who treat you talk with them about you?", "May people who treat NAME talk with them about NAME?"),
		"", yesNo(), &c.Consent)
}

func contactTypes() []kit.Option {
	options := []kit.Option{{Value: "", Label: notSaid}}
	for _, t := range careplan.ContactTypes() {
		options = append(options, kit.Option{Value: t, Label: summary.Capital(t)})
	}
	return options
}
