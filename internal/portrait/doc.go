// Package portrait knows how a photo of a person is made fit for a plan: from
// whatever file they have to a small square JPEG.
//
// It promises that what it makes is an upright square of at most [Side] pixels
// a side, is no longer than asked for, and holds nothing but the picture: no
// place, time, camera or owner, which files from a telephone do. A file from
// anywhere is refused before it can take much memory, and so is a photo that
// somebody else's device wrote.
//
// It reads JPEG, PNG and the first picture of a GIF. It finds no faces: it
// keeps the middle.
package portrait

// Side is the width and height of a portrait, in pixels. What is smaller is
// not made larger.
const Side = 256

// RefusedError says why a file can't become a portrait, or why one can't be
// shown.
type RefusedError struct {
	Text string // one or two sentences for the person who chose it
}

func (e *RefusedError) Error() string { return e.Text }
