package shell_test

import (
	"testing"
	"time"

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
