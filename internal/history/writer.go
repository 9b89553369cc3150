package history

import (
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"time"
)

// Tip is the end of a replica's chain: what the next revision goes on from.
type Tip struct {
	Seq   uint64 // of the last revision; 0 before the first
	ID    ID     // of the last revision; zero before the first
	Clock HLC
}

// State is what has to be stored for a [Writer] to go on. The key is secret.
type State struct {
	Plan    ID
	Replica ReplicaID
	Author  EntryID // the member entry of this hand
	Role    Role
	Key     ed25519.PrivateKey
	Tip     Tip
}

// Writer is one replica's pen in one plan. It is not safe for concurrent use. It belongs to
// one running vault: two writers that go on from one state make a fork.
type Writer struct {
	state  State
	random io.Reader
}

// Draft is a revision before it is written.
type Draft struct {
	Entry    EntryID
	Kind     string
	Parents  []ID // every revision of the entry that the author was shown as current
	Status   Status
	Author   EntryID  // zero: the writer's own member entry
	Asserter Asserter // empty: AsserterSelf
	Body     []byte   // a strict JSON object, at most MaxBody
	At       time.Time
}

// Resume goes on from stored state; random is for the bodies' salts. The error is ErrState.
func Resume(random io.Reader, s State) (*Writer, error) {
	switch {
	case len(s.Key) != ed25519.PrivateKeySize:
		return nil, fmt.Errorf("%w: key", ErrState)
	case s.Plan.IsZero() || s.Replica.IsZero() || s.Author.IsZero() || !s.Role.known():
		return nil, fmt.Errorf("%w: something is missing", ErrState)
	case (s.Tip.Seq == 0) != s.Tip.ID.IsZero():
		return nil, fmt.Errorf("%w: tip", ErrState)
	}
	s.Key = append(ed25519.PrivateKey(nil), s.Key...)
	return &Writer{state: s, random: random}, nil
}

// State gives what to store. The key in it is a copy, for the caller to wipe.
func (w *Writer) State() State {
	s := w.state
	s.Key = append(ed25519.PrivateKey(nil), s.Key...)
	return s
}

func (w *Writer) Plan() ID           { return w.state.Plan }
func (w *Writer) Replica() ReplicaID { return w.state.Replica }
func (w *Writer) Author() EntryID    { return w.state.Author }
func (w *Writer) Role() Role         { return w.state.Role }
func (w *Writer) Tip() Tip           { return w.state.Tip }

// Rewind puts the pen back to a tip that it had before, when a transaction did not commit.
// After anything written since has left the device, it would make a fork.
func (w *Writer) Rewind(t Tip) { w.state.Tip = t }

// Observe takes in another's clock reading, so that what is written next sorts after it.
func (w *Writer) Observe(h HLC, now time.Time) {
	w.state.Tip.Clock = w.state.Tip.Clock.Seen(h, now)
}

// Wipe overwrites the key. The writer writes nothing afterwards.
func (w *Writer) Wipe() {
	clear(w.state.Key)
	w.state.Key = nil
}

// Append writes the next revision of the chain. It is proved by the next [Writer.Seal]. On an
// error the chain stands as before. The errors are ErrDraft, ErrReservedKind, ErrTooLong,
// ErrMalformed, ErrWiped, and those of the source of randomness.
func (w *Writer) Append(d Draft) (Revision, error) {
	if Reserved(d.Kind) {
		return Revision{}, ErrReservedKind
	}
	if d.Author.IsZero() {
		d.Author = w.state.Author
	}
	return w.append(d)
}

func (w *Writer) append(d Draft) (Revision, error) {
	if w.state.Key == nil {
		return Revision{}, ErrWiped
	}
	if err := checkBody(d.Body); err != nil {
		return Revision{}, err
	}
	if !inRange(d.At) {
		return Revision{}, fmt.Errorf("%w: time", ErrDraft)
	}
	if d.Asserter == "" {
		d.Asserter = AsserterSelf
	}
	salt := make([]byte, SaltSize)
	if _, err := io.ReadFull(w.random, salt); err != nil {
		return Revision{}, fmt.Errorf("salt: %w", err)
	}
	tip := w.state.Tip
	h := Header{
		V: Version, Plan: w.state.Plan, Replica: w.state.Replica,
		Seq: tip.Seq + 1, Previous: tip.ID,
		Entry: d.Entry, Kind: d.Kind, Parents: append([]ID(nil), d.Parents...),
		Status: d.Status, Author: d.Author, Asserter: d.Asserter,
		RecordedAt: tip.Clock.Next(d.At), BodyHash: hashBody(salt, d.Body),
	}
	if err := h.check(); err != nil {
		return Revision{}, errors.Join(ErrDraft, err)
	}
	raw := h.Bytes()
	r := Revision{
		ID: sha256.Sum256(raw), Raw: raw, Header: h,
		Salt: salt, Body: append([]byte(nil), d.Body...), BodyState: Present,
	}
	w.state.Tip = Tip{Seq: h.Seq, ID: r.ID, Clock: h.RecordedAt}
	return r, nil
}

func checkBody(body []byte) error {
	if len(body) > MaxBody {
		return fmt.Errorf("body: %w", ErrTooLong)
	}
	if err := CheckObject(body); err != nil {
		return fmt.Errorf("body: %w", err)
	}
	return nil
}

// Seal signs the chain as it stands, all of it. The errors are ErrNothingToSeal and ErrWiped.
func (w *Writer) Seal() (Seal, error) {
	if w.state.Key == nil {
		return Seal{}, ErrWiped
	}
	if w.state.Tip.Seq == 0 {
		return Seal{}, ErrNothingToSeal
	}
	s := Seal{
		V: Version, Plan: w.state.Plan, Replica: w.state.Replica,
		Seq: w.state.Tip.Seq, ID: w.state.Tip.ID,
	}
	s.Signature = ed25519.Sign(w.state.Key, s.message())
	return s, nil
}
