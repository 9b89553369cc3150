package portrait

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // registers its decoder
	"image/jpeg"
	_ "image/png" // registers its decoder
	"io"

	"golang.org/x/image/draw"
)

// What a file may be. A telephone's picture has 12 to 40 million pixels and
// some 4 to 20 MB.
const (
	mostFile   = 32 << 20    // bytes
	mostPixels = 40_000_000  // width times height, as declared
	mostMemory = 160_000_000 // bytes that decoding takes, roughly
	leastSide  = 32          // pixels of the shorter side: with fewer nobody knows anybody
)

// qualities are tried in turn until the portrait is short enough. At the last
// one pure noise of 256 by 256 takes less than 20 KB; faces take 10 to 20 KB
// at the first.
var qualities = [...]int{90, 80, 70, 60, 45, 30}

// Make reads a picture from file and makes a portrait of at most limit bytes
// of it: the square in its middle, turned as the camera was held. What is no
// picture, or too large a one, is a *RefusedError; other errors are those of
// reading.
func Make(file io.Reader, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(file, mostFile+1))
	if err != nil {
		return nil, fmt.Errorf("picture: %w", err)
	}
	if len(data) > mostFile {
		return nil, &RefusedError{"This file is too large. Choose one of less than 32 MB."}
	}
	info, err := declared(data)
	if err != nil {
		return nil, err
	}
	switch pixels := int64(info.Width) * int64(info.Height); {
	case min(info.Width, info.Height) < leastSide:
		return nil, &RefusedError{"This picture is too small to know anybody by. Choose a larger one."}
	case pixels > mostPixels, pixels*memoryOf(data, info.ColorModel) > mostMemory:
		return nil, &RefusedError{"This picture is too large. Choose a smaller one, or make it smaller first."}
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, &RefusedError{"This picture is damaged, and can't be read to its end. Choose another one."}
	}
	return encode(upright(square(picture), orientationOf(data)), limit)
}

// declared is what a file says of itself, without decoding the picture. Each
// side is below 65536 in JPEG and GIF; PNG may declare more.
func declared(data []byte) (image.Config, error) {
	info, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err == nil && max(info.Width, info.Height) <= 1<<16:
		return info, nil
	case err == nil:
		return info, &RefusedError{"This picture is too large. Choose a smaller one, or make it smaller first."}
	case !errors.Is(err, image.ErrFormat):
		return info, &RefusedError{"This picture is damaged. Choose another one."}
	case isHEIC(data):
		return info, &RefusedError{"This picture is in a format of Apple's (HEIC) that can't be read here. Save it as a JPEG file first, then choose that."}
	default:
		return info, &RefusedError{"This file is no picture that can be read here. Choose a JPEG or PNG file."}
	}
}

// isHEIC knows the format of an iPhone's camera by its brand (ISO/IEC 23008-12).
func isHEIC(data []byte) bool {
	return len(data) >= 12 && string(data[4:8]) == "ftyp" &&
		(string(data[8:11]) == "hei" || string(data[8:11]) == "hev" || string(data[8:12]) == "mif1")
}

// memoryOf is about how many bytes a pixel takes while it is decoded.
func memoryOf(data []byte, model color.Model) int64 {
	switch {
	case isProgressive(data):
		return 12 // a 32-bit coefficient for each of three colours
	case model == color.RGBA64Model, model == color.NRGBA64Model:
		return 8
	default:
		return 4
	}
}

// square cuts the square out of the middle and makes it no larger than Side.
// What was transparent becomes white.
func square(picture image.Image) *image.RGBA {
	b := picture.Bounds()
	side := min(b.Dx(), b.Dy())
	middle := image.Rect(0, 0, side, side).Add(b.Min).Add(image.Pt((b.Dx()-side)/2, (b.Dy()-side)/2))
	small := image.NewRGBA(image.Rect(0, 0, min(side, Side), min(side, Side)))
	draw.Draw(small, small.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(small, small.Bounds(), picture, middle, draw.Over, nil)
	return small
}

// encode writes the pixels and nothing else.
func encode(picture image.Image, limit int) ([]byte, error) {
	var out bytes.Buffer
	for _, quality := range qualities {
		out.Reset()
		if err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: quality}); err != nil {
			return nil, fmt.Errorf("portrait: %w", err)
		}
		if out.Len() <= limit {
			return out.Bytes(), nil
		}
	}
	return nil, &RefusedError{"This picture has too many details to be kept small. Choose another one."}
}
