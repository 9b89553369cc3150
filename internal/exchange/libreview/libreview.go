// Package libreview knows the CSV files of Abbott's LibreView: a line or more
// about the file, then
//
//	Device,Serial Number,Device Timestamp,Record Type,Historic Glucose mmol/L,Scan Glucose mmol/L,...,
//	Notes,Strip Glucose mmol/L,Ketone mmol/L,...
//
// with the unit in the columns' names. The record type says which column a row
// is about. Times are the meter's own, as the account writes them: 31-12-2026
// 20:15, or 12-31-2026 08:15 PM.
//
// A sensor under the skin does not measure the blood: what it says is kept as
// glucose with a note that it came from a sensor.
package libreview

import (
	"context"
	"io"
	"strings"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/table"
	"github.com/carebottle/carebottle/internal/measure"
)

// Format reads LibreView's files.
type Format struct{}

var _ exchange.Dated = Format{}

// ID names the format in a plan.
func (Format) ID() string { return "libreview" }

// Name is what the service is called.
func (Format) Name() string { return "LibreView" }

// Recognise looks for the heading below the first lines.
func (Format) Recognise(head []byte, _ string) bool {
	return table.Headed(head, begin(exchange.Answers{}))
}

// Dates looks at the rows, and at the line above them which says when the file
// was made: it is written in the same order.
func (Format) Dates(_ context.Context, r io.Reader, _ exchange.Answers) (exchange.Dating, error) {
	column := exchange.None
	return table.Dates(r, 0, func(cells []string) []string {
		if column < 0 {
			column = table.NewHeading(cells).Column(stamp)
			return cells
		}
		if column < len(cells) {
			return cells[column : column+1]
		}
		return nil
	})
}

// Read reads the table of a file.
func (Format) Read(_ context.Context, r io.Reader, a exchange.Answers, row func(exchange.Row) error) error {
	return table.Walk(r, begin(a), row)
}

const stamp = "devicetimestamp"

// Notes of readings from a sensor.
const (
	bySensor  = "From a sensor"
	byScan    = "From a sensor, scanned"
	elsewhere = "A record of another kind"
)

// kinds are the record types that hold a reading, and where.
var kinds = []struct {
	recordType string
	measure    measure.ID
	column     string // how the folded name of its column begins; the unit follows
	note       string
}{
	{"0", measure.Glucose, "historicglucose", bySensor},
	{"1", measure.Glucose, "scanglucose", byScan},
	{"2", measure.Glucose, "stripglucose", ""},
	{"3", measure.Ketones, "ketone", ""},
}

// others are the record types that hold none.
var others = map[string]string{"4": "Insulin", "5": "Food", "6": "A note or an event"}

type body struct {
	head     table.Heading
	stamps   *exchange.Stamps
	stamp    int
	kind     int
	notes    int
	readings map[string]reading // by record type
}

type reading struct {
	measure measure.Measure
	column  int
	unit    measure.Unit
	note    string
}

func begin(a exchange.Answers) table.Begin {
	return func(cells []string) table.Body {
		if len(cells) < 4 || !strings.HasPrefix(table.Fold(cells[0]), "device") {
			return nil
		}
		h := table.NewHeading(cells)
		b := body{head: h, stamps: exchange.NewStamps(a), stamp: h.Column(stamp), kind: h.Column("recordtype"),
			notes: h.Column("notes"), readings: map[string]reading{}}
		if b.stamp < 0 || b.kind < 0 {
			return nil
		}
		for _, k := range kinds {
			m, _ := measure.Find(k.measure)
			column := h.Begins(k.column)
			b.readings[k.recordType] = reading{m, column, unitOf(h, column, k.column), k.note}
		}
		return b.row
	}
}

// unitOf is the unit behind the name of a column.
func unitOf(h table.Heading, column int, name string) measure.Unit {
	said := strings.Trim(strings.TrimPrefix(table.Fold(h.Said(column)), name), "()")
	if u, ok := exchange.ReadUnit(said); ok {
		return u
	}
	return measure.Unit(said) // refuses every row
}

func (b body) row(cells []string) (row exchange.Row) {
	if row.Refused = b.head.Cut(cells); row.Refused != "" {
		return row
	}
	kind := table.Cell(cells, b.kind)
	k, ok := b.readings[kind]
	if !ok {
		row.Skipped = others[kind]
		if row.Skipped == "" {
			row.Skipped = elsewhere
		}
		return row
	}
	part := k.measure.Parts[0]
	text := table.Cell(cells, k.column)
	if text == "" {
		row.Refused = part.Name + " is missing."
		return row
	}
	if k.unit == "" {
		row.Refused = "The file does not say in which unit " + strings.ToLower(part.Name) + " is."
		return row
	}
	r := &careplan.Reading{Measure: k.measure.ID, Note: k.note}
	if r.At, row.Clock, row.Refused = b.stamps.ReadOne(table.Cell(cells, b.stamp)); row.Refused != "" {
		return row
	}
	amount, refused := exchange.ReadAmount(text, k.unit)
	if refused != "" {
		row.Refused = part.Name + ": " + refused
		return row
	}
	r.Amounts = []measure.Amount{amount}
	r.Note = exchange.Join(r.Note, table.Cell(cells, b.notes))
	row.Reading = r
	return row
}
