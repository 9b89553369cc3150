package vault

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"

	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

// How a vault gets a new database key. The slot file names its database by a generation number, so
// that one rename is the whole swap:
//
//  1. vault-2.db.new is written under the new key, checked, closed, synced
//  2. slots.json is replaced by one for generation 2 (the swap), then its copy
//  3. vault-2.db.new becomes vault-2.db
//  4. vault-1.db and kept copies are removed
//
// A crash before 2 leaves the vault as it was, and the next Unlock removes the unfinished file and says
// so (RekeyUnfinished). After a crash behind 2 the next Unlock does 3 and 4.

const backupPages = 64 // a step, between two looks at the context

// Rekey makes all old codes useless: the database is written anew under a new key, wrapped under the
// passphrase and a new recovery code. Copies of older slot files open older copies of the database and
// nothing that comes after. It asks for the present passphrase and counts it as Unlock does.
//
// DB is closed meanwhile, and is another handle afterwards, also where Rekey fails or ctx ends; then
// the vault is as it was. Once the swap is made, ctx no longer matters. progress is told bytes; it may
// be nil. Wherever the code is not empty the swap is made and the code is the one that counts, whatever
// the error says about tidying up or opening again.
func (v *Vault) Rekey(ctx context.Context, passphrase []byte, progress func(done, total int64)) (RecoveryCode, error) {
	v.work.Lock()
	defer v.work.Unlock()
	if v.Locked() {
		return "", ErrLocked
	}
	old, err := v.tryPassphrase(ctx, passphrase)
	if err != nil {
		return "", err
	}
	// From here on the vault is locked, and old is what opens it again.
	if err := v.lock(); err != nil {
		return "", errors.Join(err, v.openWith(context.WithoutCancel(ctx), old))
	}
	code, key, err := v.rekey(ctx, old, passphrase, progress)
	if key == nil {
		err = errors.Join(err, v.removeDatabases(v.isUnfinished))
		return "", errors.Join(err, v.openWith(context.WithoutCancel(ctx), old))
	}
	old.zero()
	v.mu.Lock()
	v.unfinished = false
	v.mu.Unlock()
	return code, errors.Join(err, v.openWith(context.WithoutCancel(ctx), key))
}

// rekey does steps 1 and 2. Where it answers a key, the swap is made and this is the database's.
func (v *Vault) rekey(ctx context.Context, old secret, passphrase []byte, progress func(done, total int64)) (RecoveryCode, secret, error) {
	s := v.slots
	s.Generation++
	var err error
	if s.Salt, err = randomBytes(v.o.Rand, saltSize); err != nil {
		return "", nil, err
	}
	random, err := randomBytes(v.o.Rand, keySize)
	if err != nil {
		return "", nil, err
	}
	key := secret(random)
	code, err := v.fillSlots(&s, key, passphrase, v.keptKDF())
	if err == nil {
		err = v.copyDatabase(ctx, old, key, s, progress)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		v.o.step("database copied")
		err = v.writeSlots(s)
	}
	if err != nil && !errors.Is(err, ErrOldSlotsKept) {
		key.zero()
		return "", nil, err
	}
	v.o.step("slots swapped")
	return code, key, err
}

// copyDatabase writes the unfinished database of slots s, under key.
func (v *Vault) copyDatabase(ctx context.Context, old, key secret, s slotFile, progress func(done, total int64)) (err error) {
	if err := v.removeDatabases(v.isUnfinished); err != nil {
		return err
	}
	from, err := openDatabase(ctx, filepath.Join(v.dir, databaseName(v.slots.Generation)), old, v.slots.Salt)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	path := filepath.Join(v.dir, databaseName(s.Generation)+newSuffix)
	to, err := sqlcipher.Open(ctx, path, key, s.Salt, sqlcipher.Options{})
	if err != nil {
		return databaseError("new database", err)
	}
	v.o.step("copy begun")
	if err := backup(ctx, from, to, progress); err != nil {
		return errors.Join(databaseError("copying the database", err), to.Close())
	}
	if err := closeWhole(to, path); err != nil {
		return err
	}
	v.o.step("pages copied")
	// The old database is removed on this one's word, so it is read back from the disk.
	if to, err = openDatabase(ctx, path, key, s.Salt); err != nil {
		return err
	}
	if err := checkCopy(ctx, from, to); err != nil {
		return errors.Join(err, to.Close())
	}
	return closeWhole(to, path)
}

