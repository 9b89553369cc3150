package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/carebottle/carebottle/internal/careplan"
)

// entry is Fyne's entry with a visible focus, a way out by Tab, room for what
// is typed, and without the invisible characters that come along with a paste.
type entry struct {
	widget.Entry
	focus   *focusRing
	onFocus func()
	onLeave func()
	typing  bool              // the keyboard is here
	inner   *container.Scroll // scrolls a text that is longer than the entry
	rows    rowCount
	caret   caret
}

// rowCount is the number of rows that a text needs, remembered because
// layouts ask often.
type rowCount struct {
	text        string
	width, size float32
	rows        int
}

const (
	fewestRows         = 3
	tallest    float32 = 280 // of an entry of several lines: the rest of the page stays in view
)

var _ Flowing = (*entry)(nil)

func newEntry() *entry {
	e := &entry{focus: newRing()}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.OnCursorChanged = e.followCursor
	e.ExtendBaseWidget(e)
	return e
}

// newLinesEntry makes an entry of several lines, which grows with its text.
func newLinesEntry() *entry {
	e := newEntry()
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	return e
}

// AcceptsTab is false: Tab goes to the next field, from several lines too.
func (e *entry) AcceptsTab() bool { return false }

// HeightFor is no less than a finger needs; with several lines it is as high
// as the text, within bounds.
func (e *entry) HeightFor(width float32) float32 {
	if !e.MultiLine {
		return max(e.Entry.MinSize().Height, Touch)
	}
	l := lookOf(e)
	return max(Touch, float32(e.rowsFor(width))*e.rowHeight()+2*l.size(theme.SizeNameInnerPadding))
}

func (e *entry) rowHeight() float32 {
	return fyne.MeasureText("M", lookOf(e).size(theme.SizeNameText), e.TextStyle).Height
}

// rowsFor counts no further than the entry may grow: a long text costs no more
// than a short one.
func (e *entry) rowsFor(width float32) int {
	l := lookOf(e)
	size := l.size(theme.SizeNameText)
	asked := rowCount{text: e.Text, width: width, size: size}
	if e.rows.rows > 0 && e.rows.text == asked.text && e.rows.width == asked.width && e.rows.size == asked.size {
		return e.rows.rows
	}
	most := max(fewestRows, int(tallest/e.rowHeight()))
	room := width - 2*l.size(theme.SizeNameInnerPadding)
	for range wrapped(firstRunes(e.Text, most*int(room/(size/5))), room, func(s string) float32 { return fyne.MeasureText(s, size, e.TextStyle).Width }) {
		if asked.rows++; asked.rows == most {
			break
		}
	}
	asked.rows = max(asked.rows, fewestRows)
	e.rows = asked
	return asked.rows
}

// firstRunes cuts a text where no more of it can count: letters are seldom
// narrower than a fifth of their height.
func firstRunes(text string, n int) string {
	for i := range text {
		if n--; n < 0 {
			return text[:i]
		}
	}
	return text
}

// Natural is the width that an entry asks for beside others.
func (e *entry) Natural() float32 { return 240 }

// MinSize is the height at the width of now.
func (e *entry) MinSize() fyne.Size {
	return minOf(e, min(e.Entry.MinSize().Width, 2*Touch))
}

// overflows tells whether there is more text than can be seen.
func (e *entry) overflows() bool {
	return e.MultiLine && e.inner != nil && e.inner.Content.MinSize().Height > e.inner.Size().Height
}

// FocusGained shows the ring.
func (e *entry) FocusGained() {
	e.typing = true
	e.focus.show(true)
	e.Entry.FocusGained()
	if e.onFocus != nil {
		e.onFocus()
	}
	reveal(e, 0, e.Size().Height)
}

// FocusLost hides the ring.
func (e *entry) FocusLost() {
	e.typing = false
	e.focus.show(false)
	e.Entry.FocusLost()
	if e.onLeave != nil {
		e.onLeave()
	}
}

// followCursor keeps the row that is typed in view: Fyne does so within the
// entry only, and a telephone's keyboard takes half of the page.
func (e *entry) followCursor() {
	if !e.typing || !e.MultiLine || e.inner == nil {
		return
	}
	reveal(e, e.CursorPosition().Y-e.inner.Offset.Y, e.rowHeight())
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

// CreateRenderer puts the ring around Fyne's own drawing.
func (e *entry) CreateRenderer() fyne.WidgetRenderer {
	r := &entryRenderer{e.Entry.CreateRenderer(), e}
	for _, o := range r.WidgetRenderer.Objects() {
		if s, ok := o.(*container.Scroll); ok {
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
