package narrative

import (
	"strings"
	"testing"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

func (k *kitchen) open(place shell.Place, entry string) {
	k.t.Helper()
	e, ok := k.read().Entry(entry)
	if !ok {
		k.t.Fatal("no such entry")
	}
	k.Go(shell.Route{Place: place, Kind: e.Kind, Entry: entry})
}

// "Target set by Nurse Dhillon, entered by Grace" never reads as if Nurse
// Dhillon had entered it, and a later change by Grace is not hers.
func TestWhoSaidSoIsNotWhoTyped(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.add(careplan.KindMedicine)
	k.fill("Name of the medicine", "Ramipril", "Strength", "5 mg")
	k.Tap("A doctor, nurse or pharmacist")
	k.Type("Their name, or which letter", "Nurse Dhillon")
	k.save()
	k.Tap("Ramipril 5 mg")
	k.Says("Who said so Nurse Dhillon", "Typed by Grace Okafor (patient), on kitchen laptop", "14 May 2026, 10:00, today")
	k.Tap("Change")
	k.Type("Strength", "10 mg")
	k.save()
	k.Says("Ramipril 10 mg", "Who said so Grace Okafor")
	k.Tap("History")
	k.Says("Changed", "Strength (changed) 10 mg It said before: “5 mg”",
		"Written for the first time", "Said by Nurse Dhillon", "Typed by Grace Okafor (patient), on kitchen laptop")
}

func TestSavingWhatWasNotChangedLeavesItAsItIs(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.add(careplan.KindAllergy)
	k.Type("Allergic to what?", "Latex")
	k.Tap("A letter or another paper")
	k.Type("Their name, or which letter", "hospital letter of 3 March 2026")
	k.save()
	before := k.only(careplan.KindAllergy).Latest()
	k.Tap("Latex")
	k.Tap("Change")
	k.save()
	if now := k.only(careplan.KindAllergy).Latest(); now.Revision != before.Revision {
		t.Error("opening and saving made a new revision")
	}
}

func TestAnEntryIsStoppedOrMarkedAsAnError(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	ramipril := k.give(&careplan.Medicine{Name: "Ramipril", Dose: "5 mg"})
	latex := k.give(&careplan.Allergy{Substance: "Latex"})

	k.Go(shell.Route{Place: shell.Section, Kind: careplan.KindMedicine})
	k.Tap("Ramipril 5 mg")
	k.Tap("Stop this medicine")
	k.Type("Why was it stopped?", "It made me cough")
	k.Tap("Stop this medicine")
	e, _ := k.read().Entry(ramipril)
	v := e.Latest()
	if v.Status != careplan.Stopped || v.Content.Shared().Reason != "It made me cough" {
		t.Fatalf("the medicine is %s because %q", v.Status, v.Content.Shared().Reason)
	}
	if got := v.Content.(*careplan.Medicine).Stopped; got != careplan.DateOf(k.Now()) {
		t.Errorf("stopped on %s", got)
	}
	k.Says("Stopped", "It made me cough")
	k.Back()
	k.Says("In the past", "Ramipril 5 mg", "It made me cough")
	k.Tap("Ramipril 5 mg")
	k.Tap("Start it again")
	k.save()
	if e := k.only(careplan.KindMedicine); !e.Active() || !e.Latest().Content.(*careplan.Medicine).Stopped.IsZero() {
		t.Error("the medicine did not start again")
	}

	k.open(shell.Item, latex)
	k.Tap("Mark as entered in error")
	k.Tap("Mark as entered in error")
	k.Says("Write what was wrong.")
	if !k.only(careplan.KindAllergy).Active() {
		t.Fatal("an allergy was marked as an error without a reason")
	}
	k.Type("What was wrong?", "That was my sister")
	k.Tap("Mark as entered in error")
	if v := k.only(careplan.KindAllergy).Latest(); v.Status != careplan.EnteredInError || v.Content.Shared().Reason != "That was my sister" {
		t.Fatalf("the allergy is %s because %q", v.Status, v.Content.Shared().Reason)
	}
	k.Says("Entered in error", "That was my sister")
	k.Tap("History")
	k.Says("Marked as entered in error", "Why That was my sister", "Written for the first time")
	k.Undo()
	if !k.only(careplan.KindAllergy).Active() {
		t.Error("undoing did not bring the allergy back")
	}
}

func TestSavingCanBeUndone(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.add(careplan.KindAllergy)
	k.fill("Allergic to what?", "Latex", "What happens?", "rash")
	k.save()
	k.Tap("Latex")
	k.Tap("Change")
	k.Type("What happens?", "swelling of the hands")
	k.save()
	k.Undo()
	if got := k.only(careplan.KindAllergy).Latest().Content.(*careplan.Allergy).Reaction; got != "rash" {
		t.Errorf("after undoing the reaction is %q", got)
	}

	k.add(careplan.KindDiagnosis)
	k.Type("Condition", "Hypertension")
	k.save()
	k.Undo()
	v := k.only(careplan.KindDiagnosis).Latest()
	if v.Status != careplan.EnteredInError || v.Content.Shared().Reason != "Undone straight after saving" {
		t.Errorf("after undoing the new entry is %s because %q", v.Status, v.Content.Shared().Reason)
	}
}

func TestWhatTheBottleCanNotCarryIsAskedAboutAtEntry(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.add(careplan.KindMedicine)
	k.fill("Name of the medicine", "Bisoprolol", "Strength", "2,5 mg")
	k.Tap("Save")
	k.Says("2.5")
	if len(k.read().Of(careplan.KindMedicine)) != 0 {
		t.Fatal("2,5 mg was saved")
	}
	if got := k.Typed("Strength"); got != "2,5 mg" {
		t.Errorf("the form says %q", got)
	}
	k.fill("Strength", "2.5 mg", "Where it is kept", "drawer 1,2")
	k.Tap("Save")
	k.Says("A comma between digits can be read in two ways.")
	// What the bottle does not say may say anything.
	k.fill("Where it is kept", "top drawer", "Note", "Szafka 1,2: czerwona")
	k.save()
	k.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindContact})
	k.fill("Name", "Age UK Ealing", "When they can be reached", "Monday 8:30 to 16:00")
	k.save()

	k.open(shell.EditItem, k.only(careplan.KindPerson).ID)
	k.SaysNot("The name in English letters")
	k.Type("Full name", "王小明")
	k.Says("The name in English letters")
	k.Tap("Save")
	k.Says("needs the name in the letters A to Z")
	k.Type("The name in English letters", "Wang Xiaoming")
	k.save()
	if p, _, _ := k.read().Person(); p.FullName != "王小明" || p.LatinName != "Wang Xiaoming" {
		t.Errorf("the name is %q, in Latin letters %q", p.FullName, p.LatinName)
	}
}

