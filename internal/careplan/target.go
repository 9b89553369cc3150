package careplan

import (
	"fmt"
	"strings"
	"time"

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
// up in 3 days".
func (t *Target) Says() string {
	m, _ := measure.Find(t.Measure)
	if t.Change != nil {
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
	text := joined(" ", measure.SayRanges(t.Ranges), t.Unit.Label())
	for _, q := range m.Questions {
		if answer := t.Circumstances[q.ID]; answer != "" {
			text = joined(" ", text, strings.ToLower(q.Say(answer)))
		}
	}
	return text
}

// Stand is what a target says of one reading.
type Stand struct {
	// Speaks tells whether the target is about this reading: same measure,
	// circumstances that fit, a number to compare.
	Speaks bool
	// Outside tells whether the reading is outside the range, or reaches the
	// change.
	Outside bool
	// Since is, of a change that was reached, the reading that it is reckoned
	// from.
	Since *Point
}

// Stand sets a reading beside the target. before are the readings of the same
// measure before it, in any order; only a change needs them. m is the target's
// measure. What an instrument calls HI is above every bound, LO below.
func (t *Target) Stand(m measure.Measure, p Point, before []Point) Stand {
	if p.Measure != t.Measure || m.ID != t.Measure || !p.Circumstances.Fit(t.Circumstances) {
		return Stand{}
	}
	if t.Change != nil {
		return t.moved(m, p, before)
	}
	var s Stand
	for i, r := range t.Ranges {
		if r.IsZero() || i >= len(p.Amounts) || i >= len(m.Parts) {
			continue
		}
		side, ok := t.side(m.Parts[i], r, p.Amounts[i])
		if !ok {
			continue
		}
		s.Speaks = true
		s.Outside = s.Outside || side != measure.Inside
	}
	return s
}

// side compares in the unit in which the target was set, so that a bound is
// the number that was written.
func (t *Target) side(part measure.Part, r measure.Range, a measure.Amount) (measure.Side, bool) {
	switch a.Beyond {
	case measure.High:
		if r.High.IsZero() {
			return measure.Inside, true
		}
		return measure.Above, true
	case measure.Low:
		if r.Low.IsZero() {
			return measure.Inside, true
		}
		return measure.Below, true
	}
	unit := t.unit(part)
	in, ok := part.In(a, unit)
	if !ok {
		return measure.Inside, false
	}
	x, ok := in.Total()
	return r.Side(x), ok
}

func (t *Target) unit(part measure.Part) measure.Unit {
	if _, ok := part.Scale(t.Unit); ok {
		return t.Unit
	}
	return part.Unit()
}

// moved looks for the reading of the days before from which p moved the most.
func (t *Target) moved(m measure.Measure, p Point, before []Point) Stand {
	if len(m.Parts) == 0 || len(p.Amounts) == 0 {
		return Stand{}
	}
	part, by := m.Parts[0], measure.Amount{Number: t.Change.By, Unit: t.unit(m.Parts[0])}
	now, ok := part.First(p.Amounts[0])
	far, known := part.Difference(by)
	if !ok || !known {
		return Stand{}
	}
	s := Stand{Speaks: true}
	earliest := day(p.At).AddDate(0, 0, -t.Change.Days)
	for i := range before {
		b := &before[i]
		if b.Measure != t.Measure || len(b.Amounts) == 0 || !b.At.Before(p.At) || day(b.At).Before(earliest) ||
			!b.Circumstances.Fit(t.Circumstances) {
			continue
		}
		was, ok := part.First(b.Amounts[0])
		if !ok {
			continue
		}
		moved := now.Sub(was)
		if t.Change.Down {
			moved = moved.Neg()
		}
		if moved.Cmp(far) >= 0 {
			far = moved // a reading that is further away is the better one to show
			s.Outside, s.Since = true, b
		}
	}
	return s
}

// day is the date on the clock of where it was, as midnight UTC so that days
// can be counted whatever the clocks did.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Goal is something that the person wants, in their words. FHIR R4 Goal, PRSB
// Goals and actions.
type Goal struct {
	Common
	Text       string     `json:"text"`
	Why        string     `json:"why,omitzero"`
	Actions    []Action   `json:"actions,omitempty"`
	Status     GoalStatus `json:"status,omitzero"`
	Confidence *int       `json:"confidence,omitzero"` // 0 to 10; nil: not said
	Outcome    string     `json:"outcome,omitzero"`
	On         Date       `json:"on,omitzero"`
	Review     Date       `json:"review,omitzero"`
}

// Action is a step towards a goal.
type Action struct {
	What   string     `json:"what"`
	Who    string     `json:"who,omitzero"`
	When   string     `json:"when,omitzero"`
	Status GoalStatus `json:"status,omitzero"`
}

// GoalStatus is how far a goal or an action has come, in PRSB's words.
type GoalStatus string

// The statuses.
const (
	GoalUnsaid        GoalStatus = ""
	GoalNotStarted    GoalStatus = "not started"
	GoalStarted       GoalStatus = "started"
	GoalCompleted     GoalStatus = "completed"
	GoalNotApplicable GoalStatus = "not applicable"
)

// Check is something that is looked at every year, or as often as the plan
// says. FHIR R4 ServiceRequest, Observation.
type Check struct {
	Common
	What   string `json:"what"`
	Last   Date   `json:"last,omitzero"`   // when it was done last
	Result string `json:"result,omitzero"` // of then, in words and numbers
	Due    Date   `json:"due,omitzero"`
	Where  string `json:"where,omitzero"`
	Note   string `json:"note,omitzero"`
	// Code names a check of a template, so that a template isn't taken twice.
	Code string `json:"code,omitzero"`
}
