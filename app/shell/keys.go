package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// listenKeys takes the keys that mean the same everywhere: Escape and the back
// key go back, Ctrl+L locks, and where nothing is focused the arrows and page
// keys scroll.
func (s *Shell) listenKeys() {
	canvas := s.window.Canvas()
	canvas.SetOnTypedKey(func(k *fyne.KeyEvent) {
		s.idle.touch(s.opt.Now())
		page := s.frame.scroll.Size().Height * 0.8
		switch k.Name {
		case fyne.KeyEscape, "Back":
			s.Back()
		case fyne.KeyDown:
			s.frame.scrollBy(60)
		case fyne.KeyUp:
			s.frame.scrollBy(-60)
		case fyne.KeyPageDown, fyne.KeySpace:
			s.frame.scrollBy(page)
		case fyne.KeyPageUp:
			s.frame.scrollBy(-page)
		}
	})
	canvas.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierShortcutDefault},
		func(fyne.Shortcut) { s.Lock() })
	canvas.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt},
		func(fyne.Shortcut) { s.Back() })
}
