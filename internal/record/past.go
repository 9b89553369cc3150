package record

import (
	"context"
	"slices"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

// History reads every version of an entry that counts, newest first. Errors:
// ErrNoPlan, ErrNoEntry.
func (r *Record) History(ctx context.Context, planID, entryID string) ([]careplan.Version, error) {
	entry, err := history.ParseEntryID(entryID)
	if err != nil {
		return nil, ErrNoEntry
	}
	var past []careplan.Version
	err = r.read(ctx, func(tx *connection) error {
		p, err := r.plan(ctx, tx, planID)
		if err != nil {
			return err
		}
		var found []versionRow
		err = eachRow(ctx, tx, `
			WITH RECURSIVE `+kinds+`, past (n) AS (
				SELECT DISTINCT last FROM kinds CROSS JOIN head
				WHERE head.plan = ?1 AND head.kind = kinds.kind AND head.entry = ?2
				UNION ALL
				SELECT revision.before FROM past JOIN revision ON revision.n = past.n WHERE revision.before IS NOT NULL
			)
			SELECT r.entry, r.kind, coalesce(accepted.role, m.role, ''), 0, 0,
				r.id, r.v, r.status, r.author, r.asserter, r.wall, r.count, r.body, r.body_state,
				coalesce(m.name, ''), coalesce(m.device, '')
			FROM past JOIN revision r ON r.n = past.n
				LEFT JOIN member m ON m.plan = r.plan AND m.entry = r.author
				LEFT JOIN accepted ON accepted.revision = r.n
				LEFT JOIN apart ON apart.revision = r.n
			WHERE apart.revision IS NULL`, func(scan func(...any) error) error {
			v, err := scanVersion(scan)
			found = append(found, v)
			return err
		}, p.n, entry[:])
		if err != nil {
			return err
		}
		slices.SortFunc(found, latestFirst)
		for i := range found {
			past = append(past, found[i].version())
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(past) == 0 {
		return nil, ErrNoEntry
	}
	return past, nil
}

// Erase removes what one revision says, for good, here and, by a revision of
// its own that others receive, wherever the plan goes. That something was
// said, when and by whom stays in the history. Errors: ErrNoPlan, ErrNoEntry,
// ErrNotYours, ErrNotMember, ErrNotSaved.
//
// Copies of the file made before, such as backups, still hold it.
func (r *Record) Erase(ctx context.Context, planID, revision string) error {
	id, err := history.ParseID(revision)
	if err != nil {
		return ErrNoEntry
	}
	return r.write(ctx, func(tx *transaction) error {
		p, err := tx.plan(planID)
		if err != nil {
			return err
		}
		pen, err := tx.pen(p) // first, since a new hand changes the history
		if err != nil {
			return err
		}
		k, err := tx.whole(p)
		if err != nil {
			return err
		}
		target := k.set.Revision(id)
		switch {
		case target == nil || history.Reserved(target.Header.Kind):
			return ErrNoEntry
		case target.BodyState == history.Erased:
			return nil
		}
		rev, err := pen.Erase(tx.now, id)
		if err != nil {
			return unwritten(err)
		}
		seal, err := pen.Seal()
		if err != nil {
			return notSaved(err)
		}
		if err := tx.merge(p, []history.Revision{rev}, []history.Seal{seal}); err != nil {
			return err
		}
		if k.set.Revision(id).BodyState != history.Erased {
			return ErrNotYours
		}
		return nil
	})
}

// erase overwrites a body in the file; see overwriteFreed.
func (tx *transaction) erase(n int64) error {
	tx.emptyLog = true
	return tx.exec(`UPDATE revision SET salt = NULL, body = NULL, body_state = ? WHERE n = ?`, history.Erased, n)
}
