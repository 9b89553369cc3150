package welcome

import (
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
)

func (p *Places) code(host shell.Host) shell.Page {
	written := kit.MainButton("I have written it down", nil, next(host, stepCheck))
	return shell.Page{
		Bare:  true,
		Body:  step(host, 4, "Your recovery code", false, p.first.handing.Paper()),
		Foot:  written,
		Focus: written,
	}
}

func (p *Places) check(host shell.Host) shell.Page {
	var form *kit.Form
	on := func() {
		if form.Show(p.first.handing.Problems()) {
			return
		}
		p.confirmed(host)
	}
	form = p.first.handing.Ask(on)
	return shell.Page{
		Bare: true,
		Keep: true,
		Body: step(host, 5, "Check what you wrote", true,
			kit.Text("Look at your paper and type two parts of the code."), form.Object()),
		Foot:  kit.MainButton("Check my paper", nil, on),
		Focus: form.FirstFocus(),
	}
}

// confirmed forgets the code, and leads on to the first plan.
func (p *Places) confirmed(host shell.Host) {
	if err := p.vault.ConfirmRecoveryCode(); err != nil {
		host.Problem(err)
		return
	}
	p.first = first{role: p.first.role, name: p.first.name}
	host.Replace(shell.Route{Place: shell.Start})
}
