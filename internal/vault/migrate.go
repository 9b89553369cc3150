package vault

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

// Migration is one numbered step of the database's schema: SQL, or Func, or the one and then the
// other, in a transaction of its own that also sets PRAGMA user_version.
type Migration struct {
	Version int    // 1, 2, 3 ... without gaps
	Name    string // for errors, such as "readings by time"
	SQL     string // one or more statements
	Func    func(context.Context, *sql.Tx) error
}

// vaultApplicationID marks the file as a vault's: "CBtl" (PRAGMA application_id).
const vaultApplicationID = 0x4342746C

// makeDatabase makes the empty database of a new vault under its unfinished name, closed and on disk.
func (v *Vault) makeDatabase(ctx context.Context, key secret, s slotFile) error {
	path := filepath.Join(v.dir, databaseName(s.Generation)+newSuffix)
	db, err := sqlcipher.Open(ctx, path, key, s.Salt, sqlcipher.Options{})
	if err != nil {
		return databaseError("new database", err)
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf(`
		PRAGMA application_id = %d;
		CREATE TABLE vault_mark (turn BLOB NOT NULL) STRICT;
		INSERT INTO vault_mark VALUES (x'');`, vaultApplicationID))
	if err != nil {
		return errors.Join(databaseError("new database", err), db.Close())
	}
	if err := v.migrate(ctx, db.DB, 0); err != nil {
		return errors.Join(err, db.Close())
	}
	return closeWhole(db, path)
}

// closeWhole closes a database whose one file must then hold everything, durably.
func closeWhole(db *sqlcipher.DB, path string) error {
	if err := db.Close(); err != nil {
		return databaseError("closing the database", err)
	}
	for _, journal := range []string{"-wal", "-journal"} {
		info, err := os.Stat(path + journal)
		if err == nil && info.Size() > 0 {
			return fmt.Errorf("vault: closing the database left %s behind", journal)
		}
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return diskError("database", err)
	}
	return diskError("database", errors.Join(f.Sync(), f.Close()))
}

// bringUpToDate runs the migrations that the database does not have yet, after keeping a copy of it.
// It takes db over, and answers an open one or an error.
func (v *Vault) bringUpToDate(ctx context.Context, db *sqlcipher.DB, path string, key secret) (*sqlcipher.DB, error) {
	have, err := userVersion(ctx, db.DB)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	switch want := len(v.o.Migrations); {
	case have > want:
		return nil, errors.Join(fmt.Errorf("%w: database version %d", ErrNewerFormat, have), db.Close())
	case have == want:
		return db, nil
	}
	if err := closeWhole(db, path); err != nil {
		return nil, err
	}
	kept := v.keptName(have)
	// The copy is of the file's bytes: it opens with the same key, the same salt and the same slots.
	if err := copyFile(path, filepath.Join(v.dir, kept)); err != nil {
		return nil, diskError("copy before a migration", err)
	}
	v.o.step("copy kept")
	if db, err = openDatabase(ctx, path, key, v.slots.Salt); err != nil {
		return nil, err
	}
	if err := v.migrate(ctx, db.DB, have); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if err := v.removeKeptBut(kept); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func (v *Vault) migrate(ctx context.Context, db *sql.DB, have int) error {
	for i, m := range v.o.Migrations {
		if m.Version != i+1 {
			return &MigrationError{m.Version, m.Name, fmt.Errorf("number %d expected", i+1)}
		}
		if m.Version <= have {
			continue
		}
		if err := m.run(ctx, db); err != nil {
			return &MigrationError{m.Version, m.Name, databaseError("database", err)}
		}
	}
	return nil
}

func (m Migration) run(ctx context.Context, db *sql.DB) (err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			if e := tx.Rollback(); e != nil && !errors.Is(e, sql.ErrTxDone) {
				err = errors.Join(err, e)
			}
		}
	}()
	if m.SQL != "" {
		if _, err := tx.ExecContext(ctx, m.SQL); err != nil {
			return err
		}
	}
	if m.Func != nil {
		if err := m.Func(ctx, tx); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", m.Version)); err != nil {
		return err
	}
	return tx.Commit()
}

func userVersion(ctx context.Context, db *sql.DB) (version int, err error) {
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, databaseError("database", err)
}

func applicationID(ctx context.Context, db *sql.DB) (id int, err error) {
	err = db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id)
	return id, databaseError("database", err)
}

func (v *Vault) keptPrefix() string { return fmt.Sprintf("%s%d-", keptPrefix, v.slots.Generation) }

func (v *Vault) keptName(have int) string {
	return fmt.Sprintf("%sat-%d%s", v.keptPrefix(), have, dbSuffix)
}

// RemoveKept removes the copy that was kept before the last migration: after an erasure that must hold
// there too, for one.
func (v *Vault) RemoveKept() error {
	v.work.Lock()
	defer v.work.Unlock()
	if v.Locked() {
		return ErrLocked
	}
	return v.removeKeptBut("")
}

// removeKeptBut removes the copies of earlier migrations, but for one.
func (v *Vault) removeKeptBut(name string) error {
	return v.removeFiles(func(n string) bool { return strings.HasPrefix(n, keptPrefix) && n != name })
}
