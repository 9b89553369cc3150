package imports

import (
	"context"
	"errors"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/measure"
)

// take takes in what was shown, all or nothing.
func (p *Places) take(host shell.Host, t *taking) {
	preview := t.preview
	imp := &careplan.Import{
		Format: t.format.Name(), File: t.source.Name, At: host.Now(),
		Rows: preview.Rows, Refused: preview.Refused, Skipped: preview.Skipped, Measures: brought(preview),
	}
	var entry string
	host.Busy("Taking "+count(preview.Taken, "reading")+" into "+whosePlan(host.Plan())+". If you stop, none of them is kept.",
		func(ctx context.Context, progress func(float64)) error {
			return sparing(func() (err error) {
				entry, err = p.record.Import(ctx, t.plan, imp, func(take func(*careplan.Reading) (bool, error)) error {
					return exchange.Take(ctx, t.source, preview, take, share(progress))
				})
				return err
			})
		},
		func(err error) {
			var changed *exchange.FileError
			switch {
			case errors.Is(err, context.Canceled):
				host.Say("Stopped. Nothing of this file was taken in.", nil)
			case errors.As(err, &changed): // what was shown does not hold any more
				p.now = nil
				host.Replace(shell.Route{Place: shell.Import, Step: t.step})
				host.Problem(&shell.ImportError{Err: err})
			case err != nil:
				host.Problem(&shell.ImportError{Err: err})
			default:
				p.now = nil
				host.Replace(shell.Route{Place: shell.Import, Entry: entry, Step: stepTaken})
			}
		})
}

// brought are the measures of which something is taken in.
func brought(p *exchange.Preview) []measure.ID {
	var ids []measure.ID
	for _, c := range p.ByMeasure {
		if c.Wanted && c.N > 0 {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// another is the foot of a page on which nothing can be taken in.
func (p *Places) another(host shell.Host) *kit.Button {
	return p.onward(host, kit.MainButton("Choose another file", nil, func() { host.Replace(shell.Route{Place: shell.Import}) }))
}

// onward is the foot of a page on which a file is done with: the next file
// where one waits, or else what was to stand there.
func (p *Places) onward(host shell.Host, otherwise *kit.Button) *kit.Button {
	if len(p.waiting) == 0 {
		return otherwise
	}
	return kit.MainButton("Go on with "+nameOf(p.waiting[0]), nil, func() { p.next(host, host.Replace) })
}
