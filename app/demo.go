package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"time"

	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
	"github.com/carebottle/carebottle/internal/measure"
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
	if err := fillDemo(ctx, s, now()); err != nil {
		clean()
		return nil, nil, fmt.Errorf("demo: %w", err)
	}
	return s, clean, nil
}

func fillDemo(ctx context.Context, s *session.Session, now time.Time) error {
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
	week := sample.GraceWeek(now)
	ids, err := s.Save(ctx, plan, written(append([]careplan.Content{week}, rest...))...)
	if err != nil {
		return err
	}
	_, err = s.Save(ctx, plan, written(measured(now, week, ids[0]))...)
	return err
}

// demoDays is how long Grace has been measuring.
const demoDays = 120

// measured is what Grace has measured: from when her week began, her blood
// pressure for that alone.
func measured(now time.Time, week *careplan.PressureWeek, entry string) []careplan.Content {
	all := slices.DeleteFunc(sample.GraceReadings(now, demoDays), func(r careplan.Reading) bool {
		return r.Measure == measure.BloodPressure && !week.Started.After(r.At)
	})
	all = append(all, sample.GraceWeekReadings(now, entry)...)
	contents := make([]careplan.Content, len(all))
	for i := range all {
		contents[i] = &all[i]
	}
	return contents
}

// written are contents as Grace writes them.
func written(contents []careplan.Content) []record.Change {
	changes := make([]record.Change, len(contents))
	for i, c := range contents {
		changes[i] = record.Change{Status: careplan.Active, Source: sample.Source(c, careplan.RolePatient), Content: c}
	}
	return changes
}
