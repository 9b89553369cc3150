package history

import "errors"

// What can be wrong with bytes from outside. Callers test with errors.Is; the wrapped text
// says which field, never what was in it.
var (
	// ErrMalformed means that the bytes are not a header, seal or body of this format.
	ErrMalformed = errors.New("not in the history format")
	// ErrTooLong means that a header or body is longer than the format allows.
	ErrTooLong = errors.New("longer than the history format allows")
	// ErrBodyMismatch means that a body is not the one that its header names.
	ErrBodyMismatch = errors.New("body is not the one its header names")
	// ErrIDMismatch means that a revision's id is not the hash of its header.
	ErrIDMismatch = errors.New("revision id is not the hash of its header")
	// ErrOtherPlan means that a revision or seal belongs to another person's plan.
	ErrOtherPlan = errors.New("belongs to another plan")
	// ErrBadSeal means that a seal's signature is not by the key it must be by.
	ErrBadSeal = errors.New("seal is not by its replica's key")
)

// What a caller can ask of a [Writer] that it will not write.
var (
	// ErrDraft means that a draft cannot be written as it is.
	ErrDraft = errors.New("draft cannot be written")
	// ErrReservedKind means that a draft has a kind that only this package writes.
	ErrReservedKind = errors.New("kind is written by the history itself")
	// ErrNothingToSeal means that the replica has not written anything yet.
	ErrNothingToSeal = errors.New("nothing to seal")
	// ErrWiped means that the writer's key is gone.
	ErrWiped = errors.New("writer's key has been wiped")
	// ErrState means that the stored state of a writer does not fit together.
	ErrState = errors.New("stored state of the writer does not fit together")
	// ErrRole means that a role is not one that may be given there.
	ErrRole = errors.New("role cannot be given here")
)
