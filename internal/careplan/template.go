package careplan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/carebottle/carebottle/internal/measure"
)

// Template is a list to begin with for one condition: what is often measured
// at home, and what is looked at regularly. It sets no target and no date:
// those are for the plan to say.
type Template struct {
	ID       string // "diabetes"
	Name     string // "Diabetes"
	Source   string // who published what it lists, to be shown with it
	Measures []measure.ID
	Checks   []TemplateCheck
}

// TemplateCheck is one thing of a template that is looked at.
type TemplateCheck struct {
	Code string // of the Check that it becomes; the same in every template
	What string
	// Yearly tells that the source asks for it at least every year. The
	// program offers "in a year" for it then, and assumes nothing.
	Yearly bool
}

// Templates are the lists that the program brings. They take from their sources
// what a person can see done, and nothing that somebody has to judge. Beside
// each list stands where it is from, and what of it was written from knowledge
// and not compared with the words of a source. What is measured at home is from
// knowledge throughout: these sources say what others look at.
func Templates() []Template {
	return []Template{
		// The nine basic care processes:
		// https://www.nice.org.uk/indicators/ind10-diabetes-annual-care-processes
		{ID: "diabetes", Name: "Diabetes", Source: "The nine care processes, NICE indicator IND10",
			Measures: []measure.ID{measure.Glucose, measure.BloodPressure, measure.Weight},
			Checks: []TemplateCheck{
				{"hba1c", "HbA1c blood test", true},
				{"blood-pressure", "Blood pressure check", true},
				{"cholesterol", "Cholesterol blood test", true},
				{"weight", "Weight and body mass index (BMI)", true},
				{"smoking", "Talk about smoking", true},
				{"feet", "Foot check", true},
				{"eyes", "Eye screening", true},
				{"urine-albumin", "Urine albumin", true},
				{"kidney-blood", "Kidney blood test (creatinine)", true},
			}},
		// NG136, 1.4.24: every year, blood pressure, support, way of living, how
		// the person feels, medicines. QS28, statement 5: every year, what adds to
		// the risk for heart and vessels (https://www.nice.org.uk/guidance/qs28).
		// Kidneys: QS5, statement 1, as often as agreed with whoever is at risk;
		// that high blood pressure is such a risk is from knowledge.
		{ID: "hypertension", Name: "High blood pressure", Source: "NICE guideline NG136 and quality standards QS28 and QS5",
			Measures: []measure.ID{measure.BloodPressure},
			Checks: []TemplateCheck{
				{"blood-pressure", "Blood pressure check", true},
				{"kidney-blood", "Kidney blood test (creatinine)", false},
				{"medicines", "Medicines review", true},
				{"smoking", "Talk about smoking", true},
			}},
		// NG115, table 6, follow-up in primary care.
		{ID: "copd", Name: "COPD", Source: "NICE guideline NG115",
			Measures: []measure.ID{measure.Oxygen, measure.Breathlessness},
			Checks: []TemplateCheck{
				{"spirometry", "Breathing test (spirometry)", true},
				{"breathlessness", "How breathless (MRC scale)", true},
				{"inhaler", "How the inhaler is used", true},
				{"weight", "Weight and body mass index (BMI)", true},
				{"smoking", "Talk about smoking", true},
				{"medicines", "Medicines review", true},
				{"flu-jab", "Flu jab", true},
			}},
		// NICE indicator NM167: a review in the last 12 months with a written
		// action plan. Quality and Outcomes Framework from 2020/21: AST007 with how
		// the inhaler is used, SMOK002 with smoking.
		{ID: "asthma", Name: "Asthma", Source: "NICE indicator NM167 and the Quality and Outcomes Framework",
			Measures: []measure.ID{measure.PeakFlow},
			Checks: []TemplateCheck{
				{"asthma-review", "Asthma review", true},
				{"asthma-plan", "Asthma action plan looked at", true},
				{"inhaler", "How the inhaler is used", true},
				{"smoking", "Talk about smoking", true},
			}},
		// QS9, statement 5: a review at least every 6 months, with the medicines.
		// NG106 on monitoring, by a summary of it: creatinine as often, for whoever
		// is stable.
		// https://www.nice.org.uk/guidance/qs9/chapter/Quality-statement-5-Review-of-people-with-chronic-heart-failure
		// Flu jab: the NHS offers it every year to people with heart failure.
		{ID: "heart-failure", Name: "Heart failure", Source: "NICE guideline NG106 and quality standard QS9, NHS flu vaccination",
			Measures: []measure.ID{measure.Weight, measure.BloodPressure, measure.Pulse},
			Checks: []TemplateCheck{
				{"heart-review", "Heart failure review", true},
				{"kidney-blood", "Kidney blood test (creatinine)", true},
				{"medicines", "Medicines review", true},
				{"flu-jab", "Flu jab", true},
			}},
		// QS5, statement 1: blood and urine, as often as was agreed.
		// https://www.nice.org.uk/guidance/qs5/chapter/Quality-statement-1-Identification-and-monitoring
		// Blood pressure and medicines, of NG203, are from knowledge.
		{ID: "kidney", Name: "Kidney disease", Source: "NICE guideline NG203 and quality standard QS5",
			Measures: []measure.ID{measure.BloodPressure},
			Checks: []TemplateCheck{
				{"kidney-blood", "Kidney blood test (creatinine)", false},
				{"urine-albumin", "Urine albumin", false},
				{"blood-pressure", "Blood pressure check", false},
				{"medicines", "Medicines review", false},
			}},
		// Quality and Outcomes Framework, DEM004: the plan, every year. QS184,
		// statement 4, has a plan that is reviewed with one named practitioner.
		// The carer and the medicines, of NG97, are from knowledge.
		{ID: "dementia", Name: "Dementia", Source: "Quality and Outcomes Framework, NICE guideline NG97 and quality standard QS184",
			Measures: []measure.ID{measure.Weight},
			Checks: []TemplateCheck{
				{"plan-review", "Review of the plan", true},
				{"carer-review", "How the carer is", false},
				{"medicines", "Medicines review", false},
			}},
		// NHS England, GP contract 2017/18, for severe frailty: medicines every
		// year, and whether the person fell in the last 12 months. Flu jab: the NHS
		// offers it every year from the age of 65.
		{ID: "frailty", Name: "Frailty", Source: "NHS England, GP contract 2017/18, NHS flu vaccination",
			Measures: []measure.ID{measure.Weight},
			Checks: []TemplateCheck{
				{"falls", "Talk about falls", true},
				{"medicines", "Medicines review", true},
				{"flu-jab", "Flu jab", true},
			}},
		// NG217, monitoring reviews, from knowledge. It replaced CG137, which asked
		// for a review every year of everybody; that NG217 does, too, was not
		// found, so that no year is offered.
		{ID: "epilepsy", Name: "Epilepsy", Source: "NICE guideline NG217",
			Checks: []TemplateCheck{
				{"epilepsy-review", "Epilepsy review", false},
				{"medicines", "Medicines review", false},
			}},
	}
}

