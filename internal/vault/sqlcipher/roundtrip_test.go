package sqlcipher

import (
	"context"
	"database/sql/driver"
	"errors"
	"path/filepath"
	"testing"

	"modernc.org/sqlite"
)

func TestWhatWasWrittenIsReadAgainInEveryJournalMode(t *testing.T) {
	for _, mode := range journalModes {
		t.Run(mode, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a b?c#d%25é.db")
			o := Options{JournalMode: mode, CacheKiB: 80} // twenty pages: writes spill
			db := openTest(t, path, o)
			if got := one[string](t, db, "PRAGMA journal_mode"); got != map[string]string{"WAL": "wal", "DELETE": "delete", "TRUNCATE": "truncate", "PERSIST": "persist"}[mode] {
				t.Fatalf("journal mode is %s", got)
			}
			fill(t, db, 600)
			mustExec(t, db, "UPDATE entry SET body = randomblob(length(body)+700) WHERE id % 4 = 0")
			mustExec(t, db, "DELETE FROM entry WHERE id % 3 = 0")
			want := mustDigest(t, db)

			tx := begin(t, db)
			mustExec(t, tx, "UPDATE entry SET kind = 'undone', body = randomblob(5000)")
			mustExec(t, tx, "SAVEPOINT inner")
			mustExec(t, tx, "DELETE FROM entry WHERE id % 2 = 0")
			mustExec(t, tx, "ROLLBACK TO inner")
			if err := tx.Rollback(); err != nil {
				t.Fatal(err)
			}
			if mustDigest(t, db) != want {
				t.Fatal("a rollback changed something")
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			got, err := outcome(path, o)
			if err != nil || got != want {
				t.Errorf("reads differently after reopening: %v", err)
			}
		})
	}
}

