package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Secret asks for a passphrase. It is hidden until the person asks to see it,
// never trimmed, and never part of a draft.
func (f *Form) Secret(name, label, help string, p *string) *Field {
	e := newEntry()
	e.Password = true
	e.ActionItem = canvas.NewRectangle(color.Transparent) // else Fyne puts an eye here, too small to tap
	in := &secretInput{textInput: newTextInput(e, *p, func(text string) (string, string) {
		*p = text
		return "", ""
	})}
	in.toggle = LinkButton("Show", in.turn)
	in.box = Lead(e, in.toggle)
	field := f.add(name, label, help, in)
	field.secret = true
	return field
}

// secretInput is a text input with a button that shows or hides its text.
type secretInput struct {
	*textInput
	toggle *Button
	box    fyne.CanvasObject
}

func (s *secretInput) object() fyne.CanvasObject { return s.box }

func (s *secretInput) turn() {
	s.entry.Password = !s.entry.Password
	label := "Hide"
	if s.entry.Password {
		label = "Show"
	}
	s.toggle.SetLabel(label)
	s.entry.Refresh()
}
