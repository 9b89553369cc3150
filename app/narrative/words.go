package narrative

import (
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

// words are what a section and the items in it are called to a patient or
// carer. Clinicians' words stand on what clinicians read.
type words struct {
	title string // of the section
	about string // what belongs there
	one   string // an item of it, in the middle of a sentence
	add   string // on the button that adds one
	end   string // on the button that stops or resolves an item
	ended string // on a stopped item
	why   string // the question that its end asks
	again string // on the button that makes a stopped item count again
}

func wordsOf(kind careplan.Kind, of careplan.Plan) words {
	w := words{
		title: whose.Heading(of, kind),
		one:   "entry",
		add:   "Add",
		end:   "No longer needed",
		ended: "No longer needed",
		why:   "Why is it no longer needed?",
		again: "Put it back",
	}
	switch kind {
	case careplan.KindAllergy:
		w.about = "What must not be given or touched, and what happens then."
		w.one, w.add = "allergy", "Add an allergy"
		w.end, w.ended = "No longer an allergy", "No longer an allergy"
		w.why, w.again = "Why is it no longer an allergy?", "It is an allergy after all"
	case careplan.KindMedicine:
		w.about = "All that is taken, from the pharmacy and from the shop."
		w.one, w.add = "medicine", "Add a medicine"
		w.end, w.ended = "Stop this medicine", "Stopped"
		w.why, w.again = "Why was it stopped?", "Start it again"
	case careplan.KindDiagnosis:
		w.about = "Illnesses that go on, such as diabetes or asthma."
		w.one, w.add = "condition", "Add a condition"
		w.end, w.ended = "Mark as resolved", "Resolved"
		w.why, w.again = "What happened?", "It has come back"
	case careplan.KindAlert:
		w.about = "What people must know before they help, such as an oxygen target or a pacemaker."
		w.one, w.add = "alert", "Add an alert"
	case careplan.KindDecision:
		w.about = whose.Say(of, "What you decided for a time when you can't speak for yourself, such as a ReSPECT form.",
			"What NAME decided for a time when NAME can't speak, such as a ReSPECT form.")
		w.one, w.add = "advance decision", "Add an advance decision"
		w.end, w.ended = "Mark as withdrawn", "Withdrawn"
		w.why, w.again = "Why was it withdrawn, and by whom?", "It stands again"
	case careplan.KindContingency:
		w.about = "What should be done if something goes wrong, such as low blood sugar."
		w.one, w.add = "plan for if something happens", "Add a plan for if something happens"
	case careplan.KindPlaceOfCare:
		w.about = whose.Say(of, "How you live, and where you would want to be looked after.", "How NAME lives, and where NAME would want to be looked after.")
		w.one, w.add = "page about home and care", "Write about home and care"
	case careplan.KindBaseline:
		w.about = "What an ordinary day looks like, such as the usual blood pressure, or walking with a stick."
		w.one, w.add = "usual value", "Add what is usual"
		w.end, w.ended = "No longer usual", "No longer usual"
		w.why, w.again = "What has changed?", "It is usual again"
	case careplan.KindAbout:
		w.about = whose.Say(of, "What matters to you, and how people can help you well.", "What matters to NAME, and how people can help NAME well.")
		w.one, w.add = "page about "+whose.Say(of, "me", "NAME"), whose.Say(of, "Write about me", "Write about NAME")
	case careplan.KindContact:
		w.one, w.add = "contact", "Add a person to call"
		w.end, w.ended = "Take off the list", "Off the list"
		w.why, w.again = "Why do they come off the list?", "Put them back"
	case careplan.KindTarget:
		w.about = "What a reading should be, or how much it may change, as a nurse, a doctor or somebody else set it."
		w.one, w.add = "target", "Add a target"
		w.end, w.ended = "No longer a target", "No longer a target"
		w.why, w.again = "Why is it no longer a target?", "It is a target again"
	case careplan.KindGoal:
		w.about = whose.Say(of, "What you would like to do, or to be able to do.", "What NAME would like to do, or to be able to do.")
		w.one, w.add = "goal", "Add a goal"
		w.end, w.ended = "No longer a goal", "No longer a goal"
		w.why, w.again = "Why is it no longer a goal?", "It is a goal again"
	case careplan.KindCheck:
		w.about = "What is looked at every so often, such as feet, eyes or a blood test."
		w.one, w.add = "check", "Add a check"
	case careplan.KindPerson:
		w.one, w.add = "page of details", "Write the details"
	case careplan.KindPractice:
		w.one, w.add = "practice", "Write down the practice"
	case careplan.KindSection:
		w.one, w.ended = "answer", "No longer holds"
	}
	return w
}
