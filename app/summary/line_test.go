package summary_test

import (
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/summary"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

var now = time.Date(2026, 5, 14, 19, 4, 0, 0, time.UTC)

func said(contents ...careplan.Content) careplan.Plan {
	grace := careplan.Member{Name: "Grace Okafor", Role: careplan.RolePatient}
	p := careplan.Plan{Me: grace}
	for i, c := range contents {
		p.Entries = append(p.Entries, careplan.Entry{ID: string(rune('a' + i)), Kind: c.Kind(), Heads: []careplan.Version{
			{Revision: string(rune('A' + i)), Status: careplan.Active, Source: careplan.SourcePatient, Typed: grace, At: now, Content: c}}})
	}
	return p
}

func line(p careplan.Plan, s careplan.Section) string { return summary.Line(p, p.Section(s), now) }

func TestASectionIsToldInOneLine(t *testing.T) {
	medicine := func(name string, critical bool) *careplan.Medicine {
		return &careplan.Medicine{Name: name, TimeCritical: critical}
	}
	weight := &careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram,
		Ranges: []measure.Range{{Low: measure.Whole(68), High: measure.Whole(71)}}}
	check := func(what, due string) *careplan.Check {
		on, err := careplan.ParseDate(due)
		if err != nil {
			t.Fatal(err)
		}
		return &careplan.Check{What: what, Due: on}
	}
	none := &careplan.Statement{Section: careplan.KindAllergy, State: careplan.NoneKnown}
	asked := &careplan.Statement{Section: careplan.KindAllergy, State: careplan.AskedNotAnswered}
	for want, c := range map[string]struct {
		section  careplan.Section
		contents []careplan.Content
	}{
		"Nobody has asked yet":                                    {careplan.KindAllergy, nil},
		"No allergies known. Grace Okafor, 14 May 2026":           {careplan.KindAllergy, []careplan.Content{none}},
		"You would rather not say yet. Grace Okafor, 14 May 2026": {careplan.KindAllergy, []careplan.Content{asked}},
		"There are two answers":                                   {careplan.KindAllergy, []careplan.Content{none, asked}},
		"Latex. “None known” was said too":                        {careplan.KindAllergy, []careplan.Content{none, &careplan.Allergy{Substance: "Latex"}}},
		"Trimethoprim, Latex":                                     {careplan.KindAllergy, []careplan.Content{&careplan.Allergy{Substance: "Trimethoprim"}, &careplan.Allergy{Substance: "Latex"}}},
		"Daniel Okafor, Mrs Ify Eze":                              {careplan.KindContact, []careplan.Content{&careplan.Contact{Name: "Daniel Okafor", Position: 1}, &careplan.Contact{Name: "Mrs Ify Eze", Position: 2}}},
		"NovoRapid, time-critical":                                {careplan.KindMedicine, []careplan.Content{medicine("NovoRapid", true)}},
		"2, one is time-critical":                                 {careplan.KindMedicine, []careplan.Content{medicine("NovoRapid", true), medicine("Ramipril", false)}},
		"3, two are time-critical":                                {careplan.KindMedicine, []careplan.Content{medicine("NovoRapid", true), medicine("Lantus", true), medicine("Ramipril", false)}},
		"Ramipril and 2 more":                                     {careplan.KindMedicine, []careplan.Content{medicine("Ramipril", false), medicine("Apixaban", false), medicine("Bisoprolol", false)}},
		"None is written down yet":                                {careplan.KindTarget, nil},
		"Weight 68 to 71 kg":                                      {careplan.KindTarget, []careplan.Content{weight}},
		"Feet, Eyes":                                              {careplan.KindCheck, []careplan.Content{&careplan.Check{What: "Feet"}, &careplan.Check{What: "Eyes"}}},
		"Urine albumin: due":                                      {careplan.KindCheck, []careplan.Content{&careplan.Check{What: "Feet"}, check("Urine albumin", "May 2026")}},
		"Two of these are due":                                    {careplan.KindCheck, []careplan.Content{&careplan.Check{What: "Feet"}, check("Eyes", "2025"), check("Urine albumin", "14 May 2026"), check("Flu jab", "9 October 2026")}},
		"Walk to church":                                          {careplan.KindGoal, []careplan.Content{&careplan.Goal{Text: "Walk to church"}}},
		"Written 14 May 2026":                                     {careplan.KindAbout, []careplan.Content{&careplan.About{Matters: "My garden"}}},
	} {
		if got := line(said(c.contents...), c.section); got != want {
			t.Errorf("%s: %q, not %q", c.section, got, want)
		}
	}
}

func TestWhatIsNotSettledIsSaidBeforeWhatTheSectionSays(t *testing.T) {
	for kind, want := range map[careplan.Kind]string{
		careplan.KindMedicine: "One of these has more than one version",
		careplan.KindDecision: "Not settled: check the signed original",
	} {
		p := said(careplan.New(kind))
		other := p.Entries[0].Heads[0]
		other.Revision, other.Content = "Z", careplan.New(kind)
		other.Content.Shared().Reason = "another"
		p.Entries[0].Heads = append(p.Entries[0].Heads, other)
		if got := line(p, kind); got != want {
			t.Errorf("%s: %q, not %q", kind, got, want)
		}
	}
}

// What cannot be read still counts: a list never says less than there is.
func TestWhatCannotBeReadIsCounted(t *testing.T) {
	p := said(&careplan.Allergy{Substance: "Latex"}, &careplan.Allergy{})
	p.Entries[1].Heads[0].Content, p.Entries[1].Heads[0].Absent = nil, careplan.Newer
	if got := line(p, careplan.KindAllergy); got != "2 recorded" {
		t.Errorf("it says %q", got)
	}
}
