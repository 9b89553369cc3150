package history

import (
	"slices"
	"strings"
	"testing"
)

// Faults planted in the view, each of which the checkers of the properties must find.

// lastWriterWins shows the latest by clock as if nothing stood beside it.
func lastWriterWins(s *Set) *View {
	v := s.View(policyOf)
	for _, e := range v.Entries {
		e.Heads = e.Heads[:min(1, len(e.Heads))]
		e.Conflict = NoConflict
	}
	return v
}

// errorWins lets an entry that anybody entered in error be gone.
func errorWins(s *Set) *View {
	v := s.View(policyOf)
	for _, e := range v.Entries {
		if i := slices.IndexFunc(e.Heads, func(r *Revision) bool { return r.Header.Status == StatusInError }); i >= 0 {
			e.Heads, e.Conflict = e.Heads[i:i+1], NoConflict
		}
	}
	return v
}

// editWins lets an edit bring back what was entered in error without having seen the mark.
func editWins(s *Set) *View {
	v := s.View(policyOf)
	for _, e := range v.Entries {
		if slices.ContainsFunc(e.Heads, func(r *Revision) bool { return r.Header.Status == StatusActive }) {
			e.Conflict = NoConflict
		}
	}
	return v
}

// believing takes authors at their word for a reason, and for the role that they claim.
func believing(reason Reason) viewer {
	return func(s *Set) *View {
		v := s.View(policyOf)
		claimed := map[EntryID]Role{}
		for _, e := range v.Entries {
			for _, r := range append(e.Apart, e.Revisions...) {
				if g, err := DecodeGrant(r.Body); e.Kind == KindMember && err == nil {
					claimed[e.ID] = g.Role
				}
			}
		}
		for _, a := range v.Apart {
			if a.Reason == reason {
				v.roles[a.Revision.ID] = claimed[a.Revision.Header.Author]
			}
		}
		for _, e := range v.Entries {
			for _, r := range e.Apart {
				if v.roles[r.ID] != RoleNone {
					e.Revisions = append(e.Revisions, r)
				}
			}
			e.Apart = slices.DeleteFunc(slices.Clone(e.Apart), func(r *Revision) bool { return v.roles[r.ID] != RoleNone })
			slices.SortFunc(e.Revisions, latestFirst)
			e.Heads = HeadsUnder(e.Policy, e.Revisions, func(r *Revision) Role { return v.roles[r.ID] })
			e.Conflict = Compare(e.Policy, e.Heads, slices.ContainsFunc(e.Revisions, inError))
		}
		v.Apart = slices.DeleteFunc(v.Apart, func(a Apart) bool { return a.Reason == reason })
		return v
	}
}

// forgetful leaves out what is set apart.
func forgetful(s *Set) *View {
	v := s.View(policyOf)
	for _, e := range v.Entries {
		e.Apart = nil
	}
	return v
}

// byArrival lets what arrived last stand first. Here that is what a map gives first.
func byArrival(s *Set) *View {
	v := s.View(policyOf)
	for id := range s.revs {
		v.Entries[0].Heads = []*Revision{s.revs[id]}
		break
	}
	return v
}

func TestPlantedFaultsAreFound(t *testing.T) {
	w := newTestWorld(t, 3, RolePatient)
	grace := w.devices[0]
	daniel, dhillon := w.admit(grace, RoleCarer), w.admit(grace, RoleClinician)
	w.meetAll()
	w.write(grace, nil, "allergy", StatusActive, "trimethoprim")
	w.write(dhillon, nil, "decision", StatusActive, "attempt")
	w.meetAll()
	allergy := grace.find(t, "allergy")
	w.write(grace, allergy, "allergy", StatusInError, "trimethoprim")
	w.write(daniel, allergy, "allergy", StatusActive, "trimethoprim, rash")
	w.write(daniel, daniel.find(t, "decision"), "decision", StatusActive, "do not attempt")
	w.meetAll()
	cheat := w.selfMade(daniel, RoleClinician, 1)
	w.write(cheat, cheat.find(t, "decision"), "decision", StatusActive, "do not attempt")
	w.revoke(grace, daniel.w.Author())
	w.write(daniel, daniel.find(t, "allergy"), "allergy", StatusStopped, "nothing")
	w.meetAll()

	if wrong := w.check(trueView); len(wrong) > 0 {
		t.Fatalf("without a fault:\n%s", strings.Join(wrong, "\n"))
	}
	for _, fault := range []struct {
		name  string
		view  viewer
		finds string
	}{
		{"the last writer wins", lastWriterWins, "each revision is a head"},
		{"entered-in-error wins", errorWins, "each revision is a head"},
		{"an edit wins over entered-in-error", editWins, "entered-in-error does not come back unseen"},
		{"a self-made clinician is believed", believing(ReasonNotMember), "a role nobody granted"},
		{"a revoked member is believed", believing(ReasonRevoked), "what a revoked member wrote later"},
		{"what is set apart is left out", forgetful, "everything is in the view"},
		{"the order of arrival matters", byArrival, "the same revisions give the same view"},
	} {
		wrong := w.check(fault.view)
		if !slices.ContainsFunc(wrong, func(s string) bool { return strings.HasPrefix(s, fault.finds) }) {
			t.Errorf("planted: %s; %q did not find it. Found: %q", fault.name, fault.finds, wrong)
		}
	}
}
