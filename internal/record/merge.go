package record

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

// whole is the whole history of one plan in memory. It is kept between the
// batches of one exchange, and dropped when something else is written.
type whole struct {
	plan    planRef
	set     *history.Set
	numbers map[history.ID]int64 // revision.n
	last    map[thread]int64     // revision.n of what arrived last
}

// thread is what the revisions of one entry and kind hang on, as they arrived.
type thread struct {
	entry history.EntryID
	kind  string
}

func (k *whole) arrived(rev *history.Revision, n int64) {
	k.numbers[rev.ID] = n
	k.last[thread{rev.Header.Entry, rev.Header.Kind}] = n
}

// Set reads the whole history of a plan: every revision and seal, as written,
// for passing on and for working out what they come to. Errors: ErrNoPlan,
// ErrDamaged.
func (r *Record) Set(ctx context.Context, planID string) (*history.Set, error) {
	var set *history.Set
	err := r.read(ctx, func(tx *connection) error {
		p, err := r.plan(ctx, tx, planID)
		if err != nil {
			return err
		}
		k, err := readWhole(ctx, tx, p)
		if err == nil {
			set = k.set
		}
		return err
	})
	return set, err
}

// Receive takes in revisions and seals of a plan from elsewhere, in one
// transaction. What is here already changes nothing, so a repeated or resumed
// exchange is harmless. Whether each counts is worked out from the history as
// it is then: what does not, such as the later writing of a member who was
// removed, is kept and left out of what the plan says.
//
// A plan that is new here is taken if its first revision is among revs. It can
// be read; to write in it this device has to be admitted.
//
// Errors: ErrForeign, if anything belongs to another plan or does not verify;
// ErrNoPlan; ErrNotSaved.
func (r *Record) Receive(ctx context.Context, planID string, revs []history.Revision, seals []history.Seal) error {
	return r.write(ctx, func(tx *transaction) error {
		p, err := tx.plan(planID)
		if errors.Is(err, ErrNoPlan) {
			p, err = tx.join(planID, revs)
		}
		if err != nil {
			return err
		}
		return tx.merge(p, revs, seals)
	})
}

// join begins to hold a plan that another device founded.
func (tx *transaction) join(planID string, revs []history.Revision) (planRef, error) {
	id, err := history.ParseID(planID)
	if err != nil || !slices.ContainsFunc(revs, func(r history.Revision) bool { return r.ID == id }) {
		return planRef{}, ErrNoPlan
	}
	return tx.begin(id)
}

func (tx *transaction) begin(id history.ID) (planRef, error) {
	done, err := tx.ExecContext(tx.ctx, `INSERT INTO plan (id) VALUES (?)`, id[:])
	if err != nil {
		return planRef{}, notSaved(err)
	}
	n, err := done.LastInsertId()
	return planRef{n: n, id: id}, notSaved(err)
}

// merge is set union with what is here. What the plan says is worked out anew,
// since whatever came may change who the members are.
func (tx *transaction) merge(p planRef, revs []history.Revision, seals []history.Seal) error {
	k, err := tx.whole(p)
	if err != nil {
		return err
	}
	report := k.set.Add(revs, seals)
	if len(report.Refused) > 0 {
		return fmt.Errorf("%w: %w", ErrForeign, report.Refused[0].Err)
	}
	for i := range revs {
		rev := k.set.Revision(revs[i].ID) // as it was checked, and with its body if any copy had it
		n, here := k.numbers[rev.ID]
		switch {
		case !here:
			before := k.last[thread{rev.Header.Entry, rev.Header.Kind}]
			if n, err = tx.insert(p, rev, before, nil); err != nil {
				return err
			}
			k.arrived(rev, n)
		case slices.Contains(report.Filled, rev.ID):
			err := tx.exec(`UPDATE revision SET salt = ?, body = ?, body_state = ? WHERE n = ?`,
				rev.Salt, rev.Body, rev.BodyState, n)
			if err != nil {
				return err
			}
		}
	}
	for _, s := range seals {
		if err := tx.insertSeal(p, s); err != nil {
			return err
		}
	}
	// The chain's end, the role, the clock: any may have moved.
	tx.r.dropPen(p)
	return tx.refresh(k)
}

