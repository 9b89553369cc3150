package sqlcipher

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// wholeDatabase makes one of some 120 pages, free ones among them, with no
// journal or log beside it.
func wholeDatabase(t *testing.T, mode string) (path string, want string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "whole.db")
	db := openTest(t, path, Options{JournalMode: mode})
	fill(t, db, 140)
	mustExec(t, db, "DELETE FROM entry WHERE id % 8 = 0")
	if one[int](t, db, "PRAGMA freelist_count") == 0 {
		t.Fatal("no free pages to damage")
	}
	want = mustDigest(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if fileSize(path+"-wal") != 0 {
		t.Fatal("the log was left behind")
	}
	return path, want
}

func TestAFlippedBitInAnyPageIsDetected(t *testing.T) {
	for _, mode := range []string{"WAL", "DELETE"} {
		t.Run(mode, func(t *testing.T) {
			path, want := wholeDatabase(t, mode)
			if got, err := outcome(path, Options{JournalMode: mode}); err != nil || got != want {
				t.Fatalf("untouched: %v", err)
			}
			whole := readFile(t, path)
			random := rand.New(rand.NewPCG(1, 2))
			pages := len(whole) / pageSize
			for page := range pages {
				damaged := append([]byte(nil), whole...)
				damaged[page*pageSize+random.IntN(pageSize)] ^= 1 << random.IntN(8)
				writeFile(t, path, damaged)
				if _, err := outcome(path, Options{JournalMode: mode}); !errors.Is(err, ErrDamaged) {
					t.Errorf("page %d of %d: %v", page+1, pages, err)
				}
			}
			t.Logf("%d of %d pages", pages, pages)
		})
	}
}

func TestEveryBitOfTheSaltCounts(t *testing.T) {
	path, _ := wholeDatabase(t, "DELETE")
	whole := readFile(t, path)
	for i := range SaltSize {
		damaged := append([]byte(nil), whole...)
		damaged[i] ^= 0x40
		writeFile(t, path, damaged)
		if _, err := outcome(path, Options{JournalMode: "DELETE"}); !errors.Is(err, ErrDamaged) {
			t.Errorf("byte %d: %v", i, err)
		}
	}
}

func TestPagesThatChangedPlacesAreDetected(t *testing.T) {
	path, _ := wholeDatabase(t, "WAL")
	whole := readFile(t, path)
	random := rand.New(rand.NewPCG(3, 4))
	pages := len(whole) / pageSize
	for range 40 {
		a, b := random.IntN(pages), random.IntN(pages)
		if a == b {
			continue
		}
		damaged := append([]byte(nil), whole...)
		copy(damaged[a*pageSize:(a+1)*pageSize], whole[b*pageSize:])
		copy(damaged[b*pageSize:(b+1)*pageSize], whole[a*pageSize:])
		writeFile(t, path, damaged)
		if _, err := outcome(path, Options{}); !errors.Is(err, ErrDamaged) {
			t.Errorf("pages %d and %d swapped: %v", a+1, b+1, err)
		}
	}
}

// A page of an older copy is authentic by itself, as in SQLCipher: only the
// tree it hangs in can tell. What is promised is that one is never taken for a
// page with another number, and that zeros are never taken for a page.
func TestAPageOfZerosIsDetected(t *testing.T) {
	path, _ := wholeDatabase(t, "WAL")
	whole := readFile(t, path)
	for page := range len(whole) / pageSize {
		damaged := append([]byte(nil), whole...)
		clear(damaged[page*pageSize : (page+1)*pageSize])
		writeFile(t, path, damaged)
		if _, err := outcome(path, Options{}); !errors.Is(err, ErrDamaged) {
			t.Errorf("page %d: %v", page+1, err)
		}
	}
}

func TestAFileCutShortIsDetected(t *testing.T) {
	for _, mode := range []string{"WAL", "DELETE"} {
		path, _ := wholeDatabase(t, mode)
		whole := readFile(t, path)
		for cut := pageSize / 2; cut < len(whole); cut += pageSize / 2 {
			writeFile(t, path, whole[:cut])
			if _, err := outcome(path, Options{JournalMode: mode}); !errors.Is(err, ErrDamaged) {
				t.Errorf("%s, %d of %d bytes: %v", mode, cut, len(whole), err)
			}
		}
	}
}

// With its log still there, the database's own header need not be current.
func TestADatabaseCutShortBesideItsLogIsDetected(t *testing.T) {
	path := filepath.Join(t.TempDir(), "live.db")
	db := openTest(t, path, Options{})
	fill(t, db, 300)
	mustExec(t, db, "PRAGMA wal_checkpoint(TRUNCATE)")
	mustExec(t, db, "UPDATE entry SET kind = 'late' WHERE id = 3")
	want := mustDigest(t, db)
	snapshot := copyDatabase(t, path)
	if got, err := outcome(copyDatabase(t, snapshot), Options{}); err != nil || got != want {
		t.Fatalf("untouched: %v", err)
	}
	size := fileSize(snapshot)
	for _, cut := range []int64{size - pageSize, size - pageSize/2, size / pageSize / 2 * pageSize, pageSize} {
		p := copyDatabase(t, snapshot)
		if err := os.Truncate(p, cut); err != nil {
			t.Fatal(err)
		}
		if _, err := outcome(p, Options{}); !errors.Is(err, ErrDamaged) {
			t.Errorf("%d of %d bytes: %v", cut, size, err)
		}
	}
	p := copyDatabase(t, snapshot)
	if err := os.Truncate(p, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := tryOpen(p, Options{}); !errors.Is(err, ErrDamaged) {
		t.Errorf("emptied: %v", err)
	}
	if fileSize(p+"-wal") == 0 {
		t.Error("the log of the emptied database was deleted")
	}
}

// What SQLite has in its cache must not hide what is on the disk.
func TestDamageUnderAnOpenDatabaseIsDetected(t *testing.T) {
	path, _ := wholeDatabase(t, "DELETE")
	db := openTest(t, path, Options{JournalMode: "DELETE"})
	if err := db.Verify(t.Context()); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(make([]byte, 8), 9*pageSize+500); err != nil {
		t.Fatal(err)
	}
	if err := db.Verify(t.Context()); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v", err)
	}
}
