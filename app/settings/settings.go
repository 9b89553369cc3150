// Package settings knows the places where a person sets how Carebottle looks
// on this device, when it locks, and what opens it.
package settings

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/recovery"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/vault"
)

// Looks keeps how the program shows itself.
type Looks interface {
	Look() shell.Look
	SetLook(shell.Look)
}

// Vault is what these places need of the vault.
type Vault interface {
	Dir() string
	Suggest() string
	ChangePassphrase(ctx context.Context, current, next []byte) error
	NewRecoveryCode(ctx context.Context) (vault.RecoveryCode, error)
	Rekey(ctx context.Context, passphrase []byte, progress func(done, total int64)) (vault.RecoveryCode, error)
	ConfirmRecoveryCode() error
	RawKey() (string, error)
}

// Record is what these places need of the record.
type Record interface {
	Keyboard(ctx context.Context) (string, error)
	SetKeyboard(ctx context.Context, name string) error
}

// Places are the settings and what opens the vault.
type Places struct {
	looks  Looks
	vault  Vault
	record Record
	random io.Reader

	handing    *recovery.Handing // a new code, until it was asked back
	rawKeyOnce string            // until the page that shows it is made
}

// New makes the places. random chooses which parts of a code are asked back.
func New(looks Looks, v Vault, r Record, random io.Reader) *Places {
	return &Places{looks: looks, vault: v, record: r, random: random}
}

// Routes says which places are here.
func (p *Places) Routes() map[shell.Place]shell.Builder {
	return map[shell.Place]shell.Builder{
		shell.Settings: p.settings,
		shell.Security: p.security,
	}
}

// settings takes effect at once: there is nothing to save, and what was chosen
// can be seen.
func (p *Places) settings(h shell.Host, _ shell.Route) shell.Page {
	look := p.looks.Look()
	scale := strconv.Itoa(int(look.Scale*100 + 0.5))
	mode := string(look.Mode)
	contrast := look.HighContrast
	lock := strconv.Itoa(int(look.LockAfter / time.Minute))

	f := kit.NewForm(nil, "")
	sizes := make([]kit.Option, 0, len(shell.Scales))
	for _, s := range shell.Scales {
		n := strconv.Itoa(int(s*100 + 0.5))
		sizes = append(sizes, kit.Option{Value: n, Label: n + " %"})
	}
	f.Choice("scale", "Size of the text", "", sizes, &scale).OnChange(func() {
		n, err := strconv.Atoi(scale)
		if err != nil {
			return
		}
		look.Scale = float32(n) / 100
		p.looks.SetLook(look)
	})
	f.Choice("mode", "Light or dark", "", []kit.Option{
		{Value: string(kit.System), Label: "As this device is set"},
		{Value: string(kit.Light), Label: "Light"},
		{Value: string(kit.Dark), Label: "Dark"},
	}, &mode).OnChange(func() {
		look.Mode = kit.Mode(mode)
		p.looks.SetLook(look)
	})
	f.Flag("contrast", "High contrast", "Only black and white, with thick lines.", &contrast).OnChange(func() {
		look.HighContrast = contrast
		p.looks.SetLook(look)
	})
	times := make([]kit.Option, 0, len(shell.LockTimes))
	for _, d := range shell.LockTimes {
		n := int(d / time.Minute)
		times = append(times, kit.Option{Value: strconv.Itoa(n), Label: fmt.Sprintf("After %d minutes", n)})
	}
	f.Choice("lock", "Lock when nobody is using it", "The screen with the code stays open for as long as it is shown.", times, &lock).OnChange(func() {
		n, err := strconv.Atoi(lock)
		if err != nil {
			return
		}
		look.LockAfter = time.Duration(n) * time.Minute
		p.looks.SetLook(look)
	})
	return shell.Page{
		Title: "Settings",
		Body: kit.Stack(
			f.Object(),
			kit.Row("Passphrase and recovery code", "What opens this plan", nil, func() { h.Go(shell.Route{Place: shell.Security}) }),
			p.keyboard(h),
			kit.Card(
				kit.Subheading("Where your plan is"),
				kit.Text("In this folder, encrypted, and nowhere else:"),
				kit.Text(p.vault.Dir()),
			),
		),
	}
}
