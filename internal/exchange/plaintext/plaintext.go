// Package plaintext knows how text files are written: in UTF-8 or UTF-16, with
// a mark at their beginning or without, or in the one-byte letters of older
// Windows.
//
// It promises UTF-8 and never fails: bytes that are no letter become U+FFFD.
package plaintext

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// sniffed is how much of a text tells its encoding.
const sniffed = 64 << 10

// NewReader reads r as UTF-8, without a byte order mark.
func NewReader(r io.Reader) io.Reader {
	b := bufio.NewReaderSize(r, sniffed)
	head, err := b.Peek(sniffed)
	whole := errors.Is(err, io.EOF)
	return transform.NewReader(b, of(head, whole).NewDecoder())
}

// Head is the beginning of a text as UTF-8.
func Head(b []byte) []byte {
	// A letter that the end of b cuts becomes U+FFFD.
	text, err := of(b, len(b) < sniffed).NewDecoder().Bytes(b)
	if err != nil {
		return nil // transformers of the standard encodings don't fail
	}
	return text
}

func of(head []byte, whole bool) encoding.Encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case len(head) >= 4 && head[1] == 0 && head[3] == 0 && head[0] != 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case len(head) >= 4 && head[0] == 0 && head[2] == 0 && head[1] != 0:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case isUTF8(head, whole):
		return unicode.UTF8BOM
	default:
		return charmap.Windows1252
	}
}

// isUTF8 allows for a letter that the end of the head cuts.
func isUTF8(head []byte, whole bool) bool {
	if !whole {
		for cut := 0; cut < utf8.UTFMax && cut < len(head); cut++ {
			if utf8.Valid(head[:len(head)-cut]) {
				return true
			}
		}
	}
	return utf8.Valid(head)
}

// Looks tells whether the beginning of a file looks like text: no control
// characters but those that lay out lines.
func Looks(head []byte) bool {
	for _, r := range string(Head(head)) {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' && r != 0x1a {
			return false
		}
	}
	return true
}
