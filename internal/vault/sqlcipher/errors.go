package sqlcipher

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

var (
	// ErrWrongKey means that the key does not open the database. Nothing was
	// changed.
	ErrWrongKey = errors.New("the key does not open this database")
	// ErrForeign is an ErrWrongKey of a file that does not start with the
	// key's salt: another database, a plain one, or no database at all.
	ErrForeign = fmt.Errorf("%w: it is not the file that the key was made for", ErrWrongKey)
	// ErrDamaged means that a page is not what was written, or is missing.
	ErrDamaged = errors.New("the database is damaged")
	// ErrFull means that the disk is full. The transaction was rolled back.
	ErrFull = errors.New("the disk is full")
	// ErrReadOnly means that the database, or the folder that it is in, can
	// not be written to.
	ErrReadOnly = errors.New("the database can not be written to")
	// ErrBusy means that another connection kept the database locked for
	// longer than Options.BusyTimeout.
	ErrBusy = errors.New("the database is in use")
	// ErrInUse means that a query was still running when the database was
	// closed. It fails from here on.
	ErrInUse = errors.New("a query was still running")
)

// Classify adds to an error of database/sql or SQLite the one of this package
// that says the same, so that errors.Is finds it. Other errors, and nil, are
// returned as they are.
func Classify(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	var kind error
	switch code := e.Code(); code & 0xff {
	case lib.SQLITE_NOTADB:
		kind = ErrWrongKey
	case lib.SQLITE_CORRUPT:
		kind = ErrDamaged
	case lib.SQLITE_FULL:
		kind = ErrFull
	case lib.SQLITE_READONLY:
		kind = ErrReadOnly
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		kind = ErrBusy
	case lib.SQLITE_IOERR:
		switch code {
		case lib.SQLITE_IOERR_DATA, lib.SQLITE_IOERR_CORRUPTFS:
			kind = ErrDamaged
		case lib.SQLITE_IOERR_SHMSIZE: // no room for the index of the log
			kind = ErrFull
		}
	}
	if kind == nil || errors.Is(err, kind) {
		return err
	}
	return fmt.Errorf("%w: %w", kind, err)
}
