package entry

import (
	"fmt"
	"strings"
	"time"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// save checks what was typed, asks what has to be asked, and hands the reading
// on.
func (s *Sheet) save() {
	if s.details != nil && !s.details.take() {
		return
	}
	amounts, ok := s.amounts()
	if !ok {
		return
	}
	at := s.when.time()
	if at.After(s.host.Now()) {
		s.refuse(0, fmt.Sprintf("%s, %s is still to come. Change the time.", careplan.DateOf(at), at.Format("15:04")))
		return
	}
	r := &careplan.Reading{}
	if s.o.Before != nil {
		copied := *s.o.Before
		r = &copied
		r.SaidBy, r.Reason = "", "" // whoever corrects it says so now
	}
	r.Measure, r.At, r.Amounts = s.m.ID, at, amounts
	r.Circumstances, r.Note = s.circumstances(), strings.TrimSpace(s.note)
	s.ask(r)
}

// amounts reads the numbers, and refuses what can't be.
func (s *Sheet) amounts() ([]measure.Amount, bool) {
	amounts := make([]measure.Amount, len(s.m.Parts))
	for i, part := range s.m.Parts {
		typed, unit := s.numbers.part(i)
		a, err := part.Parse(typed, unit)
		if err != nil {
			s.refuse(i, s.about(part, err.Error()))
			return nil, false
		}
		amounts[i] = a
	}
	if refused := s.m.Refuse(amounts); len(refused) > 0 {
		var texts []string
		for _, r := range refused {
			texts = append(texts, r.Text)
		}
		s.refuse(refused[0].Part, strings.Join(texts, " "))
		return nil, false
	}
	for len(amounts) > 1 && amounts[len(amounts)-1].IsZero() {
		amounts = amounts[:len(amounts)-1]
	}
	return amounts, true
}

// about says which number a sentence is about, where there are several.
func (s *Sheet) about(part measure.Part, sentence string) string {
	if len(s.m.Parts) == 1 {
		return sentence
	}
	return part.Name + ": " + strings.ToLower(sentence[:1]) + sentence[1:]
}

// refuse says what can't be, beside the numbers. The unit may be what is wrong.
func (s *Sheet) refuse(part int, text string) {
	s.openFront()
	typed, _ := s.numbers.part(part)
	if typed != "" && len(s.m.Parts[part].Units) > 1 && !s.o.Brief {
		s.say(text, kit.Start(kit.LinkButton("Another unit", func() { s.openDetails(false) })))
	} else {
		s.say(text)
	}
	s.numbers.lead(part)
	kit.Reveal(s.problem) // large type may leave no room for both
}

// ask puts the questions about a reading that can be, and may be a slip.
func (s *Sheet) ask(r *careplan.Reading) {
	save := func() {
		if s.o.Save(r) {
			s.Drop()
		}
	}
	again := save
	if before, ok := s.twice(r); ok {
		said := "You saved " + s.m.Say(r.Amounts) + " just now."
		if s.host.Now().Sub(before) > soon {
			said = s.m.Say(r.Amounts) + " is written down already, at " + before.Format("2 January 2006, 15:04") + "."
		}
		again = func() { s.question(said+" Save it again?", "Yes, save it again", save) }
	}
	if text := s.m.Ask(r.Amounts, s.own()); text != "" && !s.asBefore(r) {
		s.question(text, "Yes, it is right", again)
		return
	}
	again()
}

// question stands in place of the numbers until it is answered. It is no
// warning: it has no colour of one, and neither answer loses anything.
func (s *Sheet) question(text, yes string, do func()) {
	back := func() {
		s.foot.Show()
		s.openFront()
		s.numbers.lead(0)
	}
	no := kit.MainButton("No, change it", nil, back)
	s.foot.Hide()
	s.show(kit.Stack(kit.Text(text), no, kit.PlainButton(yes, nil, func() {
		back()
		do()
	})))
	kit.GiveKeyboard(no)
}

// openFront shows the numbers.
func (s *Sheet) openFront() {
	s.details = nil
	s.show(s.front)
}

// toNumbers takes the keyboard to the numbers, where it was among them.
func (s *Sheet) toNumbers() { kit.GiveKeyboard(s.numbers.focus()) }

// asBefore tells whether a correction leaves the numbers alone.
func (s *Sheet) asBefore(r *careplan.Reading) bool {
	return s.o.Before != nil && same(s.o.Before.Amounts, r.Amounts)
}

func (s *Sheet) own() [][]measure.Amount {
	var all [][]measure.Amount
	for _, p := range s.o.Lately {
		all = append(all, p.Amounts)
	}
	return all
}

// twice tells whether the plan has the same within a minute of it, and when that
// was.
func (s *Sheet) twice(r *careplan.Reading) (at time.Time, is bool) {
	if s.o.Before != nil {
		return time.Time{}, false
	}
	near := s.o.Lately
	if s.o.Near != nil {
		near = s.o.Near(r.At)
	}
	for _, p := range near {
		if p.Measure == r.Measure && r.At.Sub(p.At).Abs() < time.Minute && same(p.Amounts, r.Amounts) {
			return p.At, true
		}
	}
	return time.Time{}, false
}

func same(a, b []measure.Amount) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !a[i].Equal(b[i]) {
			return false
		}
	}
	return true
}
