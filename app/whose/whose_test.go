package whose_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

func plan(role careplan.Role, person *careplan.Person) careplan.Plan {
	p := careplan.Plan{Me: careplan.Member{Name: "Halina", Role: role}}
	if person != nil {
		p.Entries = []careplan.Entry{{ID: "1", Kind: careplan.KindPerson, Heads: []careplan.Version{{Status: careplan.Active, Content: person}}}}
	}
	return p
}

func TestOnlyThePatientReadsMy(t *testing.T) {
	tomasz := &careplan.Person{FullName: "Tomasz Wiśniewski", PreferredName: "Tomasz"}
	for _, c := range []struct {
		role   careplan.Role
		person *careplan.Person
		want   string
	}{
		{careplan.RolePatient, tomasz, "my"},
		{careplan.RoleCarer, tomasz, "Tomasz's"},
		{careplan.RoleClinician, tomasz, "Tomasz's"},
		{"", tomasz, "Tomasz's"},
		{careplan.RoleCarer, &careplan.Person{FullName: "Tomasz Wiśniewski", PreferredName: " "}, "Tomasz Wiśniewski's"},
		{careplan.RoleCarer, nil, "this person's"},
	} {
		if got := whose.My(plan(c.role, c.person)); got != c.want {
			t.Errorf("%s reads of %q, not %q", c.role, got, c.want)
		}
	}
}

func TestNoHeadingSaysMeToACarer(t *testing.T) {
	p := plan(careplan.RoleCarer, &careplan.Person{FullName: "Tomasz"})
	for _, kind := range slices.Concat(careplan.Sections(), careplan.DataSections(), []careplan.Kind{
		careplan.KindPerson, careplan.KindPractice, careplan.KindMeasure, careplan.KindReading, careplan.KindImport, careplan.KindWeek}) {
		heading := whose.Heading(p, kind)
		if heading == "" {
			t.Errorf("%s has no heading", kind)
		}
		for _, word := range strings.Fields(strings.ToLower(heading)) {
			if word == "i" || word == "me" || word == "my" {
				t.Errorf("a carer reads %q", heading)
			}
		}
	}
}

// "Target set by Nurse Dhillon, entered by Grace" never reads as if Nurse
// Dhillon had entered it, nor as if Grace were a nurse.
func TestWhoSetATargetIsNotWhoTypedIt(t *testing.T) {
	grace := careplan.Member{Name: "Grace Okafor", Role: careplan.RolePatient}
	p := plan(careplan.RolePatient, &careplan.Person{FullName: "Grace Okafor"})
	for want, v := range map[string]careplan.Version{
		"Nurse Dhillon, care co-ordinator": {Typed: grace, Source: careplan.SourceClinician,
			Content: &careplan.Target{Common: careplan.Common{SaidBy: "Nurse Dhillon"}, Role: "care co-ordinator"}},
		"Nurse Dhillon":     {Typed: grace, Source: careplan.SourceClinician, Content: &careplan.Target{Common: careplan.Common{SaidBy: "Nurse Dhillon"}}},
		"Grace Okafor":      {Typed: grace, Source: careplan.SourcePatient, Content: &careplan.Target{Role: "care co-ordinator"}},
		"a doctor or nurse": {Typed: grace, Source: careplan.SourceClinician, Content: &careplan.Target{}},
	} {
		if got := whose.SetBy(p, v); got != want {
			t.Errorf("it is set by %q, not %q", got, want)
		}
	}
}
