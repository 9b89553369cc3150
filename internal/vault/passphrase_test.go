package vault

import (
	"bytes"
	"crypto/rand"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestFourRandomWordsAreOfferedAndStrong(t *testing.T) {
	list := strings.Fields(suggestText)
	if bits := suggestedWords * math.Log2(float64(len(list))); bits < 51 {
		t.Errorf("four words are %.1f bits", bits)
	}
	if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
		t.Error("a word is in the list twice")
	}
	strong := 0
	const tries = 500
	for range tries {
		p := Suggest(rand.Reader)
		got := strings.Split(p, " ")
		if len(got) != suggestedWords {
			t.Fatalf("%q", p)
		}
		for _, w := range got {
			if _, found := slices.BinarySearch(list, w); !found || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
				t.Fatalf("%q: %q", p, w)
			}
		}
		s, err := Check([]byte(p))
		if err != nil || s < Good {
			t.Errorf("%q: %v, %v", p, s, err)
		}
		if s == Strong {
			strong++
		}
	}
	if strong < tries*97/100 {
		t.Errorf("%d of %d offered passphrases are called strong", strong, tries)
	}
}

func TestEachWordIsEquallyLikely(t *testing.T) {
	// The source's bits are used as they come: a constant source gives one word, another another.
	a := Suggest(bytes.NewReader(bytes.Repeat([]byte{0}, 100)))
	b := Suggest(bytes.NewReader(bytes.Repeat([]byte{0x11}, 100)))
	if a == b || a != strings.Repeat(strings.Fields(suggestText)[0]+" ", 3)+strings.Fields(suggestText)[0] {
		t.Errorf("%q, %q", a, b)
	}
	seen := map[string]int{}
	list := strings.Fields(suggestText)
	half := list[len(list)/2]
	const tries = 1000
	for range tries {
		for _, w := range strings.Fields(Suggest(rand.Reader)) {
			if w < half {
				seen["first half"]++
			}
		}
	}
	// 4,000 tosses: six standard deviations are 190.
	if n := seen["first half"]; n < 2000-190 || n > 2000+190 {
		t.Errorf("%d of 4000 words are from the first half of the list", n)
	}
}

func TestPassphrasesFromTwelveCharactersAreTaken(t *testing.T) {
	for _, c := range []struct {
		phrase string
		want   error
	}{
		{"", ErrTooShort},
		{"elevenchars", ErrTooShort},
		{"twelve chars", nil},
		{"   padded    ", ErrTooShort},
		{"one      two", ErrTooShort}, // runs of spaces count once
		{"éééééééééééé", nil},
		{"éééééé", ErrTooShort}, // 12 bytes, 6 characters
		{"дом у реки 7", nil},
		{"123456", ErrPIN},
		{"1234 5678", ErrPIN},
		{"12345678901", ErrPIN},
		{"123456789012", nil},
		{strings.Repeat("long ", 2000), nil},
		{"line\nbreak\tand more", nil},
	} {
		_, err := Check([]byte(c.phrase))
		if !errors.Is(err, c.want) || errors.Is(err, ErrPIN) != (c.want == ErrPIN) {
			t.Errorf("%.20q: %v, want %v", c.phrase, err, c.want)
		}
	}
}

func TestStrengthIsSaidInWords(t *testing.T) {
	for _, c := range []struct {
		phrase string
		want   Strength
	}{
		{"passwordpassword", Weak},
		{"123456789012", Weak},
		{"aaaaaaaaaaaaaaaaaaaa", Weak},
		{"qwertyuiop123", Weak},
		{"margaret1941", Weak},
		{"Margaret 12/03/1941", Weak},
		{"01632 960123", Fair},
		{"letmeinletmein", Weak},
		{"P4ssw0rd1234", Weak},
		{"liverpoolfc2024", Weak},
		{"my dog is called rex", Good},
		{"tulip bonsai", Fair},
		{"tulip bonsai gravity", Good},
		{"tulip bonsai gravity lantern", Strong},
		{"k7#Qp!9xWz$Lm2", Strong},
		{"marmalade on a wet tuesday in leeds", Strong},
	} {
		got, err := Check([]byte(c.phrase))
		if err != nil || got != c.want {
			t.Errorf("%q is %v (%.1f bits, %v), want %v", c.phrase, got, estimate([]byte(c.phrase)), err, c.want)
		}
	}
	if got := []string{Weak.String(), Fair.String(), Good.String(), Strong.String()}; strings.Join(got, " ") != "weak fair good strong" {
		t.Error(got)
	}
}

