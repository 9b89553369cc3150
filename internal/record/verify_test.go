package record

import (
	"errors"
	"os"
	"path/filepath"
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

// Records that earlier releases made must open for good. This one was made by
// the first, with the key and salt of these tests.
func TestARecordOfTheFirstReleaseOpens(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "record-1.db"))
	if err != nil {
		t.Fatal(err)
	}
	d := &device{path: filepath.Join(t.TempDir(), "record.db"), mark: "first release", now: testStart.AddDate(1, 0, 0)}
	if err := os.WriteFile(d.path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	d.open(t)
	d.verify(t)
	plans, err := d.Plans(ctx)
	if err != nil || len(plans) != 2 || plans[0].Name != "Grace Okafor" || plans[1].Me.Role != careplan.RoleCarer {
		t.Fatalf("plans: %+v, %v", plans, err)
	}
	p := d.plan(t, plans[0].ID)
	allergies := p.Of(careplan.KindAllergy)
	if len(allergies) != 1 || !allergies[0].Conflict() || !allergies[0].Active() {
		t.Fatalf("allergies: %+v", allergies)
	}
	alerts := p.Of(careplan.KindAlert)
	past, err := d.History(ctx, p.ID, alerts[0].ID)
	if err != nil || len(past) != 2 || past[1].Absent != careplan.Erased || past[0].Content.(*careplan.Alert).Text != "dog" {
		t.Errorf("history of the alert: %+v, %v", past, err)
	}
	if draft, there, err := d.Draft(ctx, "allergy"); !there || string(draft) != "Penicil" || err != nil {
		t.Error("draft", there, err)
	}
	before := d.dumpRead(t)
	if err := d.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	if d.dumpRead(t) != before {
		t.Error("this release makes other tables from the same revisions")
	}
	d.save(t, p.ID, Change{Entry: allergies[0].ID, Content: &careplan.Allergy{Substance: "Penicillin", Reaction: "anaphylaxis"}})
	d.verify(t)
}

// TestMakeFixture writes the record above anew, for a new release:
// CAREBOTTLE_MAKE_FIXTURE=testdata/record-2.db go test -run TestMakeFixture
func TestMakeFixture(t *testing.T) {
	to := os.Getenv("CAREBOTTLE_MAKE_FIXTURE")
	if to == "" {
		t.Skip("only where a file is asked for")
	}
	d := newDevice(t, "first release")
	one := d.found(t, graceHerself(), grace())
	d.found(t, careplan.Member{Name: "Ada Brook", Role: careplan.RoleCarer}, careplan.Person{FullName: "Samuel Okafor"})
	ids := d.save(t, one,
		Change{Content: &careplan.Allergy{Substance: "Penicillin"}},
		Change{Content: &careplan.Alert{About: "visiting staff", Text: "said by a neighbour"}},
		Change{Content: &careplan.Contact{Name: "Emeka Okafor", Relationship: "son", Position: 1}},
		Change{Content: &careplan.Statement{Section: careplan.KindDecision, State: careplan.AskedNotAnswered}},
	)
	erased := d.entry(t, one, ids[1]).Latest().Revision
	d.save(t, one, Change{Entry: ids[1], Content: &careplan.Alert{About: "visiting staff", Text: "dog"}})
	c := d.copyTo(t, "another device")
	c.save(t, one, Change{Entry: ids[0], Content: &careplan.Allergy{Substance: "Penicillin", Reaction: "rash"}})
	d.save(t, one, Change{Entry: ids[0], Status: careplan.EnteredInError, Content: &careplan.Allergy{Common: careplan.Common{Reason: "not mine"}, Substance: "Penicillin"}})
	meet(t, one, d, c)
	if err := errors.Join(d.Erase(ctx, one, erased), d.SaveDraft(ctx, "allergy", []byte("Penicil"))); err != nil {
		t.Fatal(err)
	}
	d.close(t)
	data, err := os.ReadFile(d.path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
