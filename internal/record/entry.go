package record

import (
	"context"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

// kinds steps through the kinds of entry that plan ?1 has: what is known by
// its id alone is looked for under each.
const kinds = `kinds (kind) AS (
	SELECT min(kind) FROM head WHERE plan = ?1
	UNION ALL
	SELECT (SELECT min(kind) FROM head WHERE plan = ?1 AND kind > kinds.kind) FROM kinds WHERE kind IS NOT NULL)`

const selectEntry = `
	WITH RECURSIVE ` + kinds + `
	SELECT h.entry, h.kind, h.role, h.first_wall, h.first_count,
		r.id, r.v, r.status, r.author, r.asserter, r.wall, r.count, r.body, r.body_state,
		coalesce(m.name, ''), coalesce(m.device, '')
	FROM kinds CROSS JOIN head h ON h.plan = ?1 AND h.kind = kinds.kind AND h.entry = ?2
		JOIN revision r ON r.n = h.revision
		LEFT JOIN member m ON m.plan = h.plan AND m.entry = r.author
	ORDER BY h.kind`

// Entry reads what one entry says now, of whatever kind it is, a reading too.
// Errors: ErrNoPlan, ErrNoEntry.
func (r *Record) Entry(ctx context.Context, planID, entryID string) (careplan.Entry, error) {
	entry, err := history.ParseEntryID(entryID)
	if err != nil {
		return careplan.Entry{}, ErrNoEntry
	}
	var groups []group
	err = r.read(ctx, func(c *connection) error {
		p, err := r.plan(ctx, c, planID)
		if err == nil {
			groups, err = groupsOf(ctx, c, nil, selectEntry, p.n, entry[:])
		}
		return err
	})
	if err != nil {
		return careplan.Entry{}, err
	}
	if len(groups) == 0 {
		return careplan.Entry{}, ErrNoEntry
	}
	return groups[0].present(), nil
}

// kindsOf are the kinds under which an entry is known: one, unless somebody
// wrote two of the same id.
func kindsOf(ctx context.Context, q querier, p planRef, entry history.EntryID) ([]string, error) {
	var all []string
	err := eachRow(ctx, q, `WITH RECURSIVE `+kinds+`
		SELECT DISTINCT h.kind FROM kinds CROSS JOIN head h ON h.plan = ?1 AND h.kind = kinds.kind AND h.entry = ?2`,
		func(scan func(...any) error) error {
			var one string
			err := scan(&one)
			all = append(all, one)
			return err
		}, p.n, entry[:])
	return all, err
}
