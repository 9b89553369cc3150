package record

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

// headRow, memberRow, apartRow and acceptedRow are rows of the tables read
// from, for one plan.
type headRow struct {
	entry    history.EntryID
	kind     string
	revision int64
	status   history.Status
	role     history.Role
	at       clock
	first    clock
	last     int64
}

type memberRow struct {
	entry        history.EntryID
	name, device string
	role         history.Role
	revoked      bool
}

type apartRow struct {
	revision int64
	reason   history.Reason
}

type acceptedRow struct {
	revision int64
	role     history.Role
}

// tables are what the tables read from hold for one plan.
type tables struct {
	heads    []headRow
	members  []memberRow
	apart    []apartRow
	accepted []acceptedRow
	readings []readingRow
}

// tableNames are the tables read from.
var tableNames = [...]string{"head", "member", "apart", "accepted", "reading"}

// tablesOf works the tables out from a view of the plan's history. numbers are
// those of the revisions in the table of revisions.
func tablesOf(v *history.View, numbers map[history.ID]int64) tables {
	var t tables
	own := make(map[history.EntryID]history.Role, len(v.Members))
	for _, m := range v.Members {
		own[m.Entry] = m.Role
		t.members = append(t.members, memberRow{m.Entry, m.Name, m.Device, m.Role, m.Revoked})
	}
	for _, e := range v.Entries {
		for _, rev := range e.Revisions {
			if role := v.Role(rev.ID); role != own[rev.Header.Author] {
				t.accepted = append(t.accepted, acceptedRow{numbers[rev.ID], role})
			}
		}
		if history.Reserved(e.Kind) || len(e.Heads) == 0 {
			continue
		}
		first, last := clockOf(e.Revisions[0].Header.RecordedAt), int64(0)
		for _, rev := range e.Revisions {
			first = earlier(first, clockOf(rev.Header.RecordedAt))
			last = max(last, numbers[rev.ID])
		}
		for _, rev := range e.Apart {
			last = max(last, numbers[rev.ID])
		}
		for _, h := range e.Heads {
			t.heads = append(t.heads, headRow{
				e.ID, e.Kind, numbers[h.ID], h.Header.Status, v.Role(h.ID), clockOf(h.Header.RecordedAt), first, last,
			})
		}
		if e.Kind == string(careplan.KindReading) {
			t.readings = append(t.readings, readingRows(e.ID, versionsOf(e, numbers))...)
		}
	}
	for _, a := range v.Apart {
		t.apart = append(t.apart, apartRow{numbers[a.Revision.ID], a.Reason})
	}
	return t
}

func earlier(a, b clock) clock {
	if b.compare(a) < 0 {
		return b
	}
	return a
}

