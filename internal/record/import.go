package record

import (
	"context"
	"database/sql"
	"encoding/binary"
	"hash/maphash"
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/hashset"
	"github.com/carebottle/carebottle/internal/history"
)

// Import takes in the readings of a file in one transaction: all of them or,
// where anything fails, none. each calls take for one reading after another;
// take answers false for one that the plan has already or that the file
// repeats, which is not taken twice ([Known.Has]). An error of each or of take,
// ctx when it is cancelled, and Close take back everything. The readings are
// not held in memory.
//
// Import fills Taken, Duplicates, From and To of imp, writes it as an entry
// that all the readings name, and answers that entry's id. To mark the entry
// as entered in error takes its readings back.
//
// Errors: those of each, as they are; ErrNoPlan, ErrNotMember, ErrTooLong,
// ErrContent, ErrNotSaved.
func (r *Record) Import(ctx context.Context, planID string, imp *careplan.Import, each func(take func(*careplan.Reading) (taken bool, err error)) error) (string, error) {
	var entry history.EntryID
	err := r.write(ctx, func(tx *transaction) error {
		return tx.sparing(tx.ctx, notSaved, func() error {
			in, err := tx.intake(ctx, planID, *imp)
			if err != nil {
				return err
			}
			err = each(in.take)
			if in.failed != nil { // whatever each made of it
				return in.failed
			}
			if err == nil {
				err = in.finish()
			}
			if err == nil {
				*imp, entry = in.imp, in.entry
			}
			return err
		})
	})
	if err != nil {
		return "", err
	}
	return entry.String(), nil
}

// intake is an import on its way.
type intake struct {
	tx     *transaction
	asked  context.Context // that of who imports: transactions don't heed theirs
	p      planRef
	pen    *history.Writer
	seed   maphash.Seed
	seen   hashset.Set[uint32] // short hashes of what is there, to look only where one is met again
	imp    careplan.Import
	entry  history.EntryID
	next   history.EntryID // of the next reading
	failed error
}

func (tx *transaction) intake(asked context.Context, planID string, imp careplan.Import) (*intake, error) {
	p, err := tx.plan(planID)
	if err != nil {
		return nil, err
	}
	pen, err := tx.pen(p)
	if err != nil {
		return nil, err
	}
	tx.r.whole = nil
	tx.emptyLog = true
	in := &intake{tx: tx, asked: asked, p: p, pen: pen, imp: imp, seed: maphash.MakeSeed()}
	in.imp.Taken, in.imp.Duplicates, in.imp.From, in.imp.To = 0, 0, time.Time{}, time.Time{}
	if err := eachKnown(tx.ctx, tx, p, in.see); err != nil {
		return nil, err
	}
	if in.entry, err = history.NewEntryID(tx.r.o.Rand); err == nil {
		in.next, err = history.NewEntryID(tx.r.o.Rand)
	}
	clear(in.next[counted:])
	return in, notSaved(err)
}

// counted is where the ids of an import's readings are counted from; what is
// before it is random. A million ids that are random throughout would each go
// to another page of the table of heads, which are more than SQLite holds in
// memory.
const counted = len(history.EntryID{}) - 4

func (in *intake) newEntry() history.EntryID {
	n := binary.BigEndian.Uint32(in.next[counted:])
	binary.BigEndian.PutUint32(in.next[counted:], n+1)
	return in.next
}

func (in *intake) take(r *careplan.Reading) (bool, error) {
	if in.failed != nil {
		return false, in.failed
	}
	taken, err := in.reading(r)
	in.failed = err
	return taken, err
}

