package kit

import (
	"fyne.io/fyne/v2"
)

// Field is one question of a form: its label, its help, where the answer is
// typed, what was understood, and what is wrong with it.
type Field struct {
	form     *Form
	name     string
	label    *Prose // nil where the input says it itself
	input    input
	secret   bool
	original []string

	box        *fyne.Container
	understood *Prose
	problem    *signed
	onChange   func()
}

// input is how an answer is given. Its texts are what was typed, so that a
// draft brings back even what could not be understood.
type input interface {
	object() fyne.CanvasObject
	focus() fyne.Focusable
	typed() []string
	restore(texts []string)
	// take writes the typed text to its pointer and tells what was understood,
	// where that is not plain to see, and what is wrong with it.
	take() (understood, problem string)
	// wire connects the input to its field.
	wire(*Field)
}

func newField(form *Form, name, label, help string, in input) *Field {
	f := &Field{form: form, name: name, input: in, understood: Soft(""), problem: newSigned(ColourAlert, prose("", SizeSecond, ColourAlert, true))}
	parts := []fyne.CanvasObject{}
	if label != "" {
		f.label = prose(label, SizeSecond, ColourSoft, true)
		parts = append(parts, f.label)
	}
	if help != "" {
		parts = append(parts, Soft(help))
	}
	f.box = stacked(6, append(parts, in.object(), f.understood, f.problem)...)
	f.understood.Hide()
	f.problem.Hide()
	in.wire(f)
	return f
}

// OnChange sets what is done when the answer changes. It may change other
// parts of the page.
func (f *Field) OnChange(changed func()) *Field {
	f.onChange = changed
	return f
}

// SetLabel asks in other words: another answer changed what is meant.
func (f *Field) SetLabel(label string) {
	if f.label != nil && f.label.Said() != label {
		f.label.Say(label)
		f.form.column.Refresh()
	}
}

// Object is the whole field, to hide or show it.
func (f *Field) Object() fyne.CanvasObject { return f.box }

// Show shows a field that was hidden.
func (f *Field) Show() { f.setVisible(f.box, true) }

// Hide hides a field: another answer made its question pointless. What was
// typed stays in it.
func (f *Field) Hide() { f.setVisible(f.box, false) }

// Focus leads the keyboard here.
func (f *Field) Focus() { f.focusOn(f.input.focus()) }

func (f *Field) focusOn(w fyne.Focusable) {
	o, ok := w.(fyne.CanvasObject)
	if !ok {
		return
	}
	GiveKeyboard(w)
	Reveal(f.box)
	Reveal(o) // the field may be higher than the window
}

// goOn leads the keyboard to w where it was on a button, which is gone: Tab
// would begin anew at the top of the page. Where a finger tapped, no keyboard
// should come up.
func (f *Field) goOn(w fyne.Focusable) {
	if c := canvasOf(f.box); c != nil {
		if _, ok := c.Focused().(*Button); ok {
			f.focusOn(w)
		}
	}
}

// edited is called by the input for each change of its text.
func (f *Field) edited() {
	f.setProblem("")
	f.take()
	f.form.draft.Changed()
	if f.onChange != nil {
		f.onChange()
	}
}

// entered is called by the input when the keyboard came here.
func (f *Field) entered() { Reveal(f.box) }

// left is called when the keyboard went elsewhere: now a mistake is worth
// pointing out.
func (f *Field) left() { f.setProblem(f.take()) }

// take reads the input, shows what was understood and gives what is wrong.
func (f *Field) take() string {
	understood, problem := f.input.take()
	if f.understood.Said() != understood {
		f.understood.Say(understood)
	}
	f.setVisible(f.understood, understood != "")
	return problem
}

func (f *Field) setProblem(text string) {
	f.problem.text.Say(text)
	f.setVisible(f.problem, text != "")
}

// setVisible lays the form out again, as hiding alone leaves a hole.
func (f *Field) setVisible(o fyne.CanvasObject, visible bool) {
	if o.Visible() == visible {
		return
	}
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
	f.form.column.Refresh()
}
