package omron

import (
	"strings"
	"time"
	_ "time/tzdata" // rows name zones, which not every system knows

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/table"
	"github.com/carebottle/carebottle/internal/exchange/when"
	"github.com/carebottle/carebottle/internal/measure"
)

// section is one table of a file. Columns that it has not are negative.
type section struct {
	head   table.Heading
	parts  *table.Parts // nil where the table is passed over
	date   int
	clock  int
	zone   int
	rhythm int
	notes  []int // what the person wrote
	ticks  []int // what the person ticked

	answers exchange.Answers
	stamps  *exchange.Stamps
	zones   map[string]*exchange.Stamps // by the name in a row; nil for one that nobody knows
}

// heading makes a section of the line that begins it; nil for other lines.
func heading(cells []string, a exchange.Answers) *section {
	if len(cells) == 0 || !strings.HasSuffix(table.Fold(cells[0]), "date") {
		return nil
	}
	h := table.NewHeading(cells)
	s := &section{head: h, date: h.Column("date", "measurementdate"), clock: h.Column("time", "measurementtime"), zone: h.Column("timezone"),
		rhythm: h.Column("irregularheartbeatdetected", "irregularheartbeat"), answers: a,
		notes: h.Columns("notes", "note", "memo"), ticks: h.Columns("symptoms", "consumed"),
		stamps: exchange.NewStamps(a), zones: map[string]*exchange.Stamps{}}
	systolic, diastolic := h.Column("systolic", "sys"), h.Column("diastolic", "dia")
	switch weight := h.Column("weight"); {
	case systolic > 0 && diastolic > 0:
		bp, _ := measure.Find(measure.BloodPressure)
		s.parts = table.NewParts(h, bp, systolic, diastolic, h.Column("pulse", "heartrate"))
	case weight > 0:
		kilos, _ := measure.Find(measure.Weight)
		s.parts = table.NewParts(h, kilos, weight)
	}
	return s
}

// omrons tells whether only Omron writes such a heading: others have a date, a
// systolic and a diastolic pressure too.
func (s *section) omrons() bool {
	return s.head.Column("truread", "symptoms") > 0 || s.head.Column("measurementdate") == 0
}

func (s *section) row(cells []string) (row exchange.Row) {
	if s.parts == nil {
		return exchange.Row{Skipped: "A table of something else"}
	}
	if row.Refused = s.head.Cut(cells); row.Refused != "" {
		return row
	}
	r := &careplan.Reading{Measure: s.parts.Measure.ID}
	if r.At, row.Clock, row.Refused = s.at(cells); row.Refused != "" {
		return row
	}
	if r.Amounts, row.Refused = s.parts.Amounts(cells); row.Refused != "" {
		return row
	}
	r.Note, r.Circumstances = s.note(cells), s.circumstances(cells)
	row.Reading = r
	return row
}

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

// maxZones is more zones than one person's meter has been in.
const maxZones = 100

// in is nil where nobody knows the zone: the time would be a guess.
func (s *section) in(name string) *exchange.Stamps {
	if len(s.zones) >= maxZones {
		return nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	a := s.answers
	a.Zone = zone
	return exchange.NewStamps(a)
}

func (s *section) note(cells []string) string {
	note := ""
	for _, c := range s.notes {
		note = exchange.Join(note, table.Cell(cells, c))
	}
	for _, c := range s.ticks {
		if text := table.Cell(cells, c); text != "" {
			note = exchange.Join(note, s.head.Said(c)+": "+text)
		}
	}
	return note
}

// circumstances are what the meter said of the heartbeat where it found it
// irregular. That it did not is no finding: not every meter looks.
func (s *section) circumstances(cells []string) measure.Circumstances {
	switch strings.ToLower(table.Cell(cells, s.rhythm)) {
	case "yes", "detected", "1", "true":
		return measure.Circumstances{"rhythm": "irregular"}
	default:
		return nil
	}
}
