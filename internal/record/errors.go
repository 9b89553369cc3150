package record

import (
	"errors"
	"fmt"

	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

// What can go wrong. Each is a sentence that may be shown to a person; none
// says anything about a patient.
var (
	// ErrNoPlan: no plan in this record has that id.
	ErrNoPlan = errors.New("this record holds no such plan")
	// ErrNoEntry: the plan has no such entry, or the entry no such revision.
	ErrNoEntry = errors.New("this plan holds no such entry")
	// ErrNewer: a newer version of the program wrote the entry, and an edit by
	// this one could lose what it does not understand.
	ErrNewer = errors.New("this was written by a newer version of Carebottle: it can be read here but not changed")
	// ErrTooLong: the content is longer than one entry may be, 64 KiB.
	ErrTooLong = errors.New("this is too long to keep in one entry: shorten it, or split it into two")
	// ErrNotMember: this device may read the plan and was not admitted to
	// write in it, or was removed since.
	ErrNotMember = errors.New("this device may read this plan but not write in it")
	// ErrNotYours: a body is erased by whoever wrote it, by the patient, or by
	// whoever founded the plan.
	ErrNotYours = errors.New("only the person whose plan this is, or whoever wrote it, can erase this")
	// ErrSingle: a plan has one active entry of this kind, and it has one.
	ErrSingle = errors.New("this plan has an entry of this kind already: change that one")
	// ErrContent: the content, the status or the source do not fit the entry.
	ErrContent = errors.New("the content does not fit the entry")
	// ErrForeign: what was received belongs to another plan, or does not
	// verify. Nothing of it was kept.
	ErrForeign = errors.New("what was received does not belong to this plan, or was changed on the way: nothing of it was kept")
	// ErrDamaged: the record contradicts itself.
	ErrDamaged = errors.New("the record is damaged")
	// ErrNotSaved: nothing of the change was kept. It wraps why, such as
	// sqlcipher.ErrFull or sqlcipher.ErrReadOnly.
	ErrNotSaved = errors.New("not saved")
)

func notSaved(err error) error {
	if err == nil || errors.Is(err, ErrNotSaved) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrNotSaved, sqlcipher.Classify(err))
}

func unread(err error) error {
	return fmt.Errorf("reading the record: %w", sqlcipher.Classify(err))
}
