package sqlcipher

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// A wrong key must not get as far as SQLite: it would find the log unreadable,
// take it for empty and delete it.
func TestAWrongKeyIsRefusedAndChangesNothing(t *testing.T) {
	log, _ := liveLog(t, 8000)
	journal, _ := hotJournal(t, "DELETE")
	whole, _ := wholeDatabase(t, "WAL")
	for name, path := range map[string]string{"with a log": log, "with a hot journal": journal, "whole": whole} {
		before := folder(t, path)
		raw, salt := testKey()
		raw[31] ^= 0x80
		if _, err := Open(t.Context(), path, raw, salt, Options{}); !errors.Is(err, ErrWrongKey) || errors.Is(err, ErrForeign) {
			t.Errorf("%s, wrong key: %v", name, err)
		}
		raw, salt = testKey()
		salt[0] ^= 1
		if _, err := Open(t.Context(), path, raw, salt, Options{}); !errors.Is(err, ErrForeign) {
			t.Errorf("%s, wrong salt: %v", name, err)
		}
		for file, b := range folder(t, path) {
			if !bytes.Equal(before[file], b) {
				t.Errorf("%s: %s changed", name, file)
			}
		}
		if len(folder(t, path)) != len(before) {
			t.Errorf("%s: files came or went", name)
		}
	}
}

func folder(t *testing.T, path string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, e := range entries {
		files[e.Name()] = readFile(t, filepath.Join(filepath.Dir(path), e.Name()))
	}
	return files
}

func TestFilesThatAreNoDatabaseOfOursAreRefused(t *testing.T) {
	dir := t.TempDir()
	plain, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "plain.db"))
	if err != nil {
		t.Fatal(err)
	}
	mustExec(t, plain, "CREATE TABLE letter AS SELECT zeroblob(30000)")
	plain.Close()

	random := make([]byte, 3*pageSize+17)
	r := rand.New(rand.NewPCG(15, 16))
	for i := range random {
		random[i] = byte(r.Uint32())
	}
	files := map[string][]byte{
		"plain SQLite": readFile(t, filepath.Join(dir, "plain.db")),
		"a picture":    append([]byte("\x89PNG\r\n\x1a\n"), random...),
		"two bytes":    {7, 7},
		"text":         []byte("Not a database, but somebody's letter.\n"),
		"random":       random,
	}
	for name, b := range files {
		path := filepath.Join(dir, "foreign.db")
		writeFile(t, path, b)
		if _, err := tryOpen(path, Options{}); !errors.Is(err, ErrForeign) {
			t.Errorf("%s: %v", name, err)
		}
		if !bytes.Equal(readFile(t, path), b) {
			t.Errorf("%s: the file changed", name)
		}
	}
	if _, err := tryOpen(dir, Options{}); err == nil {
		t.Error("a folder opened")
	}
	if _, err := tryOpen(filepath.Join(dir, "no", "such", "folder.db"), Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
}

func TestAnEmptyFileBecomesADatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.db")
	writeFile(t, path, nil)
	db := openTest(t, path, Options{})
	fill(t, db, 5)
	db.Close()
	if _, err := outcome(path, Options{}); err != nil {
		t.Error(err)
	}
	if reserveOf(t, path) != 80 {
		t.Error("no reserve")
	}
}

func TestANewDatabaseIsItsOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db := openTest(t, path, Options{})
	fill(t, db, 5)
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
			t.Errorf("%s%s: %v", filepath.Base(path), suffix, info.Mode())
		}
	}
}

func TestReadOnlyReadsAndDoesNotWrite(t *testing.T) {
	path, want := wholeDatabase(t, "WAL")
	before := readFile(t, path)
	db := openTest(t, path, Options{ReadOnly: true})
	if mustDigest(t, db) != want {
		t.Error("reads something else")
	}
	tx := begin(t, db)
	if mustDigest(t, tx) != want {
		t.Error("a transaction reads something else")
	}
	if _, err := tx.Exec("DELETE FROM entry"); !errors.Is(Classify(err), ErrReadOnly) {
		t.Errorf("writing: %v", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Error(err)
	}
	db.Close()
	if !bytes.Equal(readFile(t, path), before) {
		t.Error("the file changed")
	}
	if _, err := tryOpen(filepath.Join(t.TempDir(), "none.db"), Options{ReadOnly: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no such file: %v", err)
	}
}
