package narrative

import "github.com/carebottle/carebottle/internal/careplan"

// words are what a section and the items in it are called to a patient or
// carer. Clinicians' words stand on what clinicians read.
type words struct {
	title string // of the section
	one   string // an item of it, in the middle of a sentence
	add   string // on the button that adds one
	none  string // what "none known" means here; empty where it can't be said
	asked string // what "asked, not answered" means here
	end   string // on the button that stops or resolves an item
	ended string // on a stopped item
	why   string // the question that its end asks
	again string // on the button that makes a stopped item count again
}

func wordsOf(kind careplan.Kind, v voice) words {
	rather := v.say("You would rather not say yet", "NAME would rather not say yet")
	later := v.say("You do not want to decide yet", "NAME does not want to decide yet")
	gone := words{end: "No longer needed", ended: "No longer needed", why: "Why is it no longer needed?", again: "Put it back"}
	switch kind {
	case careplan.KindAllergy:
		return words{kind.Heading(), "allergy", "Add an allergy", "No allergies known", rather,
			"No longer an allergy", "No longer an allergy", "Why is it no longer an allergy?", "It is an allergy after all"}
	case careplan.KindMedicine:
		return words{kind.Heading(), "medicine", "Add a medicine", "No medicines taken", rather,
			"Stop this medicine", "Stopped", "Why was it stopped?", "Start it again"}
	case careplan.KindDiagnosis:
		return words{kind.Heading(), "condition", "Add a condition", "No conditions known", rather,
			"Mark as resolved", "Resolved", "What happened?", "It has come back"}
	case careplan.KindAlert:
		return words{kind.Heading(), "alert", "Add an alert", "No alerts known", rather,
			gone.end, gone.ended, gone.why, gone.again}
	case careplan.KindDecision:
		return words{kind.Heading(), "advance decision", "Add an advance decision", "No advance decisions made", later,
			"Mark as withdrawn", "Withdrawn", "Why was it withdrawn, and by whom?", "It stands again"}
	case careplan.KindContingency:
		return words{kind.Heading(), "plan for if something happens", "Add a plan for if something happens", "No such plans needed", later,
			gone.end, gone.ended, gone.why, gone.again}
	case careplan.KindPlaceOfCare:
		return words{v.say(kind.Heading(), "Where NAME lives and wants to be cared for"),
			"page about home and care", "Write about home and care", "", rather,
			gone.end, gone.ended, gone.why, gone.again}
	case careplan.KindBaseline:
		return words{v.say(kind.Heading(), "What is usual for NAME"),
			"usual value", "Add what is usual", "", rather,
			"No longer usual", "No longer usual", "What has changed?", "It is usual again"}
	case careplan.KindAbout:
		return words{v.say(kind.Heading(), "About NAME"), "page about me", v.say("Write about me", "Write about NAME"), "", rather,
			gone.end, gone.ended, gone.why, gone.again}
	case careplan.KindContact:
		return words{kind.Heading(), "contact", "Add somebody to call", "Nobody to call", rather,
			"Take off the list", "Off the list", "Why do they come off the list?", "Put them back"}
	case careplan.KindPerson:
		return words{title: v.say("My details", "NAME's details"), one: "page of details", add: "Write the details"}
	case careplan.KindPractice:
		return words{title: "GP practice", one: "practice", add: "Write down the practice"}
	default:
		return words{title: "Something else", one: "entry", add: "Add"}
	}
}
