// Package applehealth knows the export.xml that the Health app of an iPhone
// writes: a Record element for each number that any app or watch ever gave it,
// with a unit, a time with its offset, and the app it came from. Such files
// reach gigabytes.
//
// It promises to hold no more of a file than one element and the blood
// pressures, whose two numbers are two records: they belong together where a
// Correlation element says so, or where one of each has the same time and the
// same source. Any other is refused.
//
// It does not read the document type, whose declarations some versions get
// wrong, and expands no entity but those that XML itself has.
package applehealth

import (
	"bufio"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"

	"github.com/carebottle/carebottle/internal/exchange"
)

// Format reads export.xml.
type Format struct{}

var _ exchange.Format = Format{}

// ID names the format in a plan.
func (Format) ID() string { return "apple-health" }

// Name is what the app is called.
func (Format) Name() string { return "Apple Health" }

var root = []byte("<HealthData")

// Recognise looks for the root element, which stands behind the document type.
func (Format) Recognise(head []byte, _ string) bool {
	return bytes.Contains(head, root) || bytes.Contains(head, []byte("<!DOCTYPE HealthData"))
}

// MaxElement is how long one element may be, in bytes. Those of Apple's are
// some hundred.
const MaxElement = 1 << 20

// Read reads all records. Blood pressures come last.
func (Format) Read(_ context.Context, r io.Reader, a exchange.Answers, row func(exchange.Row) error) error {
	f := exchange.NewFuse(r, MaxElement)
	buffered := bufio.NewReaderSize(f, 64<<10)
	above, err := seekRoot(buffered)
	if err != nil {
		return blame(err)
	}
	d := xml.NewDecoder(buffered)
	records := newRecords(a, row)
	for {
		f.Renew()
		// RawToken keeps no stack: depth costs nothing.
		token, err := d.RawToken()
		line, _ := d.InputPos()
		var wrong *xml.SyntaxError
		switch {
		case errors.As(err, &wrong), errors.Is(err, io.EOF) && !records.whole:
			return records.broken(above+line, errors.Is(err, io.EOF) || wrong.Msg == "unexpected EOF")
		case errors.Is(err, io.EOF):
			return records.end()
		case err != nil:
			return blame(err)
		}
		if err := records.token(token, above+line); err != nil {
			return err
		}
		if records.whole {
			return records.end()
		}
	}
}

// seekRoot passes over the document type and answers how many lines it has.
func seekRoot(b *bufio.Reader) (lines int, err error) {
	for {
		if head, err := b.Peek(len(root)); bytes.Equal(head, root) {
			return lines, nil
		} else if err != nil {
			return 0, err
		}
		c, err := b.ReadByte()
		if err != nil {
			return 0, err
		}
		if c == '\n' {
			lines++
		}
	}
}

func blame(err error) error {
	switch {
	case errors.Is(err, exchange.ErrLong):
		return &exchange.FileError{Text: "A part of this file is too long to be a reading. Export it again from the Health app."}
	case errors.Is(err, io.EOF):
		return &exchange.FileError{Text: "This is not a whole export.xml of the Health app. Export it again, and take in export.xml."}
	default:
		return err
	}
}
