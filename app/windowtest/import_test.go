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
)

// saidBefore is the end of what is said for a while after an import was undone.
// When it is taken away the page gets its room, and may move under the pointer.
const saidBefore = "not count any more"

// TestFilesOfReadingsAreTakenInAndTakenBack brings files in each of the ways
// that there are: named when the program starts, dropped on the window, dropped
// on the lock, and typed.
func TestFilesOfReadingsAreTakenInAndTakenBack(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.seed(t, time.Now(), sample.Grace()[:1])
	shelf := t.TempDir()
	const secret = "zqaxvikjowq" // stands in a file's name, and so nowhere but in the vault
	omron := filepath.Join(shelf, secret+".csv")
	copyFixture(t, "omron/testdata/omron.csv", omron)
	weights := filepath.Join(shelf, "weight.csv")
	copyFixture(t, "withings/testdata/weight.csv", weights)
	meter := filepath.Join(shelf, "mobile.csv")
	copyFixture(t, "accuchek/testdata/mobile.csv", meter)

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

	for _, f := range []struct{ fixture, name, format string }{
		{"libreview/testdata/dayfirst.csv", "glucose.csv", "LibreView"},
		{"applehealth/testdata/export.xml", "export.xml", "Apple Health"},
	} {
		path := filepath.Join(shelf, f.name)
		copyFixture(t, f.fixture, path)
		u.drop(path)
		u.wait("What is in this file", f.name, f.format)
		u.click("Take ")
		u.wait("went into")
		u.waitGone(saidBefore)
		u.choose("Undo this import")
		u.wait("Undone", "can be brought back")
	}

	// A table that nobody knows: its unit is asked for, and which date it is.
	diary := filepath.Join(shelf, "diary.csv")
	ok(t, os.WriteFile(diary, []byte("when;sugar;comment\n03/04/2026 07:40;6,4;\n05/04/2026 07:55;7,1;late\n06/04/2026 08:01;abc;\n"), 0o600))
	u.click("Readings")
	u.choose("Readings from a file")
	u.wait("Readings from files", "glucose.csv")
	u.shot("files")
	u.drop(diary)
	u.wait("What is in which")
	u.choose("Choose")
	u.wait("In which unit")
	u.click("mmol/L")
	u.click("Look into the whole file")
	u.wait("Which date is it")
	u.click("3 April 2026")
	u.wait("What is in this file", "diary.csv", "2 readings")
	u.shot("table")
	u.click("Take 2 readings into my plan")
	u.wait("2 readings went into")
	u.waitGone(saidBefore)
	u.choose("Undo this import")
	u.wait("Undone", "can be brought back")
	u.nothingIn([]string{secret}, "while it runs")
	u.close()
	u.nothingIn([]string{secret}, "after it was closed")

	taken, undone := map[string]int{}, map[string]int{}
	for _, e := range u.place.plan(t).Of(careplan.KindImport) {
		imp := e.Latest().Content.(*careplan.Import)
		if e.Latest().Status == careplan.Active {
			taken[imp.Format] += imp.Taken
		} else {
			undone[imp.Format] += imp.Taken
		}
	}
	if len(taken) != 3 || taken["Omron connect"] != 3 || taken["Withings"] != 1 || len(undone) != 3 {
		t.Errorf("the plan has %v, and %v was undone", taken, undone)
	}
	standing := map[measure.ID]bool{}
	for _, p := range u.place.latest(t) {
		standing[p.Measure] = true
	}
	if !standing[measure.BloodPressure] || !standing[measure.Weight] || !standing[measure.Glucose] || standing[measure.Oxygen] {
		t.Errorf("there are readings of %v", standing)
	}
}

// TestAnImportThatIsKilledLeavesNothing ends the program in the middle of
// taking in a large file, as an empty battery does.
func TestAnImportThatIsKilledLeavesNothing(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	p.seed(t, time.Now(), sample.Grace()[:1])
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
