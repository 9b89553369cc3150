package record

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"sync"
)

// connection is one to the database, which keeps every statement that ran on
// it prepared and begins and ends its transactions by such statements too. A
// save is a few short statements, beside which it shows that a sql.Tx prepares
// its BEGIN and COMMIT each time, and starts a goroutine for itself and for
// each query in it.
type connection struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt // by text: the constants of this package
}

// overwriteFreed has SQLite zero what a page or the file frees, always: when
// pages are split and merged, copies of a body are left behind that a later
// erasure would not know of.
const overwriteFreed = `PRAGMA secure_delete = ON`

func connect(ctx context.Context, db *sql.DB) (*connection, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	c := &connection{conn: conn, prepared: map[string]*sql.Stmt{}}
	if _, err := conn.ExecContext(ctx, overwriteFreed); err != nil {
		return nil, errors.Join(err, c.close())
	}
	return c, nil
}

// close closes the connection, which rolls back what is open on it. SQLite
// would keep its files open for a statement that was not closed before, and
// database/sql would put a connection that it thinks good into its pool.
func (c *connection) close() error {
	var errs []error
	for _, s := range c.prepared {
		errs = append(errs, s.Close())
	}
	err := c.conn.Raw(func(any) error { return driver.ErrBadConn })
	if !errors.Is(err, driver.ErrBadConn) {
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func (c *connection) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	if s := c.prepared[text]; s != nil {
		return s, nil
	}
	s, err := c.conn.PrepareContext(ctx, text)
	if err == nil {
		c.prepared[text] = s
	}
	return s, err
}

func (c *connection) ExecContext(ctx context.Context, text string, args ...any) (sql.Result, error) {
	s, err := c.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(ctx, args...)
}

func (c *connection) QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	s, err := c.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

func (c *connection) QueryRowContext(ctx context.Context, text string, args ...any) *sql.Row {
	s, err := c.statement(ctx, text)
	if err != nil {
		return c.conn.QueryRowContext(ctx, text, args...) // its row says why
	}
	return s.QueryRowContext(ctx, args...)
}

// fewPages is how much SQLite keeps of a file that is passed through, in KiB.
// Its library takes twice that from the system.
const fewPages = 4000

// sparing runs f with a small cache of pages: what passes through thousands of
// rows once would fill it with tens of megabytes that nobody comes back to.
// Errors are f's own, or those of SQLite, explained by failed.
func (c *connection) sparing(ctx context.Context, failed func(error) error, f func() error) error {
	var before int
	if err := c.conn.QueryRowContext(ctx, `PRAGMA cache_size`).Scan(&before); err != nil {
		return failed(err)
	}
	if err := c.keepPages(ctx, -fewPages); err != nil {
		return failed(err)
	}
	err := f()
	if e := c.keepPages(context.WithoutCancel(ctx), before); e != nil {
		err = errors.Join(err, failed(e))
	}
	return err
}

// keepPages sets how much SQLite keeps, in its own terms. It takes effect when
// it is prepared, and so is not kept prepared.
func (c *connection) keepPages(ctx context.Context, size int) error {
	_, err := c.conn.ExecContext(ctx, fmt.Sprintf(`PRAGMA cache_size = %d`, size))
	return err
}

// connections are those that nobody uses now. The one that was used last is
// used next: SQLite empties a connection's cache when another one has written,
// and a screen that reads after a save should find there what the save left.
type connections struct {
	db     *sql.DB
	mu     sync.Mutex
	idle   []*connection
	closed bool
}

// maxIdle connections are kept: one for who writes, and one for a screen that
// reads meanwhile.
const maxIdle = 2

func (p *connections) take(ctx context.Context) (*connection, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, sql.ErrConnDone
	}
	if last := len(p.idle) - 1; last >= 0 {
		c := p.idle[last]
		p.idle = p.idle[:last]
		return c, nil
	}
	return connect(ctx, p.db)
}

// give takes back a connection on which no transaction is open.
func (p *connections) give(c *connection) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || len(p.idle) == maxIdle {
		return c.close()
	}
	p.idle = append(p.idle, c)
	return nil
}

// close closes those that are idle, and the others as they are given back.
func (p *connections) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	var errs []error
	for _, c := range p.idle {
		errs = append(errs, c.close())
	}
	p.idle = nil
	return errors.Join(errs...)
}

// How a transaction begins: one that may write takes the lock for it at once.
const (
	reading = `BEGIN`
	writing = `BEGIN IMMEDIATE`
)

// transact runs f in a transaction, and commits it unless f fails. Errors are
// f's own, or those of beginning and committing, explained by failed.
func (p *connections) transact(ctx context.Context, begin string, failed func(error) error, f func(*connection) error) error {
	c, err := p.take(ctx)
	if err != nil {
		return failed(err)
	}
	// What begins or ends a transaction is not broken off: nobody would know
	// whether it did.
	whole := context.WithoutCancel(ctx)
	if _, err := c.ExecContext(whole, begin); err != nil {
		return failed(errors.Join(err, c.close()))
	}
	if err = f(c); err == nil {
		if _, err = c.ExecContext(whole, `COMMIT`); err == nil {
			_ = p.give(c) // what is committed is not undone by an error of closing
			return nil
		}
		err = failed(err)
	}
	if _, e := c.ExecContext(whole, `ROLLBACK`); e != nil {
		// SQLite had to roll back by itself, or does so now.
		return errors.Join(err, c.close())
	}
	return errors.Join(err, p.give(c))
}
