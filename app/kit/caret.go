package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// caret remembers where the next letter belongs. Fyne keeps the cursor as a
// row and a column of the wrapped text, where a blank at the end of a full row
// has no place of its own: the next letter would land before that blank, or in
// the next paragraph.
type caret struct {
	offset   int // in runes, from the start of the text
	row, col int // where Fyne shows it meanwhile
	text     string
	owed     bool
}

// offset is where typing goes on.
func (e *entry) offset() int {
	if c := e.caret; c.owed && c.row == e.CursorRow && c.col == e.CursorColumn && c.text == e.Text {
		return c.offset
	}
	e.caret = caret{}
	return e.CursorTextOffset()
}

// chosen is the selected range of the text, or twice the caret.
func (e *entry) chosen(text []rune) (from, to int) {
	at := e.offset()
	if e.inner == nil {
		return at, at
	}
	n := len([]rune(e.SelectedText()))
	before, after := at-n, at+n
	switch {
	case n == 0:
		return at, at
	case before >= 0 && string(text[before:at]) == e.SelectedText():
		return before, at
	case after <= len(text) && string(text[at:after]) == e.SelectedText():
		return at, after
	default:
		return at, at
	}
}

// replace runs one of Fyne's edits, and sees to it that it put in what it
// should, where it should. before and after widen what is replaced where
// nothing is selected: Backspace takes one rune before, Delete one after.
func (e *entry) replace(in string, before, after int, edit func()) {
	if !e.MultiLine {
		edit()
		return
	}
	text := []rune(e.Text)
	from, to := e.chosen(text)
	if from == to {
		from, to = max(from-before, 0), min(to+after, len(text))
		if e.caret.owed {
			// Beyond the last row, Fyne takes the column for the offset.
			e.CursorRow, e.CursorColumn = math.MaxInt, e.caret.offset
		}
	}
	want := string(text[:from]) + in + string(text[to:])
	edit()
	if e.Text != want {
		e.Entry.SetText(want)
	}
	e.settle(from + len([]rune(in)))
}

// settle notes where the caret belongs, where Fyne can't show it there.
func (e *entry) settle(offset int) {
	e.caret = caret{}
	if e.CursorTextOffset() == offset {
		return
	}
	if e.CursorTextOffset() > offset && e.CursorRow > 0 {
		// In the next paragraph: show it at the end of the row it belongs to.
		e.CursorRow, e.CursorColumn = e.CursorRow-1, math.MaxInt
	}
	e.Refresh() // brings the column back into its row
	e.caret = caret{offset: offset, row: e.CursorRow, col: e.CursorColumn, text: e.Text, owed: true}
}

// TypedRune drops what can't be seen: some keyboards send it.
func (e *entry) TypedRune(r rune) {
	if in := e.clean(string(r)); in != "" {
		e.replace(in, 0, 0, func() { e.Entry.TypedRune(r) })
	}
}

// TypedKey edits as Fyne does, but for where the caret is.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	if e.forWindow(k) {
		passOn(e, k)
		return
	}
	if !e.MultiLine || e.Disabled() {
		e.Entry.TypedKey(k)
		return
	}
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.replace("\n", 0, 0, func() { e.Entry.TypedRune('\n') })
	case fyne.KeyBackspace:
		e.replace("", 1, 0, func() { e.Entry.TypedKey(k) })
	case fyne.KeyDelete:
		e.replace("", 0, 1, func() { e.Entry.TypedKey(k) })
	default:
		e.caret = caret{}
		e.Entry.TypedKey(k)
	}
}

// forWindow tells whether nothing can be edited with a key.
func (e *entry) forWindow(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyEscape:
		return true
	case fyne.KeyPageUp, fyne.KeyPageDown:
		return !e.MultiLine
	default:
		return false
	}
}

// TypedShortcut cleans what is pasted. Fyne asks the window's own shortcuts only
// while nothing that has shortcuts is focused, so they are handed on.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if _, custom := s.(*desktop.CustomShortcut); custom {
		e.Entry.TypedShortcut(s)
		if window, ok := fyne.CurrentApp().Driver().CanvasForObject(e).(fyne.Shortcutable); ok {
			window.TypedShortcut(s)
		}
		return
	}
	paste, ok := s.(*fyne.ShortcutPaste)
	if !ok || paste.Clipboard == nil || e.Disabled() {
		e.Entry.TypedShortcut(s)
		return
	}
	cleaned := cleanClipboard{paste.Clipboard, e.clean(paste.Clipboard.Content())}
	e.replace(cleaned.text, 0, 0, func() { e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: cleaned}) })
}

// cleanClipboard is a clipboard whose text was cleaned.
type cleanClipboard struct {
	fyne.Clipboard
	text string
}

func (c cleanClipboard) Content() string { return c.text }
