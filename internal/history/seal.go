package history

import (
	"crypto/ed25519"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strconv"
)

// Contexts of what is signed and derived. Each message begins with one of them and a zero
// byte, so that a signature made for one purpose can never serve for another.
const (
	contextSeal    = "carebottle/history/seal"
	contextGrant   = "carebottle/history/grant"
	contextReadmit = "carebottle/history/readmit"
	contextMember  = "carebottle/history/member"
	contextName    = "carebottle/history/name"
)

// SealEvery is how many revisions a long transaction writes between seals, so that a transfer
// that was cut can go on from the last.
const SealEvery = 200

// Seal is a replica's signature over one of its revisions, and through the chain of hashes
// over all before it.
type Seal struct {
	V         int
	Plan      ID // never zero: for the plan's first revision it is that revision's id
	Replica   ReplicaID
	Seq       uint64
	ID        ID
	Signature []byte // Ed25519, 64 bytes
}

// message is what a seal signs. All parts have a fixed length.
func (s *Seal) message() []byte {
	b := context(contextSeal, s.V)
	b = append(b, s.Plan[:]...)
	b = append(b, s.Replica[:]...)
	b = binary.BigEndian.AppendUint64(b, s.Seq)
	return append(b, s.ID[:]...)
}

func context(name string, v int) []byte {
	b := make([]byte, 0, 192)
	b = append(append(b, name...), 0)
	return binary.BigEndian.AppendUint32(b, uint32(v))
}

// Verify says whether the seal is by key. The error is ErrBadSeal.
func (s *Seal) Verify(key ed25519.PublicKey) error {
	if len(key) != ed25519.PublicKeySize || !ed25519.Verify(key, s.message(), s.Signature) {
		return ErrBadSeal
	}
	return nil
}

// Bytes gives the seal as compact JSON, the form in which it is exchanged.
func (s *Seal) Bytes() []byte {
	b := append(make([]byte, 0, 400), `{"v":`...)
	b = strconv.AppendInt(b, int64(s.V), 10)
	b = appendField(b, "plan", s.Plan[:])
	b = appendField(b, "replica", s.Replica[:])
	b = append(b, `,"seq":`...)
	b = strconv.AppendUint(b, s.Seq, 10)
	b = appendField(b, "id", s.ID[:])
	b = append(hex.AppendEncode(append(b, `,"signature":"`...), s.Signature), '"')
	return append(b, '}')
}

var sealFields = []string{"v", "plan", "replica", "seq", "id", "signature"}

// DecodeSeal reads a seal as strictly as [Decode] reads a header. It does not verify it.
func DecodeSeal(raw []byte) (Seal, error) {
	var s Seal
	if len(raw) > MaxHeader {
		return s, fmt.Errorf("seal: %w", ErrTooLong)
	}
	unknown, err := fields(raw, sealFields, s.readField)
	if err == nil {
		err = s.check()
	}
	if err == nil && unknown {
		err = fmt.Errorf("%w: a key that a seal does not have", ErrMalformed)
	}
	if err != nil {
		return Seal{}, fmt.Errorf("seal: %w", err)
	}
	return s, nil
}

func (s *Seal) readField(name string, v *value) (err error) {
	switch name {
	case "v":
		s.V, err = v.version()
	case "plan":
		err = v.into(s.Plan[:])
	case "replica":
		err = v.into(s.Replica[:])
	case "seq":
		s.Seq, err = v.number()
	case "id":
		err = v.into(s.ID[:])
	case "signature":
		s.Signature = make([]byte, ed25519.SignatureSize)
		err = v.intoAny(s.Signature)
	}
	return err
}

// check refuses another version: a seal of it signs a message that this one cannot rebuild.
func (s *Seal) check() error {
	if s.V != Version || s.Seq < 1 || s.Seq > MaxSeq || s.Plan.IsZero() || s.Replica.IsZero() ||
		s.ID.IsZero() || len(s.Signature) != ed25519.SignatureSize {
		return fmt.Errorf("%w: seal", ErrMalformed)
	}
	return nil
}
