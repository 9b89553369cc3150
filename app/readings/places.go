package readings

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/call"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
)

// Record is what the readings need of the record.
type Record interface {
	// Save returns once the changes are on disk.
	Save(ctx context.Context, planID string, changes ...record.Change) ([]string, error)
	// Entry is one entry of any kind, History every version of it, newest first.
	Entry(ctx context.Context, planID, entryID string) (careplan.Entry, error)
	History(ctx context.Context, planID, entryID string) ([]careplan.Version, error)
	// Readings are those of a measure that stand, from <= At < to, oldest first;
	// Latest the last of every measure.
	Readings(ctx context.Context, planID string, m measure.ID, from, to time.Time) ([]careplan.Point, error)
	Latest(ctx context.Context, planID string) ([]careplan.Point, error)
}

// Places are the screens of the readings.
type Places struct {
	record Record
	dial   call.Dial

	// Which measure was moved last and which way, to keep the keyboard there.
	moved, direction string
}

// New makes the places over rec. dial rings the contacts that a target names.
func New(rec Record, dial call.Dial) *Places { return &Places{record: rec, dial: dial} }

// Routes are the places that this package builds.
func (p *Places) Routes() map[shell.Place]shell.Builder {
	return map[shell.Place]shell.Builder{
		shell.Readings:   p.list,
		shell.NewReading: p.enter,
		shell.Reading:    p.reading,
		shell.Measures:   p.measures,
		shell.Measure:    p.measure,
	}
}

// The steps of [shell.Reading], [shell.Measures] and [shell.Measure].
const (
	stepSaved     = "saved"     // it was saved just now
	stepCorrected = "corrected" // so was a correction of it
	stepError     = "error"     // mark it as entered in error
	stepHistory   = "history"   // every version of it
	stepOrder     = "order"     // change the order of the measures
	stepNew       = "new"       // a measure of the person's own
)

// save writes changes, and tells whether they are on disk.
func (p *Places) save(h shell.Host, plan string, changes ...record.Change) ([]string, bool) {
	ids, err := p.record.Save(context.Background(), plan, changes...)
	if err != nil {
		h.Problem(err)
		return nil, false
	}
	return ids, true
}

// to leads to a route.
func to(h shell.Host, r shell.Route) func() { return func() { h.Go(r) } }

// nothing stands where a route leads to what is not there.
func nothing(h shell.Host, title, text string) shell.Page {
	return shell.Page{Title: title, Body: kit.Text(text), Foot: kit.MainButton("Go back", nil, h.Back)}
}

// fact is a value under its label.
func fact(label, value string) fyne.CanvasObject {
	return kit.Close(kit.Soft(label), kit.Text(value))
}
