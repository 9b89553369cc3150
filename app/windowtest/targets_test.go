//go:build linux

package windowtest

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
	"github.com/carebottle/carebottle/internal/measure"
)

// TestATargetIsSetAndQuoted sets "2 kg up in 3 days" in a nurse's words, is
// refused a range that can't be, and sees the words when a weight reaches it:
// with the keyboard alone on the desktop, with the pointer on the telephone.
func TestATargetIsSetAndQuoted(t *testing.T) {
	t.Run("desktop", func(t *testing.T) { targetQuoted(t, desktop) })
	t.Run("phone", func(t *testing.T) { targetQuoted(t, phone) })
}

const nursesWords = "Ring the heart failure nurse the same day."

func targetQuoted(t *testing.T, f frame) {
	t.Parallel()
	p := newPlace(t)
	yesterday := time.Now().AddDate(0, 0, -1)
	p.seed(t, time.Now(), append(without(sample.Grace(), careplan.KindTarget),
		&careplan.Reading{Measure: measure.Weight, At: yesterday, Amounts: []measure.Amount{measure.Of("69.5", measure.Kilogram)}}))
	u := sit(t, p, f)
	u.unlock()
	u.wait("Message in a Bottle")

	u.toPart("Targets")
	u.click("Add a target")
	u.choose("Weight")
	u.wait("Target: Weight", "What kind of target")
	kinds := []string{"under", "at least", "between", "change"}
	if f.phone {
		u.choose("From one number to another")
		u.fill(tabs(2), tabs(2), text("77"), text("74"))
		u.click("Save")
		u.wait("is above the highest", "Check both")
		u.shot("refused")
		u.choose("A change within some days")
		u.fill(tabs(1))
	} else {
		u.fill(pick(kinds, "change"))
	}
	u.fill(tabs(2), tabs(2), // in kg, and up
		text("2"), text("0"), text(nursesWords), tabs(1))
	if f.phone {
		u.choose("Daniel Okafor, son")
		u.fill(tabs(4))
	} else {
		u.fill(pick([]string{"", "Daniel", "Ify", "Diabetes UK", "Age UK"}, "Daniel"))
	}
	u.fill(text("14 May 2026"), text("May 2027"))
	if f.phone {
		u.choose("A doctor, nurse or pharmacist")
		u.fill(tabs(2))
	} else {
		u.fill(pick([]string{"me", "carer", "clinician", "letter"}, "clinician"))
	}
	u.fill(text("Sister Kemi Adeyemi"), text("heart failure nurse"))
	u.click("Save")
	u.wait("Write in how many days, 1 or more") // of none, and the keyboard is there
	u.shot("no-days")
	u.press("BackSpace")
	u.typeText("3")
	u.save()
	u.wait("Weight 2 kg up in 3 days", "Set by Sister Kemi Adeyemi, heart failure nurse")
	u.shot("set")

	u.click("Readings")
	u.click("Weight")
	u.wait("Clear")
	u.typeText("71.8")
	u.click("Save")
	u.wait("71.8", "Saved")
	u.wait("Your plan says, for 2 kg up in 3 days", nursesWords, "Sister Kemi Adeyemi")
	u.shot("quoted")
	u.scrollTo("Call Daniel Okafor")
	u.close()

	plan := p.plan(t)
	targets := plan.Targets(measure.Weight)
	if len(targets) != 1 {
		t.Fatalf("the plan has %d targets for weight", len(targets))
	}
	v := targets[0].Latest()
	want := &careplan.Target{Common: careplan.Common{SaidBy: "Sister Kemi Adeyemi"}, Role: "heart failure nurse",
		Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.Whole(2), Days: 3},
		Outside: nursesWords, Contact: contactOf(plan, "Daniel Okafor"), On: day(t, "14 May 2026"), Review: day(t, "May 2027")}
	if !careplan.SameContent(v.Content, want) || v.Source != careplan.SourceClinician || v.Typed.Role != careplan.RolePatient {
		t.Errorf("the plan says %+v, %s, typed by a %s", v.Content, v.Source, v.Typed.Role)
	}
}

// TestAGoalIsSetAndFollowed writes a goal; completes a step of another one, is
// surer of it, says what came of it, and finds what was said before.
func TestAGoalIsSetAndFollowed(t *testing.T) {
	t.Run("desktop", func(t *testing.T) { goalFollowed(t, desktop) })
	t.Run("phone", func(t *testing.T) { goalFollowed(t, phone) })
}

