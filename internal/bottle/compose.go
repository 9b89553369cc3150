package bottle

import (
	"slices"
	"strings"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
)

// Options are what composing needs beside the plan.
type Options struct {
	// Now is the time of composing; its zone is the one that days are told in.
	Now time.Time
}

// Compose writes the message of plan p for one code. It errs with a
// *NeedsError where something has to be written in another way first, and with
// a *TooLongError where what is never left out does not fit.
//
// The lines and what may be left out stand in the same order as in the
// format's description: what a stranger needs first comes first. Contacts but
// the first, what is usual, details of the place and minor diagnoses are left
// out until the code is of version 19; medicines and then the rest only where
// it would be past version 22.
func Compose(p careplan.Plan, o Options) (Message, error) {
	c := composer{plan: p, zone: o.Now.Location()}
	d := c.draft()
	if len(c.needs) > 0 {
		return Message{}, &NeedsError{c.needs}
	}
	return d.fit()
}

// composer turns the plan into a draft.
type composer struct {
	plan   careplan.Plan
	zone   *time.Location
	needs  []Need
	checks part
}

func (c *composer) writer(e careplan.Entry) writer { return writer{&c.needs, e.ID, e.Kind} }

// draft puts all the parts together, in the order of the message.
func (c *composer) draft() *draft {
	c.checks = part{kind: careplan.KindSection, name: "Things to check", label: "CHECK:", by: " * ", one: "CHECK", many: "CHECKS"}
	d := &draft{zone: c.zone}
	c.identity(d)
	forms, allergies := c.forms(), c.section(careplan.KindAllergy, "ALLERGY:", "ALLERGY", "ALLERGIES")
	alerts, comms := c.alerts(), c.comms()
	d.parts = []*part{
		forms, allergies, alerts, comms,
		c.section(careplan.KindContingency, "IF:", "PLAN", "PLANS"),
		c.contacts(),
		c.section(careplan.KindDiagnosis, "DIAGNOSES:", "DIAGNOSIS", "DIAGNOSES"),
		c.medicines(),
		c.section(careplan.KindBaseline, "USUAL:", "USUAL VALUE", "USUAL VALUES"),
		c.place(),
		&c.checks,
	}
	return d
}

// identity writes the lines before FORMS.
func (c *composer) identity(d *draft) {
	call, at := c.firstNumber()
	d.head = append(d.head, Line{"", words(opening, call)})
	d.at = at
	person, e, ok := c.plan.Person()
	name, identity := "NAME NOT RECORDED", "BORN NOT RECORDED "+noNumber
	switch {
	case ok:
		w := c.writer(e)
		if said := w.name(&person); said != "" {
			name = said
		}
		identity = w.identity(&person)
		if at := changed(e); at.After(d.at) {
			d.at = at
		}
	case slices.ContainsFunc(c.plan.Of(careplan.KindPerson), careplan.Entry.Active):
		name = "NAME NOT READABLE ON THIS DEVICE"
	}
	d.head = append(d.head, Line{"", name}, Line{"", identity})
	c.checkSingle(careplan.KindPerson, "PERSON")
}

// part begins the line of a section: its label and what it says without items.
func (c *composer) part(view careplan.SectionView, label, one, many string) *part {
	p := &part{kind: view.Section, name: view.Section.Heading(), label: label, by: " * ", one: one, many: many}
	switch view.State {
	case careplan.NoneKnown:
		p.state = "NONE KNOWN"
	case careplan.AskedNotAnswered:
		p.state = "ASKED - " + c.answer(view, "DOES NOT WANT TO SAY YET")
	default:
		p.state = "NOT RECORDED"
	}
	if view.Statement != nil && view.State != careplan.Recorded {
		p.at = view.Statement.At
	}
	c.checkStatement(view, strings.TrimSuffix(label, ":"))
	return p
}

// answer is what somebody said when asked about a section.
func (c *composer) answer(view careplan.SectionView, unsaid string) string {
	said, ok := view.Statement.Content.(*careplan.Statement)
	if !ok || strings.TrimSpace(said.Note) == "" {
		return unsaid
	}
	return writer{&c.needs, view.StatementEntry, careplan.KindSection}.say("note", said.Note)
}

