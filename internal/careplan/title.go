package careplan

import "strings"

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
func (b *Baseline) Title() string { return joined(" ", b.What, b.Usual) }

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
	default:
		return ""
	}
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
