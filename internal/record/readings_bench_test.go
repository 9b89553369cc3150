package record

import (
	"fmt"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
	"github.com/carebottle/carebottle/internal/measure"
)

// The record of somebody who has measured for ten years.
const (
	lifeReadings  = 25_000
	lifeRevisions = 2_000
	lifeImports   = 100
)

// lifelong makes that record: two readings in five came with files.
func lifelong(t testing.TB, d *device) (plan string) {
	t.Helper()
	plan, _ = large(t, d, lifeRevisions/5, 5)
	addReadings(t, d, plan, lifeReadings)
	return plan
}

func addReadings(t testing.TB, d *device, plan string, n int) {
	t.Helper()
	all := series(n)
	typed, filed := all[:n*3/5], all[n*3/5:]
	for len(typed) > 0 {
		now := min(500, len(typed))
		changes := make([]Change, now)
		for i, r := range typed[:now] {
			changes[i].Content = r
		}
		d.save(t, plan, changes...)
		typed = typed[now:]
	}
	for len(filed) > 0 {
		now := min(max(n*2/5/lifeImports, 1), len(filed))
		d.importing(t, plan, filed[:now]...)
		filed = filed[now:]
	}
}

// series are readings of four measures in turn, one in three and a half hours.
func series(n int) []*careplan.Reading {
	all := make([]*careplan.Reading, n)
	for i := range all {
		at := time.Date(2016, 5, 14, 7, 50, 0, 0, london).Add(time.Duration(i) * 210 * time.Minute)
		switch i % 4 {
		case 0:
			all[i] = pressure(at, fmt.Sprint(120+i%37), fmt.Sprint(70+i%19), fmt.Sprint(60+i%23))
			all[i].Circumstances = measure.Circumstances{"arm": "left", "posture": "seated"}
		case 1:
			all[i] = weight(at, fmt.Sprintf("8%d.%d", i/4%10, i%10))
		case 2:
			all[i] = &careplan.Reading{Measure: measure.Oxygen, At: at, Amounts: []measure.Amount{measure.Of(fmt.Sprint(90+i%9), measure.Percent)}}
		case 3:
			all[i] = &careplan.Reading{Measure: measure.Glucose, At: at, Circumstances: measure.Circumstances{"when": "waking"},
				Amounts: []measure.Amount{measure.Of(fmt.Sprintf("%d.%d", 4+i%7, i%10), measure.MillimolePerL)}}
		}
	}
	return all
}

// BenchmarkHomeWith25000Readings is what a person waits for after the
// passphrase, with ten years of readings and without any.
func BenchmarkHomeWith25000Readings(b *testing.B) {
	full, bare := newDevice(b, "a"), newDevice(b, "a")
	fullPlan := lifelong(b, full)
	barePlan, _ := large(b, bare, lifeRevisions/5, 5)
	full.close(b)
	bare.close(b)
	home := func(d *device, plan string) func() {
		return func() {
			d.open(b)
			if _, err := d.Plans(ctx); err != nil {
				b.Fatal(err)
			}
			d.plan(b, plan)
			if _, err := d.Latest(ctx, plan); err != nil {
				b.Fatal(err)
			}
			if _, _, err := d.ClockProblem(ctx); err != nil {
				b.Fatal(err)
			}
		}
	}
	var with, without []time.Duration
	for b.Loop() {
		for range 10 {
			with = append(with, timed(home(full, fullPlan)))
			full.close(b)
			without = append(without, timed(home(bare, barePlan)))
			bare.close(b)
		}
	}
	b.ReportMetric(median(with)/1e6, "ms/home")
	b.ReportMetric(median(with)/median(without), "times-without-readings")
}

// BenchmarkSaveReading compares saving a reading with what the database alone
// takes for the same bytes, as BenchmarkSave does, and among 25,000 others
// with the first ones.
func BenchmarkSaveReading(b *testing.B) {
	few, many := newDevice(b, "a"), newDevice(b, "a")
	fewPlan, manyPlan := few.found(b, graceHerself(), grace()), lifelong(b, many)
	w := newBare(b, few)
	readings := series(100_000)[50_000:]
	var save, savePulse, same, sameLean, among []time.Duration
	for b.Loop() {
		for range 50 {
			n := len(same)
			one := readings[4*n%len(readings)+1]
			same = append(same, timed(func() { w.commitReading(b, n) }))
			sameLean = append(sameLean, timed(func() { w.leanReading(b, n) }))
			save = append(save, timed(func() { few.save(b, fewPlan, Change{Content: one}) }))
			savePulse = append(savePulse, timed(func() { few.save(b, fewPlan, Change{Content: readings[4*n%len(readings)]}) }))
			among = append(among, timed(func() { many.save(b, manyPlan, Change{Content: one}) }))
		}
	}
	b.ReportMetric(median(save)/median(same), "times-bare-commit")
	b.ReportMetric(median(save)/median(sameLean), "times-lean-commit")
	b.ReportMetric(median(savePulse)/median(same), "with-pulse-times-bare-commit")
	b.ReportMetric(median(among)/median(save), "times-25000-to-few")
	b.ReportMetric(median(save)/1e3, "us/save")
	b.ReportMetric(median(same)/1e3, "us/bare")
}

