package narrative

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/internal/careplan"
)

// fact is one field of an entry, as a person reads it.
type fact struct {
	name  string // JSON name of the field
	label string
	value string
	// photo are the bytes of one, as a string so that facts can be compared;
	// value then says what is seen on it.
	photo string
}

// factsOf lists what c says, in the order of its form. Fields that say nothing
// are left out.
func factsOf(of careplan.Plan, c careplan.Content) []fact {
	var f facts
	if s, ok := c.(*careplan.Statement); ok {
		f.tell("state", "Answer", summary.Answer(of, s.Section, s.State))
	}
	put(&f, of, c)
	return f.all
}

// facts is the sheet that is read.
type facts struct{ all []fact }

var _ sheet = (*facts)(nil)

// told is the mark of a fact that was just told, if it was.
type told struct {
	of *facts
	is bool
}

func (t told) when(ok func() bool) mark {
	if t.is && !ok() {
		t.of.all = t.of.all[:len(t.of.all)-1]
		t.is = false
	}
	return t
}

// says changes nothing: the label of a fact fits what else is told.
func (t told) says(func() string) mark { return t }

func (f *facts) tell(name, label, value string) mark {
	value = strings.TrimSpace(value)
	if value == "" {
		return told{f, false}
	}
	f.all = append(f.all, fact{name: name, label: label, value: value})
	return told{f, true}
}

func (f *facts) line(name, label, _ string, p *string) mark  { return f.tell(name, label, *p) }
func (f *facts) lines(name, label, _ string, p *string) mark { return f.tell(name, label, *p) }

func (f *facts) date(name, label, _ string, p *careplan.Date) mark {
	return f.tell(name, label, p.String())
}

func (f *facts) choice(name, label, _ string, options []kit.Option, p *string) mark {
	value := *p
	for _, o := range options {
		if o.Value == value {
			value = o.Label
		}
	}
	if value == notSaid || value == careplan.AlertNone.Label() {
		value = ""
	}
	return f.tell(name, label, value)
}

func (f *facts) choiceOrOwn(name, label string, _ []string, p *string) mark {
	return f.tell(name, label, *p)
}

func (f *facts) flag(name, label, _ string, p *bool) mark {
	if !*p {
		return told{f, false}
	}
	return f.tell(name, label, "Yes")
}

func (f *facts) telephone(name, label, _ string, p *careplan.Telephone) mark {
	return f.tell(name, label, p.String())
}

func (f *facts) telephones(name, label, _ string, p *[]careplan.Telephone) mark {
	var all []string
	for _, t := range *p {
		all = append(all, t.String())
	}
	return f.tell(name, label, strings.Join(all, "\n"))
}

func (f *facts) identifier(name string, p *careplan.Identifier) mark {
	return f.tell(name, p.Type.Label(), p.String())
}

func (f *facts) pick(name, label, help string, options []kit.Option, p *string) mark {
	return f.choice(name, label, help, options, p)
}

func (f *facts) outOf10(name, label, _ string, p **int) mark {
	if *p == nil {
		return told{f, false}
	}
	return f.tell(name, label, fmt.Sprintf("%d of 10", **p))
}

func (f *facts) actions(name, label, _ string, p *[]careplan.Action) mark {
	var all []string
	for i, a := range *p {
		all = append(all, fmt.Sprintf("%d. %s", i+1, listed(a.What, a.Who, a.When, a.Status.Label())))
	}
	return f.tell(name, label, strings.Join(all, "\n"))
}

func (f *facts) target(of careplan.Plan, c *careplan.Target) {
	f.tell("ranges", "Target", of.Title(c))
	if c.Inside == "" && c.Outside == "" {
		f.tell("outside", "What to do", "Nobody wrote down what to do.")
	}
}

func (f *facts) photo(name, label, _, says string, p *[]byte) mark {
	if len(*p) == 0 {
		return told{f, false}
	}
	f.all = append(f.all, fact{name: name, label: label, value: says, photo: string(*p)})
	return told{f, true}
}

func (f *facts) part(string)   {}
func (f *facts) notice(string) {}

// object shows a fact under its label.
func (f fact) object() fyne.CanvasObject { return kit.Close(kit.Soft(f.label), f.said()) }

// said shows what a fact says.
func (f fact) said() fyne.CanvasObject {
	if f.photo != "" {
		return seePhoto([]byte(f.photo), f.value)
	}
	return kit.Text(f.value)
}

// same tells whether two facts say the same. What is seen on a photo is said
// with a name, which may change while the photo does not.
func (f fact) same(g fact) bool {
	if f.photo != "" && f.photo == g.photo {
		f.value = g.value
	}
	return f == g
}

// factsCard shows facts one under the other, each under its label, and a photo
// on top.
func factsCard(all []fact) fyne.CanvasObject {
	var photos, lines []fyne.CanvasObject
	for _, f := range all {
		if f.photo != "" {
			photos = append(photos, f.said())
			continue
		}
		lines = append(lines, f.object())
	}
	lines = append(photos, lines...)
	return kit.Card(kit.Stack(lines...))
}
