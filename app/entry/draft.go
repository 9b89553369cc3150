package entry

import (
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/measure"
)

// The names under which a draft keeps what was typed.
const (
	keptNumbers = "numbers"
	keptUnit    = "unit"
	keptNote    = "note"
	keptAt      = "at"
	keptBegun   = "begun"
	keptSeen    = "seen"
	keptAnswer  = "answer/" // with the question's id
)

// typed is all that was given so far.
func (s *Sheet) typed() map[string][]string {
	all := map[string][]string{
		keptNumbers: s.numbers.texts(),
		keptUnit:    {string(s.unit(0))},
		keptNote:    {s.note},
		keptSeen:    s.seen,
		keptBegun:   {s.when.begun.Format(time.RFC3339)},
	}
	if !s.when.at.IsZero() {
		all[keptAt] = []string{s.when.at.Format(time.RFC3339)}
	}
	for _, a := range s.answers {
		all[keptAnswer+a.question.ID] = []string{a.pick.Chosen()}
	}
	return all
}

// keptNumber tells whether a number was typed earlier, or a part of one.
func (s *Sheet) keptNumber() bool {
	texts, _ := s.draft.Of(keptNumbers)
	return given(texts)
}

// given tells whether anything stands in any of the fields.
func given(texts []string) bool {
	return slices.ContainsFunc(texts, func(t string) bool { return t != "" })
}

// keepUnit goes on in the unit in which somebody began to type: 72 kg must not
// come back as 72 lb, whatever they chose meanwhile.
func (s *Sheet) keepUnit() {
	kept, ok := s.draft.Of(keptUnit)
	if !ok || len(kept) != 1 || !s.keptNumber() {
		return
	}
	s.as = measure.Unit(kept[0])
}

// restore puts back what was typed earlier: a number or a note, with what was
// answered beside it.
func (s *Sheet) restore() {
	number, note := s.keptNumber(), s.note
	if kept, ok := s.draft.Of(keptNote); ok && len(kept) == 1 {
		note = kept[0]
	}
	if !number && note == s.note {
		return
	}
	s.kept, s.note = true, note
	if number { // without one nothing was measured yet
		texts, _ := s.draft.Of(keptNumbers)
		s.numbers.restore(texts)
		s.when.begun, _ = s.instant(keptBegun)
	}
	if seen, ok := s.draft.Of(keptSeen); ok && s.o.Before != nil {
		s.seen = seen
	}
	for _, a := range s.answers {
		if chosen, ok := s.draft.Of(keptAnswer + a.question.ID); ok && len(chosen) == 1 {
			a.pick.Choose(chosen[0])
		}
	}
	if at, ok := s.instant(keptAt); ok {
		s.when.at = at
	}
}

// instant is a time that a draft kept, on the clock of here where the offset is
// the same: the names of zones are not kept.
func (s *Sheet) instant(name string) (time.Time, bool) {
	kept, ok := s.draft.Of(name)
	if !ok || len(kept) != 1 {
		return time.Time{}, false
	}
	t, err := time.Parse(time.RFC3339, kept[0])
	if err != nil || t.IsZero() {
		return time.Time{}, false
	}
	return onClock(t, s.host.Now().Location()), true
}

// onClock puts a time that came with an offset alone on the clock of here,
// which knows when it is set forward and back, where both say the same.
func onClock(t time.Time, here *time.Location) time.Time {
	_, was := t.Zone()
	if _, is := t.In(here).Zone(); is != was {
		return t
	}
	return t.In(here)
}
