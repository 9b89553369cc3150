package sqlcipher

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
)

var journalModes = []string{"WAL", "DELETE", "TRUNCATE", "PERSIST"}

func testKey() (raw, salt []byte) {
	raw, salt = make([]byte, KeySize), make([]byte, SaltSize)
	for i := range raw {
		raw[i] = byte(i*7 + 1)
	}
	for i := range salt {
		salt[i] = byte(0xa0 + i)
	}
	return raw, salt
}

func openTest(t testing.TB, path string, o Options) *DB {
	t.Helper()
	raw, salt := testKey()
	db, err := Open(context.Background(), path, raw, salt, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func mustExec(t testing.TB, db interface {
	Exec(string, ...any) (sql.Result, error)
}, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func one[T any](t testing.TB, db interface {
	QueryRow(string, ...any) *sql.Row
}, query string, args ...any) T {
	t.Helper()
	var v T
	if err := db.QueryRow(query, args...).Scan(&v); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return v
}

func TestWhatWasWrittenIsReadAgainInEveryJournalMode(t *testing.T) {
	for _, mode := range journalModes {
		t.Run(mode, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a b?c#d%25.db")
			db := openTest(t, path, Options{JournalMode: mode})
			mustExec(t, db, "CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT, body BLOB)")
			tx, err := db.Begin()
			if err != nil {
				t.Fatal(err)
			}
			for i := range 3000 {
				mustExec(t, tx, "INSERT INTO entry (text, body) VALUES (?, randomblob(?))", fmt.Sprint("entry ", i), i%9000)
			}
			if err := tx.Commit(); err != nil {
				t.Fatal(err)
			}
			mustExec(t, db, "DELETE FROM entry WHERE id % 3 = 0")
			want := one[string](t, db, "SELECT hex(sha) FROM (SELECT group_concat(id || text || length(body)) AS sha FROM entry)")
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			db = openTest(t, path, Options{JournalMode: mode})
			if got := one[string](t, db, "SELECT hex(sha) FROM (SELECT group_concat(id || text || length(body)) AS sha FROM entry)"); got != want {
				t.Error("reads differently after reopening")
			}
			if got := one[string](t, db, "PRAGMA integrity_check"); got != "ok" {
				t.Error(got)
			}
		})
	}
}
