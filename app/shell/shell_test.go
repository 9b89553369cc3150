package shell_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/test"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
)

const passphrase = "kettle orchard window pebble"

// opened is a shell over a real vault with one plan, with places that only
// say where one is.
type opened struct {
	*shell.Shell
	session *session.Session
	disk    *disk
	app     fyne.App
	window  fyne.Window
	*shelltest.Screen
	now     time.Time
	flushed int
	typing  string   // what stands in a form, unsaved
	later   []func() // what was to be done after a while
	held    bool     // work waits for finish
	work    []func()
	code    vault.RecoveryCode
}

// disk is a session whose disk can fill up under the drafts.
type disk struct {
	*session.Session
	full bool
}

func (d *disk) SaveDraft(ctx context.Context, key string, data []byte) error {
	if d.full {
		return vault.ErrDiskFull
	}
	return d.Session.SaveDraft(ctx, key, data)
}

// finish does the work that was held.
func (o *opened) finish() {
	work := o.work
	o.work = nil
	for _, do := range work {
		do()
	}
}

func open(t *testing.T) *opened {
	t.Helper()
	o := &opened{now: time.Date(2026, time.May, 14, 10, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return o.now }
	dir := t.TempDir()
	o.session = session.New(session.Options{
		Dir: filepath.Join(dir, "vault"), Marks: filepath.Join(dir, "marks"), Device: "computer",
		KDF: vault.KDF{Time: 1, Memory: 64, Threads: 1}, Now: clock,
	})
	t.Cleanup(func() {
		if err := o.session.Close(); err != nil {
			t.Error(err)
		}
	})
	ctx := context.Background()
	var err error
	if o.code, err = o.session.Create(ctx, []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	o.found(t, "Grace Okafor", careplan.RolePatient, "plum")
	app := test.NewTempApp(t)
	o.app = app
	window := test.NewTempWindow(t, nil)
	window.Resize(shelltest.Phone)
	o.Screen, o.window = shelltest.On(t, window), window
	o.disk = &disk{Session: o.session}
	o.Shell = shell.New(app, window, o.session, o.disk, shell.Options{
		Phone: true, Now: clock,
		Go: func(work func()) {
			if o.work = append(o.work, work); !o.held {
				o.finish()
			}
		},
		After: func(_ time.Duration, do func()) { o.later = append(o.later, do) },
	})
	signs := map[shell.Place]shell.Builder{}
	for _, p := range []shell.Place{shell.Home, shell.Narrative, shell.Section, shell.Item, shell.People, shell.Bottle, shell.Start} {
		signs[p] = func(_ shell.Host, r shell.Route) shell.Page {
			return shell.Page{
				Title: "at " + string(r.Place) + r.Entry,
				Body:  kit.Text("here"),
				Awake: r.Place == shell.Bottle,
				Flush: func() {
					o.flushed++
					if o.typing != "" {
						o.Drafts().Keep("form", []byte(o.typing))
					}
				},
			}
		}
	}
	o.Handle(signs)
	o.Show()
	return o
}

func (o *opened) found(t *testing.T, name string, role careplan.Role, colour string) string {
	t.Helper()
	born, err := careplan.ParseDate("3 March 1951")
	if err != nil {
		t.Fatal(err)
	}
	id, err := o.session.Found(context.Background(), careplan.Member{Name: "Grace Okafor", Role: role},
		careplan.Person{FullName: name, Born: born, Colour: colour})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestEveryPageSaysWhosePlanItIs(t *testing.T) {
	o := open(t)
	for _, p := range []shell.Place{shell.Home, shell.Narrative, shell.People} {
		o.Go(shell.Route{Place: p})
		o.Says("Grace Okafor", "born 3 March 1951", "my own plan", "at "+string(p))
	}
}

func TestBackLeadsWhereOneCameFrom(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Narrative})
	o.Go(shell.Route{Place: shell.Section})
	o.Go(shell.Route{Place: shell.Item, Entry: "1"})
	o.Says("at item1")
	o.Back()
	o.Says("at section")
	o.Back()
	o.Says("at plan")
	o.Back()
	o.Says("at home")
	o.Back()
	o.Says("at home")
}

func TestTabBeginsOnThePage(t *testing.T) {
	for name, size := range map[string]fyne.Size{"phone": shelltest.Phone, "desktop": shelltest.Desktop} {
		o := open(t)
		if size == shelltest.Desktop {
			o.Shell = shell.New(o.app, o.window, o.session, o.disk, shell.Options{
				Go: func(work func()) { work() }, After: func(time.Duration, func()) {}})
			o.window.Resize(size)
		}
		first := kit.PlainButton("The first of the page", nil, func() {})
		o.Handle(map[shell.Place]shell.Builder{shell.Home: func(shell.Host, shell.Route) shell.Page {
			return shell.Page{Body: first}
		}})
		o.Show()
		o.window.Canvas().FocusNext()
		if got := o.window.Canvas().Focused(); got != fyne.Focusable(first) {
			t.Errorf("%s: Tab leads to %T", name, got)
		}
	}
}

func TestAStepOfAPlaceOfTheBarLeadsBackToThatPlace(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.People})
	o.SaysNot("Back")
	o.Go(shell.Route{Place: shell.People, Step: "order"})
	o.Tap("Back")
	o.Says("at people")
	o.Back()
	o.Says("at home")
}

