package history

import (
	"cmp"
	"slices"
)

// Heads gives the heads among the revisions of one entry: those that no other of them names as
// a parent. The latest by clock comes first, so that a display that must begin somewhere begins
// there. A revision supersedes only revisions of its own kind: an allergy does not disappear
// because something else was written over its entry.
func Heads(revs []*Revision) []*Revision {
	return HeadsUnder(CheckEveryHead, revs, nil)
}

// HeadsUnder is Heads where the policy says in addition who may supersede whom. role gives the
// role in which a revision counts; it is asked only under [ClinicianOverClinician].
func HeadsUnder(p Policy, revs []*Revision, role func(*Revision) Role) []*Revision {
	byID := make(map[ID]*Revision, len(revs))
	for _, r := range revs {
		byID[r.ID] = r
	}
	superseded := make(map[ID]bool, len(revs))
	for _, r := range revs {
		for _, parent := range r.Header.Parents {
			before := byID[parent]
			if before == nil || before.Header.Entry != r.Header.Entry || before.Header.Kind != r.Header.Kind {
				continue
			}
			if p == ClinicianOverClinician && role(before) == RoleClinician && role(r) != RoleClinician {
				continue
			}
			superseded[parent] = true
		}
	}
	var heads []*Revision
	for id, r := range byID {
		if !superseded[id] {
			heads = append(heads, r)
		}
	}
	slices.SortFunc(heads, latestFirst)
	return heads
}

// latestFirst orders for display. Ties, and clocks that are wrong, fall back on the id, so
// that every copy shows the same.
func latestFirst(a, b *Revision) int {
	return cmp.Or(b.Header.RecordedAt.Compare(a.Header.RecordedAt), a.ID.Compare(b.ID))
}