// section writes a section whose items all weigh the same.
func (c *composer) section(s careplan.Section, label, one, many string) *part {
	view := c.plan.Section(s)
	p := c.part(view, label, one, many)
	for _, e := range view.Items {
		r := kept
		switch s {
		case careplan.KindDiagnosis:
			r = diagnosis
			if everyHead(e, func(d *careplan.Diagnosis) bool { return d.Minor }) {
				r = minorDiagnosis
			}
		case careplan.KindBaseline:
			r = usual
		}
		p.add(r, c.words(e, one), changed(e))
	}
	return p
}

// forms never says "not recorded": it looks like "not recommended".
func (c *composer) forms() *part {
	view := c.plan.Section(careplan.KindDecision)
	p := c.part(view, "FORMS:", "FORM", "FORMS")
	switch view.State {
	case careplan.NoneKnown:
		p.state = "NONE"
	case careplan.AskedNotAnswered:
		p.state = "ASKED - " + c.answer(view, "DOES NOT WANT TO DECIDE YET")
	default:
		p.state = "NOBODY HAS ASKED"
	}
	for _, e := range view.Items {
		text := c.words(e, "FORM")
		if e.Conflict() {
			text = "UNRESOLVED - CHECK THE SIGNED ORIGINAL"
		}
		p.add(kept, text, changed(e))
	}
	return p
}

// alerts are the alerts and the classes of medicines that count as such.
func (c *composer) alerts() *part {
	p := c.section(careplan.KindAlert, "ALERT:", "ALERT", "ALERTS")
	for _, e := range c.plan.Section(careplan.KindMedicine).Items {
		for _, m := range contents[careplan.Medicine](e) {
			text := strings.ToUpper(string(m.Alert))
			if m.Alert == careplan.AlertOther {
				text = c.writer(e).say("name", m.Name)
			}
			if !slices.ContainsFunc(p.items, func(i item) bool { return i.text == text }) {
				p.add(kept, text, changed(e))
			}
		}
	}
	return p
}

func (c *composer) comms() *part {
	p := &part{kind: careplan.KindPerson, name: "How to communicate", label: "COMMS:", by: " * ", state: "NOT RECORDED"}
	if person, e, ok := c.plan.Person(); ok {
		p.add(kept, c.writer(e).communication(&person), changed(e))
	}
	return p
}

// medicines come with those first that must not be missed.
func (c *composer) medicines() *part {
	view := c.plan.Section(careplan.KindMedicine)
	p := c.part(view, "MEDICINES:", "MEDICINE", "MEDICINES")
	p.tally = true
	for _, e := range view.Items {
		r := alertMedicine
		text := c.words(e, "MEDICINE")
		if !strings.HasSuffix(text, seeCheck) &&
			everyHead(e, func(m *careplan.Medicine) bool { return !m.TimeCritical && m.Alert == careplan.AlertNone }) {
			r = plainMedicine
		}
		p.add(r, text, changed(e))
	}
	slices.SortStableFunc(p.items, func(a, b item) int { return int(b.rank - a.rank) })
	return p
}

func (c *composer) contacts() *part {
	view := c.plan.Section(careplan.KindContact)
	p := c.part(view, "CALL:", "CONTACT", "CONTACTS")
	reachable := 0
	for _, e := range view.Items {
		r := unreachable
		if !everyHead(e, func(c *careplan.Contact) bool { return len(c.Telephones) == 0 }) {
			r = []rank{kept, secondContact, laterContact}[min(reachable, 2)]
			reachable++
		}
		p.add(r, c.words(e, "CONTACT"), changed(e))
	}
	if reachable == 0 && len(p.items) > 0 {
		p.items[0].rank = kept // a name is worth something even so
	}
	return p
}

// place gives its details up one by one.
func (c *composer) place() *part {
	view := c.plan.Section(careplan.KindPlaceOfCare)
	p := c.part(view, "PLACE:", "PLACE DETAIL", "PLACE DETAILS")
	p.by = " - "
	if len(view.Items) == 0 {
		return p
	}
	c.checkSingle(careplan.KindPlaceOfCare, "PLACE")
	said, e, ok := c.plan.PlaceOfCare()
	if !ok {
		p.add(place, unreadable, changed(view.Items[0]))
		return p
	}
	w := c.writer(e)
	p.add(place, w.place(&said), changed(e))
	for _, detail := range w.placeDetails(&said) {
		p.add(placeDetail, detail, changed(e))
	}
	return p
}
