package kit

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/internal/careplan"
)

// Telephones asks for any number of telephone numbers, the one to try first on
// top.
func (f *Form) Telephones(name, label, help string, p *[]careplan.Telephone) *Field {
	in := &telephonesInput{into: p, box: stacked(8)}
	in.more = PlainButton("Add a telephone number", IconAdd(), func() {
		in.lines = append(in.lines, in.line(""))
		in.build()
		in.changed()
		in.field.focusOn(in.lines[len(in.lines)-1])
	})
	for _, t := range *p {
		in.lines = append(in.lines, in.line(t.Typed))
	}
	if len(in.lines) == 0 {
		in.lines = append(in.lines, in.line(""))
	}
	in.build()
	return f.add(name, label, help, in)
}

// telephonesInput is a list of entries. Empty ones are left out of the answer.
type telephonesInput struct {
	into  *[]careplan.Telephone
	lines []*entry
	more  *Button
	box   *fyne.Container
	field *Field
}

func (t *telephonesInput) line(text string) *entry {
	e := newEntry()
	e.SetText(text)
	t.wireLine(e)
	return e
}

func (t *telephonesInput) wireLine(e *entry) {
	e.OnChanged = func(string) { t.changed() }
	e.onFocus = func() { Reveal(e) }
	e.onLeave = func() { t.field.left() }
	e.OnSubmitted = func(string) {
		if i := slices.Index(t.lines, e); i+1 < len(t.lines) {
			t.field.focusOn(t.lines[i+1])
			return
		}
		t.field.form.next(t.field)
	}
}

// build lays the lines out anew: one was added, moved or taken away.
func (t *telephonesInput) build() {
	var rows []fyne.CanvasObject
	for i, e := range t.lines {
		rows = append(rows, e)
		var acts []fyne.CanvasObject
		if i > 0 {
			acts = append(acts, LinkButton("Move up", func() { t.swap(i) }))
		}
		if len(t.lines) > 1 {
			acts = append(acts, LinkButton("Remove", func() { t.remove(i) }))
		}
		if len(acts) > 0 {
			rows = append(rows, Beside(acts...))
		}
	}
	t.box.Objects = append(rows, t.more)
	t.box.Refresh()
}

func (t *telephonesInput) swap(i int) {
	t.lines[i-1], t.lines[i] = t.lines[i], t.lines[i-1]
	t.build()
	t.changed()
	t.field.goOn(t.lines[i-1])
}

func (t *telephonesInput) remove(i int) {
	t.lines = slices.Delete(t.lines, i, i+1)
	t.build()
	t.changed()
	t.field.goOn(t.lines[min(i, len(t.lines)-1)])
}

func (t *telephonesInput) changed() {
	if t.field != nil {
		t.field.edited()
		t.field.form.column.Refresh()
	}
}

func (t *telephonesInput) object() fyne.CanvasObject { return t.box }
func (t *telephonesInput) focus() fyne.Focusable     { return t.lines[0] }
func (t *telephonesInput) wire(f *Field)             { t.field = f }

func (t *telephonesInput) typed() []string {
	var texts []string
	for _, e := range t.lines {
		texts = append(texts, e.Text)
	}
	return texts
}

func (t *telephonesInput) restore(texts []string) {
	if len(texts) == 0 {
		return
	}
	t.lines = nil
	for _, text := range texts {
		t.lines = append(t.lines, t.line(text))
	}
	t.build()
}

func (t *telephonesInput) take() (string, string) {
	var numbers []careplan.Telephone
	var problems []string
	for i, e := range t.lines {
		number, err := careplan.ParseTelephone(e.Text)
		switch {
		case err != nil && len(t.lines) > 1:
			problems = append(problems, fmt.Sprintf("Number %d: %s", i+1, err))
		case err != nil:
			problems = append(problems, err.Error())
		case !number.IsZero():
			numbers = append(numbers, number)
		}
	}
	if len(problems) == 0 {
		*t.into = numbers
	}
	return "", strings.Join(problems, " ")
}
