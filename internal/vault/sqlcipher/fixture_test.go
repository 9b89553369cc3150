package sqlcipher

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// The files in testdata were made by the release in their name. They stay, and
// must open, for as long as this package does.
var fixtures = []struct{ name, want string }{
	{"v1-whole", "one of 40, changed"},
	{"v1-log", "one of 40, changed"},
	{"v1-journal", "one of 40"},
}

func TestDatabasesOfOlderReleasesOpen(t *testing.T) {
	if *writeFixtures {
		makeFixtures(t)
	}
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			path := copyDatabase(t, filepath.Join("testdata", f.name+".db"))
			db := openTest(t, path, Options{})
			if err := db.Verify(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := one[int](t, db, "SELECT count(*) FROM entry WHERE text = ?", f.want); got != 40 {
				t.Errorf("%d entries say %q", got, f.want)
			}
			mustExec(t, db, "INSERT INTO entry (text) VALUES ('written by a later release')")
		})
	}
}

func makeFixtures(t *testing.T) {
	t.Helper()
	for _, f := range fixtures {
		path := filepath.Join(t.TempDir(), "live.db")
		mode := map[string]string{"v1-whole": "WAL", "v1-log": "WAL", "v1-journal": "DELETE"}[f.name]
		db := openTest(t, path, Options{JournalMode: mode, CacheKiB: 8})
		mustExec(t, db, "CREATE TABLE entry (id INTEGER PRIMARY KEY, text TEXT, body BLOB)")
		for range 40 {
			mustExec(t, db, "INSERT INTO entry (text, body) VALUES ('one of 40', zeroblob(300))")
		}
		if mode == "WAL" {
			mustExec(t, db, "PRAGMA wal_checkpoint(TRUNCATE)")
		}
		tx := begin(t, db)
		mustExec(t, tx, "UPDATE entry SET text = text || ', changed'")
		if f.name == "v1-journal" {
			mustExec(t, tx, "UPDATE entry SET body = zeroblob(1200)")
		} else {
			commit(t, tx)
		}
		if f.name == "v1-whole" {
			db.Close()
		}
		from := copyDatabase(t, path)
		for _, suffix := range []string{"", "-journal", "-wal"} {
			b, err := os.ReadFile(from + suffix)
			if err != nil {
				continue
			}
			writeFile(t, filepath.Join("testdata", f.name+".db"+suffix), b)
		}
		fmt.Println("made", f.name)
		if f.name == "v1-journal" {
			tx.Rollback()
		}
	}
}
