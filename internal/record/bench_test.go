package record

import (
	"database/sql"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
)

// large makes a plan of entries with so many revisions each.
func large(t testing.TB, d *device, entries, revisions int) (plan string, ids []string) {
	t.Helper()
	plan = d.found(t, graceHerself(), grace())
	for n := range revisions {
		changes := make([]Change, entries)
		for i := range changes {
			changes[i].Content = &careplan.Medicine{
				Name: fmt.Sprintf("Ramipril %d", i), Strength: "5 mg", Dose: "1 tablet", Route: "by mouth",
				Frequency: "in the morning", For: "blood pressure", Note: fmt.Sprintf("%d %s", n, strings.Repeat("as agreed at the review ", 6)),
			}
			if n > 0 {
				changes[i].Entry = ids[i]
			}
		}
		ids = d.save(t, plan, changes...)
	}
	return plan, ids
}

// BenchmarkOpen2000x5 is what a person waits for after the passphrase: the
// database opened, the record opened, the plans listed and one plan read.
func BenchmarkOpen2000x5(b *testing.B) {
	d := newDevice(b, "a")
	plan, _ := large(b, d, 2000, 5)
	d.close(b)
	for b.Loop() {
		d.open(b)
		if _, err := d.Plans(ctx); err != nil {
			b.Fatal(err)
		}
		if p := d.plan(b, plan); len(p.Entries) != 2001 {
			b.Fatal(len(p.Entries))
		}
		b.StopTimer()
		d.close(b)
		b.StartTimer()
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/open")
}

// BenchmarkSave compares saving an entry with what the database alone takes,
// durably, on the same connection and in the same file: for the bytes that a
// save writes (a revision, its place in the chain, the entry's head), and for
// one row. Each is written twice: by a transaction of database/sql with
// prepared statements, and ("lean") as this package runs its own, which is the
// harder to come near to. It takes turns and compares medians, since other
// programs on the machine must not decide.
func BenchmarkSave(b *testing.B) {
	d := newDevice(b, "a")
	plan, ids := large(b, d, 200, 5)
	w := newBare(b, d)
	var save, same, one, sameLean, oneLean []time.Duration
	for b.Loop() {
		for range 50 {
			n := len(save)
			one = append(one, timed(func() { w.commit(b, n, false) }))
			same = append(same, timed(func() { w.commit(b, n, true) }))
			oneLean = append(oneLean, timed(func() { w.lean(b, n, false) }))
			sameLean = append(sameLean, timed(func() { w.lean(b, n, true) }))
			save = append(save, timed(func() {
				d.save(b, plan, Change{
					Entry:   ids[n*7%len(ids)],
					Content: &careplan.Medicine{Name: "Ramipril", Strength: "5 mg", Note: fmt.Sprint(n)},
				})
			}))
		}
	}
	b.ReportMetric(median(save)/median(same), "times-bare-commit")
	b.ReportMetric(median(save)/median(one), "times-one-row")
	b.ReportMetric(median(save)/median(sameLean), "times-lean-commit")
	b.ReportMetric(median(save)/median(oneLean), "times-lean-row")
	b.ReportMetric(median(same)/1e3, "us/bare")
	b.ReportMetric(median(save)/1e3, "us/save")
}

// BenchmarkSaveBySize compares saving into a plan of 2,000 entries with saving
// into one of 10: a save reads and writes what it changes and nothing else.
func BenchmarkSaveBySize(b *testing.B) {
	plans := make([]string, 2)
	ids := make([][]string, 2)
	devices := make([]*device, 2)
	for i, entries := range []int{10, 2000} {
		devices[i] = newDevice(b, "a")
		plans[i], ids[i] = large(b, devices[i], entries, 2)
	}
	took := make([][]time.Duration, 2)
	for b.Loop() {
		for n := range 50 {
			for i, d := range devices {
				took[i] = append(took[i], timed(func() {
					d.save(b, plans[i], Change{
						Entry:   ids[i][n*7%len(ids[i])],
						Content: &careplan.Medicine{Name: "Ramipril", Strength: "5 mg", Note: fmt.Sprint(n)},
					})
				}))
			}
		}
	}
	b.ReportMetric(median(took[1])/median(took[0]), "times-2000-to-10")
	b.ReportMetric(median(took[0])/1e3, "us/save-of-10")
}

// bare writes the bytes of a save with nothing around them.
type bare struct {
	r                   *Record
	one, revision, head *sql.Stmt
	newHead, reading    *sql.Stmt
}

const (
	bareEntries  = 200
	bareOne      = `INSERT INTO bare_one (data) VALUES (?)`
	bareRevision = `INSERT INTO bare_revision (chain, data) VALUES (?, ?)`
	bareHead     = `UPDATE bare_head SET data = ? WHERE entry = ?`
	bareNewHead  = `INSERT INTO bare_head (data) VALUES (?)`
	bareReading  = `INSERT INTO bare_reading (at, data) VALUES (?, ?)`
)

func newBare(b *testing.B, d *device) *bare {
	b.Helper()
	_, err := d.db.Exec(`
		CREATE TABLE bare_one (n INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
		CREATE TABLE bare_revision (n INTEGER PRIMARY KEY, chain BLOB NOT NULL UNIQUE, data BLOB NOT NULL) STRICT;
		CREATE TABLE bare_head (entry INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
		CREATE TABLE bare_reading (at INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
		WITH RECURSIVE i (n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM i WHERE n < 199)
		INSERT INTO bare_head SELECT n, zeroblob(90) FROM i`)
	if err != nil {
		b.Fatal(err)
	}
	prepare := func(text string) *sql.Stmt {
		s, err := d.db.Prepare(text)
		if err != nil {
			b.Fatal(err)
		}
		return s
	}
	return &bare{r: d.Record, one: prepare(bareOne), revision: prepare(bareRevision), head: prepare(bareHead),
		newHead: prepare(bareNewHead), reading: prepare(bareReading)}
}

func bareData(n int) (row, chain []byte) {
	return make([]byte, 1000), binary.BigEndian.AppendUint64(make([]byte, 0, 64), uint64(n))[:64]
}

func (w *bare) commit(b *testing.B, n int, all bool) {
	c, err := w.r.connections.take(ctx)
	if err != nil {
		b.Fatal(err)
	}
	defer w.r.connections.give(c)
	tx, err := c.conn.BeginTx(ctx, nil)
	if err != nil {
		b.Fatal(err)
	}
	row, chain := bareData(2 * n)
	if all {
		if _, err = tx.Stmt(w.revision).Exec(chain, row); err == nil {
			_, err = tx.Stmt(w.head).Exec(row[:90], n*7%bareEntries)
		}
	} else {
		_, err = tx.Stmt(w.one).Exec(row)
	}
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		b.Fatal(err)
	}
}

