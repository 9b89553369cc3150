package bottle

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
)

// Line is one line of the message, for a screen that sets its label apart.
type Line struct {
	Label string // "ALLERGY:"; empty for the lines that have none
	Text  string
}

// String is the line as it stands in the message.
func (l Line) String() string {
	if l.Label == "" {
		return l.Text
	}
	return l.Label + " " + l.Text
}

// Count is how many items of one sort are left out.
type Count struct {
	N    int
	What string // "CONTACTS"
}

// Message is a composed Message in a Bottle.
type Message struct {
	Text     string  // its lines with line feeds between them: what the code holds
	Lines    []Line  // the same, line by line
	NotShown []Count // what had to be left out; the line NOT SHOWN says so too
	Version  int     // of the QR code that holds it, at error level M
}

const (
	opening  = "MIAB1 MESSAGE IN A BOTTLE"
	noNumber = "NHS NUMBER NOT RECORDED"
	unsigned = "UNSIGNED - PATIENT ENTERED"
)

// draft is a message whose items can still be left out.
type draft struct {
	head  []Line // number to call, name, birth date and number
	parts []*part
	at    time.Time // latest change of what head shows
	zone  *time.Location
}

// message sets the draft out as it is now.
func (d *draft) message() Message {
	m := Message{Lines: slices.Clone(d.head)}
	changed := d.at
	for _, p := range d.parts {
		if l, ok := p.line(); ok {
			m.Lines = append(m.Lines, l)
		}
		if at := p.changed(); at.After(changed) {
			changed = at
		}
		if left := p.leftOut(); left.N > 0 {
			m.NotShown = append(m.NotShown, left)
		}
	}
	if len(m.NotShown) > 0 {
		var counts []string
		for _, c := range m.NotShown {
			counts = append(counts, fmt.Sprintf("%d %s", c.N, c.What))
		}
		m.Lines = append(m.Lines, Line{"NOT SHOWN:", strings.Join(counts, " * ")})
	}
	m.Lines = append(m.Lines, Line{"", "UPDATED " + d.day(changed) + " - " + unsigned})
	m.Lines = append(m.Lines, Line{"", fmt.Sprintf("END MIAB1 %d LINES", len(m.Lines)+1)})
	texts := make([]string, len(m.Lines))
	for i, l := range m.Lines {
		texts[i] = l.String()
	}
	m.Text = strings.Join(texts, "\n")
	return m
}

func (d *draft) day(t time.Time) string {
	if t.IsZero() {
		return "NEVER"
	}
	return strings.ToUpper(careplan.DateOf(t.In(d.zone)).Short())
}

// fit leaves whole items out, in the order of their ranks and from the end of
// a line, until the message fits. Then what small items there is still room
// for come back, the most important first.
func (d *draft) fit() (Message, error) {
	m := d.message()
	for r := kept + 1; r < ranks; r++ {
		for _, it := range slices.Backward(d.ranked(r)) {
			if version(m.Text) <= r.limit() {
				break
			}
			it.out = true
			m = d.message()
		}
	}
	for r := ranks - 1; r > unreachable; r-- {
		for _, it := range d.ranked(r) {
			if !it.out || len(m.Text)+len(it.text) > atMost {
				continue
			}
			it.out = false
			if fuller := d.message(); version(fuller.Text) <= r.limit() {
				m = fuller
			} else {
				it.out = true
			}
		}
	}
	m.Version = version(m.Text)
	if m.Version > maxVersion {
		return Message{}, d.tooLong(len(m.Text))
	}
	return m, nil
}

// ranked are the items of rank r, in the order of the message.
func (d *draft) ranked(r rank) []*item {
	var all []*item
	for _, p := range d.parts {
		for i := range p.items {
			if p.items[i].rank == r {
				all = append(all, &p.items[i])
			}
		}
	}
	return all
}

// tooLong names the three longest of the parts that nothing can be left out of.
func (d *draft) tooLong(letters int) *TooLongError {
	e := &TooLongError{Over: max(10, (letters-usualRoom+9)/10*10)}
	identity := 0
	for _, l := range d.head {
		identity += len(l.String()) + 1
	}
	e.Parts = append(e.Parts, Long{careplan.KindPerson, "Name, numbers and birth date", identity})
	for _, p := range d.parts {
		if l, ok := p.line(); ok {
			e.Parts = append(e.Parts, Long{p.kind, p.name, len(l.String()) + 1})
		}
	}
	slices.SortStableFunc(e.Parts, func(a, b Long) int { return b.Letters - a.Letters })
	e.Parts = e.Parts[:3]
	return e
}
