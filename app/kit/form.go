package kit

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/internal/careplan"
)

// Form asks for values and writes them to the pointers it was given. What a
// field can't understand stays in its entry as it was typed, and Check says
// so; the pointer keeps its last value.
//
// Every change is kept as a draft, as typed, shortly after typing ends.
type Form struct {
	// OnSubmit is called for Enter in the last single-line field.
	OnSubmit func()

	draft  *Draft
	fields []*Field
	column *fyne.Container

	restored bool
}

// draftDelay is how long after the last key the draft is kept.
const draftDelay = 400 * time.Millisecond

// NewForm makes an empty form. key names its draft; an empty key, or no
// drafts, keeps none.
func NewForm(d Drafts, key string) *Form {
	f := &Form{column: stacked(Gap + 8)}
	f.draft = NewDraft(d, key, f.typed)
	return f
}

// Object is the form, to be put on a page.
func (f *Form) Object() fyne.CanvasObject { return f.column }

// Add puts something else between the fields: a heading, a notice.
func (f *Form) Add(o fyne.CanvasObject) { f.column.Add(o) }

// typed are the texts of all fields whose text may be kept.
func (f *Form) typed() map[string][]string {
	all := make(map[string][]string, len(f.fields))
	for _, field := range f.fields {
		if !field.secret {
			all[field.name] = field.input.typed()
		}
	}
	return all
}

// add appends a field with its input, and restores what its draft says.
func (f *Form) add(name, label, help string, in input) *Field {
	field := newField(f, name, label, help, in)
	f.fields = append(f.fields, field)
	f.column.Add(field.box)
	field.original = in.typed()
	if texts, ok := f.draft.Of(name); ok && !field.secret {
		in.restore(texts)
		field.take()
		f.restored = f.restored || !slices.Equal(texts, field.original)
	}
	return field
}

// Check tells what is wrong with the typed texts, shows each sentence under
// its field and leads to the first. What the content itself finds wrong is the
// work of its Problems; show those with Show.
func (f *Form) Check() []careplan.Problem {
	var found []careplan.Problem
	for _, field := range f.fields {
		if text := field.take(); text != "" {
			found = append(found, careplan.Problem{Field: field.name, Text: text})
		}
	}
	f.Show(found)
	return found
}

// Show shows problems under their fields, leads to the first, and tells
// whether there were any. Problems of fields that the form does not have stand
// under the last field, so that none is lost.
func (f *Form) Show(problems []careplan.Problem) bool {
	texts := make(map[*Field]string)
	for _, p := range problems {
		field := f.field(p.Field)
		if field == nil {
			continue
		}
		if texts[field] != "" {
			texts[field] += " "
		}
		texts[field] += p.Text
	}
	var first *Field
	for _, field := range f.fields {
		field.setProblem(texts[field])
		if first == nil && texts[field] != "" {
			first = field
		}
	}
	if first != nil {
		first.Focus()
	}
	return len(problems) > 0
}

// field is the one with this name, or else the last one, of those that can be
// seen. A problem of the whole (no name) stands at the field in which most is
// typed: it is nearly always the length.
func (f *Form) field(name string) *Field {
	var last, longest *Field
	most := -1
	for _, field := range f.fields {
		if !field.box.Visible() {
			continue
		}
		if field.name == name {
			return field
		}
		last = field
		n := 0
		for _, text := range field.input.typed() {
			n += len(text)
		}
		if n > most {
			longest, most = field, n
		}
	}
	if name == "" {
		return longest
	}
	return last
}

// Changed tells whether something else stands in the fields than when the form
// was made, a restored draft included.
func (f *Form) Changed() bool {
	for _, field := range f.fields {
		if !slices.Equal(field.original, field.input.typed()) {
			return true
		}
	}
	return false
}

// Flush keeps the draft now: the vault is about to lock.
func (f *Form) Flush() { f.draft.Flush() }

// Done drops the draft: what was typed is saved, or not wanted.
func (f *Form) Done() { f.draft.Done() }

// FromDraft tells whether something typed earlier was put back.
func (f *Form) FromDraft() bool { return f.restored }

// FirstFocus is where the keyboard goes first; nil for a form without fields.
func (f *Form) FirstFocus() fyne.Focusable {
	for _, field := range f.fields {
		if w := field.input.focus(); w != nil {
			return w
		}
	}
	return nil
}

// next leads from a field to the one after it, from the last one to OnSubmit.
func (f *Form) next(from *Field) {
	for i, field := range f.fields {
		if field != from {
			continue
		}
		if i+1 < len(f.fields) {
			f.fields[i+1].Focus()
			return
		}
	}
	if f.OnSubmit != nil {
		f.OnSubmit()
	}
}
