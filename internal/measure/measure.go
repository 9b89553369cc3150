package measure

// ID names a measure in a plan's files: "blood-pressure". That of a measure
// which the plan itself defines is "free:" and the id of the entry that does.
type ID string

// FreePrefix begins the ID of a measure that a plan defines.
const FreePrefix = "free:"

// Measure is something that can be measured.
type Measure struct {
	ID   ID
	Name string // "Blood pressure"
	Code string // LOINC; empty where there is none. That of a panel where there are several parts
	// Parts are the numbers of one reading, in the order in which people say
	// them: systolic, diastolic, pulse.
	Parts []Part
	// Questions may be asked beside the numbers; none has to be answered.
	Questions []Question
	Better    Direction
}

// Direction says in which direction a number is better, where one is.
type Direction string

// The directions.
const (
	NoDirection Direction = ""
	Higher      Direction = "higher"
	Lower       Direction = "lower"
)

// Part is one number of a reading.
type Part struct {
	ID       string // "systolic"
	Name     string // to patients: "Top number"
	Clinical string // to clinicians: "Systolic"
	Code     string // LOINC
	Lead     string // begins a sentence about a number: "A blood pressure of"; empty: Name and a colon
	Below    string // ID of the part that this one has to be below
	Optional bool
	// Units are those in which it can be entered and shown, the one of the
	// record first.
	Units []Scale
	// Hard are the limits outside which nothing is taken, Usual those outside
	// which a person is asked once. In the first unit, bounds included.
	Hard, Usual Limits
	// Ends are the words for both ends of a scale that has no unit.
	Ends [2]string
	// Words are what its instruments show in place of a number.
	Words []Beyond
}

// Scale is a unit of a part and how it converts to the part's first unit:
//
//	first = (x - Minus) x Times / By
//
// which is exact in decimals but for the division.
type Scale struct {
	Unit     Unit
	Decimals int // the most that are entered, and those a conversion is rounded to
	Minus    Number
	Times    Number
	By       Number
}

// Question is a circumstance of a reading: its arm, its meal.
type Question struct {
	ID      string // "arm"
	Label   string // "Which arm?"
	Options []Option
}

// Option is an answer to a question.
type Option struct {
	Value string // "left"
	Label string // "Left arm"
}

// Circumstances are the answers to a measure's questions, by the question's
// ID. What was not answered is not there.
type Circumstances map[string]string

// Fit tells whether a reading in these circumstances is one that o speaks of:
// all that o asks for is so. Circumstances that ask for nothing speak of every
// reading.
func (c Circumstances) Fit(o Circumstances) bool {
	for question, answer := range o {
		if c[question] != answer {
			return false
		}
	}
	return true
}

// Unit is the unit of the record.
func (p Part) Unit() Unit { return p.Units[0].Unit }

// Scale finds how a unit converts; false where the part is not measured in it.
func (p Part) Scale(u Unit) (Scale, bool) {
	for _, s := range p.Units {
		if s.Unit == u {
			return s, true
		}
	}
	return Scale{}, false
}

// Say is an answer in words; the answer itself where nobody knows it.
func (q Question) Say(value string) string {
	for _, o := range q.Options {
		if o.Value == value {
			return o.Label
		}
	}
	return value
}
