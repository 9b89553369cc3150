package record

import (
	"context"
	"fmt"
)

// renewStale makes the tables read from anew for the plans whose tables a
// migration could not make.
func (r *Record) renewStale(ctx context.Context) error {
	var stale bool
	err := r.read(ctx, func(c *connection) error {
		return c.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM stale)`).Scan(&stale)
	})
	if err != nil || !stale {
		return err
	}
	_, err = r.commit(ctx, func(tx *transaction) error {
		rows, err := tx.QueryContext(tx.ctx, `SELECT plan.n, plan.id FROM stale JOIN plan ON plan.n = stale.plan`)
		if err != nil {
			return unread(err)
		}
		plans, err := scanPlans(rows)
		for i := 0; i < len(plans) && err == nil; i++ {
			var k *whole
			if k, err = tx.whole(plans[i]); err == nil {
				err = tx.refresh(k)
			}
		}
		if err != nil {
			return err
		}
		return tx.exec(`DELETE FROM stale`)
	})
	if err != nil {
		return fmt.Errorf("tables of an earlier version: %w", err)
	}
	return nil
}
