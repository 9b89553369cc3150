package narrative

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// Record is what the narrative needs of the record.
type Record interface {
	// Save returns once the changes are on disk.
	Save(ctx context.Context, planID string, changes ...record.Change) ([]string, error)
	// History is every version of an entry, newest first.
	History(ctx context.Context, planID, entryID string) ([]careplan.Version, error)
}

// Places are the screens of the narrative.
type Places struct {
	record Record
	// pick lets a person choose a file with a picture; it gives nil for none.
	pick func(w fyne.Window, picked func(io.ReadCloser, error))
}

// New makes the places over rec. pictures is the folder in which a person is
// likely to have photos; telephones know that themselves.
func New(rec Record, pictures string) *Places {
	return &Places{record: rec, pick: func(w fyne.Window, picked func(io.ReadCloser, error)) { pickPicture(w, pictures, picked) }}
}

// Routes are the places that this package builds.
func (p *Places) Routes() map[shell.Place]shell.Builder {
	return map[shell.Place]shell.Builder{
		shell.Narrative: p.list,
		shell.Section:   p.section,
		shell.Item:      p.item,
		shell.EditItem:  p.edit,
		shell.EndItem:   p.end,
		shell.Past:      p.past,
		shell.Settle:    p.settle,
		shell.Practice:  p.practice,
		shell.Templates: p.templates,
	}
}

func readerOf(h shell.Host) reader {
	plan := h.Plan()
	return reader{of: plan, me: plan.Me, now: h.Now()}
}

// save writes changes and tells whether they are on disk. It runs on the main
// goroutine: one durable commit takes some milliseconds, and a person who sees
// "Saved" must be able to pull the plug.
func (p *Places) save(h shell.Host, plan string, changes ...record.Change) ([]string, bool) {
	ids, err := p.record.Save(context.Background(), plan, changes...)
	if err != nil {
		h.Problem(err)
		return nil, false
	}
	return ids, true
}

// seen are the revisions that a person who looks at e sees.
func seen(e careplan.Entry) []string {
	var ids []string
	for _, v := range e.Heads {
		ids = append(ids, v.Revision)
	}
	return ids
}
