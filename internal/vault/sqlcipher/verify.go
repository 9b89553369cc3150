package sqlcipher

import (
	"context"
	"fmt"
)

// Verify reads every page of the database, used or free, and then has SQLite
// check how they hang together. The error is ErrDamaged if either finds fault.
// SQLite's own integrity check alone passes over pages that it need not read.
func (d *DB) Verify(ctx context.Context) error {
	var read int64
	if err := d.QueryRowContext(ctx, "SELECT coalesce(sum(length(data)), 0) FROM sqlite_dbpage").Scan(&read); err != nil {
		return fmt.Errorf("reading every page: %w", Classify(err))
	}
	var verdict string
	if err := d.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return fmt.Errorf("integrity check: %w", Classify(err))
	}
	if verdict != "ok" {
		return fmt.Errorf("integrity check: %w", ErrDamaged)
	}
	return nil
}
