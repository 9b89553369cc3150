package summary

import (
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

// Answer is what an answer about a whole section means: "No allergies known",
// "You would rather not say yet". It is empty where it can't be given.
func Answer(plan careplan.Plan, s careplan.Section, state careplan.SectionState) string {
	switch state {
	case careplan.NoneKnown:
		return none(s)
	case careplan.AskedNotAnswered:
		if s == careplan.KindDecision || s == careplan.KindContingency {
			return whose.Say(plan, "You do not want to decide yet", "NAME does not want to decide yet")
		}
		return whose.Say(plan, "You would rather not say yet", "NAME would rather not say yet")
	default:
		return ""
	}
}

func none(s careplan.Section) string {
	switch s {
	case careplan.KindAllergy:
		return "No allergies known"
	case careplan.KindMedicine:
		return "No medicines taken"
	case careplan.KindDiagnosis:
		return "No conditions known"
	case careplan.KindAlert:
		return "No alerts known"
	case careplan.KindDecision:
		return "No advance decisions made"
	case careplan.KindContingency:
		return "No such plans needed"
	case careplan.KindContact:
		return "Nobody to call"
	default:
		return ""
	}
}
