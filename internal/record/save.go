package record

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

// Change is one entry as a person means it to be from now on.
type Change struct {
	Entry string // empty makes a new entry
	// Parents are the revisions that the person was shown, as a form read
	// them: the entry's heads then. A head that they were not shown stays one,
	// and so becomes a conflict that is shown. Empty means all heads that
	// there are now.
	Parents []string
	Status  careplan.Status // empty is active
	Source  careplan.Source // what kind of person said so; empty is whoever typed it
	Content careplan.Content
}

// Save writes changes to a plan: all of them or none, durably, under one seal.
// It answers the ids of the entries, in the order of the changes. Fields of
// the entry that this version does not know are carried along.
//
// Errors: ErrNoPlan, ErrNoEntry, ErrNotMember, ErrNewer, ErrTooLong,
// ErrSingle, ErrContent, ErrNotSaved.
func (r *Record) Save(ctx context.Context, planID string, changes ...Change) ([]string, error) {
	if len(changes) == 0 {
		return nil, nil
	}
	entries := make([]string, len(changes))
	err := r.write(ctx, func(tx *transaction) error {
		p, err := tx.plan(planID)
		if err != nil {
			return err
		}
		pen, err := tx.pen(p)
		if err != nil {
			return err
		}
		r.whole = nil
		for i := range changes {
			entry, err := tx.change(p, pen, &changes[i], i == len(changes)-1)
			if err != nil {
				return err
			}
			entries[i] = entry.String()
			tx.mark(p.id, changes[i].Content.Kind())
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return entries, nil
}

// change writes one revision and brings the entry's heads up to date. A member
// who stands writes here, and what they write counts at once.
func (tx *transaction) change(p planRef, pen *history.Writer, c *Change, last bool) (history.EntryID, error) {
	d, err := draftOf(c)
	if err != nil {
		return history.EntryID{}, err
	}
	d.At = tx.now
	var seen, heads []stored
	if c.Entry == "" {
		if d.Entry, err = tx.newEntry(p, c.Content.Kind()); err != nil {
			return history.EntryID{}, err
		}
	} else {
		if d.Entry, err = history.ParseEntryID(c.Entry); err != nil {
			return history.EntryID{}, ErrNoEntry
		}
		if seen, heads, err = tx.seen(p, d.Entry, d.Kind, c.Parents); err != nil {
			return history.EntryID{}, err
		}
	}
	for i := range seen {
		d.Parents = append(d.Parents, seen[i].id)
	}
	if d.Body, err = encode(carrying(c.Content, seen)); err != nil {
		return history.EntryID{}, err
	}
	before := int64(0)
	if len(heads) > 0 {
		before = heads[0].last
	}
	rev, n, err := tx.append(p, pen, d, before, last)
	if err != nil {
		return history.EntryID{}, err
	}
	row := headRow{
		entry: d.Entry, kind: d.Kind, revision: n, status: d.Status, role: pen.Role(), last: n,
		at: clockOf(rev.Header.RecordedAt), first: clockOf(rev.Header.RecordedAt),
	}
	var gone []int64
	for i := range heads {
		row.first = earlier(row.first, heads[i].first)
		if slices.Contains(d.Parents, heads[i].id) && supersedes(d.Kind, row.role, heads[i].role) {
			gone = append(gone, heads[i].n)
		}
	}
	if c.Content.Kind() == careplan.KindReading {
		if err := tx.saveReading(p, &rev, n, heads, gone); err != nil {
			return history.EntryID{}, err
		}
	}
	if len(gone) == 1 && len(heads) == 1 {
		return d.Entry, tx.moveHead(p, gone[0], &row)
	}
	for _, n := range gone {
		if err := tx.exec(dropHead, p.n, d.Kind, d.Entry[:], n); err != nil {
			return history.EntryID{}, err
		}
	}
	if len(heads) > len(gone) {
		err := tx.exec(`UPDATE head SET first_wall = ?, first_count = ?, last = ? WHERE plan = ? AND kind = ? AND entry = ?`,
			row.first.wall, row.first.count, row.last, p.n, d.Kind, d.Entry[:])
		if err != nil {
			return history.EntryID{}, err
		}
	}
	return d.Entry, tx.insertHead(p, &row)
}

// append writes one revision at the end of the chain. before is the number of
// the entry's revision that arrived before it, or 0. The last of a transaction
// is sealed, and in a long one the end of each stretch.
func (tx *transaction) append(p planRef, pen *history.Writer, d history.Draft, before int64, last bool) (history.Revision, int64, error) {
	rev, err := pen.Append(d)
	if err != nil {
		return history.Revision{}, 0, unwritten(err)
	}
	var seal history.Seal
	if last || rev.Header.Seq%history.SealEvery == 0 {
		if seal, err = pen.Seal(); err != nil {
			return history.Revision{}, 0, notSaved(err)
		}
	}
	n, err := tx.insert(p, &rev, before, seal.Signature)
	return rev, n, err
}

// supersedes says who may supersede whom, as history.HeadsUnder does.
func supersedes(kind string, by, whom history.Role) bool {
	return policy(kind) != history.ClinicianOverClinician || whom != history.RoleClinician || by == history.RoleClinician
}

func draftOf(c *Change) (history.Draft, error) {
	if c.Content == nil {
		return history.Draft{}, fmt.Errorf("%w: nothing in it", ErrContent)
	}
	d := history.Draft{Kind: string(c.Content.Kind())}
	var known, said bool
	d.Status, known = status(c.Status)
	d.Asserter, said = asserter(c.Source)
	if !known || !said || history.Reserved(d.Kind) {
		return history.Draft{}, fmt.Errorf("%w: status, source or kind", ErrContent)
	}
	return d, nil
}

// newEntry draws an id, unless the plan has its one entry of the kind.
func (tx *transaction) newEntry(p planRef, k careplan.Kind) (history.EntryID, error) {
	if k.Single() {
		var there bool
		err := tx.QueryRowContext(tx.ctx, `
			SELECT EXISTS (SELECT 1 FROM head JOIN revision ON revision.n = head.revision
			WHERE head.plan = ? AND head.kind = ? AND head.status = ? AND revision.body_state = ?)`,
			p.n, string(k), string(history.StatusActive), history.Present).Scan(&there)
		if err != nil {
			return history.EntryID{}, unread(err)
		}
		if there {
			return history.EntryID{}, ErrSingle
		}
	}
	entry, err := history.NewEntryID(tx.r.o.Rand)
	return entry, notSaved(err)
}

func encode(c careplan.Content) ([]byte, error) {
	body, err := careplan.Encode(c)
	switch {
	case errors.Is(err, careplan.ErrTooLong):
		return nil, ErrTooLong
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrContent, err)
	}
	return body, nil
}

// unwritten is what a writer would not write.
func unwritten(err error) error {
	if errors.Is(err, history.ErrTooLong) {
		return ErrTooLong
	}
	return notSaved(err)
}
