package bottle

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"github.com/carebottle/carebottle/internal/careplan"
)

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

// Check tells whether text could stand on the message as it is. The error is a
// *TextError.
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
