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

// selectLatestClock passes the readings by, but for the latest of them.
const selectLatestClock = `
	SELECT * FROM (SELECT wall, count FROM head WHERE plan = ?1 AND kind >= 'reading' AND kind <= 'reading'
		ORDER BY wall DESC, count DESC LIMIT 1)
	UNION ALL
	SELECT wall, count FROM head WHERE plan = ?1 AND kind < 'reading'
	UNION ALL
	SELECT wall, count FROM head WHERE plan = ?1 AND kind > 'reading'
	ORDER BY 1 DESC, 2 DESC LIMIT 1`

// latestClock is the latest clock reading among what the plan says now.
func latestClock(ctx context.Context, c *connection, p planRef) (history.HLC, error) {
	var latest clock
	err := c.QueryRowContext(ctx, selectLatestClock, p.n).Scan(&latest.wall, &latest.count)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return history.HLC{}, unread(err)
	}
	return latest.hlc(), nil
}

// ClockProblem tells whether something in the record was written more than a
// day in this device's future, and the latest such time. Either this clock is
// slow or another was ahead; nothing is refused for it, since clocks only
// order what is displayed, but a person wants to know and set the clock.
func (r *Record) ClockProblem(ctx context.Context) (latest time.Time, far bool, err error) {
	err = r.read(ctx, func(c *connection) error {
		plans, err := allPlans(ctx, c)
		for i := 0; i < len(plans) && err == nil; i++ {
			var h history.HLC
			if h, err = latestClock(ctx, c, plans[i]); h.Wall.After(latest) {
				latest = h.Wall
			}
		}
		return err
	})
	return latest, err == nil && latest.Sub(r.o.Now()) > history.MaxDrift, err
}
