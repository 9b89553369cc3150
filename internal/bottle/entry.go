package bottle

import (
	"strings"

	"github.com/carebottle/carebottle/internal/careplan"
)

// text is what the message says of one content: the words of the plan in the
// order in which a stranger needs them.
func (w writer) text(c careplan.Content) string {
	switch c := c.(type) {
	case *careplan.Person:
		return words(w.name(c), w.identity(c), led("-", w.communication(c)))
	case *careplan.Practice:
		return words(w.say("name", c.Name), w.number("telephone", c.Telephone), led("ADVICE LINE", w.number("advice_line", c.AdviceLine)), led("BYPASS", w.number("bypass", c.Bypass)), w.hours("bypass_hours", c.BypassHours))
	case *careplan.Diagnosis:
		return w.say("name", c.Name)
	case *careplan.Medicine:
		return w.medicine(c)
	case *careplan.Allergy:
		reaction, severity := w.say("reaction", c.Reaction), w.say("severity", c.Severity)
		if strings.Contains(reaction, severity) {
			severity = ""
		}
		return dashed(w.say("substance", c.Substance), reaction, severity)
	case *careplan.Alert:
		about, text := w.say("about", c.About), w.say("text", c.Text)
		if strings.HasPrefix(text, about) {
			about = ""
		}
		return dashed(about, text)
	case *careplan.Decision:
		return w.decision(c)
	case *careplan.Contingency:
		trigger := strings.TrimPrefix(w.say("trigger", c.Trigger), "IF ")
		return dashed(trigger, w.say("action", c.Action), led("CONTACT", w.say("contact", c.Contact)), w.say("equipment", c.Equipment))
	case *careplan.PlaceOfCare:
		return dashed(append([]string{w.place(c)}, w.placeDetails(c)...)...)
	case *careplan.Baseline:
		return words(w.say("what", c.What), w.say("usual", c.Usual))
	case *careplan.Contact:
		return w.contact(c)
	case *careplan.Statement:
		return w.say("note", c.Note)
	default:
		return ""
	}
}

// short names an item without saying what is in dispute about it.
func (w writer) short(c careplan.Content) string {
	switch c := c.(type) {
	case *careplan.Diagnosis:
		return w.say("name", c.Name)
	case *careplan.Medicine:
		return w.say("name", c.Name)
	case *careplan.Allergy:
		return w.say("substance", c.Substance)
	case *careplan.Contingency:
		return strings.TrimPrefix(w.say("trigger", c.Trigger), "IF ")
	case *careplan.Baseline:
		return w.say("what", c.What)
	case *careplan.Contact:
		return w.say("name", c.Name)
	default:
		return w.text(c)
	}
}

func (w writer) name(p *careplan.Person) string {
	if p.LatinName != "" {
		return w.say("latin_name", p.LatinName)
	}
	if Check(p.FullName) != nil {
		w.ask("latin_name", "The emergency code needs the name in the letters A to Z. Write it so, beside the name as it is.")
		return ""
	}
	return w.say("full_name", p.FullName)
}

func (w writer) identity(p *careplan.Person) string {
	born, number := "BORN NOT RECORDED", noNumber
	if !p.Born.IsZero() {
		born = "BORN " + short(p.Born)
	}
	if !p.Identifier.IsZero() {
		number = words(w.say("identifier", string(p.Identifier.Type)), w.say("identifier", p.Identifier.String()))
	}
	return words(born, number)
}

func (w writer) communication(p *careplan.Person) string {
	how, interpreter, language := w.say("communication", p.Communication), w.say("interpreter", p.Interpreter), w.say("language", p.Language)
	if interpreter != "" && !strings.Contains(interpreter, "INTERPRETER") {
		interpreter = "INTERPRETER - " + interpreter
	}
	if language == "ENGLISH" && words(how, interpreter) != "" {
		language = "" // the reader's own language is worth no room
	}
	return join(" * ", []string{how, led("FIRST LANGUAGE", language), interpreter})
}

// medicine never names a drug without its dose. The strength on the pack is
// not a dose, so DOSE stands between the two where both are known.
func (w writer) medicine(m *careplan.Medicine) string {
	name, strength, dose := w.say("name", m.Name), w.say("strength", m.Strength), w.say("dose", m.Dose)
	route, often, where := w.say("route", m.Route), w.say("frequency", m.Frequency), w.say("where", m.Where)
	where = led("KEPT", strings.TrimPrefix(where, "KEPT "))
	switch {
	case dose == "":
		return dashed(words(name, strength, route), "DOSE NOT RECORDED", often, where)
	case strength != "" && strength != dose:
		return dashed(words(name, strength), words("DOSE", dose, route, often), where)
	default:
		return dashed(words(name, dose, route, often), where)
	}
}

func (w writer) contact(c *careplan.Contact) string {
	return dashed(w.caller(c), w.contactNote(c))
}

func (w writer) caller(c *careplan.Contact) string {
	who, number := words(w.say("name", c.Name), w.say("relationship", c.Relationship)), w.numbers("telephones", c.Telephones)
	if number == "" {
		number = "NUMBER NOT RECORDED"
	}
	key := ""
	if c.HasKey {
		key = "HAS KEY"
	}
	return words(who, number, w.hours("hours", c.Hours), key)
}

func (w writer) contactNote(c *careplan.Contact) string {
	language, consent := w.say("language", c.Language), ""
	if language == "ENGLISH" {
		language = ""
	}
	if c.Consent == "no" {
		consent = "NO CONSENT TO SHARE"
	}
	return dashed(w.say("when", c.When), led("SPEAKS", language), consent)
}

func (w writer) place(p *careplan.PlaceOfCare) string {
	alone := ""
	switch p.LivesAlone {
	case "yes":
		alone = "LIVES ALONE"
	case "no":
		alone = "DOES NOT LIVE ALONE"
	}
	return dashed(w.say("residence", p.Residence), alone)
}

func (w writer) placeDetails(p *careplan.PlaceOfCare) []string {
	access, safe := w.say("access", p.Access), ""
	if p.KeySafe && !strings.Contains(access, "KEY SAFE") && !strings.Contains(access, "KEYSAFE") {
		safe = "KEY SAFE"
	}
	return []string{
		led("PREFERRED PLACE OF CARE", w.say("preferred_care", p.PreferredCare)),
		led("PREFERRED PLACE OF DEATH", w.say("preferred_death", p.PreferredDeath)),
		safe, access,
		led("DEPENDANTS", w.say("dependants", p.Dependants)),
		led("PETS", w.say("pets", p.Pets)),
	}
}
