package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// The slot file has a copy beside it, for the day on which the disk spoils the one. It is a copy of
// the present file and not of the one before: whenever a wrap is replaced, the copy follows at once, so
// that an old passphrase or code outlives its replacement by milliseconds, or until the next Open where
// the power failed in between.

// readSlots reads the slot file, or its copy where the file is damaged or missing, and makes the other
// one equal.
func (v *Vault) readSlots() (slotFile, error) {
	main, mirror := filepath.Join(v.dir, slotsName), filepath.Join(v.dir, mirrorName)
	data, s, err := readSlotFile(main)
	copied, t, mirrorErr := readSlotFile(mirror)
	switch {
	case err == nil:
		if !bytes.Equal(data, copied) {
			if e := v.writeMirror(data); e != nil && !errors.Is(e, ErrReadOnly) {
				return slotFile{}, e
			}
		}
		return s, nil
	case errors.Is(err, ErrSlotsDamaged) && mirrorErr == nil:
		if e := writeFile(main, copied); e != nil && !isReadOnly(e) && !isDiskFull(e) {
			return slotFile{}, diskError("slot file", e)
		}
		return t, nil
	}
	return slotFile{}, err
}

func readSlotFile(path string) ([]byte, slotFile, error) {
	data, err := readSmall(path)
	if errors.Is(err, fs.ErrPermission) {
		return nil, slotFile{}, diskError("slot file", err)
	}
	if err != nil {
		return nil, slotFile{}, fmt.Errorf("%w: %w", ErrSlotsDamaged, err)
	}
	s, err := decodeSlots(data)
	return data, s, err
}

// writeSlots makes s the vault's slot file, and then its copy. Once the first has happened the change
// is made. Where the copy cannot be written it is removed, rather than left with wraps that no longer
// count; only where that fails too there is an error, ErrOldSlotsKept.
func (v *Vault) writeSlots(s slotFile) error {
	data, err := encodeSlots(s)
	if err != nil {
		return err
	}
	if err := writeFile(filepath.Join(v.dir, slotsName), data); err != nil {
		return diskError("slot file", err)
	}
	v.mu.Lock()
	v.slots = s
	v.mu.Unlock()
	v.o.step("slot file replaced")
	if err := v.writeMirror(data); err != nil {
		return fmt.Errorf("%w: %w", ErrOldSlotsKept, err)
	}
	return nil
}

func (v *Vault) writeMirror(data []byte) error {
	mirror := filepath.Join(v.dir, mirrorName)
	err := writeFile(mirror, data)
	if err == nil {
		return nil
	}
	if e := removeIfThere(mirror); e != nil {
		return diskError("copy of the slot file", errors.Join(err, e))
	}
	return diskError("vault folder", syncDir(v.dir))
}

// ChangePassphrase wraps the database key under another passphrase. It asks for the present one, and
// counts it as Unlock does. Errors: ErrLocked, ErrTooShort, ErrWrongPassphrase, *WaitError, ErrDiskFull.
//
// Whoever has a copy of the old slot file and knows the old passphrase still has the key: Rekey helps
// against that.
func (v *Vault) ChangePassphrase(ctx context.Context, current, next []byte) error {
	v.work.Lock()
	defer v.work.Unlock()
	if v.Locked() {
		return ErrLocked
	}
	if _, err := Check(next); err != nil {
		return err
	}
	key, err := v.tryPassphrase(ctx, current)
	if err != nil {
		return err
	}
	defer key.zero()
	p := normalise(next)
	defer p.zero()
	s := v.slots
	if err := s.wrapPassphrase(v.o.Rand, key, p, v.keptKDF()); err != nil {
		return err
	}
	return v.writeSlots(s)
}

// keptKDF is what the vault's passphrase costs now, and no less than today's default.
func (v *Vault) keptKDF() KDF {
	if v.o.KDF != (KDF{}) {
		return v.o.KDF
	}
	k := v.slots.Passphrase.cost()
	if uint64(k.Time)*uint64(k.Memory) < uint64(DefaultKDF.Time)*uint64(DefaultKDF.Memory) || k.Memory < DefaultKDF.Memory {
		return DefaultKDF
	}
	return k
}

// NewRecoveryCode replaces the recovery code of an unlocked vault. The one before opens it no longer.
// Beside ErrOldSlotsKept there is a code: it is the one that opens the vault now.
func (v *Vault) NewRecoveryCode(ctx context.Context) (RecoveryCode, error) {
	v.work.Lock()
	defer v.work.Unlock()
	if v.Locked() {
		return "", ErrLocked
	}
	if err := v.usable(ctx); err != nil {
		return "", err
	}
	code, bits, err := newRecoveryCode(v.o.Rand)
	if err != nil {
		return "", err
	}
	defer bits.zero()
	s := v.slots
	if err := s.wrapRecovery(v.o.Rand, v.key, bits); err != nil {
		return "", err
	}
	if err := v.writeSlots(s); err != nil && !errors.Is(err, ErrOldSlotsKept) {
		return "", err
	} else {
		return code, err
	}
}

// ConfirmRecoveryCode notes that the owner has written the present code down. Until then
// RecoveryCodeConfirmed says no, also after a crash: offer them a new one.
func (v *Vault) ConfirmRecoveryCode() error {
	v.work.Lock()
	defer v.work.Unlock()
	if v.Locked() {
		return ErrLocked
	}
	s := v.slots
	if s.Recovery.Confirmed {
		return nil
	}
	s.Recovery.Confirmed = true
	return v.writeSlots(s)
}

// RecoveryCodeConfirmed tells whether the present code is known to have been written down.
func (v *Vault) RecoveryCodeConfirmed() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.slots.Recovery.Confirmed
}
