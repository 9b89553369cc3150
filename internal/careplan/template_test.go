package careplan_test

import (
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

func TestATemplateListsMeasuresAndChecks(t *testing.T) {
	called := map[string]string{}
	for _, template := range careplan.Templates() {
		if found, ok := careplan.TemplateOf(template.ID); !ok || found.Name != template.Name || template.Name == "" || template.Source == "" {
			t.Errorf("the template %q is %q after %q", template.ID, template.Name, template.Source)
		}
		if len(template.Checks) == 0 {
			t.Errorf("%s lists no checks", template.Name)
		}
		listed := map[string]bool{}
		for _, id := range template.Measures {
			if _, ok := measure.Find(id); !ok || listed[string(id)] {
				t.Errorf("%s lists %q", template.Name, id)
			}
			listed[string(id)] = true
		}
		for _, c := range template.Checks {
			if other, ok := called[c.Code]; ok && other != c.What {
				t.Errorf("%q is called %q and %q", c.Code, other, c.What)
			}
			if c.Code == "" || c.What == "" || listed["check "+c.Code] {
				t.Errorf("%s lists the check %+v", template.Name, c)
			}
			listed["check "+c.Code], called[c.Code] = true, c.What
		}
	}
	if _, ok := careplan.TemplateOf("gout"); ok {
		t.Error("there is a template for gout")
	}
}

// NICE indicator IND10.
func TestDiabetesHasItsNineProcesses(t *testing.T) {
	template, _ := careplan.TemplateOf("diabetes")
	var codes []string
	for _, c := range template.Checks {
		if !c.Yearly || !careplan.Yearly(c.Code) {
			t.Errorf("%s is not asked for every year", c.What)
		}
		codes = append(codes, c.Code)
	}
	if len(codes) != 9 {
		t.Errorf("there are %d: %v", len(codes), codes)
	}
}

// A year is offered where a source that was read asks for one, and nowhere else.
func TestOnlyASourceMakesACheckYearly(t *testing.T) {
	for _, code := range []string{"", "own", "epilepsy-review", "carer-review"} {
		if careplan.Yearly(code) {
			t.Errorf("%q is asked for every year by nobody", code)
		}
	}
	kidney, _ := careplan.TemplateOf("kidney")
	for _, c := range kidney.Checks {
		if c.Yearly {
			t.Errorf("%s depends on the kidneys, and is asked for every year", c.What)
		}
	}
}

// A template says nothing about what a number should be, when anything is due
// or what came of it.
func TestATemplateSetsNoTargetAndNoDate(t *testing.T) {
	for _, template := range careplan.Templates() {
		for _, s := range (careplan.Plan{}).Suggest(template) {
			switch c := s.Content.(type) {
			case *careplan.Check:
				if !c.Due.IsZero() || !c.Last.IsZero() || c.Result != "" || c.Where != "" || c.Note != "" {
					t.Errorf("%s says of %s: %+v", template.Name, c.What, c)
				}
			case *careplan.Followed:
				if !c.Best.IsZero() || c.Unit != "" {
					t.Errorf("%s says of %s: %+v", template.Name, c.Measure, c)
				}
			default:
				t.Errorf("%s brings a %s", template.Name, c.Kind())
			}
			if ps := s.Content.Problems(); len(ps) > 0 || s.Stands() || s.Entry != nil {
				t.Errorf("%s: %s: %v", template.Name, s.Content.Title(), ps)
			}
		}
	}
}

func TestATemplateKnowsWhatThePlanHasAlready(t *testing.T) {
	template, _ := careplan.TemplateOf("diabetes")
	feet := &careplan.Check{Code: "feet", What: "Feet, by the podiatrist"}
	p := careplan.Plan{Entries: []careplan.Entry{
		entry("m", head(0, careplan.Active, &careplan.Followed{Measure: measure.Glucose, Position: 4})),
		entry("w", head(0, careplan.Stopped, &careplan.Followed{Measure: measure.Weight, Position: 9})),
		entry("old", head(0, careplan.EnteredInError, feet)),
		entry("feet", head(1, careplan.Active, feet)),
		entry("typed", head(2, careplan.Active, &careplan.Check{What: "urine Albumin "})),
		entry("other", head(2, careplan.Active, &careplan.Check{Code: "own", What: "Talk about smoking"})),
		entry("eyes", head(2, careplan.Stopped, &careplan.Check{Code: "eyes", What: "Eye screening"})),
	}}
	at := map[string]careplan.Suggestion{}
	for _, s := range p.Suggest(template) {
		at[s.Content.Title()] = s
	}
	stands := func(title, id string, want bool) {
		t.Helper()
		s := at[title]
		if s.Stands() != want || (s.Entry == nil) != (id == "") || s.Entry != nil && s.Entry.ID != id {
			t.Errorf("%s: %+v", title, s)
		}
	}
	stands("Blood glucose", "m", true)
	stands("Blood pressure", "", false)
	stands("Weight", "w", false)
	stands("Foot check", "feet", true)
	stands("Eye screening", "eyes", false)
	stands("HbA1c blood test", "", false)
	stands("Urine albumin", "typed", true)
	stands("Talk about smoking", "", false)
	if first, second := at["Blood pressure"].Content.(*careplan.Followed).Position, at["Weight"].Content.(*careplan.Followed).Position; first != 5 || second != 6 {
		t.Errorf("new measures come at %d and %d, not after those that are there", first, second)
	}
}
