package record

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

// transaction is one durable change of the record. Typing, importing and
// meeting all go through it.
type transaction struct {
	*connection
	r       *Record
	ctx     context.Context
	now     time.Time
	changed []changed // to announce after the commit
	plans   []planRef // found on the way
	settled bool      // every hand belongs to this installation now

	emptyLog bool // it holds what was erased, or much
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

func (r *Record) commit(ctx context.Context, f func(*transaction) error) ([]Changed, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, notSaved(err)
	}
	// Once begun a write is finished: it takes milliseconds, and a person who
	// leaves the screen meanwhile did press Save.
	ctx = context.WithoutCancel(ctx)
	tx := &transaction{r: r, ctx: ctx, now: r.o.Now()}
	err := r.connections.transact(ctx, writing, notSaved, func(c *connection) error {
		tx.connection = c
		return f(tx)
	})
	r.emptyLog = r.emptyLog || tx.emptyLog
	defer r.dropLog(ctx)
	if err != nil {
		r.forget() // pens and sets in memory may be ahead of the disk
		return nil, err
	}
	r.settled = r.settled || tx.settled
	for _, p := range tx.plans {
		r.plans.Store(p.id, p)
	}
	return tx.announcements(), nil
}

// dropLog empties the write-ahead log after an erasure, since older frames in
// it still hold what was erased, and after an import, which it may be as large
// as even if nothing of it was kept. Where a reader is in the way it is tried
// again after the next write, and SQLite does it when the database is closed.
func (r *Record) dropLog(ctx context.Context) {
	if !r.emptyLog {
		return
	}
	c, err := r.connections.take(ctx)
	if err != nil {
		return
	}
	var busy, log, done int
	err = c.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &log, &done)
	r.emptyLog = err != nil || busy != 0
	_ = r.connections.give(c)
}

// mark has the change of some kinds of entry in a plan announced.
func (tx *transaction) mark(plan history.ID, kinds ...careplan.Kind) {
	at := slices.IndexFunc(tx.changed, func(c changed) bool { return c.plan == plan })
	if at < 0 {
		at = len(tx.changed)
		tx.changed = append(tx.changed, changed{plan: plan})
	}
	c := &tx.changed[at]
	for _, k := range kinds {
		if !history.Reserved(string(k)) && !slices.Contains(c.kinds, k) {
			c.kinds = append(c.kinds, k)
		}
	}
}

// changed are the kinds of a plan's entries that a transaction changed.
type changed struct {
	plan  history.ID
	kinds []careplan.Kind
}

func (tx *transaction) announcements() []Changed {
	slices.SortFunc(tx.changed, func(a, b changed) int { return a.plan.Compare(b.plan) })
	var all []Changed
	for _, c := range tx.changed {
		slices.Sort(c.kinds)
		all = append(all, Changed{Plan: c.plan.String(), Kinds: c.kinds})
	}
	return all
}

func (tx *transaction) plan(planID string) (planRef, error) {
	p, err := tx.r.plan(tx.ctx, tx.connection, planID)
	if err == nil {
		tx.plans = append(tx.plans, p)
	}
	return p, err
}

// exec executes a statement that writes.
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
	done, err := tx.ExecContext(tx.ctx, insertRevision,
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
