// Package csvimport knows how to read any table of readings once somebody has
// said what its columns are, and proposes what they may be.
//
// A proposal comes from the names of the columns and from the first rows. It
// never guesses a unit: one that the table does not name is left to be chosen.
package csvimport

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/table"
	"github.com/carebottle/carebottle/internal/exchange/when"
	"github.com/carebottle/carebottle/internal/measure"
)

// Format reads tables by Answers.Mapping. It recognises every table, and is
// asked last.
type Format struct{}

var (
	_ exchange.Dated   = Format{}
	_ exchange.Generic = Format{}
)

// Generic says that this recognises any table.
func (Format) Generic() {}

// ID names the format in a plan.
func (Format) ID() string { return "csv" }

// Name is what people call such files.
func (Format) Name() string { return "A table (CSV)" }

// Recognise looks for two lines of two columns or more.
func (Format) Recognise(head []byte, _ string) bool {
	first := strings.TrimSpace(string(head[:min(len(head), 16)]))
	if strings.HasPrefix(first, "<") || strings.HasPrefix(first, "{") || strings.HasPrefix(first, "[") {
		return false // text with commas in it, made for programs
	}
	t := table.NewReader(strings.NewReader(string(head)), 0)
	for wide := 0; wide < 2; {
		line, err := t.Next()
		if err != nil {
			return false
		}
		if len(line.Cells) > 1 {
			wide++
		}
	}
	return true
}

// errUnmapped means that the caller did not ask what the columns are.
var errUnmapped = errors.New("csvimport: no mapping")

// Dates looks at the column of the date.
func (Format) Dates(_ context.Context, r io.Reader, a exchange.Answers) (exchange.Dating, error) {
	if a.Mapping == nil {
		return exchange.Dating{}, errUnmapped
	}
	column := a.Mapping.Date
	return table.Dates(r, a.Mapping.Separator, func(cells []string) []string {
		if column < 0 || column >= len(cells) {
			return nil
		}
		return cells[column : column+1]
	})
}

// Read reads every line below the heading.
func (Format) Read(_ context.Context, r io.Reader, a exchange.Answers, row func(exchange.Row) error) error {
	if a.Mapping == nil {
		return errUnmapped
	}
	if lacks := a.Mapping.Lacks(); lacks != "" {
		return &exchange.FileError{Text: lacks}
	}
	b := newBody(*a.Mapping, a)
	begin := func([]string) table.Body { return nil }
	body := b.row
	if above := a.Mapping.Above; a.Mapping.Headed {
		body = nil
		begin = func([]string) table.Body {
			if above--; above == -1 {
				return b.row
			}
			return nil
		}
	}
	return table.WalkFrom(r, a.Mapping.Separator, body, begin, row)
}

// body makes readings of lines.
type body struct {
	mapping exchange.Mapping
	stamps  *exchange.Stamps
	units   []measure.Unit
}

func newBody(m exchange.Mapping, a exchange.Answers) *body {
	return &body{mapping: m, stamps: exchange.NewStamps(a), units: append([]measure.Unit(nil), m.Units...)}
}

// untimed is the note of a reading whose row has a date alone.
const untimed = "The file has no time for this"

func (b *body) row(cells []string) (row exchange.Row) {
	m := &b.mapping
	r := &careplan.Reading{Measure: m.Measure.ID}
	if r.At, row.Clock, row.Refused = b.at(cells); row.Refused != "" {
		return row
	}
	if row.Refused = b.unit(cells); row.Refused != "" {
		return row
	}
	if r.Amounts, row.Refused = b.amounts(cells); row.Refused != "" {
		return row
	}
	if row.Clock == when.Untimed {
		r.Note = untimed
	}
	r.Note = exchange.Join(r.Note, table.Cell(cells, m.Note))
	row.Reading = r
	return row
}

func (b *body) at(cells []string) (time.Time, when.Doubt, string) {
	date := table.Cell(cells, b.mapping.Date)
	if b.mapping.Time >= 0 {
		return b.stamps.Read(date, table.Cell(cells, b.mapping.Time))
	}
	if !strings.Contains(date, ":") {
		at, _, refused := b.stamps.Read(date, "12:00")
		return at, when.Untimed, refused
	}
	return b.stamps.ReadOne(date)
}

// unit reads the unit that the row names.
func (b *body) unit(cells []string) string {
	if b.mapping.Unit < 0 {
		return ""
	}
	u, refused := exchange.UnitOf(table.Cell(cells, b.mapping.Unit))
	b.units[0] = u
	return refused
}

// amounts reads numbers as files write them, and else as people do: "70.2 kg",
// "11 st 4 lb".
func (b *body) amounts(cells []string) ([]measure.Amount, string) {
	amounts := make([]measure.Amount, len(b.mapping.Columns))
	last := 0
	for i, column := range b.mapping.Columns {
		text := b.share(table.Cell(cells, column), i)
		if text == "" {
			continue
		}
		part := b.mapping.Measure.Parts[i]
		if wrong := b.decimals(text); wrong != "" {
			return nil, part.Name + ": " + wrong
		}
		a, wrong := exchange.ReadAmount(text, b.units[i])
		if wrong != "" {
			typed, err := part.Parse(text, b.units[i])
			if err != nil {
				return nil, part.Name + ": " + wrong
			}
			a = typed
		}
		amounts[i], last = a, i+1
	}
	return amounts[:last], ""
}

// decimals says that a number is not written as those of the file are.
func (b *body) decimals(text string) string {
	switch comma, point := strings.Contains(text, ","), strings.Contains(text, "."); {
	case b.mapping.Comma && point:
		return exchange.Quote(text) + " has a point, where the numbers of this file have a comma."
	case !b.mapping.Comma && comma:
		return exchange.Quote(text) + " has a comma, where the numbers of this file have a point."
	default:
		return ""
	}
}

// share is a part's own of a cell that holds several, as in 132/78.
func (b *body) share(text string, part int) string {
	before, sharing := 0, 0
	for i, column := range b.mapping.Columns {
		if column >= 0 && column == b.mapping.Columns[part] {
			sharing++
			if i < part {
				before++
			}
		}
	}
	if sharing < 2 {
		return text
	}
	pieces := strings.Split(text, "/")
	if before >= len(pieces) {
		return ""
	}
	return strings.TrimSpace(pieces[before])
}
