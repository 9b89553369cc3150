//go:build linux

package windowtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/vault"
)

// TestFilesOfReadingsAreTakenInAndTakenBack brings files in each of the ways
// that there are: named when the program starts, dropped on the window, dropped
// on the lock, and typed.
func TestFilesOfReadingsAreTakenInAndTakenBack(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.found(t)
	shelf := t.TempDir()
	const secret = "zqaxvikjowq" // stands in a file's name, and so nowhere but in the vault
	omron := filepath.Join(shelf, secret+".csv")
	copyFixture(t, "omron/testdata/omron.csv", omron)
	weights := filepath.Join(shelf, "weight.csv")
	copyFixture(t, "withings/testdata/weight.csv", weights)
	meter := filepath.Join(shelf, "mobile.csv")
	copyFixture(t, "accuchek/testdata/mobile.csv", meter)
	health := filepath.Join(shelf, "export.xml")
	copyFixture(t, "applehealth/testdata/export.xml", health)

	f := phone
	relative, err := filepath.Rel(p.root, omron) // which is where the program is started
	ok(t, err)
	f.args = append(append([]string(nil), phone.args...), relative)
	u := sit(t, p, f)
	u.wait("Carebottle is locked", "Unlock first")
	u.unlock()
	u.wait("What is in this file", "Omron connect")
	u.shot("preview")
	u.click("Take 3 readings into my plan")
	u.wait("3 readings went into")
	u.shot("taken")
	u.choose("Undo this import")
	u.wait("Undone", "can be brought back")
	u.shot("undone")
	u.click("Bring these readings back")
	u.waitGone("can be brought back")

	u.drop(weights)
	u.wait("What is in this file", "weight.csv", "Withings")
	u.click("Take 1 reading into my plan")
	u.wait("1 reading went into")

	u.press("ctrl+l")
	u.wait("Carebottle is locked")
	u.drop(meter)
	u.wait("Unlock first")
	u.unlock()
	u.wait("What is in this file", "mobile.csv", "Accu-Chek")
	u.click("Take ")
	u.wait("went into")

	u.click("Readings")
	u.choose("Readings from a file")
	u.wait("Readings from files", "weight.csv")
	u.shot("files")
	u.click("Take") // in a file
	u.wait("Where the file is")
	u.typeText(health)
	u.press("Return")
	u.wait("What is in this file", "export.xml", "Apple Health")
	u.click("Take ")
	u.wait("went into")
	u.nothingIn([]string{secret}, "while it runs")
	u.close()
	u.nothingIn([]string{secret}, "after it was closed")

	imports := map[string]int{}
	for _, e := range u.place.plan(t).Of(careplan.KindImport) {
		imp := e.Latest().Content.(*careplan.Import)
		if e.Latest().Status != careplan.Active {
			t.Errorf("%s is %s", imp.File, e.Latest().Status)
		}
		imports[imp.Format] += imp.Taken
	}
	if len(imports) != 4 || imports["Omron connect"] != 3 || imports["Withings"] != 1 {
		t.Errorf("the plan has %v", imports)
	}
	var all int
	for _, p := range u.place.latest(t) {
		if p.Measure == measure.BloodPressure || p.Measure == measure.Weight || p.Measure == measure.Glucose {
			all++
		}
	}
	if all != 3 {
		t.Errorf("%d of blood pressure, weight and glucose have readings", all)
	}
}

// TestAnImportThatIsKilledLeavesNothing ends the program in the middle of
// taking in a large file, as an empty battery does.
func TestAnImportThatIsKilledLeavesNothing(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.found(t)
	path := filepath.Join(t.TempDir(), "many.csv")
	var many strings.Builder
	many.WriteString("Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),Symptoms,Consumed,TruRead,Notes\n")
	for i := range 150_000 {
		at := time.Date(2024, time.January, 1, 0, i, 0, 0, time.UTC)
		fmt.Fprintf(&many, "%s,%s,%d,78,70,-,-,-,-\n", at.Format("Jan 2 2006"), at.Format("15:04"), 120+i%20)
	}
	ok(t, os.WriteFile(path, []byte(many.String()), 0o600))
	u := sit(t, p, frame{width: desktop.width, height: desktop.height, args: []string{path}})
	u.unlock()
	u.click("readings into my plan") // the number is hard to read off a screen
	u.wait("If you stop, none of them is kept")
	grown := u.place.grows(t)
	u.run.kill()
	if !grown {
		t.Fatal("the program was killed before it wrote anything: the test shows nothing")
	}
	u.open()
	u.unlock()
	u.wait("Message in a Bottle")
	u.close()
	if left := u.place.latest(t); len(left) > 0 {
		t.Errorf("of an import that was killed there is %v", left)
	}
	plan := u.place.plan(t)
	if _, _, there := plan.Person(); !there || len(plan.Of(careplan.KindImport)) > 0 {
		t.Errorf("the plan holds %d imports, a person: %v", len(plan.Of(careplan.KindImport)), there)
	}
}

// grows waits until the vault's files have grown by some readings: an import is
// under way.
func (p place) grows(t testing.TB) bool {
	t.Helper()
	size := func() (sum int64) {
		all, err := os.ReadDir(p.vault())
		ok(t, err)
		for _, e := range all {
			if info, err := e.Info(); err == nil { // a file may go between
				sum += info.Size()
			}
		}
		return sum
	}
	before := size()
	for over := time.Now().Add(patience); time.Now().Before(over); time.Sleep(20 * time.Millisecond) {
		if size() > before+1<<20 {
			return true
		}
	}
	return false
}

// found makes a vault with Grace's plan before the program is started, as one
// that has been there for years.
func (p place) found(t testing.TB) {
	t.Helper()
	ctx := context.Background()
	s := session.New(session.Options{Dir: p.vault(), Marks: p.marks(), Device: "computer", KDF: vault.KDF{Time: 1, Memory: 64, Threads: 1}})
	_, err := s.Create(ctx, []byte(passphrase))
	ok(t, err)
	ok(t, s.ConfirmRecoveryCode())
	person := sample.Grace()[0].(*careplan.Person)
	ok(t, s.SetKeyboard(ctx, person.FullName))
	_, err = s.Found(ctx, careplan.Member{Name: person.FullName, Role: careplan.RolePatient}, *person)
	ok(t, err)
	ok(t, s.Close())
}

// latest are the latest readings of the only plan, read behind the program's
// back once it is gone.
func (p place) latest(t testing.TB) []careplan.Point {
	t.Helper()
	ctx := context.Background()
	s := session.New(session.Options{Dir: p.vault(), Marks: p.marks(), Device: "computer"})
	ok(t, s.Open())
	defer func() { ok(t, s.Close()) }()
	ok(t, s.Unlock(ctx, []byte(passphrase)))
	plans, err := s.Plans(ctx)
	ok(t, err)
	all, err := s.Latest(ctx, plans[0].ID)
	ok(t, err)
	return all
}

// drop lets a file fall on the window.
func (u *person) drop(path string) {
	u.Helper()
	id, err := strconv.ParseUint(u.window, 10, 32)
	ok(u, err)
	if err := u.screen.drop(uint32(id), path); err != nil {
		u.fail("dropping %s: %v", path, err)
	}
}

func copyFixture(t testing.TB, from, to string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../internal/exchange", from))
	ok(t, err)
	ok(t, os.WriteFile(to, data, 0o600))
}
