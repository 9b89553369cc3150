package welcome

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// founding is a plan that is being begun: whose it is and who writes.
type founding struct {
	typist string
	role   string
	person careplan.Person
}

func (p *Places) start(host shell.Host, r shell.Route) shell.Page {
	return p.found(host, r.Place, "Whose plan is it?", false)
}

func (p *Places) addPerson(host shell.Host, r shell.Route) shell.Page {
	return p.found(host, r.Place, "Another person's plan", true)
}

func (p *Places) found(host shell.Host, place shell.Place, title string, back bool) shell.Page {
	ctx := context.Background()
	typist, err := p.record().Keyboard(ctx)
	if err != nil {
		host.Problem(err)
	}
	listed, err := p.record().Plans(ctx)
	if err != nil {
		host.Problem(err)
	}
	f, ok := p.begun[place]
	if !ok {
		f = p.begin(typist, listed)
		p.begun[place] = f
	}
	form := p.foundingForm(host, f, place, typist == "")
	begin := func() { p.onBegin(host, form, f, place, listed) }
	parts := []fyne.CanvasObject{}
	if !back && !p.vault.RecoveryCodeConfirmed() {
		parts = append(parts, kit.Notice(kit.Warn, "Your recovery code was not checked",
			"You can go on. A new code can be made from the home screen."))
	}
	return shell.Page{
		Bare:  true,
		Keep:  true,
		Body:  step(host, 0, title, back, append(parts, form.Object())...),
		Foot:  kit.MainButton("Begin this plan", nil, begin),
		Focus: form.FirstFocus(),
		Flush: form.Flush,
	}
}

// begin fills in what can be known: who chose "my own plan" in the first run,
// or has no own plan yet; and a colour that no other plan has.
func (p *Places) begin(typist string, listed []record.Listed) *founding {
	f := &founding{typist: typist, role: string(p.first.role)}
	if len(listed) > 0 {
		f.role = ""
	}
	if f.role == string(careplan.RolePatient) {
		f.person.FullName = typist
	}
	f.person.Colour = freeColour(listed)
	return f
}

func freeColour(listed []record.Listed) string {
	colours := careplan.Colours()
	for _, c := range colours {
		if !slices.ContainsFunc(listed, func(l record.Listed) bool { return l.Colour == c }) {
			return c
		}
	}
	return colours[len(listed)%len(colours)]
}

func (p *Places) foundingForm(host shell.Host, f *founding, place shell.Place, askTypist bool) *kit.Form {
	form := kit.NewForm(host.Drafts(), "welcome."+string(place))
	if askTypist {
		form.Text("name", "Your name", "Who is at the keyboard.", &f.typist)
	}
	name := form.Text("full_name", "Full name", "As on letters from the practice or hospital.", &f.person.FullName)
	form.Text("preferred_name", "Likes to be called", "Leave it empty if it is the same.", &f.person.PreferredName)
	born := form.Date("born", "Date of birth", "Such as 3 March 1951.", &f.person.Born)
	form.Choice("role", "Is this your own plan?", "", []kit.Option{
		{Value: string(careplan.RolePatient), Label: "Yes, it is about me"},
		{Value: string(careplan.RoleCarer), Label: "No, I look after this person"},
	}, &f.role)
	colour := form.Choice("colour", "Colour of this plan", "It marks every screen of the plan, so that two plans are not mixed up.", kit.PersonColours(), &f.person.Colour)
	mark := container.NewStack()
	show := func() {
		name, born := f.person.FullName, ""
		if strings.TrimSpace(name) == "" {
			name = "The name"
		}
		if !f.person.Born.IsZero() {
			born = "born " + f.person.Born.String()
		}
		mark.Objects = []fyne.CanvasObject{kit.Banner(name, born, "", f.person.Colour)}
		mark.Refresh()
	}
	for _, field := range []*kit.Field{name, born, colour} {
		field.OnChange(show)
	}
	show()
	form.Add(kit.Soft("This stands on top of every screen of the plan:"))
	form.Add(mark)
	return form
}

func (p *Places) onBegin(host shell.Host, form *kit.Form, f *founding, place shell.Place, listed []record.Listed) {
	if len(form.Check()) > 0 || form.Show(f.problems(host)) {
		return
	}
	found := func() { p.make(host, form, f, place) }
	if twinOf(f.person, listed) {
		host.Confirm("There is a plan for this person",
			"A plan with this name and date of birth is here already. Two plans for one person are easily mixed up.",
			"Begin a second plan", found)
		return
	}
	found()
}

func (p *Places) make(host shell.Host, form *kit.Form, f *founding, place shell.Place) {
	ctx := context.Background()
	name := strings.TrimSpace(f.typist)
	if err := p.record().SetKeyboard(ctx, name); err != nil {
		host.Problem(err)
		return
	}
	id, err := p.record().Found(ctx, careplan.Member{Name: name, Role: careplan.Role(f.role)}, f.person)
	if err != nil {
		host.Problem(err)
		return
	}
	form.Done()
	delete(p.begun, place)
	p.first = first{}
	host.SwitchTo(id)
}

func (f *founding) problems(host shell.Host) []careplan.Problem {
	found := nameProblems(f.typist)
	if f.role == "" {
		found = append(found, careplan.Problem{Field: "role", Text: "Choose whose plan this is."})
	}
	found = append(found, careplan.ProblemsAt(&f.person, host.Now())...)
	if f.person.Born.IsZero() {
		found = append(found, careplan.Problem{Field: "born", Text: "Type the date of birth. It tells people with the same name apart."})
	}
	return unique(found)
}

// unique keeps the first problem of each field.
func unique(all []careplan.Problem) []careplan.Problem {
	var kept []careplan.Problem
	for _, p := range all {
		if !slices.ContainsFunc(kept, func(k careplan.Problem) bool { return k.Field == p.Field }) {
			kept = append(kept, p)
		}
	}
	return kept
}

func twinOf(person careplan.Person, listed []record.Listed) bool {
	same := func(l record.Listed) bool {
		return l.Born == person.Born && strings.EqualFold(words(l.Name), words(person.FullName))
	}
	return slices.ContainsFunc(listed, same)
}

func words(name string) string { return strings.Join(strings.Fields(name), " ") }
