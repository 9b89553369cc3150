package vault

import (
	_ "embed"
	"math"
	"strings"
	"sync"
	"unicode"
)

// Strength is how long a passphrase holds against somebody who has copied the vault, in words.
type Strength int

const (
	Weak   Strength = iota // found by somebody who tries common passwords
	Fair                   // holds against somebody who is curious
	Good                   // holds against somebody who spends money on it
	Strong                 // as good as four random words
)

func (s Strength) String() string {
	return [...]string{"weak", "fair", "good", "strong"}[s]
}

// Lower bounds in bits. With the slowest derivation that is ever used, a machine of many graphics
// cards tries some ten thousand a second: an hour, a month, some years.
const (
	fairBits   = 25
	goodBits   = 34
	strongBits = 45
)

// The estimate follows zxcvbn (Wheeler, USENIX Security 2016): the cheapest way to put the phrase
// together from common passwords, words and names, dates, runs, rows of the keyboard and what was
// there before. Unlike zxcvbn's, a repeat may copy from anywhere before it: otherwise the same words come
// out cheaper where they happen to meet their like, and a word more makes a phrase weaker. The Go ports of zxcvbn are complete, and cost each start of the program 25 to 55 ms and
// 10 to 18 MB of memory for tables that are needed once in a vault's life; hence this short one with
// the most frequent 5,000 words. It errs on the low side.
const (
	bitsPerChar   = 3.33 // zxcvbn: a character that fits nothing is one of ten
	bitsCase      = 1    // capitals somewhere in a word
	bitsLook      = 1.5  // 0 for o, @ for a
	bitsRun       = 4    // abcd, 9876, qwerty
	bitsRepeat    = 4    // what was there before, once more; not less than a character, or half a repeat costs more than all of it
	bitsDate      = 15   // a day of the last hundred years
	bitsYear      = 7
	bitsSeparator = 1
	longestWord   = 20
	charsLooked   = 200
)

//go:embed words/common.txt
var commonText string

var wordBits = sync.OnceValue(func() map[string]float64 {
	bits := make(map[string]float64, 13000)
	suggested := strings.Fields(suggestText)
	for _, w := range suggested {
		bits[w] = math.Log2(float64(len(suggested)))
	}
	for i, w := range strings.Fields(commonText) {
		bits[w] = math.Log2(float64(i + 2))
	}
	return bits
})

func strengthOf(passphrase secret) Strength {
	switch bits := estimate(passphrase); {
	case bits < fairBits:
		return Weak
	case bits < goodBits:
		return Fair
	case bits < strongBits:
		return Good
	}
	return Strong
}

// estimate answers the bits of the cheapest way to spell the phrase.
func estimate(passphrase secret) float64 {
	typed := []rune(string(passphrase))
	typed = typed[:min(len(typed), charsLooked)]
	defer clear(typed)
	plain := make([]rune, len(typed))
	defer clear(plain)
	for i, r := range typed {
		plain[i] = unicode.ToLower(r)
	}
	copied := repeats(plain)
	best := make([]float64, len(typed)+1)
	for end := 1; end <= len(typed); end++ {
		best[end] = best[end-1] + charBits(typed, end-1)
		for start := 0; start < end-1; start++ {
			bits := chunkBits(typed[start:end], plain[start:end])
			if end-start <= copied[start] {
				bits = min(bits, bitsRepeat)
			}
			best[end] = min(best[end], best[start]+bits)
		}
	}
	return best[len(typed)]
}

// repeats answers, for each place, how many characters from there on stand somewhere before it as well.
func repeats(plain []rune) []int {
	longest := make([]int, len(plain))
	for start := range plain {
		for from := range start {
			n := 0
			for from+n < start && start+n < len(plain) && plain[from+n] == plain[start+n] {
				n++
			}
			longest[start] = max(longest[start], n)
		}
	}
	return longest
}

func charBits(typed []rune, at int) float64 {
	r := typed[at]
	if r == ' ' || r == '-' || r == '_' || r == '.' || r == ',' {
		return bitsSeparator
	}
	return bitsPerChar
}

// chunkBits is the cheapest explanation of one chunk by itself, or infinite.
func chunkBits(typed, chunk []rune) float64 {
	bits := math.Inf(1)
	if len(chunk) <= longestWord {
		bits = min(bits, asWord(typed, chunk))
	}
	if len(chunk) >= 3 && isRun(chunk) {
		bits = min(bits, bitsRun+math.Log2(float64(len(chunk))))
	}
	return min(bits, asDate(chunk))
}

func asWord(typed, plain []rune) float64 {
	extra := 0.0
	for i := range typed {
		if typed[i] != plain[i] {
			extra = bitsCase
		}
	}
	words := wordBits()
	if bits, ok := words[string(plain)]; ok {
		return bits + extra
	}
	if bits, ok := words[strings.Map(lookalike, string(plain))]; ok {
		return bits + extra + bitsLook
	}
	return math.Inf(1)
}

func lookalike(r rune) rune {
	const signs, letters = "013457@$!", "oleastasi"
	if i := strings.IndexRune(signs, r); i >= 0 {
		return rune(letters[i])
	}
	return r
}

// isRun tells aaaa, abcd, 4321 and a piece of a keyboard's row, either way.
func isRun(chunk []rune) bool {
	step := chunk[1] - chunk[0]
	even := step >= -1 && step <= 1
	for i := 1; even && i < len(chunk); i++ {
		even = chunk[i]-chunk[i-1] == step
	}
	if even {
		return true
	}
	const rows = "1234567890 0987654321 qwertyuiop poiuytrewq asdfghjkl lkjhgfdsa zxcvbnm mnbvcxz"
	return strings.Contains(rows, string(chunk)) && !strings.ContainsRune(string(chunk), ' ')
}

// asDate takes 1941, 12031941, 120341, 12/03/1941, 3.12.41 and the like.
func asDate(chunk []rune) float64 {
	digits, signs := 0, 0
	for i, r := range chunk {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case (r == '/' || r == '-' || r == '.' || r == ' ') && i > 0 && i < len(chunk)-1:
			signs++
		default:
			return math.Inf(1)
		}
	}
	switch {
	case digits == 4 && signs == 0 && (chunk[0] == '1' && chunk[1] == '9' || chunk[0] == '2' && chunk[1] == '0'):
		return bitsYear
	case signs == 0 && (digits == 6 || digits == 8), signs == 2 && digits >= 4 && digits <= 8:
		return bitsDate
	}
	return math.Inf(1)
}
