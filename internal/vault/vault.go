package vault

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"

	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

// Options of a vault. The zero value is what a program wants, but for MarkPath and Migrations.
type Options struct {
	// MarkPath is a folder outside of the vault's, such as one below the user's configuration, where
	// one small file for each vault tells this installation's vaults from copies. Empty: copies are
	// not noticed, and InstallMark answers ErrNoMark.
	MarkPath string
	// Migrations bring the database up to date at Create and at each Unlock.
	Migrations []Migration

	// KDF, where it is not zero, is used instead of calibrating: tests lower the cost with it.
	KDF KDF
	// Rand is where keys come from; nil is crypto/rand.Reader.
	Rand io.Reader
	// Now is the clock of Wait; nil is time.Now.
	Now func() time.Time

	// step is told each durable step, so that tests can kill the process between two.
	step func(string)
}

func (o Options) withDefaults() Options {
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.step == nil {
		o.step = func(string) {}
	}
	return o
}

// Vault is one vault folder in this process's hands. Its methods may be called from any goroutine;
// Locked, Wait and DB answer at once even while a slow one runs.
type Vault struct {
	dir  string
	o    Options
	held *flock.Flock

	work sync.Mutex // held by whatever changes the vault, slowly

	mu         sync.Mutex // guards what follows, briefly
	slots      slotFile
	key        secret // nil while locked
	db         *sqlcipher.DB
	tries      tries
	mark       mark
	unfinished bool
	closed     bool
}

// Exists tells whether dir holds a vault, or what is left of one.
func Exists(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	for _, e := range entries {
		_, unfinished, database := generationOf(e.Name())
		if e.Name() == slotsName || e.Name() == mirrorName || database && !unfinished {
			return true
		}
	}
	return false
}

// Open takes the vault's process lock and reads the slot file. The vault is locked until Unlock.
// Errors: ErrNoVault, ErrInUse, ErrNewerFormat, ErrSlotsDamaged, ErrReadOnly.
func Open(dir string, o Options) (*Vault, error) {
	if !Exists(dir) {
		return nil, ErrNoVault
	}
	v := &Vault{dir: dir, o: o.withDefaults()}
	if err := v.hold(); err != nil {
		return nil, err
	}
	slots, err := v.readSlots()
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	v.slots = slots
	v.tries = readTries(dir, v.o.Now())
	return v, nil
}

// hold takes the process lock. The lock file stays behind when it is given up: removing it would let
// two processes hold two different files of that name.
func (v *Vault) hold() error {
	held := flock.New(filepath.Join(v.dir, lockName), flock.SetPermissions(0o600))
	ok, err := held.TryLock()
	if err != nil {
		return diskError("lock file", err)
	}
	if !ok {
		return ErrInUse
	}
	v.held = held
	return nil
}

// Close locks the vault and gives up the process lock. The Vault cannot be used again.
func (v *Vault) Close() error {
	v.work.Lock()
	defer v.work.Unlock()
	err := v.lock()
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.closed {
		v.closed = true
		err = errors.Join(err, v.held.Close())
	}
	return err
}

// Lock closes the database and zeroes the key. A query that is still running fails,
// and Lock then says so; the vault is locked all the same. Locking a locked vault does nothing.
func (v *Vault) Lock() error {
	v.work.Lock()
	defer v.work.Unlock()
	return v.lock()
}

func (v *Vault) lock() error {
	v.mu.Lock()
	db, key := v.db, v.key
	v.db, v.key = nil, nil
	v.mu.Unlock()
	defer key.zero()
	if db == nil {
		return nil
	}
	// The mark moves on after the last write too: a copy taken while the vault was open is then older
	// than the mark outside.
	err := v.turnMark(context.Background(), db.DB)
	if e := db.Close(); e != nil {
		err = errors.Join(err, fmt.Errorf("vault: closing the database: %w", e))
	}
	return err
}

// Locked tells whether the database is closed.
func (v *Vault) Locked() bool { return v.DB() == nil }

// DB is the open database, or nil while the vault is locked. Lock and Rekey close it: whoever keeps it
// takes it anew afterwards.
func (v *Vault) DB() *sql.DB {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.db == nil {
		return nil
	}
	return v.db.DB
}

// RawKey is what opens the database in other programs, as SQLCipher's `PRAGMA key` takes it:
// x'<64 hexadecimal digits of the key><32 of the salt>'. Empty while the vault is locked. It cannot be
// zeroed: ask for it only to show it.
func (v *Vault) RawKey() string {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.db == nil {
		return ""
	}
	return rawKey(v.key, v.slots.Salt)
}

// Wait is the time before another passphrase is tried; zero when one may be tried now.
func (v *Vault) Wait() time.Duration {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.tries.wait(v.o.Now())
}

// DatabasePath is the encrypted database's file, for an owner who opens it with another program.
func (v *Vault) DatabasePath() string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return filepath.Join(v.dir, databaseName(v.slots.Generation))
}

// removeDatabases removes the databases that are chosen, with their journals.
func (v *Vault) removeDatabases(chosen func(generation int64, unfinished bool) bool) error {
	return v.removeFiles(func(name string) bool {
		generation, unfinished, ok := generationOf(name)
		return ok && chosen(generation, unfinished)
	})
}

// removeFiles removes the files of the vault's folder that are chosen by their names, durably.
func (v *Vault) removeFiles(chosen func(name string) bool) error {
	entries, err := os.ReadDir(v.dir)
	if err != nil {
		return diskError("vault folder", err)
	}
	removed := false
	for _, e := range entries {
		if !chosen(e.Name()) {
			continue
		}
		if err := removeIfThere(filepath.Join(v.dir, e.Name())); err != nil {
			return diskError("old file", err)
		}
		removed = true
	}
	if !removed {
		return nil
	}
	return diskError("vault folder", syncDir(v.dir))
}
