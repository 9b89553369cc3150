package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TypedRune takes what is typed.
func (p *Pad) TypedRune(r rune) { p.sign(r) }

// TypedKey takes the keys that edit and those that lead on.
func (p *Pad) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyBackspace:
		p.back()
	case fyne.KeyDelete:
		p.set("")
	case fyne.KeyReturn, fyne.KeyEnter:
		if !p.next() && p.OnEnter != nil {
			p.OnEnter()
		}
	case fyne.KeyTab:
		p.tab()
	case fyne.KeyRight:
		if p.at+1 < len(p.fields) {
			p.Begin(p.at + 1)
		}
	case fyne.KeyLeft:
		p.Begin(p.at - 1)
	default:
		passOn(p, e)
	}
}

func (p *Pad) tab() {
	if p.shift {
		p.Begin(p.at - 1)
		return
	}
	p.next()
}

// AcceptsTab keeps Tab among the fields until there is no further one.
func (p *Pad) AcceptsTab() bool {
	if p.shift {
		return p.at > 0
	}
	return p.at+1 < len(p.fields) || p.arrived
}

// KeyDown notes the Shift of Shift and Tab.
func (p *Pad) KeyDown(e *fyne.KeyEvent) { p.shifted(e, true) }

// KeyUp ends what KeyDown noted.
func (p *Pad) KeyUp(e *fyne.KeyEvent) { p.shifted(e, false) }

func (p *Pad) shifted(e *fyne.KeyEvent, down bool) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		p.shift = down
	}
}

// TypedShortcut takes a paste, and hands the shortcuts of the window on.
func (p *Pad) TypedShortcut(s fyne.Shortcut) {
	if paste, ok := s.(*fyne.ShortcutPaste); ok && paste.Clipboard != nil {
		p.paste(paste.Clipboard.Content())
		return
	}
	if window, ok := fyne.CurrentApp().Driver().CanvasForObject(p).(fyne.Shortcutable); ok {
		window.TypedShortcut(s)
	}
}

// paste spreads "132/78" over the fields. What can't be a number stays as it
// was pasted, so that the person sees it and is told.
func (p *Pad) paste(text string) {
	text = strings.TrimSpace(newEntry().clean(text))
	parts := []string{text}
	if p.at+1 < len(p.fields) {
		parts = strings.FieldsFunc(text, func(r rune) bool { return r == '/' || unicode.IsSpace(r) })
	}
	for i, part := range parts {
		if p.at+i < len(p.fields) {
			r := []rune(part)
			p.fields[p.at+i].text = string(r[:min(len(r), 4*mostSigns)])
		}
	}
	p.say()
	p.lead(min(p.at+max(len(parts)-1, 0), len(p.fields)-1))
	if p.OnChange != nil {
		p.OnChange()
	}
}