// TemplateOf is the template of that id.
func TemplateOf(id string) (Template, bool) {
	all := Templates()
	if at := slices.IndexFunc(all, func(t Template) bool { return t.ID == id }); at >= 0 {
		return all[at], true
	}
	return Template{}, false
}

// Yearly tells whether the source of any template asks for the check of that
// code at least every year: a plan does not keep which list a check came from.
func Yearly(code string) bool {
	for _, t := range Templates() {
		for _, c := range t.Checks {
			if c.Code == code && c.Yearly {
				return true
			}
		}
	}
	return false
}

// Suggestion is one thing of a template, set beside a plan.
type Suggestion struct {
	Content Content // *Followed or *Check, as it would be added
	// Entry is the one of the plan that is about the same: it stands, or it was
	// stopped or entered in error. Nil where there is none.
	Entry *Entry
}

// Stands tells whether the plan has it already.
func (s Suggestion) Stands() bool { return s.Entry != nil && s.Entry.standing() }

// Suggest sets a template beside the plan, measures first.
func (p Plan) Suggest(t Template) []Suggestion {
	var all []Suggestion
	place := 0
	for _, e := range p.Of(KindMeasure) {
		if f, ok := standingContent[*Followed](e); ok {
			place = max(place, f.Position)
		}
	}
	for _, id := range t.Measures {
		s := Suggestion{Entry: p.about(KindMeasure, func(c Content) bool { return c.(*Followed).Measure == id })}
		if !s.Stands() {
			place++
		}
		s.Content = &Followed{Measure: id, Position: place}
		all = append(all, s)
	}
	for _, c := range t.Checks {
		all = append(all, Suggestion{
			Content: &Check{Code: c.Code, What: c.What},
			Entry:   p.about(KindCheck, func(o Content) bool { return o.(*Check).is(c) }),
		})
	}
	return all
}

// is tells whether the plan's check is that of a template, also where somebody
// typed it before the template was taken.
func (c *Check) is(t TemplateCheck) bool {
	return c.Code == t.Code || c.Code == "" && strings.EqualFold(strings.TrimSpace(c.What), t.What)
}

// about finds the entry of the kind of which a head is such, one that stands
// rather than one that does not.
func (p Plan) about(kind Kind, such func(Content) bool) *Entry {
	found := slices.DeleteFunc(p.Of(kind), func(e Entry) bool {
		return !slices.ContainsFunc(e.Heads, func(h Version) bool { return h.Content != nil && such(h.Content) })
	})
	if len(found) == 0 {
		return nil
	}
	slices.SortStableFunc(found, func(a, b Entry) int { return cmp.Compare(rank(a), rank(b)) })
	return &found[0]
}

func rank(e Entry) int {
	if e.standing() {
		return 0
	}
	return 1
}
