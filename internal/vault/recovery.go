package vault

import (
	"bytes"
	"encoding/base32"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// RecoveryCode is 128 random bits as a person writes them down: seven groups of four from Douglas
// Crockford's base32 (https://www.crockford.com/base32.html), such as "7Z3M-0QKD-...".
//
// The first 26 characters are the bits, most significant first, the last two a check: the number that
// the 26 characters write in base 32, modulo 1021. Any one wrong character and any two neighbours
// swapped are noticed always, other slips in 1020 cases of 1021. Crockford's own check is modulo 37,
// which needs signs that are hard to write and to find on a keyboard (* ~ $ =).
type RecoveryCode string

const (
	crockford    = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeBytes    = 16
	codeDigits   = 26
	codeLength   = codeDigits + 2
	codeGroup    = 4
	checkModulus = 1021 // the largest prime below 32 squared
	maxCodeTyped = 256  // bytes looked at, however much was pasted
)

var codeEncoding = base32.NewEncoding(crockford).WithPadding(base32.NoPadding)

// Groups are the parts that the code is written down in, to be shown and asked back one by one.
func (c RecoveryCode) Groups() []string { return strings.Split(string(c), "-") }

func newRecoveryCode(random io.Reader) (RecoveryCode, secret, error) {
	bits, err := randomBytes(random, codeBytes)
	if err != nil {
		return "", nil, err
	}
	return formatCode(bits), bits, nil
}

func formatCode(bits []byte) RecoveryCode {
	digits := codeEncoding.AppendEncode(nil, bits)
	sum := checkOf(digits)
	digits = append(digits, crockford[sum/32], crockford[sum%32])
	var b strings.Builder
	for i, c := range digits {
		if i > 0 && i%codeGroup == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(c)
	}
	clear(digits)
	return RecoveryCode(b.String())
}

// parseCode reads a code as people type it: in either case, with any dashes and spaces or none, O for
// 0, I and L for 1. It answers the 16 bytes, or ErrCodeMistyped.
func parseCode(typed string) (secret, error) {
	if len(typed) > maxCodeTyped {
		return nil, fmt.Errorf("%w: too long", ErrCodeMistyped)
	}
	digits := make([]byte, 0, codeLength)
	defer func() { clear(digits[:cap(digits)]) }()
	for _, r := range norm.NFKC.String(typed) {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '-' || r == '.' || r == '_' ||
			r >= '\u2010' && r <= '\u2015' || r == '\u2212':
			continue
		case r >= 'a' && r <= 'z':
			r -= 'a' - 'A'
		}
		switch r {
		case 'O':
			r = '0'
		case 'I', 'L':
			r = '1'
		}
		if r > 'Z' || strings.IndexByte(crockford, byte(r)) < 0 {
			return nil, fmt.Errorf("%w: a character that no code has", ErrCodeMistyped)
		}
		if len(digits) == codeLength {
			return nil, fmt.Errorf("%w: too long", ErrCodeMistyped)
		}
		digits = append(digits, byte(r))
	}
	if len(digits) < codeLength {
		return nil, fmt.Errorf("%w: %d characters instead of %d", ErrCodeMistyped, len(digits), codeLength)
	}
	sum := checkOf(digits[:codeDigits])
	if digits[codeDigits] != crockford[sum/32] || digits[codeDigits+1] != crockford[sum%32] {
		return nil, fmt.Errorf("%w: its check does not match", ErrCodeMistyped)
	}
	bits := make(secret, codeBytes)
	if _, err := codeEncoding.Decode(bits, digits[:codeDigits]); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCodeMistyped, err)
	}
	// 26 characters hold two bits more than the code: they are zero in every code that was given out.
	if !bytes.Equal(codeEncoding.AppendEncode(nil, bits), digits[:codeDigits]) {
		bits.zero()
		return nil, fmt.Errorf("%w: ends in bits that no code has", ErrCodeMistyped)
	}
	return bits, nil
}

func checkOf(digits []byte) int {
	sum := 0
	for _, c := range digits {
		sum = (sum*32 + strings.IndexByte(crockford, c)) % checkModulus
	}
	return sum
}
