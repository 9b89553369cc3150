package careplan

import (
	"fmt"
	"strings"

	"github.com/carebottle/carebottle/internal/measure"
)

// Target is what the plan wants a measure to be, or how much it may move, and
// the words to follow. FHIR R4 Goal.target. Who set it is SaidBy; who typed it
// is the revision's author.
type Target struct {
	Common
	Measure       measure.ID            `json:"measure"`
	Circumstances measure.Circumstances `json:"circumstances,omitempty"` // "on waking": what readings it is about
	Unit          measure.Unit          `json:"unit,omitzero"`           // of Ranges and Change, as it was set
	// Ranges are one for each part of the measure, in the order of its parts;
	// parts at the end without a range are left out. Empty where Change is set.
	Ranges []measure.Range `json:"ranges,omitempty"`
	Change *measure.Change `json:"change,omitzero"`
	Role   string          `json:"role,omitzero"` // of who set it: "heart failure nurse"
	On     Date            `json:"on,omitzero"`   // when it was set
	Review Date            `json:"review,omitzero"`
	// Inside and Outside are the words to follow, verbatim. The program quotes
	// them and adds nothing.
	Inside  string `json:"inside,omitzero"`
	Outside string `json:"outside,omitzero"`
	Contact string `json:"contact,omitzero"` // entry of the contact that the words name
}

// Says is the target without its measure: "under 135/85 mmHg on waking", "2 kg
// up in 3 days", "3% down in 1 day on oxygen".
func (t *Target) Says() string {
	m, _ := measure.Find(t.Measure)
	text := joined(" ", m.SayRanges(t.Ranges, t.Unit), t.inStones(m))
	if t.Change != nil {
		text = t.sayChange()
	}
	for _, q := range m.Questions {
		if answer := t.Circumstances[q.ID]; answer != "" {
			text = joined(" ", text, strings.ToLower(q.Say(answer)))
		}
	}
	return text
}

func (t *Target) sayChange() string {
	way := "up"
	if t.Change.Down {
		way = "down"
	}
	days := "days"
	if t.Change.Days == 1 {
		days = "day"
	}
	return fmt.Sprintf("%s %s in %d %s", measure.Amount{Number: t.Change.By, Unit: t.Unit}, way, t.Change.Days, days)
}

// inStones says a range of pounds in stones beside it: people know their weight
// in either, and a bound is kept as one number.
func (t *Target) inStones(m measure.Measure) string {
	if t.Unit != measure.Pound || len(t.Ranges) != 1 || len(m.Parts) != 1 {
		return ""
	}
	r := t.Ranges[0]
	low, _ := m.Parts[0].In(measure.Amount{Number: r.Low, Unit: t.Unit}, measure.Stone)
	high, _ := m.Parts[0].In(measure.Amount{Number: r.High, Unit: t.Unit}, measure.Stone)
	switch {
	case r.LowOpen || r.HighOpen && !low.IsZero() || low.IsZero() && high.IsZero():
		return ""
	case low.IsZero() && r.HighOpen:
		return "(under " + high.String() + ")"
	case low.IsZero():
		return "(" + high.String() + " or less)"
	case high.IsZero():
		return "(" + low.String() + " or more)"
	default:
		return "(" + low.String() + " to " + high.String() + ")"
	}
}
