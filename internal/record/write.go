package record

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

// transaction is one durable change of the record. Typing, importing and
// meeting all go through it.
type transaction struct {
	*sql.Tx
	r       *Record
	ctx     context.Context
	now     time.Time
	changed map[history.ID]map[careplan.Kind]bool // to announce after the commit
	plans   []planRef                             // found on the way
	settled bool                                  // every hand belongs to this installation now
	erased  bool
}

// write runs f in a transaction, commits it to the disk and then announces
// what changed. Where anything fails nothing is kept, here or on the disk.
func (r *Record) write(ctx context.Context, f func(*transaction) error) error {
	changed, err := r.commit(ctx, f)
	if err != nil {
		return err
	}
	for _, c := range changed {
		r.subscribers.tell(c)
	}
	return nil
}

func (r *Record) commit(ctx context.Context, f func(*transaction) error) (_ []Changed, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, notSaved(err)
	}
	// Once begun a write is finished: it takes milliseconds, and a person who
	// leaves the screen meanwhile did press Save.
	ctx = context.WithoutCancel(ctx)
	sqlTx, err := r.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, notSaved(err)
	}
	defer func() {
		if err == nil {
			return
		}
		// Pens and sets in memory may be ahead of the disk now.
		r.forget()
		if e := sqlTx.Rollback(); e != nil && !errors.Is(e, sql.ErrTxDone) {
			err = errors.Join(err, notSaved(e))
		}
	}()
	tx := &transaction{Tx: sqlTx, r: r, ctx: ctx, now: r.o.Now(), changed: map[history.ID]map[careplan.Kind]bool{}}
	tx.stmt(r.statements.overwrite) // see overwriteFreed
	if err := f(tx); err != nil {
		return nil, err
	}
	if err := sqlTx.Commit(); err != nil {
		return nil, notSaved(err)
	}
	r.settled = r.settled || tx.settled
	for _, p := range tx.plans {
		r.plans.Store(p.id, p)
	}
	r.traces = r.traces || tx.erased
	r.dropTraces(ctx)
	return tx.announcements(), nil
}

// dropTraces empties the write-ahead log after an erasure, since older frames
// in it still hold what was erased. Where a reader is in the way it is tried
// again after the next write, and SQLite does it when the database is closed.
func (r *Record) dropTraces(ctx context.Context) {
	if !r.traces {
		return
	}
	var busy, log, done int
	err := r.db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &log, &done)
	r.traces = err != nil || busy != 0
}

func (tx *transaction) mark(plan history.ID, kinds ...careplan.Kind) {
	if tx.changed[plan] == nil {
		tx.changed[plan] = map[careplan.Kind]bool{}
	}
	for _, k := range kinds {
		if !history.Reserved(string(k)) {
			tx.changed[plan][k] = true
		}
	}
}

func (tx *transaction) announcements() []Changed {
	var all []Changed
	for _, plan := range slices.SortedFunc(maps.Keys(tx.changed), history.ID.Compare) {
		all = append(all, Changed{Plan: plan.String(), Kinds: slices.Sorted(maps.Keys(tx.changed[plan]))})
	}
	return all
}

func (tx *transaction) plan(planID string) (planRef, error) {
	p, err := tx.r.plan(tx.ctx, tx.Tx, planID)
	if err == nil {
		tx.plans = append(tx.plans, p)
	}
	return p, err
}

// stmt gives a prepared statement on the transaction's connection.
func (tx *transaction) stmt(s *sql.Stmt) *sql.Stmt { return tx.StmtContext(tx.ctx, s) }

// overwriteFreed has SQLite zero what a page or the file frees, always: when
// pages are split and merged, copies of a body are left behind that a later
// erasure would not know of. SQLite carries it out while it prepares it, and a
// statement is prepared once on each connection that writes.
const overwriteFreed = `PRAGMA secure_delete = ON`

// run executes a prepared statement that writes.
func (tx *transaction) run(s *sql.Stmt, args ...any) error {
	_, err := tx.stmt(s).ExecContext(tx.ctx, args...)
	return notSaved(err)
}

// exec executes a statement that is not worth preparing.
func (tx *transaction) exec(text string, args ...any) error {
	_, err := tx.ExecContext(tx.ctx, text, args...)
	return notSaved(err)
}

const insertRevision = `INSERT INTO revision
	(before, plan, replica, seq, id, entry, v, kind, status, author, asserter, wall, count, body_state, seal, header, salt, body)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

// insert keeps a revision and answers its number. before is the number of the
// entry's revision that arrived before it, or 0; seal is that of a seal that
// was made here and names it, or nil.
func (tx *transaction) insert(p planRef, rev *history.Revision, before int64, seal []byte) (int64, error) {
	h := &rev.Header
	done, err := tx.stmt(tx.r.statements.insertRevision).ExecContext(tx.ctx,
		sql.NullInt64{Int64: before, Valid: before != 0}, p.n, h.Replica[:], h.Seq, rev.ID[:], h.Entry[:], h.V, h.Kind,
		string(h.Status), h.Author[:], string(h.Asserter), h.RecordedAt.Wall.UnixMilli(), h.RecordedAt.Count,
		rev.BodyState, seal, rev.Raw, rev.Salt, rev.Body)
	if err != nil {
		return 0, notSaved(err)
	}
	n, err := done.LastInsertId()
	return n, notSaved(err)
}

// insertSeal keeps a seal from elsewhere.
func (tx *transaction) insertSeal(p planRef, s history.Seal) error {
	return tx.exec(`INSERT OR IGNORE INTO seal (plan, replica, seq, id, signature) VALUES (?, ?, ?, ?, ?)`,
		p.n, s.Replica[:], s.Seq, s.ID[:], s.Signature)
}
