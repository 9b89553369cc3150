package exchange

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange/when"
	"github.com/carebottle/carebottle/internal/measure"
)

// Known tells which readings the plan holds already.
type Known interface {
	Has(*careplan.Reading) bool
}

// Progress is told how many bytes of how many have been read. total is 0 where
// nobody knows.
type Progress func(done, total int64)

// Look reads a file to its end and says what would happen to it. known may be
// nil where nothing is known, progress where nobody looks. Its errors are the
// context's, or a *FileError.
func Look(ctx context.Context, src Source, f Format, a Answers, known Known, progress Progress) (*Preview, error) {
	if a.Zone == nil {
		a.Zone = time.UTC
	}
	p := &Preview{Format: f, Answers: a}
	if d, ok := f.(Dated); ok && a.Dates == Unsettled {
		dating, err := settle(ctx, src, d, a)
		if err != nil {
			return nil, err
		}
		if dating.Order == Unsettled && dating.Example != "" {
			p.Ask = askDates(dating.Example)
			return p, nil
		}
		p.Answers.Dates = dating.Order
	}
	look := looking{p: p, judge: newJudge(p.Answers, known), counts: map[measure.ID]*Count{}, reasons: map[string]int{}}
	file, err := read(ctx, src, f, p.Answers, look.row, progress)
	if err != nil {
		return nil, err
	}
	p.file = file
	look.finish()
	return p, nil
}

func settle(ctx context.Context, src Source, d Dated, a Answers) (Dating, error) {
	t, err := open(ctx, src, nil)
	if err != nil {
		return Dating{}, err
	}
	defer t.close()
	dating, err := d.Dates(ctx, t, a)
	return dating, t.blame(err)
}

func askDates(example string) *Question {
	q := &Question{Text: fmt.Sprintf("The file writes dates such as %s. Which date is that?", example)}
	for _, order := range []DateOrder{DayFirst, MonthFirst} {
		if d, ok := when.ReadDay(example, order); ok {
			q.Options = append(q.Options, Option{Text: fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year), Dates: order})
		}
	}
	return q
}

// looking gathers a preview.
type looking struct {
	p       *Preview
	judge   *judge
	counts  map[measure.ID]*Count
	reasons map[string]int
	clocks  [when.Untimed + 1]int
}

func (l *looking) row(r Row) error {
	p := l.p
	p.Rows++
	r = l.judge.judge(r)
	switch {
	case r.Refused != "":
		p.Refused++
		if len(p.Refusals) < MaxRefusals {
			p.Refusals = append(p.Refusals, r)
		}
		return nil
	case r.Skipped != "":
		p.Skipped++
		l.reasons[r.Skipped]++
		return nil
	}
	c := l.count(r.Reading.Measure)
	if l.judge.double(r.Reading) {
		c.Duplicates++
		if len(p.Doubles) < MaxDoubles {
			p.Doubles = append(p.Doubles, r)
		}
		return nil
	}
	l.clocks[r.Clock]++
	if c.N < MaxFirst {
		p.First = append(p.First, r)
	}
	c.add(r.Reading.At)
	return nil
}

func (l *looking) count(id measure.ID) *Count {
	c := l.counts[id]
	if c == nil {
		c = &Count{ID: id}
		l.counts[id] = c
	}
	return c
}

func (c *Count) add(at time.Time) {
	if c.N == 0 || at.Before(c.From) {
		c.From = at
	}
	if c.N == 0 || at.After(c.To) {
		c.To = at
	}
	c.N++
}

func (l *looking) finish() {
	p := l.p
	for _, c := range l.counts {
		p.ByMeasure = append(p.ByMeasure, *c)
	}
	slices.SortFunc(p.ByMeasure, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.N+b.Duplicates, a.N+a.Duplicates), cmp.Compare(a.ID, b.ID))
	})
	for text, n := range l.reasons {
		p.Reasons = append(p.Reasons, Reason{text, n})
	}
	slices.SortFunc(p.Reasons, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Text, b.Text))
	})
	p.Notes = clockNotes(l.clocks)
	p.Choose(p.Answers.Want)
}

func clockNotes(n [when.Untimed + 1]int) (notes []string) {
	if n[when.Twice] > 0 {
		notes = append(notes, said(n[when.Twice],
			"reading was taken in an hour that came twice, when the clocks went back. It is kept as of the first of the two.",
			"readings were taken in an hour that came twice, when the clocks went back. They are kept as of the first of the two."))
	}
	if n[when.Never] > 0 {
		notes = append(notes, said(n[when.Never],
			"reading has a time that never was, because the clocks went forward. Its meter was not set yet: it is kept with the time before the change.",
			"readings have a time that never was, because the clocks went forward. Their meter was not set yet: they are kept with the time before the change."))
	}
	if n[when.Untimed] > 0 {
		notes = append(notes, said(n[when.Untimed],
			"row has a date and no time. It is kept as of 12 noon, and its note says so.",
			"rows have a date and no time. They are kept as of 12 noon, and their notes say so."))
	}
	return notes
}

func said(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
