package sqlcipher

import (
	"bufio"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

var (
	crashCycles   = flag.Int("crash.cycles", 300, "how often a writer is killed")
	writeFixtures = flag.Bool("fixtures.write", false, "make testdata anew (never for a released version)")
)

// roleVariable names what a copy of the test program is to be instead.
const roleVariable = "SQLCIPHER_TEST_ROLE"

// roles are what a test starts as a process of its own.
var roles = map[string]func(args []string) error{
	"writer": crashWriter,
	"holder": lockHolder,
	"adder":  rowAdder,
}

func TestMain(m *testing.M) {
	if role := os.Getenv(roleVariable); role != "" {
		if err := roles[role](os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	flag.Parse()
	os.Exit(m.Run())
}

// process starts a role. What it prints comes as lines.
func process(t testing.TB, role string, args ...string) (*exec.Cmd, *bufio.Scanner, io.WriteCloser) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(exe, args...)
	c.Env = append(os.Environ(), roleVariable+"="+role)
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Process.Kill() })
	return c, bufio.NewScanner(out), in
}

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

func tryOpen(path string, o Options) (*DB, error) {
	raw, salt := testKey()
	return Open(context.Background(), path, raw, salt, o)
}

func openTest(t testing.TB, path string, o Options) *DB {
	t.Helper()
	db, err := tryOpen(path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

type execer interface {
	Exec(string, ...any) (sql.Result, error)
}

type querier interface {
	Query(string, ...any) (*sql.Rows, error)
	QueryRow(string, ...any) *sql.Row
}

func mustExec(t testing.TB, db execer, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func one[T any](t testing.TB, db querier, query string, args ...any) T {
	t.Helper()
	var v T
	if err := db.QueryRow(query, args...).Scan(&v); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return v
}

func begin(t testing.TB, db *DB) *sql.Tx {
	t.Helper()
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

func commit(t testing.TB, tx *sql.Tx) {
	t.Helper()
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
}

// fill makes a table with an index and rows that need overflow pages.
func fill(t testing.TB, db *DB, rows int) {
	t.Helper()
	tx := begin(t, db)
	mustExec(t, tx, "CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT, body BLOB)")
	mustExec(t, tx, "CREATE INDEX by_kind ON entry (kind, id)")
	for i := range rows {
		mustExec(t, tx, "INSERT INTO entry (kind, body) VALUES (?, randomblob(?))", fmt.Sprint("kind ", i%7), (i*i)%11000)
	}
	commit(t, tx)
}

// digest is over every row, by table and by index.
func digest(db querier) (string, error) {
	h := sha256.New()
	for _, query := range []string{
		"SELECT id || kind || hex(body) FROM entry ORDER BY id",
		"SELECT kind || id FROM entry ORDER BY kind, id",
	} {
		rows, err := db.Query(query)
		if err != nil {
			return "", err
		}
		for rows.Next() {
			var s string
			if err := rows.Scan(&s); err != nil {
				rows.Close()
				return "", err
			}
			fmt.Fprintln(h, s)
		}
		if err := rows.Err(); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func mustDigest(t testing.TB, db querier) string {
	t.Helper()
	s, err := digest(db)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// copyDatabase copies a database as it lies on the disk now, with journal and
// log but without the shared memory: what a killed program leaves behind.
func copyDatabase(t testing.TB, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy.db")
	for _, suffix := range []string{"", "-journal", "-wal"} {
		b, err := os.ReadFile(path + suffix)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		writeFile(t, to+suffix, b)
	}
	return to
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func writeFile(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// outcome opens a database, reads it whole and says what it holds.
func outcome(path string, o Options) (string, error) {
	db, err := tryOpen(path, o)
	if err != nil {
		return "", err
	}
	defer db.Close()
	if err := db.Verify(context.Background()); err != nil {
		return "", err
	}
	s, err := digest(db)
	return s, Classify(err)
}
