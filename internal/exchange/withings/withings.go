// Package withings knows two of the CSV files that Withings gives a person who
// asks for their data:
//
//	bp.csv      Date,"Heart rate",Systolic,Diastolic,Comments
//	weight.csv  Date,"Weight (kg)","Fat mass (kg)",...,Comments
//
// with dates such as "2026-01-12 08:12:00", on the clock of where it was. A row
// of bp.csv with a heart rate alone is a pulse. Pressures are in mmHg, which
// the file does not say.
package withings

import (
	"context"
	"io"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/table"
	"github.com/carebottle/carebottle/internal/measure"
)

// Format reads Withings' files.
type Format struct{}

var _ exchange.Dated = Format{}

// ID names the format in a plan.
func (Format) ID() string { return "withings" }

// Name is what the maker is called.
func (Format) Name() string { return "Withings" }

// Recognise looks for one of the two headings.
func (Format) Recognise(head []byte, _ string) bool {
	return table.Headed(head, begin(exchange.Answers{}))
}

// Dates looks at the first column. Withings' own dates begin with the year;
// those of a file that Excel has saved may not.
func (Format) Dates(_ context.Context, r io.Reader, _ exchange.Answers) (exchange.Dating, error) {
	return table.Dates(r, 0, func(cells []string) []string { return cells[:min(1, len(cells))] })
}

// Read reads the one table of a file.
func (Format) Read(_ context.Context, r io.Reader, a exchange.Answers, row func(exchange.Row) error) error {
	return table.Walk(r, begin(a), row)
}

// begin knows the headings.
func begin(a exchange.Answers) table.Begin {
	return func(cells []string) table.Body {
		if len(cells) == 0 || table.Fold(cells[0]) != "date" {
			return nil
		}
		h := table.NewHeading(cells)
		b := body{head: h, comments: h.Column("comments"), stamps: exchange.NewStamps(a)}
		switch {
		case b.comments < 0:
			return nil
		case h.Has("heartrate", "systolic", "diastolic"):
			bp, _ := measure.Find(measure.BloodPressure)
			pulse, _ := measure.Find(measure.Pulse)
			b.parts = table.NewParts(h, bp, h.Column("systolic"), h.Column("diastolic"), h.Column("heartrate"))
			b.alone = table.NewParts(h, pulse, h.Column("heartrate"))
		case h.Has("weight", "fatmass"):
			weight, _ := measure.Find(measure.Weight)
			b.parts = table.NewParts(h, weight, h.Column("weight"))
		default:
			return nil
		}
		return b.row
	}
}

type body struct {
	head     table.Heading
	comments int
	parts    *table.Parts
	alone    *table.Parts // what is left where the first part of parts is empty
	stamps   *exchange.Stamps
}

func (b body) row(cells []string) (row exchange.Row) {
	if row.Refused = b.head.Cut(cells); row.Refused != "" {
		return row
	}
	r := &careplan.Reading{Measure: b.parts.Measure.ID}
	if r.At, row.Clock, row.Refused = b.stamps.ReadOne(table.Cell(cells, 0)); row.Refused != "" {
		return row
	}
	parts := b.parts
	if b.alone != nil && parts.Blank(cells, 0) && parts.Blank(cells, 1) {
		parts = b.alone
		r.Measure = parts.Measure.ID
	}
	if r.Amounts, row.Refused = parts.Amounts(cells); row.Refused != "" {
		return row
	}
	r.Note = exchange.Join("", table.Cell(cells, b.comments))
	row.Reading = r
	return row
}
