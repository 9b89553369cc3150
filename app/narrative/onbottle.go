package narrative

import (
	"errors"
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
)

// bottleProblems says what of c a Message in a Bottle can't carry as it is
// written: "2,5 mg", a name that has no Latin letters. It asks the composer
// itself, so that what a form takes the message can hold.
func bottleProblems(c careplan.Content, now time.Time) []careplan.Problem {
	const id = "being typed"
	alone := careplan.Plan{Entries: []careplan.Entry{{ID: id, Kind: c.Kind(),
		Heads: []careplan.Version{{Status: careplan.Active, At: now, Content: c}}}}}
	_, err := bottle.Compose(alone, bottle.Options{Now: now})
	var needs *bottle.NeedsError
	if !errors.As(err, &needs) {
		return nil // what is too long is said where the whole plan is known
	}
	var problems []careplan.Problem
	for _, n := range needs.Needs {
		if n.Entry == id { // not what an entry alone lacks, such as whose plan it is
			problems = append(problems, careplan.Problem{Field: n.Field, Text: n.Text})
		}
	}
	return problems
}

// onBottle tells whether entries of the kind are on a Message in a Bottle.
func onBottle(kind careplan.Kind) bool { return slices.Contains(careplan.Sections(), kind) }

// latin tells whether a Message in a Bottle can carry a name as it is.
func latin(name string) bool { return bottle.Check(name) == nil }
