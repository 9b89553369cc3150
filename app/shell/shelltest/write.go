package shelltest

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// field is a box to type in: widget.Entry and what is made of it.
type field interface {
	fyne.CanvasObject
	fyne.Focusable
	SetText(string)
}

// fieldUnder is the first field after the text label, nil where there is none.
func (s *Screen) fieldUnder(label string) fyne.CanvasObject {
	var under fyne.CanvasObject
	var said []string
	wanted := strings.Fields(label)
	walk(s.window.Canvas().Content(), fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if under != nil {
			return false
		}
		if f, ok := o.(field); ok {
			if f != nil && endsWith(said, wanted) {
				under = f
			}
			return false
		}
		if t, ok := o.(*canvas.Text); ok {
			said = append(said, strings.Fields(t.Text)...)
			return false
		}
		return true
	})
	return under
}

// endsWith tells whether label is among the last words said, with room for a
// line of help between it and the field.
func endsWith(said, label []string) bool {
	from := max(0, len(said)-len(label)-60)
	for i := from; i+len(label) <= len(said); i++ {
		if slices.Equal(said[i:i+len(label)], label) {
			return true
		}
	}
	return false
}

// Type replaces what the field under label holds, key by key.
func (s *Screen) Type(label, text string) {
	s.tb.Helper()
	o := s.fieldUnder(label)
	if o == nil {
		s.tb.Fatalf("there is no field %q; the screen says:\n%s", label, s.Words())
	}
	f := o.(field)
	s.window.Canvas().Focus(f)
	f.SetText("")
	test.Type(f, text)
}

// Typed is what the field under label holds.
func (s *Screen) Typed(label string) string {
	s.tb.Helper()
	o := s.fieldUnder(label)
	if o == nil {
		s.tb.Fatalf("there is no field %q", label)
	}
	type holder interface{ Content() string }
	if e, ok := o.(holder); ok {
		return e.Content()
	}
	return words(o)
}
