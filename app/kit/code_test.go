package kit

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestACodeIsBlackOnWhiteInWholePixels(t *testing.T) {
	const n = 25 // version 0 does not matter here: modules are chequered
	for _, appearance := range []Appearance{{Mode: Dark}, {Mode: Light}, {Mode: Dark, HighContrast: true}} {
		inTheme(t, appearance)
		code := NewCode(chequered(n))
		w := test.NewWindow(code)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(337, 337))
		img := w.Canvas().Capture()
		b := img.Bounds()
		const module = 337 / n // 13, with 12 pixels over
		const edge = (337 - n*module) / 2
		for y := b.Min.Y; y < b.Max.Y; y++ {
			for x := b.Min.X; x < b.Max.X; x++ {
				want := color.Gray{Y: 0xff}
				if mx, my := (x-edge)/module, (y-edge)/module; x >= edge && y >= edge && mx < n && my < n && (mx+my)%2 == 0 {
					want.Y = 0
				}
				if got := color.GrayModel.Convert(img.At(x, y)); got != color.Color(want) {
					t.Fatalf("%+v: pixel %d,%d is %v, not %v", appearance, x, y, got, want)
				}
			}
		}
		w.Close()
	}
}

func TestTheLargestCodeGetsThreePixelsAModuleOnASmallPhone(t *testing.T) {
	inTheme(t, Appearance{})
	code := NewCode(chequered(105 + 8)) // version 22 with its quiet zone
	w := test.NewWindow(NewScroll(code))
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(360, 640))
	if got := int(min(code.Size().Width, code.Size().Height)) / 113; got != 3 {
		t.Errorf("a module has %d pixels", got)
	}
}

func TestACodeTooLargeForItsSpaceIsNotDrawnInPart(t *testing.T) {
	img := NewCode(chequered(113)).paint(100, 100)
	for y := range 100 {
		for x := range 100 {
			if r, _, _, _ := img.At(x, y).RGBA(); r == 0 {
				t.Fatal("part of a code was drawn: a reader would look for the rest")
			}
		}
	}
}
