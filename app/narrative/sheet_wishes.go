package narrative

import (
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

func putAbout(s sheet, of careplan.Plan, c *careplan.About) {
	s.lines("matters", whose.Say(of, "What matters most to me", "What matters most to NAME"), "", &c.Matters)
	s.lines("people", whose.Say(of, "People important to me", "People important to NAME"), "", &c.People)
	s.lines("communicate", whose.Say(of, "How I communicate, and how to talk with me", "How NAME communicates, and how to talk with them"), "", &c.Communicate)
	s.lines("do", "Do", "What helps.", &c.Do)
	s.lines("dont", "Don't", "What does not help.", &c.Dont)
	s.lines("support", whose.Say(of, "How and when to support me", "How and when to support NAME"), "", &c.Support)
	s.lines("wellness", whose.Say(of, "My wellness", "NAME's wellness"), "How things are on a good day, and on a bad one.", &c.Wellness)
	s.lines("worth", "Also worth knowing", "", &c.Worth)
	s.line("supported_by", "Who helped to write this", "Leave it empty if nobody did.", &c.SupportedBy)
	s.date("on", "Written on", "", &c.On)
}

func putPlaceOfCare(s sheet, of careplan.Plan, c *careplan.PlaceOfCare) {
	s.line("residence", whose.Say(of, "Where do you live?", "Where does NAME live?"), "Such as own home, with family, or a care home.", &c.Residence)
	s.choice("lives_alone", "Living alone?", "", yesNo(), &c.LivesAlone)
	s.part("Getting in")
	s.flag("key_safe", "There is a key safe", "Its code is never kept here: anybody might read it. Tell the code to people you trust.", &c.KeySafe)
	s.line("access", "How to get in", "Such as: by the side door, a neighbour can help. Leave out any code.", &c.Access)
	s.part(whose.Say(of, "Where you want to be", "Where NAME wants to be"))
	s.line("preferred_care", whose.Say(of, "Where do you want to be cared for?", "Where does NAME want to be cared for?"), "", &c.PreferredCare)
	s.line("preferred_death", whose.Say(of, "Where would you want to be at the end of your life?", "Where would NAME want to be at the end of life?"),
		"Leave this empty if you would rather not say.", &c.PreferredDeath)
	s.part("Who else is at home")
	s.line("dependants", whose.Say(of, "Who depends on you?", "Who depends on NAME?"), "Such as a child, or a husband with dementia.", &c.Dependants)
	s.line("pets", "Pets", "", &c.Pets)
}

func yesNo() []kit.Option {
	return []kit.Option{{Value: "", Label: notSaid}, {Value: "yes", Label: "Yes"}, {Value: "no", Label: "No"}}
}

// notTheForm stands wherever an advance decision is written or read.
const notTheForm = "This app points at the signed original. It is not the form."

func putDecision(s sheet, c *careplan.Decision) {
	s.notice(notTheForm)
	s.choice("form", "Which form is it?", "", decisionForms(), (*string)(&c.Form))
	s.lines("original", "Where is the signed original?", "Such as: in the red folder on the fridge. People will look for it there.", &c.Original)
	s.choice("cpr", "What does it say about CPR?", "CPR is what people do when a heart stops. Say what the form says.",
		cprChoices(), (*string)(&c.CPR)).when(func() bool { return c.Form.AboutCPR() })
	s.line("attorneys", "Who may decide (attorneys)?", "", &c.Attorneys).
		when(func() bool { return c.Form == careplan.FormLPA })
	s.date("on", "Date on the form", "", &c.On)
	s.line("issued_by", "Who signed or issued it?", "", &c.IssuedBy)
	s.lines("transcription", "COPY of what it says", "Only what the form says, word for word. It is shown marked COPY.", &c.Transcription)
}

func decisionForms() []kit.Option {
	options := []kit.Option{}
	for _, f := range careplan.DecisionForms() {
		options = append(options, kit.Option{Value: string(f), Label: f.Label()})
	}
	return options
}

func cprChoices() []kit.Option {
	options := []kit.Option{}
	for _, c := range careplan.CPRChoices() {
		options = append(options, kit.Option{Value: string(c), Label: c.Label()})
	}
	return options
}

func putContingency(s sheet, c *careplan.Contingency) {
	s.lines("trigger", "If...", "What may happen, such as: blood sugar is under 4 and I am drowsy.", &c.Trigger)
	s.lines("action", "Then...", "What should be done, in the order in which to do it.", &c.Action)
	s.line("contact", "Who to call then", "", &c.Contact)
	s.lines("equipment", "Medicines or equipment for it, and where they are", "Such as: GlucoGel in the fridge door.", &c.Equipment)
	s.line("name", "A short name for this plan", "You can leave it empty.", &c.Name)
	s.line("agreed_with", "Agreed with", "", &c.AgreedWith)
	s.date("review", "Look at it again on", "", &c.Review)
}

func putStatement(s sheet, c *careplan.Statement) {
	s.date("on", "When was it asked?", "", &c.On)
	s.lines("note", "Note", "Anything worth adding. You can leave it empty.", &c.Note)
}
