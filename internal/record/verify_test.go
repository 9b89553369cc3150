package record

import (
	"errors"
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

func TestVerifyFindsWhatWasChangedInTheTables(t *testing.T) {
	for _, c := range []struct {
		name, sql string
		rebuilds  bool // and the read tables made again put it right
	}{
		{"a head that is gone", `DELETE FROM head WHERE kind = 'allergy'`, true},
		{"a head of an older revision", `UPDATE head SET revision = (SELECT min(n) FROM revision WHERE kind = 'allergy') WHERE kind = 'allergy'`, true},
		{"a role that nobody granted", `UPDATE member SET role = 'clinician'`, true},
		{"a revision set apart", `INSERT INTO apart SELECT max(n), plan, 1 FROM revision`, true},
		{"a reading's row that is gone", `DELETE FROM reading WHERE measure = 'pulse'`, true},
		{"a reading's row with another number", `UPDATE reading SET amounts = (SELECT amounts FROM reading WHERE measure = 'pulse')`, true},
		{"a reading that stands again", `UPDATE reading SET state = 1`, true},
		{"a status in a column", `UPDATE revision SET status = 'stopped' WHERE kind = 'allergy'`, false},
		{"a body", `UPDATE revision SET body = CAST('{"substance":"Milk"}' AS BLOB) WHERE kind = 'allergy'`, false},
		{"a header", `UPDATE revision SET header = CAST(replace(CAST(header AS TEXT), '"active"', '"stopped"') AS BLOB) WHERE kind = 'allergy'`, false},
		{"a revision removed from the chain", `DELETE FROM revision WHERE n = (SELECT min(n) FROM revision WHERE kind = 'allergy')`, false},
		{"the seals removed", `DELETE FROM seal; UPDATE revision SET seal = NULL`, false},
		{"an entry's past cut off", `UPDATE revision SET before = NULL`, false},
		{"a body that is missing", `UPDATE revision SET body = NULL, salt = NULL WHERE kind = 'allergy'`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDevice(t, "a")
			plan := d.found(t, graceHerself(), grace())
			id := d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}})[0]
			d.save(t, plan, Change{Entry: id, Content: &careplan.Allergy{Substance: "Latex", Reaction: "rash"}})
			d.save(t, plan, Change{Content: pressure(morning(0), "132", "78", "70")}, Change{Content: weight(morning(0), "815"), Status: careplan.EnteredInError})
			d.verify(t)
			if _, err := d.db.Exec(c.sql); err != nil {
				t.Fatal(err)
			}
			if err := d.Verify(ctx); !errors.Is(err, ErrDamaged) {
				t.Fatalf("%v, want ErrDamaged", err)
			}
			err := d.Rebuild(ctx)
			if c.rebuilds {
				if err != nil {
					t.Fatal(err)
				}
				d.verify(t)
			} else if d.Verify(ctx) == nil {
				t.Error("rebuilding hid the damage")
			}
		})
	}
}

// pragma sets something on the connection that the record uses next.
func (d *device) pragma(t testing.TB, text string) {
	t.Helper()
	c, err := d.connections.take(ctx)
	if err == nil {
		_, err = c.ExecContext(ctx, text)
		err = errors.Join(err, d.connections.give(c))
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestADiskThatTakesNothingMoreIsSaidAndNothingHalfWrittenShows(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	id := d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}})[0]
	before := d.dump(t)
	var pages int
	if err := d.db.QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	// SQLite then says that the disk is full, by the same code as when it is.
	d.pragma(t, `PRAGMA max_page_count = 1`)
	many := make([]Change, 50)
	for i := range many {
		many[i].Content = &careplan.Diagnosis{Name: "Asthma", Note: "since school"}
	}
	if _, err := d.Save(ctx, plan, many...); !errors.Is(err, ErrNotSaved) || !errors.Is(err, sqlcipher.ErrFull) {
		t.Errorf("%v, want ErrNotSaved and ErrFull", err)
	}
	if d.dump(t) != before {
		t.Error("half of it was written")
	}
	d.pragma(t, `PRAGMA max_page_count = 1000000`)
	d.save(t, plan, Change{Entry: id, Content: &careplan.Allergy{Substance: "Latex", Reaction: "rash"}})
	d.verify(t)
}

func TestARecordThatCannotBeWrittenToCanBeRead(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	d.close(t)
	db, err := sqlcipher.Open(ctx, d.path, fixedKey, fixedSalt, sqlcipher.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	r, err := Open(ctx, db.DB, Options{InstallMark: []byte("a")})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if p, err := r.Plan(ctx, plan); err != nil || len(p.Entries) != 1 {
		t.Errorf("%d entries, %v", len(p.Entries), err)
	}
	if err := r.Verify(ctx); err != nil {
		t.Error(err)
	}
	if _, err := r.Save(ctx, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}}); !errors.Is(err, ErrNotSaved) || !errors.Is(err, sqlcipher.ErrReadOnly) {
		t.Errorf("%v, want ErrNotSaved and ErrReadOnly", err)
	}
	if err := r.SaveDraft(ctx, "x", []byte("y")); !errors.Is(err, ErrNotSaved) || !errors.Is(err, sqlcipher.ErrReadOnly) {
		t.Errorf("a draft: %v, want ErrNotSaved and ErrReadOnly", err)
	}
}
