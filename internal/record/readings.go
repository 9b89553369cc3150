package record

import (
	"cmp"
	"context"
	"database/sql"
	"math"
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

const readingColumns = `measure, import, at, revision, entry, state, checked, east, amounts, circumstances, week, note`

// The parts of what asks for readings. An import that was taken back takes its
// readings with it, however many they are: they are passed over, not marked.
const (
	// imports says of each import whether all its heads are withdrawn, and
	// whether some are and some are not.
	imports = `imported (import, undone, disputed) AS (
		SELECT lower(hex(entry)), min(status IN ('stopped', 'entered-in-error')),
			max(status IN ('stopped', 'entered-in-error')) > min(status IN ('stopped', 'entered-in-error'))
		FROM head WHERE plan = ?1 AND kind = 'import' GROUP BY entry)`
	// came steps through the imports that brought anything of measure ?2,
	// without looking at what they brought.
	came = `came (import) AS (
		SELECT min(import) FROM reading WHERE plan = ?1 AND measure = ?2
		UNION ALL
		SELECT (SELECT min(import) FROM reading WHERE plan = ?1 AND measure = ?2 AND import > came.import)
		FROM came WHERE import IS NOT NULL)`
	readingFields = `r.measure, r.import, r.at, r.revision, r.entry, r.state, r.checked OR coalesce(i.disputed, 0),
		r.east, r.amounts, r.circumstances, r.week, r.note`
)

const selectReadings = `
	WITH RECURSIVE ` + imports + `, ` + came + `
	SELECT ` + readingFields + `
	FROM came LEFT JOIN imported i ON i.import = came.import
		CROSS JOIN reading r ON r.plan = ?1 AND r.measure = ?2 AND r.import = came.import AND r.at >= ?3 AND r.at < ?4
	WHERE NOT coalesce(i.undone, 0) AND r.state = 1`

// Readings are the readings of a measure that stand, from <= At < to, oldest
// first; a zero time bounds nothing. Times are given to the millisecond.
// Errors: ErrNoPlan.
func (r *Record) Readings(ctx context.Context, planID string, m measure.ID, from, to time.Time) ([]careplan.Point, error) {
	return r.points(ctx, planID, oldestFirst, func(c *connection, p planRef) ([]*readingRow, error) {
		return readingRowsOf(ctx, c, selectReadings, p.n, string(m), bound(from, math.MinInt64), bound(to, math.MaxInt64))
	})
}

// bound is the first millisecond that is not before t.
func bound(t time.Time, none int64) int64 {
	if t.IsZero() {
		return none
	}
	return t.Add(time.Millisecond - time.Nanosecond).UnixMilli()
}

const selectLatest = `
	WITH RECURSIVE ` + imports + `,
	measures (measure) AS (
		SELECT min(measure) FROM reading WHERE plan = ?1
		UNION ALL
		SELECT (SELECT min(measure) FROM reading WHERE plan = ?1 AND measure > measures.measure)
		FROM measures WHERE measure IS NOT NULL),
	came (measure, import) AS (
		SELECT measure, (SELECT min(import) FROM reading WHERE plan = ?1 AND measure = measures.measure)
		FROM measures WHERE measure IS NOT NULL
		UNION ALL
		SELECT measure, (SELECT min(import) FROM reading WHERE plan = ?1 AND measure = came.measure AND import > came.import)
		FROM came WHERE import IS NOT NULL)
	SELECT ` + readingFields + `
	FROM came LEFT JOIN imported i ON i.import = came.import
		CROSS JOIN reading r ON r.plan = ?1 AND r.measure = came.measure AND r.import = came.import AND r.at = (
			SELECT at FROM reading WHERE plan = ?1 AND measure = came.measure AND import = came.import AND state = 1
			ORDER BY at DESC LIMIT 1)
	WHERE NOT coalesce(i.undone, 0) AND r.state = 1`

// Latest is the latest standing reading of every measure that has any, by the
// measure's id. Errors: ErrNoPlan.
func (r *Record) Latest(ctx context.Context, planID string) ([]careplan.Point, error) {
	byMeasure := func(a, b *readingRow) int { return cmp.Or(cmp.Compare(a.measure, b.measure), oldestFirst(b, a)) }
	all, err := r.points(ctx, planID, byMeasure, func(c *connection, p planRef) ([]*readingRow, error) {
		return readingRowsOf(ctx, c, selectLatest, p.n)
	})
	return slices.CompactFunc(all, func(a, b careplan.Point) bool { return a.Measure == b.Measure }), err
}

const selectWeek = `
	WITH ` + imports + `
	SELECT ` + readingFields + `
	FROM reading r LEFT JOIN imported i ON i.import = r.import
	WHERE r.plan = ?1 AND r.week = ?2 AND r.week <> '' AND r.measure = ?3 AND r.state = 1 AND NOT coalesce(i.undone, 0)`

// WeekReadings are the blood pressures that were taken for a week of them,
// oldest first. Errors: ErrNoPlan.
func (r *Record) WeekReadings(ctx context.Context, planID, week string) ([]careplan.Point, error) {
	return r.points(ctx, planID, oldestFirst, func(c *connection, p planRef) ([]*readingRow, error) {
		return readingRowsOf(ctx, c, selectWeek, p.n, week, string(measure.BloodPressure))
	})
}

const selectWithdrawn = `
	WITH ` + imports + `
	SELECT ` + readingFields + `
	FROM reading r LEFT JOIN imported i ON i.import = r.import
	WHERE r.plan = ?1 AND r.measure = ?2 AND r.state = 2
	ORDER BY r.at DESC LIMIT ?3`

const selectUndone = `
	WITH ` + imports + `
	SELECT import FROM imported WHERE undone`

const selectOfUndone = `
	SELECT ` + readingColumns + ` FROM reading
	WHERE plan = ?1 AND measure = ?2 AND import = ?4 AND state = 1
	ORDER BY at DESC LIMIT ?3`

// Withdrawn are readings of a measure that do not stand: entered in error,
// stopped, or of an import that was taken back. The latest come first, limit
// of them at most. Errors: ErrNoPlan.
func (r *Record) Withdrawn(ctx context.Context, planID string, m measure.ID, limit int) ([]careplan.Point, error) {
	latestFirst := func(a, b *readingRow) int { return oldestFirst(b, a) }
	all, err := r.points(ctx, planID, latestFirst, func(c *connection, p planRef) ([]*readingRow, error) {
		undone, err := undoneImports(ctx, c, p)
		if err != nil {
			return nil, err
		}
		rows, err := readingRowsOf(ctx, c, selectWithdrawn, p.n, string(m), limit)
		for i := 0; i < len(undone) && err == nil; i++ {
			var more []*readingRow
			more, err = readingRowsOf(ctx, c, selectOfUndone, p.n, string(m), limit, undone[i])
			rows = append(rows, more...)
		}
		return rows, err
	})
	return all[:min(len(all), max(limit, 0))], err
}

// Same tells whether a reading that stands says the same as p: the measure,
// the time to the second, and the amounts. Errors: ErrNoPlan.
func (r *Record) Same(ctx context.Context, planID string, p careplan.Point) (bool, error) {
	second := p.At.Truncate(time.Second)
	there, err := r.Readings(ctx, planID, p.Measure, second, second.Add(time.Second))
	key := keyOf(p.Measure, p.At, p.Amounts)
	return slices.ContainsFunc(there, func(o careplan.Point) bool { return keyOf(o.Measure, o.At, o.Amounts) == key }), err
}

func undoneImports(ctx context.Context, c *connection, p planRef) ([]string, error) {
	var all []string
	err := eachRow(ctx, c, selectUndone, func(scan func(...any) error) error {
		var one string
		err := scan(&one)
		all = append(all, one)
		return err
	}, p.n)
	return all, err
}

// points gathers rows, sorts them and makes points of them.
func (r *Record) points(ctx context.Context, planID string, order func(a, b *readingRow) int, gather func(*connection, planRef) ([]*readingRow, error)) ([]careplan.Point, error) {
	var rows []*readingRow
	err := r.read(ctx, func(c *connection) error {
		p, err := r.plan(ctx, c, planID)
		if err == nil {
			rows, err = gather(c, p)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, order)
	points := make([]careplan.Point, len(rows))
	for i := range rows {
		if points[i], err = rows[i].point(); err != nil {
			return nil, err
		}
	}
	return points, nil
}

func oldestFirst(a, b *readingRow) int {
	return cmp.Or(cmp.Compare(a.at, b.at), a.entry.Compare(b.entry))
}

func readingRowsOf(ctx context.Context, q querier, text string, args ...any) ([]*readingRow, error) {
	var rows []*readingRow
	err := eachRow(ctx, q, text, func(scan func(...any) error) error {
		row, err := scanReading(scan)
		rows = append(rows, &row)
		return err
	}, args...)
	return rows, err
}

func scanReading(scan func(...any) error) (readingRow, error) {
	var row readingRow
	var entry, amounts, circumstances sql.RawBytes
	err := scan(&row.measure, &row.imported, &row.at, &row.revision, &entry, &row.state, &row.checked, &row.east,
		&amounts, &circumstances, &row.week, &row.note)
	copy(row.entry[:], entry)
	row.amounts, row.circumstances = string(amounts), string(circumstances)
	return row, err
}

const insertReading = `INSERT INTO reading (plan, ` + readingColumns + `) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

func (tx *transaction) insertReading(p planRef, row *readingRow) error {
	return tx.exec(insertReading, p.n, string(row.measure), row.imported, row.at, row.revision, row.entry[:],
		int(row.state), row.checked, row.east, []byte(row.amounts), []byte(row.circumstances), row.week, row.note)
}

const dropReading = `DELETE FROM reading WHERE plan = ? AND measure = ? AND import = ? AND at = ? AND revision = ?`

func (tx *transaction) dropReading(p planRef, row *readingRow) error {
	return tx.exec(dropReading, p.n, string(row.measure), row.imported, row.at, row.revision)
}
