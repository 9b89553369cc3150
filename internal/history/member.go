package history

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// Role is what a member is in one plan. It comes from a grant, never from its holder.
type Role string

const (
	RoleNone      Role = "" // nobody granted one
	RolePatient   Role = "patient"
	RoleCarer     Role = "carer"
	RoleClinician Role = "clinician"
)

func (r Role) known() bool {
	return r == RolePatient || r == RoleCarer || r == RoleClinician
}

// Kinds of entry that the history writes for itself. Their bodies, but for the names, are
// what other revisions rest on: they are never erased or withheld, and hold no name.
const (
	KindMember     = "member"      // a grant, or its revocation
	KindName       = "member-name" // a member's name and device, in words
	KindAcceptance = "acceptance"  // lets revisions that were set apart count
	KindErasure    = "erasure"     // says whose bodies are to be removed everywhere
)

// Reserved says whether only this package writes entries of the kind.
func Reserved(kind string) bool {
	return kind == KindName || !Erasable(kind)
}

// Erasable says whether bodies of the kind can be erased or withheld.
func Erasable(kind string) bool {
	return kind != KindMember && kind != KindAcceptance && kind != KindErasure
}

// Person is what a member's device says of whoever holds it.
type Person struct {
	Name   string
	Role   Role
	Device string // "Grace's tablet"
}

// MayFound says whether a plan can be founded in the role. A founder grants roles and is
// granted theirs by nobody, so a founder is never a clinician: nobody becomes one by saying so.
func MayFound(role Role) bool { return role == RolePatient || role == RoleCarer }

// MayGrant says whether a member may give others the role. The founder and a patient may give
// any; a clinician makes carers and clinicians; a carer who did not found the plan, nobody.
// Anybody may readmit their own hand on a new device ([Writer.Readmit]).
func MayGrant(by Member, role Role) bool {
	if !role.known() {
		return false
	}
	return by.Founder || by.Role == RolePatient ||
		by.Role == RoleClinician && role != RolePatient
}

// Grant is the body of a member entry that is active: one key, one replica, one role.
type Grant struct {
	Role      Role
	Key       ed25519.PublicKey
	Replica   ReplicaID
	GrantedBy EntryID // the member whose key signed; zero for the founder
	Continues bool    // the same person's hand as GrantedBy, on a new device or in a restored vault
	Signature []byte  // Ed25519 by GrantedBy's key, 64 bytes; nil for the founder
}

// MemberEntry is the id of a member's entry: the first 16 bytes of a SHA-256 over all that a
// member is for life. So nobody can put another key, role or person behind a member's entry.
// plan is zero for the founder, whose entry is in the revision that gives the plan its id;
// continues is zero unless the hand goes on from another.
func MemberEntry(plan ID, replica ReplicaID, key ed25519.PublicKey, role Role, continues EntryID) EntryID {
	b := context(contextMember, Version)
	b = append(b, plan[:]...)
	b = append(b, replica[:]...)
	b = append(b, key...)
	b = append(b, continues[:]...)
	sum := sha256.Sum256(append(b, role...))
	return EntryID(sum[:16])
}

// NameEntry is the id of the entry that holds a member's name.
func NameEntry(member EntryID) EntryID {
	sum := sha256.Sum256(append(context(contextName, Version), member[:]...))
	return EntryID(sum[:16])
}

// entry is the id of the member entry that the grant belongs to.
func (g *Grant) entry(plan ID) EntryID {
	switch {
	case g.GrantedBy.IsZero():
		return MemberEntry(ID{}, g.Replica, g.Key, g.Role, EntryID{})
	case g.Continues:
		return MemberEntry(plan, g.Replica, g.Key, g.Role, g.GrantedBy)
	}
	return MemberEntry(plan, g.Replica, g.Key, g.Role, EntryID{})
}

// message is what the granting key signs. Only the role, at the end, varies in length.
func (g *Grant) message(plan ID) []byte {
	name := contextGrant
	if g.Continues {
		name = contextReadmit
	}
	b := context(name, Version)
	b = append(b, plan[:]...)
	b = append(b, g.GrantedBy[:]...)
	b = append(b, g.Replica[:]...)
	b = append(b, g.Key...)
	return append(b, g.Role...)
}

