//go:build linux

package windowtest

import (
	"slices"
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
)

// answer is how one question of a form is answered by the keyboard, from its
// first stop of Tab to the first stop of the next question. It holds commands
// of xdotool.
type answer []string

// fill answers question after question, beginning where the keyboard is.
func (u *person) fill(answers ...answer) {
	u.Helper()
	u.do(slices.Concat(answers...)...)
}

func keys(names ...string) answer { return append(answer{"key", "--delay", "12"}, names...) }

func tabs(n int) answer {
	if n == 0 {
		return nil
	}
	return keys(slices.Repeat([]string{"Tab"}, n)...)
}

// text types into a field of text; an empty text leaves the field alone.
func text(s string) answer {
	if s == "" {
		return tabs(1)
	}
	return slices.Concat(answer{"type", "--delay", "5", "--args", "1", s}, tabs(1))
}

// instead types over what a field holds.
func instead(s string) answer { return slices.Concat(keys("ctrl+a"), text(s)) }

func date(d careplan.Date) answer { return text(d.String()) }

func telephone(n careplan.Telephone) answer { return text(n.Typed) }

// tick sets a box that is empty.
func tick(yes bool) answer {
	if yes {
		return keys("space", "Tab")
	}
	return tabs(1)
}

// pick chooses one of the options, each of which is a stop of its own. What is
// not among them is not chosen.
func pick[T ~string](options []T, chosen T) answer {
	i := slices.Index(options, chosen)
	if i < 0 {
		return tabs(len(options))
	}
	return slices.Concat(tabs(i), keys("space"), tabs(len(options)-i))
}

func yesNo(chosen string) answer { return pick([]string{"", "yes", "no"}, chosen) }

// telephones types numbers, adding a line for each after the first.
func telephones(numbers []careplan.Telephone) answer {
	if len(numbers) == 0 {
		return tabs(2) // the first line, and the button for more
	}
	a := text(numbers[0].Typed)
	for i, n := range numbers[1:] {
		if i > 0 {
			a = append(a, tabs(2)...) // move up, remove
		}
		a = slices.Concat(a, keys("space"), answer{"type", "--delay", "5", "--args", "1", n.Typed}, tabs(1))
	}
	if len(numbers) > 1 {
		a = append(a, tabs(2)...)
	}
	return append(a, tabs(1)...)
}

func identifier(id careplan.Identifier) answer {
	return append(pick(careplan.IdentifierTypes(), id.Type), text(id.String())...)
}

