package settings

import (
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/recovery"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/vault"
)

// The steps that hand a new code over.
const (
	stepPaper = "paper"
	stepCheck = "check"
)

// made hands a new recovery code over. A code that was made is shown even
// where something went wrong after it: the old one no longer opens anything.
func (p *Places) made(h shell.Host, code vault.RecoveryCode, err error) {
	if code == "" {
		h.Problem(err)
		return
	}
	handing, failed := recovery.Hand(code, p.random)
	if failed != nil {
		h.Problem(failed)
		return
	}
	p.handing = handing
	h.Replace(shell.Route{Place: shell.Security, Step: stepPaper})
	h.Problem(err)
}

func (p *Places) paper(h shell.Host) shell.Page {
	written := kit.MainButton("I have written it down", nil, func() {
		h.Replace(shell.Route{Place: shell.Security, Step: stepCheck})
	})
	return shell.Page{
		Title: "Your new recovery code",
		Body:  p.handing.Paper(),
		Foot:  written,
		Focus: written,
		Keep:  true,
	}
}

func (p *Places) check(h shell.Host) shell.Page {
	var form *kit.Form
	on := func() {
		if form.Show(p.handing.Problems()) {
			return
		}
		if err := p.vault.ConfirmRecoveryCode(); err != nil {
			h.Problem(err)
			return
		}
		p.handing = nil
		h.Replace(shell.Route{Place: shell.Security})
		h.Say("The new recovery code is in force. Throw the old paper away.", nil)
	}
	form = p.handing.Ask(on)
	return shell.Page{
		Title: "Check what you wrote",
		Body: kit.Stack(
			kit.Text("Look at your paper and type two parts of the code."), form.Object(),
			kit.LinkButton("Show the code again", func() {
				h.Replace(shell.Route{Place: shell.Security, Step: stepPaper})
			})),
		Foot:  kit.MainButton("Check my paper", nil, on),
		Focus: form.FirstFocus(),
		Keep:  true,
	}
}
