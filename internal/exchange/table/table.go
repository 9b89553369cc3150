// Package table knows files of separated values: which sign separates them,
// what a line's cells are, and where a line went wrong.
//
// It promises bounded memory, whatever the file: a line longer than MaxLine
// ends the reading. A line that can't be understood says so, and the next one
// is read.
package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/plaintext"
)

// Bounds of a table.
const (
	MaxLine    = 1 << 20 // bytes of a line, in UTF-8
	MaxColumns = 1000
)

// Reader reads lines.
type Reader struct {
	Separator rune // found in the file, or as it was given
	csv       *csv.Reader
	given     *given
	fuse      *exchange.Fuse
}

// Line is one line's cells. Wrong is a sentence where they can't be told.
type Line struct {
	Number int // from 1, where the line begins
	Cells  []string
	Wrong  string
	Open   bool // the file ends in it: its end was perhaps not written
}

// NewReader reads a file; separator is 0 where the file itself has to tell.
func NewReader(r io.Reader, separator rune) *Reader {
	f := exchange.NewFuse(plaintext.NewReader(r), MaxLine)
	buffered := bufio.NewReaderSize(f, 32<<10)
	head, _ := buffered.Peek(8 << 10) // an error comes again when it is read
	if separator == 0 {
		separator = Separator(head)
	}
	var lines io.Reader = buffered
	if bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0 {
		lines = returns{buffered}
	}
	g := &given{from: lines}
	c := csv.NewReader(g)
	c.Comma, c.FieldsPerRecord, c.ReuseRecord = separator, -1, true
	return &Reader{Separator: separator, csv: c, given: g, fuse: f}
}

// given is what the lines are read from, and how far that was.
type given struct {
	from io.Reader
	size int64
	last byte
}

func (g *given) Read(b []byte) (int, error) {
	n, err := g.from.Read(b)
	if n > 0 {
		g.size += int64(n)
		g.last = b[n-1]
	}
	return n, err
}

// returns are lines as old Macs end them, and as Excel still can.
type returns struct{ from io.Reader }

func (r returns) Read(b []byte) (int, error) {
	n, err := r.from.Read(b)
	for i, c := range b[:n] {
		if c == '\r' {
			b[i] = '\n'
		}
	}
	return n, err
}

// Separator finds the sign that separates the values of a text's first lines:
// the one there is most of outside quotation marks.
func Separator(head []byte) rune {
	counts := map[rune]int{}
	quoted := false
	for _, r := range string(head) {
		switch {
		case r == '"':
			quoted = !quoted
		case !quoted && (r == ',' || r == ';' || r == '\t'):
			counts[r]++
		}
	}
	best := ','
	for _, r := range []rune{';', '\t'} {
		if counts[r] > counts[best] {
			best = r
		}
	}
	return best
}

// Next is the next line that is not empty. Its cells are good until the next
// call; io.EOF ends the file, and a *exchange.FileError one that can't be read
// on.
func (t *Reader) Next() (Line, error) {
	for {
		cells, err := t.csv.Read()
		t.fuse.Renew()
		var parse *csv.ParseError
		switch {
		case errors.As(err, &parse):
			return Line{Number: parse.StartLine, Wrong: unquoted(parse)}, nil
		case errors.Is(err, exchange.ErrLong):
			return Line{}, &exchange.FileError{Text: "A line of this file is too long to be one of readings. Save the file again from the app or meter it came from."}
		case err != nil:
			return Line{}, err
		case blank(cells):
			continue
		}
		number, _ := t.csv.FieldPos(0)
		if len(cells) > MaxColumns {
			return Line{Number: number, Wrong: "This line has too many columns."}, nil
		}
		open := t.csv.InputOffset() == t.given.size && t.given.last != '\n'
		return Line{Number: number, Cells: cells, Open: open}, nil
	}
}

// unquoted says how far a wrong quotation mark reaches: the lines between its
// ends can't be told apart.
func unquoted(p *csv.ParseError) string {
	if p.Line > p.StartLine {
		return fmt.Sprintf("A quotation mark is missing or too many. Lines %d to %d can't be read.", p.StartLine, p.Line)
	}
	return "A quotation mark in this line is missing or too many."
}

func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}
