package kit

import "fyne.io/fyne/v2"

// Pick asks for one of a few short answers, side by side. A second tap takes
// an answer back: none is an answer too.
func (f *Form) Pick(name, label, help string, options []Option, p *string) *Field {
	return f.add(name, label, help, newPickInput(NewPick(options, *p), p))
}

// NumberPick asks for one of a few numbers, with keys that are large.
func (f *Form) NumberPick(name, label, help string, options []Option, p *string) *Field {
	return f.add(name, label, help, newPickInput(NewNumberPick(options, *p), p))
}

// pickInput is a pick in a form.
type pickInput struct {
	*Pick
	into *string
}

func newPickInput(pick *Pick, into *string) *pickInput { return &pickInput{pick, into} }

func (p *pickInput) object() fyne.CanvasObject { return p.Object() }
func (p *pickInput) focus() fyne.Focusable     { return p.First() }
func (p *pickInput) typed() []string           { return []string{p.Chosen()} }

func (p *pickInput) take() (string, string) {
	*p.into = p.Chosen()
	return "", ""
}

func (p *pickInput) restore(texts []string) {
	if len(texts) == 1 {
		p.Choose(texts[0])
	}
}

func (p *pickInput) wire(f *Field) {
	p.OnChange = f.edited
	for _, c := range p.cells {
		c.onFocus = f.entered
	}
}
