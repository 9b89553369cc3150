package bottle

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"github.com/carebottle/carebottle/internal/careplan"
)

// charset is what QR packs two to 11 bits (ISO/IEC 18004, alphanumeric mode).
// No decoder guesses at its encoding and no keyboard layout mangles it.
const charset = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:"

// TextError says why some text can't go into the message as it stands. Its
// sentence quotes no more of the text than one sign.
type TextError struct {
	Text string // a sentence for the person at the keyboard
}

func (e *TextError) Error() string { return e.Text }

var (
	errComma    = &TextError{"A comma between digits can be read in two ways. Write 2.5 with a point, or 1000 without the comma."}
	errDot      = &TextError{"A dot in the middle of the line between digits can be missed. Write 2.5 with a point."}
	errRatio    = &TextError{"A colon between digits can be read in two ways. Write a time like 08:30, or say it in words, like 1 to 10."}
	errApart    = &TextError{"Two numbers with only a sign between them can be read as one, or as a range. Put a word between them."}
	errScript   = &TextError{"The emergency code can hold the letters A to Z only. Write this in those letters."}
	errNoLetter = &TextError{"The emergency code can't hold this. Write it in words."}
)

func errSign(r rune) *TextError {
	return &TextError{"The emergency code can't hold the sign " + string(r) + ". Use words in its place."}
}

// Check tells whether text could stand on the message, for forms to say so
// while somebody types. The error is a *TextError.
func Check(text string) error {
	_, err := Transliterate(text)
	return err
}

// Transliterate writes text in the message's character set, in capitals, on
// one line, and so that it can't imitate the form: a line end becomes a space,
// ":" a dash, a lone "*" a plus, and the form's own words get a hyphen. Letters
// lose their marks; what has no such form, or could be read in two ways, is a
// *TextError.
func Transliterate(text string) (string, error) {
	plain := norm.NFC.String(width.Fold.String(careplan.CleanText(text)))
	s := speller{in: []rune(twoDigitTimes(plain))}
	for s.at = 0; s.at < len(s.in); s.at++ {
		if err := s.spell(s.in[s.at]); err != nil {
			return "", err
		}
	}
	out := guard(strings.Fields(s.out.String()))
	if out == "" && strings.TrimSpace(text) != "" {
		return "", errNoLetter
	}
	return out, nil
}

var clock = regexp.MustCompile(`(^|[^\d:])([01]\d|2[0-3]):([0-5]\d)($|[^\d:])`)

// twoDigitTimes writes 18:30 as 1830. A time with one digit for its hour could
// be the ratio 1:10, and is asked about.
func twoDigitTimes(text string) string {
	// Twice, since two times may share the character between them.
	return clock.ReplaceAllString(clock.ReplaceAllString(text, "$1$2$3$4"), "$1$2$3$4")
}

var micrograms = regexp.MustCompile(`(^|[^A-Z])MCG($|[^A-Z])`)

// guard keeps content from looking like the form, and joins its words.
func guard(words []string) string {
	var kept []string
	for _, w := range words {
		switch {
		case w == "*":
			w = "+"
		case w == "-" && (len(kept) == 0 || kept[len(kept)-1] == "-"):
			continue
		}
		w = strings.TrimSpace(micrograms.ReplaceAllString(w, "$1 MICROGRAMS$2"))
		w = strings.ReplaceAll(w, "MIAB1", "MIAB-1")
		w = strings.ReplaceAll(w, "HLS1", "HLS-1")
		kept = append(kept, w)
	}
	if n := len(kept); n > 0 && kept[n-1] == "-" {
		kept = kept[:n-1]
	}
	return strings.Join(kept, " ")
}

// speller writes one text, rune by rune.
type speller struct {
	in   []rune
	at   int
	out  strings.Builder
	gap  bool // something was dropped since the last that was written
	last byte // what was written last
}

// near is the rune at the given distance, or a space past either end.
func (s *speller) near(by int) rune {
	if i := s.at + by; i >= 0 && i < len(s.in) {
		return s.in[i]
	}
	return ' '
}

// between tells whether digits stand on both sides, with or without spaces.
func (s *speller) between() bool {
	before, after := ' ', ' '
	for i := s.at - 1; i >= 0 && unicode.IsSpace(before); i-- {
		before = s.in[i]
	}
	for i := s.at + 1; i < len(s.in) && unicode.IsSpace(after); i++ {
		after = s.in[i]
	}
	return unicode.IsDigit(before) && unicode.IsDigit(after)
}

