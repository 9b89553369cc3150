package narrative

import (
	"strings"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

// asserter is the answer to "Who said so?", kept apart from who types.
type asserter struct {
	reader
	choice string // one of the says
	name   string // of another carer, a clinician, a letter
	target *careplan.Target
	before *careplan.Version // what somebody else said before; nil where nobody did
}

// Who may have said so.
const (
	saysMe        = "me"
	saysPerson    = "person"
	saysCarer     = "carer"
	saysClinician = "clinician"
	saysLetter    = "letter"
	saysBefore    = "before" // with the revision behind it
)

// newAsserter has the member at the keyboard say so: nobody else is ever named
// as the one who said something unless a person says that they did. before is
// what an entry said until now, nil where that is nothing to go by.
func newAsserter(r reader, c careplan.Content, before *careplan.Version) *asserter {
	a := &asserter{reader: r, choice: saysMe}
	a.target, _ = c.(*careplan.Target)
	if before == nil || saidName(*before, r.me) == "" {
		return a
	}
	if before.Source != careplan.SourcePatient || r.me.Role == careplan.RolePatient { // whom the others are asked for anyway
		a.before = before
	}
	return a
}

// ask puts the question on a form.
func (a *asserter) ask(f *form) {
	question, help := "Who said so?", "You type it. Somebody else may have said it."
	if a.target != nil {
		question, help = "Who set this target?", "You type it. Somebody else may have set it."
	}
	f.choice("said", question, help, a.options(), &a.choice)
	f.line("said_by", "Their name, or which letter", "Such as Nurse Dhillon, or the hospital letter of 3 March 2026.", &a.name).
		when(a.needsName)
	if a.target != nil {
		f.line("role", "What is their work?", "Such as heart failure nurse.", &a.target.Role).when(a.hasRole)
	}
}

// hasRole tells whether who set a target did so in some work.
func (a *asserter) hasRole() bool { return a.choice == saysClinician || a.choice == saysCarer }

func (a *asserter) options() []kit.Option {
	mine, theirs := "I say so", " says so"
	if a.target != nil {
		mine, theirs = "I set it", " set it"
	}
	options := []kit.Option{{Value: saysMe, Label: mine}}
	if a.before != nil {
		options = append(options, kit.Option{Value: a.asBefore(), Label: summary.Capital(whose.SaidBy(a.of, *a.before)) + theirs + ", as before"})
	}
	if a.me.Role != careplan.RolePatient {
		options = append(options, kit.Option{Value: saysPerson, Label: summary.Capital(whose.Name(a.of)) + theirs})
	}
	carer, clinician := "A carer or someone in the family", "A doctor, nurse or pharmacist"
	switch a.me.Role {
	case careplan.RoleCarer:
		carer = "Another carer or someone in the family"
	case careplan.RoleClinician:
		clinician = "Another doctor, nurse or pharmacist"
	}
	return append(options,
		kit.Option{Value: saysCarer, Label: carer},
		kit.Option{Value: saysClinician, Label: clinician},
		kit.Option{Value: saysLetter, Label: "A letter or another paper"})
}

func (a *asserter) needsName() bool {
	return a.choice == saysCarer || a.choice == saysClinician || a.choice == saysLetter
}

func (a *asserter) problems() []careplan.Problem {
	if a.needsName() && strings.TrimSpace(a.name) == "" {
		text := "Write who said so. “The hospital doctor” will do."
		if a.choice == saysLetter {
			text = "Write which letter it is. “Hospital letter, March 2026” will do."
		}
		return []careplan.Problem{{Field: "said_by", Text: text}}
	}
	return nil
}

// asBefore is the answer that who said so before says so still. A draft of it
// does not hold for what somebody else has said since.
func (a *asserter) asBefore() string {
	if a.before == nil {
		return ""
	}
	return saysBefore + "/" + a.before.Revision
}

// source is what goes into the revision; the name goes into the body.
func (a *asserter) source() careplan.Source {
	switch a.choice {
	case a.asBefore():
		return a.before.Source
	case saysPerson:
		return careplan.SourcePatient
	case saysCarer:
		return careplan.SourceCarer
	case saysClinician:
		return careplan.SourceClinician
	case saysLetter:
		return careplan.SourceLetter
	default:
		return ownSource(a.me.Role)
	}
}

// put names in c who said it.
func (a *asserter) put(c careplan.Content) {
	c.Shared().SaidBy = ""
	switch {
	case a.needsName():
		c.Shared().SaidBy = strings.TrimSpace(a.name)
	case a.choice == a.asBefore():
		c.Shared().SaidBy = saidName(*a.before, a.me)
		if was, ok := a.before.Content.(*careplan.Target); ok && a.target != nil {
			a.target.Role = was.Role
		}
	}
}

// ownSource is the source of what a member in this role says themselves.
func ownSource(role careplan.Role) careplan.Source {
	switch role {
	case careplan.RoleCarer:
		return careplan.SourceCarer
	case careplan.RoleClinician:
		return careplan.SourceClinician
	default:
		return careplan.SourcePatient
	}
}