func TestReplaceLeavesNoWayBackToThePageThatAsked(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Section})
	o.Go(shell.Route{Place: shell.Item, Entry: "1"})
	o.Replace(shell.Route{Place: shell.Item, Entry: "2"})
	o.Says("at item2")
	o.Back()
	o.Says("at section")
}

func TestReplacingWithWhereOneCameFromIsGoingBack(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Section})
	o.Go(shell.Route{Place: shell.Item})
	o.Replace(shell.Route{Place: shell.Section})
	o.Back()
	o.Says("at home")
}

func TestItLocksWhenNobodyHasBeenThereForTooLong(t *testing.T) {
	o := open(t)
	limit := o.Look().LockAfter
	o.now = o.now.Add(limit - time.Second)
	o.Tick()
	if o.session.Locked() {
		t.Fatal("it locked too early")
	}
	o.Go(shell.Route{Place: shell.Narrative}) // somebody is there
	o.now = o.now.Add(limit - time.Second)
	o.Tick()
	if o.session.Locked() {
		t.Fatal("it locked although somebody was there")
	}
	o.now = o.now.Add(time.Second)
	o.Tick()
	if !o.session.Locked() {
		t.Fatal("it did not lock")
	}
	if o.flushed == 0 {
		t.Error("what was being typed was not kept")
	}
	o.Says("Carebottle is locked")
	o.SaysNot("Grace Okafor", "1951")
}

func TestWhoWakesTheDeviceDoesNotKeepThePlanOpen(t *testing.T) {
	o := open(t)
	o.now = o.now.Add(o.Look().LockAfter) // it slept
	o.Go(shell.Route{Place: shell.Narrative})
	o.Tick()
	if !o.session.Locked() {
		t.Error("whoever came first after too long a time kept the plan open")
	}
}

func TestTheScreenWithTheCodeDoesNotLock(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Bottle})
	o.now = o.now.Add(24 * time.Hour)
	o.Tick()
	if o.session.Locked() {
		t.Error("it locked while the code was shown")
	}
}

func TestAClockSetBackDoesNotKeepThePlanOpen(t *testing.T) {
	o := open(t)
	o.now = o.now.Add(-48 * time.Hour)
	o.Tick()
	o.now = o.now.Add(o.Look().LockAfter)
	o.Tick()
	if !o.session.Locked() {
		t.Error("the plan stays open for as long as the clock was set back")
	}
}

