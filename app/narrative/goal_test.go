package narrative

import (
	"testing"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

func of10(n int) *int { return &n }

func TestAGoalIsInThePersonsWords(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.Go(shell.Route{Place: shell.Section, Kind: careplan.KindGoal})
	k.Says("Nobody has asked yet", "I'd rather not say yet")
	k.Tap("Add a goal")
	k.fill("What would you like to do, or to be able to do?", "walk to church and back every Sunday without stopping",
		"Why does it matter?", "My sister sings there.", "Agreed on", "14 May 2026", "Look at it again on", "May 2027")
	k.Tap("Add a step")
	k.TypeHere("Walk to the corner shop") // the new step has the keyboard
	k.fill("Step 1: who", "me", "Step 1: when", "every day")
	k.Tap("Started")
	k.Tap("Add a step")
	k.fill("Step 2: what will be done", "Come along", "Step 2: who", "Daniel")
	k.Tap("Add a step") // and left empty
	k.Tap("6")
	k.save()
	k.says(&careplan.Goal{Text: "walk to church and back every Sunday without stopping", Why: "My sister sings there.",
		Actions: []careplan.Action{
			{What: "Walk to the corner shop", Who: "me", When: "every day", Status: careplan.GoalStarted},
			{What: "Come along", Who: "Daniel"},
		},
		Confidence: of10(6), On: date(t, "14 May 2026"), Review: date(t, "May 2027")})
	k.Tap("walk to church and back every Sunday without stopping")
	k.Says("Steps towards it 1. Walk to the corner shop, me, every day, Started 2. Come along, Daniel", "6 of 10", "My sister sings there.")

	k.Tap("Change")
	k.Tap("Move up") // Daniel's step comes first
	k.Tap("6")       // and she would rather not say
	k.fill("Step 2: when", "most days", "What came of it", "Two Sundays so far")
	k.save()
	g := k.only(careplan.KindGoal).Latest().Content.(*careplan.Goal)
	if g.Confidence != nil || len(g.Actions) != 2 || g.Actions[0].Who != "Daniel" || g.Actions[1].When != "most days" || g.Actions[1].Status != careplan.GoalStarted || g.Outcome != "Two Sundays so far" {
		t.Errorf("the goal is %+v", g)
	}
	k.Tap("Change")
	k.Tap("Remove")
	k.save()
	if g := k.only(careplan.KindGoal).Latest().Content.(*careplan.Goal); len(g.Actions) != 1 || g.Actions[0].Who != "me" {
		t.Errorf("the steps are %+v", g.Actions)
	}
	k.Tap("History")
	k.Says("Steps towards it (changed)", "What came of it (new) Two Sundays so far", "How sure are you that you can do it? (no longer there)")
}

// To be sure of nothing is an answer, and not to answer is none.
func TestNoConfidenceIsNotNought(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.add(careplan.KindGoal)
	k.Type("What would you like to do, or to be able to do?", "Dance")
	k.Tap("0")
	k.save()
	k.says(&careplan.Goal{Text: "Dance", Confidence: of10(0)})
	k.Tap("Dance")
	k.Says("0 of 10")
	k.Tap("Change")
	k.Tap("0")
	k.save()
	k.says(&careplan.Goal{Text: "Dance"})
	k.SaysNot("of 10")
}

func TestAStepThatSaysNothingOfWhatIsAskedAbout(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.add(careplan.KindGoal)
	k.Type("What would you like to do, or to be able to do?", "Dance")
	k.Tap("Add a step")
	k.Type("Step 1: who", "Daniel")
	k.Tap("Save")
	k.Says("One of the steps does not say what it is.")
	if len(k.read().Of(careplan.KindGoal)) != 0 {
		t.Error("it was saved")
	}
}

// What was typed into the steps is kept as all else is.
func TestTheStepsOfAGoalAreKeptAsTyped(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.add(careplan.KindGoal)
	k.Tap("Add a step")
	k.fill("Step 1: what will be done", "Shoes", "Step 1: who", "Ify")
	k.Tap("Not started")
	k.Page().Flush()
	k.Back()
	k.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindGoal})
	k.Says("We kept what you typed")
	if got := k.Typed("Step 1: who"); got != "Ify" {
		t.Errorf("the step is for %q", got)
	}
	k.Type("What would you like to do, or to be able to do?", "Dance")
	k.save()
	k.says(&careplan.Goal{Text: "Dance", Actions: []careplan.Action{{What: "Shoes", Who: "Ify", Status: careplan.GoalNotStarted}}})
}

// A status of a newer version is kept through an edit by this one.
func TestAStatusThatIsNotKnownStays(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	id := k.give(&careplan.Goal{Text: "Dance", Status: "resting", Actions: []careplan.Action{{What: "Shoes", Status: "ordered"}}})
	k.open(shell.EditItem, id)
	k.Type("Why does it matter?", "It is fun.")
	k.save()
	k.says(&careplan.Goal{Text: "Dance", Why: "It is fun.", Status: "resting", Actions: []careplan.Action{{What: "Shoes", Status: "ordered"}}})
}

func TestNobodyHasToHaveGoals(t *testing.T) {
	k := sit(t, halina, careplan.Person{FullName: "Tomasz Wiśniewski", PreferredName: "Tomasz"})
	k.Go(shell.Route{Place: shell.Section, Kind: careplan.KindGoal})
	k.Says("Tomasz's goals")
	k.SaysNot("None known")
	k.Tap("Asked: Tomasz would rather not say yet")
	k.save()
	k.Says("Tomasz would rather not say yet", "Asked")
	// Targets and checks are not asked about: others set them, too.
	for _, kind := range []careplan.Kind{careplan.KindTarget, careplan.KindCheck} {
		k.Go(shell.Route{Place: shell.Section, Kind: kind})
		k.Says("None is written down yet")
		k.SaysNot("rather not say", "None known", "Nobody has asked")
	}
}

func TestThePlanIsShownInItsThreeParts(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.give(&careplan.Followed{Measure: measure.BloodPressure, Position: 1})
	k.give(&careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg, Ranges: []measure.Range{under("135"), under("85")}})
	k.Go(shell.Route{Place: shell.Narrative})
	k.Says("What people need to know Allergies", "Who I am Targets, goals and checks Targets Blood pressure under 135/85 mmHg 1",
		"My goals Nobody has asked yet", "Checks None is written down yet", "What I measure Blood pressure 1 Who helps People to call", "My GP practice")
	for row, want := range map[string]shell.Place{"Targets": shell.Section, "What I measure": shell.Measures, "People to call": shell.People, "Who I am": shell.Item} {
		k.Go(shell.Route{Place: shell.Narrative})
		k.Tap(row)
		if got := k.Here().Place; got != want {
			t.Errorf("%s leads to %v", row, got)
		}
	}
}
