package narrative

import (
	"testing"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// The whole of Grace's plan, typed in as she would.
func TestGraceTypesHerPlan(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})

	t.Run("her details", func(t *testing.T) {
		k.t = t
		k.Go(shell.Route{Place: shell.Item, Kind: careplan.KindPerson, Entry: k.only(careplan.KindPerson).ID})
		k.Tap("Change")
		k.fill(
			"Full name", "Miss Grace Ngozi Okafor",
			"What you like to be called", "Gracie",
			"Date of birth", "3/3/1951",
			"Health and Care Number", "999 047 3056",
			"Address", "14 Coldharbour Terrace, Southall UB1 9ZZ",
			"Your telephone numbers", "020 7946 0990",
			"First language", "English",
			"Is an interpreter needed?", "No",
			"How should people talk with you?", "A little deaf in the left ear, please face her",
			"Sex", "Female",
			"Gender", "Woman",
		)
		k.Tap("Plum")
		k.save()
		want := &careplan.Person{FullName: "Miss Grace Ngozi Okafor", PreferredName: "Gracie", Born: date(t, "3 March 1951"),
			Identifier: careplan.Identifier{Type: careplan.NHSNumber, Value: "9990473056"},
			Address:    "14 Coldharbour Terrace, Southall UB1 9ZZ", Telephones: []careplan.Telephone{phoneNumber(t, "020 7946 0990")},
			Language: "English", Interpreter: "No", Communication: "A little deaf in the left ear, please face her",
			Sex: "Female", Gender: "Woman", Colour: "plum"}
		k.says(want)
		k.Says("Gracie", "3 March 1951", "NHS number", "999 047 3056", "Who said so", "Grace Okafor (patient), on kitchen laptop")
	})

	t.Run("the practice", func(t *testing.T) {
		k.t = t
		k.Go(shell.Route{Place: shell.Practice})
		k.Says("Nobody has asked yet")
		k.Tap("Write down the practice")
		k.fill(
			"Name of the practice", "Hill Lane Surgery",
			"Telephone", "020 7946 0417",
			"Same-day advice line", "020 7946 0418",
			"Bypass number", "01632 960417",
			"When the bypass number is answered", "weekdays 8 to 18:30",
			"Named GP", "Dr Amara Hughes",
			"Care co-ordinator", "Nurse Parminder Dhillon",
			"Usual doctor or nurse", "Dr Lewis Pryce",
			"Practice code (ODS)", "Z99901",
		)
		k.save()
		k.says(&careplan.Practice{Name: "Hill Lane Surgery", ODSCode: "Z99901",
			Telephone: phoneNumber(t, "020 7946 0417"), AdviceLine: phoneNumber(t, "020 7946 0418"),
			Bypass: phoneNumber(t, "01632 960417"), BypassHours: "weekdays 8 to 18:30",
			NamedGP: "Dr Amara Hughes", Coordinator: "Nurse Parminder Dhillon", Clinician: "Dr Lewis Pryce"})
		k.Says("Hill Lane Surgery", "01632 960417", "Dr Lewis Pryce")
	})

	t.Run("about me", func(t *testing.T) {
		k.t = t
		k.add(careplan.KindAbout)
		k.fill(
			"What matters most to me", "Walking to church and back every Sunday",
			"People important to me", "My son Daniel, my sister Ify",
			"How I communicate, and how to talk with me", "Face me, I hear better on the right",
			"Do", "Tell me what you are doing",
			"Don't", "Call me dear",
			"How and when to support me", "When my sugar is low",
			"My wellness", "Good in the morning",
			"Also worth knowing", "I sing in the choir",
			"Who helped to write this", "Daniel",
			"Written on", "14 May 2026",
		)
		k.save()
		k.says(&careplan.About{Matters: "Walking to church and back every Sunday", People: "My son Daniel, my sister Ify",
			Communicate: "Face me, I hear better on the right", Do: "Tell me what you are doing", Dont: "Call me dear",
			Support: "When my sugar is low", Wellness: "Good in the morning", Worth: "I sing in the choir",
			SupportedBy: "Daniel", On: date(t, "14 May 2026")})
	})

	t.Run("a condition", func(t *testing.T) {
		k.t = t
		k.add(careplan.KindDiagnosis)
		k.fill("Condition", "Type 1 diabetes", "Since when?", "1974", "Note", "Found at school", "SNOMED CT code", "46635009")
		k.Tap("It may be left off the Message in a Bottle")
		k.save()
		k.says(&careplan.Diagnosis{Name: "Type 1 diabetes", Since: date(t, "1974"), Note: "Found at school", Code: "46635009", Minor: true})
	})

	t.Run("a medicine", func(t *testing.T) {
		k.t = t
		k.add(careplan.KindMedicine)
		k.fill(
			"Name of the medicine", "Insulin glargine", "Strength", "100 units/ml", "How much at a time", "18 units", "When", "at night",
			"How it is taken", "injected", "What it is for", "diabetes",
			"Where it is kept", "fridge door", "Started", "March 2019", "Note", "Warm it in the hand first",
		)
		k.Tap("Time-critical: it must be taken on time")
		k.Tap("Insulin")
		k.save()
		k.says(&careplan.Medicine{Name: "Insulin glargine", Strength: "100 units/ml", Dose: "18 units", Frequency: "at night", Route: "injected",
			For: "diabetes", Where: "fridge door", Started: date(t, "March 2019"), Note: "Warm it in the hand first",
			TimeCritical: true, Alert: careplan.AlertInsulin})
		k.Says("Time-critical", "insulin")
	})

	t.Run("an allergy", func(t *testing.T) {
		k.t = t
		k.add(careplan.KindAllergy)
		k.fill("Allergic to what?", "Trimethoprim", "What happens?", "rash", "How bad is it?", "mild",
			"When did it happen?", "2003", "How is it known?", "It happened at home")
		k.save()
		k.says(&careplan.Allergy{Substance: "Trimethoprim", Reaction: "rash", Severity: "mild", When: date(t, "2003"), Source: "It happened at home"})
	})

	t.Run("what is usual", func(t *testing.T) {
		k.t = t
		k.add(careplan.KindBaseline)
		k.fill("What?", "BP", "What is usual?", "130/78", "As of when?", "14 May 2026")
		k.save()
		k.says(&careplan.Baseline{What: "BP", Usual: "130/78", On: date(t, "14 May 2026")})
	})

	t.Run("an alert", func(t *testing.T) {
		k.t = t
		k.add(careplan.KindAlert)
		k.Tap("Infection risk")
		k.fill("What must people know?", "MRSA in 2024", "As of when?", "2024")
		k.save()
		k.says(&careplan.Alert{About: "Infection risk", Text: "MRSA in 2024", On: date(t, "2024")})
	})

	t.Run("the place of care", func(t *testing.T) {
		k.t = t
		k.add(careplan.KindPlaceOfCare)
		k.fill(
			"Where do you live?", "own home", "How to get in", "side door, the neighbour can help",
			"Where do you want to be cared for?", "at home",
			"Where would you want to be at the end of your life?", "at home with Daniel",
			"Who depends on you?", "nobody", "Pets", "a cat",
		)
		k.Tap("Yes")
		k.Tap("There is a key safe")
		k.save()
		k.says(&careplan.PlaceOfCare{Residence: "own home", LivesAlone: "yes", KeySafe: true, Access: "side door, the neighbour can help",
			PreferredCare: "at home", PreferredDeath: "at home with Daniel", Dependants: "nobody", Pets: "a cat"})
	})

	t.Run("what to do if", func(t *testing.T) {
		k.t = t
		k.add(careplan.KindContingency)
		k.fill(
			"If...", "blood sugar is under 4 and she is drowsy",
			"Then...", "GlucoGel in the fridge door, then call Daniel; if not waking, 999",
			"Who to call then", "Daniel", "Medicines or equipment for it, and where they are", "GlucoGel in the fridge door",
			"A short name for this plan", "Low sugar", "Agreed with", "Nurse Dhillon", "Look at it again on", "May 2027",
		)
		k.save()
		k.says(&careplan.Contingency{Trigger: "blood sugar is under 4 and she is drowsy",
			Action:  "GlucoGel in the fridge door, then call Daniel; if not waking, 999",
			Contact: "Daniel", Equipment: "GlucoGel in the fridge door", Name: "Low sugar", AgreedWith: "Nurse Dhillon", Review: date(t, "May 2027")})
	})

	t.Run("somebody to call", func(t *testing.T) {
		k.t = t
		k.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindContact})
		k.fill("Name", "Daniel Okafor", "Who are they?", "son", "Telephone numbers", "07700 900218",
			"When to call", "if my sugar is low", "When they can be reached", "any time", "Language they speak", "English")
		k.Tap("Family")
		k.Tap("They have a key")
		k.Tap("Yes")
		k.save()
		k.says(&careplan.Contact{Name: "Daniel Okafor", Relationship: "son", Telephones: []careplan.Telephone{phoneNumber(t, "07700 900218")},
			When: "if my sugar is low", Hours: "any time", Language: "English", Type: "family", HasKey: true, Consent: "yes", Position: 1})
	})
}

// says fails the test unless the only entry of the kind says what want says,
// typed and said by who is at the keyboard.
func (k *kitchen) says(want careplan.Content) {
	k.t.Helper()
	v := k.only(want.Kind()).Latest()
	if !careplan.SameContent(v.Content, want) {
		k.t.Errorf("the plan says\n%+v\nand was told\n%+v", v.Content, want)
	}
	if me := k.read().Me; v.Typed.Name != me.Name || v.Typed.Role != me.Role || v.Source != ownSource(me.Role) {
		k.t.Errorf("typed by %s, said by %s; %s typed and said it", v.Typed.Name, v.Source, me.Name)
	}
}

// A second contact comes after the first.
func TestContactsKeepTheirOrder(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	for _, name := range []string{"Daniel Okafor", "Ify Eze", "Age UK Ealing"} {
		k.Go(shell.Route{Place: shell.People})
		k.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindContact})
		k.Type("Name", name)
		k.save()
	}
	for i, e := range k.read().Contacts() {
		if c := e.Latest().Content.(*careplan.Contact); c.Position != i+1 {
			t.Errorf("%s stands at place %d, not %d", c.Name, c.Position, i+1)
		}
	}
}
