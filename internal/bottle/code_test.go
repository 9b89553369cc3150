package bottle_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
)

func encode(t testing.TB, text string) *bottle.Code {
	t.Helper()
	code, err := bottle.Encode(text)
	if err != nil {
		t.Fatal(err)
	}
	return code
}

func zxing(t fatal, img image.Image) string {
	bits, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		t.Fatalf("%v", err)
	}
	result, err := qrcode.NewQRCodeReader().Decode(bits, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true})
	if err != nil {
		t.Fatalf("gozxing: %v", err)
	}
	return result.GetText()
}

// zbar reads a PNG with zbarimg, of Debian's zbar-tools.
func zbar(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "code.png")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path).Output()
	if err != nil {
		t.Fatalf("zbarimg: %v", err)
	}
	return strings.TrimSuffix(string(out), "\n")
}

func needZbar(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("zbarimg"); err != nil {
		if testing.Short() {
			t.Skip("zbarimg is not there")
		}
		t.Fatal("zbarimg is not there: install zbar-tools")
	}
}

func samplePlans() map[string]careplan.Plan {
	return map[string]careplan.Plan{
		"grace": planOf(sample.Grace()...), "tomasz": planOf(sample.Tomasz()...), "halina": planOf(sample.Halina()...), "ayaan": planOf(sample.Ayaan()...),
		"empty": {}, "none known": noneKnown(), "crowded": crowded(), "conflicting": conflicting(), "unresolved": unresolved(),
	}
}

func TestOtherDecodersReadExactlyTheComposedText(t *testing.T) {
	needZbar(t)
	for name, p := range samplePlans() {
		m := compose(t, p)
		code := encode(t, m.Text)
		for _, scale := range []int{3, 8} {
			data, err := code.PNG(scale)
			if err != nil {
				t.Fatal(err)
			}
			img, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if got := zxing(t, img); got != m.Text {
				t.Errorf("%s at %d pixels: gozxing reads\n%s", name, scale, got)
			}
			if got := zbar(t, data); got != m.Text {
				t.Errorf("%s at %d pixels: zbarimg reads\n%s", name, scale, got)
			}
		}
	}
}

// Any text of the set comes back, of every length that fits and with digits
// and line feeds wherever they fall.
func TestAnyTextOfTheSetComesBack(t *testing.T) {
	letters := []rune(charset + "\n0123456789 ABCE")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom(letters), 1, 900, -1).Draw(t, "text")
		code, err := bottle.Encode(text)
		if err != nil {
			if errors.Is(err, bottle.ErrTooMuch) {
				return
			}
			t.Fatal(err)
		}
		if got := zxing(t, code.Image(1)); got != text {
			t.Fatalf("%q came back as %q", text, got)
		}
	})
}

func TestTheCodeIsBlackOnWhiteInWholeModulesWithAQuietZone(t *testing.T) {
	code := encode(t, compose(t, planOf(sample.Grace()...)).Text)
	if want := 17 + 4*code.Version + 8; code.Size() != want {
		t.Errorf("version %d is %d modules wide, want %d", code.Version, code.Size(), want)
	}
	for _, scale := range []int{-1, 1, 2, 5} {
		img := code.Image(scale)
		side := max(scale, 1)
		if got := img.Bounds(); got != image.Rect(0, 0, code.Size()*side, code.Size()*side) {
			t.Fatalf("scale %d: %v", scale, got)
		}
		for y := range code.Size() * side {
			for x := range code.Size() * side {
				r, g, b, a := img.At(x, y).RGBA()
				dark := code.Dark(x/side, y/side)
				if a != 0xffff || r != g || g != b || dark != (r == 0) || !dark && r != 0xffff {
					t.Fatalf("scale %d: pixel %d,%d is %v,%v,%v,%v where dark is %v", scale, x, y, r, g, b, a, dark)
				}
			}
		}
	}
	for i := range code.Size() {
		for edge := range 4 {
			far := code.Size() - 1 - edge
			if code.Dark(i, edge) || code.Dark(i, far) || code.Dark(edge, i) || code.Dark(far, i) {
				t.Fatalf("the quiet zone is not quiet at %d", i)
			}
		}
	}
	// The finder pattern stands in its corner at once.
	if !code.Dark(4, 4) || code.Dark(5, 5) || !code.Dark(6, 6) {
		t.Error("no finder pattern")
	}
}

func TestWhatIsPastVersion22HasNoCode(t *testing.T) {
	for n := 1120; n <= 1150; n++ {
		code, err := bottle.Encode(strings.Repeat("A", n))
		switch {
		case err == nil && code.Version > 22:
			t.Fatalf("%d letters became version %d", n, code.Version)
		case err == nil && n > 1134, err != nil && n <= 1134:
			t.Fatalf("%d letters: %v", n, err)
		case err != nil && !errors.Is(err, bottle.ErrTooMuch):
			t.Fatal(err)
		}
	}
	if _, err := bottle.Encode(strings.Repeat("9 \n", 370)); !errors.Is(err, bottle.ErrTooMuch) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkComposeEncodeDraw(b *testing.B) {
	for name, p := range samplePlans() {
		b.Run(strings.ReplaceAll(name, " ", "-"), func(b *testing.B) {
			for b.Loop() {
				m, err := bottle.Compose(p, bottle.Options{Now: made})
				if err != nil {
					b.Fatal(err)
				}
				code, err := bottle.Encode(m.Text)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := code.PNG(8); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
