package entry

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// answer is a circumstance that may be given.
type answer struct {
	question measure.Question
	pick     *kit.Pick
	front    bool // it stands beside the number
}

// makeAnswers offers the measure's questions. Those that a target of the plan
// asks about stand beside the number: without them nobody can tell which target
// speaks of it. So does when a glucose was taken, which says little otherwise.
func (s *Sheet) makeAnswers() {
	if s.o.Brief {
		return
	}
	asked := targetsAsk(s.host.Plan(), s.m.ID)
	for i, q := range s.m.Questions {
		var options []kit.Option
		for _, o := range q.Options {
			options = append(options, kit.Option{Value: o.Value, Label: o.Label})
		}
		a := &answer{question: q, pick: kit.NewPick(options, ""),
			front: slices.Contains(asked, q.ID) || s.m.ID == measure.Glucose && i == 0}
		a.pick.OnChange = s.changed
		s.answers = append(s.answers, a)
	}
}

// targetsAsk are the questions that the targets of a measure ask about.
func targetsAsk(plan careplan.Plan, m measure.ID) []string {
	var asked []string
	for _, e := range plan.Targets(m) {
		for _, h := range e.Heads {
			if t, ok := h.Content.(*careplan.Target); ok {
				for question := range t.Circumstances {
					asked = append(asked, question)
				}
			}
		}
	}
	return asked
}

func (s *Sheet) circumstances() measure.Circumstances {
	given := measure.Circumstances{}
	for _, a := range s.answers {
		if value := a.pick.Chosen(); value != "" {
			given[a.question.ID] = value
		}
	}
	if b := s.o.Before; b != nil {
		for question, value := range b.Circumstances { // of a newer version
			if !slices.ContainsFunc(s.m.Questions, func(q measure.Question) bool { return q.ID == question }) {
				given[question] = value
			}
		}
	}
	if len(given) == 0 {
		return nil
	}
	return given
}

// details is the page behind the numbers: when it was, what was so around it,
// and a note.
type details struct {
	sheet      *Sheet
	form       *kit.Form
	day, clock string
	was        [2]string // day and clock as they were shown
	time       *kit.Field
}

func (s *Sheet) openDetails(time bool) {
	at := s.when.time()
	d := &details{sheet: s, day: careplan.DateOf(at).String(), clock: at.Format("15:04")}
	d.was = [2]string{d.day, d.clock}
	s.details = d
	d.form = kit.NewForm(nil, "")
	day := d.form.Text("day", "Day", "", &d.day)
	d.time = d.form.Text("clock", "Time", "", &d.clock)
	var picks []fyne.CanvasObject
	for _, a := range s.answers {
		if !a.front {
			picks = append(picks, kit.Snug(kit.Soft(a.question.Label), a.pick.Object()))
		}
	}
	note := kit.NewForm(nil, "")
	words := note.Lines("note", "Note", "", &s.note).OnChange(s.draft.Changed)
	if units := s.units(); units != nil && !time {
		picks = append(picks, units)
	}
	done := kit.PlainButton("Back to the number", nil, d.close)
	parts := []fyne.CanvasObject{}
	if time {
		parts = append(parts, d.form.Object())
	}
	parts = append(parts, picks...)
	if !time {
		parts = append(parts, note.Object(), d.form.Object())
	} else {
		parts = append(parts, note.Object())
	}
	s.show(kit.Stack(append(parts, done)...))
	switch {
	case time:
		day.Focus()
	case len(picks) == 0:
		words.Focus()
	}
}

// take reads the time, and tells whether it can be.
func (d *details) take() bool {
	if d.day == d.was[0] && d.clock == d.was[1] {
		return true // as it was shown: now stays now
	}
	now := d.sheet.host.Now()
	if d.sheet.o.Before != nil {
		// A reading stays on the clock of the place where it was measured.
		now = now.In(onClock(d.sheet.o.Before.At, now.Location()).Location())
	}
	day, err := dayOf(d.day, now)
	if err != nil {
		return d.wrong("day", err.Error())
	}
	hour, minute, err := clockOf(d.clock)
	if err != nil {
		return d.wrong("clock", err.Error())
	}
	at, twice, err := moment(day, hour, minute, now.Location())
	if err != nil {
		return d.wrong("clock", err.Error())
	}
	if at.After(now) {
		return d.wrong("clock", fmt.Sprintf("%s, %s is still to come. Check the day and the time.", day, at.Format("15:04")))
	}
	d.sheet.when.at = at
	if twice {
		d.sheet.host.Say("The clocks went back that night. This is taken as the first "+at.Format("15:04")+".", nil)
	}
	d.sheet.draft.Changed()
	return true
}

func (d *details) wrong(field, text string) bool {
	d.form.Show([]careplan.Problem{{Field: field, Text: text}})
	return false
}

// close goes back to the numbers, with the time that was said.
func (d *details) close() {
	if !d.take() {
		return
	}
	d.sheet.timeLine.Say(d.sheet.when.line())
	d.sheet.openFront()
	d.sheet.toNumbers()
}
