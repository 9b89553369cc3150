package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"time"

	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

var (
	// ErrNoVault: the folder holds no vault.
	ErrNoVault = errors.New("vault: there is no vault in this folder")
	// ErrExists: Create found a vault, or the rest of one, and left it as it was.
	ErrExists = errors.New("vault: this folder already holds a vault")
	// ErrInUse: another process, or another Vault of this one, has the vault open.
	ErrInUse = errors.New("vault: already open elsewhere")
	// ErrClosed: the Vault was closed and cannot be used any more.
	ErrClosed = errors.New("vault: closed")
	// ErrLocked: what was asked for needs an unlocked vault.
	ErrLocked = errors.New("vault: locked")
	// ErrNewerFormat: a newer release wrote this vault. Nothing was written.
	ErrNewerFormat = errors.New("vault: written by a newer release of this program")
	// ErrSlotsDamaged: neither the slot file nor its copy can be read. Nothing was written.
	ErrSlotsDamaged = errors.New("vault: the slot file is damaged or missing")
	// ErrNoDatabase: the slot file is there, the database that it names is not.
	ErrNoDatabase = errors.New("vault: the database file is missing")
	// ErrDatabaseDamaged: the database does not authenticate or is not well-formed.
	ErrDatabaseDamaged = errors.New("vault: the database is damaged")
	// ErrForeignDatabase: the key was unwrapped, but the database file belongs to another vault.
	ErrForeignDatabase = errors.New("vault: the database file belongs to another vault")
	// ErrReadOnly: the folder cannot be written to.
	ErrReadOnly = errors.New("vault: the folder cannot be written to")
	// ErrDiskFull: there is no room left. What was there before still is.
	ErrDiskFull = errors.New("vault: the disk is full")
	// ErrOldSlotsKept: the passphrase or code was changed, but an older copy of the slot file could be
	// neither replaced nor removed; the next Open tries again.
	ErrOldSlotsKept = errors.New("vault: changed, but an old copy of the slot file is still there")

	// ErrWrongPassphrase: the passphrase does not open the vault.
	ErrWrongPassphrase = errors.New("vault: wrong passphrase")
	// ErrWrongCode: the recovery code does not open the vault.
	ErrWrongCode = errors.New("vault: wrong recovery code")
	// ErrCodeMistyped is an ErrWrongCode that cannot be any vault's code: a character or a group is
	// missing, wrong or in the wrong place. No key was tried.
	ErrCodeMistyped = fmt.Errorf("%w: mistyped", ErrWrongCode)

	// ErrNoMark: Options.MarkPath was not given.
	ErrNoMark = errors.New("vault: no place for an install mark")

	// ErrTooShort: the passphrase has fewer than MinPassphrase characters.
	ErrTooShort = errors.New("vault: the passphrase is too short")
	// ErrPIN is an ErrTooShort that is digits only: offline, a PIN falls in minutes.
	ErrPIN = fmt.Errorf("%w: a number alone is guessed in minutes", ErrTooShort)
)

// WaitError: too many wrong passphrases; none is tried before For has passed.
type WaitError struct{ For time.Duration }

func (e *WaitError) Error() string {
	return fmt.Sprintf("vault: wait %s before another try", e.For.Round(time.Second))
}

// MigrationError: a migration failed and was rolled back. The database is as it was before.
type MigrationError struct {
	Version int
	Name    string
	Err     error
}

func (e *MigrationError) Error() string {
	return fmt.Sprintf("vault: migration %d (%s): %v", e.Version, e.Name, e.Err)
}

func (e *MigrationError) Unwrap() error { return e.Err }

// diskError marks what the operating system says about a folder with the sentinel that tells a
// person what to do about it.
func diskError(what string, err error) error {
	switch {
	case err == nil:
		return nil
	case isDiskFull(err):
		return fmt.Errorf("%w: %s: %w", ErrDiskFull, what, err)
	case isReadOnly(err) || errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w: %s: %w", ErrReadOnly, what, err)
	}
	return fmt.Errorf("vault: %s: %w", what, err)
}

func isAny(err error, numbers ...syscall.Errno) bool {
	for _, n := range numbers {
		if errors.Is(err, n) {
			return true
		}
	}
	return false
}

// databaseError does the same for what the database says. By then the slot file has authenticated the
// key, so a database that it does not open is another vault's.
func databaseError(what string, err error) error {
	err = sqlcipher.Classify(err)
	for _, meaning := range []struct{ is, means error }{
		{sqlcipher.ErrForeign, ErrForeignDatabase},
		{sqlcipher.ErrWrongKey, ErrDatabaseDamaged},
		{sqlcipher.ErrDamaged, ErrDatabaseDamaged},
		{sqlcipher.ErrFull, ErrDiskFull},
		{sqlcipher.ErrReadOnly, ErrReadOnly},
	} {
		if errors.Is(err, meaning.is) {
			return fmt.Errorf("%w: %s: %w", meaning.means, what, err)
		}
	}
	return diskError(what, err)
}
