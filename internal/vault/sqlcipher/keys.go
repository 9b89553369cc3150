package sqlcipher

import (
	"crypto/pbkdf2"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"fmt"
	"unsafe"
)

const (
	// KeySize is the length of a raw database key in bytes.
	KeySize = 32
	// SaltSize is the length in bytes of the salt at the start of the file.
	SaltSize = 16
)

// keys are our own copies of what opens one database.
type keys struct {
	page [KeySize]byte  // AES-256
	mac  [KeySize]byte  // HMAC-SHA512
	salt [SaltSize]byte // first bytes of page 1
}

// newKeys copies raw and salt and derives the page authentication key as
// SQLCipher 4 does: PBKDF2-HMAC-SHA512 of the key, two rounds, over the salt
// with every byte XORed with 0x3a.
func newKeys(raw, salt []byte) (*keys, error) {
	if len(raw) != KeySize || len(salt) != SaltSize {
		return nil, fmt.Errorf("database key of %d bytes with a salt of %d, want %d and %d", len(raw), len(salt), KeySize, SaltSize)
	}
	k := new(keys)
	copy(k.page[:], raw)
	copy(k.salt[:], salt)
	masked := k.salt
	for i := range masked {
		masked[i] ^= 0x3a
	}
	// The view saves the copy of the key that a conversion would leave behind.
	mac, err := pbkdf2.Key(sha512.New, unsafe.String(&k.page[0], KeySize), masked[:], 2, KeySize)
	if err != nil {
		return nil, errors.Join(errors.New("page authentication key"), err)
	}
	copy(k.mac[:], mac)
	clear(mac)
	return k, nil
}

func (k *keys) wipe() { *k = keys{} }

// KeyText returns the key as SQLCipher's PRAGMA key and DB Browser for SQLite
// take it: x'<64 hex digits of the key><32 hex digits of the salt>'.
func KeyText(raw, salt []byte) string {
	return "x'" + hex.EncodeToString(raw) + hex.EncodeToString(salt) + "'"
}
