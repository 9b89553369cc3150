package record

import (
	"context"
	"database/sql"
	"errors"
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
)

// A screen that is left while it reads must not leave a transaction behind, or
// what is written afterwards would go into it or wait for it.
func TestAReadThatIsBrokenOffLeavesNoTransactionOpen(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	leaving, leave := context.WithCancel(ctx)
	err := d.read(leaving, func(c *connection) error {
		leave()
		_, err := c.QueryContext(leaving, selectEntries, 1, "", "~")
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("%v, want context.Canceled", err)
	}
	if n := len(d.connections.idle); n != 1 {
		t.Fatalf("%d connections are idle, want the one", n)
	}
	d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}})
	d.reopen(t)
	if n := len(d.plan(t, plan).Of(careplan.KindAllergy)); n != 1 {
		t.Errorf("%d allergies, want 1", n)
	}
}

func TestOnlyTwoIdleConnectionsAreKept(t *testing.T) {
	d := newDevice(t, "a")
	var nested func(deep int) error
	nested = func(deep int) error {
		return d.read(ctx, func(*connection) error {
			if deep == 0 {
				return nil
			}
			return nested(deep - 1)
		})
	}
	if err := nested(4); err != nil {
		t.Fatal(err)
	}
	if n := len(d.connections.idle); n != maxIdle {
		t.Errorf("%d idle connections, want %d", n, maxIdle)
	}
	if n := d.db.Stats().InUse; n != maxIdle {
		t.Errorf("%d connections in use, want %d", n, maxIdle)
	}
}

// Locking closes the record under a screen that still reads: its connection
// closes with that read, and there is none for what comes after.
func TestAClosedRecordGivesNoConnection(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	err := d.read(ctx, func(*connection) error { return d.Record.Close() })
	if err != nil {
		t.Fatal(err)
	}
	if n := d.db.Stats().InUse; n != 0 {
		t.Errorf("%d connections are open after the last reader left", n)
	}
	if _, err := d.Plan(ctx, plan); !errors.Is(err, sql.ErrConnDone) {
		t.Errorf("reading: %v, want sql.ErrConnDone", err)
	}
	if _, err := d.Save(ctx, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}}); !errors.Is(err, ErrNotSaved) {
		t.Errorf("saving: %v, want ErrNotSaved", err)
	}
	if err := d.db.Close(); err != nil {
		t.Errorf("the database after its record: %v", err)
	}
}
