package compat

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
	_ "modernc.org/sqlite"
)

var rounds = flag.Int("rounds", 5, "rounds of BenchmarkCompare")

const benchCacheKiB = 32000

// The work that a vault does. Commits and queries are done a few at a time, by
// each side in turn, so that whatever else the machine does meets all alike.
const (
	bulkRows    = 50_000
	commitCount = 2_000
	queryCount  = 1_000
	turns       = 40
	plans       = 5
	measures    = 10
)

var works = []struct{ name, targets string }{
	{"bulk", "1.40, <1"}, {"commits", "1.25, <1"}, {"queries", "1.25, 1.30"}, {"open", "+5 ms"},
}

// BenchmarkCompare does the same work on plain modernc.org/sqlite, on this
// package and on SQLCipher, interleaved and in changing order, and prints the
// medians with their ratios. Each side has a log, synchronous=FULL and the same
// cache; open is from nothing to the first answer.
func BenchmarkCompare(b *testing.B) {
	sides := []side{{"plain modernc", openPlain}, ours, theirs}
	times := map[string]map[string][]time.Duration{}
	for _, s := range sides {
		times[s.name] = map[string][]time.Duration{}
	}
	for b.Loop() {
		for range *rounds {
			compareRound(b, sides, times)
		}
	}
	median := func(s side, work string) float64 {
		d := times[s.name][work]
		slices.Sort(d)
		ms := float64(d[len(d)/2].Nanoseconds()) / 1e6
		if work == "commits" || work == "queries" {
			ms *= turns
		}
		return ms
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\nmedian ms\tplain\tours\tSQLCipher\tours/plain\tours/SQLCipher\ttargets\t")
	for _, work := range works {
		p, o, c := median(sides[0], work.name), median(sides[1], work.name), median(sides[2], work.name)
		fmt.Fprintf(w, "%s\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%s\t\n", work.name, p, o, c, o/p, o/c, work.targets)
		if work.name != "open" {
			b.ReportMetric(o/p, work.name+"/plain")
			b.ReportMetric(o/c, work.name+"/SQLCipher")
		} else {
			b.ReportMetric(o-p, "ms-open-more")
		}
	}
	w.Flush()
	b.ReportMetric(0, "ns/op")
}

func openPlain(t testing.TB, path, mode string, cacheKiB int) *sql.DB {
	t.Helper()
	q := url.Values{"_pragma": {
		"journal_mode(" + mode + ")", "synchronous(full)", "temp_store(memory)", "foreign_keys(on)",
		"busy_timeout(5000)", "trusted_schema(off)", fmt.Sprintf("cache_size(%d)", -cacheKiB),
	}, "_defensive": {"1"}, "_txlock": {"immediate"}}
	db, err := sql.Open("sqlite", "file:"+path+"?"+q.Encode())
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	return db
}

// benchOpen opens and has the first answer.
func benchOpen(b *testing.B, s side, path string) (*sql.DB, func() error, time.Duration) {
	b.Helper()
	start := time.Now()
	var db *sql.DB
	var done func() error
	if s.name == ours.name {
		raw, salt := key()
		d, err := sqlcipher.Open(context.Background(), path, raw, salt, sqlcipher.Options{CacheKiB: benchCacheKiB})
		if err != nil {
			b.Fatal(err)
		}
		db, done = d.DB, d.Close
		db.SetMaxOpenConns(1)
	} else {
		db = s.open(b, path, "WAL", benchCacheKiB)
		done = db.Close
	}
	if err := db.QueryRow("SELECT count(*) FROM sqlite_master").Scan(new(int)); err != nil {
		b.Fatal(err)
	}
	return db, done, time.Since(start)
}

func compareRound(b *testing.B, sides []side, times map[string]map[string][]time.Duration) {
	b.Helper()
	dir, err := os.MkdirTemp("", "compare")
	if err != nil {
		b.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := func(s side) string { return filepath.Join(dir, s.name+".db") }
	took := func(s side, work string, d time.Duration) {
		times[s.name][work] = append(times[s.name][work], d)
	}
	timed := func(s side, work string, f func()) {
		start := time.Now()
		f()
		took(s, work, time.Since(start))
	}
	closeAll := func(done func() error) {
		if err := done(); err != nil {
			b.Fatal(err)
		}
	}
	first := len(times[sides[0].name]["bulk"])
	for i := range sides {
		s := sides[(i+first)%len(sides)]
		db, done, _ := benchOpen(b, s, path(s))
		exec(b, db, "CREATE TABLE reading (id INTEGER PRIMARY KEY, plan INTEGER, measure INTEGER, at INTEGER, value TEXT, note TEXT)")
		exec(b, db, "CREATE INDEX by_time ON reading (plan, measure, at)")
		timed(s, "bulk", func() { bulk(b, db) })
		closeAll(done)
	}
	for range 10 {
		for _, s := range sides {
			_, done, d := benchOpen(b, s, path(s))
			took(s, "open", d)
			closeAll(done)
		}
	}
	dbs := map[string]*sql.DB{}
	for _, s := range sides {
		db, done, _ := benchOpen(b, s, path(s))
		defer closeAll(done)
		dbs[s.name] = db
	}
	for turn := range turns {
		for i := range sides {
			s := sides[(i+turn)%len(sides)]
			timed(s, "queries", func() { queries(b, dbs[s.name], turn) })
		}
	}
	for turn := range turns {
		for i := range sides {
			s := sides[(i+turn)%len(sides)]
			timed(s, "commits", func() { commits(b, dbs[s.name]) })
		}
	}
}

func bulk(b *testing.B, db *sql.DB) {
	b.Helper()
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	st, err := tx.Prepare("INSERT INTO reading (plan, measure, at, value, note) VALUES (?, ?, ?, ?, ?)")
	if err != nil {
		b.Fatal(err)
	}
	for i := range bulkRows {
		if _, err := st.Exec(i%plans, i/plans%measures, 1_700_000_000+i*600, fmt.Sprint(100+i%80), "after breakfast, sitting, left arm"); err != nil {
			b.Fatal(err)
		}
	}
	st.Close()
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
}

func queries(b *testing.B, db *sql.DB, turn int) {
	b.Helper()
	st, err := db.Prepare("SELECT at, value, note FROM reading WHERE plan = ? AND measure = ? AND at >= ? ORDER BY at LIMIT 30")
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	for i := turn * queryCount / turns; i < (turn+1)*queryCount/turns; i++ {
		rows, err := st.Query(i%plans, i/plans%measures, 1_700_000_000+i*7919%bulkRows*600)
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			var at int64
			var value, note string
			if err := rows.Scan(&at, &value, &note); err != nil {
				b.Fatal(err)
			}
		}
		if err := rows.Err(); err != nil {
			b.Fatal(err)
		}
	}
}

func commits(b *testing.B, db *sql.DB) {
	b.Helper()
	st, err := db.Prepare("INSERT INTO reading (plan, measure, at, value, note) VALUES (?, ?, ?, ?, ?)")
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	for i := range commitCount / turns {
		if _, err := st.Exec(i%plans, i%measures, 1_800_000_000+i, "120", "one reading"); err != nil {
			b.Fatal(err)
		}
	}
}
