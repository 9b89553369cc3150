package sqlcipher

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// Options say how a database is used. The zero value is a good one.
type Options struct {
	JournalMode string        // WAL (default), DELETE, TRUNCATE or PERSIST
	CacheKiB    int           // page cache of each connection; default 32000
	BusyTimeout time.Duration // wait for another connection's lock; default 5 s
	ReadOnly    bool          // the file must exist, and is not written to
}

func (o Options) withDefaults() (Options, error) {
	if o.JournalMode == "" {
		o.JournalMode = "WAL"
	}
	switch o.JournalMode {
	case "WAL", "DELETE", "TRUNCATE", "PERSIST":
	default:
		// OFF and MEMORY lose the database when the program is killed.
		return o, fmt.Errorf("journal mode %q is not one of WAL, DELETE, TRUNCATE, PERSIST", o.JournalMode)
	}
	if o.CacheKiB <= 0 {
		o.CacheKiB = 32000
	}
	if o.BusyTimeout <= 0 {
		o.BusyTimeout = 5 * time.Second
	}
	return o, nil
}

// A DB is an open encrypted database.
type DB struct {
	*sql.DB
	vfs *vfs
}

// Open opens the encrypted database at path, or makes it. raw is the 32-byte
// key, salt the 16 bytes at the start of the file, which are needed when page 1
// is torn and which SQLCipher would read from there; both are copied.
//
// The first page, and the journal or log of a crash, are verified before it
// returns: the error is then ErrWrongKey, its special case ErrForeign, or
// ErrDamaged. Transactions that may write take the write lock as they begin.
func Open(ctx context.Context, path string, raw, salt []byte, o Options) (*DB, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	if path, err = filepath.Abs(path); err != nil {
		return nil, fmt.Errorf("opening the database: %w", err)
	}
	if err := prepare(path, o.ReadOnly); err != nil {
		return nil, fmt.Errorf("opening the database: %w", err)
	}
	k, err := newKeys(raw, salt)
	if err != nil {
		return nil, fmt.Errorf("opening the database: %w", err)
	}
	v, err := register(k)
	if err != nil {
		k.wipe()
		return nil, err
	}
	db, err := connect(ctx, v, path, o, false)
	if err != nil && o.ReadOnly && settled(path) {
		// In a folder that can't be written to, SQLite can't keep the index of
		// a log, even of none. With nothing to recover it may do without.
		if again, err2 := connect(ctx, v, path, o, true); err2 == nil {
			db, err = again, nil
		}
	}
	if err != nil {
		err = errors.Join(err, closed(v.close()))
		return nil, fmt.Errorf("opening the database: %w", err)
	}
	return &DB{DB: db, vfs: v}, nil
}

// connect makes the pool and has SQLite read the database's schema.
func connect(ctx context.Context, v *vfs, path string, o Options, immutable bool) (*sql.DB, error) {
	c, err := sqlite.NewConnector(dsn(v.name, path, o, immutable))
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(c)
	var tables int
	if err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err == nil {
		return db, nil
	}
	if why := v.whyRefused(); why != nil && isCode(err, lib.SQLITE_NOTADB) {
		err = why
	} else if isCode(err, lib.SQLITE_NOTADB) {
		err = fmt.Errorf("%w: %w", ErrDamaged, err) // the key was right
	} else if isCode(err, lib.SQLITE_CANTOPEN) && !writable(filepath.Dir(path)) {
		err = fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	return nil, errors.Join(Classify(err), db.Close())
}

func isCode(err error, primary int) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == primary
}

// dsn names the database to the driver. Durability comes first: every commit is
// synced, on Apple's systems past the drive's own cache too.
func dsn(vfsName, path string, o Options, immutable bool) string {
	q := url.Values{"vfs": {vfsName}, "_defensive": {"1"}}
	pragma := func(name string, value any) { q.Add("_pragma", fmt.Sprintf("%s(%v)", name, value)) }
	pragma("busy_timeout", o.BusyTimeout.Milliseconds())
	pragma("cache_size", -o.CacheKiB)
	pragma("foreign_keys", "on")
	pragma("synchronous", "full")
	pragma("temp_store", "memory")
	pragma("trusted_schema", "off")
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		pragma("fullfsync", "on")
		pragma("checkpoint_fullfsync", "on")
	}
	switch {
	case immutable:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
	case o.ReadOnly:
		q.Set("mode", "ro")
	default:
		q.Set("_txlock", "immediate")
		pragma("journal_mode", o.JournalMode)
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/... on Windows
	}
	return "file:" + (&url.URL{Path: slashed}).EscapedPath() + "?" + q.Encode()
}

// prepare makes a new file that only its owner can read; SQLite gives the
// journal and the log the same permissions. An existing file is not opened
// here: closing it would drop the locks that this process holds on it.
func prepare(path string, readOnly bool) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return fmt.Errorf("%s is not a file", path)
	case err == nil:
		return nil
	case readOnly || !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if fileSize(path+"-wal") > walHeader {
		return fmt.Errorf("%w: its log is there and it is not", ErrDamaged)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil // another process was faster
	}
	if err != nil {
		if errors.Is(err, fs.ErrPermission) || !writable(filepath.Dir(path)) {
			err = fmt.Errorf("%w: %w", ErrReadOnly, err)
		}
		return err
	}
	return f.Close()
}

// settled reports that no journal or log waits beside the database.
func settled(path string) bool {
	return fileSize(path+"-wal") == 0 && fileSize(path+"-journal") == 0
}

// writable reports whether files can be made in a folder.
func writable(dir string) bool {
	f, err := os.CreateTemp(dir, ".carebottle-"+strconv.Itoa(os.Getpid())+"-*")
	if err != nil {
		return false
	}
	f.Close()
	return os.Remove(f.Name()) == nil
}

// Close closes all connections, takes the way to the disk away and zeroes the
// keys. If queries are still running it returns ErrInUse, and they fail.
func (d *DB) Close() error {
	return errors.Join(d.DB.Close(), closed(d.vfs.close()))
}

func closed(left int) error {
	if left > 0 {
		return fmt.Errorf("%w: %d files open", ErrInUse, left)
	}
	return nil
}
