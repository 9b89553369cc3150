package bottle

import (
	"fmt"
	"strings"

	"github.com/carebottle/carebottle/internal/careplan"
)

// Need is one thing that a person has to say in another way before there can
// be a message.
type Need struct {
	Entry string        // id of the entry
	Kind  careplan.Kind // its kind
	Field string        // JSON name of the field
	Text  string        // a sentence for the person; it quotes nothing of the plan
}

// Problems are what the message would ask about content c, field by field, so
// that a form can ask while somebody types. Fields that the message doesn't
// show are not looked at.
func Problems(c careplan.Content) []careplan.Problem {
	var needs []Need
	w := writer{needs: &needs, kind: c.Kind()}
	w.text(c)
	var ps []careplan.Problem
	for _, n := range needs {
		ps = append(ps, careplan.Problem{Field: n.Field, Text: n.Text})
	}
	return ps
}

// NeedsError lists everything that has to be said in another way.
type NeedsError struct {
	Needs []Need
}

// Error is a text for a person. It names sections, never what is in them.
func (e *NeedsError) Error() string {
	var lines []string
	for _, n := range e.Needs {
		lines = append(lines, n.Kind.Heading()+": "+n.Text)
	}
	return "There is no code yet. Something has to be written in another way first.\n" + strings.Join(lines, "\n")
}

// Long is a part of the message that takes much of its room.
type Long struct {
	Kind    careplan.Kind // where it can be shortened
	Name    string        // what a person calls it
	Letters int
}

// TooLongError says that what is never left out does not fit into one code.
type TooLongError struct {
	Over  int    // about how many letters too many
	Parts []Long // the longest first
}

// Error is a text for a person. It names sections, never what is in them.
func (e *TooLongError) Error() string {
	var parts []string
	for _, p := range e.Parts {
		parts = append(parts, fmt.Sprintf("%s (%d letters)", p.Name, p.Letters))
	}
	return fmt.Sprintf("The message is about %d letters too long for one code, and nothing more can be left out. "+
		"The longest parts are: %s. Say those in fewer words. Your plan is kept as it is.",
		e.Over, strings.Join(parts, ", "))
}
