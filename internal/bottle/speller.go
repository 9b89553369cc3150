package bottle

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

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
