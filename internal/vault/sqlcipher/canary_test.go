package sqlcipher

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"testing"
)

const canary = "Zephyrine Quillfeather takes warfarin"

// sing writes the canary where SQLite might put it on a disk: tables, indexes,
// schema, full-text index, a sort and a temporary table larger than the cache.
func sing(t *testing.T, db *sql.DB) *sql.Tx {
	t.Helper()
	mustExec(t, db, `CREATE TABLE "`+canary+`" (id INTEGER PRIMARY KEY, text TEXT)`)
	mustExec(t, db, `CREATE INDEX i ON "`+canary+`" (text)`)
	mustExec(t, db, "CREATE VIRTUAL TABLE words USING fts5 (text)")
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	for i := range 400 {
		mustExec(t, tx, `INSERT INTO "`+canary+`" (text) VALUES (? || ?)`, canary, i)
		mustExec(t, tx, "INSERT INTO words VALUES (? || ?)", canary, i)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	mustExec(t, db, `CREATE TEMP TABLE sorted AS SELECT a.text || b.text AS t FROM "`+canary+`" a, "`+canary+`" b WHERE b.id < 40 ORDER BY 1`)
	mustExec(t, db, "VACUUM")
	if tx, err = db.Begin(); err != nil {
		t.Fatal(err)
	}
	mustExec(t, tx, `UPDATE "`+canary+`" SET text = text || ' and bisoprolol'`)
	mustExec(t, tx, "SAVEPOINT s")
	mustExec(t, tx, `UPDATE "`+canary+`" SET text = 'x' || text`)
	mustExec(t, tx, "ROLLBACK TO s")
	return tx
}

func found(t *testing.T, dirs ...string) (files []string, bytesRead int) {
	t.Helper()
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			b := readFile(t, path)
			bytesRead += len(b)
			for _, word := range []string{"Zephyrine", "Quillfeather", "warfarin", "SQLite format"} {
				if bytes.Contains(b, []byte(word)) {
					files = append(files, filepath.Base(path)+": "+word)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files, bytesRead
}

func TestNothingPlainReachesTheDisk(t *testing.T) {
	for _, mode := range journalModes {
		t.Run(mode, func(t *testing.T) {
			dir, temp := t.TempDir(), t.TempDir()
			t.Setenv("SQLITE_TMPDIR", temp)
			t.Setenv("TMPDIR", temp)
			db := openTest(t, filepath.Join(dir, "x.db"), Options{JournalMode: mode, CacheKiB: 40})
			db.SetMaxOpenConns(1)
			mustExec(t, db, "PRAGMA wal_autocheckpoint = 0")
			tx := sing(t, db.DB)
			files, n := found(t, dir, temp)
			if len(files) > 0 {
				t.Errorf("in the middle of a transaction: %v", files)
			}
			if n < 150_000 {
				t.Fatalf("only %d bytes on the disk", n)
			}
			commit(t, tx)
			db.Close()
			if files, _ := found(t, dir, temp); len(files) > 0 {
				t.Errorf("after closing: %v", files)
			}
		})
	}
}

// Told to keep temporary tables in files, SQLite fails rather than doing so.
func TestTemporaryFilesAreRefused(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("SQLITE_TMPDIR", temp)
	db := openTest(t, filepath.Join(t.TempDir(), "x.db"), Options{CacheKiB: 40})
	db.SetMaxOpenConns(1)
	mustExec(t, db, "PRAGMA temp_store = FILE")
	mustExec(t, db, "CREATE TEMP TABLE t (x)")
	_, err := db.Exec("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM c WHERE n < 3000) INSERT INTO t SELECT randomblob(4000) FROM c")
	if err == nil {
		t.Error("twelve megabytes of temporary table went somewhere")
	}
}

// The search finds what it looks for, where nothing is encrypted.
func TestTheCanaryIsSeenInAPlainDatabase(t *testing.T) {
	dir := t.TempDir()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "x.db")+"?_pragma=journal_mode(DELETE)&_pragma=cache_size(-40)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	tx := sing(t, db)
	defer tx.Rollback()
	files, _ := found(t, dir)
	if len(files) < 8 {
		t.Errorf("only in %v", files)
	}
}
