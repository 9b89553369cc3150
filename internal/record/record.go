package record

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/carebottle/carebottle/internal/history"
	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

// Options of a record. The zero value works for a vault that is never copied.
type Options struct {
	Now    func() time.Time // nil is time.Now
	Rand   io.Reader        // ids, keys and salts; nil is crypto/rand.Reader
	Device string           // this device's name, for members that are made here
	// InstallMark is the vault's: random, and kept outside of it. Where it
	// differs from the one that this record's hands were made under, the vault
	// was copied or put back, and every plan takes a new hand before the first
	// write, so that two copies never write on one chain.
	InstallMark []byte
}

// Record is the record in one unlocked vault. Its methods may be called from
// any goroutine; writes wait for one another, reads don't wait for them.
type Record struct {
	connections connections
	o           Options
	subscribers subscribers
	plans       sync.Map // planRef by history.ID, of what is on the disk: a plan never goes away

	closing chan struct{} // closed by Close
	close   sync.Once

	mu      sync.Mutex                // held by whoever writes; guards what follows
	settled bool                      // every hand belongs to this installation
	pens    map[int64]*history.Writer // by plan.n
	whole   *whole                    // the plan that was last read whole

	emptyLog bool // the log may still hold what was erased, or be large
}

// Open reads the record in an unlocked vault's database, which must be up to
// date with [Migrations].
func Open(ctx context.Context, db *sql.DB, o Options) (*Record, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Rand == nil {
		o.Rand = rand.Reader
	}
	o.InstallMark = bytes.Clone(o.InstallMark)
	if o.InstallMark == nil {
		o.InstallMark = []byte{}
	}
	r := &Record{connections: connections{db: db}, o: o, pens: map[int64]*history.Writer{}, closing: make(chan struct{})}
	// The tables are looked for now, not when a person saves.
	err := r.read(ctx, func(c *connection) error {
		_, err := c.statement(ctx, insertRevision)
		return err
	})
	if err == nil {
		err = r.renewStale(ctx)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("record: %w", sqlcipher.Classify(err)), r.connections.close())
	}
	return r, nil
}

// Close wipes the device keys that are in memory, breaks off an import and
// waits for any other write that is on its way. The database is the vault's to
// close, afterwards.
func (r *Record) Close() error {
	r.close.Do(func() { close(r.closing) })
	r.mu.Lock()
	defer r.mu.Unlock()
	r.forget()
	return r.connections.close()
}

// forget drops what is in memory, so that the next write reads it again.
func (r *Record) forget() {
	for n, p := range r.pens {
		p.Wipe()
		delete(r.pens, n)
	}
	r.whole = nil
}

// read runs f on one state of the record, whatever is written meanwhile.
func (r *Record) read(ctx context.Context, f func(*connection) error) error {
	return r.connections.transact(ctx, reading, unread, f)
}

// planRef is a plan that this record holds.
type planRef struct {
	n  int64
	id history.ID
}

// plan finds a plan by the text of its id. Errors: ErrNoPlan.
func (r *Record) plan(ctx context.Context, c *connection, planID string) (planRef, error) {
	id, err := history.ParseID(planID)
	if err != nil {
		return planRef{}, ErrNoPlan
	}
	if known, ok := r.plans.Load(id); ok {
		return known.(planRef), nil
	}
	p := planRef{id: id}
	err = c.QueryRowContext(ctx, `SELECT n FROM plan WHERE id = ?`, id[:]).Scan(&p.n)
	if errors.Is(err, sql.ErrNoRows) {
		return planRef{}, ErrNoPlan
	}
	if err != nil {
		return planRef{}, unread(err)
	}
	return p, nil
}