// BenchmarkReadingsOfAllTime asks for the points of one measure of ten years.
func BenchmarkReadingsOfAllTime(b *testing.B) {
	d := newDevice(b, "a")
	plan := lifelong(b, d)
	var took []time.Duration
	n := 0
	for b.Loop() {
		took = append(took, timed(func() { n = len(d.readings(b, plan, measure.Glucose)) }))
	}
	b.ReportMetric(median(took)/1e6, "ms/measure")
	b.ReportMetric(median(took)/float64(n), "ns/point")
}

// BenchmarkImport100000 compares importing with inserting the same revisions
// and rows of the read tables, from memory, in one transaction by the same
// statements on the same kind of connection.
func BenchmarkImport100000(b *testing.B) {
	readings := series(100_000)
	origin := newDevice(b, "a")
	plan := origin.found(b, graceHerself(), grace())
	origin.close(b)
	origin.open(b)
	var imports, inserts []time.Duration
	for b.Loop() {
		d := origin.copyTo(b, "a")
		imports = append(imports, timed(func() { d.importing(b, plan, readings...) }))
		made := d.everything(b, plan)
		d.close(b)
		d = origin.copyTo(b, "a")
		inserts = append(inserts, d.insertAll(b, made))
		d.close(b)
	}
	b.ReportMetric(median(imports)/median(inserts), "times-inserting")
	b.ReportMetric(median(imports)/1e9, "s/import")
}

// rows are revisions and rows of the read tables in memory.
type rows struct {
	plan  planRef
	revs  []history.Revision
	seals map[history.ID][]byte
	tables
}

func (d *device) everything(b *testing.B, plan string) rows {
	var all rows
	err := d.read(ctx, func(c *connection) (err error) {
		if all.plan, err = d.Record.plan(ctx, c, plan); err != nil {
			return err
		}
		all.tables, err = readTables(ctx, c, all.plan)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	set, err := d.Set(ctx, plan)
	if err != nil {
		b.Fatal(err)
	}
	revs, seals := set.All()
	all.seals = map[history.ID][]byte{}
	for _, s := range seals {
		all.seals[s.ID] = s.Signature
	}
	for _, r := range revs {
		if k := careplan.Kind(r.Header.Kind); k == careplan.KindReading || k == careplan.KindImport {
			all.revs = append(all.revs, r)
		}
	}
	return all
}

// insertAll inserts in the order in which an import does.
func (d *device) insertAll(b *testing.B, all rows) time.Duration {
	heads := map[history.EntryID]*headRow{}
	for i := range all.heads {
		heads[all.heads[i].entry] = &all.heads[i]
	}
	points := map[history.EntryID][]readingRow{}
	for _, row := range all.readings {
		points[row.entry] = append(points[row.entry], row)
	}
	begun := time.Now() // what comes before would be in memory in that order
	_, err := d.commit(ctx, func(tx *transaction) error {
		for i := range all.revs {
			r := &all.revs[i]
			if _, err := tx.insert(all.plan, r, 0, all.seals[r.ID]); err != nil {
				return err
			}
			if err := tx.insertHead(all.plan, heads[r.Header.Entry]); err != nil {
				return err
			}
			of := points[r.Header.Entry]
			for i := range of {
				if err := tx.insertReading(all.plan, &of[i]); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return time.Since(begun)
}

// BenchmarkLatestPastAnUndoneImport compares asking for the latest readings
// with and without a large file that was taken back: it is stepped over.
func BenchmarkLatestPastAnUndoneImport(b *testing.B) {
	plain, undone := newDevice(b, "a"), newDevice(b, "a")
	plainPlan, undonePlan := plain.found(b, graceHerself(), grace()), undone.found(b, graceHerself(), grace())
	addReadings(b, plain, plainPlan, 1000)
	addReadings(b, undone, undonePlan, 1000)
	all := series(lifeReadings)
	entry, imp := undone.importing(b, undonePlan, all[1000:]...)
	undone.save(b, undonePlan, Change{Entry: entry, Status: careplan.EnteredInError, Content: &imp})
	latest := func(d *device, plan string) func() {
		return func() {
			if points, err := d.Latest(ctx, plan); err != nil || len(points) != 5 || points[0].At.After(all[999].At) {
				b.Fatal(points, err)
			}
		}
	}
	var with, without []time.Duration
	for b.Loop() {
		for range 20 {
			without = append(without, timed(latest(plain, plainPlan)))
			with = append(with, timed(latest(undone, undonePlan)))
		}
	}
	b.ReportMetric(median(with)/median(without), "times-without-it")
	b.ReportMetric(median(with)/1e6, "ms/latest")
}
