package welcome

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/recovery"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/vault"
)

func (p *Places) words(host shell.Host) shell.Page {
	if p.first.offered == "" {
		p.first.offered = p.vault.Suggest()
	}
	noted := kit.MainButton("I have written them down", nil, next(host, stepType))
	return shell.Page{
		Bare: true,
		Body: step(host, 2, "A passphrase to lock the plan", true,
			kit.Text("You type it each time you open Carebottle. These four words were picked by chance, just now, for you."),
			kit.Card(kit.Heading(p.first.offered)),
			kit.LinkButton("Show me other words", func() {
				p.first.offered, p.first.typed = p.vault.Suggest(), ""
				host.Replace(shell.Route{Place: shell.Welcome, Step: stepWords})
			}),
			kit.Text("Write them on paper now, small letters, with a space between."),
			kit.PlainButton("Use my own passphrase instead", nil, next(host, stepOwn)),
		),
		Foot:  noted,
		Focus: noted,
	}
}

func (p *Places) typeWords(host shell.Host) shell.Page {
	form := kit.NewForm(nil, "")
	form.Secret("typed", "The four words", "From your paper, small letters, with a space between.", &p.first.typed)
	lock := func() {
		if form.Show(typedProblems(p.first.offered, p.first.typed)) {
			return
		}
		p.create(host, p.first.offered)
	}
	form.OnSubmit = lock
	return shell.Page{
		Bare: true,
		Keep: true,
		Body: step(host, 3, "Type the words once", true,
			kit.Text("So that we both know you have them."), form.Object()),
		Foot:  kit.MainButton("Lock the plan with these", nil, lock),
		Focus: form.FirstFocus(),
	}
}

func typedProblems(offered, typed string) []careplan.Problem {
	// The vault takes any number of spaces for one, but keeps capitals apart.
	switch words := strings.Join(strings.Fields(typed), " "); {
	case words == offered:
		return nil
	case strings.EqualFold(words, offered):
		return []careplan.Problem{{Field: "typed", Text: "Nearly. Use small letters only, from the first to the last."}}
	case words == "":
		return []careplan.Problem{{Field: "typed", Text: "Type the four words from your paper."}}
	default:
		return []careplan.Problem{{Field: "typed", Text: "These are not the four words. Press Show to see what you typed, or go back to look at them."}}
	}
}

func (p *Places) own(host shell.Host) shell.Page {
	form := kit.NewForm(nil, "")
	strength := kit.Soft("")
	field := form.Secret("own", "Your passphrase", "At least 12 characters. A few words that don't belong together are strong.", &p.first.own)
	say := func() { strength.Say(p.strength(p.first.own)) }
	field.OnChange(say)
	say()
	form.Add(strength)
	form.Secret("again", "The same once more", "", &p.first.again)
	lock := func() {
		if form.Show(p.ownProblems()) {
			return
		}
		p.create(host, p.first.own)
	}
	form.OnSubmit = lock
	return shell.Page{
		Bare:  true,
		Keep:  true,
		Body:  step(host, 3, "A passphrase of your own", true, form.Object()),
		Foot:  kit.MainButton("Lock the plan with this", nil, lock),
		Focus: form.FirstFocus(),
	}
}

// strength says in words how well typed would stand against guessing.
func (p *Places) strength(typed string) string {
	if typed == "" {
		return ""
	}
	s, err := p.vault.Check([]byte(typed))
	if err != nil {
		return refusal(err, typed)
	}
	switch s {
	case vault.Weak:
		return "Weak: it would be guessed soon. Add words that don't belong together."
	case vault.Fair:
		return "Fair: it keeps out people who are curious. One more word makes it better."
	case vault.Good:
		return "Good: hard to guess."
	default:
		return "Strong: as good as four words picked by chance."
	}
}

func refusal(err error, typed string) string {
	switch {
	case errors.Is(err, vault.ErrPIN):
		return "A number alone can be guessed in minutes. Use words, 12 characters at least."
	case errors.Is(err, vault.ErrTooShort):
		return tooShort(utf8.RuneCountInString(typed))
	default:
		return "This passphrase can't be used. Try another."
	}
}

func tooShort(n int) string {
	switch missing := vault.MinPassphrase - n; {
	case missing > 1:
		return fmt.Sprintf("Too short: %d more characters are needed.", missing)
	default:
		return "Too short: 1 more character is needed."
	}
}

func (p *Places) ownProblems() []careplan.Problem {
	if p.first.own == "" {
		return []careplan.Problem{{Field: "own", Text: "Type a passphrase, or go back to use the four words."}}
	}
	if _, err := p.vault.Check([]byte(p.first.own)); err != nil {
		return []careplan.Problem{{Field: "own", Text: refusal(err, p.first.own)}}
	}
	if p.first.again != p.first.own {
		return []careplan.Problem{{Field: "again", Text: "The two are not the same. Press Show to see what you typed."}}
	}
	return nil
}

// create makes the vault under passphrase and leads on to the recovery code. A
// vault that was made leads on even where the name could not be kept: its code
// is shown only once, and the name is asked for again with the first plan.
func (p *Places) create(host shell.Host, passphrase string) {
	var code vault.RecoveryCode
	name := strings.TrimSpace(p.first.name)
	work := func(ctx context.Context, _ func(float64)) error {
		secret := []byte(passphrase)
		defer clear(secret)
		var err error
		if code, err = p.vault.Create(ctx, secret); err != nil {
			return err
		}
		return p.record().SetKeyboard(ctx, name)
	}
	host.Busy("Making the lock for your plan. It is slow on purpose, so that nobody can try many keys.", work, func(err error) {
		if code == "" {
			host.Problem(err)
			return
		}
		handing, failed := recovery.Hand(code, p.random)
		if failed != nil {
			host.Problem(failed)
			return
		}
		p.first = first{role: p.first.role, name: name, handing: handing}
		host.Replace(shell.Route{Place: shell.Welcome, Step: stepCode})
		if err != nil {
			host.Problem(err)
		}
	})
}
