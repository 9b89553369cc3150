package sample

import (
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// Grace is Grace Okafor, who writes her own plan.
func Grace() []careplan.Content {
	return []careplan.Content{
		&careplan.Person{
			FullName: "Grace Ngozi Okafor", PreferredName: "Gracie", Born: date("3 March 1951"),
			Identifier: nhs("999 047 3056"), Sex: "female",
			Address:  "14 Coldharbour Terrace, Southall UB1 9ZZ",
			Language: "English", Communication: "A little deaf in the left ear, face her",
			Colour: "plum",
		},
		&careplan.Practice{
			Name: "Hill Lane Surgery", ODSCode: "Z99901",
			Telephone: telephone("020 7946 0417"), AdviceLine: telephone("020 7946 0418"),
			Bypass: telephone("01632 960417"), BypassHours: "weekdays 8 to 18:30",
			NamedGP: "Dr Amara Hughes", Coordinator: "Nurse Parminder Dhillon", Clinician: "Dr Lewis Pryce",
		},
		&careplan.About{
			Matters:     "Going to church on Sundays and staying in my own home.",
			People:      "My son Daniel and my sister Ify.",
			Communicate: "Face me when you speak. I hear better on my right side.",
			Do:          "Call me Gracie.",
			Dont:        "Talk over my head to Daniel.",
			On:          date("14 May 2026"),
		},
		&careplan.Diagnosis{Name: "Type 1 diabetes", Since: date("1974")},
		&careplan.Diagnosis{Name: "Hypertension", Since: date("1999")},
		&careplan.Diagnosis{Name: "Chronic kidney disease 3a", Since: date("2019")},
		&careplan.Medicine{Name: "Insulin glargine", Dose: "18 units", Frequency: "at night", For: "diabetes", TimeCritical: true, Alert: careplan.AlertInsulin},
		&careplan.Medicine{Name: "NovoRapid", Dose: "6 units", Frequency: "with meals", For: "diabetes", TimeCritical: true, Alert: careplan.AlertInsulin},
		&careplan.Medicine{Name: "Ramipril", Dose: "5 mg", Frequency: "once daily", For: "blood pressure"},
		&careplan.Medicine{Name: "Atorvastatin", Dose: "20 mg", Frequency: "at night", For: "cholesterol"},
		&careplan.Allergy{Substance: "Trimethoprim", Reaction: "rash", When: date("2003")},
		&careplan.Allergy{Substance: "Latex", Reaction: "swelling of hands"},
		&careplan.Statement{Section: careplan.KindDecision, State: careplan.AskedNotAnswered, Note: "Does not want to discuss it yet", On: date("14 May 2026")},
		&careplan.Contingency{
			Name: "Low blood sugar", Trigger: "blood sugar is under 4 and she is drowsy",
			Action: "GlucoGel in the fridge door, then call Daniel. Not waking: 999",
		},
		&careplan.PlaceOfCare{
			Residence: "Home", LivesAlone: "yes", KeySafe: true,
			Access: "Key safe by the side door, neighbour has the code",
		},
		&careplan.Baseline{What: "BP", Usual: "130/78"},
		&careplan.Baseline{What: "Glucose", Usual: "6 to 9 mmol/L"},
		&careplan.Baseline{What: "Walking", Usual: "walks unaided"},
		&careplan.Contact{Type: "emergency contact", Name: "Daniel Okafor", Relationship: "son", Telephones: telephones("07700 900218"), HasKey: true, Position: 1},
		&careplan.Contact{Type: "family", Name: "Mrs Ify Eze", Relationship: "sister", Telephones: telephones("020 7946 0233"), Position: 2},
		&careplan.Contact{Type: "voluntary sector", Name: "Diabetes UK helpline", Position: 3},
		&careplan.Contact{Type: "voluntary sector", Name: "Age UK Ealing", Telephones: telephones("020 7946 0855"), Hours: "Monday to Friday 10 to 4", Position: 4},
		&careplan.Followed{Measure: measure.BloodPressure, Position: 1},
		&careplan.Followed{Measure: measure.Glucose, Position: 2},
		&careplan.Followed{Measure: measure.Weight, Position: 3},
		setByDhillon(careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg, Ranges: []measure.Range{under("135"), under("85")}}),
		setByDhillon(careplan.Target{Measure: measure.Glucose, Unit: measure.MillimolePerL, Ranges: []measure.Range{between("5", "7")},
			Circumstances: measure.Circumstances{"when": "waking"}}),
		setByDhillon(careplan.Target{Measure: measure.Glucose, Unit: measure.MillimolePerL, Ranges: []measure.Range{between("4", "7")},
			Circumstances: measure.Circumstances{"when": "before-meal"}}),
		setByDhillon(careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Ranges: []measure.Range{between("68", "71")}}),
		&careplan.Goal{Text: "Walk to church and back every Sunday without stopping", Confidence: confidence(6), On: date("14 May 2026"), Review: date("May 2027")},
		&careplan.Check{Code: "hba1c", What: "HbA1c blood test", Last: date("2 May 2026"), Result: "61 mmol/mol"},
		&careplan.Check{Code: "feet", What: "Foot check", Last: date("2 May 2026")},
		&careplan.Check{Code: "eyes", What: "Eye screening", Last: date("2 May 2026")},
		&careplan.Check{Code: "urine-albumin", What: "Urine albumin", Due: date("May 2026")},
		&careplan.Check{Code: "flu-jab", What: "Flu jab", Due: date("9 October 2026")},
		&careplan.Check{Code: "plan-review", What: "Review of the plan", Due: date("May 2027")},
	}
}

// setByDhillon is a target of Grace's last review. Nobody wrote down words to
// follow.
func setByDhillon(t careplan.Target) *careplan.Target {
	t.SaidBy, t.Role = "Nurse Parminder Dhillon", "care co-ordinator"
	t.On, t.Review = date("14 May 2026"), date("May 2027")
	return &t
}
