package session

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
)

// The methods below hand on to the record of the moment. Each place names the
// few that it needs.

func (s *Session) Keyboard(ctx context.Context) (string, error) {
	return ask(s, func(r *record.Record) (string, error) { return r.Keyboard(ctx) })
}

func (s *Session) SetKeyboard(ctx context.Context, name string) error {
	return s.tell(func(r *record.Record) error { return r.SetKeyboard(ctx, name) })
}

func (s *Session) Setting(ctx context.Context, key string) (string, error) {
	return ask(s, func(r *record.Record) (string, error) { return r.Setting(ctx, key) })
}

func (s *Session) SetSetting(ctx context.Context, key, value string) error {
	return s.tell(func(r *record.Record) error { return r.SetSetting(ctx, key, value) })
}

func (s *Session) Plans(ctx context.Context) ([]record.Listed, error) {
	return ask(s, func(r *record.Record) ([]record.Listed, error) { return r.Plans(ctx) })
}

func (s *Session) Plan(ctx context.Context, planID string) (careplan.Plan, error) {
	return ask(s, func(r *record.Record) (careplan.Plan, error) { return r.Plan(ctx, planID) })
}

func (s *Session) Found(ctx context.Context, me careplan.Member, person careplan.Person) (string, error) {
	if me.Device == "" {
		me.Device = s.o.Device
	}
	return ask(s, func(r *record.Record) (string, error) { return r.Found(ctx, me, person) })
}

func (s *Session) Save(ctx context.Context, planID string, changes ...record.Change) ([]string, error) {
	return ask(s, func(r *record.Record) ([]string, error) { return r.Save(ctx, planID, changes...) })
}

func (s *Session) History(ctx context.Context, planID, entryID string) ([]careplan.Version, error) {
	return ask(s, func(r *record.Record) ([]careplan.Version, error) { return r.History(ctx, planID, entryID) })
}

// Entry is one entry, of whatever kind, a reading too.
func (s *Session) Entry(ctx context.Context, planID, entryID string) (careplan.Entry, error) {
	return ask(s, func(r *record.Record) (careplan.Entry, error) { return r.Entry(ctx, planID, entryID) })
}

func (s *Session) Readings(ctx context.Context, planID string, m measure.ID, from, to time.Time) ([]careplan.Point, error) {
	return ask(s, func(r *record.Record) ([]careplan.Point, error) { return r.Readings(ctx, planID, m, from, to) })
}

func (s *Session) Latest(ctx context.Context, planID string) ([]careplan.Point, error) {
	return ask(s, func(r *record.Record) ([]careplan.Point, error) { return r.Latest(ctx, planID) })
}

func (s *Session) WeekReadings(ctx context.Context, planID, week string) ([]careplan.Point, error) {
	return ask(s, func(r *record.Record) ([]careplan.Point, error) { return r.WeekReadings(ctx, planID, week) })
}

func (s *Session) Withdrawn(ctx context.Context, planID string, m measure.ID, limit int) ([]careplan.Point, error) {
	return ask(s, func(r *record.Record) ([]careplan.Point, error) { return r.Withdrawn(ctx, planID, m, limit) })
}

// Same tells whether a reading that stands says the same.
func (s *Session) Same(ctx context.Context, planID string, p careplan.Point) (bool, error) {
	return ask(s, func(r *record.Record) (bool, error) { return r.Same(ctx, planID, p) })
}

func (s *Session) Known(ctx context.Context, planID string) (*record.Known, error) {
	return ask(s, func(r *record.Record) (*record.Known, error) { return r.Known(ctx, planID) })
}

// Import takes in a file's readings: all or none. Locking breaks it off.
func (s *Session) Import(ctx context.Context, planID string, imp *careplan.Import, each func(take func(*careplan.Reading) (taken bool, err error)) error) (string, error) {
	return ask(s, func(r *record.Record) (string, error) {
		entry, err := r.Import(ctx, planID, imp, each)
		if errors.Is(err, sql.ErrConnDone) {
			err = fmt.Errorf("%w: %w", vault.ErrLocked, err)
		}
		return entry, err
	})
}

func (s *Session) SaveDraft(ctx context.Context, key string, data []byte) error {
	return s.tell(func(r *record.Record) error { return r.SaveDraft(ctx, key, data) })
}

func (s *Session) DropDraft(ctx context.Context, key string) error {
	return s.tell(func(r *record.Record) error { return r.DropDraft(ctx, key) })
}

// Draft is what was being typed under key.
func (s *Session) Draft(ctx context.Context, key string) ([]byte, bool, error) {
	r, err := s.reading()
	if err != nil {
		return nil, false, err
	}
	return r.Draft(ctx, key)
}

// ClockProblem tells whether something was written more than a day in this
// device's future, and the latest such time.
func (s *Session) ClockProblem(ctx context.Context) (latest time.Time, far bool, err error) {
	r, err := s.reading()
	if err != nil {
		return time.Time{}, false, err
	}
	return r.ClockProblem(ctx)
}

func ask[T any](s *Session, question func(*record.Record) (T, error)) (T, error) {
	r, err := s.reading()
	if err != nil {
		var none T
		return none, err
	}
	return question(r)
}

func (s *Session) tell(what func(*record.Record) error) error {
	r, err := s.reading()
	if err != nil {
		return err
	}
	return what(r)
}
