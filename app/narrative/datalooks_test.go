package narrative

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
	"github.com/carebottle/carebottle/internal/measure"
)

// fillWith saves contents as if they had been typed before, and gives their
// entries by title.
func (k *kitchen) fillWith(contents []careplan.Content) (ids map[string]string) {
	k.t.Helper()
	ids = map[string]string{}
	for _, c := range contents {
		ids[c.Title()] = k.give(c)
	}
	return ids
}

// Targets, goals, checks and lists, of a plan as full as they come.
func TestNothingOfTheDataIsCut(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		person := sample.Grace()[0].(*careplan.Person)
		k := sitAt(t, grace, *person, size, look)
		show := func(page string, route shell.Route) {
			t.Helper()
			k.Go(route)
			k.WholeText()
			k.Shoot(name + "-" + page)
		}
		show("list-empty", shell.Route{Place: shell.Narrative})
		show("targets-empty", shell.Route{Place: shell.Section, Kind: careplan.KindTarget})
		show("goals-empty", shell.Route{Place: shell.Section, Kind: careplan.KindGoal})
		show("checks-empty", shell.Route{Place: shell.Section, Kind: careplan.KindCheck})
		show("choose-measure-empty", shell.Route{Place: shell.EditItem, Kind: careplan.KindTarget})

		k.fillWith(sample.Grace()[1:])
		nurse := k.give(&careplan.Contact{Name: "Sister Kemi Adeyemi", Relationship: "heart failure nurse",
			Telephones: []careplan.Telephone{phoneNumber(t, "020 7946 0612")}})
		targets := k.fillWith(sample.TomaszTargets(nurse))
		nine := 9
		goal := k.give(&careplan.Goal{Text: "Cook for all of the family on my birthday", Why: "It is what my mother did.", Confidence: &nine,
			Status: careplan.GoalStarted, Review: date(t, "3 March 2026"), Actions: []careplan.Action{
				{What: "Sit down to peel and chop", Who: "me", When: "every day", Status: careplan.GoalStarted},
				{What: "Carry the shopping up", Who: "Daniel", When: "on Saturdays"},
			}})
		check := k.give(&careplan.Check{Code: "kidney-blood", What: "Kidney blood test (creatinine)", Last: date(t, "2 May 2025"), Due: date(t, "April 2026"),
			Result: "A little lower than last year", Where: "Hill Lane Surgery, with the practice nurse"})
		moved := targets["Weight 2 kg up in 3 days"]

		show("list", shell.Route{Place: shell.Narrative})
		show("targets", shell.Route{Place: shell.Section, Kind: careplan.KindTarget})
		show("goals", shell.Route{Place: shell.Section, Kind: careplan.KindGoal})
		show("checks", shell.Route{Place: shell.Section, Kind: careplan.KindCheck})
		show("choose-measure", shell.Route{Place: shell.EditItem, Kind: careplan.KindTarget})
		show("target", shell.Route{Place: shell.Item, Kind: careplan.KindTarget, Entry: moved})
		show("target-wordless", shell.Route{Place: shell.Item, Kind: careplan.KindTarget, Entry: targets["Weight 74 to 77 kg"]})
		show("goal", shell.Route{Place: shell.Item, Kind: careplan.KindGoal, Entry: goal})
		show("check", shell.Route{Place: shell.Item, Kind: careplan.KindCheck, Entry: check})
		show("edit-target-change", shell.Route{Place: shell.EditItem, Kind: careplan.KindTarget, Entry: moved})
		show("edit-goal", shell.Route{Place: shell.EditItem, Kind: careplan.KindGoal, Entry: goal})
		show("edit-check", shell.Route{Place: shell.EditItem, Kind: careplan.KindCheck, Entry: check})
		show("result", shell.Route{Place: shell.EditItem, Kind: careplan.KindCheck, Entry: check, Step: stepResult})
		show("end-target", shell.Route{Place: shell.EndItem, Kind: careplan.KindTarget, Entry: moved, Step: stepStop})
		show("past-target", shell.Route{Place: shell.Past, Kind: careplan.KindTarget, Entry: moved})
		show("templates", shell.Route{Place: shell.Templates})
		show("template", shell.Route{Place: shell.Templates, Step: "diabetes"})
		show("template-full", shell.Route{Place: shell.Templates, Step: "hypertension"})

		show("new-target", shell.Route{Place: shell.EditItem, Kind: careplan.KindTarget, Measure: measure.BloodPressure})
		k.Tap("A doctor, nurse or pharmacist")
		k.Tap("From one number to another")
		k.Type("Top number, from (mmHg)", "140")
		k.Type("Top number, to (mmHg)", "12o")
		k.Type("Bottom number, to (mmHg)", "1200")
		k.Tap("Save")
		k.WholeText()
		k.Shoot(name + "-new-target-problems")
		show("new-target-weight", shell.Route{Place: shell.EditItem, Kind: careplan.KindTarget, Measure: measure.Weight})

		before := seen(k.entry(moved))
		k.differ(moved, before, careplan.Active, &careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram,
			Change: &measure.Change{By: measure.MustNumber("1.5"), Days: 2}, Outside: "Ring the heart failure nurse."})
		k.differ(moved, before, careplan.Active, &careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram,
			Change: &measure.Change{By: measure.MustNumber("1"), Days: 2}, Outside: "Ring the practice."})
		show("settle-target", shell.Route{Place: shell.Settle, Kind: careplan.KindTarget, Entry: moved})
	})
}

func (k *kitchen) entry(id string) careplan.Entry {
	k.t.Helper()
	e, ok := k.read().Entry(id)
	if !ok {
		k.t.Fatal("no such entry")
	}
	return e
}
