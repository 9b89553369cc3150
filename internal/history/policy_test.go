package history

import (
	"slices"
	"testing"
)

// heads makes revisions of one entry: each says a status and a text, latest first.
func heads(says ...[2]string) (revs []*Revision) {
	for i, s := range says {
		r := &Revision{ID: ID{byte(i + 1)}, BodyState: Present, Body: []byte(s[1])}
		r.Header.Kind, r.Header.Status = "any", Status(s[0])
		revs = append(revs, r)
	}
	return revs
}

func TestWhatSeveralHeadsMean(t *testing.T) {
	on, off, wrong := [2]string{"active", "a"}, [2]string{"stopped", "a"}, [2]string{"entered-in-error", "a"}
	other, newer := [2]string{"active", "b"}, [2]string{"proposed", "a"}
	for _, c := range []struct {
		name     string
		policy   Policy
		heads    []*Revision
		conflict Conflict
		active   bool
	}{
		{"an allergy is active while any head says so", ActiveWhileAny, heads(off, on), Conflicting, true},
		{"an allergy entered in error here and edited there stays active", ActiveWhileAny, heads(wrong, other), Conflicting, true},
		{"an allergy that all stopped is not", ActiveWhileAny, heads(off, off), SaysTheSame, false},
		{"two doses of a medicine", ActiveWhileAny, heads(on, other), Conflicting, true},
		{"the same twice is no conflict", ActiveWhileAny, heads(on, on), SaysTheSame, true},
		{"stopped and in error are two things", ActiveWhileAny, heads(off, wrong), Conflicting, false},
		{"a contact changed in two places", CheckEveryHead, heads(on, other), Conflicting, true},
		{"a decision has no winner", ClinicianOverClinician, heads(off, on), Conflicting, true},
		{"a goal shows the latest", LatestShown, heads(off, on), Conflicting, false},
		{"a goal in error does not hide an edit that had not seen it", LatestShown, heads(wrong, on), Conflicting, true},
		{"a goal's edit does not hide that it was entered in error", LatestShown, heads(on, wrong), Conflicting, true},
		{"a reading corrected in two places never conflicts", Immutable, heads(on, other), NoConflict, true},
		{"a reading in error against a correction that had not seen it does", Immutable, heads(wrong, on), Conflicting, true},
		{"a reading in error for two reasons does not", Immutable, heads(wrong, [2]string{"entered-in-error", "b"}), NoConflict, false},
		{"a status of a later version is shown", CheckEveryHead, heads(newer), NoConflict, true},
		{"nothing", CheckEveryHead, nil, NoConflict, false},
	} {
		if got := Compare(c.policy, c.heads, slices.ContainsFunc(c.heads, inError)); got != c.conflict {
			t.Errorf("%s: %v", c.name, got)
		}
		if got := Active(c.policy, c.heads); got != c.active {
			t.Errorf("%s: active %t", c.name, got)
		}
	}
	gone := heads(on, on)
	*gone[1] = gone[1].Without(Erased)
	if Compare(CheckEveryHead, gone, false) != Conflicting {
		t.Error("an erased body is taken to say the same")
	}
	*gone[0] = gone[0].Without(Erased)
	if Compare(CheckEveryHead, gone, false) != Conflicting {
		t.Error("two erased bodies are taken to say the same")
	}
}

func TestOnlyAClinicianSupersedesAClinician(t *testing.T) {
	w := newTestWorld(t, 1, RolePatient)
	grace, doctor, nurse := w.devices[0], w.admit(w.devices[0], RoleClinician), w.admit(w.devices[0], RoleClinician)
	w.meetAll()
	first := w.write(doctor, nil, "decision", StatusActive, "attempt")
	w.meetAll()
	w.write(grace, grace.find(t, "decision"), "decision", StatusStopped, "withdrawn")
	w.write(grace, grace.find(t, "decision"), "decision", StatusStopped, "withdrawn, I said")
	e := grace.find(t, "decision")
	if len(e.Heads) != 2 || e.Conflict != Conflicting || e.Heads[1].ID != first.ID {
		t.Fatalf("%d heads, %v: the patient's second takes the place of the first, not of the doctor's", len(e.Heads), e.Conflict)
	}
	w.meetAll()
	settled := w.write(nurse, nurse.find(t, "decision"), "decision", StatusStopped, "withdrawn in the clinic")
	w.meetAll()
	if e := grace.find(t, "decision"); len(e.Heads) != 1 || e.Heads[0].ID != settled.ID || e.Conflict != NoConflict {
		t.Errorf("%d heads, %v", len(e.Heads), e.Conflict)
	}
	// What a patient wrote is superseded by anybody, here too.
	mine := w.write(grace, nil, "decision", StatusActive, "statement")
	carer := w.admit(grace, RoleCarer)
	w.meetAll()
	mineAsSeen := trueView(carer.set).Entry(mine.Header.Entry, "decision")
	w.write(carer, mineAsSeen, "decision", StatusActive, "statement, typed again")
	if e := trueView(carer.set).Entry(mine.Header.Entry, "decision"); len(e.Heads) != 1 {
		t.Errorf("%d heads", len(e.Heads))
	}
}

func TestAnotherKindDoesNotHideAnAllergy(t *testing.T) {
	w := newTestWorld(t, 2, RolePatient)
	d := w.devices[0]
	r := w.write(d, nil, "allergy", StatusActive, "latex")
	over := must(d.w.Append(Draft{Entry: r.Header.Entry, Kind: "goal", Status: StatusActive, Parents: []ID{r.ID}, Body: []byte(`{}`), At: noon}))
	w.commit(d, over)
	if e := d.find(t, "allergy"); len(e.Heads) != 1 || e.Heads[0].ID != r.ID || !e.Active() {
		t.Error("the allergy is gone")
	}
	other := must(d.w.Append(Draft{Entry: EntryID{1}, Kind: "allergy", Status: StatusStopped, Parents: []ID{r.ID}, Body: []byte(`{}`), At: noon}))
	if got := Heads([]*Revision{&r, &other}); len(got) != 2 {
		t.Error("another entry's revision supersedes it")
	}
	revs := []*Revision{&r, &over}
	if got := Heads(revs); len(got) != 2 || Compare(CheckEveryHead, got, false) != Conflicting {
		t.Errorf("%d heads", len(got))
	}
}

func TestALaterVersionIsShownAndNotEdited(t *testing.T) {
	f := readVectors(t)
	for _, v := range f.Revisions {
		h := must(Decode([]byte(v.Header)))
		e := Entry{Heads: []*Revision{{Header: h}}}
		if e.Newer() != (h.V > 1) {
			t.Errorf("%s: %t", v.What, e.Newer())
		}
	}
}

// Two corrections of a reading, of which one took back a mark of entered-in-error that the
// other had not seen.
func TestAReadingDoesNotComeBackBesideOneThatTookTheMarkBack(t *testing.T) {
	w := newTestWorld(t, 3, RolePatient)
	grace, carer := w.devices[0], w.admit(w.devices[0], RoleCarer)
	w.meetAll()
	w.write(grace, nil, "reading", StatusActive, "7.1")
	w.meetAll()
	w.write(carer, carer.find(t, "reading"), "reading", StatusActive, "71")
	w.write(grace, grace.find(t, "reading"), "reading", StatusInError, "7.1")
	w.write(grace, grace.find(t, "reading"), "reading", StatusActive, "7.2")
	w.meetAll()
	if e := carer.find(t, "reading"); len(e.Heads) != 2 || e.Conflict != Conflicting {
		t.Errorf("%d heads, %v", len(e.Heads), e.Conflict)
	}
}
