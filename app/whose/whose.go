// Package whose knows how the screens speak of the person whose plan it is: "my
// plan" to the patient at the keyboard, "Tomasz's plan" to a carer.
//
// It promises never to say "my" to anybody but the patient.
package whose

import (
	"strings"

	"github.com/carebottle/carebottle/internal/careplan"
)

// Own tells whether the patient is at the keyboard.
func Own(p careplan.Plan) bool { return p.Me.Role == careplan.RolePatient }

// Name is what the person likes to be called, or the full name, or "this
// person" where the plan has no name that can be read.
func Name(p careplan.Plan) string {
	person, _, ok := p.Person()
	if !ok {
		return "this person"
	}
	for _, name := range []string{person.PreferredName, person.FullName} {
		if name = strings.TrimSpace(name); name != "" {
			return name
		}
	}
	return "this person"
}

// My is what stands before something of the person's: "my" or "Tomasz's".
func My(p careplan.Plan) string {
	if Own(p) {
		return "my"
	}
	return Of(Name(p))
}

// Say gives own to the patient at the keyboard, and others with the person's
// name in place of NAME to everybody else.
func Say(p careplan.Plan, own, others string) string {
	if Own(p) {
		return own
	}
	return strings.ReplaceAll(others, "NAME", Name(p))
}

// Plan is what the plan is called: "My plan", "Tomasz's plan".
func Plan(p careplan.Plan) string { return Say(p, "My plan", Of("NAME")+" plan") }

// Of makes the possessive of a name: "Tomasz's". The NHS style guide adds 's
// after a final s, too.
func Of(name string) string { return name + "'s" }

// Heading is what stands above the entries of kind, to whom is at the keyboard:
// "About me", "About Tomasz".
func Heading(p careplan.Plan, kind careplan.Kind) string {
	if Own(p) {
		return kind.Heading()
	}
	name := Name(p)
	switch kind {
	case careplan.KindPerson:
		return "Who " + name + " is"
	case careplan.KindPractice:
		return Of(name) + " GP practice"
	case careplan.KindAbout:
		return "About " + name
	case careplan.KindBaseline:
		return "What is usual for " + name
	case careplan.KindPlaceOfCare:
		return "Where " + name + " lives and wants to be cared for"
	case careplan.KindMeasure:
		return "What " + name + " measures"
	case careplan.KindGoal:
		return Of(name) + " goals"
	default:
		return kind.Heading()
	}
}
