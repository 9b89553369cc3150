package settings_test

import (
	"crypto/rand"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/app/settings"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
)

const passphrase = "kettle orchard window pebble"

// opened is the real shell over a real vault with Grace's plan, and a home that
// lists her allergies.
type opened struct {
	*shell.Shell
	*shelltest.Screen
	app     fyne.App
	session *session.Session
	code    string // the recovery code in force at the start
	plan    string
}

func open(t *testing.T) *opened {
	t.Helper()
	dir := t.TempDir()
	o := &opened{session: session.New(session.Options{
		Dir: filepath.Join(dir, "vault"), Marks: filepath.Join(dir, "marks"), Device: "computer",
		KDF: vault.KDF{Time: 1, Memory: 64, Threads: 1},
	})}
	t.Cleanup(func() { ok(t, o.session.Close()) })
	code, err := o.session.Create(t.Context(), []byte(passphrase))
	ok(t, err)
	o.code = string(code)
	o.plan, err = o.session.Found(t.Context(), careplan.Member{Name: "Grace Okafor", Role: careplan.RolePatient},
		careplan.Person{FullName: "Grace Okafor"})
	ok(t, err)
	ok(t, o.session.SetKeyboard(t.Context(), "Grace Okafor"))
	o.add(t, "Penicillin")

	o.app = test.NewTempApp(t)
	window := test.NewTempWindow(t, nil)
	window.Resize(shelltest.Phone)
	o.Screen = shelltest.On(t, window)
	o.Shell = shell.New(o.app, window, o.session, o.session, shell.Options{
		Phone: true,
		Go:    func(work func()) { work() },
		After: func(time.Duration, func()) {},
	})
	o.Handle(settings.New(o.Shell, o.session, o.session, rand.Reader).Routes())
	o.Handle(map[shell.Place]shell.Builder{shell.Home: func(h shell.Host, _ shell.Route) shell.Page {
		var allergies []fyne.CanvasObject
		for _, e := range h.Plan().Of(careplan.KindAllergy) {
			allergies = append(allergies, kit.Text("allergic to "+e.Latest().Content.Title()))
		}
		return shell.Page{Body: kit.Stack(allergies...)}
	}})
	o.Show()
	o.Says("allergic to Penicillin")
	return o
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (o *opened) add(t *testing.T, substance string) {
	t.Helper()
	_, err := o.session.Save(t.Context(), o.plan, record.Change{
		Status: careplan.Active, Source: careplan.SourcePatient, Content: &careplan.Allergy{Substance: substance},
	})
	ok(t, err)
}

// opensWith tells whether the recovery code opens the vault, and leaves it open.
func (o *opened) opensWith(t *testing.T, code string) bool {
	t.Helper()
	ok(t, o.session.Lock())
	err := o.session.UnlockWithCode(t.Context(), code)
	if err != nil {
		ok(t, o.session.Unlock(t.Context(), []byte(passphrase)))
	}
	return err == nil
}

// copied reads the parts of a new code off the screen, as onto paper.
func (o *opened) copied(t *testing.T) map[string]string {
	t.Helper()
	o.Says("Your new recovery code")
	words := strings.Fields(o.Words())
	parts := map[string]string{}
	for i := 0; i+2 < len(words); i++ {
		if words[i] == "Part" {
			parts["Part "+words[i+1]] = words[i+2]
		}
	}
	if len(parts) != 7 {
		t.Fatalf("the screen shows %d parts of the code:\n%s", len(parts), o.Words())
	}
	return parts
}

func whole(parts map[string]string) string {
	var groups []string
	for _, n := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		groups = append(groups, parts["Part "+n])
	}
	return strings.Join(groups, "-")
}

func TestHowItLooksTakesEffectAndIsKept(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Settings})
	before := o.app.Settings().Theme().Size("text")
	o.Tap("200 %")
	o.Tap("Dark")
	o.Tap("High contrast")
	o.Tap("After 30 minutes")

	want := shell.Look{Appearance: kit.Appearance{Mode: kit.Dark, HighContrast: true, Scale: 2}, LockAfter: 30 * time.Minute}
	if got := o.Look(); got != want {
		t.Errorf("in force: %+v", got)
	}
	if got := shell.LoadLook(o.app.Preferences()); got != want {
		t.Errorf("kept for the next time: %+v", got)
	}
	if after := o.app.Settings().Theme().Size("text"); after != 2*before {
		t.Errorf("text of %v became %v", before, after)
	}
	o.Tap("As this device is set")
	o.Tap("High contrast")
	if got := shell.LoadLook(o.app.Preferences()); got.Mode != kit.System || got.HighContrast {
		t.Errorf("taken back: %+v", got)
	}
}

func TestTheNameAtTheKeyboardIsKept(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Settings})
	o.Type("Who uses this device", "  Daniel Okafor ")
	o.Tap("Save this name")
	o.Says("New plans will carry this name.")
	if name, err := o.session.Keyboard(t.Context()); err != nil || name != "Daniel Okafor" {
		t.Errorf("kept: %q, %v", name, err)
	}
	o.Type("Who uses this device", "  ")
	o.Tap("Save this name")
	o.Says("Write a name first.")
	if name, err := o.session.Keyboard(t.Context()); err != nil || name != "Daniel Okafor" {
		t.Errorf("kept in place of it: %q, %v", name, err)
	}
}