// A partial rollback keeps what the outer transaction wrote.
func TestASavepointRollsBackToItselfWhilePagesSpill(t *testing.T) {
	for _, mode := range journalModes {
		t.Run(mode, func(t *testing.T) {
			db := openTest(t, filepath.Join(t.TempDir(), "x.db"), Options{JournalMode: mode, CacheKiB: 40})
			fill(t, db, 300)
			tx := begin(t, db)
			mustExec(t, tx, "UPDATE entry SET kind = 'kept', body = randomblob(length(body))")
			want := mustDigest(t, tx)
			for range 3 {
				mustExec(t, tx, "SAVEPOINT s")
				mustExec(t, tx, "UPDATE entry SET kind = 'gone', body = randomblob(length(body)+2000)")
				mustExec(t, tx, "ROLLBACK TO s")
				mustExec(t, tx, "RELEASE s")
			}
			if mustDigest(t, tx) != want {
				t.Error("the savepoint left something behind")
			}
			commit(t, tx)
			if mustDigest(t, db) != want {
				t.Error("commit wrote something else")
			}
			if err := db.Verify(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func reserveOf(t *testing.T, path string) byte {
	t.Helper()
	raw, salt := testKey()
	k, err := newKeys(raw, salt)
	if err != nil {
		t.Fatal(err)
	}
	c, err := newCodec(k)
	if err != nil {
		t.Fatal(err)
	}
	page := make([]byte, pageSize)
	if !c.Open(page, readFile(t, path)[:pageSize], 1) {
		t.Fatalf("page 1 of %s is not authentic", path)
	}
	return page[20]
}

func TestTheReserveStaysThroughVacuumAndBackup(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.db")
	db := openTest(t, path, Options{})
	fill(t, db, 200)
	mustExec(t, db, "DELETE FROM entry WHERE id % 2")
	want := mustDigest(t, db)
	mustExec(t, db, "VACUUM")
	into := filepath.Join(dir, "into.db")
	mustExec(t, db, "VACUUM INTO ?", into)

	copied := filepath.Join(dir, "copied.db")
	if err := backup(db, dsn(db.vfs.name, copied, Options{JournalMode: "DELETE", CacheKiB: 2000}, false)); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for _, p := range []string{path, into, copied} {
		if got := reserveOf(t, p); got != 80 {
			t.Errorf("%s: reserve %d", filepath.Base(p), got)
		}
		if got, err := outcome(p, Options{}); err != nil || got != want {
			t.Errorf("%s: %v", filepath.Base(p), err)
		}
	}
}

// A page-by-page copy from a plain database would lose 80 bytes of each page.
func TestABackupFromAPlainDatabaseIsRefused(t *testing.T) {
	dir := t.TempDir()
	plain, err := (&sqlite.Driver{}).Open("file:" + filepath.Join(dir, "plain.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	if _, err := plain.(driver.ExecerContext).ExecContext(t.Context(), "CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(20000))", nil); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "x.db")
	db := openTest(t, path, Options{JournalMode: "DELETE"})
	fill(t, db, 20)
	want := mustDigest(t, db)
	err = backupConn(plain, dsn(db.vfs.name, path, Options{JournalMode: "DELETE", CacheKiB: 2000}, false))
	if err == nil {
		t.Error("the backup went through")
	}
	if got, err := outcome(path, Options{}); err != nil || got != want {
		t.Errorf("the database changed: %v", err)
	}
}

func backup(db *DB, to string) error {
	c, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Raw(func(c any) error { return backupConn(c.(driver.Conn), to) })
}

func backupConn(c driver.Conn, to string) error {
	b, err := c.(interface {
		NewBackup(string) (*sqlite.Backup, error)
	}).NewBackup(to)
	if err != nil {
		return err
	}
	_, err = b.Step(-1)
	return errors.Join(err, b.Finish())
}

func TestClosingZeroesTheKeysAndEndsRunningQueries(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	raw, salt := testKey()
	db := openTest(t, path, Options{CacheKiB: 40})
	fill(t, db, 2000)
	rows, err := db.Query("SELECT body FROM entry")
	if err != nil {
		t.Fatal(err)
	}
	if !rows.Next() {
		t.Fatal("no rows")
	}
	if err := db.Close(); !errors.Is(err, ErrInUse) {
		t.Errorf("closing with a query running: %v", err)
	}
	if *db.vfs.keys != (keys{}) {
		t.Error("the keys are still there")
	}
	for rows.Next() {
	}
	if rows.Err() == nil {
		t.Error("the query read on to its end")
	}
	rows.Close()
	if db.vfs.self != nil {
		t.Error("the last file closed and the VFS is still there")
	}
	if err := db.Close(); err != nil {
		t.Errorf("closing again: %v", err)
	}
	if _, err := Open(t.Context(), path, raw, salt, Options{}); err != nil {
		t.Errorf("opening again: %v", err)
	}
}

func TestOptionsThatCouldLoseTheDatabaseAreRefused(t *testing.T) {
	for _, mode := range []string{"OFF", "MEMORY", "wal; DROP TABLE entry"} {
		if db, err := tryOpen(filepath.Join(t.TempDir(), "x.db"), Options{JournalMode: mode}); err == nil {
			db.Close()
			t.Errorf("%q taken", mode)
		}
	}
	raw, salt := testKey()
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "x.db"), raw[:16], salt, Options{}); err == nil {
		t.Error("a short key taken")
	}
}

func TestEveryConnectionHasTheSettingsThatKeepDataSafe(t *testing.T) {
	db := openTest(t, filepath.Join(t.TempDir(), "x.db"), Options{})
	for pragma, want := range map[string]int{"synchronous": 2, "temp_store": 2, "foreign_keys": 1, "cache_size": -32000, "busy_timeout": 5000, "trusted_schema": 0, "page_size": 4096} {
		if got := one[int](t, db, "PRAGMA "+pragma); got != want {
			t.Errorf("%s = %d, want %d", pragma, got, want)
		}
	}
	fill(t, db, 1)
	if _, err := db.Exec("PRAGMA writable_schema = on; DELETE FROM sqlite_schema"); err == nil {
		t.Error("the schema can be written to")
	}
}

// A page that was added and freed within one transaction is never written. It
// is part of the file all the same, and whoever copies every page reads it.
func TestPagesThatNobodyWroteAreAuthentic(t *testing.T) {
	for _, mode := range journalModes {
		db := openTest(t, filepath.Join(t.TempDir(), "x.db"), Options{JournalMode: mode})
		mustExec(t, db, "CREATE TABLE brief (x)")
		mustExec(t, db, "CREATE TRIGGER gone AFTER INSERT ON brief BEGIN DELETE FROM brief; END")
		mustExec(t, db, "INSERT INTO brief VALUES (randomblob(300000))")
		mustExec(t, db, "PRAGMA wal_checkpoint(TRUNCATE)")
		if free := one[int](t, db, "PRAGMA freelist_count"); free < 50 {
			t.Fatalf("%s: only %d free pages", mode, free)
		}
		if err := db.Verify(t.Context()); err != nil {
			t.Errorf("%s: %v", mode, err)
		}
	}
}
