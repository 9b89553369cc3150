//go:build linux

package windowtest

import (
	"context"
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
)

// seed puts a vault there before the program is started: a plan, for tests that
// are about something else than writing one. Its passphrase is that of
// [person.unlock], and cheaper to guess than in use.
func (p place) seed(t testing.TB, now time.Time, contents []careplan.Content) {
	t.Helper()
	ctx := context.Background()
	s := session.New(session.Options{Dir: p.vault(), Marks: p.marks(), Device: "computer",
		KDF: vault.KDF{Time: 1, Memory: 64, Threads: 1}, Now: func() time.Time { return now }})
	defer func() { ok(t, s.Close()) }()
	_, err := s.Create(ctx, []byte(passphrase))
	ok(t, err)
	ok(t, s.ConfirmRecoveryCode())
	me := contents[0].(*careplan.Person)
	ok(t, s.SetKeyboard(ctx, me.FullName))
	plan, err := s.Found(ctx, careplan.Member{Name: me.FullName, Role: careplan.RolePatient}, *me)
	ok(t, err)
	var changes []record.Change
	for _, c := range contents[1:] {
		changes = append(changes, record.Change{Content: c})
	}
	_, err = s.Save(ctx, plan, changes...)
	ok(t, err)
}
