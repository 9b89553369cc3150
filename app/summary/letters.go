package summary

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Capital makes the first letter a capital: "family" to "Family".
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// InWords is a small number as a word, and a larger one in figures.
func InWords(n int) string {
	words := []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}
