//go:build linux

package windowtest

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
)

// TestFromAPersonsWordsToACodeThatAStrangerCanRead is the main job: Grace types
// her plan, and the pixels of the code say what the plan says.
func TestFromAPersonsWordsToACodeThatAStrangerCanRead(t *testing.T) {
	t.Run("desktop", func(t *testing.T) { wholePath(t, desktop, typed(sample.Grace())) })
	t.Run("phone", func(t *testing.T) { wholePath(t, phone, few(typed(sample.Grace()))) })
}

// typed leaves out what is chosen on pages of its own.
func typed(all []careplan.Content) []careplan.Content {
	return slices.DeleteFunc(all, func(c careplan.Content) bool {
		switch c.Kind() {
		case careplan.KindMeasure, careplan.KindTarget, careplan.KindGoal, careplan.KindCheck:
			return true
		default:
			return false
		}
	})
}

// few is enough of a plan to have met every kind of field on a small screen.
func few(all []careplan.Content) []careplan.Content {
	var some []careplan.Content
	seen := map[careplan.Kind]bool{}
	for _, c := range all {
		switch k := c.Kind(); {
		case seen[k], k == careplan.KindAbout, k == careplan.KindBaseline:
		default:
			seen[k] = true
			some = append(some, c)
		}
	}
	return some
}

func wholePath(t *testing.T, f frame, contents []careplan.Content) {
	t.Parallel()
	u := sit(t, newPlace(t), f)
	u.begin(contents[0].(*careplan.Person))
	last := careplan.Kind("")
	for _, c := range contents {
		u.write(c, last)
		last = c.Kind()
	}
	text := u.scan()
	u.close()
	plan := u.place.plan(t)
	sameContents(t, plan, contents)
	saysWhatThePlanSays(t, text, plan)

	u.open(f.args...)
	u.unlock()
	more := &careplan.Diagnosis{Name: "Frozen shoulder"}
	u.write(more, "")
	u.wait("Saved", "Frozen shoulder")
	u.run.kill()

	u.open(f.args...)
	u.unlock()
	u.toSection(careplan.KindDiagnosis)
	u.wait("Frozen shoulder")
	u.close()
	sameContents(t, u.place.plan(t), append(contents, more))
}

// scan shows the code and reads it as a stranger's phone would.
func (u *person) scan() string {
	u.Helper()
	u.click("Home")
	u.choose("Show my Message in a")
	u.wait("Turn the brightness up")
	u.shot("code")
	file := filepath.Join(u.TempDir(), "screen.png")
	u.picture(file)
	text := zbarimg(u.TB, file)
	u.press("Escape")
	u.wait("There is no backup")
	return text
}

func zbarimg(t testing.TB, file string) string {
	t.Helper()
	out, err := exec.Command("zbarimg", "-q", "--raw", file).Output()
	if err != nil {
		t.Fatalf("zbarimg can't read the code: %v", err)
	}
	text, ended := strings.CutSuffix(string(out), "\n") // zbarimg ends what it read with one
	if !ended {
		t.Fatalf("zbarimg reads %q", out)
	}
	return text
}

func saysWhatThePlanSays(t testing.TB, scanned string, plan careplan.Plan) {
	t.Helper()
	message, err := bottle.Compose(plan, bottle.Options{Now: time.Now()})
	ok(t, err)
	if scanned != message.Text {
		t.Errorf("the code says\n%s\nand the plan\n%s", scanned, message.Text)
	}
}

// sameContents holds the plan against what was typed: nothing is missing,
// nothing is changed, nothing is there twice.
func sameContents(t testing.TB, plan careplan.Plan, typed []careplan.Content) {
	t.Helper()
	left := append([]careplan.Content(nil), typed...)
	for _, e := range plan.Entries {
		if len(e.Heads) != 1 {
			t.Errorf("%d versions of %s", len(e.Heads), e.Kind)
			continue
		}
		got := e.Latest().Content
		found := false
		for i, want := range left {
			if found = careplan.SameContent(got, want); found {
				left = append(left[:i], left[i+1:]...)
				break
			}
		}
		if !found {
			t.Errorf("nobody typed %s %s", e.Kind, encoded(t, got))
		}
	}
	for _, want := range left {
		t.Errorf("missing: %s %s", want.Kind(), encoded(t, want))
	}
}

func encoded(t testing.TB, c careplan.Content) []byte {
	t.Helper()
	data, err := careplan.Encode(c)
	ok(t, err)
	return data
}
