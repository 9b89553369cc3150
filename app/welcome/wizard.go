package welcome

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/recovery"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// The steps of the first run, in order. Either of stepType and stepOwn comes
// after stepWords.
const (
	stepWho   = ""
	stepName  = "name"
	stepWords = "words" // four words are offered
	stepType  = "type"  // the offered words are typed once
	stepOwn   = "own"   // a passphrase of one's own, typed twice
	stepCode  = "code"  // the recovery code is shown
	stepCheck = "check" // and asked back in part
)

// first is what was chosen and typed in the first run so far.
type first struct {
	role       careplan.Role
	name       string
	offered    string // the four words
	typed      string // the four words as typed back
	own, again string
	handing    *recovery.Handing // the recovery code, until it was asked back
}

// welcome never shows a step that the vault has left behind: once it exists,
// the passphrase can't be chosen again here.
func (p *Places) welcome(host shell.Host, r shell.Route) shell.Page {
	switch {
	case p.first.handing != nil && r.Step == stepCheck:
		return p.check(host)
	case p.first.handing != nil:
		return p.code(host)
	case p.vault.Exists():
		return p.start(host, r)
	}
	switch r.Step {
	case stepName:
		return p.name(host)
	case stepWords:
		return p.words(host)
	case stepType:
		return p.typeWords(host)
	case stepOwn:
		return p.own(host)
	default:
		return p.who(host)
	}
}

// step lays out one step: where one is, a way back, what is asked.
func step(host shell.Host, n int, title string, back bool, parts ...fyne.CanvasObject) fyne.CanvasObject {
	top := []fyne.CanvasObject{}
	if back {
		top = append(top, kit.LinkButton("Go back", host.Back))
	}
	if n > 0 {
		top = append(top, kit.Soft(fmt.Sprintf("Step %d of 5", n)))
	}
	top = append(top, kit.Heading(title))
	return kit.Stack(append(top, parts...)...)
}

func next(host shell.Host, step string) func() {
	return func() { host.Go(shell.Route{Place: shell.Welcome, Step: step}) }
}

func (p *Places) who(host shell.Host) shell.Page {
	choose := func(role careplan.Role) func() {
		return func() {
			p.first.role = role
			next(host, stepName)()
		}
	}
	mine := kit.MainButton("My own plan", nil, choose(careplan.RolePatient))
	return shell.Page{
		Bare: true,
		Body: step(host, 0, "Welcome to Carebottle", false,
			kit.Text("A care plan that you hold yourself. It says what helpers must know about you, and shows it in an emergency."),
			kit.Text("It stays on this device, locked. It needs no internet and no account."),
			kit.Subheading("Whose plan do you want to write?"),
			mine,
			kit.PlainButton("I look after someone", nil, choose(careplan.RoleCarer)),
		),
		Focus: mine,
	}
}

func (p *Places) name(host shell.Host) shell.Page {
	form := kit.NewForm(nil, "") // nothing can be kept before there is a vault
	form.Text("name", "Your name", "It is written beside everything that you put into the plan.", &p.first.name)
	on := func() {
		if form.Show(nameProblems(p.first.name)) {
			return
		}
		next(host, stepWords)()
	}
	form.OnSubmit = on
	return shell.Page{
		Bare:  true,
		Keep:  true,
		Body:  step(host, 1, "Who is at the keyboard?", true, form.Object()),
		Foot:  kit.MainButton("Next: a passphrase", nil, on),
		Focus: form.FirstFocus(),
	}
}
