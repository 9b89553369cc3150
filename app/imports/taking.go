package imports

import (
	"context"
	"errors"
	"log/slog"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
)

// taking is a file on its way in. What was read of it is forgotten when its
// page is left, and so when the plan locks.
type taking struct {
	step    string // which file
	plan    string // whose
	source  exchange.Source
	format  exchange.Format
	answers exchange.Answers
	preview *exchange.Preview // what would happen; nil before it was looked at
	refused string            // why it can't be taken in
	columns *columns          // what the person says of a table of no known format

	asked bool // the person said in which order the dates are
}

// begin looks into a file, and leads to what is in it.
func (p *Places) begin(host shell.Host, step string, show func(shell.Route)) {
	t := &taking{step: step, plan: host.Plan().ID}
	t.answers = exchange.Answers{Zone: host.Now().Location(), Now: host.Now()}
	p.look(host, t, show)
}

// look reads a file to its end, off the main goroutine: a large one takes a
// while.
func (p *Places) look(host shell.Host, t *taking, show func(shell.Route)) {
	plan := host.Plan()
	host.Busy("Looking into "+nameOf(t.step)+". Nothing is taken in yet.",
		func(ctx context.Context, progress func(float64)) error {
			return sparing(func() error { return errors.Join(p.read(ctx, t, plan, progress), ctx.Err()) })
		},
		func(err error) {
			var refused *exchange.FileError
			switch {
			case errors.Is(err, context.Canceled):
				return
			case errors.As(err, &refused):
				t.refused = refused.Text
				if errors.Is(err, exchange.ErrUnread) {
					slog.Error("file of readings", "error", err) // names no file: see unnamed
				}
			case err != nil:
				host.Problem(err)
				return
			}
			p.now = t
			show(shell.Route{Place: shell.Import, Step: t.step})
		})
}

// read finds out what a file is and what would happen to it.
func (p *Places) read(ctx context.Context, t *taking, plan careplan.Plan, progress func(float64)) (err error) {
	if t.format == nil {
		file, err := source(t.step)
		if err != nil {
			return err
		}
		if t.source, t.format, err = exchange.Recognise(file, p.formats); err != nil {
			return err
		}
	}
	if isTable(t.format) && t.answers.Mapping == nil {
		t.columns, err = propose(t.source, plan)
		return err // nobody has said yet what is in its columns
	}
	known, err := p.record.Known(ctx, t.plan)
	if err != nil {
		return err
	}
	t.preview, err = exchange.Look(ctx, t.source, t.format, t.answers, known, share(progress))
	return err
}

// share makes bytes the part of the file that is done; below 0 where nobody
// knows how long the file is.
func share(progress func(float64)) exchange.Progress {
	return func(done, total int64) {
		if total <= 0 {
			progress(-1)
			return
		}
		progress(float64(done) / float64(total))
	}
}

// file shows where a file on its way in stands.
func (p *Places) file(host shell.Host, r shell.Route) shell.Page {
	t := p.now
	if t == nil || t.step != r.Step || t.plan != host.Plan().ID {
		return p.unread(host, r.Step)
	}
	var page shell.Page
	switch {
	case t.refused != "":
		page = p.refuse(host, t)
	case t.preview == nil:
		page = p.askColumns(host, t)
	case t.preview.Ask != nil:
		page = p.askDates(host, t)
	default:
		page = p.show(host, t)
	}
	page.Flush = func() {
		if p.now == t {
			p.now = nil
		}
	}
	return page
}

// unread stands where what was read of a file is forgotten: the plan was
// locked, or the person went elsewhere and came back.
func (p *Places) unread(host shell.Host, step string) shell.Page {
	return shell.Page{
		Title: "A file of readings",
		Body: kit.Stack(
			kit.Strong(nameOf(step)),
			kit.Text("Nothing of this file is in "+whosePlan(host.Plan())+" yet. Look into it to go on."),
		),
		Foot: kit.MainButton("Look into this file", nil, func() { p.begin(host, step, host.Replace) }),
	}
}

// refuse says why a file can't be taken in.
func (p *Places) refuse(host shell.Host, t *taking) shell.Page {
	return shell.Page{
		Title: "This file can't be taken in",
		Body: kit.Stack(
			kit.Strong(nameOf(t.step)),
			kit.Notice(kit.Warn, "", t.refused),
			kit.Text("Nothing was changed."),
			sources(),
		),
		Foot: p.another(host),
	}
}
