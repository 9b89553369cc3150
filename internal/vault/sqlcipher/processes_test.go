package sqlcipher

import (
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// lockHolder keeps the write lock until it is told to go.
func lockHolder(args []string) error {
	db, err := tryOpen(args[0], Options{JournalMode: args[1]})
	if err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	fmt.Println("holding")
	if _, err := fmt.Scanln(new(string)); err != nil {
		return err
	}
	return errors.Join(tx.Rollback(), db.Close())
}

// rowAdder adds pairs of rows whose sum is zero.
func rowAdder(args []string) error {
	db, err := tryOpen(args[0], Options{JournalMode: args[1], CacheKiB: 40, BusyTimeout: time.Minute})
	if err != nil {
		return err
	}
	times, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	fmt.Println("ready")
	for i := range times {
		if err := addPair(db, i, i%5 == 4); err != nil {
			return err
		}
	}
	return db.Close()
}

func addPair(db *DB, n int, undo bool) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, v := range []int{n + 1, -n - 1} {
		if _, err := tx.Exec("INSERT INTO pair (v, body) VALUES (?, randomblob(2500))", v); err != nil {
			return err
		}
	}
	if _, err := tx.Exec("UPDATE pair SET body = randomblob(2500) WHERE id % 17 = ?", n%17); err != nil {
		return err
	}
	if undo {
		return tx.Rollback()
	}
	return tx.Commit()
}

func TestTwoProcessesAndAReaderShareADatabase(t *testing.T) {
	times := 60
	if testing.Short() {
		times = 15
	}
	for _, mode := range []string{"WAL", "DELETE"} {
		t.Run(mode, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "shared.db")
			db := openTest(t, path, Options{JournalMode: mode, CacheKiB: 40, BusyTimeout: time.Minute})
			mustExec(t, db, "CREATE TABLE pair (id INTEGER PRIMARY KEY, v INTEGER, body BLOB)")
			c, lines, _ := process(t, "adder", path, mode, strconv.Itoa(times))
			if !lines.Scan() {
				t.Fatal("the other process did not start")
			}
			reader := openTest(t, path, Options{JournalMode: mode, BusyTimeout: time.Minute})
			for i := range times {
				if err := addPair(db, i, i%3 == 2); err != nil {
					t.Fatal(err)
				}
				if sum := one[int](t, reader, "SELECT coalesce(sum(v), 0) FROM pair"); sum != 0 {
					t.Fatalf("half a transaction shows: %d", sum)
				}
			}
			if err := c.Wait(); err != nil {
				t.Fatal(err)
			}
			want := 2 * (times - times/5 + times - times/3)
			if got := one[int](t, reader, "SELECT count(*) FROM pair"); got != want {
				t.Errorf("%d rows, want %d", got, want)
			}
			if err := reader.Verify(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestALockHeldElsewhereIsBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db := openTest(t, path, Options{BusyTimeout: 20 * time.Millisecond})
	fill(t, db, 3)
	c, lines, in := process(t, "holder", path, "WAL")
	if !lines.Scan() {
		t.Fatal("the other process did not start")
	}
	if _, err := db.Exec("DELETE FROM entry"); !errors.Is(Classify(err), ErrBusy) {
		t.Errorf("writing: %v", err)
	}
	if got := one[int](t, db, "SELECT count(*) FROM entry"); got != 3 {
		t.Errorf("reading: %d rows", got)
	}
	fmt.Fprintln(in, "go")
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
	mustExec(t, db, "DELETE FROM entry")
}
