package exchange

import (
	"maps"
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/measure"
)

// Preview is what would happen to a file.
type Preview struct {
	Format  Format
	Answers Answers // with what the file itself settled
	// Ask is what has to be answered first; everything below is then empty.
	Ask *Question
	// Rows are all rows of the file; each is counted once below.
	Rows, Taken, Duplicates, Refused, Skipped int
	ByMeasure                                 []Count  // the measure with the most first
	Reasons                                   []Reason // of Skipped
	First                                     []Row    // the first that would be taken, some of each measure
	Doubles                                   []Row    // the first duplicates
	Refusals                                  []Row    // the first that are refused
	Notes                                     []string // sentences about what was decided for the person

	file fingerprint
}

// How many rows a preview keeps to be shown.
const (
	MaxFirst    = 5 // of each measure
	MaxDoubles  = 20
	MaxRefusals = 200
)

// Count is what a file has of one measure.
type Count struct {
	ID         measure.ID
	Wanted     bool
	N          int       // readings that are new
	Duplicates int       // readings that are in the plan, or twice in the file
	From, To   time.Time // of the new ones
}

// Reason is why rows are skipped, and how many.
type Reason struct {
	Text string
	N    int
}

// Question asks for an answer that the file does not give.
type Question struct {
	Text    string // "Is 03-04-2026 the 3rd of April or the 4th of March?"
	Options []Option
}

// Option is an answer to a Question: the file is looked at again with Dates.
type Option struct {
	Text  string // "3 April 2026"
	Dates DateOrder
}

// notWanted is the reason of readings of measures that are not wanted.
const notWanted = "Not chosen"

// Choose changes which measures are wanted without reading the file again; nil
// is all.
func (p *Preview) Choose(want map[measure.ID]bool) {
	p.Answers.Want = maps.Clone(want)
	p.Reasons = slices.DeleteFunc(p.Reasons, func(r Reason) bool {
		if r.Text == notWanted {
			p.Skipped -= r.N
			return true
		}
		return false
	})
	p.Taken, p.Duplicates = 0, 0
	left := 0
	for i := range p.ByMeasure {
		c := &p.ByMeasure[i]
		c.Wanted = p.Answers.wants(c.ID)
		if c.Wanted {
			p.Taken += c.N
			p.Duplicates += c.Duplicates
		} else {
			left += c.N + c.Duplicates
		}
	}
	if left > 0 {
		p.Skipped += left
		p.Reasons = append(p.Reasons, Reason{notWanted, left})
	}
}

func (a Answers) wants(id measure.ID) bool { return a.Want == nil || a.Want[id] }
