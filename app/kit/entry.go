package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/carebottle/carebottle/internal/careplan"
)

// entry is Fyne's entry with a visible focus, a way out by Tab, and without
// the invisible characters that come along with a paste.
type entry struct {
	widget.Entry
	focus   *focusRing
	onFocus func()
	onLeave func()
	inner   fyne.Scrollable // what scrolls a text that is longer than the entry
}

func newEntry() *entry {
	e := &entry{focus: newRing()}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.ExtendBaseWidget(e)
	return e
}

func newLinesEntry() *entry {
	e := newEntry()
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	return e
}

// AcceptsTab is false: Tab goes to the next field, from several lines too.
func (e *entry) AcceptsTab() bool { return false }

// MinSize is no lower than a finger needs.
func (e *entry) MinSize() fyne.Size {
	size := e.Entry.MinSize()
	size.Height = max(size.Height, Touch)
	return size
}

// FocusGained shows the ring.
func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	e.focus.show(true)
	e.Refresh()
	if e.onFocus != nil {
		e.onFocus()
	}
}

// FocusLost hides the ring.
func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	e.focus.show(false)
	e.Refresh()
	if e.onLeave != nil {
		e.onLeave()
	}
}

// TypedRune drops what can't be seen: some keyboards send it.
func (e *entry) TypedRune(r rune) {
	if e.clean(string(r)) == "" {
		return
	}
	e.Entry.TypedRune(r)
}

// TypedShortcut cleans what is pasted.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if paste, ok := s.(*fyne.ShortcutPaste); ok && paste.Clipboard != nil {
		s = &fyne.ShortcutPaste{Clipboard: cleanClipboard{paste.Clipboard, e.clean}}
	}
	e.Entry.TypedShortcut(s)
}

// clean takes control characters out of text, and line ends where there is one
// line only.
func (e *entry) clean(text string) string {
	text = careplan.CleanText(text)
	if !e.MultiLine {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	return text
}

// cleanClipboard is a clipboard whose text was cleaned.
type cleanClipboard struct {
	fyne.Clipboard
	clean func(string) string
}

func (c cleanClipboard) Content() string { return c.clean(c.Clipboard.Content()) }

// CreateRenderer puts the ring around Fyne's own drawing.
func (e *entry) CreateRenderer() fyne.WidgetRenderer {
	r := &entryRenderer{e.Entry.CreateRenderer(), e}
	for _, o := range r.WidgetRenderer.Objects() {
		if s, ok := o.(fyne.Scrollable); ok {
			e.inner = s
		}
	}
	e.focus.paint(lookOf(e))
	return r
}

type entryRenderer struct {
	fyne.WidgetRenderer
	entry *entry
}

func (r *entryRenderer) Layout(size fyne.Size) {
	r.entry.focus.around(size, Radius)
	r.WidgetRenderer.Layout(size)
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	return append(r.entry.focus.objects(), r.WidgetRenderer.Objects()...)
}

func (r *entryRenderer) Refresh() {
	r.entry.focus.paint(lookOf(r.entry))
	r.entry.focus.around(r.entry.Size(), Radius)
	r.WidgetRenderer.Refresh()
}
