package narrative

import (
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

func (f *facts) tell(name, label, value string) mark {
	value = strings.TrimSpace(value)
	if value == "" {
		return told{f, false}
	}
	f.all = append(f.all, fact{name, label, value})
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

func (f *facts) part(string)   {}
func (f *facts) notice(string) {}

// factsCard shows facts one under the other, each under its label.
func factsCard(all []fact) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, f := range all {
		lines = append(lines, pair(f.label, f.value))
	}
	return kit.Card(kit.Stack(lines...))
}
