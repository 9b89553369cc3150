package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"

	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
)

// openDemo makes a vault in a temporary folder and writes Grace Okafor's plan
// into it. It is as encrypted as any other; only the cost of guessing its
// passphrase, which nobody knows, is the lowest.
func openDemo(ctx context.Context) (s *session.Session, clean func(), err error) {
	dir, err := os.MkdirTemp("", "carebottle-demo-")
	if err != nil {
		return nil, nil, fmt.Errorf("folder for the demo: %w", err)
	}
	clean = func() {
		if err := os.RemoveAll(dir); err != nil {
			slog.Error("the demo's folder could not be removed", "error", err)
		}
	}
	s = session.New(session.Options{Dir: dir, Device: deviceName(), KDF: vault.KDF{Time: 1, Memory: 64, Threads: 1}})
	if err := fillDemo(ctx, s); err != nil {
		clean()
		return nil, nil, fmt.Errorf("demo: %w", err)
	}
	return s, clean, nil
}

func fillDemo(ctx context.Context, s *session.Session) error {
	if _, err := s.Create(ctx, []byte(s.Suggest())); err != nil {
		return err
	}
	// Nobody will ever need the code of a vault that is thrown away.
	if err := s.ConfirmRecoveryCode(); err != nil {
		return err
	}
	contents := sample.Grace()
	person, rest := contents[0].(*careplan.Person), contents[1:]
	if err := s.SetKeyboard(ctx, person.FullName); err != nil {
		return err
	}
	plan, err := s.Found(ctx, careplan.Member{Name: person.FullName, Role: careplan.RolePatient}, *person)
	if err != nil {
		return err
	}
	changes := make([]record.Change, len(rest))
	for i, c := range rest {
		changes[i] = record.Change{Status: careplan.Active, Source: careplan.SourcePatient, Content: c}
	}
	_, err = s.Save(ctx, plan, changes...)
	return err
}
