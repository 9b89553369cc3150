package kit

import (
	"strings"

	"github.com/go-text/typesetting/segmenter"
)

// wrap breaks text into lines no wider than width, where Unicode allows a
// break (UAX #14), and inside a word only where the word alone is too wide.
// measure gives the width of a string.
func wrap(text string, width float32, measure func(string) float32) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = append(lines, wrapParagraph(strings.TrimRight(paragraph, "\r"), width, measure)...)
	}
	return lines
}

func wrapParagraph(text string, width float32, measure func(string) float32) []string {
	if measure(text) <= width {
		return []string{text}
	}
	var seg segmenter.Segmenter
	seg.Init([]rune(text))
	var lines []string
	line := ""
	for words := seg.LineIterator(); words.Next(); {
		word := string(words.Line().Text)
		// Blanks at the end of a line may hang over.
		if measure(strings.TrimRight(line+word, " ")) <= width {
			line += word
			continue
		}
		if line != "" {
			lines = append(lines, strings.TrimRight(line, " "))
		}
		line = word
		if measure(strings.TrimRight(word, " ")) > width {
			broken := breakWord(word, width, measure)
			lines = append(lines, broken[:len(broken)-1]...)
			line = broken[len(broken)-1]
		}
	}
	return append(lines, strings.TrimRight(line, " "))
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
