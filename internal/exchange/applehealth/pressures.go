package applehealth

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/measure"
)

// pressures finds which top number belongs to which bottom number. In a file
// all top numbers come first, then all bottom numbers, then the Correlations
// with a copy of both: nothing is sure before the end.
type pressures struct {
	stamps *exchange.Stamps
	row    func(exchange.Row) error
	parts  []measure.Part
	held   map[moment]*halves
	count  int
	// sources keeps one copy of each name.
	sources map[string]string
}

// Bounds of what is held.
const (
	maxHeld    = 300_000 // numbers: more than a lifetime has, and some 60 MB
	maxMoment  = 20      // of one moment: what is beyond can't be told apart
	maxSources = 1000
)

// moment is what two numbers of one measurement share.
type moment struct {
	start  string // as it stands: with its offset
	source string
}

// halves are the numbers of a moment.
type halves struct {
	parts [2][]half   // top, bottom
	pairs [][2]string // values that a Correlation paired
}

type half struct {
	line        int
	value, unit string
}

func newPressures(s *exchange.Stamps, row func(exchange.Row) error) *pressures {
	bp, _ := measure.Find(measure.BloodPressure)
	return &pressures{stamps: s, row: row, parts: bp.Parts, held: map[moment]*halves{}, sources: map[string]string{}}
}

func (p *pressures) at(x record) (*halves, error) {
	source, ok := p.sources[x.source]
	if !ok {
		source = x.source
		if len(p.sources) < maxSources {
			p.sources[source] = source
		}
	}
	m := moment{x.start, source}
	if p.count++; p.count > maxHeld {
		return nil, &exchange.FileError{Text: "This file has more blood pressures than can be sorted out at once. Ask for a shorter time in the Health app."}
	}
	h := p.held[m]
	if h == nil {
		h = &halves{}
		p.held[m] = h
	}
	return h, nil
}

// add keeps a number that stands alone, once.
func (p *pressures) add(x record) error {
	h, err := p.at(x)
	if err != nil {
		return err
	}
	all := &h.parts[x.kind.part]
	if len(*all) >= maxMoment {
		return p.row(exchange.Row{Line: x.line, Refused: p.alone(x.kind.part, half{value: x.value}, 1, 1)})
	}
	*all = append(*all, half{x.line, x.value, x.unit})
	return nil
}

// correlated makes a row of a pair that the file itself made.
func (p *pressures) correlated(pair [2]record) error {
	top, bottom := pair[0], pair[1]
	if top.line == 0 || bottom.line == 0 {
		for _, x := range pair {
			if x.line != 0 {
				if err := p.add(x); err != nil {
					return err
				}
			}
		}
		return nil
	}
	for _, x := range pair {
		h, err := p.at(x)
		if err != nil {
			return err
		}
		if len(h.pairs) < 2*maxMoment {
			h.pairs = append(h.pairs, [2]string{top.value, bottom.value})
		}
	}
	return p.row(p.reading(top.start, half{top.line, top.value, top.unit}, half{bottom.line, bottom.value, bottom.unit}))
}

func (p *pressures) reading(start string, top, bottom half) (row exchange.Row) {
	row.Line = top.line
	at, doubt, refused := p.stamps.ReadOne(start)
	if refused != "" {
		row.Refused = refused
		return row
	}
	amounts := make([]measure.Amount, 2)
	for i, h := range []half{top, bottom} {
		amounts[i], refused = record{unit: h.unit, value: h.value}.amount()
		if refused != "" {
			row.Refused = p.parts[i].Name + ": " + refused
			return row
		}
	}
	row.Clock = doubt
	row.Reading = &careplan.Reading{Measure: measure.BloodPressure, At: at, Amounts: amounts}
	return row
}

// end pairs what no Correlation paired, and refuses what has no other half.
func (p *pressures) end() error {
	for _, m := range p.inOrder() {
		h := p.held[m]
		top, bottom := h.left(0), h.left(1)
		if len(top) == 1 && len(bottom) == 1 {
			if err := p.row(p.reading(m.start, top[0], bottom[0])); err != nil {
				return err
			}
			continue
		}
		for part, all := range [2][]half{top, bottom} {
			for _, x := range all {
				if err := p.row(exchange.Row{Line: x.line, Refused: p.alone(part, x, len(top), len(bottom))}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (p *pressures) alone(part int, x half, tops, bottoms int) string {
	if tops > 0 && bottoms > 0 {
		return fmt.Sprintf("%s %s: several pressures have the same time, and the file does not say which numbers belong together.", p.parts[part].Name, exchange.Quote(x.value))
	}
	return fmt.Sprintf("%s %s has no %s of the same time.", p.parts[part].Name, exchange.Quote(x.value), map[int]string{0: "bottom number", 1: "top number"}[part])
}

// left are the numbers of a part that no Correlation has, each value once: the
// same number twice at one moment is one measurement that was copied.
func (h *halves) left(part int) (left []half) {
	for _, x := range h.parts[part] {
		paired := slices.ContainsFunc(h.pairs, func(pair [2]string) bool { return pair[part] == x.value })
		copied := slices.ContainsFunc(left, func(o half) bool { return o.value == x.value && o.unit == x.unit })
		if !paired && !copied {
			left = append(left, x)
		}
	}
	return left
}

// inOrder are the moments by where they stand in the file.
func (p *pressures) inOrder() []moment {
	type placed struct {
		m    moment
		line int
	}
	all := make([]placed, 0, len(p.held))
	for m, h := range p.held {
		line := 0
		for _, half := range slices.Concat(h.parts[0], h.parts[1]) {
			if line == 0 || half.line < line {
				line = half.line
			}
		}
		all = append(all, placed{m, line})
	}
	slices.SortFunc(all, func(a, b placed) int { return cmp.Or(cmp.Compare(a.line, b.line), cmp.Compare(a.m.source, b.m.source)) })
	moments := make([]moment, len(all))
	for i := range all {
		moments[i] = all[i].m
	}
	return moments
}
