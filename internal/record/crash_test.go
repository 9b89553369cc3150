package record

import (
	"bufio"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
)

const crashFile = "CAREBOTTLE_TEST_CRASH_FILE"

// TestWriterThatIsKilled is the program of the next test: it saves and, when a
// save has been acknowledged to it, says so.
func TestWriterThatIsKilled(t *testing.T) {
	path := os.Getenv(crashFile)
	if path == "" {
		t.Skip("runs as a process of its own")
	}
	d := &device{path: path, mark: "a", now: time.Now()}
	d.open(t)
	plans, err := d.Plans(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; ; n++ {
		ids := d.save(t, plans[0].ID, Change{Content: &careplan.Allergy{Substance: fmt.Sprint(n)}}, Change{Content: &careplan.Diagnosis{Name: fmt.Sprint(n)}})
		fmt.Println("saved", strings.Join(ids, " "))
	}
}

func TestWhatWasAcknowledgedIsThereAfterAKill(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	d.close(t)
	saved := map[string]bool{}
	cycles := 8
	if testing.Short() {
		cycles = 2
	}
	for range cycles {
		cmd := exec.Command(os.Args[0], "-test.run=^TestWriterThatIsKilled$", "-test.v")
		cmd.Env = append(os.Environ(), crashFile+"="+d.path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		left := 1 + rand.IntN(30)
		for lines.Scan() {
			ids, found := strings.CutPrefix(lines.Text(), "saved ")
			if !found {
				continue
			}
			for _, id := range strings.Fields(ids) {
				saved[id] = true
			}
			if left--; left == 0 {
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		if cmd.Wait() == nil || left > 0 {
			t.Fatal("the writer ended by itself")
		}
		d.open(t)
		p := d.plan(t, plan)
		there := map[string]bool{}
		for _, e := range p.Entries {
			there[e.ID] = true
		}
		for id := range saved {
			if !there[id] {
				t.Error("an acknowledged entry is lost")
			}
		}
		if a, b := len(p.Of(careplan.KindAllergy)), len(p.Of(careplan.KindDiagnosis)); a != b {
			t.Errorf("half of a save: %d allergies, %d diagnoses", a, b)
		}
		d.verify(t)
		d.close(t)
	}
	if len(saved) < 2*cycles {
		t.Errorf("only %d entries in %d cycles: nothing was tried", len(saved), cycles)
	}
}

func TestTypedWordsAreInNoFile(t *testing.T) {
	d := newDevice(t, "a")
	const canary = "Zanzibarian-Quokka"
	plan := d.found(t, careplan.Member{Name: canary, Role: careplan.RolePatient, Device: canary}, careplan.Person{FullName: canary, Address: canary})
	id := d.save(t, plan, Change{Content: &careplan.Allergy{Common: careplan.Common{SaidBy: canary}, Substance: canary}})[0]
	d.save(t, plan, Change{Entry: id, Status: careplan.Stopped, Content: &careplan.Allergy{Common: careplan.Common{Reason: canary}, Substance: canary}})
	for _, err := range []error{
		d.SaveDraft(ctx, canary, []byte(canary)), d.SetSetting(ctx, canary, canary), d.SetKeyboard(ctx, canary),
		d.Erase(ctx, plan, d.entry(t, plan, id).Latest().Revision),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err := d.Save(ctx, plan, Change{Content: &careplan.Alert{About: "x", Text: strings.Repeat(canary, 10_000)}})
	if err == nil || strings.Contains(err.Error(), "Quokka") {
		t.Errorf("an error speaks of the patient: %v", err)
	}
	files := 0
	look := func() {
		err := filepath.WalkDir(filepath.Dir(d.path), func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			files++
			data, err := os.ReadFile(path)
			if strings.Contains(path+string(data), "Quokka") || strings.Contains(string(data), "SQLite format") {
				t.Errorf("%s is readable", filepath.Base(path))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	look() // while it is open, with its log
	d.close(t)
	look()
	if files < 3 {
		t.Errorf("%d files looked at: the log was not among them", files)
	}
}
