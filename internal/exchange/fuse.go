package exchange

import (
	"errors"
	"io"
)

// ErrLong means that one part of a file is longer than such a part may be.
var ErrLong = errors.New("exchange: a part of the file is too long")

// Fuse is a reader that fails with ErrLong when one part of a file goes on for
// longer than it may, before that part fills the memory: a quotation mark that
// is never closed, an attribute of gigabytes. Whoever takes parts out of it
// renews it after each.
type Fuse struct {
	from      io.Reader
	max, left int
}

// NewFuse reads r in parts of at most max bytes, and what is buffered behind
// one.
func NewFuse(r io.Reader, max int) *Fuse { return &Fuse{r, max, max} }

// Renew begins a new part.
func (f *Fuse) Renew() { f.left = f.max }

func (f *Fuse) Read(b []byte) (int, error) {
	if f.left <= 0 {
		return 0, ErrLong
	}
	n, err := f.from.Read(b)
	f.left -= n
	return n, err
}
