package exchange

import (
	"errors"
	"io"
)

// Recognise opens a file and tells of which of the formats it is. The source
// that it answers is the one to look at: src itself, or the one file in a zip
// file that a format recognises. Its error is a *FileError.
func Recognise(src Source, formats []Format) (Source, Format, error) {
	head, err := begin(src)
	if err != nil {
		return Source{}, nil, err
	}
	f, err := Detect(head, src.Name, formats)
	if errors.Is(err, errArchive) {
		return unzip(src, formats)
	}
	return src, f, err
}

// begin is the beginning of a file.
func begin(src Source) ([]byte, error) {
	file, err := src.Open()
	if err != nil {
		return nil, unread(err)
	}
	defer func() { _ = file.Close() }() // read only: nothing can be lost
	head, err := headOf(file)
	if err != nil {
		return nil, unread(err)
	}
	return head, nil
}

func headOf(r io.Reader) ([]byte, error) {
	return io.ReadAll(io.LimitReader(r, HeadSize))
}
