package narrative

import (
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

func putTarget(s sheet, of careplan.Plan, c *careplan.Target) {
	s.target(of, c)
	s.part("What to do")
	s.notice("Write the words as they were said or written. They are shown word for word, with who set the target and when. " +
		"Nothing is added to them.")
	s.lines("outside", outsideLabel(c), "You can leave it empty.", &c.Outside).says(func() string { return outsideLabel(c) })
	s.lines("inside", insideLabel(c), "You can leave it empty.", &c.Inside).says(func() string { return insideLabel(c) })
	s.choice("contact", "Who to call then", "Somebody among the people to call.", contacts(of, c.Contact), &c.Contact)
	s.part("When it was set")
	s.date("on", "Set on", "", &c.On)
	s.date("review", "Look at it again on", "", &c.Review)
}

func outsideLabel(c *careplan.Target) string {
	if c.Change != nil {
		return "What to do when it changes that much"
	}
	return "What to do when a reading is outside the target"
}

func insideLabel(c *careplan.Target) string {
	if c.Change != nil {
		return "What to do when it does not"
	}
	return "What to do when a reading is inside the target"
}

// contacts are the people to call, and the one that is chosen where they are
// no longer among them.
func contacts(of careplan.Plan, chosen string) []kit.Option {
	options := []kit.Option{{Value: "", Label: notSaid}}
	there := chosen == ""
	for _, e := range of.Contacts() {
		if c, ok := e.Latest().Content.(*careplan.Contact); ok {
			options = append(options, kit.Option{Value: e.ID, Label: listed(c.Name, c.Relationship)})
			there = there || e.ID == chosen
		}
	}
	if there {
		return options
	}
	gone := "Somebody who is not in this plan"
	if e, ok := of.Entry(chosen); ok {
		if c, ok := e.Latest().Content.(*careplan.Contact); ok {
			gone = c.Name + ", who is no longer among the people to call"
		}
	}
	return append(options, kit.Option{Value: chosen, Label: gone})
}

func putGoal(s sheet, of careplan.Plan, c *careplan.Goal) {
	s.lines("text", whose.Say(of, "What would you like to do, or to be able to do?", "What would NAME like to do, or to be able to do?"),
		whose.Say(of, "In your own words.", "In their own words."), &c.Text)
	s.lines("why", "Why does it matter?", "", &c.Why)
	s.actions("actions", "Steps towards it", "What will be done, by whom and when. The first step comes first.", &c.Actions)
	s.pick("status", "How far is it?", "", withOther(goalStatuses(), string(c.Status)), (*string)(&c.Status))
	s.outOf10("confidence", whose.Say(of, "How sure are you that you can do it?", "How sure is NAME of doing it?"),
		"0 is not sure at all, 10 is quite sure. You can leave it out.", &c.Confidence)
	s.lines("outcome", "What came of it", "You can leave it empty until there is something to say.", &c.Outcome)
	s.date("on", "Agreed on", "", &c.On)
	s.date("review", "Look at it again on", "", &c.Review)
}

func goalStatuses() []kit.Option {
	var options []kit.Option
	for _, g := range careplan.GoalStatuses() {
		options = append(options, kit.Option{Value: string(g), Label: g.Label()})
	}
	return options
}

func putCheck(s sheet, c *careplan.Check) {
	s.line("what", "What is checked?", "Such as feet, eyes or a blood test.", &c.What)
	s.date("due", "Due", "When it should be done next. A month is enough. Leave it empty if nobody has said.", &c.Due)
	s.line("where", "Where?", "Such as the practice, or the hospital.", &c.Where)
	s.date("last", "Last done", "", &c.Last)
	s.lines("result", "Result", "As you were told it, or as the letter has it.", &c.Result)
	s.lines("note", "Note", "", &c.Note)
}
