package history

import (
	"crypto/ed25519"
	"fmt"
	"io"
	"time"
)

// Hand is a new replica and its key, before anybody has granted it a role. The key is secret.
type Hand struct {
	Replica ReplicaID
	Key     ed25519.PrivateKey
}

// NewHand draws a replica id and a device key from random.
func NewHand(random io.Reader) (Hand, error) {
	var h Hand
	if _, err := io.ReadFull(random, h.Replica[:]); err != nil {
		return Hand{}, fmt.Errorf("replica: %w", err)
	}
	_, key, err := ed25519.GenerateKey(random)
	if err != nil {
		return Hand{}, fmt.Errorf("device key: %w", err)
	}
	h.Key = key
	return h, nil
}

// Public is the half of the hand's key that others see.
func (h Hand) Public() ed25519.PublicKey { return h.Key.Public().(ed25519.PublicKey) }

// Found begins a plan. Its first revision names the founder's key, and that revision's id is
// the plan's; the second holds the founder's name. A founder is a patient or a carer
// ([MayFound]). The seal covers both.
func Found(random io.Reader, at time.Time, p Person) (*Writer, []Revision, Seal, error) {
	if !MayFound(p.Role) {
		return nil, nil, Seal{}, fmt.Errorf("founding: %w", ErrRole)
	}
	hand, err := NewHand(random)
	if err != nil {
		return nil, nil, Seal{}, err
	}
	g := Grant{Role: p.Role, Key: hand.Public(), Replica: hand.Replica}
	w := &Writer{random: random, state: State{
		Replica: hand.Replica, Author: g.entry(ID{}), Role: p.Role, Key: hand.Key,
	}}
	first, err := w.grant(at, &g)
	if err != nil {
		return nil, nil, Seal{}, err
	}
	w.state.Plan = first.ID
	second, err := w.Rename(at, w.state.Author, p.Name, p.Device, nil)
	if err != nil {
		return nil, nil, Seal{}, err
	}
	seal, err := w.Seal()
	return w, []Revision{first, second}, seal, err
}

// Admit makes another device's hand a member: its grant and its name, on this writer's chain.
// Whether this member is entitled to give the role is for [Set.View] to say, as everybody's
// copy says it; ask [MayGrant] first.
func (w *Writer) Admit(at time.Time, replica ReplicaID, key ed25519.PublicKey, p Person) ([]Revision, error) {
	if !p.Role.known() || len(key) != ed25519.PublicKeySize || replica.IsZero() {
		return nil, fmt.Errorf("admitting: %w", ErrRole)
	}
	g := Grant{Role: p.Role, Key: key, Replica: replica, GrantedBy: w.state.Author}
	tip := w.state.Tip
	return w.introduce(w, tip, at, &g, p)
}

// Readmit makes a new hand for the same person and role: for a vault that was restored or
// copied, whose old chain may have been written on elsewhere. Nothing is written on the old
// chain; the old key signs, and the new chain begins with its own grant. The old writer should
// be wiped, and the old hand revoked once the person says that no other device goes on with it.
func (w *Writer) Readmit(at time.Time, name, device string) (*Writer, []Revision, Seal, error) {
	if w.state.Key == nil {
		return nil, nil, Seal{}, ErrWiped
	}
	hand, err := NewHand(w.random)
	if err != nil {
		return nil, nil, Seal{}, err
	}
	g := Grant{
		Role: w.state.Role, Key: hand.Public(), Replica: hand.Replica,
		GrantedBy: w.state.Author, Continues: true,
	}
	next := &Writer{random: w.random, state: State{
		Plan: w.state.Plan, Replica: hand.Replica, Author: g.entry(w.state.Plan),
		Role: w.state.Role, Key: hand.Key, Tip: Tip{Clock: w.state.Tip.Clock},
	}}
	revs, err := w.introduce(next, next.state.Tip, at, &g, Person{Name: name, Device: device})
	if err != nil {
		return nil, nil, Seal{}, err
	}
	seal, err := next.Seal()
	return next, revs, seal, err
}

// introduce signs a grant with w's key and writes it and the name with pen.
func (w *Writer) introduce(pen *Writer, before Tip, at time.Time, g *Grant, p Person) ([]Revision, error) {
	if w.state.Key == nil {
		return nil, ErrWiped
	}
	g.Signature = ed25519.Sign(w.state.Key, g.message(w.state.Plan))
	first, err := pen.grant(at, g)
	if err != nil {
		return nil, err
	}
	second, err := pen.Rename(at, g.entry(w.state.Plan), p.Name, p.Device, nil)
	if err != nil {
		pen.Rewind(before)
		return nil, err
	}
	return []Revision{first, second}, nil
}

func (w *Writer) grant(at time.Time, g *Grant) (Revision, error) {
	return w.append(Draft{
		Entry: g.entry(w.state.Plan), Kind: KindMember, Status: StatusActive,
		Author: w.state.Author, Body: g.bytes(), At: at,
	})
}

// Rename writes a member's name and device; seen are the heads of the member's name entry.
func (w *Writer) Rename(at time.Time, member EntryID, who, device string, seen []ID) (Revision, error) {
	n := name{Name: who, Device: device}
	body, err := n.bytes()
	if err != nil {
		return Revision{}, fmt.Errorf("name: %w", ErrMalformed)
	}
	return w.append(Draft{
		Entry: NameEntry(member), Kind: KindName, Parents: seen, Status: StatusActive,
		Author: w.state.Author, Body: body, At: at,
	})
}

// Revoke ends a membership for life; seen are the heads of the member's entry. What the member
// wrote up to r.Until goes on counting. A person who comes back is admitted with a new hand.
func (w *Writer) Revoke(at time.Time, member EntryID, r Revocation, seen []ID) (Revision, error) {
	if (r.UntilSeq == 0) != r.Until.IsZero() || len(r.Kept) > maxKept {
		return Revision{}, fmt.Errorf("revoking: %w", ErrDraft)
	}
	return w.append(Draft{
		Entry: member, Kind: KindMember, Parents: seen, Status: StatusStopped,
		Author: w.state.Author, Body: r.bytes(), At: at,
	})
}

// Accept lets revisions that were set apart count, on this member's authority and in this
// member's role. A grant or a revocation is not accepted: it is made again.
func (w *Writer) Accept(at time.Time, ids ...ID) (Revision, error) {
	return w.list(at, KindAcceptance, ids)
}

// Erase says everywhere that the bodies of revisions are gone, and not to be taken again. The
// caller removes the bytes it has itself.
func (w *Writer) Erase(at time.Time, ids ...ID) (Revision, error) {
	return w.list(at, KindErasure, ids)
}

func (w *Writer) list(at time.Time, kind string, ids []ID) (Revision, error) {
	entry, err := NewEntryID(w.random)
	if err != nil {
		return Revision{}, fmt.Errorf("entry: %w", err)
	}
	body := listBytes(ids)
	if _, err := DecodeList(body); err != nil {
		return Revision{}, fmt.Errorf("%w: %w", ErrDraft, err)
	}
	return w.append(Draft{
		Entry: entry, Kind: kind, Status: StatusActive,
		Author: w.state.Author, Body: body, At: at,
	})
}
