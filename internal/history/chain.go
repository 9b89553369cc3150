package history

import (
	"cmp"
	"crypto/ed25519"
	"maps"
	"slices"
)

// Gap is a stretch of a replica's chain that has not arrived.
type Gap struct {
	Replica  ReplicaID
	From, To uint64 // seqs, both included
}

// Fork is a place where a replica's chain goes on in more than one way: a vault that was
// copied or put back and written on in two places. All branches are kept, and all count.
type Fork struct {
	Replica  ReplicaID
	Seq      uint64 // where the branches begin
	Branches []ID   // the first revision of each
}

// Mark is the end of one branch of one replica's chain.
type Mark struct {
	Replica ReplicaID
	Seq     uint64
	ID      ID
}

// Frontier gives the end of every branch of every chain, sorted: what two copies compare to
// find out what each lacks.
func (s *Set) Frontier() []Mark {
	continued := make(map[ID]bool, len(s.revs))
	for _, r := range s.revs {
		continued[r.Header.Previous] = true
	}
	var ends []Mark
	for id, r := range s.revs {
		if !continued[id] {
			ends = append(ends, Mark{r.Header.Replica, r.Header.Seq, id})
		}
	}
	slices.SortFunc(ends, func(a, b Mark) int {
		return cmp.Or(a.Replica.Compare(b.Replica), cmp.Compare(a.Seq, b.Seq), a.ID.Compare(b.ID))
	})
	return ends
}

// link says how a revision hangs on the one before it.
type link uint8

const (
	linkSound   link = iota
	linkMissing      // the one before has not arrived
	linkBroken       // the one before is of another replica, or not the one before
)

func (s *Set) link(r *Revision) (before *Revision, l link) {
	if r.Header.Seq == 1 {
		return nil, linkSound
	}
	before = s.revs[r.Header.Previous]
	switch {
	case before == nil:
		return nil, linkMissing
	case before.Header.Replica != r.Header.Replica || before.Header.Seq+1 != r.Header.Seq:
		return nil, linkBroken
	}
	return before, linkSound
}

func (s *Set) hangsLoose(r *Revision) bool {
	_, l := s.link(r)
	return l == linkMissing
}

// breaks finds the gaps and the forks, replica by replica.
func (s *Set) breaks() (gaps []Gap, forks []Fork) {
	revs := slices.SortedFunc(maps.Values(s.revs), chainOrder)
	for len(revs) > 0 {
		n := 1
		for n < len(revs) && revs[n].Header.Replica == revs[0].Header.Replica {
			n++
		}
		g, f := s.breaksOf(revs[:n])
		gaps, forks, revs = append(gaps, g...), append(forks, f...), revs[n:]
	}
	return gaps, forks
}

// breaksOf takes one replica's revisions, sorted by seq.
func (s *Set) breaksOf(chain []*Revision) (gaps []Gap, forks []Fork) {
	replica, last := chain[0].Header.Replica, uint64(0)
	for i := 0; i < len(chain); {
		seq, n := chain[i].Header.Seq, 1
		for i+n < len(chain) && chain[i+n].Header.Seq == seq {
			n++
		}
		same := chain[i : i+n]
		if seq > last+1 {
			gaps = append(gaps, Gap{replica, last + 1, seq - 1})
		} else if slices.ContainsFunc(same, s.hangsLoose) { // a branch whose beginning has not arrived
			gaps = append(gaps, Gap{replica, seq - 1, seq - 1})
		}
		// Branches begin where two share what went before, or where that is not here to tell.
		from := map[ID][]ID{}
		for _, r := range same {
			before, _ := s.link(r)
			var id ID
			if before != nil {
				id = before.ID
			}
			from[id] = append(from[id], r.ID)
		}
		for _, id := range slices.SortedFunc(maps.Keys(from), ID.Compare) {
			if len(from[id]) > 1 {
				forks = append(forks, Fork{replica, seq, from[id]})
			}
		}
		last, i = seq, i+n
	}
	return gaps, forks
}

// signer is a key together with the replica whose chain it seals. Two members can be one
// signer: one device that was granted two roles.
type signer struct {
	key     [ed25519.PublicKeySize]byte
	replica ReplicaID
}

// sealedBy gives the revisions that a signer's seals prove: those named and all before them.
func (s *Set) sealedBy(who signer, seals []*Seal) map[ID]bool {
	proved := map[ID]bool{}
	// From the end of the chain backwards, so that each revision is walked over once and, where
	// an earlier seal adds nothing, its signature is not checked.
	slices.SortFunc(seals, func(a, b *Seal) int { return sealOrder(b, a) })
	for _, seal := range seals {
		r := s.revs[seal.ID]
		if r == nil || proved[seal.ID] || r.Header.Replica != who.replica ||
			r.Header.Seq != seal.Seq || seal.Verify(who.key[:]) != nil {
			continue
		}
		for r != nil && !proved[r.ID] {
			proved[r.ID] = true
			r, _ = s.link(r)
		}
	}
	return proved
}

// upTo gives a test for the revisions of one replica up to and including one of them. Where
// the chain cannot be walked further down, the seq decides.
func (s *Set) upTo(replica ReplicaID, seq uint64, id ID) func(*Revision) bool {
	end := s.revs[id]
	if end != nil && (end.Header.Replica != replica || end.Header.Seq != seq) {
		return func(*Revision) bool { return false } // a line drawn in no chain keeps nothing
	}
	kept, lowest := map[ID]bool{}, seq+1
	for r := end; r != nil; {
		kept[r.ID], lowest = true, r.Header.Seq
		r, _ = s.link(r)
	}
	return func(r *Revision) bool {
		return r.Header.Replica == replica && (kept[r.ID] || r.Header.Seq < lowest)
	}
}
