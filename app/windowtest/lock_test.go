//go:build linux

package windowtest

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
)

// TestThePlanLocksAndUnlocksByKeyboard types half an entry, locks, tries a wrong
// passphrase, waits, unlocks and finds the half entry: without the pointer.
func TestThePlanLocksAndUnlocksByKeyboard(t *testing.T) {
	t.Parallel()
	u := sit(t, newPlace(t), desktop)
	code := u.begin(sample.Grace()[0].(*careplan.Person))
	u.toSection(careplan.KindDiagnosis)
	u.click(begin[careplan.KindDiagnosis])
	u.wait("Condition", "Save")

	u.fill(text("Frozen shoulder"))
	u.typeText("1999")
	u.wait("Understood", "1999")
	u.press("ctrl+l")
	u.wait("Carebottle is locked")
	if u.look().has("Grace") || u.look().has("Frozen") {
		u.fail("the lock shows what it locks")
	}

	u.typeText("not the passphrase 1")
	u.press("Return")
	u.wait("That isn't the passphrase", "Your plan is safe")
	u.typeText("x") // it comes after what was typed: neither is the passphrase
	u.press("Return")
	u.wait("That isn't the passphrase")
	wrongs := 2
	for over := time.Now().Add(patience); !u.look().has("Try again in"); wrongs++ {
		if time.Now().After(over) || wrongs > 8 {
			u.fail("%d wrong passphrases, and no waiting", wrongs)
		}
		u.press("Return")
		u.until("an answer", func(p page) bool { return p.has("That isn't the passphrase") && !p.has("Unlocking") })
	}
	u.until("end of waiting", func(p page) bool { return !p.has("Try again in") && p.has("Unlock") })
	u.press("ctrl+a")
	u.typeText(passphrase)
	u.press("Return")
	u.waitGone("Carebottle is locked")
	u.wait("Frozen shoulder", "1999")
	u.shot("draft")

	// The recovery code opens it, too: all of it, in small letters.
	u.press("ctrl+l")
	u.wait("Carebottle is locked")
	u.press("Tab", "Tab", "Tab") // Show, Unlock, Use my recovery code
	u.press("Return")
	u.wait("Recovery code")
	u.typeText(strings.ToLower(strings.Join(code, " ")))
	u.press("Return")
	u.waitGone("Carebottle is locked")
	u.wait("Frozen shoulder")

	// Somebody starts the program once more.
	second := &person{TB: t, place: u.place, frame: desktop, screen: newScreen(t, desktop.width, desktop.height)}
	second.open()
	second.wait("Your plan is open already", "Close the other one")
	second.close()
	u.wait("Frozen shoulder")
	u.close()
	if said := u.place.said(); strings.Contains(said, "Frozen") || strings.Contains(said, "Grace") {
		t.Errorf("the program said:\n%s", said)
	}
}

func TestTheDemoLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	f := desktop
	f.args = []string{"--demo"}
	u := sit(t, newPlace(t), f)
	u.wait("Grace Ngozi Okafor", "an invented person", "Show my Message in a Bottle")
	if left := entries(t, u.place.tmp()); len(left) != 1 || !strings.HasPrefix(left[0], "carebottle-demo-") {
		t.Errorf("the demo keeps its vault in %q", left)
	}
	u.close()
	if left := entries(t, u.place.tmp()); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	if _, err := os.Stat(u.place.vault()); !os.IsNotExist(err) {
		t.Errorf("there is a vault: %v", err)
	}
}

func entries(t testing.TB, dir string) []string {
	t.Helper()
	all, err := os.ReadDir(dir)
	ok(t, err)
	var names []string
	for _, e := range all {
		names = append(names, e.Name())
	}
	return names
}

// TestFlagsNeedNoScreen asks for the version and for help where there is none.
func TestFlagsNeedNoScreen(t *testing.T) {
	for _, c := range []struct {
		args  string
		says  string
		fails bool
	}{
		{args: "--version", says: `^Carebottle \S+\n$`},
		{args: "--help", says: `(?s)Usage: .*-demo.*-mobile.*-vault DIR.*-version`},
		{args: "--nonsense", says: `nonsense`, fails: true},
		{args: "readings.csv --mobile", says: `"--mobile" stands behind a file`, fails: true},
		{args: "--demo --vault there", says: `leave out --vault`, fails: true},
	} {
		p := newPlace(t)
		out, err := p.command(programPath(t), "", strings.Fields(c.args)...).CombinedOutput()
		if (err != nil) != c.fails {
			t.Errorf("%s: %v", c.args, err)
		}
		if !regexp.MustCompile(c.says).Match(out) {
			t.Errorf("%s says %q", c.args, out)
		}
		if _, err := os.Stat(p.vault()); !os.IsNotExist(err) {
			t.Errorf("%s made a vault: %v", c.args, err)
		}
	}
}
