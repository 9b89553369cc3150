// Package omron knows the CSV files of the Omron connect app.
//
// One file holds one table or several, one below the other, each with a heading
// of its own: blood pressure, weight, and others that are passed over. There
// are two forms of the first:
//
//	Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),Symptoms,Consumed,TruRead,Notes
//	Measurement Date,Time Zone,SYS(mmHg),DIA(mmHg),Pulse(bpm),...
//
// with dates such as "Jan 12 2026", and "2026/01/12 08:12". A dash stands for
// nothing. The second form names the zone of each row, which goes before the
// zone that was answered.
package omron

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/table"
	"github.com/carebottle/carebottle/internal/measure"
)

// Format reads Omron connect's files.
type Format struct{}

var _ exchange.Dated = Format{}

// ID names the format in a plan.
func (Format) ID() string { return "omron" }

// Name is what the app is called.
func (Format) Name() string { return "Omron connect" }

// Recognise looks for one of the two headings.
func (Format) Recognise(head []byte, _ string) bool {
	t := table.NewReader(strings.NewReader(string(head)), 0)
	for range 5 { // some versions put the person's name above
		line, err := t.Next()
		if err != nil {
			return false
		}
		if s, ok := heading(line.Cells, exchange.Answers{}); ok && s.measure.ID == measure.BloodPressure && s.omrons() {
			return true
		}
	}
	return false
}

// Dates looks at the rows' dates.
func (Format) Dates(_ context.Context, r io.Reader, _ exchange.Answers) (exchange.Dating, error) {
	var d exchange.Dates
	t := table.NewReader(r, 0)
	for {
		line, err := t.Next()
		if errors.Is(err, io.EOF) {
			return d.Dating(), nil
		} else if err != nil {
			return exchange.Dating{}, err
		}
		if len(line.Cells) > 0 {
			d.See(line.Cells[0]) // of either form
		}
	}
}

// Read reads all tables of a file.
func (Format) Read(_ context.Context, r io.Reader, a exchange.Answers, row func(exchange.Row) error) error {
	t := table.NewReader(r, 0)
	var s *section
	for {
		line, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if next, ok := heading(line.Cells, a); ok {
			s = next
			continue
		}
		if s == nil {
			continue // above the first heading
		}
		if err := row(s.row(line)); err != nil {
			return err
		}
	}
}

// section is a table of a file.
type section struct {
	head    table.Heading
	measure measure.Measure // without an ID where the table is passed over
	date    int
	clock   int
	zone    int
	columns []int
	units   []measure.Unit
	stamps  *exchange.Stamps
	zones   map[string]*exchange.Stamps // by the name of a row's zone; nil for one that nobody knows
	answers exchange.Answers
}

// heading tells whether a line begins a table.
func heading(cells []string, a exchange.Answers) (*section, bool) {
	h := table.NewHeading(cells)
	s := &section{head: h, date: h.Column("date", "measurementdate"), clock: h.Column("time", "measurementtime"),
		zone: h.Column("timezone"), stamps: exchange.NewStamps(a), zones: map[string]*exchange.Stamps{}, answers: a}
	if s.date != 0 {
		return nil, false
	}
	systolic, diastolic := h.Column("systolic", "sys"), h.Column("diastolic", "dia")
	switch weight := h.Column("weight"); {
	case systolic > 0 && diastolic > 0:
		s.measure, _ = measure.Find(measure.BloodPressure)
		s.columns = []int{systolic, diastolic, h.Column("pulse", "heartrate")}
	case weight > 0:
		s.measure, _ = measure.Find(measure.Weight)
		s.columns = []int{weight}
	}
	for i, c := range s.columns {
		u, ok := exchange.ReadUnit(h.Unit(c))
		if !ok && c >= 0 && h.Unit(c) != "" {
			u = measure.Unit(h.Unit(c)) // which refuses every row
		} else if !ok {
			u = s.measure.Parts[i].Unit()
		}
		s.units = append(s.units, u)
	}
	return s, true
}

// omrons tells whether only Omron writes such a heading: others write one with
// Date, Systolic and Diastolic too.
func (s *section) omrons() bool {
	return s.head.Column("truread") > 0 || s.head.Column("measurementdate") == 0 || s.head.Column("symptoms") > 0
}

func (s *section) row(line table.Line) exchange.Row {
	row := exchange.Row{Line: line.Number, Refused: line.Wrong}
	if row.Refused != "" {
		return row
	}
	if s.measure.ID == "" {
		row.Skipped = "A table of something else"
		return row
	}
	if row.Refused = s.head.Cut(line.Cells); row.Refused != "" {
		return row
	}
	r := &careplan.Reading{Measure: s.measure.ID, Note: s.note(line.Cells)}
	texts := make([]string, len(s.columns))
	for i, c := range s.columns {
		texts[i] = table.Cell(line.Cells, c)
	}
	if r.At, row.Clock, row.Refused = s.at(line.Cells); row.Refused != "" {
		return row
	}
	if r.Amounts, row.Refused = exchange.ReadAmounts(s.measure.Parts, texts, s.units); row.Refused != "" {
		return row
	}
	r.Circumstances = s.rhythm(line.Cells)
	row.Reading = r
	return row
}
