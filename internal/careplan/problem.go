package careplan

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

const noCode = "Leave the code out. It is never kept here, because others will read this. Say who has it."

// asked makes a problem of each field that must be answered and is blank.
func asked(ps []Problem, field, text, ask string) []Problem {
	if strings.TrimSpace(text) == "" {
		return append(ps, Problem{field, ask})
	}
	return ps
}

func codeIn(ps []Problem, field, text string) []Problem {
	if HoldsCode(text) {
		return append(ps, Problem{field, noCode})
	}
	return ps
}

// Problems asks for a name, and for a photo that leaves room for words.
func (p *Person) Problems() []Problem {
	ps := asked(nil, "full_name", p.FullName, "Write the person's name.")
	if len(p.Photo) > MaxPhoto {
		ps = append(ps, Problem{"photo", "This photo takes too much room. Choose it again, and it is made smaller."})
	}
	return ps
}

// Problems asks for a name.
func (p *Practice) Problems() []Problem {
	return asked(nil, "name", p.Name, "Write the name of the practice.")
}

// Problems asks for some words.
func (a *About) Problems() []Problem {
	all := a.Matters + a.People + a.Communicate + a.Do + a.Dont + a.Support + a.Wellness + a.Worth
	ps := asked(nil, "matters", all, "Write something first. What matters most is a good start.")
	return codeIn(ps, "worth", a.Worth)
}

// Problems asks for a name.
func (d *Diagnosis) Problems() []Problem {
	return asked(nil, "name", d.Name, "Write the name of the condition.")
}

// Problems asks for a name, and that a medicine did not end before it began.
func (m *Medicine) Problems() []Problem {
	ps := asked(nil, "name", m.Name, "Write the name of the medicine.")
	if m.Started.surelyAfter(m.Stopped) {
		ps = append(ps, Problem{"stopped", fmt.Sprintf("This is before it was started, %s. Check both dates.", m.Started)})
	}
	return ps
}

// Problems asks for a substance.
func (a *Allergy) Problems() []Problem {
	return asked(nil, "substance", a.Substance, "Write what the allergy is to.")
}

// Problems asks what is measured and what is usual.
func (b *Baseline) Problems() []Problem {
	ps := asked(nil, "what", b.What, "Write what this is about, such as blood pressure or walking.")
	return asked(ps, "usual", b.Usual, "Write what is usual.")
}

// Problems asks for the words of the alert.
func (a *Alert) Problems() []Problem {
	ps := asked(nil, "text", a.Text, "Write what people must know.")
	return codeIn(ps, "text", a.Text)
}

// Problems asks for something to keep, and keeps door codes out.
func (p *PlaceOfCare) Problems() []Problem {
	all := p.Residence + p.LivesAlone + p.PreferredCare + p.PreferredDeath + p.Access + p.Dependants + p.Pets
	var ps []Problem
	if !p.KeySafe {
		ps = asked(ps, "residence", all, "Write something first, such as where the person lives.")
	}
	ps = codeIn(ps, "residence", p.Residence)
	ps = codeIn(ps, "access", p.Access)
	ps = codeIn(ps, "dependants", p.Dependants)
	return codeIn(ps, "pets", p.Pets)
}

// Problems asks which form it is, where the signed original is, and what the
// form says about CPR where it can say something.
func (d *Decision) Problems() []Problem {
	ps := asked(nil, "form", string(d.Form), "Choose which form it is.")
	if d.Form != "" && d.Form.HasOriginal() {
		ps = asked(ps, "original", d.Original, "Say where the signed original is. People who come to help have to see it.")
	}
	if d.Form.AboutCPR() {
		ps = asked(ps, "cpr", string(d.CPR), "Choose what the form says about CPR.")
	}
	if d.Form == FormDNACPR && d.CPR == CPRAttempt {
		ps = append(ps, Problem{"cpr", "A DNACPR form says not to attempt CPR. Check which form it is and what it says."})
	}
	return ps
}

// Problems asks what sets the plan off and what should happen then.
func (c *Contingency) Problems() []Problem {
	ps := asked(nil, "trigger", c.Trigger, "Write what may happen.")
	ps = asked(ps, "action", c.Action, "Write what should be done then.")
	ps = codeIn(ps, "action", c.Action)
	return codeIn(ps, "equipment", c.Equipment)
}

// Problems asks for a name. A number may come later: "Diabetes UK helpline" is
// worth keeping before somebody has looked it up.
func (c *Contact) Problems() []Problem {
	ps := asked(nil, "name", c.Name, "Write who this is.")
	return codeIn(ps, "when", c.When)
}

// Problems asks for a section and an answer.
func (s *Statement) Problems() []Problem {
	ps := asked(nil, "section", string(s.Section), "Choose which part of the plan this is about.")
	if s.State != NoneKnown && s.State != AskedNotAnswered {
		ps = append(ps, Problem{"state", "Choose what the answer was."})
	}
	return ps
}

// Problems finds none: any choice can be saved.
func (b *BottleChoices) Problems() []Problem { return nil }

// ProblemsAt are the content's Problems and those that depend on today's date
// or on the length of it all.
func ProblemsAt(c Content, now time.Time) []Problem {
	ps := c.Problems()
	for _, d := range pastDates(c) {
		if d.date.After(now) {
			ps = append(ps, Problem{d.field, fmt.Sprintf("%s is still to come. Check the date.", d.date)})
		}
	}
	if r, ok := c.(*Reading); ok && r.At.After(now) {
		ps = append(ps, Problem{"at", "That time is still to come. Check the date and the time."})
	}
	if _, err := Encode(c); errors.Is(err, ErrTooLong) {
		ps = append(ps, Problem{"", "This is too long to keep in one place. Shorten it, or split it into two."})
	}
	return ps
}

type datedField struct {
	field string
	date  Date
}

// pastDates are the dates that can't lie in the future.
func pastDates(c Content) []datedField {
	switch c := c.(type) {
	case *Person:
		return []datedField{{"born", c.Born}}
	case *About:
		return []datedField{{"on", c.On}}
	case *Diagnosis:
		return []datedField{{"since", c.Since}}
	case *Medicine:
		return []datedField{{"started", c.Started}, {"stopped", c.Stopped}}
	case *Allergy:
		return []datedField{{"when", c.When}}
	case *Baseline:
		return []datedField{{"on", c.On}}
	case *Alert:
		return []datedField{{"on", c.On}}
	case *Decision:
		return []datedField{{"on", c.On}}
	case *Statement:
		return []datedField{{"on", c.On}}
	case *Followed:
		return []datedField{{"best_on", c.BestOn}}
	case *Target:
		return []datedField{{"on", c.On}}
	case *Goal:
		return []datedField{{"on", c.On}}
	case *Check:
		return []datedField{{"last", c.Last}}
	default:
		return nil
	}
}

// surelyAfter tells whether d lies after e as far as both are known.
func (d Date) surelyAfter(e Date) bool {
	switch {
	case d.IsZero() || e.IsZero():
		return false
	case d.year != e.year:
		return d.year > e.year
	case d.month == 0 || e.month == 0:
		return false
	case d.month != e.month:
		return d.month > e.month
	default:
		return d.day != 0 && e.day != 0 && d.day > e.day
	}
}
