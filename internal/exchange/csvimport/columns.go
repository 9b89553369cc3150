package csvimport

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/table"
)

// Table is what the beginning of a file shows.
type Table struct {
	Separator rune
	Above     int // lines above it
	Headed    bool
	Names     []string   // of the columns; "Column 2" where the file does not name them
	Samples   [][]string // the first rows below the heading
}

// shown is how many rows Columns keeps.
const shown = 8

// Columns looks at the beginning of a file. Its error is a *exchange.FileError.
func Columns(src exchange.Source) (Table, error) {
	file, err := src.Open()
	if err != nil {
		return Table{}, exchange.ErrUnread
	}
	defer func() { _ = file.Close() }() // read only: nothing can be lost
	r := table.NewReader(io.LimitReader(file, exchange.HeadSize), 0)
	t := Table{Separator: r.Separator}
	var lines [][]string
	for len(lines) <= shown {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			var known *exchange.FileError
			if errors.As(err, &known) {
				return Table{}, known
			}
			return Table{}, exchange.ErrUnread
		}
		if line.Wrong == "" {
			lines = append(lines, clip(line.Cells))
		}
	}
	if len(lines) == 0 {
		return Table{}, &exchange.FileError{Text: "No table of readings was found in this file. Choose the CSV file that the app or meter made."}
	}
	if t.Above = above(lines); t.Above > 0 {
		lines = lines[t.Above:]
	}
	t.Headed = names(lines[0])
	t.name(lines)
	return t, nil
}

// above is how many lines stand above a heading: a title, a name, what meter
// it was and when it was read. The heading is the line with names that fills
// more columns than any above it.
func above(lines [][]string) int {
	heading, most := 0, 1
	for i, l := range lines {
		filled := 0
		for _, c := range l {
			if c != "" {
				filled++
			}
		}
		if filled > most {
			most = filled
			if names(l) {
				heading = i
			}
		}
	}
	return heading
}

// clip keeps cells to be shown, none of them longer than a screen is wide.
func clip(cells []string) []string {
	const most = 80
	kept := make([]string, len(cells))
	for i, c := range cells {
		if r := []rune(strings.TrimSpace(c)); len(r) > most {
			c = string(r[:most]) + "…"
		}
		kept[i] = strings.Clone(strings.TrimSpace(c))
	}
	return kept
}

// names tells whether a line names columns: it holds neither a number nor a
// date.
func names(cells []string) bool {
	for _, c := range cells {
		if numeric(c) || dated(c) {
			return false
		}
	}
	return true
}

func (t *Table) name(lines [][]string) {
	wide := 0
	for _, l := range lines {
		wide = max(wide, len(l))
	}
	t.Names = make([]string, wide)
	t.Samples = lines[:min(len(lines), shown)]
	if t.Headed {
		copy(t.Names, lines[0])
		t.Samples = lines[1:]
	}
	for i, n := range t.Names {
		if n == "" {
			t.Names[i] = "Column " + strconv.Itoa(i+1)
		}
	}
}
