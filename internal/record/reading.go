package record

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
	"github.com/carebottle/carebottle/internal/measure"
)

// readingState says what a version of a reading is to its entry. The numbers
// stand in the schema.
type readingState int

const (
	readingStands    readingState = 1 // it is the one to show
	readingWithdrawn readingState = 2 // it would be, and is stopped or entered in error
	readingBehind    readingState = 3 // another version is shown
)

// readingRow is a row of the table of readings: a point of one version of a
// reading.
type readingRow struct {
	measure       measure.ID
	imported      string
	at            int64 // milliseconds since 1970, UTC
	revision      int64
	entry         history.EntryID
	state         readingState
	checked       bool
	east          int    // minutes
	amounts       string // packed
	circumstances string // packed
	week          string
	note          bool
}

// readingVersion is a revision of a reading that counts.
type readingVersion struct {
	revision int64
	id       history.ID
	at       clock
	status   history.Status
	head     bool
	reading  *careplan.Reading // nil where there is no body that can be read
}

// readingOf is what a body says, or nil.
func readingOf(v int, body []byte) *careplan.Reading {
	if body == nil || v > history.Version {
		return nil
	}
	c, err := careplan.Decode(careplan.KindReading, body)
	if err != nil {
		return nil // Entry says so, and shows it without numbers
	}
	return c.(*careplan.Reading)
}

// versionsOf are those of an entry of the history.
func versionsOf(e *history.Entry, numbers map[history.ID]int64) []readingVersion {
	all := make([]readingVersion, len(e.Revisions))
	for i, rev := range e.Revisions {
		all[i] = readingVersion{
			numbers[rev.ID], rev.ID, clockOf(rev.Header.RecordedAt), rev.Header.Status,
			slices.Contains(e.Heads, rev), readingOf(rev.Header.V, rev.Body),
		}
	}
	return all
}

// versionOf is that of a revision that is written here.
func versionOf(rev *history.Revision, n int64) (readingVersion, error) {
	v := readingVersion{n, rev.ID, clockOf(rev.Header.RecordedAt), rev.Header.Status, true, readingOf(rev.Header.V, rev.Body)}
	if v.reading == nil {
		return v, fmt.Errorf("%w: a reading that could not be read again", ErrContent)
	}
	return v, nil
}

// saveReading brings the rows of a reading up to date when a revision of it
// was written, whose heads were those before and of which those with the
// numbers gone are superseded.
func (tx *transaction) saveReading(p planRef, rev *history.Revision, n int64, heads []stored, gone []int64) error {
	written, err := versionOf(rev, n)
	if err != nil {
		return err
	}
	versions := make([]readingVersion, 0, len(heads)+1)
	for i := range heads {
		h := &heads[i]
		versions = append(versions, readingVersion{h.n, h.id, h.at, h.status, true, readingOf(h.v, h.body)})
	}
	before := readingRows(rev.Header.Entry, versions)
	for i := range versions {
		versions[i].head = !slices.Contains(gone, versions[i].revision)
	}
	return tx.bringReadings(p, before, readingRows(rev.Header.Entry, append(versions, written)))
}

// readingRows are the rows of an entry, by its versions: those that are not
// heads, too, so that a file that still has the old number does not bring it
// back. Which head is shown is [history.Active]'s rule for what is immutable.
func readingRows(entry history.EntryID, versions []readingVersion) []readingRow {
	var heads []*readingVersion
	for i := range versions {
		if versions[i].head {
			heads = append(heads, &versions[i])
		}
	}
	slices.SortFunc(heads, func(a, b *readingVersion) int { return cmp.Or(b.at.compare(a.at), a.id.Compare(b.id)) })
	shown, state := shownReading(heads)
	checked := slices.ContainsFunc(heads, func(h *readingVersion) bool { return !heads[0].saysTheSame(h) })
	var rows []readingRow
	for i := range versions {
		v := &versions[i]
		if v.reading == nil {
			continue
		}
		s := readingBehind
		if v == shown {
			s = state
		}
		for _, p := range pointsOf(v.reading) {
			_, east := p.At.Zone()
			rows = append(rows, readingRow{
				measure: p.Measure, imported: p.Import, at: p.At.UnixMilli(), revision: v.revision, entry: entry,
				state: s, checked: checked && v.head, east: east / 60,
				amounts: packAmounts(p.Amounts), circumstances: packCircumstances(p.Circumstances),
				week: p.Week, note: p.Note,
			})
		}
	}
	return rows
}

func (v *readingVersion) saysTheSame(o *readingVersion) bool {
	return v == o || v.status == o.status && v.reading != nil && o.reading != nil && careplan.SameContent(v.reading, o.reading)
}

func (v *readingVersion) withdrawn() bool {
	return v.status == history.StatusStopped || v.status == history.StatusInError
}

// shownReading picks among the heads, latest first, the one that stands for
// the reading: the latest, unless it is entered in error and another had not
// seen that, or unless there is nothing of it to show.
func shownReading(heads []*readingVersion) (*readingVersion, readingState) {
	inError := func(v *readingVersion) bool { return v.status == history.StatusInError }
	otherwise := func(v *readingVersion) bool { return !inError(v) }
	unseen := slices.ContainsFunc(heads, inError) && slices.ContainsFunc(heads, otherwise)
	if len(heads) > 0 && (!heads[0].withdrawn() || unseen) {
		for _, h := range heads {
			if !h.withdrawn() && h.reading != nil {
				return h, readingStands
			}
		}
	}
	return firstLegible(heads), readingWithdrawn
}

func firstLegible(heads []*readingVersion) *readingVersion {
	if at := slices.IndexFunc(heads, func(h *readingVersion) bool { return h.reading != nil }); at >= 0 {
		return heads[at]
	}
	return nil
}

// pulseOf is where the amounts of a blood pressure have its pulse.
const pulseOf = 2

// pointsOf are the points of a reading, its own first.
func pointsOf(r *careplan.Reading) []careplan.Point {
	p := careplan.PointOf(r)
	if r.Measure != measure.BloodPressure || len(r.Amounts) <= pulseOf || r.Amounts[pulseOf].IsZero() {
		return []careplan.Point{p}
	}
	pulse := p
	pulse.Measure, pulse.Amounts = measure.Pulse, r.Amounts[pulseOf:pulseOf+1]
	return []careplan.Point{p, pulse}
}

// point is the row as lists and charts take it.
func (r *readingRow) point() (careplan.Point, error) {
	amounts, ok := unpackAmounts(r.amounts)
	circumstances, known := unpackCircumstances(r.circumstances)
	if !ok || !known {
		return careplan.Point{}, fmt.Errorf("%w: a row of a reading", ErrDamaged)
	}
	return careplan.Point{
		Entry: r.entry.String(), Measure: r.measure, At: localTime(r.at, r.east), Amounts: amounts,
		Circumstances: circumstances, Import: r.imported, Week: r.week, Note: r.note, Check: r.checked,
	}, nil
}

func localTime(milliseconds int64, east int) time.Time {
	t := time.UnixMilli(milliseconds)
	if east == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", east*60))
}