func TestAWordMoreIsNeverWeaker(t *testing.T) {
	list := strings.Fields(suggestText)
	rapid.Check(t, func(t *rapid.T) {
		// Few different words, so that they meet again in the phrase.
		few := rapid.SliceOfN(rapid.SampledFrom(list), 1, 4).Draw(t, "few")
		phrase := strings.Join(rapid.SliceOfN(rapid.SampledFrom(few), 1, 8).Draw(t, "words"), " ")
		longer := phrase + " " + rapid.SampledFrom(append(few, list...)).Draw(t, "word")
		if a, b := estimate([]byte(phrase)), estimate([]byte(longer)); b < a {
			t.Fatalf("%q %.1f, %q %.1f", phrase, a, longer, b)
		}
	})
}

func TestAnyBytesHaveAStrength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "bytes")
		if s, _ := Check(p); s < Weak || s > Strong {
			t.Fatalf("%d", s)
		}
	})
}

func TestThePhraseOpensHoweverAKeyboardWritesIt(t *testing.T) {
	o := cheap
	o.Now = func() time.Time { return time.Unix(0, 0) }
	v, _, _ := made(t, cheap)
	ok(t, v.ChangePassphrase(ctx, words, []byte("café ﬁne ½ naïve Å")))
	for _, typed := range []string{
		"café ﬁne ½ naïve Å",
		"cafe\u0301 fine 1\u20442 nai\u0308ve A\u030a",
		"  caf\u00e9   fine\u00a01\u20442\tnaïve \u212b\n",
		"ｃａｆé fine ½ naïve Å",
	} {
		ok(t, v.Lock())
		if err := v.Unlock(ctx, []byte(typed)); err != nil {
			t.Errorf("%q: %v", typed, err)
		}
	}
	ok(t, v.Lock())
	is(t, v.Unlock(ctx, []byte("Café fine ½ naïve Å")), ErrWrongPassphrase)
}

func TestNormalisingTwiceIsNormalisingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		once := normalise([]byte(rapid.String().Draw(t, "phrase")))
		if twice := normalise(once); !bytes.Equal(once, twice) {
			t.Fatalf("%q, %q", once, twice)
		}
	})
}

func TestCalibrationRaisesTheCostToAboutASecondAndNeverLowersIt(t *testing.T) {
	for _, c := range []struct {
		name      string
		perMiB    time.Duration // and pass
		maxMemory uint32
		want      KDF
	}{
		{"slow machine", 50 * time.Millisecond, maxKDFMemory, DefaultKDF},
		{"a laptop", time.Millisecond, maxKDFMemory, KDF{3, 256 << 10, 1}},
		{"a faster one", time.Millisecond / 2, maxKDFMemory, KDF{7, 256 << 10, 1}},
		{"a telephone", time.Millisecond, maxPhoneMemory, KDF{15, 64 << 10, 1}},
		{"a wonder", time.Nanosecond, maxKDFMemory, KDF{16, 256 << 10, 1}},
		{"a clock that stands", 0, maxKDFMemory, DefaultKDF},
	} {
		got := calibrate(func(k KDF) time.Duration {
			return c.perMiB * time.Duration(k.Memory>>10) * time.Duration(k.Time)
		}, c.maxMemory)
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		if err := got.valid(); err != nil {
			t.Errorf("%s: its own vault would be refused", c.name)
		}
	}
}

func TestAVaultIsMadeWithNoLessThanTheDefault(t *testing.T) {
	if testing.Short() {
		t.Skip("takes two seconds of key derivation")
	}
	v, _, dir := made(t, Options{})
	k := v.slots.Passphrase.cost()
	if k.Memory < DefaultKDF.Memory || k.Time < DefaultKDF.Time || k.Threads != 1 {
		t.Errorf("made with %+v", k)
	}
	ok(t, v.ChangePassphrase(ctx, words, other))
	if got := v.slots.Passphrase.cost(); got != k {
		t.Errorf("the new passphrase costs %+v, the old one %+v", got, k)
	}
	ok(t, v.Close())
	v = opened(t, dir, Options{})
	ok(t, v.Unlock(ctx, other))

	// One made in a test is raised when its passphrase is changed for real.
	w, _, _ := made(t, cheap)
	w.o.KDF = KDF{}
	ok(t, w.ChangePassphrase(ctx, words, other))
	if got := w.slots.Passphrase.cost(); got != DefaultKDF {
		t.Errorf("raised to %+v", got)
	}
}