func TestMistypedNumbersAndDatesAreExplained(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.open(shell.EditItem, k.only(careplan.KindPerson).ID)
	k.Type("Health and Care Number", "999 047 3057")
	k.Says("One of the digits is mistyped")
	k.Type("Date of birth", "31 February 1951")
	k.Tap("Save")
	k.Says("There is no 31 February 1951", "One of the digits is mistyped")
	k.Type("Date of birth", "3 March 2051")
	k.Type("Health and Care Number", "999 047 3056")
	k.Tap("CHI number")
	k.Tap("Save")
	k.Says("3 March 2051 is still to come")
	k.Type("Date of birth", "3 March 1951")
	k.save()
	if p, _, _ := k.read().Person(); p.Identifier.Type != careplan.CHINumber || p.Identifier.Value != "9990473056" {
		t.Errorf("the number is %+v", p.Identifier)
	}
}

func TestACodeOfAKeySafeIsNeverKept(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.add(careplan.KindPlaceOfCare)
	k.Says("Its code is never kept here")
	k.Tap("There is a key safe")
	k.Type("How to get in", "side door, code 4711")
	k.Tap("Save")
	k.Says("Leave the code out.")
	if len(k.read().Of(careplan.KindPlaceOfCare)) != 0 {
		t.Fatal("a code was saved")
	}
}

func TestAnAdvanceDecisionPointsAtItsOriginal(t *testing.T) {
	k := sit(t, halina, careplan.Person{FullName: "Tomasz Wiśniewski", PreferredName: "Tomasz"})
	k.add(careplan.KindDecision)
	k.Says(notTheForm, "Where is the signed original?")
	k.SaysNot("What does it say about CPR?")
	k.Tap("ReSPECT form")
	k.Says("What does it say about CPR?")
	k.Tap("Save")
	k.Says("Say where the signed original is.", "Choose what the form says about CPR.")
	k.fill("Where is the signed original?", "red folder on the fridge", "Date on the form", "12 February 2026",
		"Who signed or issued it?", "Dr Hughes", "COPY of what it says", "Hospital if it can be treated simply")
	k.Tap("It says: do not attempt CPR")
	k.save()
	k.says(&careplan.Decision{Form: careplan.FormReSPECT, Original: "red folder on the fridge", On: date(t, "12 February 2026"),
		IssuedBy: "Dr Hughes", CPR: careplan.CPRDoNotAttempt, Transcription: "Hospital if it can be treated simply"})
	k.Tap("ReSPECT form")
	k.Says(notTheForm, "COPY", "red folder on the fridge", "It says: do not attempt CPR")

	// A power of attorney says nothing about CPR: what was chosen while
	// another form was meant is not kept.
	k.Tap("Change")
	k.Tap("Lasting power of attorney")
	k.SaysNot("What does it say about CPR?")
	k.Type("Who may decide (attorneys)?", "Halina and Zofia")
	k.save()
	if d := k.only(careplan.KindDecision).Latest().Content.(*careplan.Decision); d.CPR != careplan.CPRUnanswered || d.Attorneys != "Halina and Zofia" {
		t.Errorf("a power of attorney that says %q about CPR, with %q", d.CPR, d.Attorneys)
	}
}

