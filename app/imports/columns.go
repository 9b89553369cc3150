package imports

import (
	"bytes"
	"context"
	"io"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/csvimport"
	"github.com/carebottle/carebottle/internal/measure"
)

// columns are what a person says of a table of no known format, one question
// at a time.
type columns struct {
	table   csvimport.Table
	head    []byte            // whole lines from the beginning of the file
	mapping *exchange.Mapping // nil before anybody has said what was measured
	asking  *question         // nil for the overview
}

// isTable tells whether a format needs somebody to say what its columns are.
func isTable(f exchange.Format) bool {
	_, ok := f.(csvimport.Format)
	return ok
}

// propose begins with what the table's own words say, of a measure that the
// plan follows rather than of another.
func propose(src exchange.Source, plan careplan.Plan) (*columns, error) {
	table, err := csvimport.Columns(src)
	if err != nil {
		return nil, err
	}
	c := &columns{table: table}
	if c.head, err = linesOf(src); err != nil {
		return nil, err
	}
	if m, ok := table.Guess(offered(plan)); ok {
		c.choose(m)
	} else {
		c.asking = c.askMeasure(plan)
	}
	return c, nil
}

// linesOf are the lines that a file begins with, none of them cut.
func linesOf(src exchange.Source) ([]byte, error) {
	file, err := src.Open()
	if err != nil {
		return nil, exchange.ErrUnread
	}
	defer func() { _ = file.Close() }() // read only: nothing can be lost
	head, err := io.ReadAll(io.LimitReader(file, exchange.HeadSize))
	if err != nil {
		return nil, exchange.ErrUnread
	}
	if len(head) == exchange.HeadSize {
		head = head[:bytes.LastIndexByte(head, '\n')+1]
	}
	return head, nil
}

// offered are the measures that a table may hold, those that the plan follows
// first.
func offered(plan careplan.Plan) []measure.Measure {
	var all []measure.Measure
	there := map[measure.ID]bool{}
	add := func(m measure.Measure) {
		if !there[m.ID] {
			there[m.ID] = true
			all = append(all, m)
		}
	}
	for _, f := range plan.Following() {
		add(f.Measure)
	}
	for _, m := range measure.Catalogue() {
		add(m)
	}
	return all
}

// choose says what was measured. What was said of dates and notes before goes
// with the new proposal: it is the same table.
func (c *columns) choose(m measure.Measure) {
	mapping := c.table.Propose(m)
	if c.mapping != nil {
		mapping.Date, mapping.Time, mapping.Note, mapping.Comma = c.mapping.Date, c.mapping.Time, c.mapping.Note, c.mapping.Comma
	}
	c.mapping = &mapping
}

// askColumns shows what was said of a table so far, and what its first rows
// become with it.
func (p *Places) askColumns(host shell.Host, t *taking) shell.Page {
	c := t.columns
	if c.asking != nil {
		return p.ask(host, t)
	}
	open := func(q *question) {
		c.asking = q
		p.stay(host, t)
	}
	body := []fyne.CanvasObject{
		kit.Close(kit.Strong(t.source.Name), kit.Soft("A table that Carebottle has to be told about")),
		kit.Text("Say what is in which column. Below you see what the first rows become."),
		kit.Rows(c.rows(host.Plan(), open)...),
	}
	var foot fyne.CanvasObject
	if lacks := c.mapping.Lacks(); lacks != "" {
		body = append(body, kit.Notice(kit.Plain, "", lacks))
	} else {
		body = append(body, c.first(host, t.format, t.answers)...)
		foot = kit.MainButton("Look into the whole file", nil, func() {
			t.answers.Mapping = c.mapping
			p.look(host, t, host.Replace)
		})
	}
	return shell.Page{Title: "What is in which column?", Body: kit.Stack(body...), Foot: foot}
}

// first are the first rows as they become with what was said so far. They are
// read as the whole file will be.
func (c *columns) first(host shell.Host, f exchange.Format, a exchange.Answers) []fyne.CanvasObject {
	a.Mapping = c.mapping
	if a.Dates == exchange.Unsettled {
		a.Dates = exchange.DayFirst // asked for when the whole file is looked into, if it does not tell
	}
	src := exchange.Source{Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(c.head)), nil }}
	preview, err := exchange.Look(context.Background(), src, f, a, nil, nil)
	if err != nil {
		return []fyne.CanvasObject{kit.Notice(kit.Warn, "", err.Error())}
	}
	const few = 3
	var lines []fyne.CanvasObject
	for _, r := range preview.First[:min(few, len(preview.First))] {
		lines = append(lines, reading(host, r))
	}
	for _, r := range preview.Refusals[:min(few, len(preview.Refusals))] {
		lines = append(lines, refusal(r))
	}
	if len(lines) == 0 {
		lines = append(lines, kit.Text("There is no row that could be read."))
	}
	return []fyne.CanvasObject{kit.Subheading("The first rows, as they will be"), kit.Card(lines...)}
}

// stay shows the file's page anew.
func (p *Places) stay(host shell.Host, t *taking) {
	host.Replace(shell.Route{Place: shell.Import, Step: t.step})
}

// mapAgain leads back from the preview to the columns.
func (p *Places) mapAgain(host shell.Host, t *taking) {
	t.answers.Mapping, t.answers.Dates, t.preview, t.asked = nil, exchange.Unsettled, nil, false
	p.stay(host, t)
}
