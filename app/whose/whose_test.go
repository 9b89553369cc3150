package whose_test

import (
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
	for _, kind := range append(careplan.Sections(), careplan.KindPerson, careplan.KindPractice) {
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
