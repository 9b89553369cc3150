package careplan

import (
	"strings"

	"github.com/carebottle/carebottle/internal/measure"
)

// Kinds of the contents.

func (*Person) Kind() Kind        { return KindPerson }
func (*Practice) Kind() Kind      { return KindPractice }
func (*About) Kind() Kind         { return KindAbout }
func (*Diagnosis) Kind() Kind     { return KindDiagnosis }
func (*Medicine) Kind() Kind      { return KindMedicine }
func (*Allergy) Kind() Kind       { return KindAllergy }
func (*Baseline) Kind() Kind      { return KindBaseline }
func (*Alert) Kind() Kind         { return KindAlert }
func (*PlaceOfCare) Kind() Kind   { return KindPlaceOfCare }
func (*Decision) Kind() Kind      { return KindDecision }
func (*Contingency) Kind() Kind   { return KindContingency }
func (*Contact) Kind() Kind       { return KindContact }
func (*Statement) Kind() Kind     { return KindSection }
func (*BottleChoices) Kind() Kind { return KindBottle }
func (*Followed) Kind() Kind      { return KindMeasure }
func (*Reading) Kind() Kind       { return KindReading }
func (*Import) Kind() Kind        { return KindImport }
func (*Target) Kind() Kind        { return KindTarget }
func (*Goal) Kind() Kind          { return KindGoal }
func (*Check) Kind() Kind         { return KindCheck }
func (*PressureWeek) Kind() Kind  { return KindWeek }

// Title is the name the person likes to be called, or the full one.
func (p *Person) Title() string { return firstOf(p.PreferredName, p.FullName) }

// Title is the practice's name.
func (p *Practice) Title() string { return p.Name }

// Title is the section's own name: there is one About me.
func (a *About) Title() string { return KindAbout.Heading() }

// Title is the condition's name.
func (d *Diagnosis) Title() string { return d.Name }

// Title is the medicine with its strength, or else with its dose: "Ramipril 5 mg".
func (m *Medicine) Title() string { return joined(" ", m.Name, firstOf(m.Strength, m.Dose)) }

// Title is the substance.
func (a *Allergy) Title() string { return a.Substance }

// Title is what is usual: "BP 130/78".
func (b *Baseline) Title() string { return joined(": ", b.What, b.Usual) }

// Title is what the alert says.
func (a *Alert) Title() string { return firstOf(a.Text, a.About) }

// Title is where the person lives.
func (p *PlaceOfCare) Title() string {
	return firstOf(p.Residence, p.PreferredCare, KindPlaceOfCare.Heading())
}

// Title is the form's name.
func (d *Decision) Title() string { return d.Form.Label() }

// Title is the plan's name, or else what sets it off.
func (c *Contingency) Title() string { return firstOf(c.Name, joined(" ", "If", c.Trigger)) }

// Title is the contact's name.
func (c *Contact) Title() string { return c.Name }

// Title is the section that the answer is about.
func (s *Statement) Title() string { return s.Section.Heading() }

// Title names the choices.
func (b *BottleChoices) Title() string { return KindBottle.Heading() }

// Title is the measure's name.
func (f *Followed) Title() string {
	if f.Free != nil {
		return f.Free.Name
	}
	return measureName(f.Measure)
}

// Title is the measure with its numbers: "Blood pressure 132/78 mmHg". Of a
// measure that the plan defines it is the numbers alone: see [Plan.Title].
func (r *Reading) Title() string {
	m, _ := measure.Find(r.Measure)
	return joined(" ", m.Name, m.Say(r.Amounts))
}

// Title is the file's name.
func (i *Import) Title() string { return firstOf(i.File, i.Format) }

// Title is what the target is: "Blood pressure under 135/85 mmHg". Of a measure
// that the plan defines it is what the target says alone: see [Plan.Title].
func (t *Target) Title() string { return joined(" ", measureName(t.Measure), t.Says()) }

// Title is the goal in the person's words.
func (g *Goal) Title() string { return g.Text }

// Title is what is looked at.
func (c *Check) Title() string { return c.What }

// Title says when the week began, and what it came to.
func (w *PressureWeek) Title() string {
	title := joined(" ", "Blood pressure week", prefixed("from ", w.Started.String()))
	if r := w.Result; r != nil {
		title += ": " + r.Systolic.String() + "/" + r.Diastolic.String() + " mmHg"
	}
	return title
}

func measureName(id measure.ID) string {
	m, _ := measure.Find(id)
	return m.Name
}

// Detail is one line for a list that says what the title leaves out: "once
// daily, for blood pressure". It may be empty.
func Detail(c Content) string {
	switch c := c.(type) {
	case *Person:
		return joined(", ", prefixed("born ", c.Born.String()), prefixed(c.Identifier.Type.Label()+" ", c.Identifier.String()))
	case *Practice:
		return c.Telephone.String()
	case *About:
		return firstOf(c.Matters, c.People, c.Communicate, c.Do, c.Support, c.Wellness, c.Worth)
	case *Diagnosis:
		return joined(", ", prefixed("since ", c.Since.String()), c.Note)
	case *Medicine:
		dose := c.Dose
		if c.Strength == "" {
			dose = "" // it stands in the title
		}
		return joined(", ", dose, c.Route, c.Frequency, prefixed("for ", strings.TrimPrefix(c.For, "for ")))
	case *Allergy:
		return joined(", ", c.Reaction, c.Severity, c.When.String())
	case *Baseline:
		return c.On.String()
	case *Alert:
		if c.Text == "" {
			return ""
		}
		return c.About
	case *PlaceOfCare:
		return joined(", ", livesAlone(c.LivesAlone), prefixed("prefers care: ", c.PreferredCare))
	case *Decision:
		return joined(", ", c.On.String(), strings.TrimPrefix(c.CPR.Label(), "It "), c.Attorneys)
	case *Contingency:
		return c.Action
	case *Contact:
		number := ""
		if len(c.Telephones) > 0 {
			number = c.Telephones[0].String()
		}
		return joined(", ", c.Relationship, number)
	case *Statement:
		return c.Note
	case *Reading:
		return c.Note
	case *Target:
		return joined(", ", prefixed("set on ", c.On.String()), prefixed("look at it again ", c.Review.String()))
	case *Goal:
		return joined(", ", c.Status.Label(), prefixed("look at it again ", c.Review.String()))
	case *Check:
		return joined(", ", prefixed("due ", c.Due.String()), c.Where, joined(": ", prefixed("last done ", c.Last.String()), c.Result))
	default:
		return ""
	}
}

// Title is the title of c, with the name of a measure that the plan itself
// defines.
func (p Plan) Title(c Content) string {
	var id measure.ID
	switch c := c.(type) {
	case *Target:
		id = c.Measure
	case *Reading:
		id = c.Measure
	}
	if _, known := measure.Find(id); known || id == "" {
		return c.Title()
	}
	m, _ := p.Measure(id)
	return joined(" ", m.Name, c.Title())
}

func livesAlone(answer string) string {
	switch answer {
	case "yes":
		return "lives alone"
	case "no":
		return "does not live alone"
	default:
		return ""
	}
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			return t
		}
	}
	return ""
}

func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}

func joined(by string, texts ...string) string {
	var said []string
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			said = append(said, t)
		}
	}
	return strings.Join(said, by)
}
