package narrative

import (
	"strings"

	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

// voice chooses the words for whose plan it is: the patient is spoken to as
// "you", everybody else is told about the person by name.
type voice struct {
	of careplan.Plan
}

// name is what the person likes to be called.
func (v voice) name() string { return whose.Name(v.of) }

// say returns own to the person themselves, and others with the person's name
// in place of NAME to everybody else.
func (v voice) say(own, others string) string {
	if whose.Own(v.of) {
		return own
	}
	return strings.ReplaceAll(others, "NAME", v.name())
}

func (v voice) planTitle() string { return v.say("My plan", "NAME's plan") }
