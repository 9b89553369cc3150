package history

import (
	"crypto/sha256"
	"fmt"
)

// BodyState says whether a revision's body is here. The order is that of knowing more: when
// two copies of a revision meet, the higher one stays.
type BodyState uint8

const (
	Withheld BodyState = iota // never given to this member
	Erased                    // removed for good by its person's act
	Present
)

func (s BodyState) String() string {
	switch s {
	case Withheld:
		return "withheld"
	case Erased:
		return "erased"
	case Present:
		return "present"
	}
	return fmt.Sprintf("BodyState(%d)", uint8(s))
}

// Revision is one whole statement of one entry. Its fields are not changed once it is in a
// [Set]; Raw, Salt and Body are shared, not copied.
type Revision struct {
	ID        ID
	Raw       []byte // the header's bytes, exactly as written
	Header    Header
	Salt      []byte // SaltSize bytes; nil unless the body is present
	Body      []byte // nil unless the body is present
	BodyState BodyState
}

// Open reads a revision from its stored parts and checks that they belong together. Without a
// body (nil salt and nil body), state says why there is none; with one it must be Present.
func Open(raw, salt, body []byte, state BodyState) (Revision, error) {
	h, err := Decode(raw)
	if err != nil {
		return Revision{}, err
	}
	r := Revision{ID: sha256.Sum256(raw), Raw: raw, Header: h, Salt: salt, Body: body, BodyState: state}
	return r, r.CheckBody()
}

// CheckBody says whether the body is the one that the header names, or, where it is not
// present, that nothing of it is left. The errors are ErrBodyMismatch and ErrTooLong.
func (r *Revision) CheckBody() error {
	switch {
	case r.BodyState > Present:
		return fmt.Errorf("%w: unknown state", ErrBodyMismatch)
	case r.BodyState != Present && (r.Salt != nil || r.Body != nil):
		return fmt.Errorf("%w: %v, and yet some of it is here", ErrBodyMismatch, r.BodyState)
	case r.BodyState != Present:
		return nil
	case len(r.Body) > MaxBody:
		return fmt.Errorf("body: %w", ErrTooLong)
	case len(r.Salt) != SaltSize || hashBody(r.Salt, r.Body) != r.Header.BodyHash:
		return ErrBodyMismatch
	}
	return nil
}

// check holds for a revision from anywhere: it believes the bytes and nothing beside them.
func (r *Revision) check() (Revision, error) {
	c, err := Open(r.Raw, r.Salt, r.Body, r.BodyState)
	if err == nil && c.ID != r.ID {
		err = ErrIDMismatch
	}
	return c, err
}

// Without gives the revision without its body and salt, as erased or withheld. The chain and
// the seals over it verify as before.
func (r *Revision) Without(state BodyState) Revision {
	c := *r
	c.Salt, c.Body, c.BodyState = nil, nil, state
	return c
}

// SaysTheSame says whether two revisions of one entry have the same status and the same body.
// A body that is not here cannot be known to be the same.
func (r *Revision) SaysTheSame(other *Revision) bool {
	return r.Header.Kind == other.Header.Kind && r.Header.Status == other.Header.Status &&
		r.BodyState == Present && other.BodyState == Present && string(r.Body) == string(other.Body)
}
