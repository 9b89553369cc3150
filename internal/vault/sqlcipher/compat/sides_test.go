package compat

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
	_ "github.com/mutecomm/go-sqlcipher/v4"
)

// A side is one of the two programs that share the file format.
type side struct {
	name string
	open func(t testing.TB, path, mode string, cacheKiB int) *sql.DB
}

var (
	ours   = side{"ours", openOurs}
	theirs = side{"SQLCipher", openTheirs}

	rollbackModes = []string{"DELETE", "TRUNCATE", "PERSIST"}
	allModes      = append([]string{"WAL"}, rollbackModes...)

	// From one side to the other, and back.
	ways = [][2]side{{ours, theirs}, {theirs, ours}}
)

func key() (raw, salt []byte) {
	sum := sha256.Sum256([]byte("a key for tests"))
	return sum[:], sum[:sqlcipher.SaltSize]
}

func openOurs(t testing.TB, path, mode string, cacheKiB int) *sql.DB {
	t.Helper()
	raw, salt := key()
	db, err := sqlcipher.Open(context.Background(), path, raw, salt, sqlcipher.Options{JournalMode: mode, CacheKiB: cacheKiB})
	if err != nil {
		t.Fatalf("ours: %v", err)
	}
	// One connection, as on the other side, closed through the pool: the keys
	// of a test may stay.
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db.DB
}

func openTheirs(t testing.TB, path, mode string, cacheKiB int) *sql.DB {
	t.Helper()
	raw, salt := key()
	db := theirsWith(t, path, sqlcipher.KeyText(raw, salt), mode, cacheKiB)
	if err := db.QueryRow("SELECT count(*) FROM sqlite_master").Scan(new(int)); err != nil {
		t.Fatalf("SQLCipher: %v", err)
	}
	return db
}

func theirsWith(t testing.TB, path, keyText, mode string, cacheKiB int) *sql.DB {
	t.Helper()
	q := url.Values{"_pragma_key": {keyText}, "_journal_mode": {mode}, "_synchronous": {"FULL"}, "_busy_timeout": {"5000"}}
	q.Set("_cache_size", fmt.Sprint(-cacheKiB))
	db, err := sql.Open("sqlite3", "file:"+path+"?"+q.Encode())
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func exec(t testing.TB, db interface {
	Exec(string, ...any) (sql.Result, error)
}, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

// column reads a query's first column as text.
func column(db *sql.DB, query string) (texts []string, err error) {
	rows, err := db.Query(query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		texts = append(texts, s)
	}
	return texts, rows.Err()
}

// fill makes a table and an index, and rows that need overflow pages.
func fill(t testing.TB, db *sql.DB, rows int) {
	t.Helper()
	exec(t, db, "CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT, body BLOB)")
	exec(t, db, "CREATE INDEX by_kind ON entry (kind, id)")
	add(t, db, rows)
}

func add(t testing.TB, db *sql.DB, rows int) {
	t.Helper()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		exec(t, tx, "INSERT INTO entry (kind, body) VALUES (?, randomblob(?))", fmt.Sprint("kind ", i%7), (i*i)%11000)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

// digest is over every row, read in the order of the table and of the index.
func digest(t testing.TB, db *sql.DB) string {
	t.Helper()
	h := sha256.New()
	for _, query := range []string{
		"SELECT id || kind || hex(body) FROM entry ORDER BY id",
		"SELECT kind || id FROM entry ORDER BY kind, id",
	} {
		texts, err := column(db, query)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(h, texts)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// wantSound has a side check the whole file by its own means.
func wantSound(t testing.TB, s side, db *sql.DB) {
	t.Helper()
	if got, err := column(db, "PRAGMA integrity_check"); err != nil || len(got) != 1 || got[0] != "ok" {
		t.Errorf("%s: integrity_check says %v, %v", s.name, got, err)
	}
	if s.name == theirs.name {
		if got, err := column(db, "PRAGMA cipher_integrity_check"); err != nil || len(got) != 0 {
			t.Errorf("%s: cipher_integrity_check says %v, %v", s.name, got, err)
		}
	}
}

// crash copies a database as it lies on the disk now, with its journal and log
// but without the shared memory: what a killed program leaves behind.
func crash(t testing.TB, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "crashed.db")
	for _, suffix := range []string{"", "-journal", "-wal"} {
		b, err := os.ReadFile(path + suffix)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to+suffix, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}
