package sample

import (
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// Ayaan is Ayaan Rahman, who has never been asked about advance decisions.
func Ayaan() []careplan.Content {
	return []careplan.Content{
		&careplan.Person{FullName: "Ayaan Rahman", Born: date("9 July 1998"), Identifier: nhs("999 230 1171"), Language: "English", Colour: "blue"},
		&careplan.Diagnosis{Name: "Epilepsy", Since: date("2012")},
		&careplan.Diagnosis{Name: "Asthma"},
		&careplan.Allergy{Substance: "Peanut", Reaction: "anaphylaxis"},
		&careplan.Medicine{Name: "Levetiracetam", Dose: "1 g", Frequency: "twice daily", For: "epilepsy", TimeCritical: true, Alert: careplan.AlertAntiepileptic},
		&careplan.Medicine{Name: "Fostair", Strength: "100/6", Dose: "two puffs", Frequency: "twice daily and as reliever", For: "asthma"},
		&careplan.Medicine{Name: "Adrenaline autoinjector", Alert: careplan.AlertOther, Where: "in the front pocket of his bag, two of them"},
		&careplan.Alert{About: "Implanted device", Text: "vagus nerve stimulator"},
		&careplan.Contingency{Name: "Long seizure", Trigger: "a seizure lasts over 5 minutes", Action: "buccal midazolam 10 mg, in the bag; 999"},
		&careplan.Baseline{What: "Personal best peak flow", Usual: "560", On: date("March 2026")},
		&careplan.Contact{Type: "emergency contact", Name: "Joe Park", Relationship: "flatmate", Telephones: telephones("07700 900456"), Position: 1},
		&careplan.Followed{Measure: measure.PeakFlow, Position: 1, Best: measure.Of("560", measure.LitrePerMinute), BestOn: date("March 2026")},
	}
}
