package record

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/carebottle/carebottle/internal/history"
)

// Rebuild empties every table that is read from and makes it again from the
// revisions. Errors: ErrDamaged, ErrNotSaved.
func (r *Record) Rebuild(ctx context.Context) error {
	return r.write(ctx, func(tx *transaction) error {
		r.forget()
		for _, table := range tableNames {
			if err := tx.exec(`DELETE FROM ` + table); err != nil {
				return err
			}
		}
		plans, err := allPlans(tx.ctx, tx)
		if err != nil {
			return err
		}
		for _, p := range plans {
			k, err := readWhole(tx.ctx, tx, p)
			if err != nil {
				return err
			}
			if err := tx.refresh(k); err != nil {
				return err
			}
		}
		return nil
	})
}

// Verify reads the whole record and checks that each revision is what its id
// and its body's hash say, that this installation's chains are whole and
// sealed, and that the tables read from say what the revisions say. It changes
// nothing. Errors: ErrDamaged, for each fault that it finds.
func (r *Record) Verify(ctx context.Context) error {
	return r.read(ctx, func(tx *connection) error {
		plans, err := allPlans(ctx, tx)
		if err != nil {
			return err
		}
		var faults []error
		for _, p := range plans {
			found, err := r.verifyPlan(ctx, tx, p)
			if err != nil && !errors.Is(err, ErrDamaged) {
				return err
			}
			faults = append(faults, err, found)
		}
		return errors.Join(faults...)
	})
}

func allPlans(ctx context.Context, q querier) ([]planRef, error) {
	rows, err := q.QueryContext(ctx, `SELECT n, id FROM plan ORDER BY n`)
	if err != nil {
		return nil, unread(err)
	}
	return scanPlans(rows)
}

// verifyPlan answers what it found wrong, and apart from it why it could not
// go on looking.
func (r *Record) verifyPlan(ctx context.Context, tx *connection, p planRef) (faults, err error) {
	k, err := readWhole(ctx, tx, p)
	if err != nil {
		return nil, err
	}
	v := k.set.View(policy)
	var found []error
	fault := func(what string, n int) { found = append(found, fmt.Errorf("%w: %s (%d)", ErrDamaged, what, n)) }

	if n := len(v.Entries); n == 0 {
		fault("a plan without its beginning", n)
	}
	missing, unsealed, err := r.ownChain(ctx, tx, p, k.set, v.Gaps)
	if err != nil {
		return nil, err
	}
	if missing > 0 {
		fault("revisions missing", missing)
	}
	if unsealed > 0 {
		fault("revisions not sealed", unsealed)
	}
	wrong, err := columnsWrong(ctx, tx, p, k)
	if err != nil {
		return nil, err
	}
	if wrong > 0 {
		fault("columns that differ from their headers", wrong)
	}
	have, err := readTables(ctx, tx, p)
	if err != nil {
		return nil, err
	}
	if want := tablesOf(v, k.numbers); !want.equal(have) {
		fault("tables that differ from the revisions", 1)
	}
	return errors.Join(found...), nil
}

// ownChain counts what is missing from the chain of this installation's hand,
// and what no seal of its own proves. Other chains may be incomplete: the rest
// is on its way.
func (r *Record) ownChain(ctx context.Context, tx *connection, p planRef, set *history.Set, gaps []history.Gap) (missing, unsealed int, err error) {
	var replica, key []byte
	err = tx.QueryRowContext(ctx, `SELECT replica, key FROM hand WHERE plan = ? AND mark = ?`, p.n, r.o.InstallMark).
		Scan(&replica, &key)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, nil // a plan that is only read, or the copied hand of another installation
	}
	if err != nil {
		return 0, 0, unread(err)
	}
	defer clear(key)
	own := history.Hand{Key: key}
	copy(own.Replica[:], replica)
	for _, g := range gaps {
		if g.Replica == own.Replica {
			missing += int(g.To - g.From + 1)
		}
	}
	revs, seals := set.All()
	proved := uint64(0)
	for _, s := range seals {
		if s.Replica == own.Replica && set.Revision(s.ID) != nil && s.Verify(own.Public()) == nil {
			proved = max(proved, s.Seq)
		}
	}
	for i := range revs {
		if h := &revs[i].Header; h.Replica == own.Replica && h.Seq > proved {
			unsealed++
		}
	}
	return missing, unsealed, nil
}

// columnsWrong counts the revisions whose columns are not what their headers
// say.
func columnsWrong(ctx context.Context, tx *connection, p planRef, k *whole) (int, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT n, before, replica, seq, id, entry, v, kind, status, author, asserter, wall, count
		FROM revision WHERE plan = ? ORDER BY n`, p.n)
	if err != nil {
		return 0, unread(err)
	}
	defer rows.Close()
	wrong := 0
	last := map[thread]sql.NullInt64{}
	for rows.Next() {
		var n int64
		var before sql.NullInt64
		var replica, id, entry, author []byte
		var h history.Header
		var at clock
		err := rows.Scan(&n, &before, &replica, &h.Seq, &id, &entry, &h.V, &h.Kind, &h.Status, &author, &h.Asserter,
			&at.wall, &at.count)
		if err != nil {
			return 0, unread(err)
		}
		if len(id) != len(history.ID{}) {
			wrong++
			continue
		}
		rev := k.set.Revision(history.ID(id)) // readWhole has put everything there
		t := thread{rev.Header.Entry, rev.Header.Kind}
		if !slices.Equal(replica, rev.Header.Replica[:]) || !slices.Equal(entry, rev.Header.Entry[:]) ||
			!slices.Equal(author, rev.Header.Author[:]) || h.Seq != rev.Header.Seq || h.V != rev.Header.V ||
			h.Kind != rev.Header.Kind || h.Status != rev.Header.Status || h.Asserter != rev.Header.Asserter ||
			at != clockOf(rev.Header.RecordedAt) || before != last[t] {
			wrong++
		}
		last[t] = sql.NullInt64{Int64: n, Valid: true}
	}
	if err := rows.Err(); err != nil {
		return 0, unread(err)
	}
	return wrong, nil
}
