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
	"io"

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
	return table.Headed(head, func(cells []string) table.Body {
		s := heading(cells, exchange.Answers{})
		if s == nil || s.parts == nil || s.parts.Measure.ID != measure.BloodPressure || !s.omrons() {
			return nil
		}
		return s.row
	})
}

// Dates looks at the first column, which the date is in either form.
func (Format) Dates(_ context.Context, r io.Reader, _ exchange.Answers) (exchange.Dating, error) {
	return table.Dates(r, 0, func(cells []string) []string { return cells[:min(1, len(cells))] })
}

// Read reads all tables of a file.
func (Format) Read(_ context.Context, r io.Reader, a exchange.Answers, row func(exchange.Row) error) error {
	return table.Walk(r, func(cells []string) table.Body {
		if s := heading(cells, a); s != nil {
			return s.row
		}
		return nil
	}, row)
}
