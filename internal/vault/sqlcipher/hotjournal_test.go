package sqlcipher

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"testing"
)

// hotJournal is a database in the middle of a transaction that has already
// reached the file, and the content to come back to.
func hotJournal(t *testing.T, mode string) (path, want string) {
	t.Helper()
	live := filepath.Join(t.TempDir(), "live.db")
	db := openTest(t, live, Options{JournalMode: mode, CacheKiB: 40})
	fill(t, db, 140)
	want = mustDigest(t, db)
	tx := begin(t, db)
	mustExec(t, tx, "UPDATE entry SET kind = 'lost', body = randomblob(length(body) + 300)")
	mustExec(t, tx, "CREATE TABLE more (x)")
	mustExec(t, tx, "INSERT INTO more SELECT randomblob(3000) FROM entry")
	path = copyDatabase(t, live)
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if len(journaled(t, path)) < 20 {
		t.Fatal("the journal is not hot")
	}
	return path, want
}

// A record of a journal that a header counts: where it starts, of which page.
type record struct {
	at   int
	pgno uint32
}

func journaled(t *testing.T, path string) []record {
	t.Helper()
	j := readFile(t, path+"-journal")
	var all []record
	for at := 0; at+journalHeader <= len(j) && string(j[at:at+8]) == journalMagic; {
		n, sector := int(binary.BigEndian.Uint32(j[at+8:])), int(binary.BigEndian.Uint32(j[20:]))
		at += sector
		for range n {
			all = append(all, record{at, binary.BigEndian.Uint32(j[at:])})
			at += recordSize
		}
		at = (at + sector - 1) / sector * sector
	}
	return all
}

func TestAHotJournalIsRolledBack(t *testing.T) {
	for _, mode := range []string{"DELETE", "TRUNCATE", "PERSIST"} {
		path, want := hotJournal(t, mode)
		if got, err := outcome(path, Options{JournalMode: mode}); err != nil || got != want {
			t.Errorf("%s: %v", mode, err)
		}
		// The switch to a log comes after the rollback.
		path, want = hotJournal(t, mode)
		if got, err := outcome(path, Options{}); err != nil || got != want {
			t.Errorf("%s, opened for WAL: %v", mode, err)
		}
	}
}

// Power fails while a page is being written: half of it is old, half is not.
func TestEveryTornPageThatTheJournalHoldsIsRecovered(t *testing.T) {
	path, want := hotJournal(t, "DELETE")
	database, journal := readFile(t, path), readFile(t, path+"-journal")
	random := rand.New(rand.NewPCG(5, 6))
	torn := 0
	for _, r := range journaled(t, path) {
		at := int(r.pgno-1) * pageSize
		if at+pageSize > len(database) {
			continue
		}
		torn++
		damaged := append([]byte(nil), database...)
		from, to := at, at+pageSize
		if r.pgno > 1 { // of page 1 nothing is left, not the salt either
			from += random.IntN(pageSize - 1)
		}
		for i := from; i < to; i++ {
			damaged[i] = byte(random.Uint32())
		}
		writeFile(t, path, damaged)
		writeFile(t, path+"-journal", journal)
		if got, err := outcome(path, Options{JournalMode: "DELETE"}); err != nil || got != want {
			t.Errorf("page %d torn: %v", r.pgno, err)
		}
	}
	if torn < 20 {
		t.Fatalf("only %d pages torn", torn)
	}
	t.Logf("%d of %d torn pages recovered", torn, torn)
}

// A rollback that leaves out a page that it can't read would leave half of the
// lost transaction in place, and nobody would know.
func TestADamagedRecordIsNeverLeftOutOfARollback(t *testing.T) {
	path, want := hotJournal(t, "DELETE")
	database, journal := readFile(t, path), readFile(t, path+"-journal")
	records := journaled(t, path)
	random := rand.New(rand.NewPCG(7, 8))
	try := func(what string, damaged []byte) {
		t.Helper()
		writeFile(t, path, database)
		writeFile(t, path+"-journal", damaged)
		got, err := outcome(path, Options{JournalMode: "DELETE"})
		if !errors.Is(err, ErrDamaged) && (err != nil || got != want) {
			t.Errorf("%s: %v", what, err)
		}
		if err == nil {
			return
		}
		// The refused open must have left the journal, for another try.
		if fileSize(path+"-journal") < int64(len(damaged)) {
			t.Errorf("%s: the journal is gone", what)
		}
	}
	for i, r := range records {
		damaged := append([]byte(nil), journal...)
		damaged[r.at+random.IntN(recordSize)] ^= 1 << random.IntN(8)
		try("a flipped bit", damaged)
		if i%10 == 0 {
			try("cut short", journal[:r.at+random.IntN(recordSize)])
		}
	}
}

// What no header counts yet was not on the disk when the database was touched.
func TestRecordsThatNoHeaderCountsAreNotMissed(t *testing.T) {
	path, want := hotJournal(t, "DELETE")
	journal := readFile(t, path+"-journal")
	records := journaled(t, path)
	last := records[len(records)-1]
	tail := last.at + recordSize
	if tail+600 < len(journal) {
		random := rand.New(rand.NewPCG(9, 10))
		for i := tail + 600; i < len(journal); i++ {
			journal[i] = byte(random.Uint32())
		}
	} else {
		journal = append(journal, make([]byte, 5000)...)
	}
	writeFile(t, path+"-journal", journal)
	if got, err := outcome(path, Options{JournalMode: "DELETE"}); err != nil || got != want {
		t.Errorf("%v", err)
	}
}
