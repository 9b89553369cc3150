// Package session knows the one vault of a run of the program, and hands the
// places the record that is in it while it is unlocked.
package session

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
)

// Session is the vault of this run and, while it is unlocked, the record in
// it. Locking takes the record away, and its methods answer vault.ErrLocked
// until it is back. It may be used from any goroutine.
type Session struct {
	o Options

	subscribers subscribers

	unlocking sync.Mutex // held while a passphrase or a code is tried

	mu     sync.Mutex
	vault  *vault.Vault // nil before it is made, or where opening failed
	record *record.Record
}

// Options say where the vault is and what this device is called.
type Options struct {
	Dir    string    // the vault's folder
	Marks  string    // tells this installation's vaults from copies; see vault.Options
	Device string    // the word for this device in the history of a plan
	KDF    vault.KDF // instead of calibrating, where it is not zero

	Now func() time.Time // nil takes the machine's clock
}

// New makes a session; Open or Create brings its vault.
func New(o Options) *Session {
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Session{o: o}
}

func (s *Session) options() vault.Options {
	return vault.Options{MarkPath: s.o.Marks, Migrations: record.Migrations(), KDF: s.o.KDF, Now: s.o.Now}
}

// Open takes hold of the vault if there is one, and if it is not held yet; it
// stays locked.
func (s *Session) Open() error {
	if _, err := s.held(); err == nil || !vault.Exists(s.o.Dir) {
		return nil
	}
	v, err := vault.Open(s.o.Dir, s.options())
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.vault = v
	return nil
}

// Close locks the vault and gives it up for other processes.
func (s *Session) Close() error {
	closed := s.closeRecord()
	s.mu.Lock()
	v := s.vault
	s.vault = nil
	s.mu.Unlock()
	if v == nil {
		return closed
	}
	return errors.Join(closed, v.Close())
}

// Dir is where the vault is.
func (s *Session) Dir() string { return s.o.Dir }

// Exists tells whether there is a vault.
func (s *Session) Exists() bool { return vault.Exists(s.o.Dir) }

// Create makes the vault and opens its record.
func (s *Session) Create(ctx context.Context, passphrase []byte) (vault.RecoveryCode, error) {
	v, code, err := vault.Create(ctx, s.o.Dir, passphrase, s.options())
	if err != nil {
		return "", err
	}
	s.mu.Lock()
	s.vault = v // from here on it is held, whatever comes of the record
	s.mu.Unlock()
	return code, s.read(ctx, v)
}

// read opens the record of an unlocked vault.
func (s *Session) read(ctx context.Context, v *vault.Vault) error {
	db := v.DB()
	if db == nil {
		return vault.ErrLocked // somebody locked it meanwhile
	}
	mark, err := v.InstallMark()
	if err != nil && !errors.Is(err, vault.ErrNoMark) {
		// Nobody is kept from their plan for this. A mark that no installation
		// has makes the record write as a copy would: with a hand of its own.
		slog.Warn("session: this run counts as a copy", "error", err)
		mark = make([]byte, 16)
		if _, err := rand.Read(mark); err != nil {
			return errors.Join(err, v.Lock())
		}
	}
	r, err := record.Open(ctx, db, record.Options{
		Now: s.o.Now, Rand: rand.Reader, Device: s.o.Device, InstallMark: mark,
	})
	if err != nil {
		return errors.Join(err, v.Lock())
	}
	r.Subscribe(s.subscribers.tell) // for as long as this record is the one
	s.mu.Lock()
	defer s.mu.Unlock()
	s.record = r
	return nil
}

// held is the vault, or why there is none to work with.
func (s *Session) held() (*vault.Vault, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.vault == nil {
		return nil, vault.ErrClosed
	}
	return s.vault, nil
}

// Locked tells whether the record can't be read now.
func (s *Session) Locked() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.record == nil
}

// Lock closes the record and zeroes the keys.
func (s *Session) Lock() error {
	v, err := s.held()
	if err != nil {
		return nil // there is nothing that could be open
	}
	return errors.Join(s.closeRecord(), v.Lock())
}

// closeRecord takes the record away from whoever holds on to the session.
func (s *Session) closeRecord() error {
	s.mu.Lock()
	r := s.record
	s.record = nil
	s.mu.Unlock()
	if r == nil {
		return nil
	}
	return r.Close()
}

// Wait is the time before another try is taken.
func (s *Session) Wait() time.Duration {
	v, err := s.held()
	if err != nil {
		return 0
	}
	return v.Wait()
}

// Unlock opens vault and record with the passphrase.
func (s *Session) Unlock(ctx context.Context, passphrase []byte) error {
	return s.unlock(ctx, func(v *vault.Vault) error { return v.Unlock(ctx, passphrase) })
}

// UnlockWithCode opens vault and record with the recovery code.
func (s *Session) UnlockWithCode(ctx context.Context, code string) error {
	return s.unlock(ctx, func(v *vault.Vault) error { return v.UnlockWithCode(ctx, code) })
}

func (s *Session) unlock(ctx context.Context, by func(*vault.Vault) error) error {
	v, err := s.held()
	if err != nil {
		return err
	}
	s.unlocking.Lock()
	defer s.unlocking.Unlock()
	if err := by(v); err != nil || !s.Locked() {
		return err // where it was open already nobody would close a second record
	}
	return s.read(ctx, v)
}

// Suggest is four random words.
func (s *Session) Suggest() string { return vault.Suggest(rand.Reader) }

// Check judges a passphrase that somebody wants to use.
func (s *Session) Check(passphrase []byte) (vault.Strength, error) { return vault.Check(passphrase) }

// ChangePassphrase wraps the key anew.
func (s *Session) ChangePassphrase(ctx context.Context, current, next []byte) error {
	v, err := s.held()
	if err != nil {
		return err
	}
	return v.ChangePassphrase(ctx, current, next)
}

// NewRecoveryCode replaces the recovery code.
func (s *Session) NewRecoveryCode(ctx context.Context) (vault.RecoveryCode, error) {
	v, err := s.held()
	if err != nil {
		return "", err
	}
	return v.NewRecoveryCode(ctx)
}

// RawKey is the key for other programs.
func (s *Session) RawKey() (string, error) {
	v, err := s.held()
	if err != nil {
		return "", err
	}
	if v.Locked() {
		return "", vault.ErrLocked
	}
	return v.RawKey(), nil
}

// Rekey writes the vault under a new key; the record is read from the new file.
func (s *Session) Rekey(ctx context.Context, passphrase []byte, progress func(done, total int64)) (vault.RecoveryCode, error) {
	v, err := s.held()
	if err != nil {
		return "", err
	}
	closed := s.closeRecord() // Rekey replaces the database that it reads from
	code, err := v.Rekey(ctx, passphrase, progress)
	if v.Locked() {
		return code, errors.Join(err, closed)
	}
	return code, errors.Join(err, closed, s.read(context.WithoutCancel(ctx), v))
}

// reading is the record, or why it can't be read.
func (s *Session) reading() (*record.Record, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.record == nil {
		return nil, vault.ErrLocked
	}
	return s.record, nil
}

// ConfirmRecoveryCode notes that the code in force was written down.
func (s *Session) ConfirmRecoveryCode() error {
	v, err := s.held()
	if err != nil {
		return err
	}
	return v.ConfirmRecoveryCode()
}

// RecoveryCodeConfirmed tells whether the code in force was written down.
func (s *Session) RecoveryCodeConfirmed() bool {
	v, err := s.held()
	return err == nil && v.RecoveryCodeConfirmed()
}
