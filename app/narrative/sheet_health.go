package narrative

import (
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
)

func putDiagnosis(s sheet, c *careplan.Diagnosis) {
	s.line("name", "Condition", "Such as type 1 diabetes.", &c.Name)
	s.date("since", "Since when?", "A year is enough, such as 1974.", &c.Since)
	s.lines("note", "Note", "", &c.Note)
	s.flag("minor", "It may be left off the Message in a Bottle if there is no room", "", &c.Minor)
	s.line("code", "SNOMED CT code", "A number on some letters. You can leave it empty.", &c.Code)
}

func putMedicine(s sheet, c *careplan.Medicine) {
	s.line("name", "Name of the medicine", "As on the box.", &c.Name)
	s.line("strength", "Strength", "As on the box, such as 5 mg.", &c.Strength)
	s.line("dose", "How much at a time", "Such as 18 units, or two puffs. In the words of who prescribed it.", &c.Dose)
	s.line("frequency", "When", "Such as once a day, or at night.", &c.Frequency)
	s.line("route", "How it is taken", "Such as by mouth, or injected.", &c.Route)
	s.line("for", "What it is for", "", &c.For)
	s.part("What helpers must know")
	s.flag("time_critical", "Time-critical: it must be taken on time",
		"Tick this if you were told that a late or missed dose does harm.", &c.TimeCritical)
	s.choice("alert", "A kind that helpers must know about?",
		"These stand first on the Message in a Bottle, for whoever comes to help.", alertClasses(), (*string)(&c.Alert))
	s.part("More about it")
	s.line("where", "Where it is kept", "Such as the fridge door.", &c.Where)
	s.date("started", "Started", "", &c.Started)
	s.date("stopped", "Stopped", "", &c.Stopped).when(func() bool { return !c.Stopped.IsZero() })
	s.lines("note", "Note", "", &c.Note)
}

func alertClasses() []kit.Option {
	options := []kit.Option{}
	for _, a := range careplan.AlertClasses() {
		options = append(options, kit.Option{Value: string(a), Label: a.Label()})
	}
	return options
}

func putAllergy(s sheet, c *careplan.Allergy) {
	s.line("substance", "Allergic to what?", "Such as penicillin, latex or peanuts.", &c.Substance)
	s.line("reaction", "What happens?", "Such as a rash, or swelling of the hands.", &c.Reaction)
	s.line("severity", "How bad is it?", "Such as mild, severe or anaphylaxis. In the words of who told you.", &c.Severity)
	s.date("when", "When did it happen?", "A year is enough, such as 2003.", &c.When)
	s.line("source", "How is it known?", "Such as a test, or it happened at home.", &c.Source)
}

func putBaseline(s sheet, c *careplan.Baseline) {
	s.line("what", "What?", "Such as blood pressure, walking or memory.", &c.What)
	s.line("usual", "What is usual?", "Such as 130/78, or walks unaided.", &c.Usual)
	s.date("on", "As of when?", "", &c.On)
}

func putAlert(s sheet, c *careplan.Alert) {
	s.choiceOrOwn("about", "What is it about?", careplan.AlertSubjects(), &c.About)
	s.lines("text", "What must people know?", "Such as: oxygen target 88 to 92 %, or has a nerve stimulator.", &c.Text)
	s.date("on", "As of when?", "", &c.On)
}
