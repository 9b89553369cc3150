package sqlcipher

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// smallDisk is a file system of its own, of that many KiB.
func smallDisk(t *testing.T, kib int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dk,mode=0700", kib)); err != nil {
		t.Skipf("only root can make a small disk: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestAFullDiskLosesTheTransactionAndNothingElse(t *testing.T) {
	for _, mode := range []string{"WAL", "DELETE"} {
		t.Run(mode, func(t *testing.T) {
			dir := smallDisk(t, 2000)
			path := filepath.Join(dir, "x.db")
			db := openTest(t, path, Options{JournalMode: mode, CacheKiB: 40})
			fill(t, db, 20)
			want := mustDigest(t, db)
			full := false
			for range 200 {
				if _, err := db.Exec("INSERT INTO entry (kind, body) VALUES ('more', randomblob(60000))"); err != nil {
					if !errors.Is(Classify(err), ErrFull) {
						t.Fatalf("the disk is full: %v", err)
					}
					full = true
					break
				}
				want = mustDigest(t, db)
			}
			if !full {
				t.Fatal("the disk did not fill up")
			}
			if mustDigest(t, db) != want {
				t.Error("half a transaction shows")
			}
			snapshot := copyDatabase(t, path)
			if got, err := outcome(snapshot, Options{JournalMode: mode}); err != nil || got != want {
				t.Errorf("after a crash on the full disk: %v", err)
			}
			// Room again: it goes on where it was.
			if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=8000k"); err != nil {
				t.Fatal(err)
			}
			mustExec(t, db, "INSERT INTO entry (kind, body) VALUES ('later', randomblob(60000))")
			if err := db.Verify(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestNoRoomForANewDatabase(t *testing.T) {
	dir := smallDisk(t, 64)
	writeFile(t, filepath.Join(dir, "ballast"), make([]byte, 56<<10))
	db, err := tryOpen(filepath.Join(dir, "x.db"), Options{})
	if err == nil {
		defer db.Close()
		_, err = db.Exec("CREATE TABLE t AS SELECT zeroblob(50000)")
		err = Classify(err)
	}
	if !errors.Is(err, ErrFull) {
		t.Errorf("%v", err)
	}
}

// readOnlyDisk makes the disk under a folder read-only: permissions would not
// stop root.
func readOnlyDisk(t *testing.T, dir string) {
	t.Helper()
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
}

func TestAReadOnlyDiskIsSaidToBeOne(t *testing.T) {
	dir := smallDisk(t, 4000)
	path := filepath.Join(dir, "x.db")
	db := openTest(t, path, Options{})
	fill(t, db, 20)
	want := mustDigest(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	readOnlyDisk(t, dir)
	if _, err := tryOpen(path, Options{}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("opening to write: %v", err)
	}
	if _, err := tryOpen(filepath.Join(dir, "new.db"), Options{}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("making one: %v", err)
	}
	db = openTest(t, path, Options{ReadOnly: true})
	if mustDigest(t, db) != want {
		t.Error("reading: something else")
	}
}

// A log that can't be recovered into the database holds commits that are not
// to be passed over.
func TestALogOnAReadOnlyDiskIsNotPassedOver(t *testing.T) {
	from, commits := liveLog(t, 8000)
	dir := smallDisk(t, 16000)
	path := filepath.Join(dir, "x.db")
	for _, suffix := range []string{"", "-wal"} {
		writeFile(t, path+suffix, readFile(t, from+suffix))
	}
	readOnlyDisk(t, dir)
	got, err := outcome(path, Options{ReadOnly: true})
	if err == nil && got != commits[len(commits)-1] {
		t.Error("opened without the log")
	}
	if err != nil && !errors.Is(err, ErrReadOnly) {
		t.Errorf("%v", err)
	}
	_ = os.Remove(path)
}