const insertHead = `INSERT INTO head
	(plan, kind, entry, revision, status, role, wall, count, first_wall, first_count, last)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

func (tx *transaction) insertHead(p planRef, h *headRow) error {
	return tx.exec(insertHead, p.n, h.kind, h.entry[:], h.revision, string(h.status), string(h.role),
		h.at.wall, h.at.count, h.first.wall, h.first.count, h.last)
}

const moveHead = `UPDATE head SET revision = ?, status = ?, role = ?, wall = ?, count = ?, first_wall = ?, first_count = ?, last = ?
	WHERE plan = ? AND kind = ? AND entry = ? AND revision = ?`

// moveHead puts a head in the place of the one that it supersedes.
func (tx *transaction) moveHead(p planRef, old int64, h *headRow) error {
	return tx.exec(moveHead, h.revision, string(h.status), string(h.role), h.at.wall, h.at.count,
		h.first.wall, h.first.count, h.last, p.n, h.kind, h.entry[:], old)
}

const dropHead = `DELETE FROM head WHERE plan = ? AND kind = ? AND entry = ? AND revision = ?`

// bringTables brings the tables read from to what they should hold for one
// plan, and writes only the rows that differ: of the many readings of a plan
// an exchange changes few.
func (tx *transaction) bringTables(p planRef, want tables) error {
	have, err := readTables(tx.ctx, tx, p)
	if err != nil {
		return err
	}
	return errors.Join(
		bringRows(have.heads, want.heads,
			func(h *headRow) error { return tx.exec(dropHead, p.n, h.kind, h.entry[:], h.revision) },
			func(h *headRow) error { return tx.insertHead(p, h) }),
		bringRows(have.members, want.members,
			func(m *memberRow) error { return tx.exec(dropMember, p.n, m.entry[:]) },
			func(m *memberRow) error { return tx.insertMember(p, m) }),
		bringRows(have.apart, want.apart,
			func(a *apartRow) error { return tx.exec(`DELETE FROM apart WHERE revision = ?`, a.revision) },
			func(a *apartRow) error {
				return tx.exec(`INSERT INTO apart (revision, plan, reason) VALUES (?, ?, ?)`, a.revision, p.n, a.reason)
			}),
		bringRows(have.accepted, want.accepted,
			func(a *acceptedRow) error { return tx.exec(`DELETE FROM accepted WHERE revision = ?`, a.revision) },
			func(a *acceptedRow) error {
				return tx.exec(`INSERT INTO accepted (revision, plan, role) VALUES (?, ?, ?)`, a.revision, p.n, string(a.role))
			}),
		tx.bringReadings(p, have.readings, want.readings),
	)
}

func (tx *transaction) bringReadings(p planRef, have, want []readingRow) error {
	return bringRows(have, want,
		func(r *readingRow) error { return tx.dropReading(p, r) },
		func(r *readingRow) error { return tx.insertReading(p, r) })
}

// bringRows drops the rows that are no longer wanted before it inserts those
// that are new: some stand in the place of another.
func bringRows[R comparable](have, want []R, drop, insert func(*R) error) error {
	gone, come := differing(have, want)
	for i := range gone {
		if err := drop(&gone[i]); err != nil {
			return err
		}
	}
	for i := range come {
		if err := insert(&come[i]); err != nil {
			return err
		}
	}
	return nil
}

const dropMember = `DELETE FROM member WHERE plan = ? AND entry = ?`

func (tx *transaction) insertMember(p planRef, m *memberRow) error {
	return tx.exec(`INSERT INTO member (plan, entry, name, device, role, revoked) VALUES (?, ?, ?, ?, ?, ?)`,
		p.n, m.entry[:], m.name, m.device, string(m.role), m.revoked)
}

// querier is a database or a transaction, to read from.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// readTables reads the tables read from, for one plan.
func readTables(ctx context.Context, q querier, p planRef) (tables, error) {
	var t tables
	var entry []byte
	for _, table := range []struct {
		text string
		row  func(scan func(...any) error) error
	}{
		{`SELECT entry, kind, revision, status, role, wall, count, first_wall, first_count, last FROM head WHERE plan = ?`,
			func(scan func(...any) error) error {
				var h headRow
				err := scan(&entry, &h.kind, &h.revision, &h.status, &h.role, &h.at.wall, &h.at.count, &h.first.wall, &h.first.count, &h.last)
				copy(h.entry[:], entry)
				t.heads = append(t.heads, h)
				return err
			}},
		{`SELECT entry, name, device, role, revoked FROM member WHERE plan = ?`,
			func(scan func(...any) error) error {
				var m memberRow
				err := scan(&entry, &m.name, &m.device, &m.role, &m.revoked)
				copy(m.entry[:], entry)
				t.members = append(t.members, m)
				return err
			}},
		{`SELECT revision, reason FROM apart WHERE plan = ?`,
			func(scan func(...any) error) error {
				var a apartRow
				err := scan(&a.revision, &a.reason)
				t.apart = append(t.apart, a)
				return err
			}},
		{`SELECT revision, role FROM accepted WHERE plan = ?`,
			func(scan func(...any) error) error {
				var a acceptedRow
				err := scan(&a.revision, &a.role)
				t.accepted = append(t.accepted, a)
				return err
			}},
		{`SELECT ` + readingColumns + ` FROM reading WHERE plan = ?`,
			func(scan func(...any) error) error {
				row, err := scanReading(scan)
				t.readings = append(t.readings, row)
				return err
			}},
	} {
		if err := eachRow(ctx, q, table.text, table.row, p.n); err != nil {
			return tables{}, err
		}
	}
	return t, nil
}

func eachRow(ctx context.Context, q querier, text string, row func(scan func(...any) error) error, args ...any) error {
	rows, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return unread(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return unread(err)
		}
	}
	if err := rows.Err(); err != nil {
		return unread(err)
	}
	return nil
}

// equal compares whatever the order of the rows.
func (t tables) equal(o tables) bool {
	return sameRows(t.heads, o.heads) && sameRows(t.members, o.members) &&
		sameRows(t.apart, o.apart) && sameRows(t.accepted, o.accepted) &&
		sameRows(t.readings, o.readings)
}

func sameRows[R comparable](a, b []R) bool {
	onlyA, onlyB := differing(a, b)
	return len(onlyA)+len(onlyB) == 0
}

// differing are the rows that only one of two tables has.
func differing[R comparable](a, b []R) (onlyA, onlyB []R) {
	inA := make(map[R]struct{}, len(a))
	for _, row := range a {
		inA[row] = struct{}{}
	}
	for _, row := range b {
		if _, both := inA[row]; both {
			delete(inA, row)
		} else {
			onlyB = append(onlyB, row)
		}
	}
	return slices.AppendSeq(onlyA, maps.Keys(inA)), onlyB
}
