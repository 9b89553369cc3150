package portrait

import (
	"bytes"
	"image"
	"image/jpeg"
)

// mostShown is the longest side of a kept photo that is shown. It is larger
// than Side, so that a later version may keep larger ones.
const mostShown = 1024

// Open reads a kept photo to show it. It may come from somebody else's device,
// so it is looked at before it is decoded; what can't be shown is a
// *RefusedError.
func Open(photo []byte) (image.Image, error) {
	refused := &RefusedError{"This photo can't be shown. Choose another one to take its place."}
	info, err := jpeg.DecodeConfig(bytes.NewReader(photo))
	if err != nil || info.Width < 1 || info.Height < 1 || max(info.Width, info.Height) > mostShown {
		return nil, refused
	}
	picture, err := jpeg.Decode(bytes.NewReader(photo))
	if err != nil {
		return nil, refused
	}
	return picture, nil
}
