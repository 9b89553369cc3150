package kit

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// perLetter measures a string as if every letter were one wide.
func perLetter(s string) float32 { return float32(utf8.RuneCountInString(s)) }

func lines(text string, width float32) []string {
	return slices.Collect(wrapped(text, width, perLetter))
}

func TestTextBreaksBetweenWords(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float32
		want  []string
	}{
		{"Message in a Bottle", 12, []string{"Message in a", "Bottle"}},
		{"", 12, []string{""}},
		{"one\n\ntwo", 12, []string{"one", "", "two"}},
		{"time-critical", 8, []string{"time-", "critical"}},
		{"6.4 mmol/L", 7, []string{"6.4", "mmol/L"}},
		{"48 mmol/mol or L/min", 11, []string{"48 mmol/mol", "or L/min"}},
		{"and/ or", 5, []string{"and/", "or"}},
		{"wife/daughter", 8, []string{"wife/", "daughter"}},
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"to abcdefgh", 4, []string{"to", "abcd", "efgh"}},
		{"5\u00a0mg at\u00a0night", 6, []string{"5\u00a0mg", "at\u00a0nig", "ht"}},
		{"e\u0301e\u0301e\u0301", 2, []string{"e\u0301", "e\u0301", "e\u0301"}},
	} {
		if got := lines(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%q in %v: %q, not %q", c.text, c.width, got, c.want)
		}
	}
}

func TestWrappingLosesNothingAndKeepsToTheWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		width := float32(rapid.IntRange(1, 40).Draw(t, "width"))
		got := lines(text, width)
		if visible(strings.Join(got, "")) != visible(text) {
			t.Fatalf("%q became %q", text, got)
		}
		for _, line := range got {
			if perLetter(strings.TrimRight(line, " ")) > width && len(breakWord(line, 0.5, perLetter)) > 1 {
				t.Fatalf("%q is wider than %v", line, width)
			}
		}
	})
}

// visible leaves out the blanks, which may hang over at the end of a line.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func TestAHeadingMakesRoomForALongName(t *testing.T) {
	inTheme(t, Appearance{Scale: 2})
	for text, want := range map[string][]string{
		"Trimethoprim":        {"Trimethoprim"},
		"Change Trimethoprim": {"Change", "Trimethoprim"},
		"My plan":             {"My plan"},
	} {
		if got := Heading(text).lines(332); !slices.Equal(got, want) {
			t.Errorf("%q became %q", text, got)
		}
	}
	if h := Heading("My plan"); h.letters(332) != lookOf(h).size(SizeHeading) {
		t.Errorf("short words have letters of %v", h.letters(332))
	}
	h := Heading(strings.Repeat("Wolfeschlegel", 4))
	if least := lookOf(h).size(SizeBody); h.letters(332) < least {
		t.Errorf("the letters are %v, smaller than body text", h.letters(332))
	}
}
