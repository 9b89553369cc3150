package record

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/vault/sqlcipher"
)

// fixedKey and fixedSalt open the databases of these tests. Real ones come
// from the vault.
var (
	fixedKey  = []byte("0123456789abcdef0123456789abcdef")
	fixedSalt = []byte("fedcba9876543210")
)

// openDatabase opens an encrypted database and brings it up to date, as the
// vault does.
func openDatabase(t testing.TB, path string) *sqlcipher.DB {
	t.Helper()
	db, err := sqlcipher.Open(t.Context(), path, fixedKey, fixedSalt, sqlcipher.Options{})
	if err != nil {
		t.Fatal(err)
	}
	migrate(t, db.DB)
	return db
}

func migrate(t testing.TB, db *sql.DB) {
	t.Helper()
	var have int
	if err := db.QueryRow(`PRAGMA user_version`).Scan(&have); err != nil {
		t.Fatal(err)
	}
	for _, m := range Migrations()[have:] {
		if _, err := db.Exec(m.SQL + `; PRAGMA user_version = ` + string(rune('0'+m.Version))); err != nil {
			t.Fatal(err)
		}
	}
}

// device is a record in a file of its own, on a device whose clock a test sets.
type device struct {
	*Record
	db   *sqlcipher.DB
	path string
	mark string
	now  time.Time
}

func (d *device) clock() time.Time {
	d.now = d.now.Add(time.Second)
	return d.now
}

var testStart = time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)

// newDevice makes an empty record.
func newDevice(t testing.TB, mark string) *device {
	t.Helper()
	d := &device{path: filepath.Join(t.TempDir(), "record.db"), mark: mark, now: testStart}
	d.open(t)
	return d
}

func (d *device) open(t testing.TB) {
	t.Helper()
	d.db = openDatabase(t, d.path)
	t.Cleanup(func() { d.db.Close() })
	r, err := Open(t.Context(), d.db.DB, Options{Now: d.clock, Device: "tablet " + d.mark, InstallMark: []byte(d.mark)})
	if err != nil {
		t.Fatal(err)
	}
	d.Record = r
}

func (d *device) close(t testing.TB) {
	t.Helper()
	if err := errors.Join(d.Record.Close(), d.db.Close()); err != nil {
		t.Fatal(err)
	}
}

func (d *device) reopen(t testing.TB) {
	t.Helper()
	d.close(t)
	d.open(t)
}

// copyTo is what happens when somebody copies the vault's file.
func (d *device) copyTo(t testing.TB, mark string) *device {
	t.Helper()
	d.close(t)
	data, err := os.ReadFile(d.path)
	if err != nil {
		t.Fatal(err)
	}
	d.open(t)
	c := &device{path: filepath.Join(t.TempDir(), "record.db"), mark: mark, now: d.now}
	if err := os.WriteFile(c.path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	c.open(t)
	return c
}

var ctx = context.Background()

func grace() careplan.Person {
	return careplan.Person{
		FullName: "Grace Okafor", PreferredName: "Grace", Colour: "plum",
		Address: "14 Example Terrace, Leeds",
	}
}

func graceHerself() careplan.Member {
	return careplan.Member{Name: "Grace Okafor", Role: careplan.RolePatient}
}

func (d *device) found(t testing.TB, me careplan.Member, p careplan.Person) string {
	t.Helper()
	id, err := d.Found(ctx, me, p)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func (d *device) save(t testing.TB, plan string, changes ...Change) []string {
	t.Helper()
	ids, err := d.Save(ctx, plan, changes...)
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func (d *device) plan(t testing.TB, id string) careplan.Plan {
	t.Helper()
	p, err := d.Plan(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (d *device) entry(t testing.TB, plan, id string) careplan.Entry {
	t.Helper()
	e, ok := d.plan(t, plan).Entry(id)
	if !ok {
		t.Fatal("the entry is not in the plan")
	}
	return e
}

// meet has two devices take in all that the other has of a plan.
func meet(t testing.TB, plan string, a, b *device) {
	t.Helper()
	give(t, plan, a, b)
	give(t, plan, b, a)
}

func give(t testing.TB, plan string, from, to *device) {
	t.Helper()
	set, err := from.Set(ctx, plan)
	if err != nil {
		t.Fatal(err)
	}
	revs, seals := set.All()
	if err := to.Receive(ctx, plan, revs, seals); err != nil {
		t.Fatal(err)
	}
}

func (d *device) verify(t testing.TB) {
	t.Helper()
	if err := d.Verify(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestAFoundedPlanIsThereAfterReopening(t *testing.T) {
	d := newDevice(t, "a")
	id := d.found(t, graceHerself(), grace())
	d.save(t, id, Change{Content: &careplan.Allergy{Substance: "Latex", Reaction: "rash"}, Source: careplan.SourceLetter})
	before := d.plan(t, id)
	d.verify(t)
	d.reopen(t)
	after := d.plan(t, id)
	if len(after.Entries) != 2 || after.Me.Name != "Grace Okafor" || after.Me.Role != careplan.RolePatient || after.Me.Device != "tablet a" {
		t.Fatalf("%d entries, me %+v", len(after.Entries), after.Me)
	}
	if person, _, ok := after.Person(); !ok || person.FullName != "Grace Okafor" {
		t.Fatalf("person: %v", person)
	}
	for i, e := range before.Entries {
		got := after.Entries[i]
		if got.ID != e.ID || got.Heads[0].Revision != e.Heads[0].Revision || !careplan.SameContent(got.Heads[0].Content, e.Heads[0].Content) {
			t.Errorf("entry %d differs after reopening", i)
		}
	}
	allergy := after.Of(careplan.KindAllergy)[0].Latest()
	if allergy.Source != careplan.SourceLetter || allergy.Typed.ID != after.Me.ID || allergy.Typed.Role != careplan.RolePatient {
		t.Errorf("who typed it and who said so: %+v", allergy)
	}
	listed, err := d.Plans(ctx)
	if err != nil || len(listed) != 1 || listed[0].ID != id || listed[0].Preferred != "Grace" || listed[0].Colour != "plum" {
		t.Errorf("list of plans: %+v, %v", listed, err)
	}
	d.save(t, id, Change{Content: &careplan.Diagnosis{Name: "Asthma"}})
	d.verify(t)
}
