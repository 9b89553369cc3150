package narrative

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
)

// form is the sheet that is filled in.
type form struct {
	*kit.Form
	asked []*asked
	// finish puts together what is asked for in several questions.
	finish []func()

	choosePhoto func(chosen func(photo []byte, problem string))
}

// asked is one question of a form, and the mark that says more about it.
type asked struct {
	name  string
	field *kit.Field
	label func() string // nil: always the same
	shown func() bool   // nil: always
	clear func()        // forgets the answer
}

var (
	_ sheet = (*form)(nil)
	_ mark  = (*asked)(nil)
)

func newForm(drafts kit.Drafts, key string) *form { return &form{Form: kit.NewForm(drafts, key)} }

func (f *form) ask(name string, field *kit.Field, clear func()) *asked {
	a := &asked{name: name, field: field, clear: clear}
	f.asked = append(f.asked, a)
	field.OnChange(f.settle)
	return a
}

func (f *form) askText(name string, field *kit.Field, p *string) mark {
	return f.ask(name, field, func() { *p = "" })
}

// settle shows the questions that the answers so far make sense of.
func (f *form) settle() {
	for _, finish := range f.finish {
		finish()
	}
	for _, a := range f.asked {
		if a.label != nil {
			a.field.SetLabel(a.label())
		}
		switch {
		case a.shown == nil:
		case a.shown():
			a.field.Show()
		default:
			a.field.Hide()
		}
	}
}

// problems takes in what was typed, forgets the answers to questions that are
// not asked, and says what can't be understood.
func (f *form) problems() []careplan.Problem {
	found := f.Check()
	for _, a := range f.asked {
		if a.shown != nil && !a.shown() {
			a.clear()
			found = slices.DeleteFunc(found, func(p careplan.Problem) bool { return p.Field == a.name })
		}
	}
	for _, finish := range f.finish {
		finish()
	}
	return found
}

func (a *asked) when(ok func() bool) mark {
	a.shown = ok
	return a
}

func (a *asked) says(label func() string) mark {
	a.label = label
	return a
}

func (f *form) line(name, label, help string, p *string) mark {
	return f.askText(name, f.Text(name, label, help, p), p)
}

func (f *form) lines(name, label, help string, p *string) mark {
	return f.askText(name, f.Lines(name, label, help, p), p)
}

func (f *form) date(name, label, help string, p *careplan.Date) mark {
	return f.ask(name, f.Date(name, label, help, p), func() { *p = careplan.Date{} })
}

func (f *form) choice(name, label, help string, options []kit.Option, p *string) mark {
	return f.askText(name, f.Choice(name, label, help, options, p), p)
}

func (f *form) pick(name, label, help string, options []kit.Option, p *string) mark {
	return f.askText(name, f.Pick(name, label, help, options, p), p)
}

func (f *form) outOf10(name, label, help string, p **int) mark {
	var options []kit.Option
	for n := range 11 {
		options = append(options, kit.Option{Value: strconv.Itoa(n), Label: strconv.Itoa(n)})
	}
	chosen := ""
	if *p != nil {
		chosen = strconv.Itoa(**p)
	}
	a := f.ask(name, f.NumberPick(name, label, help, options, &chosen), func() { chosen = "" })
	f.finish = append(f.finish, func() {
		*p = nil
		if n, err := strconv.Atoi(chosen); err == nil {
			*p = &n
		}
	})
	return a
}

func (f *form) actions(name, label, help string, p *[]careplan.Action) mark {
	statuses := goalStatuses()
	var rows [][]string
	for _, a := range *p {
		statuses = withOther(statuses, string(a.Status))
		rows = append(rows, []string{a.What, a.Who, a.When, string(a.Status)})
	}
	columns := []kit.Column{{Label: "what will be done"}, {Label: "who"}, {Label: "when"}, {Label: "how far", Options: statuses}}
	steps := kit.PartNames{One: "Step", Add: "Add a step"}
	a := f.ask(name, f.Parts(name, label, help, steps, columns, &rows), func() { rows = nil })
	f.finish = append(f.finish, func() {
		*p = nil
		for _, r := range rows {
			*p = append(*p, careplan.Action{What: r[0], Who: r[1], When: r[2], Status: careplan.GoalStatus(r[3])})
		}
	})
	return a
}

// ownWords is chosen where none of the offered texts fits.
const ownWords = "own words"

func (f *form) choiceOrOwn(name, label string, offered []string, p *string) mark {
	var options []kit.Option
	for _, o := range offered {
		options = append(options, kit.Option{Value: o, Label: o})
	}
	options = append(options, kit.Option{Value: ownWords, Label: "Something else"})
	chosen, own := *p, ""
	if *p != "" && !slices.Contains(offered, *p) {
		chosen, own = ownWords, *p
	}
	take := func() {
		*p = chosen
		if chosen == ownWords {
			*p = strings.TrimSpace(own)
		}
		f.settle()
	}
	choice := f.Choice(name, label, "", options, &chosen).OnChange(take)
	f.asked = append(f.asked, &asked{name: name, field: choice, clear: func() {}})
	words := f.Text(name+"_own", "In your own words", "", &own).OnChange(take)
	a := &asked{name: name + "_own", field: words, clear: func() {}}
	a.shown = func() bool { return chosen == ownWords }
	f.asked = append(f.asked, a)
	take() // a draft may have answered
	return a
}

func (f *form) flag(name, label, help string, p *bool) mark {
	return f.ask(name, f.Flag(name, label, help, p), func() { *p = false })
}

func (f *form) telephone(name, label, help string, p *careplan.Telephone) mark {
	return f.ask(name, f.Telephone(name, label, help, p), func() { *p = careplan.Telephone{} })
}

func (f *form) telephones(name, label, help string, p *[]careplan.Telephone) mark {
	return f.ask(name, f.Telephones(name, label, help, p), func() { *p = nil })
}

func (f *form) identifier(name string, p *careplan.Identifier) mark {
	return f.ask(name, f.Identifier(name, p), func() { *p = careplan.Identifier{} })
}

func (f *form) photo(name, label, help, says string, p *[]byte) mark {
	how := kit.Photos{
		See:    func(photo []byte) fyne.CanvasObject { return seePhoto(photo, says) },
		Choose: f.choosePhoto,
	}
	return f.ask(name, f.Photo(name, label, help, p, how), func() { *p = nil })
}

func (f *form) part(title string)  { f.Add(kit.Subheading(title)) }
func (f *form) notice(text string) { f.Add(kit.Notice(kit.Plain, "", text)) }
