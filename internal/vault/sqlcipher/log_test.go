package sqlcipher

import (
	"context"
	"encoding/binary"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
)

// liveLog is a database with its log, and its content after each commit since
// the log began.
func liveLog(t testing.TB, cacheKiB int) (path string, commits []string) {
	t.Helper()
	live := filepath.Join(t.TempDir(), "live.db")
	db := openTest(t, live, Options{CacheKiB: cacheKiB})
	mustExec(t, db, "PRAGMA wal_autocheckpoint = 0")
	db.SetMaxOpenConns(1)
	fill(t, db, 60)
	mustExec(t, db, "PRAGMA wal_checkpoint(TRUNCATE)")
	commits = append(commits, mustDigest(t, db))
	for i := range 12 {
		tx := begin(t, db)
		mustExec(t, tx, "UPDATE entry SET kind = kind || ?, body = randomblob(length(body)) WHERE id % 12 = ?", i, i)
		mustExec(t, tx, "UPDATE entry SET body = randomblob(900) WHERE id % 12 IN (?, ?)", i, i+1)
		commit(t, tx)
		commits = append(commits, mustDigest(t, db))
	}
	tx := begin(t, db)
	mustExec(t, tx, "UPDATE entry SET kind = 'never committed', body = randomblob(length(body))")
	path = copyDatabase(t, live)
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	return path, commits
}

func TestALogIsRecoveredToTheLastCommit(t *testing.T) {
	for _, cache := range []int{40, 8000} {
		path, commits := liveLog(t, cache)
		if got, err := outcome(path, Options{}); err != nil || got != commits[len(commits)-1] {
			t.Errorf("cache of %d KiB: %v", cache, err)
		}
		if fileSize(path+"-wal") != 0 {
			t.Error("the log was not emptied on closing")
		}
	}
}

func TestADamagedLogOpensAtAnEarlierCommit(t *testing.T) {
	rounds := 300
	if testing.Short() {
		rounds = 60
	}
	path, commits := liveLog(t, 80)
	database, whole := readFile(t, path), readFile(t, path+"-wal")
	random := rand.New(rand.NewPCG(11, 12))
	earlier := 0
	for range rounds {
		log := slices.Clone(whole)
		at := random.IntN(len(log))
		switch random.IntN(4) {
		case 0:
			log[at] ^= 1 << random.IntN(8)
		case 1:
			log = log[:at]
		case 2:
			clear(log[at:min(len(log), at+random.IntN(3*frameSize))])
		case 3:
			for i := at; i < min(len(log), at+512); i++ {
				log[i] = byte(random.Uint32())
			}
		}
		writeFile(t, path, database)
		writeFile(t, path+"-wal", log)
		got, err := outcome(path, Options{})
		if err != nil || !slices.Contains(commits, got) {
			t.Errorf("damage at %d of %d: %v", at, len(whole), err)
		}
		if got != commits[len(commits)-1] {
			earlier++
		}
	}
	if earlier < rounds/2 {
		t.Errorf("only %d of %d damages cost a commit", earlier, rounds)
	}
	t.Logf("%d of %d opened, %d at an earlier commit", rounds, rounds, earlier)
}

// A log whose checksums hold but whose pages don't authenticate was not torn by
// a crash. Its checksums need no key: anybody can forge them.
func TestAForgedLogIsRefusedAndKept(t *testing.T) {
	path, _ := liveLog(t, 8000)
	log := readFile(t, path+"-wal")
	log[walHeader+frameHeader+100] ^= 1
	order, sum := orderOf(log), sumAt(log[24:])
	for at := walHeader; at+frameSize <= len(log); at += frameSize {
		sum = sum.frame(order, log[at:at+frameSize])
		sum.put(log[at+16:])
	}
	writeFile(t, path+"-wal", log)
	if _, err := outcome(path, Options{}); err == nil {
		t.Error("it opened")
	}
	if fileSize(path+"-wal") != int64(len(log)) {
		t.Error("the log is gone")
	}
}

// A checkpoint was under way when the power failed: the log still has the page.
func TestAPageTornByACheckpointIsReadFromTheLog(t *testing.T) {
	path, commits := liveLog(t, 8000)
	database, log := readFile(t, path), readFile(t, path+"-wal")
	inLog := map[uint32]bool{1: false}
	for at := walHeader; at+frameSize <= len(log); at += frameSize {
		inLog[binary.BigEndian.Uint32(log[at:])] = true
	}
	random := rand.New(rand.NewPCG(13, 14))
	torn := 0
	for pgno, ok := range inLog {
		at := int(pgno-1) * pageSize
		if !ok || at+pageSize > len(database) {
			continue
		}
		torn++
		damaged := slices.Clone(database)
		for i := at + random.IntN(pageSize-1); i < at+pageSize; i++ {
			damaged[i] = byte(random.Uint32())
		}
		writeFile(t, path, damaged)
		writeFile(t, path+"-wal", log)
		if got, err := outcome(path, Options{}); err != nil || got != commits[len(commits)-1] {
			t.Errorf("page %d torn: %v", pgno, err)
		}
	}
	if torn < 20 {
		t.Errorf("only %d pages torn", torn)
	}
}

// Connections take turns in one log, each chaining on to the other's frames.
func TestTwoConnectionsTakeTurnsInOneLog(t *testing.T) {
	live := filepath.Join(t.TempDir(), "live.db")
	a := openTest(t, live, Options{CacheKiB: 40})
	fill(t, a, 100)
	b := openTest(t, live, Options{CacheKiB: 40})
	want := ""
	for i := range 12 {
		db := []*DB{a, b}[i%2]
		mustExec(t, db, "PRAGMA wal_autocheckpoint = 0")
		tx := begin(t, db)
		mustExec(t, tx, "UPDATE entry SET kind = kind || ?, body = randomblob(length(body)) WHERE id % 2 = ?", i, i%3%2)
		mustExec(t, tx, "UPDATE entry SET body = randomblob(2000) WHERE id % 5 = 1")
		if i%4 == 3 {
			if err := tx.Rollback(); err != nil {
				t.Fatal(err)
			}
		} else {
			commit(t, tx)
			want = mustDigest(t, db)
		}
		if got, err := outcome(copyDatabase(t, live), Options{}); err != nil || got != want {
			t.Fatalf("after turn %d: %v", i, err)
		}
	}
	if err := a.Verify(context.Background()); err != nil {
		t.Error(err)
	}
}

// FuzzLog puts any bytes where the log of a crash would be.
func FuzzLog(f *testing.F) {
	f.Add([]byte{}, uint16(0))
	f.Add([]byte("\x37\x7f\x06\x82\x00\x2d\xe2\x18\x00\x00\x10\x00"), uint16(40))
	path, commits := liveLog(f, 8000)
	database, whole := readFile(f, path), readFile(f, path+"-wal")
	f.Fuzz(func(t *testing.T, patch []byte, at uint16) {
		log := slices.Clone(whole)
		copy(log[min(int(at), len(log)):], patch)
		writeFile(t, path, database)
		writeFile(t, path+"-wal", log)
		got, err := outcome(path, Options{})
		if err == nil && !slices.Contains(commits, got) {
			t.Error("opened at something that was never committed")
		}
	})
}
