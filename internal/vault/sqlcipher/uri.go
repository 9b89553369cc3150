package sqlcipher

import (
	"context"
	"fmt"
)

// URI is the address under which another connection of this process opens the
// same database with the same key, for as long as d is open: what SQLite's
// backup (NewBackup of modernc.org/sqlite) takes to copy pages from or to it.
func (d *DB) URI(ctx context.Context) (string, error) {
	var path string
	err := d.QueryRowContext(ctx, "SELECT file FROM pragma_database_list WHERE name = 'main'").Scan(&path)
	if err != nil {
		return "", fmt.Errorf("address of the database: %w", Classify(err))
	}
	o, err := Options{}.withDefaults()
	if err != nil {
		return "", err
	}
	return dsn(d.vfs.name, path, o, false), nil
}
