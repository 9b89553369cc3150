package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/vault"
)

// The steps of the security place.
const (
	stepPassphrase = "passphrase"
	stepCode       = "code"
	stepRekey      = "rekey"
	stepRawKey     = "raw-key"
)

func (p *Places) security(h shell.Host, r shell.Route) shell.Page {
	switch {
	case p.handing != nil && r.Step == stepCheck:
		return p.check(h)
	case p.handing != nil && r.Step == stepPaper:
		return p.paper(h)
	}
	switch r.Step {
	case stepPassphrase:
		return p.changePassphrase(h)
	case stepCode:
		return p.newCode(h)
	case stepRekey:
		return p.rekey(h)
	case stepRawKey:
		return p.rawKey(h)
	}
	to := func(step string) func() {
		return func() { h.Go(shell.Route{Place: shell.Security, Step: step}) }
	}
	return shell.Page{
		Title: "What opens this plan",
		Body: kit.Stack(
			kit.Text("Your passphrase opens this plan. Your recovery code opens it when the passphrase is forgotten. Nobody else can open it: not us, not the practice."),
			kit.Rows(
				kit.Row("Change my passphrase", "The old one stops working at once", nil, to(stepPassphrase)),
				kit.Row("Make a new recovery code", "If the paper is lost or somebody saw it", nil, to(stepCode)),
				kit.Row("Make all old codes useless", "If somebody may have a copy of the files and an old code", nil, to(stepRekey)),
				kit.Row("Show the key for other programs", "To open the file without Carebottle", nil, to(stepRawKey)),
			),
		),
	}
}

func (p *Places) changePassphrase(h shell.Host) shell.Page {
	var current, next string
	f := kit.NewForm(nil, "")
	f.Secret("current", "Your passphrase now", "", &current)
	help := "At least 12 characters. Four words that were picked by chance work well, such as: " + p.vault.Suggest()
	field := f.Secret("next", "Your new passphrase", help, &next)
	strength := kit.Soft("")
	field.OnChange(func() {
		s, err := vault.Check([]byte(next))
		switch {
		case next == "":
			strength.Say("")
		case err != nil:
			_, text := shell.Sentence(err)
			strength.Say(text)
		default:
			strength.Say("This passphrase is " + s.String() + ".")
		}
	})
	f.Add(strength)
	change := func() {
		if _, err := vault.Check([]byte(next)); err != nil {
			h.Problem(err)
			return
		}
		from, to := []byte(current), []byte(next)
		h.Busy("Changing the passphrase. This takes a moment.",
			func(ctx context.Context, _ func(float64)) error {
				defer clear(from)
				defer clear(to)
				return p.vault.ChangePassphrase(ctx, from, to)
			},
			func(err error) {
				if err != nil {
					h.Problem(err)
					return
				}
				h.Replace(shell.Route{Place: shell.Security})
				h.Say("The passphrase is changed. Your recovery code stays the same.", nil)
			})
	}
	f.OnSubmit = change
	return shell.Page{
		Title: "Change my passphrase",
		Body:  f.Object(),
		Foot:  kit.MainButton("Change my passphrase", nil, change),
		Focus: f.FirstFocus(),
		Keep:  true,
	}
}

func (p *Places) newCode(h shell.Host) shell.Page {
	begin := func() {
		var code vault.RecoveryCode
		h.Busy("Making a new recovery code.",
			func(ctx context.Context, _ func(float64)) (err error) {
				code, err = p.vault.NewRecoveryCode(ctx)
				return err
			},
			func(err error) { p.made(h, code, err) })
	}
	return shell.Page{
		Title: "Make a new recovery code",
		Body: kit.Stack(
			kit.Text("You will be shown a new code to write down. The old one stops working at once."),
		),
		Foot: kit.MainButton("Make a new code", nil, begin),
	}
}

func (p *Places) rekey(h shell.Host) shell.Page {
	var pass string
	f := kit.NewForm(nil, "")
	f.Secret("passphrase", "Your passphrase", "It stays the same. You will be shown a new recovery code.", &pass)
	start := func() {
		secret := []byte(pass)
		var code vault.RecoveryCode
		h.Busy("Writing your plan again under a new key. It is safe to stop: nothing is lost.",
			func(ctx context.Context, progress func(float64)) (err error) {
				defer clear(secret)
				code, err = p.vault.Rekey(ctx, secret, func(done, total int64) {
					if total > 0 {
						progress(float64(done) / float64(total))
					}
				})
				return err
			},
			func(err error) { p.made(h, code, err) })
	}
	f.OnSubmit = start
	return shell.Page{
		Title: "Make all old codes useless",
		Body: kit.Stack(
			kit.Text("Somebody who copied your files earlier, and knows an old passphrase or code, could open later copies too. This writes the whole plan again under a new key, so that they can't."),
			kit.Text("What they copied before, they can still open."),
			f.Object(),
		),
		Foot:  kit.MainButton("Make all old codes useless", nil, start),
		Focus: f.FirstFocus(),
		Keep:  true,
	}
}

func (p *Places) rawKey(h shell.Host) shell.Page {
	show := func() {
		h.Confirm("Show the key?", "Whoever sees this key can open the file with your plan. Look round first.", "Show the key", func() {
			key, err := p.vault.RawKey()
			if err != nil {
				h.Problem(err)
				return
			}
			p.rawKeyOnce = key
			h.Replace(shell.Route{Place: shell.Security, Step: stepRawKey})
		})
	}
	key := p.rawKeyOnce
	p.rawKeyOnce = ""
	if key == "" {
		return shell.Page{
			Title: "The key for other programs",
			Body: kit.Stack(
				kit.Text("Your plan is an SQLite file encrypted in the format of SQLCipher 4. DB Browser for SQLite opens it with this key, chosen as “raw key”. Nobody is ever locked in."),
			),
			Foot: kit.PlainButton("Show the key", nil, show),
		}
	}
	return shell.Page{
		Title: "The key for other programs",
		Body: kit.Stack(
			kit.Card(kit.Text(key)),
			kit.PlainButton("Copy the key", nil, func() {
				fyne.CurrentApp().Clipboard().SetContent(key)
				h.Say("Copied. Other programs can read what is copied: copy something else when you are done.", nil)
			}),
		),
		Keep: true,
	}
}
