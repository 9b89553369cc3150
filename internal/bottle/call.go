package bottle

import (
	"strings"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
)

// Choices for the number on the first line, as BottleChoices.Number holds
// them; a contact is contactPrefix and the entry's id.
const (
	NumberBypass   = "bypass"
	NumberPractice = "practice"
	NumberAdvice   = "advice"
	contactPrefix  = "contact:"
)

// NumberContact is the choice of the contact with the given entry id.
func NumberContact(entry string) string { return contactPrefix + entry }

// firstNumber is the telephone that the first line carries, and when that was
// last changed. A telephone that reads the code offers to call the first
// number in it. What the person chose counts while it is there; else the
// professionals' bypass, the practice, the first contact.
func (c *composer) firstNumber() (string, time.Time) {
	choices, _, _ := c.plan.BottleChoices()
	for _, choice := range []string{choices.Number, NumberBypass, NumberPractice} {
		if text, at := c.number(choice); text != "" {
			return text, at
		}
	}
	for _, e := range c.plan.Contacts() {
		if text, at := c.number(NumberContact(e.ID)); text != "" {
			return text, at
		}
	}
	return "NO TELEPHONE RECORDED", time.Time{}
}

// number is what the first line says for a choice; nothing where there is no
// such number.
func (c *composer) number(choice string) (string, time.Time) {
	if id, ok := strings.CutPrefix(choice, contactPrefix); ok {
		return c.contactNumber(id)
	}
	practice, e, ok := c.plan.Practice()
	if !ok {
		return "", time.Time{}
	}
	w := c.writer(e)
	var lead, number, hours string
	switch choice {
	case NumberBypass:
		lead, number, hours = "GP BYPASS", w.number("bypass", practice.Bypass), practice.BypassHours
	case NumberPractice:
		lead, number = "GP PRACTICE", w.number("telephone", practice.Telephone)
	case NumberAdvice:
		lead, number = "GP ADVICE LINE", w.number("advice_line", practice.AdviceLine)
	}
	if number == "" {
		return "", time.Time{}
	}
	c.checkSingle(careplan.KindPractice, "PRACTICE")
	return words(lead, number, w.hours("bypass_hours", hours)), changed(e)
}

func (c *composer) contactNumber(id string) (string, time.Time) {
	e, ok := c.plan.Entry(id)
	if !ok || !e.Active() {
		return "", time.Time{}
	}
	w := c.writer(e)
	for _, contact := range contents[careplan.Contact](e) {
		for _, t := range contact.Telephones {
			if number := w.number("telephones", t); number != "" {
				return words("CALL", w.say("name", contact.Name), number), changed(e)
			}
		}
	}
	return "", time.Time{}
}
