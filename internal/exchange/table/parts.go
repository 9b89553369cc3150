package table

import (
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/measure"
)

// Parts reads the amounts of one measure from the columns of a table.
type Parts struct {
	Measure measure.Measure
	columns []int
	units   []measure.Unit
	texts   []string // of the row that is read
}

// NewParts takes a column for each part of a measure, exchange.None where there
// is none. The unit is the one in brackets in the column's name, and that of
// the measure where there are no brackets. One that the measure doesn't have
// refuses every row.
func NewParts(h Heading, m measure.Measure, columns ...int) *Parts {
	p := &Parts{Measure: m, columns: columns, units: make([]measure.Unit, len(columns)), texts: make([]string, len(columns))}
	for i, c := range columns {
		p.units[i] = m.Parts[i].Unit()
		if said := h.Unit(c); said != "" {
			u, ok := exchange.ReadUnit(said)
			if !ok {
				u = measure.Unit(said)
			}
			p.units[i] = u
		}
	}
	return p
}

// Amounts reads them from a line; refused is a sentence where one is no number.
func (p *Parts) Amounts(cells []string) (amounts []measure.Amount, refused string) {
	for i, c := range p.columns {
		p.texts[i] = Cell(cells, c)
	}
	return exchange.ReadAmounts(p.Measure.Parts, p.texts, p.units)
}

// Blank tells whether a line has nothing of a part.
func (p *Parts) Blank(cells []string, part int) bool { return Cell(cells, p.columns[part]) == "" }
