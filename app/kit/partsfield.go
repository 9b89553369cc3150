package kit

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// Column is a question that every part of a list answers.
type Column struct {
	Label   string   // after "Step 2: "
	Options []Option // to pick from; none: it is typed
}

// PartNames are what a list of parts and its buttons are called.
type PartNames struct {
	One string // "Step"
	Add string // "Add a step"
}

// Parts asks for any number of parts in an order, each of which answers the
// same questions: the steps towards a goal, each with who does it and when. *p
// has a row for each part and a text for each column; a part that answers
// nothing is left out.
func (f *Form) Parts(name, label, help string, names PartNames, columns []Column, p *[][]string) *Field {
	in := &partsInput{into: p, names: names, columns: columns, box: stacked(Gap)}
	in.more = PlainButton(names.Add, IconAdd(), func() {
		in.parts = append(in.parts, in.part(nil))
		in.build()
		in.changed()
		in.field.focusOn(in.parts[len(in.parts)-1][0].focus())
	})
	for _, texts := range *p {
		in.parts = append(in.parts, in.part(texts))
	}
	in.build()
	return f.add(name, label, help, in)
}

// partsInput is a list of parts; each has an input for each column.
type partsInput struct {
	into    *[][]string
	names   PartNames
	columns []Column
	parts   [][]input
	more    *Button
	box     *fyne.Container
	field   *Field
}

// part makes the inputs of one part. Their answers are read from what is typed
// in them, so they need no place to go.
func (in *partsInput) part(texts []string) []input {
	var part []input
	for i, c := range in.columns {
		text := ""
		if i < len(texts) {
			text = texts[i]
		}
		var one input
		if c.Options != nil {
			one = newPickInput(NewPick(c.Options, text), new(string))
		} else {
			one = newTextInput(newEntry(), text, intoString(new(string)))
		}
		if in.field != nil {
			in.wireOne(one)
		}
		part = append(part, one)
	}
	return part
}

func (in *partsInput) wireOne(one input) {
	one.wire(in.field)
	if t, ok := one.(*textInput); ok {
		t.entry.OnSubmitted = func(string) { in.next(one) }
	}
}

// next leads from an input to the one after it, from the last one to the next
// field.
func (in *partsInput) next(from input) {
	all := slices.Concat(in.parts...)
	if at := slices.Index(all, from); at >= 0 && at+1 < len(all) {
		in.field.focusOn(all[at+1].focus())
		return
	}
	in.field.form.next(in.field)
}

// build lays the parts out anew: one was added, moved or taken away.
func (in *partsInput) build() {
	var cards []fyne.CanvasObject
	for i, part := range in.parts {
		var rows []fyne.CanvasObject
		for j, one := range part {
			label := fmt.Sprintf("%s %d: %s", in.names.One, i+1, in.columns[j].Label)
			rows = append(rows, stacked(6, prose(label, SizeSecond, ColourSoft, true), one.object()))
		}
		var acts []fyne.CanvasObject
		if i > 0 {
			acts = append(acts, LinkButton("Move up", func() { in.swap(i) }))
		}
		acts = append(acts, LinkButton("Remove", func() { in.remove(i) }))
		cards = append(cards, Card(append(rows, Beside(acts...))...))
	}
	in.box.Objects = append(cards, in.more)
	in.box.Refresh()
}

func (in *partsInput) swap(i int) {
	in.parts[i-1], in.parts[i] = in.parts[i], in.parts[i-1]
	in.build()
	in.changed()
	in.field.goOn(in.parts[i-1][0].focus())
}

func (in *partsInput) remove(i int) {
	in.parts = slices.Delete(in.parts, i, i+1)
	in.build()
	in.changed()
	if len(in.parts) == 0 {
		in.field.goOn(in.more)
		return
	}
	in.field.goOn(in.parts[min(i, len(in.parts)-1)][0].focus())
}

func (in *partsInput) changed() {
	in.field.edited()
	in.field.form.column.Refresh()
}

func (in *partsInput) object() fyne.CanvasObject { return in.box }

func (in *partsInput) focus() fyne.Focusable {
	if len(in.parts) == 0 {
		return in.more
	}
	return in.parts[0][0].focus()
}

func (in *partsInput) wire(f *Field) {
	in.field = f
	for _, one := range slices.Concat(in.parts...) {
		in.wireOne(one)
	}
}

func (in *partsInput) typed() []string {
	var texts []string
	for _, one := range slices.Concat(in.parts...) {
		texts = append(texts, one.typed()...)
	}
	return texts
}

// restore takes the texts of whole parts only.
func (in *partsInput) restore(texts []string) {
	in.parts = nil
	for part := range slices.Chunk(texts, len(in.columns)) {
		if len(part) == len(in.columns) {
			in.parts = append(in.parts, in.part(part))
		}
	}
	in.build()
}

func (in *partsInput) take() (string, string) {
	var all [][]string
	for _, part := range in.parts {
		var texts []string
		for _, one := range part {
			texts = append(texts, strings.TrimSpace(one.typed()[0]))
		}
		if strings.Join(texts, "") != "" {
			all = append(all, texts)
		}
	}
	*in.into = all
	return "", ""
}
