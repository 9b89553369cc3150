// Package welcome knows how somebody begins: making the vault, writing down its
// recovery code, saying whose plan it is, and changing between the plans of one
// vault.
//
// It promises that no plan is begun in the first run before the recovery code
// was shown and asked back, that going back keeps what was typed, and that
// passphrase and code are forgotten here as soon as they have done their work.
// A program closed between making the vault and asking the code back leaves the
// vault knowing that it was not, so that home can offer a new one. It decides
// nothing about what makes a good passphrase: the vault does.
package welcome

import (
	"context"
	"io"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
)

// Vault is what beginning needs of the vault.
type Vault interface {
	Exists() bool
	// Create makes the vault, leaves it unlocked and its record ready.
	Create(ctx context.Context, passphrase []byte) (vault.RecoveryCode, error)
	// ConfirmRecoveryCode notes that the code was written down.
	ConfirmRecoveryCode() error
	// RecoveryCodeConfirmed tells whether it was.
	RecoveryCodeConfirmed() bool
	Suggest() string
	Check(passphrase []byte) (vault.Strength, error)
}

// Record is what beginning needs of the record.
type Record interface {
	Keyboard(ctx context.Context) (string, error)
	SetKeyboard(ctx context.Context, name string) error
	Plans(ctx context.Context) ([]record.Listed, error)
	Found(ctx context.Context, me careplan.Member, person careplan.Person) (planID string, err error)
}

// Places are the screens of beginning.
type Places struct {
	vault  Vault
	record func() Record
	random io.Reader
	first  first
	begun  map[shell.Place]*founding
}

// New makes the places. The record is asked for only once the vault exists;
// random chooses which groups of the code are asked back.
func New(v Vault, rec func() Record, random io.Reader) *Places {
	return &Places{vault: v, record: rec, random: random, begun: map[shell.Place]*founding{}}
}

// Routes are the builders of the places.
func (p *Places) Routes() map[shell.Place]shell.Builder {
	return map[shell.Place]shell.Builder{
		shell.Welcome:      p.welcome,
		shell.Start:        p.start,
		shell.AddPerson:    p.addPerson,
		shell.SwitchPerson: p.switchPerson,
	}
}
