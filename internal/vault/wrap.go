package vault

import (
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

const (
	passphraseKDF = "argon2id"
	recoveryKDF   = "hkdf-sha256"
	recoveryInfo  = "carebottle vault recovery code"

	nonceSize   = chacha20poly1305.NonceSizeX
	wrappedSize = keySize + chacha20poly1305.Overhead
	saltSize    = 16 // of the database: the first bytes of its first page
)

// bound is what every slot's associated data starts with: a slot moved to another vault, another
// generation or another kind no longer opens.
func (s slotFile) bound(kind string) string {
	return fmt.Sprintf("%s %d\n%s\n%x\n%d\n%x\n", slotFormat, slotVersion, kind, []byte(s.Vault), s.Generation, []byte(s.Salt))
}

func (s slotFile) passphraseBound() []byte {
	p := s.Passphrase
	return fmt.Appendf(nil, "%s%s\n%d\n%d\n%d\n%x\n", s.bound("passphrase"), p.KDF, p.Time, p.Memory, p.Threads, []byte(p.Salt))
}

func (s slotFile) recoveryBound() []byte {
	return fmt.Appendf(nil, "%s%s\n%x\n", s.bound("recovery"), s.Recovery.KDF, []byte(s.Recovery.Salt))
}

// wrapPassphrase fills the passphrase slot. passphrase is normalised.
func (s *slotFile) wrapPassphrase(random io.Reader, key, passphrase secret, cost KDF) error {
	p := passphraseSlot{KDF: passphraseKDF, Time: cost.Time, Memory: cost.Memory, Threads: cost.Threads}
	var err error
	if p.Salt, err = randomBytes(random, slotSaltSize); err != nil {
		return err
	}
	if p.Nonce, err = randomBytes(random, nonceSize); err != nil {
		return err
	}
	s.Passphrase = p
	wrapping := cost.derive(passphrase, p.Salt)
	defer wrapping.zero()
	s.Passphrase.Wrapped, err = seal(wrapping, p.Nonce, key, s.passphraseBound())
	return err
}

// unwrapPassphrase answers the database key, or ErrWrongPassphrase.
func (s slotFile) unwrapPassphrase(passphrase secret) (secret, error) {
	wrapping := s.Passphrase.cost().derive(passphrase, s.Passphrase.Salt)
	defer wrapping.zero()
	return open(wrapping, s.Passphrase.Nonce, s.Passphrase.Wrapped, s.passphraseBound(), ErrWrongPassphrase)
}

// wrapRecovery fills the recovery slot for a code that nobody has confirmed to have written down yet.
func (s *slotFile) wrapRecovery(random io.Reader, key, code secret) error {
	r := recoverySlot{KDF: recoveryKDF}
	var err error
	if r.Salt, err = randomBytes(random, slotSaltSize); err != nil {
		return err
	}
	if r.Nonce, err = randomBytes(random, nonceSize); err != nil {
		return err
	}
	s.Recovery = r
	wrapping, err := recoveryKey(code, r.Salt)
	if err != nil {
		return err
	}
	defer wrapping.zero()
	s.Recovery.Wrapped, err = seal(wrapping, r.Nonce, key, s.recoveryBound())
	return err
}

// unwrapRecovery answers the database key, or ErrWrongCode.
func (s slotFile) unwrapRecovery(code secret) (secret, error) {
	wrapping, err := recoveryKey(code, s.Recovery.Salt)
	if err != nil {
		return nil, err
	}
	defer wrapping.zero()
	return open(wrapping, s.Recovery.Nonce, s.Recovery.Wrapped, s.recoveryBound(), ErrWrongCode)
}

// recoveryKey needs no slow derivation: 128 random bits cannot be guessed.
func recoveryKey(code secret, salt []byte) (secret, error) {
	return hkdf.Key(sha256.New, code, salt, recoveryInfo, keySize)
}

func seal(wrapping secret, nonce, key, bound []byte) ([]byte, error) {
	aead, err := chacha20poly1305.NewX(wrapping)
	if err != nil {
		return nil, err
	}
	return aead.Seal(nil, nonce, key, bound), nil
}

func open(wrapping secret, nonce, wrapped, bound []byte, wrong error) (secret, error) {
	aead, err := chacha20poly1305.NewX(wrapping)
	if err != nil {
		return nil, err
	}
	key, err := aead.Open(nil, nonce, wrapped, bound)
	if err != nil {
		return nil, wrong
	}
	return key, nil
}

func randomBytes(random io.Reader, n int) ([]byte, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(random, b); err != nil {
		return nil, fmt.Errorf("vault: random numbers: %w", err)
	}
	return b, nil
}

// rawKey writes key and salt as SQLCipher's `PRAGMA key` takes them.
func rawKey(key, salt []byte) string {
	return "x'" + hex.EncodeToString(key) + hex.EncodeToString(salt) + "'"
}
