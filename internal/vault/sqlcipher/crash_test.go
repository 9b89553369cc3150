package sqlcipher

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// crashWriter commits without end, and says so on standard output after each
// commit. What a transaction adds hangs together: a number and, made from it,
// three rows; a count of all; and now and then old rows leave.
func crashWriter(args []string) error {
	path, mode := args[0], args[1]
	db, err := tryOpen(path, Options{JournalMode: mode, CacheKiB: 40})
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("PRAGMA wal_autocheckpoint = 40"); err != nil {
		return err
	}
	for {
		n, err := crashCommit(db)
		if err != nil {
			return err
		}
		fmt.Println(n)
	}
}

func crashCommit(db *DB) (n int, err error) {
	tx, err := db.Begin()
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	if err := tx.QueryRow("UPDATE counter SET n = n + 1 RETURNING n").Scan(&n); err != nil {
		return 0, err
	}
	for part := range 3 {
		if _, err := tx.Exec("INSERT INTO done (n, part, body) VALUES (?, ?, zeroblob(?))", n, part, n*37%6000); err != nil {
			return 0, err
		}
	}
	if n%5 == 0 { // more than the cache holds, so that pages go out before the commit
		if _, err := tx.Exec("UPDATE done SET body = zeroblob(length(body))"); err != nil {
			return 0, err
		}
		if _, err := tx.Exec("DELETE FROM done WHERE n < ?", n-60); err != nil {
			return 0, err
		}
	}
	return n, tx.Commit()
}

func TestNoAcknowledgedCommitIsLostWhenTheWriterIsKilled(t *testing.T) {
	cycles := *crashCycles
	if testing.Short() {
		cycles = min(cycles, 40)
	}
	for _, mode := range []string{"WAL", "DELETE"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "crash.db")
			db := openTest(t, path, Options{JournalMode: mode})
			mustExec(t, db, "CREATE TABLE counter (n INTEGER)")
			mustExec(t, db, "INSERT INTO counter VALUES (0)")
			mustExec(t, db, "CREATE TABLE done (n INTEGER, part INTEGER, body BLOB, PRIMARY KEY (n, part))")
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			kills := (cycles + 1) / 2
			acknowledged, inDoubt := 0, 0
			for i := range kills {
				acknowledged = max(acknowledged, killedWriter(t, path, mode, i%4 == 3))
				found := crashOutcome(t, path, mode)
				if found < acknowledged {
					t.Fatalf("%d commits were acknowledged, %d are there", acknowledged, found)
				}
				inDoubt += found - acknowledged
				acknowledged = found
			}
			if acknowledged < kills*3/4 {
				t.Errorf("only %d commits before %d kills", acknowledged, kills)
			}
			t.Logf("%d kills, %d commits, %d of them not yet acknowledged, 0 lost", kills, acknowledged, inDoubt)
		})
	}
}

// killedWriter runs a writer until some moment of its life, and returns the
// last commit that it acknowledged, or 0. An early death may be in its recovery
// from the one before; the others come after some commits.
func killedWriter(t *testing.T, path, mode string, early bool) (last int) {
	t.Helper()
	c, lines, _ := process(t, "writer", path, mode)
	kill := func() {
		time.AfterFunc(time.Duration(rand.IntN(40_000))*time.Microsecond, func() { c.Process.Kill() })
	}
	if early {
		kill()
	}
	for lines.Scan() {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			continue // the kill came in the middle of the line
		}
		if last == 0 && !early {
			kill()
		}
		last = n
	}
	if last == 0 && !early {
		t.Fatal("the writer did not write")
	}
	c.Wait()
	return last
}

// crashOutcome checks that only whole transactions are there, and returns how
// many there ever were.
func crashOutcome(t *testing.T, path, mode string) int {
	t.Helper()
	db := openTest(t, path, Options{JournalMode: mode})
	defer db.Close()
	if err := db.Verify(t.Context()); err != nil {
		t.Fatal(err)
	}
	n := one[int](t, db, "SELECT n FROM counter")
	if top := one[int](t, db, "SELECT coalesce(max(n), 0) FROM done"); top != n {
		t.Fatalf("%d commits counted, the last one there is %d", n, top)
	}
	if broken := one[int](t, db, "SELECT count(*) FROM (SELECT n FROM done GROUP BY n HAVING count(*) <> 3 OR min(length(body)) <> n*37%6000 OR max(length(body)) <> n*37%6000)"); broken != 0 {
		t.Fatalf("%d transactions are there in part", broken)
	}
	return n
}