// say writes words in the set; nothing at all where a sign is dropped. Two
// numbers must not become one because of what stood between them.
func (s *speller) say(words string) error {
	if words == "" {
		s.gap = true
		return nil
	}
	if s.gap && isDigit(s.last) && isDigit(words[0]) {
		return errApart
	}
	s.gap, s.last = false, words[len(words)-1]
	s.out.WriteString(words)
	return nil
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// unless writes words where ambiguous is false.
func (s *speller) unless(ambiguous bool, err *TextError, words string) error {
	if ambiguous {
		return err
	}
	return s.say(words)
}

// spell writes the rune that the speller is at.
func (s *speller) spell(r rune) error {
	switch {
	case r >= 'a' && r <= 'z':
		return s.say(string(r - 'a' + 'A'))
	case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		return s.say(string(r))
	case unicode.IsSpace(r), r == '_', r == '!', r == '®', r == '™', r == '©':
		return s.say(" ")
	case unicode.In(r, unicode.Pd) || r == '−':
		if s.near(1) == '>' {
			return errSign('→')
		}
		return s.say("-")
	case strings.ContainsRune("$%*+./", r):
		return s.say(string(r))
	}
	if words, ok := signs[r]; ok {
		return s.say(words)
	}
	switch r {
	case ',':
		return s.unless(s.between() && unicode.IsDigit(s.near(1)), errComma, " ")
	case '·', '•':
		return s.unless(s.between(), errDot, " - ")
	case ':':
		return s.unless(s.between(), errRatio, " - ")
	case ';', '|', '(', ')', '[', ']', '{', '}':
		return s.unless(s.between(), errApart, " - ")
	case '\'', '"', '`', '´', '‘', '’', '‚', '‛', '“', '”', '„', '«', '»', '‹', '›', '′', '″', 'ʻ', 'ʼ', 'ʹ', 'ʽ':
		return s.say("")
	case '<':
		return s.compare("UNDER", "AT MOST")
	case '>':
		return s.compare("OVER", "AT LEAST")
	case '=':
		if s.near(1) == '>' || s.near(-1) == '!' {
			return errSign('=')
		}
		return s.say(" IS ")
	case 'µ', 'μ':
		return s.micro()
	}
	return s.foreign(r)
}

// compare writes "<" or ">", and with it the "=" that may follow.
func (s *speller) compare(strict, loose string) error {
	switch s.near(1) {
	case '=':
		s.at++
		return s.say(" " + loose + " ")
	case '<', '>', '-':
		return errSign(s.in[s.at])
	default:
		return s.say(" " + strict + " ")
	}
}

// micro writes the sign before a unit. Alone, or in a Greek word, it is
// nothing that we know.
func (s *speller) micro() error {
	next, after := s.near(1), s.near(2)
	switch {
	case (next == 'g' || next == 'G') && !unicode.IsLetter(after):
		s.at++
		return s.say(" MICROGRAMS ")
	case unicode.Is(unicode.Latin, next):
		return s.say(" MICRO")
	default:
		return errSign('µ')
	}
}

// foreign writes what is not ASCII: letters lose their marks.
func (s *speller) foreign(r rune) error {
	if letters, ok := plainLetters[r]; ok {
		return s.say(letters)
	}
	plain := []rune(norm.NFKD.String(string(r)))
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return s.mark(r)
	case (r == 'º' || r == 'ª') && unicode.IsDigit(s.near(-1)):
		return errSign(r) // "first", or degrees by a slip of the finger
	case len(plain) == 1 && plain[0] == r:
		if unicode.IsDigit(r) {
			return s.say(string('0' + digitValue(r)))
		}
		if unicode.IsLetter(r) || unicode.Is(unicode.Mc, r) {
			return errScript
		}
		return errSign(r)
	}
	return s.compatible(r, plain)
}

// mark drops a mark over a letter and the joiners between letters, but not a
// stroke through something or a ring around it: those say "not".
func (s *speller) mark(r rune) error {
	const overlay = 1 // Canonical_Combining_Class
	before := s.near(-1)
	switch {
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		return s.say("")
	case unicode.Is(unicode.Mn, r) && norm.NFC.PropertiesString(string(r)).CCC() != overlay &&
		(unicode.Is(unicode.Latin, before) || unicode.Is(unicode.Mn, before)):
		return s.say("")
	default:
		return errSign(r)
	}
}

// compatible writes a rune by its Unicode decomposition: letters with marks,
// ligatures, fractions, raised digits.
func (s *speller) compatible(r rune, plain []rune) error {
	lead := ""
	if len(plain) == 1 && !unicode.IsLetter(plain[0]) && !unicode.IsDigit(plain[0]) {
		return errSign(r) // a small comma would lose its neighbours
	}
	if slices.ContainsFunc(plain, unicode.IsDigit) && !unicode.IsDigit(r) {
		before, after := unicode.IsDigit(s.near(-1)), unicode.IsDigit(s.near(1))
		fraction := strings.ContainsRune(string(plain), '⁄')
		switch {
		case fraction && after, !fraction && (before || after):
			return errSign(r) // 10² is not 102
		case fraction && before:
			lead = " " // 2½ is not 21/2
		}
	}
	inner := speller{}
	for _, p := range plain {
		switch {
		case p == '⁄':
			p = '/'
		case unicode.Is(unicode.Mn, p):
			if !unicode.IsLetter(plain[0]) {
				return errSign(r)
			}
			continue
		}
		inner.in = append(inner.in, p)
	}
	for inner.at = 0; inner.at < len(inner.in); inner.at++ {
		if again := inner.in[inner.at]; again == r {
			return errSign(r)
		}
		if err := inner.spell(inner.in[inner.at]); err != nil {
			return err
		}
	}
	return s.say(lead + inner.out.String())
}

// digitValue is the value of a decimal digit of a script: Unicode puts the ten
// of each in a row, beginning at zero, and no two such rows side by side but
// the mathematical ones, which decompose.
func digitValue(r rune) rune {
	zero := r
	for unicode.Is(unicode.Nd, zero-1) && r-zero < 9 {
		zero--
	}
	return r - zero
}
