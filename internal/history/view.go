package history

import (
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
)

// View is what a plan's history comes to. It is a function of the set alone: no clock but the
// written ones, no order of arrival. The slices are sorted, so equal sets give equal views.
type View struct {
	Plan    ID
	Entries []*Entry // by id, then kind
	Members []Member // by entry; all who ever stood, the revoked too
	Apart   []Apart  // what is kept and shown but does not count, in chain order
	Erase   []ID     // revisions whose bodies are here and are to be removed, in chain order
	Gaps    []Gap
	Forks   []Fork

	roles map[ID]Role
}

// Entry is one fact of the plan. Revisions of two kinds under one id make two entries.
type Entry struct {
	ID        EntryID
	Kind      string
	Policy    Policy
	Heads     []*Revision // latest by clock first
	Conflict  Conflict
	Revisions []*Revision // all that count, latest by clock first
	Apart     []*Revision // of this entry and kind, those that do not
}

// Member is one person's hand on one device in the plan.
type Member struct {
	Entry     EntryID
	Name      string // empty where it was erased or has not arrived
	Device    string
	Role      Role
	Key       ed25519.PublicKey
	Replica   ReplicaID
	Founder   bool    // the founder's hand, or one that continues it
	Continues EntryID // the hand that this one continues; zero if none
	Revoked   bool    // what it wrote beyond its revoker's line is set apart
}

// Apart is a revision that does not count until somebody accepts it.
type Apart struct {
	Revision *Revision
	Reason   Reason
}

// Reason says why a revision is set apart.
type Reason uint8

const (
	ReasonNotMember   Reason = iota + 1 // nobody entitled granted its author a role
	ReasonNotTheirs                     // its replica is not its author's
	ReasonUnsealed                      // no seal by its author proves it, so far
	ReasonBroken                        // its chain does not hold together there
	ReasonRevoked                       // written beyond its author's revocation
	ReasonNotEntitled                   // its author may not do what it does to the plan's membership
)

func (r Reason) String() string {
	switch r {
	case ReasonNotMember:
		return "not by a member"
	case ReasonNotTheirs:
		return "not on its author's device"
	case ReasonUnsealed:
		return "not sealed"
	case ReasonBroken:
		return "not in its chain's order"
	case ReasonRevoked:
		return "written after its author was revoked"
	case ReasonNotEntitled:
		return "not its author's to do"
	}
	return fmt.Sprintf("Reason(%d)", uint8(r))
}

// Active says whether the entry is active, by its policy.
func (e *Entry) Active() bool { return Active(e.Policy, e.Heads) }

// Newer says that a later version wrote one of the heads: the entry is shown, not edited.
func (e *Entry) Newer() bool {
	for _, h := range e.Heads {
		if h.Header.Newer() {
			return true
		}
	}
	return false
}

// Parents gives what a revision that resolves or edits the entry names as parents.
func (e *Entry) Parents() []ID {
	ids := make([]ID, len(e.Heads))
	for i, h := range e.Heads {
		ids[i] = h.ID
	}
	return ids
}

// Entry gives an entry, or nil.
func (v *View) Entry(id EntryID, kind string) *Entry {
	for _, e := range v.Entries {
		if e.ID == id && e.Kind == kind {
			return e
		}
	}
	return nil
}

// Member gives a member, or false.
func (v *View) Member(entry EntryID) (Member, bool) {
	for _, m := range v.Members {
		if m.Entry == entry {
			return m, true
		}
	}
	return Member{}, false
}

// Role gives the role in which a revision counts: its author's as of that point of the chain,
// or, where it counts by acceptance, that of whoever accepted it. It is RoleNone for what is
// set apart.
func (v *View) Role(id ID) Role { return v.roles[id] }

// Hash is the same for two copies whose views are the same. Two copies at the same frontier
// with different hashes are a defect. Bodies that one of them does not have make no difference.
func (v *View) Hash() [32]byte {
	h := sha256.New()
	fmt.Fprintf(h, "carebottle/history/view 1\nplan %v\n", v.Plan)
	for _, e := range v.Entries {
		fmt.Fprintf(h, "entry %v %s\n", e.ID, e.Kind)
		for _, r := range e.Heads {
			fmt.Fprintf(h, "head %v %s\n", r.ID, v.roles[r.ID])
		}
	}
	for _, m := range v.Members {
		fmt.Fprintf(h, "member %v %s %t\n", m.Entry, m.Role, m.Revoked)
	}
	for _, a := range v.Apart {
		fmt.Fprintf(h, "apart %v %d\n", a.Revision.ID, a.Reason)
	}
	for _, g := range v.Gaps {
		fmt.Fprintf(h, "gap %v %d %d\n", g.Replica, g.From, g.To)
	}
	for _, f := range v.Forks {
		fmt.Fprintf(h, "fork %v %d %v\n", f.Replica, f.Seq, f.Branches)
	}
	return [32]byte(h.Sum(nil))
}
