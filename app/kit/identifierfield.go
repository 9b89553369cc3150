package kit

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/internal/careplan"
)

// Identifier asks for the number by which the NHS knows the person, and for
// which of the three it is. It is checked as soon as it has ten digits, and
// its mistake explained.
func (f *Form) Identifier(name string, p *careplan.Identifier) *Field {
	in := &identifierInput{into: p, kind: string(p.Type)}
	if p.Type == "" {
		in.kind = string(careplan.NHSNumber)
	}
	var options []Option
	for _, t := range careplan.IdentifierTypes() {
		options = append(options, Option{Value: string(t), Label: t.Label()})
	}
	in.choice = newChoiceInput(options, &in.kind)
	in.text = newTextInput(newEntry(), p.String(), in.read)
	in.box = stacked(6, in.choice.object(), in.text.object())
	return f.add(name, "NHS, CHI or Health and Care Number", "It is on letters from the hospital. You can leave it empty.", in)
}

// identifierInput is a choice of the kind of number and the number.
type identifierInput struct {
	choice *choiceInput
	text   *textInput
	kind   string
	into   *careplan.Identifier
	box    fyne.CanvasObject
}

func (i *identifierInput) read(text string) (understood, problem string) {
	number, err := careplan.ParseIdentifier(careplan.IdentifierType(i.kind), text)
	if err != nil {
		return "", err.Error()
	}
	*i.into = number
	if number.IsZero() {
		return "", ""
	}
	return "Understood: " + number.Type.Label() + " " + number.String(), ""
}

func (i *identifierInput) object() fyne.CanvasObject { return i.box }
func (i *identifierInput) focus() fyne.Focusable     { return i.text.entry }
func (i *identifierInput) typed() []string           { return []string{i.kind, i.text.entry.Text} }
func (i *identifierInput) take() (string, string)    { return i.text.take() }

func (i *identifierInput) restore(texts []string) {
	if len(texts) == 2 {
		i.choice.restore(texts[:1])
		i.text.entry.SetText(texts[1])
	}
}

func (i *identifierInput) wire(f *Field) {
	i.choice.wire(f)
	i.text.wire(f)
	i.text.entry.OnChanged = func(text string) {
		f.edited()
		if digits(text) >= 10 {
			f.left()
		}
	}
}

func digits(text string) int {
	n := 0
	for _, r := range text {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}
