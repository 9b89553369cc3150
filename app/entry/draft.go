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

// keepUnit goes on in the unit in which somebody began to type: 72 kg must not
// come back as 72 lb, whatever they chose meanwhile.
func (s *Sheet) keepUnit() {
	kept, ok := s.draft.Of(keptUnit)
	if !ok || len(kept) != 1 {
		return
	}
	if _, ok := s.m.Parts[0].Scale(measure.Unit(kept[0])); ok {
		s.o.Measure.Unit = measure.Unit(kept[0])
	}
}

// soon is how long after typing began "now" still means now: whoever comes back
// later to a number measured it when it was typed.
const soon = 5 * time.Minute

// restore puts back what was typed earlier.
func (s *Sheet) restore() {
	texts, ok := s.draft.Of(keptNumbers)
	if !ok || !slices.ContainsFunc(texts, func(t string) bool { return t != "" }) {
		return // without a number nothing was measured yet
	}
	s.kept = true
	s.numbers.restore(texts)
	if seen, ok := s.draft.Of(keptSeen); ok && s.o.Before != nil {
		s.seen = seen
	}
	if note, ok := s.draft.Of(keptNote); ok && len(note) == 1 {
		s.note = note[0]
	}
	for _, a := range s.answers {
		if chosen, ok := s.draft.Of(keptAnswer + a.question.ID); ok && len(chosen) == 1 {
			a.pick.Choose(chosen[0])
		}
	}
	if at, ok := s.instant(keptAt); ok {
		s.when.at = at
	}
	if begun, ok := s.instant(keptBegun); ok {
		s.when.begun = begun
		if s.when.at.IsZero() && s.host.Now().Sub(begun) > soon {
			s.when.at = begun
		}
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
