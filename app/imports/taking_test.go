package imports

import (
	"slices"
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

func TestAFileIsShownTakenAndUndone(t *testing.T) {
	d := alone(t)
	d.chooses(d.omron())
	d.Says("What is in this file", "omron.csv", "Omron connect",
		"3 readings, from 13 May 2026 to 14 May 2026", "The file has 5 rows.", "1 is in the plan already, or twice in the file.", "1 can't be taken in",
		"132/78 mmHg, pulse 70 a minute", "14 May 2026, 08:12", "“after tea”", "Line 6")
	d.has(0)

	d.Tap("Take 3 readings into my plan")
	d.has(3)
	d.Says("3 readings went into your plan", "3 readings taken in, from 13 May 2026 to 14 May 2026.",
		"Of 5 rows in the file: 1 there already. 1 could not be taken in.", "Taken in by Grace Okafor")
	imports := d.imports()
	if len(imports) != 1 {
		t.Fatalf("the plan has %d imports", len(imports))
	}
	imp := imports[0].Latest().Content.(*careplan.Import)
	if imp.File != "omron.csv" || imp.Format != "Omron connect" || imp.Rows != 5 || imp.Taken != 3 || imp.Duplicates != 1 || imp.Refused != 1 ||
		!slices.Equal(imp.Measures, []measure.ID{measure.BloodPressure}) {
		t.Errorf("the plan says of the file %+v", imp)
	}

	d.Tap("Undo this import")
	d.has(0)
	d.Says("Undone", "can be brought back")
	if e := d.imports()[0]; e.Latest().Status != careplan.EnteredInError || e.Latest().Content.Shared().Reason == "" {
		t.Errorf("the import is %s, because %q", e.Latest().Status, e.Latest().Content.Shared().Reason)
	}
	d.Undo() // what says so can be taken back
	d.has(3)
	d.Tap("Undo this import")
	d.Tap("Bring these readings back")
	d.has(3)
	d.SaysNot("Undone")
}

func TestTheSameFileTwiceBringsNothingNew(t *testing.T) {
	d := alone(t)
	path := d.omron()
	d.chooses(path)
	d.Tap("Take 3 readings")
	d.chooses(path)
	d.Says("There is nothing new in this file.", "4 are in the plan already, or twice in the file.")
	d.Tap("Choose another file")
	d.Says("Take in a file")
}

func TestWhyNothingWouldBeTakenInIsSaid(t *testing.T) {
	for says, lines := range map[string][]string{
		"There are no readings in this file.":   {omronHeading},
		"Nothing in this file can be taken in.": {omronHeading, "May 13 2026,08:12,400,78,70,-,-,-,-"},
	} {
		d := alone(t)
		d.places.waiting = []string{d.file("more.csv", omronHeading, "May 11 2026,08:12,133,79,70,-,-,-,-")}
		d.chooses(d.file("omron.csv", lines...))
		d.Says(says)
		d.SaysNot("nothing new", "0 rows")
		d.Tap("Go on with more.csv") // who can do nothing with one file is not kept from the next
		d.Says("more.csv", "1 reading")
	}
}

func TestWhereNothingIsChosenThereIsNothingToTakeIn(t *testing.T) {
	d := alone(t)
	d.Clock = time.Date(2026, time.November, 21, 12, 0, 0, 0, time.UTC)
	d.chooses(fixture(t, "withings/testdata/bp.csv"))
	d.Tap("Pulse, ")
	d.Tap("Blood pressure, ")
	d.Says("Nothing is chosen.")
	if !slices.Contains(d.Buttons(), "Nothing to take in") {
		t.Errorf("there is %q", d.Buttons())
	}
	d.Tap("Pulse, ")
	d.Tap("Take ")
}

func TestAnUndoneFileCanBeTakenInAgain(t *testing.T) {
	d := alone(t)
	path := d.omron()
	d.chooses(path)
	d.Tap("Take 3 readings")
	d.Tap("Undo this import")
	d.chooses(path)
	d.Tap("Take 3 readings")
	d.has(3)
}

func TestACarerReadsIntoWhosePlanItGoes(t *testing.T) {
	d := sit(t, "Daniel Okafor", careplan.RoleCarer)
	d.chooses(d.omron())
	d.Tap("Take 3 readings into Grace's plan")
	d.Says("3 readings went into Grace's plan", "Taken in by Daniel Okafor")
	d.SaysNot("my plan", "your plan", "These readings go into")
}

func TestWhereAVaultHoldsTwoPlansTheFileCanGoIntoTheOther(t *testing.T) {
	d := sit(t, "Daniel Okafor", careplan.RoleCarer)
	d.kept.Begin("Daniel Okafor", careplan.RolePatient, careplan.Person{FullName: "Daniel Okafor", Colour: "teal"})
	d.chooses(d.omron())
	d.Says("These readings go into Grace's plan.")
	d.Tap("They are another person's")
	if d.Here().Place != shell.SwitchPerson {
		t.Fatalf("it leads to %v", d.Here())
	}
	d.Go(shell.Route{Place: shell.Imports})
	d.Says("omron.csv waits to be looked into.")
	d.Tap("Look into it")
	d.Says("3 readings")
	d.has(0)
}

func TestAFileOfAnotherPlanIsNotShownInThisOne(t *testing.T) {
	d := alone(t)
	path := d.omron()
	d.chooses(path)
	other := d.kept.Begin("Grace Okafor", careplan.RoleCarer, careplan.Person{FullName: "Ify Eze", PreferredName: "Ify", Colour: "teal"})
	d.kept.Show(d.Host, other)
	d.Go(shell.Route{Place: shell.Import, Step: path})
	d.SaysNot("132/78")
	d.Says("Nothing of this file is in Ify's plan yet.")
	d.Tap("Look into this file")
	d.Tap("Take 3 readings into Ify's plan")
	d.has(0)
}

func TestWhatWasReadIsForgottenWhenThePlanLocks(t *testing.T) {
	d := alone(t)
	d.chooses(d.omron())
	d.Page().Flush() // as the shell does before it locks
	if d.places.now != nil {
		t.Error("the readings of a file stay in memory")
	}
	d.Rebuild()
	d.SaysNot("132/78")
	d.Tap("Look into this file")
	d.Says("132/78")
}

func TestAFileThatChangedSinceItWasShownIsNotTaken(t *testing.T) {
	d := alone(t)
	path := d.omron()
	d.chooses(path)
	d.file("omron.csv", omronHeading, "May 14 2026,08:12,232,98,70,-,-,-,-")
	d.Tap("Take 3 readings")
	d.failedWith("changed since you looked")
	d.Tap("Look into this file")
	d.Says("232/98")
}

func TestAFileThatIsGoneIsNotTaken(t *testing.T) {
	d := alone(t)
	path := d.omron()
	d.chooses(path)
	remove(t, path)
	d.Tap("Take 3 readings")
	d.failedWith("Check that the stick or folder")
	d.Tap("Look into this file")
	d.Says("This file can't be taken in", "There is no such file.")
}

// failedWith tells that nothing was taken in, that the screen says why, and
// that the log does not say where the file was.
func (d *desk) failedWith(says string) {
	d.t.Helper()
	d.has(0)
	if len(d.imports()) != 0 {
		d.t.Error("the plan has an import of nothing")
	}
	if len(d.Problems) != 1 {
		d.t.Fatalf("problems: %v", d.Problems)
	}
	if _, text := shell.Sentence(d.Problems[0]); !strings.Contains(text, says) {
		d.t.Errorf("it says %q", text)
	}
	if strings.Contains(d.Problems[0].Error(), d.dir) || strings.Contains(d.Problems[0].Error(), "omron.csv") {
		d.t.Errorf("the error, which goes to the log, names the file: %v", d.Problems[0])
	}
	d.Problems = nil
}

func TestEveryLookFits(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		d := sitAt(t, "Grace Okafor", careplan.RolePatient, size, look)
		see := func(what string) {
			t.Helper()
			d.WholeText()
			d.Shoot("imports-" + what + "-" + name)
		}
		d.Go(shell.Route{Place: shell.Imports})
		see("none")
		d.Tap("Take in a file")
		see("choose")
		d.Type("Where the file is", d.dir+"/none.csv")
		d.Tap("Look into this file")
		d.Says("There is no such file")
		see("missing")
		d.chooses(d.omron())
		see("preview")
		d.Tap("Take 3 readings")
		see("taken")
		d.Tap("Undo this import")
		see("undone")
		d.Go(shell.Route{Place: shell.Imports})
		see("list")
	})
}