func TestUnlockingLeadsBackToWhereOneWas(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Section})
	o.Lock()
	o.Says("Carebottle is locked")
	o.Type("Passphrase", passphrase)
	o.Tap("Unlock")
	o.Says("at section")
	o.Says("Grace Okafor")
}

func TestAWrongPassphraseSaysWhatIsSafeAndWhatToDo(t *testing.T) {
	o := open(t)
	o.Lock()
	for range 3 {
		o.Type("Passphrase", "not this one at all")
		o.Tap("Unlock")
		o.Says("That isn't the passphrase. Your plan is safe.")
	}
	o.Says("Try again in 1 second", "or use your recovery code")
	o.Tap("Use my recovery code")
	o.Type("Recovery code", string(o.code))
	o.Tap("Unlock")
	o.Says("at home")
}

func TestTypingAfterAWrongPassphraseReplacesIt(t *testing.T) {
	o := open(t)
	o.Lock()
	o.Type("Passphrase", "not this one at all")
	o.Tap("Unlock")
	o.Says("That isn't the passphrase")
	o.TypeHere(passphrase)
	o.Tap("Unlock")
	o.Says("at home")
}

func TestAQuestionIsAskedOnceAndThePageStaysAsItWas(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Section})
	done := false
	o.Confirm("Stop this?", "It stays in the history.", "Stop it", func() { done = true })
	o.Problem(vault.ErrDiskFull)
	o.Problem(vault.ErrDiskFull)
	o.Says("Stop this?", "It stays in the history.")
	o.Tap("No, go back")
	o.Says("There is no room left")
	o.Tap("Go back")
	o.Says("at section")
	if done {
		t.Error("it was done though the person said no")
	}
	o.Confirm("Stop this?", "It stays in the history.", "Stop it", func() { done = true })
	o.Tap("Stop it")
	if !done {
		t.Error("it was not done")
	}
}

func TestTwoPeopleAreNeverConfused(t *testing.T) {
	o := open(t)
	other := o.found(t, "Tomasz Wiśniewski", careplan.RoleCarer, "umber")
	o.SwitchTo(other)
	o.Says("Tomasz Wiśniewski", "at home")
	o.SaysNot("Grace Okafor", "my own plan")
	if o.Plan().ID != other {
		t.Error("the other plan is still shown")
	}
}

func TestAPlanBegunInANewVaultShowsWhatIsSavedInIt(t *testing.T) {
	o := open(t)
	o.Close()
	if err := o.session.Unlock(context.Background(), []byte(passphrase)); err != nil { // behind the shell's back, as making a vault is
		t.Fatal(err)
	}
	plan := o.found(t, "Halina Wiśniewska", careplan.RolePatient, "teal")
	o.SwitchTo(plan)
	o.Says("Halina Wiśniewska")
	if _, err := o.session.Save(context.Background(), plan, record.Change{
		Status: careplan.Active, Source: careplan.SourcePatient, Content: &careplan.Allergy{Substance: "Latex"},
	}); err != nil {
		t.Fatal(err)
	}
	if got := len(o.Plan().Of(careplan.KindAllergy)); got != 1 {
		t.Errorf("the plan on the screen has %d allergies", got)
	}
}

func TestLockingClosesWhatStandsOverThePageAndForgetsItsFolder(t *testing.T) {
	o := open(t)
	dialog.NewFileOpen(func(fyne.URIReadCloser, error) {}, o.window).Show()
	o.app.Preferences().SetString(shell.LastFolder, "/home/grace")
	if o.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no dialog stands over the page")
	}
	o.Lock()
	if top := o.window.Canvas().Overlays().Top(); top != nil {
		t.Errorf("%T stands over the lock", top)
	}
	if kept := o.app.Preferences().String(shell.LastFolder); kept != "" {
		t.Errorf("the preferences keep %q", kept)
	}
	o.Says("Carebottle is locked")
}
