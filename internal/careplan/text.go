package careplan

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CleanText takes out what came along with a paste and that nobody can see:
// control characters, marks that turn the direction of the text around, bytes
// that are no text. Line ends become "\n" and tabs spaces. Every visible
// character of every script stays as it is.
func CleanText(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ").Replace(s)
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return -1
		}
		return r
	}, s)
}

func isClean(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if r == '\u2028' || r == '\u2029' || hidden(r) {
			return false
		}
	}
	return true
}

// hidden tells whether r has no place in text. The joiners U+200C and U+200D
// and the marks U+200E and U+200F stay: Persian, Urdu and Indian scripts need
// them to be read rightly.
func hidden(r rune) bool {
	switch {
	case r == '\n':
		return false
	case unicode.IsControl(r):
		return true
	case r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069': // embeddings, overrides, isolates
		return true
	case r == '\u200B', r == '\u2060', r == '\uFEFF', r >= '\uFFF9' && r <= '\uFFFB':
		return true
	case r >= 0xE0000 && r <= 0xE007F: // tags, which can hide a second text
		return true
	default:
		return false
	}
}

var (
	beforeCode  = regexp.MustCompile(`(?i)\b(?:code|pin|combination)\b[^\d\n]{0,12}$`)
	afterCode   = regexp.MustCompile(`(?i)^[^\d\n]{0,16}\b(?:code|pin|combination)\b`)
	safeDirect  = regexp.MustCompile(`(?i)\bkey[ -]?safe(?: number| no\.?)?(?: is)?[\s:=,(-]*$`)
	runOfDigits = regexp.MustCompile(`\d(?:[ .-]?\d)*`)
)

// HoldsCode tells whether text looks as if it gave away a door's or a key
// safe's code: four to six digits beside the word. Telephone numbers nearby
// are longer and don't count.
func HoldsCode(text string) bool {
	for _, at := range runOfDigits.FindAllStringIndex(text, -1) {
		n := len(digitsOf(text[at[0]:at[1]]))
		if n < 4 || n > 6 {
			continue
		}
		before, after := text[:at[0]], text[at[1]:]
		if beforeCode.MatchString(before) || safeDirect.MatchString(before) || afterCode.MatchString(after) {
			return true
		}
	}
	return false
}
