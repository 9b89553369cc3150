package history

import "slices"

// Policy says what an entry's heads mean while there is more than one. Which kind of entry has
// which policy is the plan's to say, so it arrives as an argument.
type Policy uint8

const (
	// CheckEveryHead shows every head, to be checked: identity, contingency plans, targets,
	// contacts, anything on the bottle. It is the zero value, so that a kind that nobody
	// thought of hides nothing.
	CheckEveryHead Policy = iota
	// ActiveWhileAny shows every head, and the entry is active while any head says so:
	// allergies, medicines, diagnoses, alerts.
	ActiveWhileAny
	// ClinicianOverClinician shows no winner ("check the signed original"), and a clinician's
	// revision is superseded by a clinician's only: advance decisions.
	ClinicianOverClinician
	// LatestShown shows the latest by clock, and the others beside it: goals, About me.
	LatestShown
	// Immutable never conflicts; a correction shows what it corrects: readings.
	Immutable
)

// Policies gives the policy of a kind. A nil Policies gives CheckEveryHead for all.
type Policies func(kind string) Policy

func (p Policies) of(kind string) Policy {
	if p == nil {
		return CheckEveryHead
	}
	return p(kind)
}

// Conflict says whether an entry's heads agree.
type Conflict uint8

const (
	NoConflict  Conflict = iota // one head
	SaysTheSame                 // several, with the same status and body
	Conflicting                 // several that a person must look at
)

func (c Conflict) String() string {
	return [...]string{"none", "same", "conflict"}[c]
}

// Compare says whether heads agree under a policy. marked says that some revision of the entry
// that counts is entered in error, a head or not: then several heads that differ are a conflict
// whatever the policy, since one of them may not have seen the mark. Nothing comes back silently.
func Compare(p Policy, heads []*Revision, marked bool) Conflict {
	if len(heads) < 2 {
		return NoConflict
	}
	same, sameKind := true, true
	for _, h := range heads[1:] {
		same = same && heads[0].SaysTheSame(h)
		sameKind = sameKind && heads[0].Header.Kind == h.Header.Kind
	}
	switch {
	case same:
		return SaysTheSame
	case p == Immutable && sameKind && (!marked || allInError(heads)):
		return NoConflict
	}
	return Conflicting
}

// Active says whether an entry with these heads, in the order of [Heads], is active: while any
// head says so. Under LatestShown and Immutable it is the first head that says it, unless it
// conflicts with one that is entered in error. A status that only a later version knows counts
// as active: what is not understood is shown, not hidden.
func Active(p Policy, heads []*Revision) bool {
	if (p == LatestShown || p == Immutable) && !errorUnseen(heads) {
		heads = heads[:min(len(heads), 1)]
	}
	return slices.ContainsFunc(heads, func(r *Revision) bool {
		return r.Header.Status != StatusStopped && r.Header.Status != StatusInError
	})
}

func inError(r *Revision) bool { return r.Header.Status == StatusInError }

func allInError(revs []*Revision) bool {
	return !slices.ContainsFunc(revs, func(r *Revision) bool { return !inError(r) })
}

// errorUnseen says that an edit and a mark of entered-in-error stand side by side: neither had
// seen the other.
func errorUnseen(heads []*Revision) bool {
	return slices.ContainsFunc(heads, inError) && !allInError(heads)
}
