package history

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

func newRand(w *world) *rand.Rand { return rand.New(w.random) }

func TestAGapInAChainIsSeen(t *testing.T) {
	w := newTestWorld(t, 1, RolePatient)
	for range 6 {
		w.write(w.devices[0], nil, "contact", StatusActive, "x")
	}
	revs, seals := w.devices[0].set.All()
	replica := w.devices[0].w.Replica()
	for _, c := range []struct {
		missing []uint64
		want    []Gap
	}{
		{nil, nil},
		{[]uint64{4}, []Gap{{replica, 4, 4}}},
		{[]uint64{4, 5, 7}, []Gap{{replica, 4, 5}, {replica, 7, 7}}},
		{[]uint64{1, 2}, []Gap{{replica, 1, 2}}},
		{[]uint64{8}, nil}, // the end of a chain cannot be missed: the frontier says where others are
	} {
		s := NewSet(w.plan)
		s.Add(slices.DeleteFunc(slices.Clone(revs), func(r Revision) bool { return slices.Contains(c.missing, r.Header.Seq) }), seals)
		if got := s.View(nil).Gaps; !slices.Equal(got, c.want) {
			t.Errorf("without %v: %v", c.missing, got)
		}
		s.Add(revs, nil)
		if got := s.View(nil); len(got.Gaps) > 0 || len(got.Apart) > 0 {
			t.Errorf("the gap is filled, and still %v", got.Gaps)
		}
	}
}

func TestOneSealProvesAllBeforeIt(t *testing.T) {
	w := newTestWorld(t, 2, RolePatient)
	d := w.devices[0]
	revs, seals := d.set.All()
	for range 5 {
		revs = append(revs, must(d.w.Append(Draft{Entry: EntryID{1}, Kind: "reading", Status: StatusActive, Body: []byte(`{}`), At: noon})))
	}
	last := must(d.w.Seal())
	unsealed := NewSet(w.plan)
	unsealed.Add(revs, seals)
	if v := unsealed.View(nil); len(v.Apart) != 5 || v.Apart[0].Reason != ReasonUnsealed {
		t.Errorf("%d are set apart before the seal", len(v.Apart))
	}
	sealed := NewSet(w.plan)
	sealed.Add(revs, []Seal{last})
	if v := sealed.View(nil); len(v.Apart) != 0 {
		t.Errorf("%d are set apart after it", len(v.Apart))
	}
	tip := d.w.Tip()
	d.w.Rewind(Tip{Seq: tip.Seq + 1, ID: tip.ID}) // well signed, and not true
	untrue := NewSet(w.plan)
	untrue.Add(revs, append(slices.Clone(seals), must(d.w.Seal())))
	if v := untrue.View(nil); len(v.Apart) != 5 {
		t.Errorf("a seal of another seq than its revision's: %d are set apart", len(v.Apart))
	}
	for name, spoil := range map[string]func(*Seal){
		"another signature": func(s *Seal) { s.Signature = bytes.Clone(s.Signature); s.Signature[5] ^= 1 },
		"another seq":       func(s *Seal) { s.Seq++ },
		"another revision":  func(s *Seal) { s.ID[0] ^= 1 },
		"another replica":   func(s *Seal) { s.Replica[0] ^= 1 },
	} {
		spoiled := last
		spoil(&spoiled)
		s := NewSet(w.plan)
		s.Add(revs, append(slices.Clone(seals), spoiled))
		if v := s.View(nil); len(v.Apart) != 5 {
			t.Errorf("%s: %d are set apart", name, len(v.Apart))
		}
		s.Add(nil, []Seal{last})
		if v := s.View(nil); len(v.Apart) != 0 {
			t.Errorf("%s: it keeps the true one out", name)
		}
	}
}

func TestNothingOfAnotherPlanGetsIn(t *testing.T) {
	grace, tomasz := newTestWorld(t, 3, RolePatient), newTestWorld(t, 4, RolePatient)
	w := grace.write(grace.devices[0], nil, "allergy", StatusActive, "latex")
	revs, seals := tomasz.devices[0].set.All()
	s := grace.devices[0].set
	before := describe(trueView(s))
	rep := s.Add(revs, seals)
	if rep.Added > 0 || len(rep.Refused) != len(revs)+len(seals) {
		t.Errorf("%+v", rep)
	}
	for _, r := range rep.Refused {
		if !errors.Is(r.Err, ErrOtherPlan) {
			t.Error(r.Err)
		}
	}
	if describe(trueView(s)) != before {
		t.Error("the view has changed")
	}
	// A revision with the other plan's name put in has another id, and no seal.
	forged := w
	forged.Raw = bytes.Replace(w.Raw, []byte(grace.plan.String()), []byte(tomasz.plan.String()), 1)
	if rep := tomasz.devices[0].set.Add([]Revision{forged}, nil); !errors.Is(rep.Refused[0].Err, ErrIDMismatch) {
		t.Error(rep.Refused)
	}
	forged.ID = must(Open(forged.Raw, forged.Salt, forged.Body, Present)).ID
	tomasz.devices[0].set.Add([]Revision{forged}, seals)
	if v := trueView(tomasz.devices[0].set); len(v.Apart) != 1 || v.Apart[0].Reason != ReasonNotMember {
		t.Errorf("%v", v.Apart)
	}
}

