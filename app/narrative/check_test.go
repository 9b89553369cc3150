package narrative

import (
	"strings"
	"testing"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

func TestWhatIsDueIsMarked(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	for what, due := range map[string]string{"Feet": "13 May 2026", "Eyes": "May 2026", "Flu jab": "9 October 2026", "Blood test": ""} {
		k.give(&careplan.Check{What: what, Due: date(t, due)})
	}
	k.Go(shell.Route{Place: shell.Section, Kind: careplan.KindCheck})
	k.Says("Feet due 13 May 2026 Due Eyes due May 2026 Due Flu jab due 9 October 2026 Blood test")
	if n := strings.Count(k.Words(), "Due"); n != 2 {
		t.Errorf("%d are marked:\n%s", n, k.Words())
	}
}

func TestAResultIsWrittenDownInOneShortForm(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	id := k.give(&careplan.Check{Code: "eyes", What: "Eye screening", Due: date(t, "May 2026"), Last: date(t, "June 2025"), Result: "No change", Where: "Southall"})
	k.Go(shell.Route{Place: shell.Section, Kind: careplan.KindCheck})
	k.Tap("Eye screening")
	k.Tap("Write down a result")
	k.SaysNot("Where?", "What is checked?")
	if got := k.Typed("When was it done?"); got != "14 May 2026" {
		t.Errorf("the form says that it was done on %q", got)
	}
	k.Type("What came of it?", "A little change, see me again")
	k.Tap("A letter or another paper")
	k.Type("Their name, or which letter", "Eye clinic, May 2026")
	k.save()
	want := &careplan.Check{Common: careplan.Common{SaidBy: "Eye clinic, May 2026"}, Code: "eyes", What: "Eye screening",
		Last: date(t, "14 May 2026"), Result: "A little change, see me again", Where: "Southall"}
	if c := k.entry(id).Latest().Content; !careplan.SameContent(c, want) {
		t.Errorf("the check is %+v", c)
	}
	// The program sets no date of its own: it was not said, so nothing is due.
	k.SaysNot("Due ")
	k.Tap("History")
	k.Says("It said before: “No change”", "Due (no longer there)")

	k.Back()
	k.Tap("Write down a result")
	k.SaysNot("Due A month is enough.")
	k.SaysNot("as before") // the clinic's letter said the result before this one
	k.Tap("In a year")
	k.save()
	if c := k.entry(id).Latest().Content.(*careplan.Check); c.Due != date(t, "May 2027") || c.Result != "" {
		t.Errorf("in a year is %s, with %q", c.Due, c.Result)
	}
	k.Tap("Write down a result")
	k.Tap("On a date")
	k.Type("When was it done?", "2 May 2026")
	k.Type("Due", "2 May 2025")
	k.Tap("Save")
	k.Says("This is before it was done last, 2 May 2026.")
	k.Type("Due", "9 November 2026")
	k.save()
	if c := k.entry(id).Latest().Content.(*careplan.Check); c.Due != date(t, "9 November 2026") || c.Last != date(t, "2 May 2026") {
		t.Errorf("done on %s, due on %s", c.Last, c.Due)
	}
	k.Undo()
	if c := k.entry(id).Latest().Content.(*careplan.Check); c.Due != date(t, "May 2027") {
		t.Errorf("after undoing it is due on %s", c.Due)
	}
}

// Of a check of the person's own nobody knows how often it should be.
func TestAYearIsOfferedOnlyWhereASourceAsksForIt(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	id := k.give(&careplan.Check{What: "Ears"})
	k.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindCheck, Entry: id, Step: stepResult})
	k.Says("Nobody has said", "On a date")
	k.SaysNot("In a year")
}

