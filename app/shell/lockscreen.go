package shell

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/carebottle/carebottle/app/kit"
)

// lockScreen asks for the passphrase, or for the recovery code.
type lockScreen struct {
	shell  *Shell
	code   bool // the recovery code is asked for
	typed  string
	said   string // what was wrong the last time
	trying bool
	slot   *fyne.Container
	unlock *kit.Button
	form   *kit.Form
}

// showLock asks for the passphrase, under what there is to say about the lock.
func (s *Shell) showLock(said string) {
	l := &lockScreen{shell: s, said: said}
	l.show()
}

func (l *lockScreen) show() {
	s := l.shell
	l.form = kit.NewForm(nil, "")
	swap := "Use my recovery code"
	if l.code {
		l.form.Text("code", "Recovery code", "The code you wrote down. Small letters are fine; dashes may be left out.", &l.typed)
		swap = "Use my passphrase"
	} else {
		l.form.Secret("passphrase", "Passphrase", "", &l.typed)
	}
	l.form.OnSubmit = l.try
	l.unlock = kit.MainButton("Unlock", nil, l.try)
	l.slot = container.NewStack()
	body := kit.Stack(
		kit.Heading("Carebottle is locked"),
		l.form.Object(), l.slot, l.unlock,
		kit.LinkButton(swap, func() {
			next := &lockScreen{shell: l.shell, code: !l.code}
			next.show()
		}),
	)
	s.asking = nil
	s.page = Page{Body: body, Bare: true, Keep: true, Focus: l.form.FirstFocus()}
	s.put(s.page, fyne.Position{})
	l.tell()
}

// try unlocks off the main goroutine: the key derivation takes about a second.
func (l *lockScreen) try() {
	if l.trying {
		return // Return came twice: each try of a wrong passphrase counts
	}
	if l.typed == "" || l.wait() > 0 {
		l.tell()
		return
	}
	l.trying = true
	typed, code := l.typed, l.code
	l.unlock.Disable()
	l.unlock.SetLabel("Unlocking")
	l.shell.opt.Go(func() {
		var err error
		if code {
			err = l.shell.keeper.UnlockWithCode(context.Background(), typed)
		} else {
			secret := []byte(typed)
			err = l.shell.keeper.Unlock(context.Background(), secret)
			clear(secret)
		}
		fyne.Do(func() { l.tried(err) })
	})
}

func (l *lockScreen) tried(err error) {
	l.trying = false
	if err == nil {
		l.typed = ""
		l.shell.opened()
		return
	}
	l.unlock.SetLabel("Unlock")
	l.unlock.Enable()
	l.said = unlockSentence(err, l.code)
	l.tell()
	if f := l.form.FirstFocus(); f != nil {
		l.shell.window.Canvas().Focus(f)
		if all, ok := f.(fyne.Shortcutable); ok {
			all.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing again replaces what was wrong
		}
	}
}

// wait is the time before another passphrase is tried. Nobody finds a recovery
// code by trying, so there is none for codes.
func (l *lockScreen) wait() time.Duration {
	if l.code {
		return 0
	}
	return l.shell.keeper.Wait()
}

// tell shows what was wrong and how long to wait, counting down.
func (l *lockScreen) tell() {
	wait := l.wait()
	text := l.said
	if wait > 0 {
		text += " Try again in " + seconds(wait) + ", or use your recovery code."
		l.unlock.Disable()
		l.shell.opt.After(time.Second, l.tick)
	} else {
		l.unlock.Enable()
	}
	if text == "" {
		l.slot.RemoveAll()
		return
	}
	l.slot.Objects = []fyne.CanvasObject{kit.Notice(kit.Alert, "", text)}
	l.slot.Refresh()
}

// tick counts on while this is still the page that is shown.
func (l *lockScreen) tick() {
	if l.shell.keeper.Locked() && l.shell.page.Focus == l.form.FirstFocus() {
		l.tell()
	}
}
