package kit

import (
	"iter"
	"strings"

	"github.com/go-text/typesetting/segmenter"
)

// wrapped gives the lines of text, none wider than width, broken where Unicode
// allows it (UAX #14), and inside a word only where the word alone is too
// wide. measure gives the width of a string.
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
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	line := ""
	for words := seg.LineIterator(); words.Next(); {
		word := string(words.Line().Text)
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
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	var widest float32
	for words := seg.LineIterator(); words.Next(); {
		widest = max(widest, measure(strings.TrimRight(string(words.Line().Text), " \n")))
	}
	return widest
}

// breakWord cuts a word that is too wide between what a reader sees as
// letters. Each piece has one at least, however narrow the space.
func breakWord(word string, width float32, measure func(string) float32) []string {
	var seg segmenter.Segmenter
	seg.Init([]rune(word))
	var pieces []string
	piece := ""
	for letters := seg.GraphemeIterator(); letters.Next(); {
		letter := string(letters.Grapheme().Text)
		if piece != "" && measure(piece+letter) > width {
			pieces = append(pieces, piece)
			piece = ""
		}
		piece += letter
	}
	return append(pieces, piece)
}
