package history

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Set is all that one copy knows of a plan: revisions, and the seals that prove them. It only
// grows; merging two sets is adding the one to the other. It is not safe for concurrent use.
type Set struct {
	plan  ID
	revs  map[ID]*Revision
	seals map[sealKey]*Seal
}

// sealKey keeps seals apart that differ in anything: one with a false signature must not keep
// the true one out.
type sealKey struct {
	replica   ReplicaID
	seq       uint64
	id        ID
	signature [64]byte
}

// Report says what became of what was added.
type Report struct {
	Added    int       // revisions and seals that are new here
	Repeated int       // those that were here already
	Filled   []ID      // revisions that were here without their body and have it now
	Refused  []Refusal // what was not taken; everything else was
}

// Refusal is one revision or seal that was not taken, and why.
type Refusal struct {
	ID  ID // of the revision, or of the one that the seal names
	Err error
}

// NewSet makes an empty set for the plan. Nothing of another plan gets into it.
func NewSet(plan ID) *Set {
	return &Set{plan: plan, revs: map[ID]*Revision{}, seals: map[sealKey]*Seal{}}
}

// Plan is the plan whose set this is.
func (s *Set) Plan() ID { return s.plan }

// Len is how many revisions there are.
func (s *Set) Len() int { return len(s.revs) }

// Revision gives one revision, or nil. It must not be changed.
func (s *Set) Revision(id ID) *Revision { return s.revs[id] }

// Add takes revisions and seals from anywhere, in any order. It believes only the bytes: ids
// are hashed again, headers read again, bodies checked. Who may have written what is for
// [Set.View] to say, since what it takes to know may arrive later.
func (s *Set) Add(revs []Revision, seals []Seal) Report {
	var rep Report
	for i := range revs {
		if err := s.addRevision(&revs[i], &rep); err != nil {
			rep.Refused = append(rep.Refused, Refusal{revs[i].ID, err})
		}
	}
	for i := range seals {
		if err := s.addSeal(&seals[i], &rep); err != nil {
			rep.Refused = append(rep.Refused, Refusal{seals[i].ID, err})
		}
	}
	return rep
}

func (s *Set) addRevision(given *Revision, rep *Report) error {
	r, err := given.check()
	if err != nil {
		return err
	}
	if r.Header.Plan != s.plan && !(r.Header.Plan.IsZero() && r.ID == s.plan) {
		return ErrOtherPlan
	}
	known := s.revs[r.ID]
	switch {
	case known == nil:
		s.revs[r.ID] = &r
		rep.Added++
	case r.BodyState > known.BodyState:
		s.revs[r.ID] = &r // a new value: views made before keep the old one
		rep.Filled = append(rep.Filled, r.ID)
	default:
		rep.Repeated++
	}
	return nil
}

func (s *Set) addSeal(given *Seal, rep *Report) error {
	if err := given.check(); err != nil {
		return err
	}
	if given.Plan != s.plan {
		return fmt.Errorf("seal: %w", ErrOtherPlan)
	}
	k := sealKey{given.Replica, given.Seq, given.ID, [64]byte(given.Signature)}
	if s.seals[k] != nil {
		rep.Repeated++
		return nil
	}
	c := *given
	s.seals[k] = &c
	rep.Added++
	return nil
}

// All gives everything in the set, each replica's chain in order, for passing on.
func (s *Set) All() ([]Revision, []Seal) {
	revs := make([]Revision, 0, len(s.revs))
	for _, r := range slices.SortedFunc(maps.Values(s.revs), chainOrder) {
		revs = append(revs, *r)
	}
	seals := make([]Seal, 0, len(s.seals))
	for _, seal := range slices.SortedFunc(maps.Values(s.seals), sealOrder) {
		seals = append(seals, *seal)
	}
	return revs, seals
}

// Drop removes the bodies of revisions that are to be erased here; an erasure revision tells
// the others ([Writer.Erase]).
func (s *Set) Drop(ids ...ID) {
	for _, id := range ids {
		if r := s.revs[id]; r != nil && Erasable(r.Header.Kind) {
			c := r.Without(Erased)
			s.revs[id] = &c
		}
	}
}

func chainOrder(a, b *Revision) int {
	return cmp.Or(a.Header.Replica.Compare(b.Header.Replica),
		cmp.Compare(a.Header.Seq, b.Header.Seq), a.ID.Compare(b.ID))
}

func sealOrder(a, b *Seal) int {
	return cmp.Or(a.Replica.Compare(b.Replica), cmp.Compare(a.Seq, b.Seq),
		a.ID.Compare(b.ID), slices.Compare(a.Signature, b.Signature))
}
