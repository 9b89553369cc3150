package omron

import (
	"strings"
	"time"

	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/table"
	"github.com/carebottle/carebottle/internal/exchange/when"
	"github.com/carebottle/carebottle/internal/measure"
)

// at reads a row's time, in the zone that the row names if it does.
func (s *section) at(cells []string) (time.Time, when.Doubt, string) {
	stamps, date := s.stamps, table.Cell(cells, s.date)
	if name := table.Cell(cells, s.zone); name != "" {
		known, seen := s.zones[name]
		if !seen {
			known = s.in(name)
			s.zones[strings.Clone(name)] = known
		}
		if known == nil {
			return time.Time{}, 0, "The time zone " + exchange.Quote(name) + " is not known here."
		}
		stamps = known
	}
	if s.clock < 0 {
		return stamps.ReadOne(date)
	}
	return stamps.Read(date, table.Cell(cells, s.clock))
}

// in is nil where nobody knows the zone: the time would be a guess.
func (s *section) in(name string) *exchange.Stamps {
	zone, err := time.LoadLocation(name)
	if err != nil || len(s.zones) > 100 {
		return nil
	}
	a := s.answers
	a.Zone = zone
	return exchange.NewStamps(a)
}

// note joins what the person wrote and ticked.
func (s *section) note(cells []string) string {
	var all []string
	for _, name := range []string{"notes", "note", "memo"} {
		if text := table.Cell(cells, s.head.Column(name)); text != "" {
			all = append(all, strings.Clone(text))
		}
	}
	for _, name := range []string{"symptoms", "consumed"} {
		if c := s.head.Column(name); table.Cell(cells, c) != "" {
			all = append(all, s.head.Said(c)+": "+table.Cell(cells, c))
		}
	}
	return strings.Join(all, ". ")
}

// rhythm is what the meter said of the heartbeat where it found it irregular.
// That it did not is no finding: not every meter looks.
func (s *section) rhythm(cells []string) measure.Circumstances {
	if s.measure.ID != measure.BloodPressure {
		return nil
	}
	c := s.head.Column("irregularheartbeatdetected", "irregularheartbeat")
	switch strings.ToLower(table.Cell(cells, c)) {
	case "yes", "detected", "1", "true":
		return measure.Circumstances{"rhythm": "irregular"}
	default:
		return nil
	}
}
