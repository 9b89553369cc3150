package sample

import (
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// Tomasz is Tomasz Wiśniewski, whose wife Halina keeps his plan. His heart
// failure nurse comes last: [TomaszTargets] needs her entry.
func Tomasz() []careplan.Content {
	return []careplan.Content{
		&careplan.Person{
			FullName: "Tomasz Wiśniewski", Born: date("21 November 1944"), Identifier: nhs("999 112 4071"), Sex: "male",
			Language: "Polish", Interpreter: "Needs an interpreter for anything important", Colour: "teal",
		},
		&careplan.Diagnosis{Name: "Severe COPD"},
		&careplan.Diagnosis{Name: "Heart failure"},
		&careplan.Diagnosis{Name: "Stroke 2021 with right-sided weakness", Since: date("2021")},
		&careplan.Medicine{Name: "Tiotropium/olodaterol", Strength: "2.5/2.5 micrograms", Dose: "two puffs", Frequency: "every morning"},
		&careplan.Medicine{Name: "Furosemide", Dose: "40 mg", Frequency: "morning and noon"},
		&careplan.Medicine{Name: "Bisoprolol", Dose: "2.5 mg"},
		&careplan.Medicine{Name: "Apixaban", Dose: "2.5 mg", Frequency: "twice daily", Alert: careplan.AlertAnticoagulant},
		&careplan.Medicine{Name: "Carbocisteine", Dose: "750 mg", Frequency: "twice daily"},
		&careplan.Medicine{Name: "Salbutamol", Strength: "100 micrograms", Dose: "two puffs", Frequency: "when needed"},
		&careplan.Medicine{Name: "Laxido", Frequency: "when needed"},
		&careplan.Medicine{Name: "Rescue pack prednisolone", Dose: "30 mg", Frequency: "for 5 days", Where: "in the kitchen drawer"},
		&careplan.Medicine{Name: "Rescue pack doxycycline", Where: "in the kitchen drawer"},
		&careplan.Allergy{Substance: "Penicillin", Reaction: "anaphylaxis", When: date("1988")},
		&careplan.Allergy{Substance: "Codeine", Reaction: "confusion"},
		&careplan.Alert{About: "Oxygen target", Text: "88 to 92 %; keeps carbon dioxide"},
		&careplan.Alert{About: "Swallowing", Text: "thickened fluids only"},
		&careplan.Decision{
			Form: careplan.FormReSPECT, On: date("12 February 2026"), Original: "in the red folder on the fridge", CPR: careplan.CPRDoNotAttempt,
			Transcription: "CPR not recommended. Hospital if it can be treated simply, no ventilation.",
		},
		&careplan.Decision{Form: careplan.FormLPA, Attorneys: "Halina Wiśniewski and Zofia Malik"},
		&careplan.Contingency{
			Common: saidBy("Sister Kemi Adeyemi"), Name: "Weight going up",
			Trigger: "2 kg up in 3 days", Action: "ring the heart failure nurse the same day",
		},
		&careplan.PlaceOfCare{Residence: "Home with wife Halina", LivesAlone: "no", PreferredDeath: "home"},
		&careplan.Baseline{What: "Saturation", Usual: "89 % on air"},
		&careplan.Baseline{What: "Weight", Usual: "76 kg"},
		&careplan.Baseline{What: "BP", Usual: "118/70"},
		&careplan.Baseline{What: "Walking", Usual: "with a frame"},
		&careplan.Followed{Measure: measure.Oxygen, Position: 1},
		&careplan.Followed{Measure: measure.Weight, Position: 2},
		&careplan.Followed{Measure: measure.BloodPressure, Position: 3},
		&careplan.Contact{Type: "emergency contact", Name: "Zofia Malik", Relationship: "daughter", Telephones: telephones("07700 900731"), Position: 1},
		&careplan.Contact{Type: "professional", Name: "Sister Kemi Adeyemi", Relationship: "heart failure nurse", Telephones: telephones("020 7946 0612"), Position: 2},
	}
}

// TomaszTargets are the targets of Tomasz's plan. nurse is the entry of his
// heart failure nurse among the contacts, whom the words of one name.
func TomaszTargets(nurse string) []careplan.Content {
	return []careplan.Content{
		&careplan.Target{Measure: measure.Oxygen, Unit: measure.Percent, Ranges: []measure.Range{between("88", "92")}},
		&careplan.Target{
			Common: saidBy("Sister Kemi Adeyemi"), Role: "heart failure nurse", On: date("12 February 2026"),
			Measure: measure.Weight, Unit: measure.Kilogram, Ranges: []measure.Range{between("74", "77")},
		},
		&careplan.Target{
			Common: saidBy("Sister Kemi Adeyemi"), Role: "heart failure nurse", On: date("12 February 2026"),
			Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.MustNumber("2"), Days: 3},
			Outside: "Ring the heart failure nurse the same day.", Contact: nurse,
		},
	}
}

// Halina is Halina Wiśniewski's own plan, hardly begun: she is busy with his.
func Halina() []careplan.Content {
	return []careplan.Content{
		&careplan.Person{FullName: "Halina Wiśniewski", Born: date("30 January 1948"), Language: "Polish", Colour: "rose"},
		&careplan.Contact{Type: "family", Name: "Zofia Malik", Relationship: "daughter", Telephones: telephones("07700 900731"), Position: 1},
	}
}
