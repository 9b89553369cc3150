package exchange

import (
	"context"
	"io"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange/when"
	"github.com/carebottle/carebottle/internal/measure"
)

// Source is a file. It is opened more than once: to see what it is, to look at
// it, and to take it in.
type Source struct {
	Name string // without its folder
	Size int64  // in bytes; 0 where nobody knows
	Open func() (io.ReadCloser, error)
}

// Format is one kind of file.
type Format interface {
	ID() string   // "omron"
	Name() string // to people: "Omron connect"
	// Recognise tells from the beginning of a file, as UTF-8 text, and from its
	// name whether it is of this format.
	Recognise(head []byte, name string) bool
	// Read makes rows of a file, in its order, until row fails. It answers a
	// *FileError where the file can't be read on.
	Read(ctx context.Context, r io.Reader, a Answers, row func(Row) error) error
}

// Dated is a Format whose dates may be read in two ways.
type Dated interface {
	Format
	// Dates tells in which order this file writes its dates.
	Dates(ctx context.Context, r io.Reader, a Answers) (Dating, error)
}

// Dating is what a file tells about the order of its dates.
type Dating struct {
	Order   DateOrder // Unsettled where the file does not tell
	Example string    // a date that can be read in two ways: "03-04-2026"
}

// DateOrder is the order in which figures make a date.
type DateOrder = when.Order

// The orders.
const (
	Unsettled  = when.Unsettled
	DayFirst   = when.DayFirst   // 31-12-2026
	MonthFirst = when.MonthFirst // 12-31-2026
)

// Answers are what a file does not tell.
type Answers struct {
	Zone    *time.Location // of times without an offset
	Now     time.Time      // nothing is taken from after it
	Dates   DateOrder      // asked for by a Question where the file leaves it open
	Mapping *Mapping       // of a file of no known format
	// Want are the measures that are wanted; nil is all.
	Want map[measure.ID]bool
}

// Row is what one row of a file becomes: a reading, or a sentence that says
// why it does not. A refused row may hold the reading that it would have been.
type Row struct {
	Line    int // from 1
	Reading *careplan.Reading
	Refused string     // "Systolic 400 mmHg is above 300."
	Skipped string     // "Control test"
	Clock   when.Doubt // about the time, where the clocks changed
}

// Mapping says what the columns of a table are. Columns count from 0, and are
// None where the table has no such column.
type Mapping struct {
	Measure   measure.Measure // what is in the table; free measures included
	Separator rune            // ',', ';' or '\t'
	Above     int             // lines above the table, which are no rows of it; empty lines aside
	Headed    bool            // the first line of the table names the columns
	Date      int             // of the date, or of date and time together
	Time      int             // of a time that stands apart
	// Columns are one for each part of Measure. Parts of one column stand in it
	// with a slash between them: 132/78.
	Columns []int
	Units   []measure.Unit // one for each part; empty where nobody has said
	Unit    int            // of a unit that each row names for the first part
	Note    int
	Comma   bool // numbers have a decimal comma
}

// None is a column that a table does not have.
const None = -1

// Lacks says what has to be chosen before rows can be read; empty for nothing.
func (m *Mapping) Lacks() string {
	if m.Date == None {
		return "Choose the column with the date."
	}
	for i, part := range m.Measure.Parts {
		switch {
		case i >= len(m.Columns) || m.Columns[i] == None:
			if !part.Optional {
				return "Choose the column for: " + part.Name + "."
			}
		case i >= len(m.Units) || m.Units[i] == "" && (i > 0 || m.Unit == None):
			return "Choose the unit of: " + part.Name + "."
		}
	}
	return ""
}
