package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/carebottle/carebottle/internal/exchange"
)

// Body makes a row of a line below a heading. It need not fill Row.Line.
type Body func(cells []string) exchange.Row

// Begin makes the Body of the table that a line is the heading of; nil where it
// is none.
type Begin func(cells []string) Body

// Walk reads the tables of a file. Lines above the first heading are passed
// over; where there is no heading at all the file is not what it was taken for.
func Walk(r io.Reader, begin Begin, row func(exchange.Row) error) error {
	return WalkFrom(r, 0, nil, begin, row)
}

// WalkFrom is Walk with a separator that is known, unless it is 0, and a body
// of lines above the first heading, unless it is nil. A line in which the file
// ends is refused where it has fewer cells than any before it: the last number
// in it may be half a number.
func WalkFrom(r io.Reader, separator rune, body Body, begin Begin, row func(exchange.Row) error) error {
	t := NewReader(r, separator)
	fewest := 0 // cells of a line so far, of this table
	for {
		line, err := t.Next()
		switch {
		case errors.Is(err, io.EOF) && body == nil:
			return &exchange.FileError{Text: "The line that names the columns is missing. Save the file again from the app or meter it came from."}
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		if line.Wrong == "" {
			if next := begin(line.Cells); next != nil {
				body, fewest = next, len(line.Cells)
				continue
			}
		}
		if body == nil {
			continue
		}
		made := exchange.Row{Refused: line.Wrong}
		switch n := len(line.Cells); {
		case line.Wrong != "":
		case line.Open && n < fewest:
			made.Refused = early(n, fewest)
		default:
			made = body(line.Cells)
			if fewest == 0 || n < fewest {
				fewest = n
			}
		}
		made.Line = line.Number
		if err := row(made); err != nil {
			return err
		}
	}
}

// early says that a line stops before its end.
func early(has, of int) string {
	return fmt.Sprintf("The line stops early: it has %d of %d columns.", has, of)
}

// Dates sees the cells of a file that may hold dates: those that column
// answers, of lines above a heading too. separator is 0 where the file has to
// tell.
func Dates(r io.Reader, separator rune, cells func(cells []string) []string) (exchange.Dating, error) {
	t := NewReader(r, separator)
	var d exchange.Dates
	for {
		line, err := t.Next()
		if errors.Is(err, io.EOF) {
			return d.Dating(), nil
		} else if err != nil {
			return exchange.Dating{}, err
		}
		for _, c := range cells(line.Cells) {
			d.See(c)
		}
	}
}

// Headed tells whether begin knows one of the first lines of a file.
func Headed(head []byte, begin Begin) bool {
	const lines = 10
	t := NewReader(bytes.NewReader(head), 0)
	for range lines {
		line, err := t.Next()
		if err != nil {
			return false
		}
		if line.Wrong == "" && begin(line.Cells) != nil {
			return true
		}
	}
	return false
}
