package shell_test

import (
	"testing"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// bring brings a file, and counts how often it was opened.
func (o *opened) bring() *int {
	times := 0
	o.Bring(func() {
		times++
		o.Go(shell.Route{Place: shell.Item, Entry: "file"})
	})
	return &times
}

func TestAFileIsOpenedAtOnceWhereAPlanIsOpen(t *testing.T) {
	o := open(t)
	if times := o.bring(); *times != 1 {
		t.Errorf("the file was opened %d times", *times)
	}
	o.Says("at itemfile")
}

func TestAFileBroughtToALockedPlanIsOpenedOnceItIsUnlocked(t *testing.T) {
	o := open(t)
	o.Lock()
	times := o.bring()
	if *times != 0 {
		t.Fatal("the file was opened while the plan was locked")
	}
	o.Says("Carebottle is locked", "Unlock first. Then Carebottle opens the file.")
	o.Type("Passphrase", passphrase)
	o.Tap("Unlock")
	o.Says("at itemfile")
	o.SaysNot("Unlock first")
	o.Lock()
	o.Type("Passphrase", passphrase)
	o.Tap("Unlock")
	if *times != 1 {
		t.Errorf("the file was opened %d times", *times)
	}
}

func TestAQuestionIsAnsweredBeforeAFileIsOpened(t *testing.T) {
	o := open(t)
	o.Confirm("Stop this?", "It stays in the history.", "Stop it", func() {})
	times := o.bring()
	o.Says("Stop this?", "First finish what is on the screen.")
	o.Tap("No, go back")
	if *times != 0 {
		t.Error("a file was opened behind a question")
	}
}

func TestAFileBroughtBeforeThereIsAPlanWaitsForIt(t *testing.T) {
	o := open(t)
	o.Close()
	if err := o.session.Unlock(t.Context(), []byte(passphrase)); err != nil { // behind the shell's back, as making a vault is
		t.Fatal(err)
	}
	times := o.bring()
	o.Says("Begin the plan first. Then Carebottle opens the file.")
	if *times != 0 {
		t.Fatal("the file was opened without a plan")
	}
	o.SwitchTo(o.found(t, "Grace Okafor", careplan.RolePatient, "plum"))
	o.Says("at itemfile")
}
