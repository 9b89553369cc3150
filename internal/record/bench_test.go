package record

import (
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

// BenchmarkSave compares saving an entry with the bare durable commit of one
// row of the same size in the same file, in turns, by the medians:
// other programs on the machine must not decide.
func BenchmarkSave(b *testing.B) {
	d := newDevice(b, "a")
	plan, ids := large(b, d, 200, 5)
	if _, err := d.db.Exec(`CREATE TABLE bare (n INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT`); err != nil {
		b.Fatal(err)
	}
	insert, err := d.db.Prepare(`INSERT INTO bare (data) VALUES (?)`)
	if err != nil {
		b.Fatal(err)
	}
	row := make([]byte, 1000)
	var save, bare []time.Duration
	for b.Loop() {
		for range 50 {
			begun := time.Now()
			if _, err := insert.Exec(row); err != nil {
				b.Fatal(err)
			}
			middle := time.Now()
			d.save(b, plan, Change{
				Entry:   ids[len(save)*7%len(ids)],
				Content: &careplan.Medicine{Name: "Ramipril", Strength: "5 mg", Note: fmt.Sprint(len(save))},
			})
			bare = append(bare, middle.Sub(begun))
			save = append(save, time.Since(middle))
		}
	}
	slices.Sort(bare)
	slices.Sort(save)
	m := len(save) / 2
	b.ReportMetric(float64(save[m])/float64(bare[m]), "times-bare-commit")
	b.ReportMetric(float64(bare[m].Microseconds()), "us/bare")
	b.ReportMetric(float64(save[m].Microseconds()), "us/save")
}
