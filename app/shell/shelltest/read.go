package shelltest

import (
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// Screen is a window as a person meets it: read by its words, used by tapping
// and typing.
type Screen struct {
	tb     testing.TB
	window fyne.Window
}

// On is the screen of window.
func On(tb testing.TB, window fyne.Window) *Screen { return &Screen{tb: tb, window: window} }

// walk calls visit for o and all that is shown in it, parents first, with the
// absolute position. visit answers false to leave out what is inside.
func walk(o fyne.CanvasObject, at fyne.Position, visit func(fyne.CanvasObject, fyne.Position) bool) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if !visit(o, at) {
		return
	}
	switch c := o.(type) {
	case *fyne.Container:
		for _, child := range c.Objects {
			walk(child, at, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(c).Objects() {
			walk(child, at, visit)
		}
	}
}

func words(o fyne.CanvasObject) string {
	var found []string
	walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if t, ok := o.(*canvas.Text); ok && strings.TrimSpace(t.Text) != "" && shows(t.Color) {
			found = append(found, strings.Fields(t.Text)...)
		}
		return true
	})
	return strings.Join(found, " ")
}

func shows(c color.Color) bool {
	if c == nil {
		return true
	}
	_, _, _, a := c.RGBA()
	return a > 0
}

// Words is all text on the screen in reading order, with one space between
// words however it was wrapped.
func (s *Screen) Words() string { return words(s.window.Canvas().Content()) }

// Has tells whether the screen says text.
func (s *Screen) Has(text string) bool { return strings.Contains(s.Words(), text) }

// Says fails the test unless the screen says each of texts.
func (s *Screen) Says(texts ...string) {
	s.tb.Helper()
	all := s.Words()
	for _, text := range texts {
		if !strings.Contains(all, text) {
			s.tb.Errorf("the screen does not say %q; it says:\n%s", text, all)
		}
	}
}

// SaysNot fails the test if the screen says any of texts.
func (s *Screen) SaysNot(texts ...string) {
	s.tb.Helper()
	all := s.Words()
	for _, text := range texts {
		if strings.Contains(all, text) {
			s.tb.Errorf("the screen says %q:\n%s", text, all)
		}
	}
}

// Buttons are the words on everything that can be tapped, in reading order.
func (s *Screen) Buttons() []string {
	var labels []string
	s.tappables(func(_ fyne.Tappable, label string) bool {
		labels = append(labels, label)
		return true
	})
	return labels
}

func (s *Screen) tappables(each func(fyne.Tappable, string) bool) {
	done := false
	walk(s.window.Canvas().Content(), fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if done {
			return false
		}
		t, ok := o.(fyne.Tappable)
		if !ok {
			return true
		}
		if label := words(o); label != "" {
			done = !each(t, label)
		}
		return true
	})
}

// Tap taps what says label, or, where nothing says just that, the first thing
// to tap whose words begin with it. It fails the test where there is nothing or
// where it can't be used now.
func (s *Screen) Tap(label string) {
	s.tb.Helper()
	var exact, begins fyne.Tappable
	s.tappables(func(t fyne.Tappable, said string) bool {
		switch {
		case said == label:
			exact = t
			return false
		case begins == nil && strings.HasPrefix(said, label):
			begins = t
		}
		return true
	})
	if exact == nil {
		exact = begins
	}
	if exact == nil {
		s.tb.Fatalf("nothing to tap says %q; there is %q", label, s.Buttons())
	}
	if d, ok := exact.(fyne.Disableable); ok && d.Disabled() {
		s.tb.Fatalf("%q can't be used now", label)
	}
	test.Tap(exact)
}

// Press presses a key where the keyboard is.
func (s *Screen) Press(key fyne.KeyName) {
	s.tb.Helper()
	f := s.window.Canvas().Focused()
	if f == nil {
		s.tb.Fatalf("nothing has the keyboard; %s was pressed", key)
	}
	f.TypedKey(&fyne.KeyEvent{Name: key})
}

// TypeHere types where the keyboard is.
func (s *Screen) TypeHere(text string) {
	s.tb.Helper()
	f := s.window.Canvas().Focused()
	if f == nil {
		s.tb.Fatalf("nothing has the keyboard; %q was typed", text)
	}
	test.Type(f, text)
}

// TabTo presses Tab until what has the keyboard says label, or is a field that
// stands under it.
func (s *Screen) TabTo(label string) {
	s.tb.Helper()
	c := s.window.Canvas()
	var passed []string
	for range 200 {
		c.FocusNext()
		f, ok := c.Focused().(fyne.CanvasObject)
		if !ok {
			break
		}
		if said := words(f); said == label || s.fieldUnder(label) == f {
			return
		} else if slices.Contains(passed, said) && len(passed) > 100 {
			break
		} else {
			passed = append(passed, said)
		}
	}
	s.tb.Fatalf("Tab never comes to %q; it passes %q", label, passed)
}