func (g *Grant) verify(plan ID, granter ed25519.PublicKey) bool {
	return ed25519.Verify(granter, g.message(plan), g.Signature)
}

func (g *Grant) bytes() []byte {
	b := append([]byte(`{"role":"`), g.Role...)
	b = append(hex.AppendEncode(append(b, `","key":"`...), g.Key), '"')
	b = appendField(b, "replica", g.Replica[:])
	b = appendField(b, "granted_by", g.GrantedBy[:])
	b = fmt.Appendf(b, `,"continues":%t`, g.Continues)
	return append(hex.AppendEncode(append(b, `,"signature":"`...), g.Signature), `"}`...)
}

var grantFields = []string{"role", "key", "replica", "granted_by", "continues", "signature"}

// DecodeGrant reads the body of an active member entry strictly. It verifies nothing.
func DecodeGrant(body []byte) (Grant, error) {
	var g Grant
	unknown, err := fields(body, grantFields, g.readField)
	switch {
	case err != nil:
	case unknown:
		err = fmt.Errorf("%w: a key that a grant does not have", ErrMalformed)
	case !g.Role.known():
		err = fmt.Errorf("%w: role", ErrMalformed)
	case g.GrantedBy.IsZero() != (len(g.Signature) == 0), g.GrantedBy.IsZero() && g.Continues:
		err = fmt.Errorf("%w: granted_by, continues and signature do not fit together", ErrMalformed)
	}
	if err != nil {
		return Grant{}, fmt.Errorf("grant: %w", err)
	}
	return g, nil
}

func (g *Grant) readField(name string, v *value) (err error) {
	var s string
	switch name {
	case "role":
		s, err = v.word()
		g.Role = Role(s)
	case "key":
		g.Key = make([]byte, ed25519.PublicKeySize)
		err = v.intoAny(g.Key)
	case "replica":
		err = v.into(g.Replica[:])
	case "granted_by":
		err = v.intoOrEmpty(g.GrantedBy[:])
	case "continues":
		g.Continues, err = v.truth()
	case "signature":
		if s, err = v.word(); err == nil && s != "" {
			g.Signature = make([]byte, ed25519.SignatureSize)
			err = parseHexAny(g.Signature, s)
		}
	}
	return err
}

// Revocation is the body of a member entry that is stopped or entered in error. It draws its
// line in the revoked chain, not in time: what stands up to Until, which is what the revoker
// had seen, goes on counting; whatever else the member wrote is set apart until accepted.
type Revocation struct {
	UntilSeq uint64    // 0: nothing that the member wrote counts
	Until    ID        // the revision at UntilSeq, which tells the branches of a fork apart
	Kept     []EntryID // hands that the member readmitted, and that stay members
}

const maxKept = 128

func (r *Revocation) bytes() []byte {
	b := fmt.Appendf(nil, `{"until_seq":%d`, r.UntilSeq)
	b = append(appendField(b, "until", r.Until[:]), `,"kept":[`...)
	for i, e := range r.Kept {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, '"'), e.String()...), '"')
	}
	return append(b, `]}`...)
}

var revocationFields = []string{"until_seq", "until", "kept"}

// DecodeRevocation reads the body of a revoked member entry strictly.
func DecodeRevocation(body []byte) (Revocation, error) {
	var r Revocation
	unknown, err := fields(body, revocationFields, func(name string, v *value) (err error) {
		switch name {
		case "until_seq":
			r.UntilSeq, err = v.number()
		case "until":
			err = v.intoOrEmpty(r.Until[:])
		case "kept":
			err = v.list(maxKept, func(s string) error {
				e, err := ParseEntryID(s)
				if slices.Contains(r.Kept, e) {
					return fmt.Errorf("%w: doubled", ErrMalformed)
				}
				r.Kept = append(r.Kept, e)
				return err
			})
		}
		return err
	})
	switch {
	case err != nil:
	case unknown:
		err = fmt.Errorf("%w: a key that a revocation does not have", ErrMalformed)
	case (r.UntilSeq == 0) != r.Until.IsZero():
		err = fmt.Errorf("%w: until does not fit until_seq", ErrMalformed)
	}
	if err != nil {
		return Revocation{}, fmt.Errorf("revocation: %w", err)
	}
	return r, nil
}
