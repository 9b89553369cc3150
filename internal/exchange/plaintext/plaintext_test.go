package plaintext_test

import (
	"io"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/carebottle/carebottle/internal/exchange/plaintext"
)

func sixteen(text string, big, mark bool) string {
	units := utf16.Encode([]rune(text))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	var b []byte
	for _, u := range units {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

func TestEveryEncodingBecomesUTF8(t *testing.T) {
	const text = "Date;Température (°C);Größe\n12.01.2026;36,6;1,62\n"
	long := strings.Repeat(text, 3000) // more than is looked at first
	for name, written := range map[string]func(string) string{
		"UTF-8":               func(s string) string { return s },
		"UTF-8 with its mark": func(s string) string { return "\ufeff" + s },
		"UTF-16 as Windows":   func(s string) string { return sixteen(s, false, true) },
		"UTF-16 the other":    func(s string) string { return sixteen(s, true, true) },
		"UTF-16, no mark":     func(s string) string { return sixteen(s, false, false) },
		"other, no mark":      func(s string) string { return sixteen(s, true, false) },
		"Windows-1252": func(s string) string {
			return strings.NewReplacer("é", "\xe9", "°", "\xb0", "ö", "\xf6", "ß", "\xdf").Replace(s)
		},
	} {
		for _, want := range []string{text, long, "", "x"} {
			if len(want) < 4 && strings.Contains(name, "no mark") {
				continue // too short to tell
			}
			got, err := io.ReadAll(plaintext.NewReader(strings.NewReader(written(want))))
			if err != nil || string(got) != want {
				t.Errorf("%s: %.60q, %v", name, got, err)
			}
			if head := string(plaintext.Head([]byte(written(want)))); head != want {
				t.Errorf("%s: the head is %.60q", name, head)
			}
		}
	}
}

func TestALetterThatTheHeadCutsIsStillUTF8(t *testing.T) {
	content := strings.Repeat("x", 64<<10-1) + "é and more\n"
	got, err := io.ReadAll(plaintext.NewReader(strings.NewReader(content)))
	if err != nil || string(got) != content {
		t.Errorf("…%q, %v", got[len(got)-20:], err)
	}
}

func FuzzReader(f *testing.F) {
	f.Add([]byte("Date,Time\n"))
	f.Add([]byte("\xff\xfeD\x00a"))
	f.Add([]byte("\xe9t\xe9"))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := io.ReadAll(plaintext.NewReader(strings.NewReader(string(b))))
		if err != nil || !utf8.Valid(got) {
			t.Errorf("%q, %v", got, err)
		}
	})
}