func TestChangingThePassphrase(t *testing.T) {
	const next = "another four words altogether"
	o := open(t)
	o.Go(shell.Route{Place: shell.Security, Step: "passphrase"})
	o.Type("Your passphrase now", "not this one at all")
	o.Type("Your new passphrase", "short")
	o.Says("at least 12 characters")
	o.Type("Your new passphrase", next)
	o.Says("This passphrase is ")
	o.Tap("Change my passphrase")
	o.Says("That isn't the passphrase.")
	o.Tap("Go back")

	o.Type("Your passphrase now", passphrase)
	o.Tap("Change my passphrase")
	o.Says("The passphrase is changed.")
	ok(t, o.session.Lock())
	if err := o.session.Unlock(t.Context(), []byte(passphrase)); err == nil {
		t.Error("the old passphrase still opens it")
	}
	ok(t, o.session.Unlock(t.Context(), []byte(next)))
	ok(t, o.session.Lock())
	if err := o.session.UnlockWithCode(t.Context(), o.code); err != nil {
		t.Error("the recovery code should have stayed the same")
	}
}

func TestTooManyWrongPassphrasesSayHowLongToWait(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Security, Step: "passphrase"})
	for range 3 {
		o.Type("Your passphrase now", "not this one at all")
		o.Type("Your new passphrase", "another four words altogether")
		o.Tap("Change my passphrase")
		o.Says("That isn't the passphrase.")
		o.Tap("Go back")
	}
	o.Tap("Change my passphrase")
	o.Says("Wait a moment")
	o.Says("Try again in 1 second.")
}

func TestANewRecoveryCodeIsShownAndAskedBack(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Security, Step: "code"})
	o.Tap("Make a new code")
	parts := o.copied(t)
	o.Tap("I have written it down")
	o.Says("Check what you wrote")
	o.Tap("Check my paper")
	o.Says("from your paper.")
	if o.session.RecoveryCodeConfirmed() {
		t.Error("nothing was typed, and the code counts as written down")
	}
	for name, part := range parts {
		if o.Has(name) {
			o.SaysNot(part)
			o.Type(name, strings.ToLower(part))
		}
	}
	o.Tap("Check my paper")
	o.Says("The new recovery code is in force.")
	if !o.session.RecoveryCodeConfirmed() {
		t.Error("the vault does not know that the code was written down")
	}
	if o.opensWith(t, o.code) {
		t.Error("the old code still opens it")
	}
	if !o.opensWith(t, whole(parts)) {
		t.Error("the new code does not open it")
	}
}

func TestMakingAllOldCodesUseless(t *testing.T) {
	o := open(t)
	oldKey, err := o.session.RawKey()
	ok(t, err)
	o.Go(shell.Route{Place: shell.Security, Step: "rekey"})
	o.Type("Your passphrase", "not this one at all")
	o.Tap("Make all old codes useless")
	o.Says("That isn't the passphrase.")
	o.Tap("Go back")
	if key, err := o.session.RawKey(); err != nil || key != oldKey {
		t.Fatalf("a wrong passphrase changed the key, or closed the plan: %v", err)
	}

	o.Type("Your passphrase", passphrase)
	o.Tap("Make all old codes useless")
	parts := o.copied(t)
	if key, err := o.session.RawKey(); err != nil || key == oldKey {
		t.Errorf("the key is the old one (%v)", err)
	}
	o.Tap("I have written it down")
	for name, part := range parts {
		if o.Has(name) {
			o.Type(name, part)
		}
	}
	o.Tap("Check my paper")
	o.Says("The new recovery code is in force.")

	// The plan is there as before, and the screen follows what is saved in it.
	o.Go(shell.Route{Place: shell.Home})
	o.Says("allergic to Penicillin", "Grace Okafor")
	o.add(t, "Latex")
	o.Says("allergic to Latex")
	if o.opensWith(t, o.code) {
		t.Error("the old code still opens it")
	}
	if !o.opensWith(t, whole(parts)) {
		t.Error("the new code does not open it")
	}
}

func TestTheKeyIsShownOnlyAfterTheQuestionAndOnlyOnce(t *testing.T) {
	o := open(t)
	key, err := o.session.RawKey()
	ok(t, err)
	shown := func() bool { return strings.Contains(strings.ReplaceAll(o.Words(), " ", ""), key) }
	o.Go(shell.Route{Place: shell.Security})
	o.Tap("Show the key for other programs")
	if shown() {
		t.Fatal("it is shown before anybody asked")
	}
	o.Tap("Show the key")
	o.Says("Show the key?", "Look round first")
	if shown() {
		t.Fatal("it is shown with the question")
	}
	o.Tap("No, go back")
	if shown() {
		t.Fatal("it is shown though the person said no")
	}
	o.Tap("Show the key")
	o.Tap("Show the key") // the question's own button
	if !shown() {
		t.Fatalf("it is not shown:\n%s", o.Words())
	}
	o.Tap("Copy the key")
	if got := o.app.Clipboard().Content(); got != key {
		t.Error("something else was copied")
	}
	o.Back()
	o.Go(shell.Route{Place: shell.Security, Step: "raw-key"})
	if shown() {
		t.Error("it is still there when one comes back")
	}
}
