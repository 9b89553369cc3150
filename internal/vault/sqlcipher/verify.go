package sqlcipher

import (
	"context"
	"fmt"
)

// Verify reads every page of the database from the disk, used or free, and then
// has SQLite check how they hang together. The error is ErrDamaged if either
// finds fault. SQLite's own integrity check alone passes over pages that it
// need not read, and over those that its cache holds.
func (d *DB) Verify(ctx context.Context) error {
	c, err := d.Conn(ctx)
	if err != nil {
		return fmt.Errorf("reading every page: %w", Classify(err))
	}
	defer c.Close()
	if _, err := c.ExecContext(ctx, "PRAGMA shrink_memory"); err != nil {
		return fmt.Errorf("emptying the cache: %w", Classify(err))
	}
	var read int64
	if err := c.QueryRowContext(ctx, "SELECT coalesce(sum(length(data)), 0) FROM sqlite_dbpage").Scan(&read); err != nil {
		return fmt.Errorf("reading every page: %w", Classify(err))
	}
	var verdict string
	if err := c.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return fmt.Errorf("integrity check: %w", Classify(err))
	}
	if verdict != "ok" {
		return fmt.Errorf("integrity check: %w", ErrDamaged)
	}
	return nil
}
