package record

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

// stored is a revision as the table holds it. Of what is no head, the fields
// from role on are empty.
type stored struct {
	n      int64
	id     history.ID
	v      int
	kind   string
	status history.Status
	body   []byte // nil unless present
	role   history.Role
	at     clock
	first  clock
	last   int64
}

const selectHeads = `
	SELECT r.n, r.id, r.v, r.kind, r.status, r.body, h.role, h.wall, h.count, h.first_wall, h.first_count, h.last
	FROM head h JOIN revision r ON r.n = h.revision
	WHERE h.plan = ? AND h.kind = ? AND h.entry = ?`

const selectPast = `
	WITH RECURSIVE past (n) AS (
		VALUES (?)
		UNION ALL
		SELECT revision.before FROM past JOIN revision ON revision.n = past.n WHERE revision.before IS NOT NULL
	)
	SELECT r.n, r.id, r.v, r.kind, r.status, r.body, '', 0, 0, 0, 0, 0 FROM past JOIN revision r ON r.n = past.n`

func (tx *transaction) stored(text string, args ...any) ([]stored, error) {
	rows, err := tx.QueryContext(tx.ctx, text, args...)
	if err != nil {
		return nil, unread(err)
	}
	defer rows.Close()
	var all []stored
	for rows.Next() {
		var one stored
		var id []byte
		if err := rows.Scan(&one.n, &id, &one.v, &one.kind, &one.status, &one.body, &one.role,
			&one.at.wall, &one.at.count, &one.first.wall, &one.first.count, &one.last); err != nil {
			return nil, unread(err)
		}
		copy(one.id[:], id)
		all = append(all, one)
	}
	if err := rows.Err(); err != nil {
		return nil, unread(err)
	}
	return all, nil
}

// seen finds the revisions that the person was shown, and the entry's heads.
// Of heads that say the same a screen shows one: who saw it saw them all.
func (tx *transaction) seen(p planRef, entry history.EntryID, kind string, parents []string) (seen, heads []stored, err error) {
	if heads, err = tx.stored(selectHeads, p.n, kind, entry[:]); err != nil {
		return nil, nil, err
	}
	if len(heads) == 0 {
		kinds, err := kindsOf(tx.ctx, tx, p, entry)
		if err == nil && len(kinds) > 0 {
			err = fmt.Errorf("%w: it is of another kind", ErrContent)
		}
		return nil, nil, cmp.Or(err, ErrNoEntry)
	}
	slices.SortFunc(heads, func(a, b stored) int { return cmp.Or(b.at.compare(a.at), a.id.Compare(b.id)) })
	if len(parents) == 0 {
		seen = heads
	}
	for _, text := range parents {
		id, err := history.ParseID(text)
		if err != nil {
			return nil, nil, ErrNoEntry
		}
		at := slices.IndexFunc(heads, func(h stored) bool { return h.id == id })
		if at < 0 {
			past, err := tx.stored(selectPast, heads[0].last)
			if err != nil {
				return nil, nil, err
			}
			found := slices.IndexFunc(past, func(s stored) bool { return s.id == id })
			if found < 0 {
				return nil, nil, ErrNoEntry
			}
			seen = append(seen, past[found])
			continue
		}
		for i := range heads {
			if i == at || sameStored(&heads[i], &heads[at]) {
				seen = append(seen, heads[i])
			}
		}
	}
	seen = unique(seen)
	for _, s := range slices.Concat(seen, heads) {
		if s.v > history.Version {
			return nil, nil, ErrNewer
		}
	}
	return seen, heads, nil
}

func unique(all []stored) []stored {
	var kept []stored
	for _, s := range all {
		if !slices.ContainsFunc(kept, func(k stored) bool { return k.id == s.id }) {
			kept = append(kept, s)
		}
	}
	return kept
}

func sameStored(a, b *stored) bool {
	if a.status != b.status || a.kind != b.kind {
		return false
	}
	x, errA := careplan.Decode(careplan.Kind(a.kind), a.body)
	y, errB := careplan.Decode(careplan.Kind(b.kind), b.body)
	return errA == nil && errB == nil && careplan.SameContent(x, y)
}
