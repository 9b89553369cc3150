package careplan

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

// GoalStatuses are the statuses in their order, without the one of a goal of
// which nobody has said.
func GoalStatuses() []GoalStatus {
	return []GoalStatus{GoalNotStarted, GoalStarted, GoalCompleted, GoalNotApplicable}
}

// Label says the status to a person; empty where nobody has said.
func (s GoalStatus) Label() string {
	switch s {
	case GoalNotStarted:
		return "Not started"
	case GoalStarted:
		return "Started"
	case GoalCompleted:
		return "Completed"
	case GoalNotApplicable:
		return "Does not apply"
	default:
		return string(s)
	}
}

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
	// Code is that of a TemplateCheck, so that what is there already is known
	// again whatever it is called in this plan.
	Code string `json:"code,omitzero"`
}