// answers says how the form of a content is filled in, in the order of its
// questions. What comes after the last one of interest is left alone.
func answers(t testing.TB, c careplan.Content) []answer {
	t.Helper()
	switch c := c.(type) {
	case *careplan.Person: // name, what she likes to be called and birth date are there
		return []answer{tabs(3), identifier(c.Identifier), text(c.Address), telephones(c.Telephones), text(c.Language),
			text(c.Interpreter), text(c.Communication), text(c.Sex), text(c.Gender)}
	case *careplan.Practice:
		return []answer{text(c.Name), telephone(c.Telephone), telephone(c.AdviceLine), telephone(c.Bypass), text(c.BypassHours),
			text(c.NamedGP), text(c.Coordinator), text(c.Clinician), text(c.ODSCode)}
	case *careplan.About:
		return []answer{text(c.Matters), text(c.People), text(c.Communicate), text(c.Do), text(c.Dont), text(c.Support),
			text(c.Wellness), text(c.Worth), text(c.SupportedBy), date(c.On)}
	case *careplan.Diagnosis:
		return []answer{text(c.Name), date(c.Since), text(c.Note), tick(c.Minor), text(c.Code)}
	case *careplan.Medicine:
		return []answer{text(c.Name), text(c.Strength), text(c.Dose), text(c.Frequency), text(c.Route), text(c.For),
			tick(c.TimeCritical), pick(careplan.AlertClasses(), c.Alert), text(c.Where), date(c.Started), text(c.Note)}
	case *careplan.Allergy:
		return []answer{text(c.Substance), text(c.Reaction), text(c.Severity), date(c.When), text(c.Source)}
	case *careplan.Baseline:
		return []answer{text(c.What), text(c.Usual), date(c.On)}
	case *careplan.Alert:
		return []answer{pick(append(careplan.AlertSubjects(), c.About), c.About), ownWords(c.About), text(c.Text), date(c.On)}
	case *careplan.PlaceOfCare:
		return []answer{text(c.Residence), yesNo(c.LivesAlone), tick(c.KeySafe), text(c.Access), text(c.PreferredCare),
			text(c.PreferredDeath), text(c.Dependants), text(c.Pets)}
	case *careplan.Decision:
		a := []answer{pick(careplan.DecisionForms(), c.Form), text(c.Original)}
		if c.Form.AboutCPR() {
			a = append(a, pick(careplan.CPRChoices(), c.CPR))
		}
		if c.Form == careplan.FormLPA {
			a = append(a, text(c.Attorneys))
		}
		return append(a, date(c.On), text(c.IssuedBy), text(c.Transcription))
	case *careplan.Contingency:
		return []answer{text(c.Trigger), text(c.Action), text(c.Contact), text(c.Equipment), text(c.Name), text(c.AgreedWith), date(c.Review)}
	case *careplan.Contact:
		return []answer{text(c.Name), text(c.Relationship), telephones(c.Telephones),
			pick(append([]string{""}, careplan.ContactTypes()...), c.Type),
			text(c.When), text(c.Hours), tick(c.HasKey), text(c.Language), yesNo(c.Consent)}
	case *careplan.Statement:
		return []answer{instead(c.On.String()), text(c.Note)}
	}
	t.Fatalf("no form is known for %T", c)
	return nil
}

// ownWords types what an alert is about where it is none of the usual.
func ownWords(about string) answer {
	if slices.Contains(careplan.AlertSubjects(), about) {
		return tabs(1) // "something else" stays unchosen
	}
	return text(about)
}

// The words on the buttons that begin an entry.
var begin = map[careplan.Kind]string{
	careplan.KindPractice:    "Write down the practice",
	careplan.KindAbout:       "Write about me",
	careplan.KindDiagnosis:   "Add a condition",
	careplan.KindMedicine:    "Add a medicine",
	careplan.KindAllergy:     "Add an allergy",
	careplan.KindBaseline:    "Add what is usual",
	careplan.KindAlert:       "Add an alert",
	careplan.KindPlaceOfCare: "Write about home and care",
	careplan.KindDecision:    "Add an advance decision",
	careplan.KindContingency: "Add a plan for if",
	careplan.KindContact:     "Add a person to call",
}

// write puts one content into the plan: it finds the page, fills in the form
// and saves it. An entry of the kind that was written last is begun from where
// the last one led back to.
func (u *person) write(c careplan.Content, last careplan.Kind) {
	u.Helper()
	switch s, stated := c.(*careplan.Statement); {
	case stated:
		u.toSection(s.Section)
		u.choose(map[careplan.SectionState]string{careplan.NoneKnown: "None known", careplan.AskedNotAnswered: "I don't want to decide yet"}[s.State])
	case c.Kind() == careplan.KindPerson:
		u.toSection(c.Kind())
		u.click("Change")
	default:
		if c.Kind() != last {
			u.toSection(c.Kind())
		}
		u.click(begin[c.Kind()])
	}
	u.wait("Save")
	u.fill(answers(u, c)...)
	u.save()
}

// toSection goes to where the entries of a kind stand.
func (u *person) toSection(k careplan.Kind) {
	u.Helper()
	if k == careplan.KindContact {
		u.click(u.frame.people)
		u.wait(begin[k])
		return
	}
	u.click(u.frame.plan)
	u.wait("Allergies", "My plan")
	u.choose(k.Heading())
	u.waitGone("My plan")
}

// save presses the button and waits until the form is gone: then the words are
// on the disk.
func (u *person) save() {
	u.Helper()
	u.click("Save")
	u.waitGone("Save")
}
