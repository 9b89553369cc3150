package sqlcipher

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha512"
	"encoding/binary"
	"fmt"
	"hash"
)

const (
	pageSize    = 4096
	reserveSize = ivSize + macSize
	ivSize      = aes.BlockSize
	macSize     = sha512.Size

	ivAt  = pageSize - reserveSize // ciphertext ends, IV begins
	macAt = ivAt + ivSize          // IV ends, HMAC begins
)

// magic is what SQLite expects where SQLCipher keeps the salt.
const magic = "SQLite format 3\x00"

// A pageCodec seals and opens single pages. It keeps scratch of its own and
// serves one goroutine at a time, as SQLite does with one file.
type pageCodec interface {
	// Reserve is how many bytes at the end of each page are the codec's.
	Reserve() int
	// Seal writes to dst the sealed form of page number pgno, src.
	// Both are whole pages and don't overlap.
	Seal(dst, src []byte, pgno uint32)
	// Open is the inverse of Seal. It reports false, and leaves dst
	// unspecified, unless src is authentic for that page number.
	Open(dst, src []byte, pgno uint32) bool
}

// blockMode is a CBC mode whose IV can be set anew, as those of crypto/cipher
// over crypto/aes can.
type blockMode interface {
	cipher.BlockMode
	SetIV([]byte)
}

// cbcHMAC is the page format of SQLCipher 4: AES-256-CBC under a random IV,
// then HMAC-SHA512 over ciphertext, IV and the little-endian page number.
type cbcHMAC struct {
	enc, dec blockMode
	mac      hash.Hash
	salt     [SaltSize]byte
	sum      [macSize]byte
	number   [4]byte
}

var _ pageCodec = (*cbcHMAC)(nil)

func newCodec(k *keys) (pageCodec, error) {
	block, err := aes.NewCipher(k.page[:])
	if err != nil {
		return nil, fmt.Errorf("page cipher: %w", err)
	}
	var iv [ivSize]byte
	enc, ok1 := cipher.NewCBCEncrypter(block, iv[:]).(blockMode)
	dec, ok2 := cipher.NewCBCDecrypter(block, iv[:]).(blockMode)
	if !ok1 || !ok2 {
		return nil, fmt.Errorf("page cipher: CBC mode of %T cannot set its IV", block)
	}
	return &cbcHMAC{enc: enc, dec: dec, mac: hmac.New(sha512.New, k.mac[:]), salt: k.salt}, nil
}

func (c *cbcHMAC) Reserve() int { return reserveSize }

func (c *cbcHMAC) Seal(dst, src []byte, pgno uint32) {
	from := bodyStart(pgno)
	copy(dst[:from], c.salt[:])
	iv := dst[ivAt:macAt]
	rand.Read(iv) // never fails: crypto/rand ends the program instead
	c.enc.SetIV(iv)
	c.enc.CryptBlocks(dst[from:ivAt], src[from:ivAt])
	c.authenticate(dst[from:macAt], pgno)
	copy(dst[macAt:], c.sum[:])
}

func (c *cbcHMAC) Open(dst, src []byte, pgno uint32) bool {
	from := bodyStart(pgno)
	c.authenticate(src[from:macAt], pgno)
	if !hmac.Equal(c.sum[:], src[macAt:pageSize]) {
		return false
	}
	if from > 0 {
		// The HMAC doesn't cover the salt; the copy that we were given does.
		if !bytes.Equal(src[:from], c.salt[:]) {
			return false
		}
		copy(dst[:from], magic)
	}
	c.dec.SetIV(src[ivAt:macAt])
	c.dec.CryptBlocks(dst[from:ivAt], src[from:ivAt])
	clear(dst[ivAt:pageSize])
	return true
}

func (c *cbcHMAC) authenticate(body []byte, pgno uint32) {
	binary.LittleEndian.PutUint32(c.number[:], pgno)
	c.mac.Reset()
	c.mac.Write(body)
	c.mac.Write(c.number[:])
	c.mac.Sum(c.sum[:0])
}

// bodyStart is where the ciphertext of a page begins: page 1 starts with the
// salt in place of SQLite's magic string.
func bodyStart(pgno uint32) int {
	if pgno == 1 {
		return SaltSize
	}
	return 0
}

// startHeader is a database header as SQLite wants to see it before it has
// read page 1: page size, our reserve and the payload fractions that every
// database has. On a new file SQLite adopts them; on an old one they are what
// page 1 will say.
func startHeader(reserve int) [headerSize]byte {
	var h [headerSize]byte
	copy(h[:], magic)
	binary.BigEndian.PutUint16(h[16:], pageSize)
	h[20] = byte(reserve)
	h[21], h[22], h[23] = 64, 32, 32
	return h
}

const headerSize = 100

// fitsFormat reports whether a plain page 1 leaves the codec its reserve.
// Sealing one that doesn't, from a backup of a plain database say, would lose
// the last bytes of every page.
func fitsFormat(page1 []byte, reserve int) bool {
	return binary.BigEndian.Uint16(page1[16:]) == pageSize && int(page1[20]) == reserve
}