func (w *bare) lean(b *testing.B, n int, all bool) {
	row, chain := bareData(2*n + 1)
	err := w.r.connections.transact(ctx, writing, notSaved, func(c *connection) error {
		if !all {
			_, err := c.ExecContext(ctx, bareOne, row)
			return err
		}
		if _, err := c.ExecContext(ctx, bareRevision, chain, row); err != nil {
			return err
		}
		_, err := c.ExecContext(ctx, bareHead, row[:90], n*7%bareEntries)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

// commitReading writes the bytes of a new reading: a revision, its place in the
// chain, a head and a row of the read table.
func (w *bare) commitReading(b *testing.B, n int) {
	c, err := w.r.connections.take(ctx)
	if err != nil {
		b.Fatal(err)
	}
	defer w.r.connections.give(c)
	tx, err := c.conn.BeginTx(ctx, nil)
	if err != nil {
		b.Fatal(err)
	}
	row, chain := bareData(2 * n)
	if _, err = tx.Stmt(w.revision).Exec(chain, row); err == nil {
		if _, err = tx.Stmt(w.newHead).Exec(row[:90]); err == nil {
			_, err = tx.Stmt(w.reading).Exec(2*n, row[:120])
		}
	}
	if err == nil {
		err = tx.Commit()
	}
	if err != nil {
		b.Fatal(err)
	}
}

func (w *bare) leanReading(b *testing.B, n int) {
	row, chain := bareData(2*n + 1)
	err := w.r.connections.transact(ctx, writing, notSaved, func(c *connection) error {
		if _, err := c.ExecContext(ctx, bareRevision, chain, row); err != nil {
			return err
		}
		if _, err := c.ExecContext(ctx, bareNewHead, row[:90]); err != nil {
			return err
		}
		_, err := c.ExecContext(ctx, bareReading, 2*n+1, row[:120])
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

func timed(f func()) time.Duration {
	begun := time.Now()
	f()
	return time.Since(begun)
}

func median(all []time.Duration) float64 {
	return float64(slices.Sorted(slices.Values(all))[len(all)/2])
}
