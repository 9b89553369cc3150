package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

func focusedLines(t testing.TB, width float32) *entry {
	t.Helper()
	e := newLinesEntry()
	w := test.NewWindow(e)
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(width, 300))
	w.Canvas().Focus(e)
	return e
}

// Fyne's own entry loses its place after a blank at the end of a full row.
func TestTypingIntoWrappedNotesKeepsEveryLetterInItsPlace(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		inTheme(t, Appearance{Scale: scale})
		for width := float32(200); width < 400; width += 7 {
			e := focusedLines(t, width)
			want := note(150) + " END OF TEXT"
			for _, r := range want {
				e.TypedRune(r)
			}
			if e.Text != want {
				t.Errorf("at %v and %v: %q", scale, width, e.Text)
			}
		}
	}
}

func TestEveryEditOfWrappedNotesDoesWhatItSays(t *testing.T) {
	inTheme(t, Appearance{})
	rapid.Check(t, func(rt *rapid.T) {
		e := focusedLines(t, float32(rapid.IntRange(100, 260).Draw(rt, "width")))
		e.SetText(rapid.StringMatching(`([a-z]{1,9}[ \n]){0,12}`).Draw(rt, "before"))
		keys := []fyne.KeyName{fyne.KeyHome, fyne.KeyEnd, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageDown}
		for range rapid.IntRange(1, 40).Draw(rt, "edits") {
			at, text := e.offset(), []rune(e.Text)
			want := text
			switch rapid.IntRange(0, 5).Draw(rt, "kind") {
			case 0, 1, 2:
				r := rapid.SampledFrom([]rune("abcdeW  ")).Draw(rt, "letter")
				want = slices.Insert(slices.Clone(text), at, r)
				e.TypedRune(r)
				at++
			case 3:
				e.TypedKey(&fyne.KeyEvent{Name: rapid.SampledFrom(keys).Draw(rt, "key")})
				at = e.offset()
			case 4:
				name := rapid.SampledFrom([]fyne.KeyName{fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyReturn}).Draw(rt, "edit")
				switch {
				case name == fyne.KeyReturn:
					want = slices.Insert(slices.Clone(text), at, '\n')
					at++
				case name == fyne.KeyBackspace && at > 0:
					want = slices.Delete(slices.Clone(text), at-1, at)
					at--
				case name == fyne.KeyDelete && at < len(text):
					want = slices.Delete(slices.Clone(text), at, at+1)
				}
				e.TypedKey(&fyne.KeyEvent{Name: name})
			case 5:
				in := rapid.SampledFrom([]string{"x ", " ", "\n", "one two three ", " \n"}).Draw(rt, "paste")
				want = slices.Insert(slices.Clone(text), at, []rune(in)...)
				clipboard := fyne.CurrentApp().Clipboard()
				clipboard.SetContent(in)
				e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
				at += len([]rune(in))
			}
			if e.Text != string(want) {
				rt.Fatalf("%q at %d became %q, not %q", string(text), at, e.Text, string(want))
			}
			if e.offset() != at {
				rt.Fatalf("in %q the caret is at %d, not %d", e.Text, e.offset(), at)
			}
		}
	})
}

func TestTypingReplacesWhatIsSelected(t *testing.T) {
	inTheme(t, Appearance{})
	e := focusedLines(t, 200)
	e.SetText("two words and two words ")
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedRune('x')
	if e.Text != "x" || e.offset() != 1 {
		t.Errorf("%q, %d", e.Text, e.offset())
	}
	e.SetText("two words")
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if e.Text != "" {
		t.Errorf("%q", e.Text)
	}
}
