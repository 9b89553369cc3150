package record

import (
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

// policy says what several heads of a kind mean. A kind that nobody thought of
// shows every head.
func policy(kind string) history.Policy {
	switch careplan.Kind(kind) {
	case careplan.KindAllergy, careplan.KindMedicine, careplan.KindDiagnosis, careplan.KindAlert:
		return history.ActiveWhileAny
	case careplan.KindDecision:
		return history.ClinicianOverClinician
	case careplan.KindAbout, careplan.KindGoal:
		return history.LatestShown
	case careplan.KindReading:
		return history.Immutable
	default:
		return history.CheckEveryHead
	}
}

// asserter is how a header names a source; what nobody named is the word of
// whoever typed it.
func asserter(s careplan.Source) (history.Asserter, bool) {
	switch s {
	case "":
		return history.AsserterSelf, true
	case careplan.SourcePatient:
		return history.AsserterPatient, true
	case careplan.SourceCarer:
		return history.AsserterCarer, true
	case careplan.SourceClinician:
		return history.AsserterClinician, true
	case careplan.SourceLetter:
		return history.AsserterLetter, true
	case careplan.SourceImport:
		return history.AsserterImport, true
	}
	return "", false
}

// source is the other way; the word of whoever typed it is that of their role.
func source(a history.Asserter, by history.Role) careplan.Source {
	switch a {
	case history.AsserterSelf:
		return careplan.Source(by) // the roles and the sources of these names are the same words
	case history.AsserterPatient:
		return careplan.SourcePatient
	case history.AsserterCarer:
		return careplan.SourceCarer
	case history.AsserterClinician:
		return careplan.SourceClinician
	case history.AsserterLetter:
		return careplan.SourceLetter
	case history.AsserterImport:
		return careplan.SourceImport
	}
	return careplan.Source(a) // a newer version's: passed on as it is
}

func status(s careplan.Status) (history.Status, bool) {
	switch s {
	case "", careplan.Active:
		return history.StatusActive, true
	case careplan.Stopped:
		return history.StatusStopped, true
	case careplan.EnteredInError:
		return history.StatusInError, true
	}
	return "", false
}
