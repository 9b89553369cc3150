package imports

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// fixture is a file that a test of a format reads.
func fixture(t *testing.T, path string) string {
	t.Helper()
	whole, err := filepath.Abs(filepath.Join("../../internal/exchange", path))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(whole); err != nil {
		t.Fatal(err)
	}
	return whole
}

func TestAFileOfEachFormatIsShownTakenAndUndone(t *testing.T) {
	for _, c := range []struct{ path, format, measure string }{
		{"omron/testdata/omron.csv", "Omron connect", "Blood pressure"},
		{"withings/testdata/bp.csv", "Withings", "Blood pressure"},
		{"withings/testdata/weight.csv", "Withings", "Weight"},
		{"libreview/testdata/dayfirst.csv", "LibreView", "Blood glucose"},
		{"accuchek/testdata/mobile.csv", "Accu-Chek Mobile", "Blood glucose"},
		{"applehealth/testdata/export.xml", "Apple Health", "Weight"},
	} {
		t.Run(c.path, func(t *testing.T) {
			d := alone(t)
			d.Clock = time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC)
			d.chooses(fixture(t, c.path))
			d.Says("What is in this file", filepath.Base(c.path), c.format, c.measure)
			d.WholeText()
			d.Shoot("imports-format-" + strings.ReplaceAll(filepath.Dir(filepath.Dir(c.path)), "/", "-") + filepath.Base(c.path))
			d.Tap("Take ")
			imp, _ := contentOf(d.imports()[0])
			if imp.Taken == 0 || imp.Format != c.format {
				t.Fatalf("%+v", imp)
			}
			taken := 0
			for _, p := range d.latest() {
				if !slices.Contains(imp.Measures, p.Measure) && p.Measure != measure.Pulse { // that of a blood pressure
					t.Errorf("the file brought %s, which its entry does not say", p.Measure)
				}
				taken++
			}
			if taken == 0 {
				t.Error("nothing can be read in the plan")
			}
			d.Tap("Undo this import")
			if left := d.latest(); len(left) != 0 {
				t.Errorf("after the import was undone there is still %v", left)
			}
		})
	}
}

func (d *desk) latest() []careplan.Point {
	d.t.Helper()
	all, err := d.kept.Latest(d.t.Context(), d.plan)
	if err != nil {
		d.t.Fatal(err)
	}
	return all
}

func TestOnlyWhatIsWantedIsTaken(t *testing.T) {
	d := alone(t)
	d.Clock = time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC)
	d.chooses(fixture(t, "withings/testdata/bp.csv"))
	all := d.places.now.preview
	if len(all.ByMeasure) < 2 {
		t.Fatalf("the file holds %v", all.ByMeasure)
	}
	d.Says("Which of these do you want?")
	before := all.Taken
	d.Tap("Pulse, ")
	d.Says("Not chosen")
	if all.Taken >= before {
		t.Fatalf("%d readings would be taken without the pulse, %d with it", all.Taken, before)
	}
	d.Tap("Take " + count(all.Taken, "reading"))
	imp, _ := contentOf(d.imports()[0])
	if slices.Contains(imp.Measures, measure.Pulse) || imp.Taken != all.Taken {
		t.Errorf("the plan says of the file %+v", imp)
	}
	pulses, err := d.kept.Readings(t.Context(), d.plan, measure.Pulse, time.Time{}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pulses {
		if len(p.Amounts) != 1 || !slices.ContainsFunc(d.readings(), func(bp careplan.Point) bool { return bp.Entry == p.Entry }) {
			t.Errorf("a pulse without a blood pressure was taken: %+v", p)
		}
	}
}

func TestTheCountsOfAWatchAreNotWantedUnlessTheyAreFollowed(t *testing.T) {
	file := func() *desk {
		d := alone(t)
		lines := []string{`<?xml version="1.0"?><HealthData locale="en_GB">`,
			`<Record type="HKQuantityTypeIdentifierBodyMass" sourceName="Scales" unit="kg" startDate="2026-05-01 07:10:00 +0100" endDate="2026-05-01 07:10:00 +0100" value="70.2"/>`}
		at := time.Date(2026, time.May, 1, 0, 0, 0, 0, time.UTC)
		for i := range 10_000 {
			when := at.Add(time.Duration(i) * time.Minute).Format("2006-01-02 15:04:05 +0000")
			lines = append(lines, `<Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" unit="count/min" startDate="`+when+`" endDate="`+when+`" value="70"/>`)
		}
		d.chooses(d.file("export.xml", append(lines, "</HealthData>")...))
		return d
	}
	d := file()
	d.Says("1 reading, on 1 May 2026", "10,000 left out: Not chosen.", "Pulse, 10,000 readings", "Weight, 1 reading")
	d.Tap("Pulse, ")
	d.Says("10,001 readings, from 1 May 2026")
	d = file()
	d.kept.Add(d.plan, &careplan.Followed{Measure: measure.Pulse, Position: 2})
	d.chooses(filepath.Join(d.dir, "export.xml"))
	d.Says("10,001 readings")
}

