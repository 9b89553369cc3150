package careplan

import "time"

// Status is where an entry stands. Stopped also means resolved.
type Status string

// The statuses. None of them removes anything from the history.
const (
	Active         Status = "active"
	Stopped        Status = "stopped"
	EnteredInError Status = "entered-in-error"
)

// Role is what a member is in one plan.
type Role string

// The roles.
const (
	RolePatient   Role = "patient"
	RoleCarer     Role = "carer"
	RoleClinician Role = "clinician"
)

// Source is the kind of person or paper that said something.
type Source string

// The kinds of source.
const (
	SourcePatient   Source = "patient"
	SourceCarer     Source = "carer"
	SourceClinician Source = "clinician"
	SourceLetter    Source = "letter"
	SourceImport    Source = "import"
)

// Member is a person with a device key in a plan.
type Member struct {
	ID     string
	Name   string
	Role   Role
	Device string // the device's name: "phone", "kitchen laptop"
}

// Version is one revision of an entry, as a person reads it.
type Version struct {
	Revision string // lower-case hex
	Status   Status
	Typed    Member    // who was at the keyboard
	Source   Source    // what kind of person said so; the name is in Content's SaidBy
	At       time.Time // by the writer's clock: for display only
	Content  Content   // nil where the body is erased, withheld or newer than this program
	Absent   Absence   // why Content is nil
}

// Absence says why a version shows no content.
type Absence string

// The reasons.
const (
	Present  Absence = ""
	Erased   Absence = "erased"
	Withheld Absence = "withheld"
	Newer    Absence = "newer" // written by a newer version of the program: shown, not edited
	Damaged  Absence = "damaged"
)

// Entry is one fact of the plan with all its heads. More than one head is a
// conflict, unless they say the same (then Heads holds one of them).
type Entry struct {
	ID    string
	Kind  Kind
	Heads []Version // latest by clock first; never empty
}

// Conflict tells whether the entry has heads that do not say the same.
func (e Entry) Conflict() bool { return len(e.Heads) > 1 }

// Latest is the head with the latest clock, which only matters for display.
func (e Entry) Latest() Version { return e.Heads[0] }

// Active tells whether any head is active: an allergy stays active while one
// head says so.
func (e Entry) Active() bool {
	for _, h := range e.Heads {
		if h.Status == Active {
			return true
		}
	}
	return false
}

// Plan is everything that one plan says now. It is a value: a newer one is
// read from the record when something changes.
type Plan struct {
	ID      string
	Me      Member  // who is at this keyboard, in this plan
	Entries []Entry // in a stable order: contacts by position, others as first recorded
}
