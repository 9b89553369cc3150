package shelltest

import (
	"context"
	"crypto/rand"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
)

// Kept is a real vault in a temporary folder and, once it is made, the real
// record in it. Only its passphrase is cheaper to guess than in use.
type Kept struct {
	*record.Record // nil before the vault is made
	Vault          *vault.Vault

	tb  testing.TB
	dir string
	now func() time.Time

	ahead time.Duration
}

// Empty is a folder without a vault, for what makes one.
func Empty(tb testing.TB, now func() time.Time) *Kept {
	tb.Helper()
	k := &Kept{tb: tb, dir: tb.TempDir(), now: now}
	tb.Cleanup(k.close)
	return k
}

// Keep is a vault with an empty record.
func Keep(tb testing.TB) *Kept {
	tb.Helper()
	clock := time.Date(2026, time.May, 14, 10, 0, 0, 0, time.UTC)
	k := Empty(tb, func() time.Time {
		clock = clock.Add(time.Second)
		return clock
	})
	if _, err := k.Create(tb.Context(), []byte("four words for a test")); err != nil {
		tb.Fatal(err)
	}
	return k
}

func (k *Kept) close() {
	if k.Vault == nil {
		return
	}
	if err := k.Record.Close(); err != nil {
		k.tb.Error(err)
	}
	if err := k.Vault.Close(); err != nil {
		k.tb.Error(err)
	}
}

// Lock closes the record, which holds connections of the vault, and locks.
func (k *Kept) Lock() {
	k.tb.Helper()
	if err := k.Record.Close(); err != nil {
		k.tb.Fatal(err)
	}
	if err := k.Vault.Lock(); err != nil {
		k.tb.Fatal(err)
	}
}

// Exists tells whether the vault was made.
func (k *Kept) Exists() bool { return vault.Exists(k.dir) }

// Create makes the vault and opens its record.
func (k *Kept) Create(ctx context.Context, passphrase []byte) (vault.RecoveryCode, error) {
	v, code, err := vault.Create(ctx, k.dir, passphrase, vault.Options{
		Migrations: record.Migrations(),
		KDF:        vault.KDF{Time: 1, Memory: 64, Threads: 1},
	})
	if err != nil {
		return "", err
	}
	r, err := record.Open(ctx, v.DB(), record.Options{Now: func() time.Time { return k.now().Add(k.ahead) }, Device: "kitchen laptop"})
	if err != nil {
		return "", err
	}
	k.Vault, k.Record = v, r
	return code, nil
}

// Ahead moves the clock of what is written from now on.
func (k *Kept) Ahead(by time.Duration) { k.ahead += by }

// Suggest is four random words.
func (k *Kept) Suggest() string { return vault.Suggest(rand.Reader) }

// Check judges a passphrase.
func (k *Kept) Check(passphrase []byte) (vault.Strength, error) { return vault.Check(passphrase) }

// ConfirmRecoveryCode notes that the code was written down.
func (k *Kept) ConfirmRecoveryCode() error { return k.Vault.ConfirmRecoveryCode() }

// RecoveryCodeConfirmed tells whether it was.
func (k *Kept) RecoveryCodeConfirmed() bool { return k.Vault.RecoveryCodeConfirmed() }

// Begin founds a plan for person and saves contents in it, all active and said
// by who typed.
func (k *Kept) Begin(name string, role careplan.Role, person careplan.Person, contents ...careplan.Content) (planID string) {
	k.tb.Helper()
	id, err := k.Found(k.tb.Context(), careplan.Member{Name: name, Role: role}, person)
	if err != nil {
		k.tb.Fatal(err)
	}
	k.Add(id, contents...)
	return id
}

// Add saves contents as new entries and gives their ids.
func (k *Kept) Add(planID string, contents ...careplan.Content) []string {
	k.tb.Helper()
	if len(contents) == 0 {
		return nil
	}
	changes := make([]record.Change, len(contents))
	for i, c := range contents {
		changes[i] = record.Change{Status: careplan.Active, Source: careplan.SourcePatient, Content: c}
	}
	ids, err := k.Save(k.tb.Context(), planID, changes...)
	if err != nil {
		k.tb.Fatal(err)
	}
	return ids
}

// Show makes h show the plan, and build its page anew when the plan changes.
func (k *Kept) Show(h *Host, planID string) {
	k.tb.Helper()
	h.Read = func() careplan.Plan {
		plan, err := k.Plan(k.tb.Context(), planID)
		if err != nil {
			k.tb.Fatal(err)
		}
		return plan
	}
	k.tb.Cleanup(k.Subscribe(func(c record.Changed) {
		if c.Plan == planID && !h.page.Keep {
			h.Rebuild()
		}
	}))
}
