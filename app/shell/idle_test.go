package shell_test

import (
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
)

func TestNoIdlenessIsMeasuredWhileLocked(t *testing.T) {
	o := open(t)
	o.Lock()
	o.now = o.now.Add(time.Hour)
	o.Tick()
	// Between the key and the first page a look may fall.
	if err := o.session.Unlock(t.Context(), []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	o.Tick()
	if o.session.Locked() {
		t.Fatal("the hour for which it was locked locked it again")
	}
	o.now = o.now.Add(o.Look().LockAfter)
	o.Tick()
	if !o.session.Locked() {
		t.Error("nobody was there after it was unlocked, and it stays open")
	}
}

func TestAPlanThatLockedItselfAndIsUnlockedAtOnceStaysOpen(t *testing.T) {
	o := open(t)
	o.now = o.now.Add(time.Hour)
	o.Tick()
	if !o.session.Locked() {
		t.Fatal("it did not lock")
	}
	// Unlocked before the next look, which falls between the key and the first page.
	if err := o.session.Unlock(t.Context(), []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	o.Tick()
	if o.session.Locked() {
		t.Error("it locked again under the hands of who unlocked it")
	}
}

func TestUnlockingAfterALongTimeOpensForAsLongAsEver(t *testing.T) {
	o := open(t)
	o.Lock()
	o.now = o.now.Add(time.Hour) // no look fell into it: the device slept
	o.Type("Passphrase", passphrase)
	o.Tap("Unlock")
	o.now = o.now.Add(o.Look().LockAfter - time.Second)
	o.Tick()
	if o.session.Locked() {
		t.Fatal("it locked too early")
	}
	o.now = o.now.Add(time.Second)
	o.Tick()
	if !o.session.Locked() {
		t.Error("it did not lock")
	}
}

func TestAQuestionOverTheCodeDoesNotKeepThePlanOpen(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Bottle}) // awake for as long as it is shown
	o.Confirm("Stop this?", "It is shown to somebody.", "Stop", func() { t.Error("nobody answered") })
	o.now = o.now.Add(o.Look().LockAfter)
	o.Tick()
	if !o.session.Locked() {
		t.Fatal("it stays open under a question that nobody answers")
	}
	o.SaysNot("Stop this?")
}

func TestTypingIsSomebodyBeingThere(t *testing.T) {
	o := open(t)
	var note string
	var form *kit.Form
	o.Handle(map[shell.Place]shell.Builder{shell.Section: func(host shell.Host, _ shell.Route) shell.Page {
		form = kit.NewForm(host.Drafts(), "note")
		form.Lines("note", "Note", "", &note)
		return shell.Page{Body: form.Object(), Flush: form.Flush, Keep: true, Focus: form.FirstFocus()}
	}})
	o.Go(shell.Route{Place: shell.Section})
	for range 4 {
		o.now = o.now.Add(o.Look().LockAfter - time.Second)
		o.Type("Note", note+"One word more. ")
		form.Flush() // as it does when typing has paused for a moment
		o.Tick()
		if o.session.Locked() {
			t.Fatalf("it locked while somebody typed %q", note)
		}
	}
	o.now = o.now.Add(o.Look().LockAfter)
	form.Flush()
	o.Type("Note", "After it slept.")
	form.Flush()
	o.Tick()
	if !o.session.Locked() {
		t.Error("whoever typed first after too long a time kept the plan open")
	}
}
