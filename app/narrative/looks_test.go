package narrative

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// Every page at its smallest with its largest type: nothing is cut, nothing
// runs over anything else.
func TestNothingIsCut(t *testing.T) {
	for name, look := range map[string]struct {
		size fyne.Size
		kit.Appearance
	}{
		"phone":          {shelltest.Phone, kit.Appearance{Mode: kit.Light, Scale: 1}},
		"phone-dark":     {shelltest.Phone, kit.Appearance{Mode: kit.Dark, Scale: 1}},
		"phone-200":      {shelltest.Phone, kit.Appearance{Mode: kit.Light, Scale: 2}},
		"phone-contrast": {shelltest.Phone, kit.Appearance{Mode: kit.Dark, HighContrast: true, Scale: 1.5}},
		"desktop":        {shelltest.Desktop, kit.Appearance{Mode: kit.Light, Scale: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			k := sitAt(t, grace, careplan.Person{FullName: "Miss Grace Ngozi Okafor", PreferredName: "Gracie", Born: date(t, "3 March 1951")}, look.size, look.Appearance)
			for page, route := range everyPage(k) {
				k.Go(route)
				k.WholeText()
				k.Shoot(name + "-" + page)
				if page == "edit-medicine" {
					k.Type("Strength", "2,5 mg")
					k.Tap("Save")
					k.WholeText()
					k.Shoot(name + "-problems")
				}
			}
		})
	}
}

// everyPage fills a plan and leads to each kind of page of it.
func everyPage(k *kitchen) map[string]shell.Route {
	k.t.Helper()
	medicine := k.give(&careplan.Medicine{Name: "Insulin glargine", Dose: "18 units", Frequency: "at night", Route: "injected",
		TimeCritical: true, Alert: careplan.AlertInsulin, Where: "fridge door", Note: "Warm it in the hand first"})
	k.give(&careplan.Medicine{Name: "NovoRapid", Dose: "6 units", Frequency: "with meals", TimeCritical: true, Alert: careplan.AlertInsulin})
	k.give(&careplan.Medicine{Name: "Ramipril", Dose: "5 mg", Frequency: "once daily"})
	laxido := k.give(&careplan.Medicine{Name: "Laxido", Frequency: "when needed"})
	k.give(&careplan.Allergy{Substance: "Trimethoprim", Reaction: "rash", When: date(k.t, "2003")})
	k.give(&careplan.Allergy{Substance: "Latex", Reaction: "swelling of hands"})
	k.give(&careplan.Diagnosis{Name: "Type 1 diabetes", Since: date(k.t, "1974")})
	k.give(&careplan.Diagnosis{Name: "Hypertension", Since: date(k.t, "1999")})
	k.give(&careplan.Contingency{Trigger: "blood sugar is under 4 and I am drowsy", Action: "GlucoGel in the fridge door, then call Daniel"})
	k.give(&careplan.Statement{Section: careplan.KindDecision, State: careplan.AskedNotAnswered, On: date(k.t, "14 May 2026")})
	k.give(&careplan.Statement{Section: careplan.KindAlert, State: careplan.NoneKnown, On: date(k.t, "14 May 2026")})
	k.give(&careplan.Statement{Section: careplan.KindDiagnosis, State: careplan.NoneKnown, On: date(k.t, "3 March 2026")})
	k.give(&careplan.Practice{Name: "Hill Lane Surgery", Telephone: phoneNumber(k.t, "020 7946 0417"), NamedGP: "Dr Amara Hughes",
		Bypass: phoneNumber(k.t, "01632 960417"), BypassHours: "weekdays 8 to 18:30"})
	decision := k.give(&careplan.Decision{Form: careplan.FormReSPECT, Original: "red folder on the fridge", CPR: careplan.CPRDoNotAttempt,
		On: date(k.t, "12 February 2026"), Transcription: "Hospital if it can be treated simply. No ventilation."})
	k.change(laxido, careplan.Stopped, &careplan.Medicine{Common: careplan.Common{Reason: "No longer needed"}, Name: "Laxido", Frequency: "when needed"})
	k.change(medicine, careplan.Active, &careplan.Medicine{Common: careplan.Common{SaidBy: "Nurse Dhillon"}, Name: "Insulin glargine", Dose: "20 units",
		Frequency: "at night", Route: "injected", TimeCritical: true, Alert: careplan.AlertInsulin, Where: "fridge door"})
	conflict := k.conflicting()
	person := k.only(careplan.KindPerson).ID
	edit := func(kind careplan.Kind, step string) shell.Route {
		return shell.Route{Place: shell.EditItem, Kind: kind, Step: step}
	}
	pages := map[string]shell.Route{
		"list":            {Place: shell.Narrative},
		"section":         {Place: shell.Section, Kind: careplan.KindMedicine},
		"section-empty":   {Place: shell.Section, Kind: careplan.KindAbout},
		"section-none":    {Place: shell.Section, Kind: careplan.KindAlert},
		"section-check":   {Place: shell.Section, Kind: careplan.KindDiagnosis},
		"item-medicine":   {Place: shell.Item, Kind: careplan.KindMedicine, Entry: medicine},
		"item-stopped":    {Place: shell.Item, Kind: careplan.KindMedicine, Entry: laxido},
		"item-decision":   {Place: shell.Item, Kind: careplan.KindDecision, Entry: decision},
		"item-person":     {Place: shell.Item, Kind: careplan.KindPerson, Entry: person},
		"practice":        {Place: shell.Practice},
		"past":            {Place: shell.Past, Kind: careplan.KindMedicine, Entry: medicine},
		"settle":          {Place: shell.Settle, Kind: careplan.KindMedicine, Entry: conflict},
		"end-stop":        {Place: shell.EndItem, Kind: careplan.KindMedicine, Entry: medicine, Step: stepStop},
		"end-error":       {Place: shell.EndItem, Kind: careplan.KindMedicine, Entry: medicine, Step: stepError},
		"edit-person":     {Place: shell.EditItem, Kind: careplan.KindPerson, Entry: person},
		"edit-none-known": edit(careplan.KindContingency, string(careplan.NoneKnown)),
	}
	for _, kind := range slices.Concat(careplan.Sections(), careplan.DataSections(), []careplan.Kind{careplan.KindPractice}) {
		pages["edit-"+string(kind)] = edit(kind, "")
	}
	return pages
}

func (k *kitchen) change(entry string, status careplan.Status, c careplan.Content) {
	k.t.Helper()
	source := careplan.SourcePatient
	if c.Shared().SaidBy != "" {
		source = careplan.SourceClinician
	}
	if _, err := k.Save(k.t.Context(), k.plan, record.Change{Entry: entry, Status: status, Source: source, Content: c}); err != nil {
		k.t.Fatal(err)
	}
}

// conflicting is one medicine of which two people say different things.
func (k *kitchen) conflicting() string {
	k.t.Helper()
	id := k.give(&careplan.Medicine{Name: "Furosemide", Dose: "80 mg", Frequency: "morning"})
	e, _ := k.read().Entry(id)
	k.differ(id, seen(e), careplan.Active, &careplan.Medicine{Common: careplan.Common{SaidBy: "Sister Kemi Adeyemi"},
		Name: "Furosemide", Dose: "40 mg", Frequency: "morning and noon"})
	k.differ(id, seen(e), careplan.Active, &careplan.Medicine{Common: careplan.Common{SaidBy: "the hospital"},
		Name: "Furosemide", Dose: "20 mg", Frequency: "morning"})
	if e, _ := k.read().Entry(id); !e.Conflict() {
		k.t.Fatal("there is no conflict")
	}
	return id
}