func TestAnAlertMayBeAboutSomethingElse(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.add(careplan.KindAlert)
	k.SaysNot("In your own words")
	k.Tap("Something else")
	k.fill("In your own words", "Guide dog", "What must people know?", "The dog comes along")
	k.save()
	id := k.only(careplan.KindAlert).ID
	k.says(&careplan.Alert{About: "Guide dog", Text: "The dog comes along"})
	k.open(shell.EditItem, id)
	if got := k.Typed("In your own words"); got != "Guide dog" {
		t.Errorf("the form says %q", got)
	}
	k.Tap("Implanted device")
	k.save()
	k.says(&careplan.Alert{About: "Implanted device", Text: "The dog comes along"})
}

func TestWhatWasTypedIsKept(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.add(careplan.KindAllergy)
	k.fill("Allergic to what?", "Latex", "When did it happen?", "31.2.20")
	k.Page().Flush()
	k.Back()
	k.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindAllergy})
	k.Says("We kept what you typed")
	if got := k.Typed("Allergic to what?"); got != "Latex" {
		t.Errorf("the form says %q", got)
	}
	if got := k.Typed("When did it happen?"); got != "31.2.20" {
		t.Errorf("the form says %q", got)
	}
	k.Tap("Throw it away")
	k.Agree()
	k.SaysNot("We kept what you typed")
	if got := k.Typed("Allergic to what?"); got != "" {
		t.Errorf("after throwing it away the form says %q", got)
	}

	k.Type("Allergic to what?", "Penicillin")
	k.Page().Flush()
	k.save()
	k.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindAllergy})
	k.SaysNot("We kept what you typed")
}

// A draft that is older than a change made elsewhere overwrites nothing.
func TestAnOldDraftMakesASecondVersion(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	id := k.give(&careplan.Medicine{Name: "Furosemide", Dose: "40 mg"})
	k.open(shell.EditItem, id)
	k.Type("How much at a time", "20 mg")
	k.Page().Flush()
	k.Back()
	seen := seen(k.only(careplan.KindMedicine))
	k.differ(id, seen, careplan.Active, &careplan.Medicine{Name: "Furosemide", Dose: "60 mg"})
	k.open(shell.EditItem, id)
	k.Says("We kept what you typed")
	k.save()
	e := k.only(careplan.KindMedicine)
	if !e.Conflict() {
		t.Fatalf("the draft overwrote a change that its writer had not seen: %+v", e.Latest().Content)
	}
}

func TestAFormThatCanNotBeSavedStaysAsItWas(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.add(careplan.KindAllergy)
	k.Type("Allergic to what?", "Latex")
	plan := k.read()
	k.Host.Read = func() careplan.Plan { return plan }
	k.Kept.Lock()
	k.Tap("Save")
	if len(k.Problems) != 1 || len(k.Said) != 0 {
		t.Fatalf("problems %v, said %q", k.Problems, k.Said)
	}
	if strings.Contains(k.Problems[0].Error(), "Latex") {
		t.Error("the error tells what was typed")
	}
	if got := k.Typed("Allergic to what?"); got != "Latex" {
		t.Errorf("the form says %q", got)
	}
}

func TestEveryFieldIsReachedByTabInReadingOrder(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindMedicine})
	k.TypeHere("Ramipril") // the first field has the keyboard
	for _, label := range []string{"Strength", "How much at a time", "When", "How it is taken", "What it is for",
		"Time-critical: it must be taken on time", "Insulin", "Where it is kept", "Started", "Note", "I say so", "Save"} {
		k.TabTo(label)
	}
	k.Press("Space")
	if len(k.Said) != 1 {
		t.Fatal("Space on Save saved nothing")
	}
	k.says(&careplan.Medicine{Name: "Ramipril"})
}

// A change is taken back in the plan where it was made, whoever's plan is on
// the screen by then.
func TestUndoStaysInThePlanItIsAbout(t *testing.T) {
	k := sit(t, halina, careplan.Person{FullName: "Tomasz Wiśniewski"})
	other := k.Begin(halina.Name, careplan.RolePatient, careplan.Person{FullName: "Halina Wiśniewska"})
	k.add(careplan.KindAllergy)
	k.Type("Allergic to what?", "Penicillin")
	k.save()
	tomasz := k.plan
	k.plan = other
	k.Host.Read = k.read
	k.Undo()
	if len(k.Problems) > 0 || len(k.read().Of(careplan.KindAllergy)) != 0 {
		t.Fatalf("undoing reached into another plan: %v", k.Problems)
	}
	k.plan = tomasz
	if k.only(careplan.KindAllergy).Active() {
		t.Error("the change was not taken back")
	}
}
