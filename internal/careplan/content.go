package careplan

import "github.com/go-json-experiment/json/jsontext"

// Content is what an entry says: one of the structs of this package.
type Content interface {
	// Kind is the kind of entry that carries this content.
	Kind() Kind
	// Shared is the part that all contents have.
	Shared() *Common
	// Title is the shortest text that names the item to a person who knows the
	// plan: "Ramipril 5 mg", "Latex".
	Title() string
	// Problems lists what keeps the content from being saved; none is fine.
	Problems() []Problem
}

// Problem says in plain words what is wrong with one field and what to do.
type Problem struct {
	Field string // JSON name of the field, such as "born"
	Text  string // a sentence for the person at the keyboard
}

// Common is what every content carries beside its own fields.
type Common struct {
	// SaidBy names who said so, where it is not the one who typed: "Nurse
	// Dhillon", "hospital letter of 3 March". It stands in the body, which can
	// be erased, and not in the header, which cannot.
	SaidBy string `json:"said_by,omitzero"`
	// Reason says why the entry was stopped, resolved or marked as entered in
	// error.
	Reason string `json:"reason,omitzero"`
	// Unknown keeps the fields of a newer version through an edit by this one.
	Unknown jsontext.Value `json:",embed"`
}

// Shared makes every content that embeds Common give it out.
func (c *Common) Shared() *Common { return c }

// Person is whose plan it is. FHIR R4 Patient.
type Person struct {
	Common
	FullName      string      `json:"full_name"`
	PreferredName string      `json:"preferred_name,omitzero"`
	LatinName     string      `json:"latin_name,omitzero"` // asked for where FullName has no Latin form
	Born          Date        `json:"born,omitzero"`
	Sex           string      `json:"sex,omitzero"`
	Gender        string      `json:"gender,omitzero"`
	Identifier    Identifier  `json:"identifier,omitzero"`
	Address       string      `json:"address,omitzero"`
	Telephones    []Telephone `json:"telephones,omitzero"`
	Language      string      `json:"language,omitzero"`      // first language
	Interpreter   string      `json:"interpreter,omitzero"`   // "needs an interpreter for anything important"
	Communication string      `json:"communication,omitzero"` // "a little deaf in the left ear, face her"
	Colour        string      `json:"colour,omitzero"`        // one of Colours; marks the plan on every screen
	// Photo is a JPEG of at most MaxPhoto bytes, in base64 in the body. It may
	// come from another device: it is opened with care before it is shown.
	Photo []byte `json:"photo,omitempty"`
}

// MaxPhoto is the most bytes that a photo may have. In base64 it takes 40 of
// the 64 KiB of a body, and leaves the words plenty of room.
const MaxPhoto = 30 << 10

// Practice is the GP practice and the people in it that a patient may meet.
// FHIR R4 Organization, CareTeam, PractitionerRole.
type Practice struct {
	Common
	Name        string    `json:"name"`
	ODSCode     string    `json:"ods_code,omitzero"`
	Telephone   Telephone `json:"telephone,omitzero"`
	AdviceLine  Telephone `json:"advice_line,omitzero"` // same-day line for patients on the register
	Bypass      Telephone `json:"bypass,omitzero"`      // for professionals only: on the bottle, never among the patient's buttons
	BypassHours string    `json:"bypass_hours,omitzero"`
	NamedGP     string    `json:"named_gp,omitzero"`
	Coordinator string    `json:"coordinator,omitzero"`
	Clinician   string    `json:"clinician,omitzero"` // usual clinician
}

// About is the PRSB About Me standard, in the person's own words.
type About struct {
	Common
	Matters     string `json:"matters,omitzero"`
	People      string `json:"people,omitzero"`
	Communicate string `json:"communicate,omitzero"`
	Do          string `json:"do,omitzero"`
	Dont        string `json:"dont,omitzero"`
	Support     string `json:"support,omitzero"`
	Wellness    string `json:"wellness,omitzero"`
	Worth       string `json:"worth,omitzero"`
	SupportedBy string `json:"supported_by,omitzero"` // who helped to write this
	On          Date   `json:"on,omitzero"`
}

// Diagnosis is a long-term condition. FHIR R4 Condition.
type Diagnosis struct {
	Common
	Name  string `json:"name"`
	Code  string `json:"code,omitzero"` // SNOMED CT concept id
	Since Date   `json:"since,omitzero"`
	Minor bool   `json:"minor,omitzero"` // the plan lets the bottle drop it first
	Note  string `json:"note,omitzero"`
}

// Medicine is something the person takes. FHIR R4 MedicationStatement. Dose
// and frequency are the words of who prescribed: nothing here reads a dose.
type Medicine struct {
	Common
	Name         string     `json:"name"`
	Strength     string     `json:"strength,omitzero"`
	Dose         string     `json:"dose,omitzero"`
	Route        string     `json:"route,omitzero"`
	Frequency    string     `json:"frequency,omitzero"`
	For          string     `json:"for,omitzero"`
	Started      Date       `json:"started,omitzero"`
	Stopped      Date       `json:"stopped,omitzero"`
	Where        string     `json:"where,omitzero"` // where it is kept
	TimeCritical bool       `json:"time_critical,omitzero"`
	Alert        AlertClass `json:"alert,omitzero"`
	Note         string     `json:"note,omitzero"`
}

// AlertClass is a class of medicine that a stranger must know about. The plan
// sets it; nothing is guessed from the name.
type AlertClass string

