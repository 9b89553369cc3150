package narrative

import (
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
)

// sheet is what the fields of an entry are put on: a form to fill in, or a
// list of facts to read. One function for each kind of entry puts its fields
// on either, so that a field has one name wherever a person meets it.
//
// name is the field's JSON name, which problems and drafts go by.
type sheet interface {
	line(name, label, help string, p *string) mark
	lines(name, label, help string, p *string) mark
	date(name, label, help string, p *careplan.Date) mark
	choice(name, label, help string, options []kit.Option, p *string) mark
	// choiceOrOwn offers texts to choose from, and room for own words.
	choiceOrOwn(name, label string, offered []string, p *string) mark
	flag(name, label, help string, p *bool) mark
	telephone(name, label, help string, p *careplan.Telephone) mark
	telephones(name, label, help string, p *[]careplan.Telephone) mark
	identifier(name string, p *careplan.Identifier) mark
	// pick offers a few short answers, of which none may be given.
	pick(name, label, help string, options []kit.Option, p *string) mark
	// outOf10 asks for a number from 0 to 10, or none.
	outOf10(name, label, help string, p **int) mark
	actions(name, label, help string, p *[]careplan.Action) mark
	// target is what the target is for and its numbers.
	target(of careplan.Plan, c *careplan.Target)
	// photo says in words what is seen on it.
	photo(name, label, help, says string, p *[]byte) mark
	// part and notice stand between fields in a form; facts leave them out.
	part(title string)
	notice(text string)
}

// mark says more about a field that was just put on a sheet.
type mark interface {
	// when shows the field only while ok; what is hidden is not kept.
	when(ok func() bool) mark
	// says asks in the words that fit the other answers.
	says(label func() string) mark
}

// notSaid is the choice of not choosing: no fact.
const notSaid = "Not said"

// put puts the fields of c on s.
func put(s sheet, of careplan.Plan, c careplan.Content) {
	switch c := c.(type) {
	case *careplan.Person:
		putPerson(s, of, c)
	case *careplan.Practice:
		putPractice(s, c)
	case *careplan.About:
		putAbout(s, of, c)
	case *careplan.Diagnosis:
		putDiagnosis(s, c)
	case *careplan.Medicine:
		putMedicine(s, c)
	case *careplan.Allergy:
		putAllergy(s, c)
	case *careplan.Baseline:
		putBaseline(s, c)
	case *careplan.Alert:
		putAlert(s, c)
	case *careplan.PlaceOfCare:
		putPlaceOfCare(s, of, c)
	case *careplan.Decision:
		putDecision(s, c)
	case *careplan.Contingency:
		putContingency(s, c)
	case *careplan.Contact:
		putContact(s, of, c)
	case *careplan.Statement:
		putStatement(s, c)
	case *careplan.Target:
		putTarget(s, of, c)
	case *careplan.Goal:
		putGoal(s, of, c)
	case *careplan.Check:
		putCheck(s, c)
	}
}
