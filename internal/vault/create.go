package vault

import (
	"context"
	"errors"
	"os"
)

// Create makes a vault in dir (with mode 0700 where it is missing) and leaves it unlocked. The recovery
// code exists nowhere else: show it, have it written down, then call ConfirmRecoveryCode. Errors:
// ErrExists, ErrInUse, ErrTooShort, ErrReadOnly, ErrDiskFull.
func Create(ctx context.Context, dir string, passphrase []byte, o Options) (*Vault, RecoveryCode, error) {
	if _, err := Check(passphrase); err != nil {
		return nil, "", err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, "", diskError("vault folder", err)
	}
	v := &Vault{dir: dir, o: o.withDefaults()}
	if err := v.hold(); err != nil {
		return nil, "", err
	}
	code, err := v.create(ctx, passphrase)
	if err != nil {
		return nil, "", errors.Join(err, v.Close())
	}
	return v, code, nil
}

func (v *Vault) create(ctx context.Context, passphrase []byte) (RecoveryCode, error) {
	if Exists(v.dir) {
		return "", ErrExists
	}
	if err := v.removeDatabases(v.isUnfinished); err != nil {
		return "", err
	}
	id, err := randomBytes(v.o.Rand, idSize)
	if err != nil {
		return "", err
	}
	s := slotFile{Format: slotFormat, Version: slotVersion, Vault: id, Generation: 1}
	if s.Salt, err = randomBytes(v.o.Rand, saltSize); err != nil {
		return "", err
	}
	key, err := randomBytes(v.o.Rand, keySize)
	if err != nil {
		return "", err
	}
	code, err := v.fillSlots(&s, key, passphrase, v.newKDF())
	if err != nil {
		secret(key).zero()
		return "", err
	}
	if err := v.makeDatabase(ctx, key, s); err != nil {
		secret(key).zero()
		return "", errors.Join(err, v.removeDatabases(v.isUnfinished))
	}
	v.o.step("database made")
	if err := v.writeSlots(s); err != nil {
		secret(key).zero()
		return "", err
	}
	v.o.step("slots written")
	return code, v.openWith(ctx, key)
}

// fillSlots wraps key under the passphrase and a new recovery code.
func (v *Vault) fillSlots(s *slotFile, key secret, passphrase []byte, cost KDF) (RecoveryCode, error) {
	p := normalise(passphrase)
	defer p.zero()
	if err := s.wrapPassphrase(v.o.Rand, key, p, cost); err != nil {
		return "", err
	}
	code, bits, err := newRecoveryCode(v.o.Rand)
	if err != nil {
		return "", err
	}
	defer bits.zero()
	return code, s.wrapRecovery(v.o.Rand, key, bits)
}

func (v *Vault) newKDF() KDF {
	if v.o.KDF != (KDF{}) {
		return v.o.KDF
	}
	return calibrateHere()
}
