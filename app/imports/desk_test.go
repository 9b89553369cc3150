package imports

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// desk is where somebody sits with files of readings and a plan.
type desk struct {
	*shelltest.Host
	kept   *shelltest.Kept
	t      *testing.T
	places *Places
	plan   string
	dir    string
	pick   string // what the list of files gives next; empty is nothing
}

// sit opens Grace's plan to name, in role.
func sit(t *testing.T, name string, role careplan.Role) *desk {
	return sitAt(t, name, role, shelltest.Phone, kit.Appearance{})
}

func sitAt(t *testing.T, name string, role careplan.Role, size fyne.Size, look kit.Appearance) *desk {
	t.Helper()
	d := &desk{t: t, kept: shelltest.Keep(t), dir: t.TempDir()}
	d.plan = d.kept.Begin(name, role, careplan.Person{FullName: "Grace Okafor", PreferredName: "Grace", Colour: "plum"},
		&careplan.Followed{Measure: measure.BloodPressure, Position: 1})
	d.places = New(d.kept, d.dir)
	d.places.pick = func(_ context.Context, _ fyne.Window, picked func(string, error)) { picked(d.pick, nil) }
	d.Host = shelltest.New(t, size, kit.NewTheme(look), d.places.Routes())
	d.Clock = time.Date(2026, time.May, 14, 10, 30, 0, 0, time.UTC)
	d.kept.Show(d.Host, d.plan)
	return d
}

func alone(t *testing.T) *desk { return sit(t, "Grace Okafor", careplan.RolePatient) }

// file writes a file of readings, and gives its path.
func (d *desk) file(name string, lines ...string) string {
	d.t.Helper()
	path := filepath.Join(d.dir, name)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\r\n")+"\r\n"), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

const omronHeading = "Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),Symptoms,Consumed,TruRead,Notes"

// omron is a file of three blood pressures, one of them twice, and a row that
// can't be right.
func (d *desk) omron() string {
	return d.file("omron.csv", omronHeading,
		"May 14 2026,08:12,132,78,70,-,-,-,after tea",
		"May 13 2026,19:40,128,76,68,-,-,-,-",
		"May 13 2026,19:40,128,76,68,-,-,-,-",
		"May 13 2026,07:55,135,80,72,-,-,-,-",
		"May 12 2026,08:01,400,78,70,-,-,-,-")
}

// chooses goes the way of somebody who types where a file is.
func (d *desk) chooses(path string) {
	d.t.Helper()
	d.Go(shell.Route{Place: shell.Imports})
	d.Tap("Take in a file")
	d.Type("Where the file is", path)
	d.Tap("Look into this file")
}

// readings are the blood pressures that stand.
func (d *desk) readings() []careplan.Point {
	d.t.Helper()
	all, err := d.kept.Readings(d.t.Context(), d.plan, measure.BloodPressure, time.Time{}, time.Time{})
	if err != nil {
		d.t.Fatal(err)
	}
	return all
}

func (d *desk) has(n int) {
	d.t.Helper()
	if got := len(d.readings()); got != n {
		d.t.Fatalf("the plan has %d blood pressures, not %d; the screen says:\n%s", got, n, d.Words())
	}
}

func (d *desk) imports() []careplan.Entry { return d.Plan().Of(careplan.KindImport) }

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}
