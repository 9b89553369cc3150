package record

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

func TestAnErasedBodyIsGoneAndTheRestStays(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	id := d.save(t, plan, Change{Content: &careplan.Alert{About: "visiting staff", Text: "the neighbour said something"}})[0]
	shown := d.entry(t, plan, id).Latest().Revision
	d.save(t, plan, Change{Entry: id, Content: &careplan.Alert{About: "visiting staff", Text: "dog"}})
	c := d.copyTo(t, "b")
	c.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}}) // the copy takes its own hand
	if err := d.Erase(ctx, plan, shown); err != nil {
		t.Fatal(err)
	}
	if err := d.Erase(ctx, plan, shown); err != nil {
		t.Errorf("a second time: %v", err)
	}
	for range 2 { // and it does not come back from a copy that has it, nor stay there
		for _, each := range []*device{d, c} {
			if each == c {
				meet(t, plan, d, c)
			}
			past, err := each.History(ctx, plan, id)
			if err != nil || len(past) != 2 || past[0].Absent != careplan.Present || past[1].Absent != careplan.Erased || past[1].Content != nil {
				t.Errorf("history: %+v, %v", past, err)
			}
			if past[1].Typed.Name != "Grace Okafor" {
				t.Error("who wrote it is gone too")
			}
			var left int
			if err := each.db.QueryRow(`SELECT count(*) FROM revision WHERE instr(body, 'neighbour') > 0`).Scan(&left); err != nil || left > 0 {
				t.Errorf("%d bodies left, %v", left, err)
			}
			each.verify(t)
		}
	}
	last := d.entry(t, plan, id).Latest().Revision
	if err := d.Erase(ctx, plan, last); err != nil {
		t.Fatal(err)
	}
	if v := d.entry(t, plan, id).Latest(); v.Absent != careplan.Erased {
		t.Errorf("the plan shows %+v", v)
	}
	// An entry whose only head is erased can still be written again.
	d.save(t, plan, Change{Entry: id, Content: &careplan.Alert{About: "visiting staff", Text: "cat"}})
	d.verify(t)
	if err := d.Erase(ctx, plan, strings.Repeat("ab", 32)); !errors.Is(err, ErrNoEntry) {
		t.Errorf("a revision that is not here: %v", err)
	}
}

// On a plain database, where the file's bytes can be read, nothing of an
// erased body is left in it or in its log.
func TestAnErasedBodyLeavesNoBytesInTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plain.db")
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	migrate(t, db)
	r, err := Open(ctx, db, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	plan, err := r.Found(ctx, graceHerself(), grace())
	if err != nil {
		t.Fatal(err)
	}
	var entries []string
	for range 40 {
		for _, text := range []string{"kept words", strings.Repeat("XyzzyPlugh ", 3), strings.Repeat("XyzzyPlugh ", 900)} {
			ids, err := r.Save(ctx, plan, Change{Content: &careplan.Alert{About: "x", Text: text}})
			if err != nil {
				t.Fatal(err)
			}
			entries = append(entries, ids...)
		}
	}
	if !onDisk(t, path, "XyzzyPlugh") {
		t.Fatal("the words were never in the file: this test sees nothing")
	}
	for i, entry := range entries {
		if i%3 == 0 {
			continue
		}
		past, err := r.History(ctx, plan, entry)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Erase(ctx, plan, past[0].Revision); err != nil {
			t.Fatal(err)
		}
	}
	if onDisk(t, path, "XyzzyPlugh") {
		t.Error("erased words are still in the file or its log")
	}
	if !onDisk(t, path, "kept words") {
		t.Error("words that were not erased are gone")
	}
}

func onDisk(t testing.TB, path, words string) bool {
	t.Helper()
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		data, err := os.ReadFile(path + suffix)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(words)) {
			return true
		}
	}
	return false
}

func TestACarerDoesNotEraseWhatAPatientWrote(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, careplan.Member{Name: "Ada Brook", Role: careplan.RoleCarer}, grace())
	patient := d.admit(t, plan, history.RolePatient)
	other := d.admit(t, plan, history.RoleCarer)
	rev := patient.write(t, d, &careplan.Allergy{Substance: "Latex"}, newEntry(t, d))
	if err := d.Receive(ctx, plan, []history.Revision{rev}, patient.sealed(t)); err != nil {
		t.Fatal(err)
	}
	// The other carer's erasure is kept and has no effect.
	erasure, err := other.Erase(d.clock(), rev.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Receive(ctx, plan, []history.Revision{erasure}, other.sealed(t)); err != nil {
		t.Fatal(err)
	}
	if v := d.entry(t, plan, rev.Header.Entry.String()).Latest(); v.Absent != careplan.Present {
		t.Errorf("it shows as %q", v.Absent)
	}
	// With a hand of that carer's own the record refuses and keeps nothing.
	s := other.State()
	if _, err := d.db.Exec(`UPDATE hand SET replica = ?, member = ?, key = ?`, s.Replica[:], s.Author[:], []byte(s.Key)); err != nil {
		t.Fatal(err)
	}
	d.reopen(t)
	before := d.dump(t)
	if err := d.Erase(ctx, plan, rev.ID.String()); !errors.Is(err, ErrNotYours) {
		t.Errorf("%v, want ErrNotYours", err)
	}
	if d.dump(t) != before {
		t.Error("something was written")
	}
	d.verify(t)
}

func TestTheFirstWriteOfACopyMayBeAnErasure(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	d.found(t, graceHerself(), grace()) // each plan takes a new hand
	id := d.save(t, plan, Change{Content: &careplan.Alert{About: "visiting staff", Text: "said by a neighbour"}})[0]
	c := d.copyTo(t, "b")
	give(t, plan, d, c) // which leaves the history in memory, where the new hand is to be found too
	if err := c.Erase(ctx, plan, c.entry(t, plan, id).Latest().Revision); err != nil {
		t.Fatal(err)
	}
	if v := c.entry(t, plan, id).Latest(); v.Absent != careplan.Erased {
		t.Errorf("%+v", v)
	}
	c.verify(t)
}
