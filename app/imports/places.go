// Package imports knows how readings come in from files: choosing one, seeing
// what is in it, taking it in, and taking it back.
//
// It promises that nothing is taken in before it was shown, that the screen says
// into whose plan it goes, and that an import is taken whole or not at all and
// can be undone later as one thing. A file's name is kept in the encrypted
// record alone; neither errors nor preferences name it.
//
// It knows which formats there are. What is in a file is known by
// [exchange]; what a reading is worth to anybody, by nobody here.
package imports

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/record"
)

// Record is what imports need of the record.
type Record interface {
	Plans(ctx context.Context) ([]record.Listed, error)
	Save(ctx context.Context, planID string, changes ...record.Change) ([]string, error)
	Known(ctx context.Context, planID string) (*record.Known, error)
	Import(ctx context.Context, planID string, imp *careplan.Import,
		each func(take func(*careplan.Reading) (taken bool, err error)) error) (entry string, err error)
}

var _ exchange.Known = (*record.Known)(nil)

// Places are the screens of files.
type Places struct {
	record  Record
	formats []exchange.Format
	pick    picker

	now     *taking  // the file that is being looked at; nil for none
	waiting []string // files that come after it
}

// picker asks for one file in the system's own way. picked is called once, with
// the file's path or URI, or with nothing where none was chosen; it is called on
// the main goroutine. The picker goes away when ctx ends.
type picker func(ctx context.Context, w fyne.Window, picked func(step string, err error))

// New makes the places. A file dialog begins in folder, where that can be
// looked into.
func New(rec Record, folder string) *Places {
	return &Places{record: rec, formats: formats(), pick: inFolder(folder)}
}

// Routes are the builders of the places.
func (p *Places) Routes() map[shell.Place]shell.Builder {
	return map[shell.Place]shell.Builder{
		shell.Imports: p.list,
		shell.Import:  p.one,
	}
}

// one is a file: to be chosen, to be taken in, or one that was.
func (p *Places) one(host shell.Host, r shell.Route) shell.Page {
	switch {
	case r.Entry != "":
		return p.taken(host, r)
	case r.Step != "":
		return p.file(host, r)
	default:
		return p.choose(host)
	}
}

// Open looks into files that came from outside, one after the other: named when
// the program was started, or dropped on the window. Each is a path or a URI.
func (p *Places) Open(host shell.Host, files ...string) {
	p.waiting = append(p.waiting, files...)
	switch {
	case p.now != nil && p.now.plan == host.Plan().ID:
		host.Say(p.wait(), nil)
	case len(p.waiting) > 0:
		p.next(host, host.Go)
	}
}

// next looks into the file that has waited longest.
func (p *Places) next(host shell.Host, show func(shell.Route)) {
	step := p.waiting[0]
	p.waiting = p.waiting[1:]
	p.begin(host, step, show)
}

// wait says which files come next.
func (p *Places) wait() string {
	if len(p.waiting) == 1 {
		return nameOf(p.waiting[0]) + " comes next, when you are done with this file."
	}
	return count(len(p.waiting), "file") + " come next, when you are done with this one."
}
