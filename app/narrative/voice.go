package narrative

import (
	"strings"

	"github.com/carebottle/carebottle/internal/careplan"
)

// voice chooses the words for whose plan it is: "my plan" to the person
// themselves, "Tomasz's plan" to everybody else.
type voice struct {
	own  bool
	name string // preferred name, where there is one
}

func voiceOf(p careplan.Plan) voice {
	v := voice{own: p.Me.Role == careplan.RolePatient, name: "this person"}
	if person, _, ok := p.Person(); ok {
		switch {
		case person.PreferredName != "":
			v.name = person.PreferredName
		case person.FullName != "":
			v.name = person.FullName
		}
	}
	return v
}

// say returns own to the person themselves, and others with the person's name
// in place of NAME to everybody else.
func (v voice) say(own, others string) string {
	if v.own {
		return own
	}
	return strings.ReplaceAll(others, "NAME", v.name)
}

func (v voice) planTitle() string { return v.say("My plan", "NAME's plan") }
