package careplan_test

import (
	"slices"
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
)

func TestEverythingThatCanBeChosenHasItsOwnWords(t *testing.T) {
	seen := map[string]string{}
	words := func(what, value, label string) {
		t.Helper()
		if label == "" {
			t.Errorf("%s %q has no words", what, value)
		}
		if other, ok := seen[what+label]; ok {
			t.Errorf("%s %q and %q are both %q", what, value, other, label)
		}
		seen[what+label] = value
	}
	for _, k := range slices.Concat(careplan.Sections(), careplan.DataSections(), []careplan.Kind{
		careplan.KindPerson, careplan.KindPractice, careplan.KindBottle, careplan.KindMeasure, careplan.KindReading, careplan.KindImport, careplan.KindWeek}) {
		words("heading", string(k), k.Heading())
		words("clinical heading", string(k), k.Clinical())
		words("item", string(k), k.Item())
	}
	for _, a := range careplan.AlertClasses() {
		words("alert class", string(a), a.Label())
	}
	for _, f := range careplan.DecisionForms() {
		words("form", string(f), f.Label())
	}
	for _, c := range careplan.CPRChoices() {
		words("CPR", string(c), c.Label())
	}
	for _, i := range careplan.IdentifierTypes() {
		words("identifier", string(i), i.Label())
	}
	for _, g := range careplan.GoalStatuses() {
		words("status", string(g), g.Label())
	}
	if careplan.GoalUnsaid.Label() != "" {
		t.Error("no answer about a goal's status is shown as an answer")
	}
	if careplan.CPRUnanswered.Label() != "" {
		t.Error("no answer about CPR is shown as an answer")
	}
	for _, list := range [][]string{careplan.Colours(), careplan.ContactTypes(), careplan.AlertSubjects()} {
		for _, v := range list {
			words("choice", v, v)
		}
	}
}

// A stranger reads a bottle for what it does not say, too: a plan without
// targets lacks nothing there.
func TestDataIsNotAmongTheSectionsOfTheNarrative(t *testing.T) {
	for _, k := range careplan.DataSections() {
		if slices.Contains(careplan.Sections(), k) || k.Single() {
			t.Errorf("%s is told as a part of the narrative", k)
		}
	}
}

func TestOnlyWhatAPlanHasOnceIsSingle(t *testing.T) {
	for k, want := range map[careplan.Kind]bool{
		careplan.KindPerson: true, careplan.KindPractice: true, careplan.KindAbout: true, careplan.KindPlaceOfCare: true, careplan.KindBottle: true,
		careplan.KindMedicine: false, careplan.KindAllergy: false, careplan.KindContact: false, careplan.KindSection: false,
	} {
		if k.Single() != want {
			t.Errorf("%s: got %v", k, k.Single())
		}
	}
}
