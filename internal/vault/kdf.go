package vault

import (
	"errors"
	"runtime"
	"runtime/debug"
	"time"

	"golang.org/x/crypto/argon2"
)

// KDF is what one guess at a passphrase costs: the parameters of Argon2id (RFC 9106).
type KDF struct {
	Time    uint32 // passes over the memory
	Memory  uint32 // KiB
	Threads uint8
}

// DefaultKDF is the least that a new passphrase slot is made with: three times over 64 MiB. RFC 9106's
// second recommended choice has four lanes; OWASP's floor is two passes over 19 MiB.
var DefaultKDF = KDF{Time: 3, Memory: 64 << 10, Threads: 1}

// Caps. A new slot is calibrated to about a second within them. On reading they are what a hostile
// slot file can ask for at most: 256 MiB, and as much work as 16 passes over that, which takes some
// seconds on a laptop of today and about half a minute on a slow telephone.
const (
	targetTime   = time.Second
	maxKDFMemory = 256 << 10 // KiB
	maxKDFTime   = 64
	maxKDFWork   = 16 * maxKDFMemory // passes times KiB
	maxThreads   = 4

	// On a telephone a program that takes 256 MiB at once may be killed.
	maxPhoneMemory = 64 << 10 // KiB
)

var errKDF = errors.New("key derivation parameters out of range")

// valid tells whether these parameters may be run at all. There is no floor: they are authenticated
// by the slot that they open, so weak ones are found only where somebody chose to make them.
func (k KDF) valid() error {
	switch {
	case k.Threads < 1 || k.Threads > maxThreads,
		k.Time < 1 || k.Time > maxKDFTime,
		k.Memory < 8*uint32(k.Threads) || k.Memory > maxKDFMemory,
		uint64(k.Time)*uint64(k.Memory) > maxKDFWork:
		return errKDF
	}
	return nil
}

// derive turns a normalised passphrase into the 32-byte key of its slot.
func (k KDF) derive(passphrase, salt []byte) secret {
	key := argon2.IDKey(passphrase, salt, k.Time, k.Memory, k.Threads, keySize)
	if k.Memory >= 16<<10 {
		// Argon2's memory is garbage now, and full of what it was fed: hand it back at once instead of
		// keeping up to 256 MiB resident until the collector gets round to it.
		debug.FreeOSMemory()
	}
	return key
}

// calibrate raises the default until one derivation takes about targetTime: memory first (RFC 9106,
// section 4), then passes. measure says how long one derivation takes here.
func calibrate(measure func(KDF) time.Duration, maxMemory uint32) KDF {
	k := DefaultKDF
	took := measure(k)
	if took <= 0 {
		return k
	}
	for k.Memory*2 <= maxMemory && took*2 <= targetTime {
		k.Memory *= 2
		took *= 2
	}
	passes := uint64(k.Time) * uint64(targetTime) / uint64(took)
	passes = min(passes, maxKDFTime, uint64(maxKDFWork/k.Memory))
	k.Time = max(k.Time, uint32(passes))
	return k
}

func calibrateHere() KDF {
	memory := uint32(maxKDFMemory)
	if runtime.GOOS == "android" || runtime.GOOS == "ios" {
		memory = maxPhoneMemory
	}
	return calibrate(func(k KDF) time.Duration {
		start := time.Now()
		k.derive([]byte("how long does this take here"), make([]byte, slotSaltSize)).zero()
		return time.Since(start)
	}, memory)
}
