// Package accuchek knows the CSV report that an Accu-Chek Mobile meter writes
// when it is put into a computer: two lines about the meter, then
//
//	Date;Time;Result;Unit;Temperature warning;Out of target range;Other;Before meal;After meal;Control test
//
// with dates such as 12.01.2026. A sign in one of the last columns means yes.
// Control tests measure a liquid out of a bottle, and are left out. What the
// meter calls out of its target range is no target of the plan, and is not
// kept.
package accuchek

import (
	"context"
	"io"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/table"
	"github.com/carebottle/carebottle/internal/measure"
)

// Format reads the meter's report.
type Format struct{}

var _ exchange.Dated = Format{}

// ID names the format in a plan.
func (Format) ID() string { return "accu-chek-mobile" }

// Name is what the meter is called.
func (Format) Name() string { return "Accu-Chek Mobile" }

// Recognise looks for the heading below the first lines.
func (Format) Recognise(head []byte, _ string) bool {
	return table.Headed(head, begin(exchange.Answers{}))
}

// Dates looks at the first column, and in the lines above at the second, which
// says when the file was made. Dates with points tell nothing: they have one
// order.
func (Format) Dates(_ context.Context, r io.Reader, _ exchange.Answers) (exchange.Dating, error) {
	return table.Dates(r, 0, func(cells []string) []string { return cells[:min(2, len(cells))] })
}

// Read reads the table of a file.
func (Format) Read(_ context.Context, r io.Reader, a exchange.Answers, row func(exchange.Row) error) error {
	return table.Walk(r, begin(a), row)
}

func begin(a exchange.Answers) table.Begin {
	return func(cells []string) table.Body {
		if len(cells) == 0 || table.Fold(cells[0]) != "date" {
			return nil
		}
		h := table.NewHeading(cells)
		if !h.Has("date", "time", "result", "unit", "controltest") {
			return nil
		}
		glucose, _ := measure.Find(measure.Glucose)
		return body{head: h, stamps: exchange.NewStamps(a), glucose: glucose.Parts[0],
			date: h.Column("date"), time: h.Column("time"), result: h.Column("result"), unit: h.Column("unit"),
			warm: h.Column("temperaturewarning"), before: h.Column("beforemeal"), after: h.Column("aftermeal"),
			control: h.Column("controltest")}.row
	}
}

type body struct {
	head    table.Heading
	stamps  *exchange.Stamps
	glucose measure.Part

	date, time, result, unit, warm, before, after, control int
}

func (b body) row(cells []string) (row exchange.Row) {
	if row.Refused = b.head.Cut(cells); row.Refused != "" {
		return row
	}
	if marked(cells, b.control) {
		return exchange.Row{Skipped: "Control test"}
	}
	r := &careplan.Reading{Measure: measure.Glucose}
	if r.At, row.Clock, row.Refused = b.stamps.Read(table.Cell(cells, b.date), table.Cell(cells, b.time)); row.Refused != "" {
		return row
	}
	unit, refused := exchange.UnitOf(table.Cell(cells, b.unit))
	if refused != "" {
		row.Refused = refused
		return row
	}
	text := table.Cell(cells, b.result)
	if text == "" {
		row.Refused = b.glucose.Name + " is missing."
		return row
	}
	amount, refused := exchange.ReadAmount(text, unit)
	if refused != "" {
		row.Refused = b.glucose.Name + ": " + refused
		return row
	}
	r.Amounts = []measure.Amount{amount}
	switch before, after := marked(cells, b.before), marked(cells, b.after); {
	case before && !after:
		r.Circumstances = measure.Circumstances{"when": "before-meal"}
	case after && !before:
		r.Circumstances = measure.Circumstances{"when": "after-meal"}
	}
	if marked(cells, b.warm) {
		r.Note = "The meter warned that it was too warm or too cold"
	}
	row.Reading = r
	return row
}

// marked tells whether there is a sign in a column.
func marked(cells []string, column int) bool {
	switch text := table.Cell(cells, column); text {
	case "", "0", "no", "No", "NO":
		return false
	default:
		return true
	}
}