func TestAListAddsWhatThePlanDoesNotHave(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.give(&careplan.Followed{Measure: measure.Glucose, Position: 1})
	k.give(&careplan.Check{Code: "feet", What: "Feet, by the podiatrist"})
	k.Go(shell.Route{Place: shell.Section, Kind: careplan.KindCheck})
	k.Tap("Begin with a list for a condition")
	k.Says("Diabetes 12 on the list, two in the plan already", "COPD", "Epilepsy 2 on the list", "sets no target and no date")
	k.Tap("Diabetes")
	k.Says("NICE indicator IND10", "Blood pressure, measured at home", "Talk about smoking", "In the plan already Blood glucose Foot check")
	k.Tap("Talk about smoking") // not wanted
	before := len(k.read().Entries)
	k.Tap("Add what is ticked")
	if got := k.Here(); got.Place != shell.Templates || got.Step != "" {
		t.Errorf("then comes %v", got)
	}
	p := k.read()
	if n := len(p.Entries) - before; n != 9 {
		t.Fatalf("%d were added", n)
	}
	if len(p.Of(careplan.KindTarget)) != 0 {
		t.Error("the list set a target")
	}
	var followed []string
	for _, f := range p.Following() {
		followed = append(followed, f.Name)
	}
	if got := strings.Join(followed, ", "); got != "Blood glucose, Blood pressure, Weight" {
		t.Errorf("followed are %s", got)
	}
	for _, e := range p.Of(careplan.KindCheck) {
		if c := e.Latest().Content.(*careplan.Check); !c.Due.IsZero() || !c.Last.IsZero() || c.Code == "smoking" {
			t.Errorf("the list made %+v", c)
		}
	}

	// Taking it twice adds nothing but what was left out the first time.
	k.Says("Diabetes 12 on the list, 11 in the plan already")
	k.Tap("Diabetes")
	k.Says("Talk about smoking")
	k.Tap("Talk about smoking")
	said := len(k.Said)
	k.Tap("Add what is ticked")
	if after := k.read(); len(after.Entries) != len(p.Entries) || len(k.Said) != said+1 {
		t.Errorf("taking it again made %d of %d entries", len(after.Entries), len(p.Entries))
	}
	k.Tap("Add what is ticked") // still there: nothing was ticked
}

func TestAListThatIsAllThereAddsNothing(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.Go(shell.Route{Place: shell.Templates, Step: "epilepsy"})
	k.Tap("Add what is ticked")
	before := len(k.read().Entries)
	k.Go(shell.Route{Place: shell.Templates})
	k.Says("Epilepsy All of it is in the plan")
	k.Go(shell.Route{Place: shell.Templates, Step: "epilepsy"})
	k.SaysNot("Add what is ticked", "Tick what to add")
	k.Says("In the plan already Epilepsy review Medicines review")
	if len(k.read().Entries) != before {
		t.Error("looking at it added something")
	}
}

// One undo takes all of it back, and leaves what was there before.
func TestAListIsUndoneInOneGo(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	own := k.give(&careplan.Check{Code: "medicines", What: "Medicines review", Where: "Hill Lane Surgery"})
	k.change(own, careplan.Stopped, &careplan.Check{Common: careplan.Common{Reason: "The pharmacy does it"}, Code: "medicines", What: "Medicines review", Where: "Hill Lane Surgery"})
	k.Go(shell.Route{Place: shell.Templates, Step: "frailty"})
	k.Says("Medicines review (it was in the plan before)")
	k.Tap("Medicines review") // what was taken out is not ticked by itself
	k.Tap("Add what is ticked")
	e := k.entry(own)
	if c := e.Latest().Content.(*careplan.Check); !e.Active() || c.Where != "Hill Lane Surgery" || c.Reason != "" {
		t.Errorf("it came back as %+v, %s", c, e.Latest().Status)
	}
	if n := len(k.read().Section(careplan.KindCheck).Items); n != 3 {
		t.Errorf("%d checks stand", n)
	}
	k.Undo()
	if len(k.Problems) > 0 {
		t.Fatal(k.Problems)
	}
	p := k.read()
	if items := p.Section(careplan.KindCheck).Items; len(items) != 0 || len(p.Following()) != 0 {
		t.Errorf("after undoing %d checks and %d measures stand", len(items), len(p.Following()))
	}
	if v := k.entry(own).Latest(); v.Status != careplan.Stopped || v.Content.Shared().Reason != "The pharmacy does it" {
		t.Errorf("what was stopped is %s because %q", v.Status, v.Content.Shared().Reason)
	}
}
