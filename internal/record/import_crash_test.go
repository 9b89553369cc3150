package record

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

const (
	importCrashFile  = "CAREBOTTLE_TEST_IMPORT_CRASH_FILE"
	importCrashCycle = "CAREBOTTLE_TEST_IMPORT_CRASH_CYCLE"
	rowsOfFile       = 150
	rowsBetweenLines = 10
)

// TestImporterThatIsKilled is the program of the next test: it types a reading,
// imports a file, and says what it is told and how far it is.
func TestImporterThatIsKilled(t *testing.T) {
	path := os.Getenv(importCrashFile)
	if path == "" {
		t.Skip("runs as a process of its own")
	}
	cycle, err := strconv.Atoi(os.Getenv(importCrashCycle))
	if err != nil {
		t.Fatal(err)
	}
	d := &device{path: path, mark: "a", now: time.Now()}
	d.open(t)
	plans, err := d.Plans(ctx)
	if err != nil {
		t.Fatal(err)
	}
	at := testStart.AddDate(0, 0, cycle) // each reading is of another minute
	minute := func() time.Time {
		at = at.Add(time.Minute)
		return at
	}
	for {
		fmt.Println("saved", d.save(t, plans[0].ID, Change{Content: weight(minute(), "81.5")})[0])
		imp := careplan.Import{Format: "Withings", File: "weight.csv"}
		entry, err := d.Import(ctx, plans[0].ID, &imp, func(take func(*careplan.Reading) (bool, error)) error {
			for i := range rowsOfFile {
				if _, err := take(pressure(minute(), "132", "78", "70")); err != nil {
					return err
				}
				if i%rowsBetweenLines == 0 {
					fmt.Println("row")
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("imported", entry)
	}
}

func TestAnImportThatIsKilledLeavesAllOrNothing(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	d.close(t)
	saved, imported := map[string]bool{}, map[string]bool{}
	cycles, midway := 32, 0
	if testing.Short() {
		cycles = 3
	}
	for cycle := range cycles {
		last := killedImporter(t, d.path, cycle, saved, imported)
		d.open(t)
		there := map[string]int{}
		for _, m := range []measure.ID{measure.Weight, measure.BloodPressure, measure.Pulse} {
			for _, p := range d.readings(t, plan, m) {
				if m == measure.Weight {
					there[p.Entry]++
				} else {
					there[p.Import]++
				}
			}
		}
		imports := d.plan(t, plan).Of(careplan.KindImport)
		for _, e := range imports {
			if imp := e.Latest().Content.(*careplan.Import); imp.Taken != rowsOfFile || there[e.ID] != 2*rowsOfFile {
				t.Errorf("an import of %d readings has %d points", imp.Taken, there[e.ID])
			}
			delete(there, e.ID)
			delete(imported, e.ID)
		}
		if len(imported) > 0 {
			t.Error("an acknowledged import is lost")
		}
		for id := range saved {
			if there[id] != 1 {
				t.Error("an acknowledged reading is lost")
			}
			delete(there, id)
		}
		// At most one reading was saved and not acknowledged.
		if len(there) > 1 {
			t.Errorf("parts of an import: %v", there)
		}
		for id := range there {
			saved[id] = true
		}
		for _, e := range imports {
			imported[e.ID] = true
		}
		if last == "row" {
			midway++
		}
		if cycle%8 == 7 || cycle == cycles-1 {
			d.verify(t)
		}
		d.close(t)
	}
	if midway < cycles/4 {
		t.Errorf("only %d of %d kills came in the middle of an import", midway, cycles)
	}
}

// killedImporter runs the program until some moment and answers what it had
// said last.
func killedImporter(t *testing.T, path string, cycle int, saved, imported map[string]bool) (last string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestImporterThatIsKilled$", "-test.v")
	cmd.Env = append(os.Environ(), importCrashFile+"="+path, importCrashCycle+"="+strconv.Itoa(cycle))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	left := 1 + rand.IntN(2*rowsOfFile/rowsBetweenLines)
	for lines := bufio.NewScanner(out); lines.Scan(); {
		what, id, _ := strings.Cut(lines.Text(), " ")
		switch what {
		case "saved":
			saved[id] = true
		case "imported":
			imported[id] = true
		case "row":
			if left--; left == 0 {
				time.Sleep(time.Duration(rand.IntN(4000)) * time.Microsecond)
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		default:
			continue
		}
		last = what
	}
	if cmd.Wait() == nil || left > 0 {
		t.Fatal("the importer ended by itself")
	}
	return last
}
