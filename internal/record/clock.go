package record

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/carebottle/carebottle/internal/history"
)

// clock is a reading of a hybrid clock as the tables hold it.
type clock struct {
	wall  int64 // milliseconds since 1970, UTC
	count uint32
}

func clockOf(h history.HLC) clock { return clock{h.Wall.UnixMilli(), h.Count} }

func (c clock) hlc() history.HLC {
	return history.HLC{Wall: time.UnixMilli(c.wall).UTC(), Count: c.count}
}

func (c clock) compare(o clock) int { return c.hlc().Compare(o.hlc()) }

// latest is the latest clock reading among what the plan says now.
func (tx *transaction) latest(p planRef) (history.HLC, error) {
	var c clock
	err := tx.QueryRowContext(tx.ctx,
		`SELECT wall, count FROM head WHERE plan = ? ORDER BY wall DESC, count DESC LIMIT 1`, p.n).Scan(&c.wall, &c.count)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return history.HLC{}, unread(err)
	}
	return c.hlc(), nil
}

// ClockProblem tells whether something in the record was written more than a
// day in this device's future, and the latest such time. Either this clock is
// slow or another was ahead; nothing is refused for it, since clocks only
// order what is displayed, but a person wants to know and set the clock.
func (r *Record) ClockProblem(ctx context.Context) (latest time.Time, far bool, err error) {
	var wall int64
	err = r.read(ctx, func(c *connection) error {
		if err := c.QueryRowContext(ctx, `
			SELECT coalesce(max((SELECT max(wall) FROM head WHERE head.plan = plan.n)), 0) FROM plan`).Scan(&wall); err != nil {
			return unread(err)
		}
		return nil
	})
	if err != nil {
		return time.Time{}, false, err
	}
	latest = time.UnixMilli(wall)
	return latest, latest.Sub(r.o.Now()) > history.MaxDrift, nil
}