// refresh brings the tables read from up to date for one plan, and removes the
// bodies that its history says are erased.
func (tx *transaction) refresh(k *whole) error {
	v := k.set.View(policy)
	for _, e := range v.Entries {
		tx.mark(k.plan.id, careplan.Kind(e.Kind))
	}
	for _, id := range v.Erase {
		k.set.Drop(id)
		if err := tx.erase(k.numbers[id]); err != nil {
			return err
		}
	}
	return tx.bringTables(k.plan, tablesOf(v, k.numbers))
}

// whole gives the whole history of a plan.
func (tx *transaction) whole(p planRef) (*whole, error) {
	if k := tx.r.whole; k != nil && k.plan == p {
		return k, nil
	}
	k, err := readWhole(tx.ctx, tx, p)
	if err != nil {
		return nil, err
	}
	tx.r.whole = k
	return k, nil
}

func readWhole(ctx context.Context, q querier, p planRef) (*whole, error) {
	k := &whole{plan: p, set: history.NewSet(p.id), numbers: map[history.ID]int64{}, last: map[thread]int64{}}
	rows, err := q.QueryContext(ctx, `
		SELECT n, id, replica, seq, seal, header, salt, body, body_state FROM revision WHERE plan = ? ORDER BY n`, p.n)
	if err != nil {
		return nil, unread(err)
	}
	defer rows.Close()
	var revs []history.Revision
	var numbers []int64
	made := map[stretch]history.Seal{}
	for rows.Next() {
		var n int64
		var rev history.Revision
		var id, replica, signature []byte
		s := history.Seal{V: history.Version, Plan: p.id}
		err := rows.Scan(&n, &id, &replica, &s.Seq, &signature, &rev.Raw, &rev.Salt, &rev.Body, &rev.BodyState)
		if err != nil {
			return nil, unread(err)
		}
		copy(rev.ID[:], id)
		revs = append(revs, rev)
		numbers = append(numbers, n)
		if signature != nil {
			copy(s.Replica[:], replica)
			s.ID, s.Signature = rev.ID, signature
			made[stretch{s.Replica, (s.Seq - 1) / history.SealEvery}] = s
		}
	}
	if err := rows.Err(); err != nil {
		return nil, unread(err)
	}
	seals, err := readSeals(ctx, q, p)
	if err != nil {
		return nil, err
	}
	seals = slices.AppendSeq(seals, maps.Values(made))
	if report := k.set.Add(revs, seals); len(report.Refused) > 0 {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, report.Refused[0].Err)
	}
	for i := range revs {
		k.arrived(k.set.Revision(revs[i].ID), numbers[i])
	}
	return k, nil
}

// stretch is a part of a replica's chain, of which the newest seal is enough:
// it proves what the older ones did, and a transfer that was cut goes on from
// a stretch's end.
type stretch struct {
	replica history.ReplicaID
	n       uint64
}

func readSeals(ctx context.Context, q querier, p planRef) ([]history.Seal, error) {
	rows, err := q.QueryContext(ctx, `SELECT replica, seq, id, signature FROM seal WHERE plan = ?`, p.n)
	if err != nil {
		return nil, unread(err)
	}
	defer rows.Close()
	var seals []history.Seal
	for rows.Next() {
		s := history.Seal{V: history.Version, Plan: p.id}
		var replica, id []byte
		if err := rows.Scan(&replica, &s.Seq, &id, &s.Signature); err != nil {
			return nil, unread(err)
		}
		copy(s.Replica[:], replica)
		copy(s.ID[:], id)
		seals = append(seals, s)
	}
	if err := rows.Err(); err != nil {
		return nil, unread(err)
	}
	return seals, nil
}