// backup copies page by page; each side seals and opens with its own key.
func backup(ctx context.Context, from, to *sqlcipher.DB, progress func(done, total int64)) error {
	address, err := to.URI(ctx)
	if err != nil {
		return err
	}
	conn, err := from.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(c any) error {
		source, ok := c.(interface {
			driver.Conn
			NewBackup(string) (*sqlite.Backup, error)
		})
		if !ok {
			return fmt.Errorf("vault: %T cannot back up", c)
		}
		b, err := source.NewBackup(address)
		if err != nil {
			return err
		}
		for more := true; more; {
			if err := ctx.Err(); err != nil {
				return errors.Join(err, b.Finish())
			}
			if more, err = b.Step(backupPages); err != nil {
				return errors.Join(err, b.Finish())
			}
			if progress != nil {
				pages := int64(b.PageCount())
				progress((pages-int64(b.Remaining()))*pageSize, pages*pageSize)
			}
		}
		return b.Finish()
	})
}

const pageSize = 4096 // of SQLCipher 4

// checkCopy reads every page of a copy and fails where one does not authenticate or fit, or where
// there are fewer than in what was copied.
func checkCopy(ctx context.Context, from, to *sqlcipher.DB) error {
	var want, got int
	var answer string
	err := from.QueryRowContext(ctx, "PRAGMA page_count").Scan(&want)
	if err == nil {
		err = to.QueryRowContext(ctx, "PRAGMA page_count").Scan(&got)
	}
	if err == nil {
		err = to.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&answer)
	}
	if err != nil {
		return databaseError("checking the copy", err)
	}
	if answer != "ok" || got != want {
		return fmt.Errorf("%w: the copy has %d pages of %d, or does not fit together", ErrDatabaseDamaged, got, want)
	}
	return nil
}

// finishSwap does step 3 where a crash has left it over.
func (v *Vault) finishSwap() error {
	path := filepath.Join(v.dir, databaseName(v.slots.Generation))
	there, err := exists(path)
	if err != nil || there {
		return diskError("database", err)
	}
	if waits, err := exists(path + newSuffix); err != nil || !waits {
		return diskError("database", err)
	}
	if err := rename(path+newSuffix, path); err != nil {
		return diskError("database", err)
	}
	v.o.step("database renamed")
	return nil
}

// tidy removes what the vault no longer needs: unfinished and older databases, copies that were kept
// under an older key, and temporary files. It comes after the database was opened: nothing is removed
// on the slot file's word alone, and a database of a later generation never is.
func (v *Vault) tidy() (unfinished bool, err error) {
	present := v.slots.Generation
	err = v.removeDatabases(func(generation int64, isNew bool) bool {
		unfinished = unfinished || isNew
		return isNew || generation < present
	})
	if err != nil {
		return unfinished, err
	}
	v.o.step("old databases removed")
	ours := v.keptPrefix()
	return unfinished, v.removeFiles(func(name string) bool {
		return strings.HasPrefix(name, keptPrefix) && !strings.HasPrefix(name, ours) ||
			strings.HasSuffix(name, tempSuffix) && (strings.HasPrefix(name, keptPrefix) ||
				name == slotsName+tempSuffix || name == mirrorName+tempSuffix || name == triesName+tempSuffix)
	})
}

func (v *Vault) isUnfinished(_ int64, unfinished bool) bool { return unfinished }

// RekeyUnfinished tells whether a Rekey was cut short before the swap: old codes still count, and their
// owner wanted otherwise. It holds until the vault is closed or a Rekey succeeds.
func (v *Vault) RekeyUnfinished() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.unfinished
}
