package careplan

// Heading is what a patient reads above the entries of the kind.
func (k Kind) Heading() string {
	switch k {
	case KindPerson:
		return "Who I am"
	case KindPractice:
		return "My GP practice"
	case KindAbout:
		return "About me"
	case KindDiagnosis:
		return "Conditions"
	case KindMedicine:
		return "Medicines"
	case KindAllergy:
		return "Allergies"
	case KindBaseline:
		return "What is usual for me"
	case KindAlert:
		return "Alerts"
	case KindPlaceOfCare:
		return "Where I live and want to be cared for"
	case KindDecision:
		return "Advance decisions"
	case KindContingency:
		return "If something happens"
	case KindContact:
		return "People to call"
	case KindBottle:
		return "Message in a Bottle"
	case KindMeasure:
		return "What I measure"
	case KindReading:
		return "Readings"
	case KindImport:
		return "Files taken in"
	case KindTarget:
		return "Targets"
	case KindGoal:
		return "My goals"
	case KindCheck:
		return "Checks"
	case KindWeek:
		return "Blood pressure weeks"
	default:
		return ""
	}
}

// Clinical is the heading on what clinicians read, in their terms.
func (k Kind) Clinical() string {
	switch k {
	case KindPerson:
		return "Patient"
	case KindPractice:
		return "GP practice"
	case KindDiagnosis:
		return "Diagnoses"
	case KindMedicine:
		return "Medications"
	case KindAllergy:
		return "Allergies and adverse reactions"
	case KindBaseline:
		return "Baseline"
	case KindPlaceOfCare:
		return "Place of care"
	case KindContingency:
		return "Contingency plans"
	case KindContact:
		return "Contacts"
	case KindMeasure:
		return "Measures"
	case KindImport:
		return "Imports"
	case KindGoal:
		return "Goals"
	case KindCheck:
		return "Annual checks"
	case KindWeek:
		return "Home blood pressure (NG136)"
	default:
		return k.Heading()
	}
}

// Item names one entry of the kind inside a sentence: "a medicine".
func (k Kind) Item() string {
	switch k {
	case KindPerson:
		return "the person"
	case KindPractice:
		return "the GP practice"
	case KindAbout:
		return "the words about me"
	case KindDiagnosis:
		return "a condition"
	case KindMedicine:
		return "a medicine"
	case KindAllergy:
		return "an allergy"
	case KindBaseline:
		return "what is usual"
	case KindAlert:
		return "an alert"
	case KindPlaceOfCare:
		return "the place of care"
	case KindDecision:
		return "an advance decision"
	case KindContingency:
		return "a plan for when something happens"
	case KindContact:
		return "a person to call"
	case KindSection:
		return "the answer about a section"
	case KindBottle:
		return "the choice for the bottle"
	case KindMeasure:
		return "a measure"
	case KindReading:
		return "a reading"
	case KindImport:
		return "a file of readings"
	case KindTarget:
		return "a target"
	case KindGoal:
		return "a goal"
	case KindCheck:
		return "a check"
	case KindWeek:
		return "a blood pressure week"
	default:
		return "an entry"
	}
}

// Label is the role in a sentence: "Grace, patient".
func (r Role) Label() string { return string(r) }

// Colours are the names of the colours that can mark a person's plan. What
// they look like is the theme's business.
func Colours() []string { return []string{"plum", "teal", "umber", "green", "rose", "blue"} }

// AlertSubjects are what an alert is usually about; own words are taken too.
func AlertSubjects() []string {
	return []string{"Oxygen target", "Infection risk", "Implanted device", "Risk to visiting staff"}
}

// ContactTypes are the kinds of contact.
func ContactTypes() []string {
	return []string{
		"emergency contact", "family", "carer", "professional", "agency",
		"social care", "voluntary sector",
	}
}

// AlertClasses are the classes a medicine can have, AlertNone first.
func AlertClasses() []AlertClass {
	return []AlertClass{
		AlertNone, AlertAnticoagulant, AlertInsulin, AlertSteroid,
		AlertOpioid, AlertAntiepileptic, AlertOther,
	}
}

// Label says the class to a person.
func (a AlertClass) Label() string {
	switch a {
	case AlertNone:
		return "None of these"
	case AlertAnticoagulant:
		return "Blood thinner (anticoagulant)"
	case AlertInsulin:
		return "Insulin"
	case AlertSteroid:
		return "Long-term steroid"
	case AlertOpioid:
		return "Opioid, such as a pain patch"
	case AlertAntiepileptic:
		return "For epilepsy (antiepileptic)"
	case AlertOther:
		return "Another one that people must know about"
	default:
		return string(a)
	}
}

// DecisionForms are the forms in the order in which they are offered.
func DecisionForms() []DecisionForm {
	return []DecisionForm{FormReSPECT, FormDNACPR, FormADRT, FormStatement, FormLPA, FormOrgan}
}

// AboutCPR tells whether the form can say something about resuscitation.
func (f DecisionForm) AboutCPR() bool {
	return f == FormReSPECT || f == FormDNACPR || f == FormADRT
}

// Label says the form's name to a person.
func (f DecisionForm) Label() string {
	switch f {
	case FormDNACPR:
		return "DNACPR form"
	case FormADRT:
		return "Advance decision to refuse treatment (ADRT)"
	case FormStatement:
		return "Advance statement"
	case FormLPA:
		return "Lasting power of attorney, health and welfare"
	case FormOrgan:
		return "Organ donation"
	case FormReSPECT:
		return "ReSPECT form"
	default:
		return string(f)
	}
}

// CPRChoices are what a form may say, in the order in which they are offered.
func CPRChoices() []CPR { return []CPR{CPRAttempt, CPRDoNotAttempt, CPRNotStated} }

// Label says to a person what the form says.
func (c CPR) Label() string {
	switch c {
	case CPRAttempt:
		return "It says: attempt CPR"
	case CPRDoNotAttempt:
		return "It says: do not attempt CPR"
	case CPRNotStated:
		return "It says nothing about CPR"
	default:
		return ""
	}
}

// HasOriginal tells whether there is a signed paper that a stranger should
// look for. Organ donation stands in the NHS register, and an attorney's power
// in that of the Office of the Public Guardian.
func (f DecisionForm) HasOriginal() bool { return f != FormOrgan && f != FormLPA }
