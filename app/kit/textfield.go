package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/internal/careplan"
)

// Text asks for one line of text.
func (f *Form) Text(name, label, help string, p *string) *Field {
	return f.add(name, label, help, newTextInput(newEntry(), *p, intoString(p)))
}

// Lines asks for several lines of text.
func (f *Form) Lines(name, label, help string, p *string) *Field {
	return f.add(name, label, help, newTextInput(newLinesEntry(), *p, intoString(p)))
}

// Parsed asks for one line of text that has to be understood. into takes it,
// tells what was understood, where that is not plain to see, and what is wrong
// with it, in a sentence.
func (f *Form) Parsed(name, label, help, text string, into func(typed string) (understood, problem string)) *Field {
	return f.add(name, label, help, newTextInput(newEntry(), text, into))
}

func intoString(p *string) func(string) (string, string) {
	return func(text string) (string, string) {
		*p = strings.TrimSpace(text)
		return "", ""
	}
}

// Date asks for a date, typed as people write them, and says what it took it
// for.
func (f *Form) Date(name, label, help string, p *careplan.Date) *Field {
	return f.add(name, label, help, newTextInput(newEntry(), p.String(), func(text string) (string, string) {
		date, err := careplan.ParseDate(text)
		if err != nil {
			return "", err.Error()
		}
		*p = date
		if date.IsZero() {
			return "", ""
		}
		return "Understood: " + date.String(), ""
	}))
}

// Telephone asks for one telephone number.
func (f *Form) Telephone(name, label, help string, p *careplan.Telephone) *Field {
	return f.add(name, label, help, newTextInput(newEntry(), p.Typed, intoTelephone(p)))
}

func intoTelephone(p *careplan.Telephone) func(string) (string, string) {
	return func(text string) (string, string) {
		number, err := careplan.ParseTelephone(text)
		if err != nil {
			return "", err.Error()
		}
		*p = number
		return "", ""
	}
}

// textInput is an answer that is typed into one entry.
type textInput struct {
	entry *entry
	into  func(text string) (understood, problem string)
}

func newTextInput(e *entry, text string, into func(string) (string, string)) *textInput {
	e.SetText(text)
	return &textInput{entry: e, into: into}
}

func (t *textInput) object() fyne.CanvasObject { return t.entry }
func (t *textInput) focus() fyne.Focusable     { return t.entry }
func (t *textInput) typed() []string           { return []string{t.entry.Text} }
func (t *textInput) take() (string, string)    { return t.into(t.entry.Text) }

func (t *textInput) restore(texts []string) {
	if len(texts) == 1 {
		t.entry.SetText(texts[0])
	}
}

func (t *textInput) wire(f *Field) {
	t.entry.OnChanged = func(string) { f.edited() }
	t.entry.onFocus = f.entered
	t.entry.onLeave = f.left
	if !t.entry.MultiLine {
		t.entry.OnSubmitted = func(string) { f.form.next(f) }
	}
}
