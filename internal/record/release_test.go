package record

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// Records that earlier releases made must open for good. These were made by
// [TestMakeFixture] of each, with the key and salt of these tests.
func TestARecordOfEveryReleaseOpens(t *testing.T) {
	for release := range len(Migrations()) {
		name := fmt.Sprintf("record-%d.db", release+1)
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("testdata", name))
			if err != nil {
				t.Fatal(err)
			}
			d := &device{path: filepath.Join(t.TempDir(), "record.db"), mark: fixtureMark, now: testStart.AddDate(1, 0, 0)}
			if err := os.WriteFile(d.path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			d.open(t)
			d.verify(t)
			if release > 0 {
				checkReadingsOfFixture(t, d)
			}
			checkFixture(t, d)
		})
	}
}

const fixtureMark = "first release"

func checkFixture(t *testing.T, d *device) {
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

func checkReadingsOfFixture(t *testing.T, d *device) {
	plans, err := d.Plans(ctx)
	if err != nil {
		t.Fatal(err)
	}
	plan := plans[0].ID
	for m, want := range map[measure.ID]string{
		measure.BloodPressure: "[132/78 mmHg, pulse 70 a minute 128/76 mmHg]", measure.Pulse: "[70 a minute]", measure.Weight: "[81.5 kg]",
	} {
		if got := amounts(d.readings(t, plan, m)); got != want {
			t.Errorf("%s: %s, want %s", m, got, want)
		}
	}
	for m, want := range map[measure.ID]string{measure.Weight: "[18.5 kg]", measure.Glucose: "[6.4 mmol/L]"} {
		if gone, err := d.Withdrawn(ctx, plan, m, 9); err != nil || amounts(gone) != want {
			t.Errorf("withdrawn of %s: %s, %v, want %s", m, amounts(gone), err, want)
		}
	}
}

// TestMakeFixture writes the record above anew, for a new release:
// CAREBOTTLE_MAKE_FIXTURE=testdata/record-2.db go test -run TestMakeFixture
func TestMakeFixture(t *testing.T) {
	to := os.Getenv("CAREBOTTLE_MAKE_FIXTURE")
	if to == "" {
		t.Skip("only where a file is asked for")
	}
	d := newDevice(t, fixtureMark)
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
	readings := d.save(t, one,
		Change{Content: pressure(morning(0), "132", "78", "70")},
		Change{Content: weight(morning(0), "815")},
		Change{Content: weight(morning(1), "18.5"), Status: careplan.EnteredInError})
	d.save(t, one, Change{Entry: readings[1], Content: weight(morning(0), "81.5")})
	d.importing(t, one, pressure(morning(1), "128", "76", ""))
	undone, imp := d.importing(t, one, &careplan.Reading{
		Measure: measure.Glucose, At: morning(2), Amounts: []measure.Amount{measure.Of("6.4", measure.MillimolePerL)}})
	d.save(t, one, Change{Entry: undone, Status: careplan.EnteredInError, Content: &imp})
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

// downgrade puts the tables of readings.sql back to what they were before it.
func (d *device) downgrade(t *testing.T) {
	t.Helper()
	_, rest, _ := strings.Cut(schema, "CREATE TABLE head")
	columns, _, found := strings.Cut(rest, "WITHOUT ROWID;")
	if !found {
		t.Fatal("the first schema has no table of heads")
	}
	_, err := d.db.Exec(`
		DROP TABLE reading;
		DROP TABLE stale;
		ALTER TABLE head RENAME TO head_2;
		CREATE TABLE head` + columns + `WITHOUT ROWID;
		INSERT INTO head SELECT plan, entry, kind, revision, role, wall, count, first_wall, first_count, last FROM head_2;
		DROP TABLE head_2;
		PRAGMA user_version = 1`)
	if err != nil {
		t.Fatal(err)
	}
}

// The first release kept what it did not know: readings that a newer device
// had sent it show when it is brought up to date.
func TestReadingsThatTheFirstReleaseReceivedShow(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	other := d.found(t, graceHerself(), grace())
	d.save(t, plan, Change{Content: pressure(morning(0), "132", "78", "70")})
	d.save(t, other, Change{Content: &careplan.Allergy{Substance: "Latex"}})
	before := d.dump(t)
	d.downgrade(t)
	d.reopen(t)
	if d.dump(t) != before {
		t.Error("the tables differ from those of this release")
	}
	if got := amounts(d.readings(t, plan, measure.Pulse)); got != "[70 a minute]" {
		t.Error(got)
	}
	d.verify(t)
	var stale int
	if err := d.db.QueryRow(`SELECT count(*) FROM stale`).Scan(&stale); err != nil || stale != 0 {
		t.Errorf("%d plans are to be made again, %v", stale, err)
	}
}
