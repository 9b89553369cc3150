package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

const (
	slotFormat  = "carebottle-vault"
	slotVersion = 1
	idSize      = 16
)

// slotFile is the whole slot file; FORMAT.md describes it.
type slotFile struct {
	Format     string         `json:"format"`
	Version    int            `json:"version"`
	Vault      hexText        `json:"vault"`
	Generation int64          `json:"generation"`
	Salt       hexText        `json:"salt"`
	Passphrase passphraseSlot `json:"passphrase"`
	Recovery   recoverySlot   `json:"recovery"`
	Check      hexText        `json:"check,omitempty"`
}

type passphraseSlot struct {
	KDF     string  `json:"kdf"`
	Time    uint32  `json:"time"`
	Memory  uint32  `json:"memory_kib"`
	Threads uint8   `json:"threads"`
	Salt    hexText `json:"salt"`
	Nonce   hexText `json:"nonce"`
	Wrapped hexText `json:"wrapped"`
}

type recoverySlot struct {
	KDF       string  `json:"kdf"`
	Salt      hexText `json:"salt"`
	Nonce     hexText `json:"nonce"`
	Wrapped   hexText `json:"wrapped"`
	Confirmed bool    `json:"confirmed"`
}

// hexText is bytes written as lower-case hexadecimal digits.
type hexText []byte

func (h hexText) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(h)), nil }

func (h *hexText) UnmarshalText(text []byte) error {
	b := make([]byte, hex.DecodedLen(len(text)))
	if _, err := hex.Decode(b, text); err != nil {
		return err
	}
	if !bytes.Equal(text, bytes.ToLower(text)) {
		return errors.New("upper-case hexadecimal digit")
	}
	*h = b
	return nil
}

// encodeSlots writes a slot file's bytes, checksum included.
func encodeSlots(s slotFile) ([]byte, error) {
	sum, err := s.sum()
	if err != nil {
		return nil, err
	}
	s.Check = sum
	b, err := json.Marshal(s, jsontext.WithIndent("  "))
	return append(b, '\n'), err
}

// decodeSlots reads a slot file strictly: names that are unknown, repeated or differ by case are
// refused, and so is whatever has the wrong length, lies beyond the caps or fails the checksum.
// It answers ErrNewerFormat for a later version of the format, ErrSlotsDamaged for all else.
func decodeSlots(data []byte) (slotFile, error) {
	var head struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return slotFile{}, fmt.Errorf("%w: %w", ErrSlotsDamaged, err)
	}
	if head.Format != slotFormat || head.Version < 1 {
		return slotFile{}, fmt.Errorf("%w: not a slot file", ErrSlotsDamaged)
	}
	if head.Version > slotVersion {
		return slotFile{}, fmt.Errorf("%w: slot file version %d", ErrNewerFormat, head.Version)
	}
	var s slotFile
	if err := json.Unmarshal(data, &s, json.RejectUnknownMembers(true)); err != nil {
		return slotFile{}, fmt.Errorf("%w: %w", ErrSlotsDamaged, err)
	}
	if err := s.valid(); err != nil {
		return slotFile{}, fmt.Errorf("%w: %w", ErrSlotsDamaged, err)
	}
	return s, nil
}

func (s slotFile) valid() error {
	for _, field := range []struct {
		name string
		got  hexText
		want int
	}{
		{"vault", s.Vault, idSize},
		{"salt", s.Salt, saltSize},
		{"passphrase.salt", s.Passphrase.Salt, slotSaltSize},
		{"passphrase.nonce", s.Passphrase.Nonce, nonceSize},
		{"passphrase.wrapped", s.Passphrase.Wrapped, wrappedSize},
		{"recovery.salt", s.Recovery.Salt, slotSaltSize},
		{"recovery.nonce", s.Recovery.Nonce, nonceSize},
		{"recovery.wrapped", s.Recovery.Wrapped, wrappedSize},
	} {
		if len(field.got) != field.want {
			return fmt.Errorf("%s: %d bytes instead of %d", field.name, len(field.got), field.want)
		}
	}
	if s.Generation < 1 {
		return fmt.Errorf("generation %d", s.Generation)
	}
	if s.Passphrase.KDF != passphraseKDF || s.Recovery.KDF != recoveryKDF {
		return errors.New("unknown key derivation")
	}
	if err := s.Passphrase.cost().valid(); err != nil {
		return err
	}
	sum, err := s.sum()
	if err != nil {
		return err
	}
	if !bytes.Equal(sum, s.Check) {
		return errors.New("checksum does not match")
	}
	return nil
}

// sum tells damage from a wrong passphrase; it protects against accidents, the wraps against people.
// It is over what was read, not over the file's bytes, so that white space does not matter.
func (s slotFile) sum() (hexText, error) {
	s.Check = nil
	b, err := json.Marshal(s)
	sum := sha256.Sum256(b)
	return sum[:], err
}

func (p passphraseSlot) cost() KDF {
	return KDF{Time: p.Time, Memory: p.Memory, Threads: p.Threads}
}