// The alert classes.
const (
	AlertNone          AlertClass = ""
	AlertAnticoagulant AlertClass = "anticoagulant"
	AlertInsulin       AlertClass = "insulin"
	AlertSteroid       AlertClass = "long-term steroid"
	AlertOpioid        AlertClass = "opioid"
	AlertAntiepileptic AlertClass = "antiepileptic"
	AlertOther         AlertClass = "other"
)

// Allergy is an allergy or adverse reaction. FHIR R4 AllergyIntolerance.
type Allergy struct {
	Common
	Substance string `json:"substance"`
	Reaction  string `json:"reaction,omitzero"`
	Severity  string `json:"severity,omitzero"` // "mild", "severe", "anaphylaxis", in the plan's words
	When      Date   `json:"when,omitzero"`
	Source    string `json:"source,omitzero"`
}

// Baseline is what is usual for this person: "BP", "130/78".
type Baseline struct {
	Common
	What  string `json:"what"`
	Usual string `json:"usual"`
	On    Date   `json:"on,omitzero"`
}

// Alert is something that people who come to help must know at once. FHIR R4
// Flag: oxygen target, infection risk, implanted device, risk to visiting staff.
type Alert struct {
	Common
	About string `json:"about"` // one of AlertSubjects, or own words
	Text  string `json:"text"`
	On    Date   `json:"on,omitzero"`
}

// PlaceOfCare says where the person lives and where they wish to be cared for.
// A key safe may exist; its code is never stored.
type PlaceOfCare struct {
	Common
	Residence      string `json:"residence,omitzero"`
	LivesAlone     string `json:"lives_alone,omitzero"` // "yes", "no" or not said
	PreferredCare  string `json:"preferred_care,omitzero"`
	PreferredDeath string `json:"preferred_death,omitzero"`
	Access         string `json:"access,omitzero"`
	KeySafe        bool   `json:"key_safe,omitzero"`
	Dependants     string `json:"dependants,omitzero"`
	Pets           string `json:"pets,omitzero"`
}

// Decision points at an advance decision whose signed original is elsewhere.
// FHIR R4 Consent, DocumentReference. It is never the decision itself, and it
// never claims that one is valid.
type Decision struct {
	Common
	Form          DecisionForm `json:"form"`
	On            Date         `json:"on,omitzero"`
	Original      string       `json:"original,omitzero"` // where the signed original is
	IssuedBy      string       `json:"issued_by,omitzero"`
	CPR           CPR          `json:"cpr,omitzero"`           // what the form says
	Attorneys     string       `json:"attorneys,omitzero"`     // who holds a lasting power of attorney
	Transcription string       `json:"transcription,omitzero"` // shown marked COPY
}

// DecisionForm is the kind of an advance decision.
type DecisionForm string

// The forms in use in the United Kingdom.
const (
	FormReSPECT   DecisionForm = "ReSPECT"
	FormDNACPR    DecisionForm = "DNACPR"
	FormADRT      DecisionForm = "ADRT"
	FormStatement DecisionForm = "advance statement"
	FormLPA       DecisionForm = "LPA health and welfare"
	FormOrgan     DecisionForm = "organ donation"
)

// CPR is what a form says about cardiopulmonary resuscitation. A ReSPECT form
// may recommend either.
type CPR string

// What a form may say. CPRUnanswered is no answer yet: it is never taken for
// "the form says nothing".
const (
	CPRUnanswered   CPR = ""
	CPRNotStated    CPR = "not stated"
	CPRAttempt      CPR = "attempt"
	CPRDoNotAttempt CPR = "do not attempt"
)

// Contingency is what should happen if something does. PRSB Contingency plan.
type Contingency struct {
	Common
	Name       string `json:"name,omitzero"`
	Trigger    string `json:"trigger"` // what follows "If"
	Action     string `json:"action"`
	Contact    string `json:"contact,omitzero"`
	Equipment  string `json:"equipment,omitzero"` // anticipatory medicines or equipment and where they are
	AgreedWith string `json:"agreed_with,omitzero"`
	Review     Date   `json:"review,omitzero"`
}

// Contact is somebody to call. FHIR R4 RelatedPerson, HealthcareService.
type Contact struct {
	Common
	Type         string      `json:"type,omitzero"` // one of ContactTypes
	Name         string      `json:"name"`
	Relationship string      `json:"relationship,omitzero"` // "son", "heart failure nurse"
	Telephones   []Telephone `json:"telephones,omitzero"`
	Hours        string      `json:"hours,omitzero"`
	When         string      `json:"when,omitzero"` // when to call
	Language     string      `json:"language,omitzero"`
	HasKey       bool        `json:"has_key,omitzero"`
	Consent      string      `json:"consent,omitzero"`  // consent to share: "yes", "no" or not said
	Position     int         `json:"position,omitzero"` // order among the contacts, from 1
}

// Statement is what somebody answered about a whole section: that there is
// nothing, or that they do not want to say yet.
type Statement struct {
	Common
	Section Section      `json:"section"`
	State   SectionState `json:"state"` // NoneKnown or AskedNotAnswered
	Note    string       `json:"note,omitzero"`
	On      Date         `json:"on,omitzero"`
}

// BottleChoices are what the person chose about their Message in a Bottle.
type BottleChoices struct {
	Common
	// Number says whose telephone number opens line 1: "bypass", "practice",
	// "advice" or "contact:" and the entry's id. Empty takes the first of
	// bypass, practice and first contact that there is.
	Number string `json:"number,omitzero"`
}