func goalFollowed(t *testing.T, f frame) {
	t.Parallel()
	six, eight := 6, 8
	begun := careplan.Goal{Text: "Dance at the wedding", Why: "Zofia asked me to.", Status: careplan.GoalStarted, Confidence: &six,
		Actions: []careplan.Action{{What: "Buy shoes", Who: "me", When: "this week"}, {What: "Practise", Who: "Daniel", When: "on Fridays"}}}
	p := newPlace(t)
	p.seed(t, time.Now(), append(without(sample.Grace(), careplan.KindGoal), &begun))
	u := sit(t, p, f)
	u.unlock()
	u.wait("Message in a Bottle")

	u.toPart("My goals")
	u.click("Add a goal")
	u.wait("What would you like to do")
	u.fill(text("Sing in the choir"), text("I miss it."), keys("space"), // add a step
		text("Ask Zofia"), text("me"), text("on Sunday"), pick(careplan.GoalStatuses(), careplan.GoalStarted), tabs(2), // remove, add
		pick(careplan.GoalStatuses(), careplan.GoalNotStarted), sure(6), tabs(1), text("14 May 2026"), text("May 2027"))
	u.save()
	u.wait("Sing in the choir", "Not started, look at it again May 2027")
	u.shot("set")

	u.click("Dance at the wedding")
	u.wait("Steps towards it", "Buy shoes, me, this week")
	u.click("Change")
	u.wait("Change this goal")
	u.fill(tabs(2+3), pick(careplan.GoalStatuses(), careplan.GoalCompleted), tabs(1), // remove
		tabs(3+4+2+1), tabs(4), sure(8), text("We danced for an hour."))
	u.save()
	u.wait("Buy shoes, me, this week, Completed")
	u.shot("followed")
	u.choose("History")
	u.wait("The newest stands first", "Changed")
	u.shot("history")
	u.close()

	done := begun
	done.Actions = slices.Clone(begun.Actions)
	done.Actions[0].Status, done.Confidence, done.Outcome = careplan.GoalCompleted, &eight, "We danced for an hour."
	for _, want := range []*careplan.Goal{&done, {Text: "Sing in the choir", Why: "I miss it.",
		Actions: []careplan.Action{{What: "Ask Zofia", Who: "me", When: "on Sunday", Status: careplan.GoalStarted}}, Status: careplan.GoalNotStarted, Confidence: &six,
		On: day(t, "14 May 2026"), Review: day(t, "May 2027")}} {
		said := false
		for _, e := range p.plan(t).Of(careplan.KindGoal) {
			said = said || careplan.SameContent(e.Latest().Content, want)
		}
		if !said {
			t.Errorf("the plan does not say %+v", want)
		}
	}
}

// TestAListOfChecksIsTaken takes the nine diabetes processes, and writes down
// what came of two: one is due in a year, one is due now.
func TestAListOfChecksIsTaken(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.seed(t, time.Now(), without(sample.Grace(), careplan.KindCheck))
	u := sit(t, p, phone)
	u.unlock()
	u.wait("Message in a Bottle")

	u.toPart("Checks")
	u.click("Begin with a list for a condition")
	u.click("Diabetes")
	u.wait("NICE indicator IND10", "It sets no target and no date")
	u.click("Add what is ticked")
	u.wait("Added 9 to the plan")
	u.press("Escape")
	u.choose("Foot check")
	u.click("Write down a result")
	u.wait("Result: Foot check")
	u.fill(tabs(1), text("Both feet are well."), pick([]string{"unsaid", "year", "date"}, "year"))
	u.save()
	next := careplan.DateOf(time.Now()).NextYear()
	u.wait("Due", next.String())
	u.press("Escape")
	u.choose("HbA1c blood test")
	u.click("Write down a result")
	u.wait("blood test", "When was it done?")
	month := time.Now().Format("January 2006")
	u.fill(tabs(1), text("61 mmol/mol"), pick([]string{"unsaid", "year", "date"}, "date"), text(month))
	u.save()
	u.press("Escape")
	u.scrollTo("HbA1c blood test") // the first of the list
	u.wait("HbA1c blood test", "due "+month, "Due")
	u.shot("due")
	u.close()

	plan := p.plan(t)
	var due []string
	for _, d := range plan.Dated(time.Now()) {
		if c, ok := d.Entry.Latest().Content.(*careplan.Check); ok && d.Due != careplan.NotDue {
			due = append(due, c.Code+": "+c.Result)
		}
	}
	if got := strings.Join(due, "; "); got != "hba1c: 61 mmol/mol" {
		t.Errorf("due are %q", got)
	}
	if n := len(plan.Of(careplan.KindCheck)); n != 9 {
		t.Errorf("the list made %d checks", n)
	}
}

// toPart goes to one of the parts of the plan that others set, which stand
// together: "Targets" alone would also be their heading.
func (u *person) toPart(name string) {
	u.Helper()
	u.click(u.frame.plan)
	u.wait("Allergies", "My plan")
	u.scrollTo("What I measure")
	u.click(name)
	u.waitGone("My plan")
}

// sure is how sure somebody is, of ten.
func sure(n int) answer {
	all := []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}
	return pick(all, all[n])
}

func without(all []careplan.Content, kinds ...careplan.Kind) []careplan.Content {
	return slices.DeleteFunc(all, func(c careplan.Content) bool { return slices.Contains(kinds, c.Kind()) })
}

func contactOf(plan careplan.Plan, name string) string {
	for _, e := range plan.Contacts() {
		if e.Latest().Content.Title() == name {
			return e.ID
		}
	}
	return ""
}

func day(t testing.TB, text string) careplan.Date {
	t.Helper()
	d, err := careplan.ParseDate(text)
	ok(t, err)
	return d
}
