package record

import (
	"path/filepath"
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/vault"
)

// The record in a real vault: made, locked, unlocked, and moved to another
// installation.
func TestARecordInAVault(t *testing.T) {
	passphrase := []byte("four plain random words")
	dir := filepath.Join(t.TempDir(), "vault")
	options := func(installation string) vault.Options {
		return vault.Options{
			MarkPath: filepath.Join(t.TempDir(), installation), Migrations: Migrations(),
			KDF: vault.KDF{Time: 1, Memory: 8, Threads: 1},
		}
	}
	open := func(v *vault.Vault) *Record {
		mark, err := v.InstallMark()
		if err != nil {
			t.Fatal(err)
		}
		r, err := Open(ctx, v.DB(), Options{Device: "tablet", InstallMark: mark})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	here := options("here")
	v, _, err := vault.Create(ctx, dir, passphrase, here)
	if err != nil {
		t.Fatal(err)
	}
	r := open(v)
	plan, err := r.Found(ctx, graceHerself(), grace())
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	if err := v.Unlock(ctx, passphrase); err != nil {
		t.Fatal(err)
	}
	r = open(v)
	before, err := r.Plan(ctx, plan)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Save(ctx, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}}); err != nil {
		t.Fatal(err)
	}
	if after, err := r.Plan(ctx, plan); err != nil || after.Me != before.Me {
		t.Errorf("unlocking made a new hand: %+v, %v", after.Me, err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}

	if v, err = vault.Open(dir, options("elsewhere")); err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if err := v.Unlock(ctx, passphrase); err != nil {
		t.Fatal(err)
	}
	r = open(v)
	defer r.Close()
	if _, err := r.Save(ctx, plan, Change{Content: &careplan.Allergy{Substance: "Dust"}}); err != nil {
		t.Fatal(err)
	}
	moved, err := r.Plan(ctx, plan)
	if err != nil || moved.Me.ID == before.Me.ID || moved.Me.Role != careplan.RolePatient || len(moved.Of(careplan.KindAllergy)) != 2 {
		t.Errorf("on another installation: %+v, %v", moved, err)
	}
	if err := r.Verify(ctx); err != nil {
		t.Error(err)
	}
}
