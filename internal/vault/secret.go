package vault

import "runtime"

const (
	keySize      = 32
	slotSaltSize = 16
)

// secret is a buffer with a key or a passphrase in it.
type secret []byte

func (s secret) zero() {
	clear(s)
	runtime.KeepAlive(&s)
}
