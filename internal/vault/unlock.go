package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

// Unlock opens the database with the passphrase, as typed. On a vault that is unlocked already it only
// checks the passphrase. Errors: ErrWrongPassphrase, *WaitError, ErrNewerFormat, ErrNoDatabase,
// ErrForeignDatabase, ErrDatabaseDamaged, ErrReadOnly, ErrDiskFull, *MigrationError.
func (v *Vault) Unlock(ctx context.Context, passphrase []byte) error {
	v.work.Lock()
	defer v.work.Unlock()
	key, err := v.tryPassphrase(ctx, passphrase)
	if err != nil {
		return err
	}
	return v.openWith(ctx, key)
}

// UnlockWithCode opens the database with the recovery code, as typed. Codes are not counted and not
// waited for: 128 random bits are not found by trying. Errors: ErrCodeMistyped, ErrWrongCode, and
// Unlock's about the database.
func (v *Vault) UnlockWithCode(ctx context.Context, code string) error {
	v.work.Lock()
	defer v.work.Unlock()
	if err := v.usable(ctx); err != nil {
		return err
	}
	bits, err := parseCode(code)
	if err != nil {
		return err
	}
	defer bits.zero()
	key, err := v.slots.unwrapRecovery(bits)
	if err != nil {
		return err
	}
	return v.openWith(ctx, key)
}

func (v *Vault) usable(ctx context.Context) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return ErrClosed
	}
	return ctx.Err()
}

// tryPassphrase answers the database key. The try is written down before it is made, so that pulling
// the plug does not undo it; on a full or read-only disk it is counted in memory alone, since somebody
// may need the plan now.
func (v *Vault) tryPassphrase(ctx context.Context, passphrase []byte) (secret, error) {
	if err := v.usable(ctx); err != nil {
		return nil, err
	}
	if wait := v.Wait(); wait > 0 {
		return nil, &WaitError{For: wait}
	}
	v.mu.Lock()
	counted := tries{failed: min(v.tries.failed, freeTries+6) + 1, last: v.o.Now()}
	v.mu.Unlock()
	if err := counted.write(v.dir); err != nil && !isDiskFull(err) && !isReadOnly(err) {
		return nil, diskError("count of tries", err)
	}
	p := normalise(passphrase)
	defer p.zero()
	key, err := v.slots.unwrapPassphrase(p)
	if err != nil {
		counted.last = v.o.Now()
		v.mu.Lock()
		v.tries = counted
		v.mu.Unlock()
		return nil, err
	}
	v.mu.Lock()
	v.tries = tries{}
	v.mu.Unlock()
	if err := (tries{}).write(v.dir); err != nil && !isReadOnly(err) {
		key.zero()
		return nil, diskError("count of tries", err)
	}
	return key, nil
}

// openWith opens the database, brings it up to date and finishes what a crash left behind. It takes
// key over: it is zeroed unless the vault is unlocked with it.
func (v *Vault) openWith(ctx context.Context, key secret) (err error) {
	if v.DB() != nil {
		key.zero()
		return nil
	}
	defer func() {
		if err != nil {
			key.zero()
		}
	}()
	if err := v.finishSwap(); err != nil {
		return err
	}
	path := filepath.Join(v.dir, databaseName(v.slots.Generation))
	db, err := openDatabase(ctx, path, key, v.slots.Salt)
	if err != nil {
		return err
	}
	if db, err = v.bringUpToDate(ctx, db, path, key); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, db.Close())
		}
	}()
	m, err := v.checkMark(ctx, db.DB)
	if err != nil {
		return err
	}
	unfinished, err := v.tidy()
	if err != nil {
		return err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.key, v.db, v.mark = key, db, m
	v.unfinished = v.unfinished || unfinished
	return nil
}

// openDatabase opens a database that must be there already, and a vault's.
func openDatabase(ctx context.Context, path string, key, salt []byte) (*sqlcipher.DB, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, ErrNoDatabase
	case err != nil:
		return nil, diskError("database", err)
	case info.Size() == 0:
		return nil, fmt.Errorf("%w: it is empty", ErrDatabaseDamaged) // SQLite would begin a new one in it
	}
	db, err := sqlcipher.Open(ctx, path, key, salt, sqlcipher.Options{})
	if err != nil {
		return nil, databaseError("opening the database", err)
	}
	id, err := applicationID(ctx, db.DB)
	if err == nil && id != vaultApplicationID {
		err = ErrForeignDatabase
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}
