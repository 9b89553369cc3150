package bottle

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"github.com/skip2/go-qrcode"
)

// Sizes of the code, measured with seven decoders on photographs: nearly every
// telephone reads version 19, too many fail past 22.
const (
	goodVersion = 19
	maxVersion  = 22
	tooBig      = 41 // more than any version holds

	// usualRoom is about how many letters of a message version 22 holds at
	// level M; lines dense with digits cost more than words.
	usualRoom = 1010
	// atMost is how many letters version 22 holds at level M where no line feed
	// breaks them: 6,256 bits less 15, at 5.5 a letter (ISO/IEC 18004, table 7).
	atMost = 1134
)

// ErrTooMuch means that a text does not fit into a code of version 22.
var ErrTooMuch = errors.New("bottle: more than one code of version 22 holds")

// version is the QR version that text needs at level M.
func version(text string) int {
	if len(text) > atMost {
		return tooBig
	}
	q, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return tooBig
	}
	return q.VersionNumber
}

// Code is a QR code with its quiet zone. It doesn't change once it is made.
type Code struct {
	Version int
	dark    [][]bool
}

// Encode makes the code of a message's text, at error level M and never above
// version 22; more is ErrTooMuch.
func Encode(text string) (*Code, error) {
	if len(text) > atMost {
		return nil, ErrTooMuch
	}
	q, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return nil, fmt.Errorf("encoding the message: %w", err)
	}
	if q.VersionNumber > maxVersion {
		return nil, ErrTooMuch
	}
	// Asked once: the library encodes again at every drawing, and changes the
	// object while it does.
	return &Code{q.VersionNumber, q.Bitmap()}, nil
}

// Size is the code's side in modules, with the quiet zone of four on each side.
func (c *Code) Size() int { return len(c.dark) }

// Dark tells whether the module in column x and row y is black.
func (c *Code) Dark(x, y int) bool { return c.dark[y][x] }

// Image draws the code black on white with scale pixels to a module, at least
// one. Modules of uneven width halve what decoders can read, so there are none.
func (c *Code) Image(scale int) image.Image {
	scale = max(scale, 1)
	side := c.Size() * scale
	img := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for y, row := range c.dark {
		line := img.Pix[y*scale*img.Stride : (y*scale+1)*img.Stride]
		for x, dark := range row {
			if dark {
				for i := range scale {
					line[x*scale+i] = 1
				}
			}
		}
		for i := 1; i < scale; i++ {
			copy(img.Pix[(y*scale+i)*img.Stride:], line)
		}
	}
	return img
}

// PNG is the code as a PNG image with scale pixels to a module.
func (c *Code) PNG(scale int) ([]byte, error) {
	var b bytes.Buffer
	if err := png.Encode(&b, c.Image(scale)); err != nil {
		return nil, fmt.Errorf("drawing the code: %w", err)
	}
	return b.Bytes(), nil
}
