package history

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
)

// ID names a revision: the SHA-256 of its header's bytes. A plan's id is the ID of its
// first revision. In text it is 64 lower-case hexadecimal digits; the zero ID, "no
// revision", is the empty string.
type ID [32]byte

// EntryID names an entry of a plan: 16 random bytes, of which entries that are written together
// may share the first 12, or, for members and their names, 16 derived ones (see [MemberEntry]).
// In text it is 32 lower-case hexadecimal digits.
type EntryID [16]byte

// ReplicaID names one device's hand in one plan: 16 random bytes. A replica has one chain
// and one Ed25519 key, for life.
type ReplicaID [16]byte

// ParseID reads the text form of an ID that is not zero.
func ParseID(s string) (id ID, err error) { return id, parseHex(id[:], s) }

// ParseEntryID reads the text form of an EntryID that is not zero.
func ParseEntryID(s string) (id EntryID, err error) { return id, parseHex(id[:], s) }

// ParseReplicaID reads the text form of a ReplicaID that is not zero.
func ParseReplicaID(s string) (id ReplicaID, err error) { return id, parseHex(id[:], s) }

// NewEntryID draws an entry id from random, for which a program passes crypto/rand's Reader.
func NewEntryID(random io.Reader) (id EntryID, err error) {
	_, err = io.ReadFull(random, id[:])
	return id, err
}

func (id ID) String() string        { return formatHex(id[:]) }
func (id EntryID) String() string   { return formatHex(id[:]) }
func (id ReplicaID) String() string { return formatHex(id[:]) }

func (id ID) IsZero() bool        { return id == ID{} }
func (id EntryID) IsZero() bool   { return id == EntryID{} }
func (id ReplicaID) IsZero() bool { return id == ReplicaID{} }

// Compare orders ids by their bytes: an order without meaning, the same everywhere.
func (id ID) Compare(other ID) int               { return bytes.Compare(id[:], other[:]) }
func (id EntryID) Compare(other EntryID) int     { return bytes.Compare(id[:], other[:]) }
func (id ReplicaID) Compare(other ReplicaID) int { return bytes.Compare(id[:], other[:]) }

func (id ID) MarshalText() ([]byte, error)        { return []byte(id.String()), nil }
func (id EntryID) MarshalText() ([]byte, error)   { return []byte(id.String()), nil }
func (id ReplicaID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

func (id *ID) UnmarshalText(text []byte) error        { return parseHexOrEmpty(id[:], string(text)) }
func (id *EntryID) UnmarshalText(text []byte) error   { return parseHexOrEmpty(id[:], string(text)) }
func (id *ReplicaID) UnmarshalText(text []byte) error { return parseHexOrEmpty(id[:], string(text)) }

func isZero(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}

func formatHex(b []byte) string {
	if isZero(b) {
		return ""
	}
	return hex.EncodeToString(b)
}

func parseHexOrEmpty[T string | []byte](dst []byte, s T) error {
	if len(s) == 0 {
		clear(dst)
		return nil
	}
	return parseHex(dst, s)
}

// parseHex refuses capitals and the all-zero value: each id has one spelling.
func parseHex[T string | []byte](dst []byte, s T) error {
	if err := parseHexAny(dst, s); err != nil {
		return err
	}
	if isZero(dst) {
		return fmt.Errorf("%w: an id of zeros", ErrMalformed)
	}
	return nil
}

func parseHexAny[T string | []byte](dst []byte, s T) error {
	if len(s) != 2*len(dst) {
		return fmt.Errorf("%w: %d hexadecimal digits where %d belong", ErrMalformed, len(s), 2*len(dst))
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return fmt.Errorf("%w: not lower-case hexadecimal", ErrMalformed)
		}
	}
	_, err := hex.Decode(dst, []byte(s))
	return err
}
