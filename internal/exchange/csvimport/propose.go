package csvimport

import (
	"slices"
	"strings"

	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/table"
	"github.com/carebottle/carebottle/internal/exchange/when"
	"github.com/carebottle/carebottle/internal/measure"
)

// Propose is a mapping for a measure, with None for what could not be found.
func (t Table) Propose(m measure.Measure) exchange.Mapping {
	p := exchange.Mapping{Measure: m, Separator: t.Separator, Above: t.Above, Headed: t.Headed, Time: exchange.None, Unit: exchange.None, Note: exchange.None,
		Columns: make([]int, len(m.Parts)), Units: make([]measure.Unit, len(m.Parts))}
	taken := map[int]bool{}
	take := func(column int) int {
		if column >= 0 {
			taken[column] = true
		}
		return column
	}
	p.Date = take(t.date())
	if p.Date >= 0 && !t.every(p.Date, func(text string) bool { return strings.Contains(text, ":") }) {
		p.Time = take(t.time(taken))
	}
	for i, part := range m.Parts {
		p.Columns[i] = take(t.named(taken, wordsFor(part.ID, part.Name)))
	}
	p.Unit = take(t.named(taken, []string{"unit", "units"}))
	p.Note = take(t.named(taken, []string{"note", "notes", "comment", "comments", "remark", "remarks"}))
	if p.Columns[0] < 0 {
		p.Columns[0] = take(t.lonely(taken, len(m.Parts)))
		for i, part := range m.Parts {
			if i > 0 && !part.Optional && t.slashed(p.Columns[0]) {
				p.Columns[i] = p.Columns[0]
			}
		}
	}
	for i, part := range m.Parts {
		p.Units[i] = t.unit(part, p.Columns[i])
	}
	if p.Unit >= 0 && p.Units[0] != "" && len(m.Parts[0].Units) == 1 {
		p.Unit = exchange.None
	}
	p.Comma = t.commas(p.Columns)
	return p
}

// Guess is the measure that the names of the columns speak of; false where
// they speak of none.
func (t Table) Guess(among []measure.Measure) (measure.Measure, bool) {
	for _, m := range among {
		found := true
		for _, part := range m.Parts {
			found = found && (part.Optional || t.named(nil, wordsFor(part.ID, part.Name)) >= 0)
		}
		if found {
			return m, true
		}
	}
	return measure.Measure{}, false
}

// date is the first column that holds dates.
func (t Table) date() int {
	for i := range t.Names {
		if t.every(i, dated) {
			return i
		}
	}
	return t.named(nil, []string{"date", "day", "datum", "timestamp", "datetime"})
}

func (t Table) time(taken map[int]bool) int {
	for i := range t.Names {
		if !taken[i] && t.every(i, func(text string) bool { _, ok := when.ReadTime(text); return ok && strings.Contains(text, ":") }) {
			return i
		}
	}
	return exchange.None
}

// lonely is the only column left that holds numbers, or pairs of them.
func (t Table) lonely(taken map[int]bool, parts int) int {
	found := exchange.None
	for i := range t.Names {
		if taken[i] || !t.every(i, numeric) && !(parts > 1 && t.slashed(i)) {
			continue
		}
		if found >= 0 {
			return exchange.None
		}
		found = i
	}
	return found
}

// slashed tells whether a column holds pairs: one at least, and numbers alone
// where somebody left the other out.
func (t Table) slashed(column int) bool {
	pairs := 0
	numbers := t.every(column, func(text string) bool {
		top, bottom, pair := strings.Cut(text, "/")
		if !pair {
			return numeric(text)
		}
		pairs++
		bottom, _, _ = strings.Cut(bottom, "/")
		return numeric(top) && numeric(bottom)
	})
	return numbers && pairs > 0
}

// every tells whether a column's samples are all so, and are there.
func (t Table) every(column int, so func(string) bool) bool {
	some := false
	for _, line := range t.Samples {
		text := table.Cell(line, column)
		if text == "" {
			continue
		}
		if !so(text) {
			return false
		}
		some = true
	}
	return some
}

// named is a column of one of these names; else one in whose name one of the
// longer of them stands.
func (t Table) named(taken map[int]bool, words []string) int {
	folded := make([]string, len(t.Names))
	for i, n := range t.Names {
		folded[i], _ = table.Bracket(table.Fold(n))
	}
	for _, w := range words {
		if i := slices.Index(folded, w); i >= 0 && !taken[i] {
			return i
		}
	}
	const long = 5
	for _, w := range words {
		for i, n := range folded {
			if len(w) >= long && strings.Contains(n, w) && !taken[i] {
				return i
			}
		}
	}
	return exchange.None
}

// unit is the only unit that a part has, or the one that its column names.
func (t Table) unit(part measure.Part, column int) measure.Unit {
	if column >= 0 {
		name := strings.ToLower(strings.ReplaceAll(t.Names[column], " ", ""))
		_, inside := table.Bracket(t.Names[column])
		if u, ok := exchange.ReadUnit(inside); ok {
			return u
		}
		for _, s := range part.Units {
			if label := strings.ToLower(s.Unit.Label()); len(label) > 1 && strings.HasSuffix(name, label) {
				return s.Unit
			}
		}
	}
	if len(part.Units) == 1 {
		return part.Unit()
	}
	return ""
}

func (t Table) commas(columns []int) bool {
	for _, c := range columns {
		for _, line := range t.Samples {
			if text := table.Cell(line, c); strings.Contains(text, ",") && numeric(text) {
				return true
			}
		}
	}
	return false
}

func numeric(text string) bool {
	_, refused := exchange.ReadAmount(text, "")
	return refused == ""
}

func dated(text string) bool {
	if day, _, ok := when.Halves(text); ok {
		text = day
	}
	_, dayFirst := when.ReadDay(text, when.DayFirst)
	_, monthFirst := when.ReadDay(text, when.MonthFirst)
	return dayFirst || monthFirst
}

// wordsFor are the folded names that columns of a part have.
func wordsFor(part, name string) []string {
	switch part {
	case "systolic":
		return []string{"systolic", "sys", "sbp", "topnumber", "top", "upper"}
	case "diastolic":
		return []string{"diastolic", "dia", "dbp", "bottomnumber", "bottom", "lower"}
	case "pulse":
		return []string{"pulse", "pulserate", "heartrate", "hr", "bpm", "pr"}
	case "glucose":
		return []string{"glucose", "bloodglucose", "bloodsugar", "sugar", "bg", "bs"}
	case "weight":
		return []string{"weight", "bodyweight", "bodymass", "kg"}
	case "saturation":
		return []string{"spo2", "oxygensaturation", "saturation", "oxygenlevel", "oxygen", "o2", "sats"}
	case "peak-flow":
		return []string{"peakflow", "pef", "pefr", "peakexpiratoryflow"}
	case "temperature":
		return []string{"temperature", "temp", "bodytemperature"}
	case "hba1c":
		return []string{"hba1c", "a1c"}
	default:
		return []string{table.Fold(name), table.Fold(strings.ReplaceAll(part, "-", ""))}
	}
}