func (in *intake) reading(r *careplan.Reading) (bool, error) {
	if err := in.goOn(); err != nil {
		return false, err
	}
	there, err := in.there(keyOf(r.Measure, r.At, r.Amounts))
	if err != nil {
		return false, err
	}
	if there {
		in.imp.Duplicates++
		return false, nil
	}
	ours := *r
	ours.Import = in.entry.String()
	if err := in.write(&ours, history.AsserterImport); err != nil {
		return false, err
	}
	in.imp.Taken++
	if in.imp.From.IsZero() || r.At.Before(in.imp.From) {
		in.imp.From = r.At
	}
	if in.imp.To.IsZero() || r.At.After(in.imp.To) {
		in.imp.To = r.At
	}
	return true, nil
}

// goOn tells whether anybody still wants this.
func (in *intake) goOn() error {
	select {
	case <-in.tx.r.closing:
		return notSaved(sql.ErrConnDone)
	default:
		return notSaved(in.asked.Err())
	}
}

const selectThere = `
	WITH RECURSIVE ` + imports + `, ` + came + `
	SELECT ` + readingFields + `
	FROM came LEFT JOIN imported i ON i.import = came.import
		CROSS JOIN reading r ON r.plan = ?1 AND r.measure = ?2 AND r.import = came.import AND r.at >= ?3 AND r.at < ?4
	WHERE NOT coalesce(i.undone, 0)`

func (in *intake) hash(key pointKey) uint32 { return uint32(maphash.Comparable(in.seed, key)) }

func (in *intake) see(key pointKey) { in.seen.Add(in.hash(key)) }

// there tells whether a reading is there already.
func (in *intake) there(key pointKey) (bool, error) {
	if !in.seen.Has(in.hash(key)) {
		return false, nil
	}
	second := time.Unix(key.second, 0).UnixMilli()
	rows, err := readingRowsOf(in.tx.ctx, in.tx, selectThere, in.p.n, string(key.measure), second, second+1000)
	return slices.ContainsFunc(rows, func(row *readingRow) bool {
		return packedKey(row.measure, key.second, row.amounts) == key
	}), err
}

// write writes the next reading.
func (in *intake) write(r *careplan.Reading, by history.Asserter) error {
	tx := in.tx
	entry := in.newEntry()
	body, err := encode(r)
	if err != nil {
		return err
	}
	rev, n, err := tx.append(in.p, in.pen, history.Draft{
		Entry: entry, Kind: string(careplan.KindReading), Status: history.StatusActive, Asserter: by, Body: body, At: tx.now,
	}, 0, false)
	if err != nil {
		return err
	}
	if err := tx.insertNewHead(in.p, in.pen, &rev, n); err != nil {
		return err
	}
	version, err := versionOf(&rev, n)
	if err != nil {
		return err
	}
	rows := readingRows(entry, []readingVersion{version})
	for i := range rows {
		if err := tx.insertReading(in.p, &rows[i]); err != nil {
			return err
		}
		in.see(packedKey(rows[i].measure, time.UnixMilli(rows[i].at).Unix(), rows[i].amounts))
	}
	return nil
}

// finish writes the import's own entry, which seals what came before.
func (in *intake) finish() error {
	if err := in.goOn(); err != nil {
		return err
	}
	body, err := encode(&in.imp)
	if err != nil {
		return err
	}
	rev, n, err := in.tx.append(in.p, in.pen, history.Draft{
		Entry: in.entry, Kind: string(careplan.KindImport), Status: history.StatusActive, Body: body, At: in.tx.now,
	}, 0, true)
	if err != nil {
		return err
	}
	in.tx.mark(in.p.id, careplan.KindImport)
	if in.imp.Taken > 0 {
		in.tx.mark(in.p.id, careplan.KindReading)
	}
	return in.tx.insertNewHead(in.p, in.pen, &rev, n)
}

// insertNewHead makes the first revision of an entry its head.
func (tx *transaction) insertNewHead(p planRef, pen *history.Writer, rev *history.Revision, n int64) error {
	h, at := &rev.Header, clockOf(rev.Header.RecordedAt)
	return tx.insertHead(p, &headRow{
		entry: h.Entry, kind: h.Kind, revision: n, status: h.Status, role: pen.Role(), at: at, first: at, last: n,
	})
}
