package vault

import (
	"crypto/rand"
	_ "embed"
	"io"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MinPassphrase is the fewest characters that a passphrase is taken with. There is no other rule and
// no expiry, as the NCSC advises.
const MinPassphrase = 12

const suggestedWords = 4

//go:embed words/suggest.txt
var suggestText string

// Suggest answers four random words, about 51 bits, in lower case with spaces between: easy to say, to
// remember and to type on any keyboard. random is a source of cryptographic quality; it panics where
// that fails, since a passphrase that is less random than it looks must not be shown.
func Suggest(random io.Reader) string {
	list := strings.Fields(suggestText)
	chosen := make([]string, suggestedWords)
	for i := range chosen {
		n, err := rand.Int(random, big.NewInt(int64(len(list))))
		if err != nil {
			panic("vault: no random numbers: " + err.Error())
		}
		chosen[i] = list[n.Int64()]
	}
	return strings.Join(chosen, " ")
}

// Check tells whether a passphrase is taken, and how strong it is. The error is ErrTooShort, or ErrPIN
// where it is digits only as well.
func Check(passphrase []byte) (Strength, error) {
	p := normalise(passphrase)
	defer p.zero()
	if utf8.RuneCount(p) >= MinPassphrase {
		return strengthOf(p), nil
	}
	digitsOnly := len(p) > 0
	for _, c := range p {
		digitsOnly = digitsOnly && (c >= '0' && c <= '9' || c == ' ')
	}
	if digitsOnly {
		return Weak, ErrPIN
	}
	return Weak, ErrTooShort
}

// normalise makes one phrase of all the ways in which keyboards write it: Unicode form NFKC, so that an
// accent typed in two strokes or a full-width letter is the same; spaces at either end dropped and
// runs of them made one, since keyboards of telephones add some. Case is kept.
func normalise(passphrase []byte) secret {
	composed := norm.NFKC.Append(make([]byte, 0, 2*len(passphrase)+utf8.UTFMax), passphrase...)
	// Same buffer: what is written never overtakes what is read.
	out, pending := composed[:0], false
	for i := 0; i < len(composed); {
		r, n := utf8.DecodeRune(composed[i:])
		if unicode.IsSpace(r) {
			pending = len(out) > 0
		} else {
			if pending {
				out, pending = append(out, ' '), false
			}
			out = append(out, composed[i:i+n]...)
		}
		i += n
	}
	clear(composed[len(out):])
	return secret(out)
}