func TestABrokenChainIsSetApartThere(t *testing.T) {
	w := newTestWorld(t, 5, RolePatient)
	d := w.devices[0]
	w.write(d, nil, "contact", StatusActive, "x")
	tip := d.w.Tip()
	d.w.Rewind(Tip{Seq: tip.Seq + 4, ID: tip.ID, Clock: tip.Clock}) // claims a place further on
	r := w.write(d, nil, "contact", StatusActive, "y")
	if reason := d.reasonOf(r.ID); reason != ReasonBroken {
		t.Errorf("%v", reason)
	}
	next := w.write(d, nil, "contact", StatusActive, "z")
	if reason := d.reasonOf(next.ID); reason != 0 {
		t.Errorf("what hangs on it properly: %v", reason)
	}
}

func TestAnErasedBodyKeepsTheChainWhole(t *testing.T) {
	w := newTestWorld(t, 6, RolePatient)
	grace, carer, other := w.devices[0], w.admit(w.devices[0], RoleCarer), w.admit(w.devices[0], RoleCarer)
	w.meetAll()
	r := w.write(carer, nil, "about", StatusActive, "what a neighbour said")
	w.meetAll()
	w.erase(other, r.ID) // neither its author nor the patient
	w.meetAll()
	if e := trueView(grace.set).Entry(r.Header.Entry, "about"); e.Heads[0].BodyState != Present {
		t.Error("somebody erased what was not theirs")
	}
	w.erase(grace, r.ID)
	got := grace.set.Revision(r.ID)
	if got.BodyState != Erased || got.Body != nil || got.Salt != nil {
		t.Errorf("%v, %q, %x", got.BodyState, got.Body, got.Salt)
	}
	w.meetAll() // the others still have the bytes, and send them
	for _, d := range w.devices {
		v := trueView(d.set)
		e := v.Entry(r.Header.Entry, "about")
		if len(v.Gaps)+len(v.Apart) > 0 || len(e.Heads) != 1 || e.Heads[0].BodyState != Erased || e.Heads[0].Body != nil {
			t.Errorf("gaps %v, apart %v, %v", v.Gaps, v.Apart, e.Heads[0].BodyState)
		}
		if slices.Contains(v.Erase, r.ID) != (d.set.Revision(r.ID).BodyState == Present) {
			t.Error("the view does not say what is to be removed")
		}
	}
	// What others rest upon is not erased.
	w.erase(grace, w.plan)
	founding := trueView(grace.set).Entry(grace.w.Author(), KindMember)
	if len(trueView(grace.set).Members) != 3 || grace.set.Revision(w.plan).Body == nil || founding.Heads[0].BodyState != Present {
		t.Error("the founder's grant is gone")
	}
}

func TestAWithheldBodyIsFilledInLater(t *testing.T) {
	w := newTestWorld(t, 7, RolePatient)
	r := w.write(w.devices[0], nil, "contact", StatusActive, "x")
	revs, seals := w.devices[0].set.All()
	s := NewSet(w.plan)
	for _, rev := range revs {
		if rev.ID == r.ID {
			rev = rev.Without(Withheld)
		}
		s.Add([]Revision{rev}, seals)
	}
	e := trueView(s).Entry(r.Header.Entry, "contact")
	if e.Heads[0].BodyState != Withheld || trueView(s).Hash() != trueView(w.devices[0].set).Hash() {
		t.Errorf("%v", e.Heads[0].BodyState)
	}
	if rep := s.Add(revs, nil); !slices.Equal(rep.Filled, []ID{r.ID}) || rep.Added != 0 {
		t.Errorf("%+v", rep)
	}
	if rep := s.Add([]Revision{r.Without(Withheld)}, nil); rep.Repeated != 1 || s.Revision(r.ID).BodyState != Present {
		t.Error("a body went away again")
	}
	bad := r
	bad.Body = []byte(`{"text":"y"}`)
	if rep := s.Add([]Revision{bad}, nil); len(rep.Refused) != 1 || !errors.Is(rep.Refused[0].Err, ErrBodyMismatch) {
		t.Errorf("%+v", rep)
	}
	half := r.Without(Withheld)
	half.Salt = r.Salt
	if err := half.CheckBody(); !errors.Is(err, ErrBodyMismatch) {
		t.Errorf("a salt without its body: %v", err)
	}
}
