package table

import (
	"strings"
	"unicode"
)

// Heading is the line that names a table's columns.
type Heading struct {
	names []string // as Fold makes them
	said  []string // as they stand
}

// NewHeading keeps a line as a heading.
func NewHeading(cells []string) Heading {
	h := Heading{names: make([]string, len(cells)), said: make([]string, len(cells))}
	for i, c := range cells {
		h.names[i], h.said[i] = Fold(c), strings.Clone(strings.TrimSpace(c))
	}
	return h
}

// Fold makes names alike that differ in case, spaces and quotation marks only.
func Fold(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '"' || r == '_' || r == '\ufeff' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// Column is the first column of one of these folded names, the brackets behind
// it aside; -1 where there is none.
func (h Heading) Column(names ...string) int {
	for _, want := range names {
		for i, name := range h.names {
			if bare, _ := Bracket(name); bare == want {
				return i
			}
		}
	}
	return -1
}

// Columns are the columns of these folded names that there are.
func (h Heading) Columns(names ...string) (found []int) {
	for _, n := range names {
		if c := h.Column(n); c >= 0 {
			found = append(found, c)
		}
	}
	return found
}

// Begins is the first column whose folded name begins so; -1 where there is
// none.
func (h Heading) Begins(prefix string) int {
	for i, name := range h.names {
		if strings.HasPrefix(name, prefix) {
			return i
		}
	}
	return -1
}

// Has tells whether all of these folded names are columns.
func (h Heading) Has(names ...string) bool {
	for _, n := range names {
		if h.Column(n) < 0 {
			return false
		}
	}
	return true
}

// Said is the name of a column as it stands in the file.
func (h Heading) Said(column int) string {
	if column < 0 || column >= len(h.said) {
		return ""
	}
	return h.said[column]
}

// Unit is what stands in brackets behind a column's name: mmHg in
// "Systolic (mmHg)".
func (h Heading) Unit(column int) string {
	_, unit := Bracket(h.Said(column))
	return unit
}

// Bracket parts "Systolic (mmHg)" in two.
func Bracket(name string) (bare, inside string) {
	bare, inside, ok := strings.Cut(name, "(")
	if !ok {
		return name, ""
	}
	inside, _, _ = strings.Cut(inside, ")")
	return strings.TrimSpace(bare), strings.TrimSpace(inside)
}

// Cut says that a line has fewer columns than the heading, as the last one of a
// file has that was not written to its end; empty where it has not.
func (h Heading) Cut(cells []string) string {
	if len(cells) >= len(h.names) {
		return ""
	}
	return early(len(cells), len(h.names))
}

// Cell is a cell without the space around it; empty where the line has none
// there, or only a dash.
func Cell(cells []string, column int) string {
	if column < 0 || column >= len(cells) {
		return ""
	}
	text := strings.TrimSpace(cells[column])
	if text == "-" || text == "--" {
		return ""
	}
	return text
}
