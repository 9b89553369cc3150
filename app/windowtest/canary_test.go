//go:build linux

package windowtest

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode/utf16"

	"github.com/carebottle/carebottle/internal/careplan"
)

// canaries are words that nobody has ever written, one for each field.
type canaries struct{ words []string }

// word makes another one.
func (c *canaries) word() string {
	const vowels = "aeiou"
	n := len(c.words)
	w := fmt.Sprintf("Zq%cxv%ckj%cwq", vowels[n%5], vowels[n/5%5], vowels[n/25%5])
	c.words = append(c.words, w)
	return w
}

// TestWhatIsTypedStandsInNoFile types a word of its own into every kind of field
// and looks for them wherever the program can have written.
func TestWhatIsTypedStandsInNoFile(t *testing.T) {
	t.Parallel()
	var c canaries
	me := &careplan.Person{FullName: c.word() + " " + c.word(), PreferredName: c.word()}
	var err error
	me.Born, err = careplan.ParseDate("3 March 1951")
	ok(t, err)
	u := sit(t, newPlace(t), desktop)
	u.begin(me)
	filled := &careplan.Person{Address: c.word(), Language: c.word(), Interpreter: c.word(), Communication: c.word(), Sex: c.word(), Gender: c.word()}
	contents := []careplan.Content{
		filled,
		&careplan.Practice{Name: c.word(), BypassHours: c.word(), NamedGP: c.word(), Coordinator: c.word(), Clinician: c.word()},
		&careplan.About{Matters: c.word(), People: c.word(), Communicate: c.word(), Do: c.word(), Dont: c.word(), Support: c.word(),
			Wellness: c.word(), Worth: c.word(), SupportedBy: c.word()},
		&careplan.Diagnosis{Name: c.word(), Note: c.word()},
		&careplan.Medicine{Name: c.word(), Strength: c.word(), Dose: c.word(), Frequency: c.word(), Route: c.word(), For: c.word(),
			Where: c.word(), Note: c.word()},
		&careplan.Allergy{Substance: c.word(), Reaction: c.word(), Severity: c.word(), Source: c.word()},
		&careplan.Baseline{What: c.word(), Usual: c.word()},
		&careplan.Alert{About: c.word(), Text: c.word()},
		&careplan.PlaceOfCare{Residence: c.word(), Access: c.word(), PreferredCare: c.word(), PreferredDeath: c.word(), Dependants: c.word(), Pets: c.word()},
		&careplan.Decision{Form: careplan.FormLPA, Original: c.word(), Attorneys: c.word(), IssuedBy: c.word(), Transcription: c.word()},
		&careplan.Contingency{Trigger: c.word(), Action: c.word(), Contact: c.word(), Equipment: c.word(), Name: c.word(), AgreedWith: c.word()},
		&careplan.Contact{Name: c.word(), Relationship: c.word(), When: c.word(), Hours: c.word(), Language: c.word()},
	}
	for _, content := range contents {
		u.write(content, "")
	}
	// A draft, on its way into the vault.
	u.toSection(careplan.KindDiagnosis)
	u.click(begin[careplan.KindDiagnosis])
	u.wait("Condition", "Save")
	const half = "Butterscotch"
	u.typeText(half)
	u.wait(half)
	secrets := append(append([]string(nil), c.words...), half, "Quilt", "lantern")

	u.nothingIn(secrets, "while it runs")
	u.run.kill()
	u.nothingIn(secrets, "after kill -9")
	u.open()
	u.unlock()
	u.click("Message in a Bottle")
	u.wait("This is what a stranger reads")
	u.click("Lock")
	u.wait("Carebottle is locked")
	u.nothingIn(secrets, "while it is locked")
	u.close()
	u.nothingIn(secrets, "after it was closed")

	// The plan does hold them: they were typed, and saved.
	plan := u.place.plan(t)
	held := ""
	for _, e := range plan.Entries {
		held += string(encoded(t, e.Latest().Content))
	}
	for _, w := range c.words {
		if !strings.Contains(held, w) {
			t.Errorf("%s never came into the plan", w)
		}
	}
	theScannerFinds(t, u.place)
}

func (u *person) nothingIn(words []string, when string) {
	u.Helper()
	found, files, err := leaks(u.place.root, u.run.cmd.Process.Pid, words)
	ok(u, err)
	for _, f := range found {
		u.Errorf("%s: %s", when, f)
	}
	if files < 4 {
		u.Errorf("%s: only %d files looked at", when, files)
	}
}

// leaks looks for words in every file and file name under root, and in the
// files that a process holds open though they have no name any more.
func leaks(root string, pid int, words []string) (found []string, files int, err error) {
	look := func(name string, data []byte) {
		files++
		data = bytes.ToLower(data)
		for _, w := range words {
			for how, form := range forms(w) {
				if bytes.Contains(data, form) {
					found = append(found, fmt.Sprintf("%s as %s in %s", w, how, name))
				}
			}
		}
	}
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil // a journal that is gone again
		}
		if err != nil {
			return err
		}
		look("the name of "+path, []byte(d.Name()))
		if !d.Type().IsRegular() {
			return nil
		}
		data, err := os.ReadFile(path)
		if os.IsNotExist(err) {
			return nil
		}
		look(path, data)
		return err
	})
	if err != nil {
		return nil, files, err
	}
	open, err := filepath.Glob(fmt.Sprintf("/proc/%d/fd/*", pid))
	if err != nil {
		return nil, files, err
	}
	for _, path := range open {
		target, err := os.Readlink(path)
		if err != nil || !strings.HasPrefix(target, "/") {
			continue // closed since, or no file
		}
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			data, err := os.ReadFile(path)
			if os.IsNotExist(err) || errors.Is(err, syscall.ENXIO) {
				continue // closed since, and perhaps a socket by now
			}
			if err != nil {
				return nil, files, err
			}
			look(path, data)
		}
	}
	return found, files, nil
}

// forms are the ways in which a word may stand in a file, in small letters.
func forms(w string) map[string][]byte {
	small := strings.ToLower(w)
	var le, be []byte
	for _, u := range utf16.Encode([]rune(small)) {
		le = append(le, byte(u), byte(u>>8))
		be = append(be, byte(u>>8), byte(u))
	}
	all := map[string][]byte{
		"UTF-8": []byte(small), "UTF-16LE": le, "UTF-16BE": be,
		"hexadecimal": []byte(hex.EncodeToString([]byte(w))),
	}
	// In base64 a word looks different for each place in its group of three.
	for i := range 3 {
		if len(w) > i+6 {
			whole := (len(w) - i) / 3 * 3
			all[fmt.Sprintf("base64 from %d", i)] = bytes.ToLower([]byte(base64.StdEncoding.EncodeToString([]byte(w[i : i+whole]))))
		}
	}
	return all
}

// theScannerFinds plants a word in each form, and sees that it is found.
func theScannerFinds(t *testing.T, p place) {
	t.Helper()
	const w = "Planted1word"
	for how, form := range forms(w) {
		file := filepath.Join(p.root, "cache", "planted")
		ok(t, os.WriteFile(file, append([]byte("something before it "), form...), 0o600))
		found, _, err := leaks(p.root, os.Getpid(), []string{w})
		ok(t, err)
		if len(found) == 0 {
			t.Errorf("a word planted as %s is not found", how)
		}
		ok(t, os.Remove(file))
	}
}
