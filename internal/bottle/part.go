package bottle

import (
	"fmt"
	"strings"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
)

// rank says how early an item may be left out; the lowest goes first.
type rank int

// The order of bottle.md: whole items, and never those that are kept.
const (
	kept         rank = iota
	unreachable       // a contact without a number, beside one that has one
	laterContact      // third and later
	secondContact
	usual          // what is usual
	placeDetail    // more about the place than where it is
	minorDiagnosis // one that the plan marks so
	plainMedicine  // neither time-critical nor of an alert class
	place          // the place itself
	diagnosis
	alertMedicine // last of all
	ranks         // how many there are
)

// limit is the version up to which items of the rank have a place. Comforts
// give way to a code that old telephones read more easily; a medicine or a
// diagnosis is worth more than that, and gives way only to having a code.
func (r rank) limit() int {
	switch {
	case r == kept:
		return maxVersion
	case r == unreachable:
		return 0
	case r < plainMedicine:
		return goodVersion
	default:
		return maxVersion
	}
}

// item is one piece of the message: shown whole or not at all.
type item struct {
	text string
	rank rank
	at   time.Time // when it was last changed
	out  bool      // left out for want of room
}

// part is one line of the message that has a label.
type part struct {
	kind  careplan.Kind
	name  string // what a person calls it
	label string // "ALLERGY:"
	by    string // what stands between items
	one   string // what one item is called under NOT SHOWN
	many  string
	items []item
	tally bool   // the label counts: MEDICINES n OF m:
	state string // what the line says where nothing was recorded
	at    time.Time
}

func (p *part) add(r rank, text string, at time.Time) {
	if text != "" {
		p.items = append(p.items, item{text: text, rank: r, at: at})
	}
}

// shown are the texts of the items that are not left out.
func (p *part) shown() []string {
	var texts []string
	for _, it := range p.items {
		if !it.out {
			texts = append(texts, it.text)
		}
	}
	return texts
}

// line is the part as the message has it. A part whose items are all left out
// has no line, unless it counts them.
func (p *part) line() (Line, bool) {
	shown := p.shown()
	label := p.label
	if p.tally && len(p.items) > 0 {
		label = fmt.Sprintf("%s %d OF %d:", strings.TrimSuffix(label, ":"), len(shown), len(p.items))
	}
	switch {
	case len(shown) > 0:
		return Line{label, strings.Join(shown, p.by)}, true
	case len(p.items) == 0:
		return Line{label, p.state}, p.state != ""
	case p.tally:
		return Line{label, "SEE NOT SHOWN"}, true
	default:
		return Line{}, false
	}
}

// leftOut counts what is left out of the part.
func (p *part) leftOut() Count {
	n := len(p.items) - len(p.shown())
	if n == 1 {
		return Count{1, p.one}
	}
	return Count{n, p.many}
}

// changed is the latest change of what the part shows.
func (p *part) changed() time.Time {
	latest := p.at
	for _, it := range p.items {
		if !it.out && it.at.After(latest) {
			latest = it.at
		}
	}
	return latest
}
