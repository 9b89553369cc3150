package narrative

import (
	"testing"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

func TestASectionIsPlainlyInOneOfFourStates(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.Go(shell.Route{Place: shell.Narrative})
	k.Says("My plan", "Allergies Nobody has asked yet Not recorded")

	k.Tap("Allergies")
	k.Says("Not recorded", "Nobody has asked yet", "What must not be given or touched")
	k.Tap("None known")
	k.Says("No allergies known")
	k.save()
	k.Says("No allergies known", "Grace Okafor said so. 14 May 2026")
	k.SaysNot("Nobody has asked")
	k.Back()
	k.Says("Allergies No allergies known. Grace Okafor, 14 May 2026 None known")

	k.Tap("Advance decisions")
	k.Tap("I don't want to decide yet")
	k.save()
	k.Back()
	k.Says("Advance decisions You do not want to decide yet. Grace Okafor, 14 May 2026 Asked")

	k.give(&careplan.Diagnosis{Name: "Type 1 diabetes"})
	k.give(&careplan.Diagnosis{Name: "Hypertension"})
	k.give(&careplan.Diagnosis{Name: "Chronic kidney disease 3a"})
	k.Rebuild()
	k.Says("Conditions Type 1 diabetes and 2 more 3", "Medicines Nobody has asked yet Not recorded")
}

// An item wins over "none known", and the contradiction is shown until a
// person says which one holds.
func TestAnItemAfterNoneKnownIsSomethingToCheck(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.Go(shell.Route{Place: shell.Section, Kind: careplan.KindAllergy})
	k.Tap("None known")
	k.save()
	k.Tap("Add an allergy")
	k.Type("Allergic to what?", "Latex")
	k.save()
	k.Says("Something to check", "Grace Okafor said on 14 May 2026 that there are none", "Latex")
	if v := k.read().Section(careplan.KindAllergy); v.State != careplan.Recorded || !v.Check {
		t.Fatalf("the section is %q, to check: %v", v.State, v.Check)
	}
	k.Tap("“None known” no longer holds")
	k.Rebuild()
	k.SaysNot("Something to check")
	if v := k.read().Section(careplan.KindAllergy); v.State != careplan.Recorded || v.Check {
		t.Fatalf("the section is %q, to check: %v", v.State, v.Check)
	}
	answer := k.only(careplan.KindSection).ID
	k.Go(shell.Route{Place: shell.Past, Kind: careplan.KindSection, Entry: answer})
	k.Says("No longer holds", "Why There are items now")
	k.Back()
	k.Undo()
	k.Rebuild()
	k.Says("Something to check")
}

func TestAnAnswerTakesThePlaceOfTheOneBefore(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	k.Go(shell.Route{Place: shell.Section, Kind: careplan.KindMedicine})
	k.Tap("I'd rather not say yet")
	k.save()
	k.Tap("None known")
	k.Tap("A doctor, nurse or pharmacist")
	k.Tap("Save")
	k.Says("Write who said so.")
	k.Type("Their name, or which letter", "Nurse Dhillon")
	k.save()
	k.Says("No medicines taken", "Nurse Dhillon said so", "Typed by Grace Okafor (patient)")
	view := k.read().Section(careplan.KindMedicine)
	if view.State != careplan.NoneKnown || view.Check {
		t.Fatalf("the section is %q, to check: %v", view.State, view.Check)
	}
	k.Tap("History")
	k.Says("Medicines. The newest stands first.", "Said by Nurse Dhillon", "Answer (changed) No medicines taken It said before: “You would rather not say yet”", "Said by Grace Okafor")
	k.Back()
	k.Undo()
	k.Rebuild()
	k.Says("You would rather not say yet")
}

func TestTheWordsKnowWhosePlanItIs(t *testing.T) {
	k := sit(t, halina, careplan.Person{FullName: "Tomasz Wiśniewski", PreferredName: "Tomasz"})
	k.Go(shell.Route{Place: shell.Narrative})
	k.Says("Tomasz's plan", "About Tomasz", "Who Tomasz is")
	k.SaysNot("My plan", "About me")
	k.Tap("Advance decisions")
	k.Tap("Asked: Tomasz does not want to decide yet")
	k.Says("Tomasz says so")
	k.Tap("Tomasz says so")
	k.save()
	k.Says("Tomasz does not want to decide yet", "Tomasz said so", "Typed by Halina Wiśniewska (carer)")
	if v := k.only(careplan.KindSection).Latest(); v.Source != careplan.SourcePatient || v.Typed.Role != careplan.RoleCarer {
		t.Errorf("said by %s, typed by a %s", v.Source, v.Typed.Role)
	}
}
