package imports

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/measure"
)

// question is one thing to be said of a table; it is answered with a tap.
type question struct {
	title   string
	answers []answer
}

type answer struct {
	title, sub string
	say        func()
}

// ask puts one question, an answer a row.
func (p *Places) ask(host shell.Host, t *taking) shell.Page {
	c := t.columns
	done := func() {
		c.asking = nil
		p.stay(host, t)
	}
	var rows []fyne.CanvasObject
	for _, a := range c.asking.answers {
		rows = append(rows, kit.Row(a.title, a.sub, nil, func() {
			a.say()
			done()
		}))
	}
	body := []fyne.CanvasObject{kit.Soft(t.source.Name), kit.Rows(rows...)}
	if c.mapping != nil {
		body = append(body, kit.LinkButton("Leave it as it was", done))
	}
	return shell.Page{
		Title: c.asking.title,
		Body:  kit.Stack(body...),
	}
}

// rows are what there is to say of a table, each with what was said.
func (c *columns) rows(plan careplan.Plan, open func(*question)) []fyne.CanvasObject {
	row := func(title, said string, q *question) fyne.CanvasObject {
		if said == "" {
			return kit.Row(title, "", kit.WarnChip("Choose"), func() { open(q) })
		}
		return kit.Row(title, said, nil, func() { open(q) })
	}
	m := c.mapping
	rows := []fyne.CanvasObject{
		row("What was measured", m.Measure.Name, c.askMeasure(plan)),
		row("Date", c.said(m.Date, ""), c.askColumn("Which column has the date?", "", &m.Date)),
		row("Time of day", c.said(m.Time, withDate), c.askColumn("Which column has the time of day?", withDate, &m.Time)),
	}
	for i, part := range m.Measure.Parts {
		none := ""
		if part.Optional {
			none = noneThere
		}
		rows = append(rows, row(part.Name, c.said(m.Columns[i], none), c.askNumbers(part.Name+": which column?", none, &m.Columns[i])))
		if len(part.Units) > 1 && m.Columns[i] != exchange.None {
			rows = append(rows, row("Unit", c.unit(i), c.askUnit(i)))
		}
	}
	rows = append(rows, row("Numbers", decimals(m.Comma), askDecimals(&m.Comma)))
	return append(rows, row("Notes", c.said(m.Note, noNotes), c.askColumn("Which column has notes?", noNotes, &m.Note)))
}

const (
	withDate  = "It stands with the date"
	noneThere = "It is not in the file"
	noNotes   = "There are none"
)

// said is a column by its name, with an example; none where it is no column.
func (c *columns) said(column int, none string) string {
	if column < 0 || column >= len(c.table.Names) {
		return none
	}
	if cells := c.cells(column, 1); cells != "" {
		return c.table.Names[column] + ", such as " + cells
	}
	return c.table.Names[column] + ", empty in the first rows"
}

// cells are the first few that a column has.
func (c *columns) cells(column, few int) string {
	var cells []string
	for _, line := range c.table.Samples {
		if column < len(line) && line[column] != "" && len(cells) < few {
			cells = append(cells, line[column])
		}
	}
	return strings.Join(cells, " · ")
}

func (c *columns) askMeasure(plan careplan.Plan) *question {
	q := &question{title: "What was measured?"}
	for _, m := range offered(plan) {
		q.answers = append(q.answers, answer{title: m.Name, say: func() { c.choose(m) }})
	}
	return q
}

// askColumn asks for a column. none is offered for what the file need not have.
func (c *columns) askColumn(title, none string, into *int) *question {
	q := &question{title: title}
	if none != "" {
		q.answers = append(q.answers, answer{title: none, say: func() { *into = exchange.None }})
	}
	for i, name := range c.table.Names {
		q.answers = append(q.answers, answer{name, c.cells(i, 3), func() { *into = i }})
	}
	return q
}

// askNumbers asks for a column of numbers, and sees how they are written.
func (c *columns) askNumbers(title, none string, into *int) *question {
	q := c.askColumn(title, none, into)
	for i := range q.answers {
		say := q.answers[i].say
		q.answers[i].say = func() {
			say()
			if *into != exchange.None {
				c.mapping.Comma = strings.Contains(c.cells(*into, len(c.table.Samples)), ",")
			}
		}
	}
	return q
}

// unit is the unit of a part, or where it stands.
func (c *columns) unit(part int) string {
	m := c.mapping
	if part == 0 && m.Unit != exchange.None {
		return c.said(m.Unit, "")
	}
	return spoken(m.Units[part])
}

// askUnit asks for a part's unit; that of the first part may stand in a column.
func (c *columns) askUnit(part int) *question {
	m := c.mapping
	q := &question{title: "In which unit is it?"}
	for _, s := range m.Measure.Parts[part].Units {
		q.answers = append(q.answers, answer{title: spoken(s.Unit), say: func() {
			m.Units[part] = s.Unit
			if part == 0 {
				m.Unit = exchange.None
			}
		}})
	}
	if part > 0 {
		return q
	}
	for i, name := range c.table.Names {
		q.answers = append(q.answers, answer{"It stands in the column " + name, c.cells(i, 3), func() { m.Unit = i }})
	}
	return q
}

// spoken is a unit as somebody chooses it.
func spoken(u measure.Unit) string {
	if u != "" && u.Label() == "" {
		return "A number without a unit"
	}
	return u.Label()
}

func decimals(comma bool) string {
	if comma {
		return "With a comma: 6,4"
	}
	return "With a point: 6.4"
}

func askDecimals(into *bool) *question {
	return &question{title: "How are numbers written?", answers: []answer{
		{title: decimals(false), say: func() { *into = false }},
		{title: decimals(true), say: func() { *into = true }},
	}}
}
