package shell_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/carebottle/carebottle/app/shell"
)

// spoil flips a bit in every page of the closed database but those that
// unlocking reads. Which these are is tried: the schema lies between the rest.
func (o *opened) spoil(t *testing.T) {
	t.Helper()
	const page = 4096
	path := filepath.Join(o.session.Dir(), "vault-1.db")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write := func(pages ...int) {
		t.Helper()
		spoilt := slices.Clone(data)
		for _, at := range pages {
			spoilt[at+100] ^= 1
		}
		if err := os.WriteFile(path, spoilt, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var unread []int
	for at := page; at < len(data); at += page {
		write(at)
		if o.session.Unlock(t.Context(), []byte(passphrase)) != nil {
			continue
		}
		unread = append(unread, at)
		if err := o.session.Lock(); err != nil {
			t.Fatal(err)
		}
	}
	write(unread...)
}

// A home without its content looks like that of somebody without allergies.
func TestAPlanThatCannotBeReadIsNotShownAsAnEmptyOne(t *testing.T) {
	o := open(t)
	o.Lock()
	o.spoil(t)
	o.Type("Passphrase", passphrase)
	o.Tap("Unlock")
	o.Says("make a copy of its folder")
	for range 2 {
		o.Says("damaged", "make a copy of its folder", "Close Carebottle")
		o.SaysNot("at home", "Grace Okafor")
		o.Tap("Try again")
	}
}

// typing is a form with text in it, on a disk that has just filled up.
func typing(t *testing.T) *opened {
	t.Helper()
	o := open(t)
	o.Go(shell.Route{Place: shell.Section})
	o.typing = "anaphylaxis"
	o.disk.full = true
	return o
}

func (o *opened) draft(t *testing.T) string {
	t.Helper()
	data, _, err := o.session.Draft(t.Context(), "form")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAFullDiskIsToldOnceWhileSomebodyTypes(t *testing.T) {
	o := typing(t)
	o.Drafts().Keep("form", []byte("ana"))
	o.Says("There is no room left", "what you typed is still here")
	o.Tap("Go back")
	o.Drafts().Keep("form", []byte("anaphyl"))
	o.Says("at section")
	o.disk.full = false
	o.Drafts().Keep("form", []byte("anaphylaxis"))
	if got := o.draft(t); got != "anaphylaxis" {
		t.Errorf("the draft is %q", got)
	}
}

func TestLockingAsksBeforeWhatCannotBeKeptIsLost(t *testing.T) {
	o := typing(t)
	o.Lock()
	if o.session.Locked() {
		t.Fatal("it locked, and what was typed is lost")
	}
	o.Tap("Go back") // from the line about the disk
	o.Says("Lock and lose what you typed?")
	o.Tap("No, go back")
	o.Says("at section")

	o.disk.full = false
	o.Lock()
	o.Says("Carebottle is locked")
	o.Type("Passphrase", passphrase)
	o.Tap("Unlock")
	o.Says("at section")
	if got := o.draft(t); got != "anaphylaxis" {
		t.Errorf("there was room again, and the draft is %q", got)
	}
}

func TestAPlanThatNobodyWatchesLocksAllTheSame(t *testing.T) {
	o := typing(t)
	o.now = o.now.Add(o.Look().LockAfter)
	o.Tick()
	if !o.session.Locked() {
		t.Fatal("a full disk keeps the plan open")
	}
	o.Says("Carebottle is locked", "could not be kept")
	o.SaysNot("anaphylaxis")
}

func TestClosingTheWindowKeepsWhatWasTyped(t *testing.T) {
	o := open(t)
	o.Go(shell.Route{Place: shell.Section})
	o.typing = "anaphylaxis"
	o.Close()
	if err := o.session.Unlock(t.Context(), []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	if got := o.draft(t); got != "anaphylaxis" {
		t.Errorf("the draft is %q", got)
	}
}
