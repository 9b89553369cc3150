package vault

import (
	"bytes"
	"encoding/base32"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func someBits(t *rapid.T) []byte {
	return rapid.SliceOfN(rapid.Byte(), codeBytes, codeBytes).Draw(t, "bits")
}

func TestACodeIsSevenGroupsOfFour(t *testing.T) {
	code, bits, err := newRecoveryCode(bytes.NewReader(bytes.Repeat([]byte{0xA5}, 16)))
	ok(t, err)
	if want := RecoveryCode("MPJT-B9D5-MPJT-B9D5-MPJT-B9D5-MM74"); code != want {
		t.Errorf("%s, want %s", code, want)
	}
	if g := code.Groups(); len(g) != 7 || g[0] != "MPJT" || g[6] != "MM74" {
		t.Errorf("%q", g)
	}
	back, err := base32.NewEncoding(crockford).WithPadding(base32.NoPadding).DecodeString(strings.ReplaceAll(string(code), "-", "")[:26])
	if err != nil || !bytes.Equal(back, bits) {
		t.Errorf("the documented lines read %x, %v", back, err)
	}
}

func TestACodeIsReadHoweverItIsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bits := someBits(t)
		var typed strings.Builder
		for _, c := range string(formatCode(bits)) {
			switch {
			case c == '-':
				typed.WriteString(rapid.SampledFrom([]string{"", "-", " ", " - ", "\u2013", "\t", "\r\n", "\u00a0", "."}).Draw(t, "dash"))
			case c == '0':
				typed.WriteString(rapid.SampledFrom([]string{"0", "O", "o", "\uff10"}).Draw(t, "nought"))
			case c == '1':
				typed.WriteString(rapid.SampledFrom([]string{"1", "I", "i", "L", "l"}).Draw(t, "one"))
			case rapid.Bool().Draw(t, "lower"):
				typed.WriteString(strings.ToLower(string(c)))
			default:
				typed.WriteRune(c)
			}
		}
		got, err := parseCode(typed.String())
		if err != nil || !bytes.Equal(got, bits) {
			t.Fatalf("%q: %x, %v", typed.String(), got, err)
		}
	})
}

func TestOneWrongCharacterIsAlwaysNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := []byte(strings.ReplaceAll(string(formatCode(someBits(t))), "-", ""))
		at := rapid.IntRange(0, len(code)-1).Draw(t, "at")
		was := code[at]
		for _, c := range []byte(crockford) {
			code[at] = c
			if _, err := parseCode(string(code)); c != was && !errors.Is(err, ErrCodeMistyped) {
				t.Fatalf("%s with %c for %c: %v", code, c, was, err)
			}
		}
	})
}

func TestNeighboursSwappedAreAlwaysNoticed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := []byte(strings.ReplaceAll(string(formatCode(someBits(t))), "-", ""))
		// The last of the 26 and the first of the check are of two kinds: that swap can go unseen once
		// in a thousand.
		at := rapid.IntRange(0, codeDigits-2).Draw(t, "at")
		if code[at] == code[at+1] {
			t.Skip("the same")
		}
		code[at], code[at+1] = code[at+1], code[at]
		if _, err := parseCode(string(code)); !errors.Is(err, ErrCodeMistyped) {
			t.Fatalf("%s: %v", code, err)
		}
	})
}

func TestWhatIsNoCode(t *testing.T) {
	good := string(formatCode(make([]byte, codeBytes)))
	if _, err := parseCode(good); err != nil {
		t.Fatal(err)
	}
	for name, typed := range map[string]string{
		"nothing":       "",
		"dashes":        "-------",
		"a group short": good[:len(good)-5],
		"one more":      good + "0",
		"twice":         good + good,
		"a letter U":    "U" + good[1:],
		"an accent":     "É" + good[1:],
		"a sign":        "*" + good[1:],
		"very long":     strings.Repeat("0000-", 100000),
		"not UTF-8":     "\xff\xfe" + good[2:],
		"spare bits":    "0000-0000-0000-0000-0000-0000-0101", // 26th character 1: check 1
		"kelvin sign":   strings.Replace(good, "0", "\u017f", 1),
	} {
		_, err := parseCode(typed)
		if !errors.Is(err, ErrCodeMistyped) || !errors.Is(err, ErrWrongCode) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAMistypedCodeIsToldFromAWrongOne(t *testing.T) {
	v, code, _ := made(t, cheap)
	ok(t, v.Lock())
	last := byte('0')
	if code[0] == last {
		last = '1'
	}
	err := v.UnlockWithCode(ctx, string(last)+string(code[1:]))
	is(t, err, ErrCodeMistyped)
	err = v.UnlockWithCode(ctx, string(formatCode(make([]byte, codeBytes))))
	if !errors.Is(err, ErrWrongCode) || errors.Is(err, ErrCodeMistyped) {
		t.Errorf("another vault's code: %v", err)
	}
	if v.Wait() != 0 {
		t.Error("codes are waited for")
	}
	ok(t, v.UnlockWithCode(ctx, string(code)))
}

func FuzzRecoveryCode(f *testing.F) {
	f.Add(string(formatCode(bytes.Repeat([]byte{7}, codeBytes))))
	f.Add("0000-0000-0000-0000-0000-0000-0101")
	f.Add("oOiIlL \u2013")
	f.Fuzz(func(t *testing.T, typed string) {
		bits, err := parseCode(typed)
		if err != nil {
			if !errors.Is(err, ErrCodeMistyped) {
				t.Fatalf("untyped error %v", err)
			}
			return
		}
		again, err := parseCode(string(formatCode(bits)))
		if err != nil || !bytes.Equal(again, bits) {
			t.Fatalf("%q is not its own code", typed)
		}
	})
}
