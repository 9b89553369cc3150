package history

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
)

// Version is the format version that this package writes.
const Version = 1

// Limits of the format. A revision beyond them is refused, by writer and reader alike.
const (
	MaxHeader  = 16 << 10  // bytes of a header
	MaxBody    = 64 << 10  // bytes of a body
	MaxParents = 128       // parents of one revision
	MaxKind    = 32        // letters of a kind
	MaxSeq     = 1<<53 - 1 // so that any JSON reader holds a seq exactly
	SaltSize   = 16        // bytes of a body's salt
)

// Status is what a revision says of its entry.
type Status string

const (
	StatusActive  Status = "active"
	StatusStopped Status = "stopped"          // stopped, resolved, no longer so
	StatusInError Status = "entered-in-error" // never was so; the reason is in the body
)

// Asserter is the kind of source that a fact came from. Who exactly said so may be somebody's
// personal text, so it stands in the body under [BodySaidBy], where it can be erased.
type Asserter string

const (
	AsserterSelf      Asserter = "self" // whoever typed it
	AsserterPatient   Asserter = "patient"
	AsserterCarer     Asserter = "carer"
	AsserterClinician Asserter = "clinician"
	AsserterLetter    Asserter = "letter"
	AsserterImport    Asserter = "import"
)

// Names of body fields that mean the same in every kind of entry.
const (
	BodySaidBy = "said_by" // who said so, in words
	BodyReason = "reason"  // why an entry was stopped or entered in error, in words
)

// Header is the part of a revision that its id is the hash of. It is never erased, so it
// holds nothing that names or quotes anybody.
type Header struct {
	V          int       // format version, from 1
	Plan       ID        // zero in the plan's first revision, whose own id is the plan's
	Replica    ReplicaID // who wrote it, as a device
	Seq        uint64    // its place in the replica's chain, from 1
	Previous   ID        // the revision before it in the chain; zero where Seq is 1
	Entry      EntryID
	Kind       string // a word such as "medicine"; an entry keeps its kind
	Parents    []ID   // the revisions of this entry that its author saw
	Status     Status
	Author     EntryID  // who wrote it, as a member
	Asserter   Asserter // what kind of source said so
	RecordedAt HLC
	BodyHash   [32]byte // of the salt and the body
}

// Newer says that the revision was written by a later version: it is kept, shown and passed
// on, and its entry is not edited here.
func (h *Header) Newer() bool { return h.V > Version }

// Bytes gives the header as this package writes it: compact JSON, the keys in one order. It
// is for new headers; one that was read keeps the bytes that it came in ([Revision.Raw]).
func (h *Header) Bytes() []byte {
	b := make([]byte, 0, 640+67*len(h.Parents))
	b = append(b, `{"v":`...)
	b = strconv.AppendInt(b, int64(h.V), 10)
	b = appendField(b, "plan", h.Plan[:])
	b = appendField(b, "replica", h.Replica[:])
	b = append(b, `,"seq":`...)
	b = strconv.AppendUint(b, h.Seq, 10)
	b = appendField(b, "previous", h.Previous[:])
	b = appendField(b, "entry", h.Entry[:])
	b = append(append(append(b, `,"kind":"`...), h.Kind...), `","parents":[`...)
	for i, p := range h.Parents {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(hex.AppendEncode(append(b, '"'), p[:]), '"')
	}
	b = append(append(append(b, `],"status":"`...), h.Status...), '"')
	b = appendField(b, "author", h.Author[:])
	b = append(append(append(b, `,"asserter":"`...), h.Asserter...), '"')
	b = append(h.RecordedAt.append(append(b, `,"recorded_at":"`...)), '"')
	b = append(hex.AppendEncode(append(b, `,"body_hash":"`...), h.BodyHash[:]), '"')
	return append(b, '}')
}

func appendField(b []byte, name string, id []byte) []byte {
	b = append(append(append(b, `,"`...), name...), `":"`...)
	return append(append(b, formatHex(id)...), '"')
}

// check holds for every header, read or to be written.
func (h *Header) check() error {
	first := h.Plan.IsZero()
	switch {
	case h.V < 1:
		return fmt.Errorf("%w: v", ErrMalformed)
	case h.Replica.IsZero():
		return fmt.Errorf("%w: replica", ErrMalformed)
	case h.Seq < 1 || h.Seq > MaxSeq:
		return fmt.Errorf("%w: seq", ErrMalformed)
	case (h.Seq == 1) != h.Previous.IsZero():
		return fmt.Errorf("%w: previous does not fit seq", ErrMalformed)
	case h.Entry.IsZero():
		return fmt.Errorf("%w: entry", ErrMalformed)
	case !isWord(h.Kind, MaxKind):
		return fmt.Errorf("%w: kind", ErrMalformed)
	case len(h.Parents) > MaxParents:
		return fmt.Errorf("%w: parents", ErrTooLong)
	case !isWord(string(h.Status), MaxKind):
		return fmt.Errorf("%w: status", ErrMalformed)
	case h.Author.IsZero():
		return fmt.Errorf("%w: author", ErrMalformed)
	case !isWord(string(h.Asserter), MaxKind):
		return fmt.Errorf("%w: asserter", ErrMalformed)
	case !inRange(h.RecordedAt.Wall):
		return fmt.Errorf("%w: recorded_at", ErrMalformed)
	case first && (h.Seq != 1 || h.Kind != KindMember || h.Author != h.Entry || len(h.Parents) > 0):
		return fmt.Errorf("%w: not a plan's first revision, and names no plan", ErrMalformed)
	}
	for i, p := range h.Parents {
		if p.IsZero() || slices.Contains(h.Parents[:i], p) {
			return fmt.Errorf("%w: parents", ErrMalformed)
		}
	}
	if !h.Newer() && (!knownStatus(h.Status) || !knownAsserter(h.Asserter)) {
		return fmt.Errorf("%w: status or asserter unknown in version %d", ErrMalformed, h.V)
	}
	return nil
}

func knownStatus(s Status) bool {
	return s == StatusActive || s == StatusStopped || s == StatusInError
}

func knownAsserter(a Asserter) bool {
	switch a {
	case AsserterSelf, AsserterPatient, AsserterCarer, AsserterClinician, AsserterLetter, AsserterImport:
		return true
	}
	return false
}

// isWord says whether s is a lower-case letter followed by lower-case letters, digits and
// hyphens, at most max in all: nothing that needs escaping, nothing that can hold a sentence.
func isWord(s string, max int) bool {
	if s == "" || len(s) > max || s[0] < 'a' || s[0] > 'z' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// hashBody is the salted hash by which a header names its body. Without the salt, the hash of
// a short body ("penicillin") could be found by guessing after the body was erased.
func hashBody(salt, body []byte) [32]byte {
	h := sha256.New()
	h.Write(salt)
	h.Write(body)
	return [32]byte(h.Sum(nil))
}
