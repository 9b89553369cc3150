package kit

import (
	"iter"
	"strings"

	"github.com/go-text/typesetting/segmenter"
)

// wrapped gives the lines of text, none wider than width, broken where Unicode
// allows it (UAX #14) but for behind a slash, and inside a word only where the
// word alone is too wide. measure gives the width of a string.
func wrapped(text string, width float32, measure func(string) float32) iter.Seq[string] {
	return func(yield func(string) bool) {
		for paragraph := range strings.SplitSeq(text, "\n") {
			if !wrapParagraph(paragraph, width, measure, yield) {
				return
			}
		}
	}
}

func wrapParagraph(text string, width float32, measure func(string) float32, yield func(string) bool) bool {
	if measure(text) <= width {
		return yield(text)
	}
	line := ""
	for word := range words(text) {
		// Blanks at the end of a line may hang over.
		if measure(strings.TrimRight(line+word, " ")) <= width {
			line += word
			continue
		}
		if line != "" && !yield(strings.TrimRight(line, " ")) {
			return false
		}
		line = word
		if measure(strings.TrimRight(word, " ")) > width {
			pieces := breakWord(word, width, measure)
			for _, piece := range pieces[:len(pieces)-1] {
				if !yield(piece) {
					return false
				}
			}
			line = pieces[len(pieces)-1]
		}
	}
	return yield(strings.TrimRight(line, " "))
}

// longestWord is the width of the widest part of text that can't be broken.
func longestWord(text string, measure func(string) float32) float32 {
	var widest float32
	for word := range words(text) {
		widest = max(widest, measure(strings.TrimRight(word, " \n")))
	}
	return widest
}

// words are the parts of text that stay whole, with the blanks behind them.
// Unicode lets a line break behind a slash, for the sake of addresses on the
// web; here a slash mostly stands in a unit, and nobody reads mmol/ and L as
// one.
func words(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		var seg segmenter.Segmenter
		seg.Init([]rune(text))
		word := ""
		for parts := seg.LineIterator(); parts.Next(); {
			word += string(parts.Line().Text)
			if strings.HasSuffix(word, "/") {
				continue
			}
			if !yield(word) {
				return
			}
			word = ""
		}
		if word != "" {
			yield(word)
		}
	}
}

// breakWord cuts a word that is too wide behind its slashes, and else between
// what a reader sees as letters. Each piece has one at least, however narrow
// the space.
func breakWord(word string, width float32, measure func(string) float32) []string {
	var seg segmenter.Segmenter
	seg.Init([]rune(word))
	var pieces []string
	piece := ""
	for letters := seg.GraphemeIterator(); letters.Next(); {
		letter := string(letters.Grapheme().Text)
		for piece != "" && measure(piece+letter) > width {
			whole := strings.LastIndexByte(piece, '/') + 1
			if whole == 0 {
				whole = len(piece)
			}
			pieces = append(pieces, piece[:whole])
			piece = piece[whole:]
		}
		piece += letter
	}
	return append(pieces, piece)
}
