package careplan

// Kind names what an entry is about. It is written in clear in the header of
// every revision, so a kind never says anything about a particular person.
type Kind string

// The kinds of entry that this version writes.
const (
	KindPerson      Kind = "person"      // FHIR Patient
	KindPractice    Kind = "practice"    // FHIR Organization, CareTeam
	KindAbout       Kind = "about"       // PRSB About Me
	KindDiagnosis   Kind = "diagnosis"   // FHIR Condition
	KindMedicine    Kind = "medicine"    // FHIR MedicationStatement
	KindAllergy     Kind = "allergy"     // FHIR AllergyIntolerance
	KindBaseline    Kind = "baseline"    // FHIR Observation: what is usual for this person
	KindAlert       Kind = "alert"       // FHIR Flag
	KindPlaceOfCare Kind = "place"       // PRSB: usual residence, preferred places
	KindDecision    Kind = "decision"    // FHIR Consent, DocumentReference
	KindContingency Kind = "contingency" // FHIR CarePlan.activity, PRSB Contingency plan
	KindContact     Kind = "contact"     // FHIR RelatedPerson, HealthcareService
	KindSection     Kind = "section"     // "none known" or "asked, not answered" for a section
	KindBottle      Kind = "bottle"      // the person's choices about their Message in a Bottle
	KindMeasure     Kind = "measure"     // a measure that the plan follows
	KindReading     Kind = "reading"     // FHIR Observation; not among the entries of a Plan
	KindImport      Kind = "import"      // FHIR Provenance: a file of readings that was taken in
	KindTarget      Kind = "target"      // FHIR Goal.target
	KindGoal        Kind = "goal"        // FHIR Goal, PRSB Goals and actions
	KindCheck       Kind = "check"       // FHIR ServiceRequest: annual checks
	KindWeek        Kind = "week"        // a home blood pressure week
)

// Section is a part of the plan that is in one of the four states of
// [SectionState]. Its value is the kind of the items that stand in it.
type Section = Kind

// Sections are those of the narrative that hold items, in the order in which a
// reader in a hurry wants them.
func Sections() []Section {
	return []Section{
		KindAllergy, KindMedicine, KindDiagnosis, KindAlert, KindDecision,
		KindContingency, KindPlaceOfCare, KindBaseline, KindAbout, KindContact,
	}
}

// DataSections are those of patient data and targets. They are not on a
// Message in a Bottle, and a plan without them lacks nothing that a stranger
// needs.
func DataSections() []Section { return []Section{KindTarget, KindGoal, KindCheck} }

// Single tells whether a plan has at most one entry of kind k, which later
// revisions change: there is one person, one practice, one About me.
func (k Kind) Single() bool {
	switch k {
	case KindPerson, KindPractice, KindAbout, KindPlaceOfCare, KindBottle:
		return true
	default:
		return false
	}
}
