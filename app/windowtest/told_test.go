//go:build linux

package windowtest

import (
	"image"
	"math/rand"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/carebottle/carebottle/assets"
)

// TestAnyPartOfACodeIsRead holds the reader of recovery codes against parts that
// it draws itself, in the program's type and at any place between two pixels.
func TestAnyPartOfACodeIsRead(t *testing.T) {
	parsed, err := opentype.Parse(assets.Bold())
	ok(t, err)
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 30, DPI: 72})
	ok(t, err)
	random := rand.New(rand.NewSource(1))
	for range 300 {
		img := image.NewGray(image.Rect(0, 0, 160, 60))
		for i := range img.Pix {
			img.Pix[i] = 255
		}
		part := make([]byte, 4)
		for i := range part {
			part[i] = crockford[random.Intn(32)]
		}
		pen := font.Drawer{Dst: img, Src: image.Black, Face: face, Dot: fixed.Point26_6{X: fixed.Int26_6(640 + random.Intn(64)), Y: 45 * 64}}
		pen.DrawString(string(part))
		got, err := readSigns(img, img.Rect)
		ok(t, err)
		if got != string(part) {
			t.Errorf("%s reads %s", part, got)
		}
	}
}