func TestStoppingKeepsNothing(t *testing.T) {
	d := alone(t)
	d.chooses(d.omron())
	d.Stops = true
	d.Tap("Take 3 readings")
	d.has(0)
	if len(d.imports()) > 0 || len(d.Problems) > 0 {
		t.Errorf("the plan has %v; %v", d.imports(), d.Problems)
	}
	if last := d.Said[len(d.Said)-1]; last != "Stopped. Nothing of this file was taken in." {
		t.Errorf("it says %q", last)
	}
	d.Stops = false
	d.Tap("Take 3 readings")
	d.has(3)
}

func TestLookingCanBeStopped(t *testing.T) {
	d := alone(t)
	d.Stops = true
	d.chooses(d.omron())
	if d.Here().Step != "" || len(d.Problems) > 0 {
		t.Errorf("stopped, it leads to %v, and says %v", d.Here(), d.Problems)
	}
}

func TestFilesFromOutsideAreLookedIntoOneAfterTheOther(t *testing.T) {
	d := alone(t)
	first := d.omron()
	second := d.file("more.csv", omronHeading, "May 11 2026,08:12,133,79,70,-,-,-,-")
	third := d.file("picture.csv", "\x89PNG\r\n\x1a\n")
	d.Go(shell.Route{Place: shell.Imports})
	d.places.Open(d.Host, Steps([]fyne.URI{storage.NewFileURI(first), storage.NewFileURI(second)})...)
	d.Says("omron.csv", "3 readings")
	d.places.Open(d.Host, third) // while the first is on the screen
	if last := d.Said[len(d.Said)-1]; last != "2 files come next, when you are done with this one." {
		t.Errorf("it says %q", last)
	}
	d.Tap("Take 3 readings")
	d.Tap("Go on with more.csv")
	d.Says("more.csv", "1 reading")
	d.Tap("Take 1 reading")
	d.has(4)
	d.Tap("Go on with picture.csv")
	d.Says("This file can't be taken in", "This is a picture.", "Choose another file")
}

func TestAFileThatWaitsCanBeForgotten(t *testing.T) {
	d := alone(t)
	d.places.waiting = []string{d.omron()}
	d.Go(shell.Route{Place: shell.Imports})
	d.Says("omron.csv waits to be looked into.")
	d.Tap("Forget it")
	d.SaysNot("omron.csv")
}

func TestAFileIsChosenFromTheListOfFiles(t *testing.T) {
	d := alone(t)
	d.Go(shell.Route{Place: shell.Imports})
	d.Tap("Take in a file")
	d.Tap("Choose from a list of files") // and goes back
	d.Says("Take in a file")
	d.pick = d.omron()
	d.Tap("Choose from a list of files")
	d.Says("What is in this file", "omron.csv")
}

func TestAPathThatCannotBeIsExplained(t *testing.T) {
	d := alone(t)
	d.Go(shell.Route{Place: shell.Import})
	for typed, says := range map[string]string{
		"":                             "Type a folder and a name",
		"omron.csv":                    "Type the whole path",
		d.dir:                          "This is a folder.",
		filepath.Join(d.dir, "no.csv"): "There is no such file.",
		"/dev/zero":                    "This is no file that can be read to its end.",
	} {
		d.Type("Where the file is", typed)
		d.Tap("Look into this file")
		d.Says(says)
	}
	d.Type("Where the file is", `"`+d.omron()+`"`) // as it is copied out of a file manager
	d.Tap("Look into this file")
	d.Says("What is in this file")
}

func TestALongListOfRefusalsIsShownAFewAtATime(t *testing.T) {
	d := alone(t)
	lines := []string{omronHeading, "May 14 2026,08:12,132,78,70,-,-,-,-"}
	for range 25 {
		lines = append(lines, "May 13 2026,08:12,400,78,70,-,-,-,-")
	}
	d.chooses(d.file("omron.csv", lines...))
	d.Says("25 rows can't be taken in", "Line 12")
	d.SaysNot("Line 13")
	d.Tap("Show 10 more")
	d.Says("Line 13", "Line 22")
	d.Tap("Show 5 more")
	d.Says("Line 27")
	d.SaysNot("more")
}
