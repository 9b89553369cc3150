package exchange

import (
	"archive/zip"
	"errors"
	"io"
	"path"
	"strings"
)

// Generic marks a Format that recognises any table. It is not asked about the
// files of a zip file, of which many are tables of something else.
type Generic interface{ Generic() }

// Bounds of a zip file.
const (
	maxDirectory = 64 << 20 // bytes of its list of files
	maxLooked    = 500      // files of it that are looked at
	maxUnpacked  = 64 << 30 // bytes of the file that is taken in
)

const several = "This zip file holds several files of readings. Open it first, and take them in one after the other."

// unzip finds the one file in a zip file that a format recognises. Nothing is
// written anywhere: the file is read out of the zip file each time it is
// opened.
func unzip(src Source, formats []Format) (Source, Format, error) {
	z, err := openZip(src)
	if err != nil {
		return Source{}, nil, err
	}
	defer z.close()
	var known []Format
	for _, f := range formats {
		if _, any := f.(Generic); !any {
			known = append(known, f)
		}
	}
	var found Format
	at := -1
	for _, i := range readables(z.dir.File) {
		f := z.dir.File[i]
		if f.Flags&1 != 0 {
			return Source{}, nil, &FileError{encrypted}
		}
		format := recogniseEntry(f, known)
		if format == nil {
			continue
		}
		if found != nil {
			return Source{}, nil, &FileError{several}
		}
		found, at = format, i
	}
	if found == nil {
		return Source{}, nil, errArchive
	}
	size := z.dir.File[at].UncompressedSize64
	if size > maxUnpacked {
		return Source{}, nil, &FileError{"The file in this zip file is too large to be one of readings."}
	}
	return src.entry(at, size), found, nil
}

// recogniseEntry is nil for a file of another kind, and for one that is
// damaged: it need not be the one that is wanted.
func recogniseEntry(f *zip.File, formats []Format) Format {
	file, err := f.Open()
	if err != nil {
		return nil
	}
	defer func() { _ = file.Close() }() // read only: nothing can be lost
	head, err := headOf(file)
	if err != nil {
		return nil
	}
	format, err := Detect(head, f.Name, formats)
	if err != nil {
		return nil
	}
	return format
}

// readables are the files that may hold readings, no more than maxLooked:
// telephones put thousands of routes and pictures beside them. XML files come
// first, since that of Apple Health may stand behind as many tables of heart
// tracings as its owner has taken.
func readables(files []*zip.File) []int {
	var xml, others []int
	for i, f := range files {
		if strings.HasPrefix(path.Base(f.Name), ".") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		switch strings.ToLower(path.Ext(f.Name)) {
		case ".xml":
			xml = append(xml, i)
		case ".csv", ".txt", ".tsv":
			others = append(others, i)
		}
	}
	all := append(xml, others...)
	return all[:min(len(all), maxLooked)]
}

// entry is a file of a zip file as a source of its own. It keeps the name that
// people know.
func (s Source) entry(index int, size uint64) Source {
	return Source{Name: s.Name, Size: int64(min(size, maxUnpacked)), Open: func() (io.ReadCloser, error) {
		z, err := openZip(s)
		if err != nil {
			return nil, err
		}
		if index >= len(z.dir.File) {
			z.close()
			return nil, ErrChanged
		}
		file, err := z.dir.File[index].Open()
		if err != nil {
			z.close()
			return nil, damaged(err)
		}
		return &entry{file, io.LimitReader(file, maxUnpacked), z}, nil
	}}
}

type entry struct {
	file  io.ReadCloser
	limit io.Reader
	from  *zipFile
}

func (e *entry) Read(b []byte) (int, error) {
	n, err := e.limit.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		err = damaged(err)
	}
	return n, err
}

func (e *entry) Close() error {
	defer e.from.close()
	return e.file.Close()
}

func damaged(err error) error {
	if errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrAlgorithm) || errors.Is(err, io.ErrUnexpectedEOF) {
		return &FileError{"This zip file is damaged. Save it again from the app it came from."}
	}
	return err
}

// zipFile is an open zip file and its list of files.
type zipFile struct {
	file io.ReadCloser
	dir  *zip.Reader
}

func (z *zipFile) close() { _ = z.file.Close() } // read only: nothing can be lost

func openZip(src Source) (*zipFile, error) {
	file, err := src.Open()
	if err != nil {
		return nil, unread(err)
	}
	at, ok := file.(io.ReaderAt)
	if !ok || src.Size <= 0 {
		_ = file.Close()
		return nil, errArchive
	}
	list := &bounded{at: at, left: maxDirectory}
	dir, err := zip.NewReader(list, src.Size)
	if err != nil {
		_ = file.Close()
		return nil, damaged(err)
	}
	list.left = -1
	return &zipFile{file, dir}, nil
}

// bounded reads no more than some bytes while a list of files is read, which
// is kept in memory. Nothing bounds it afterwards.
type bounded struct {
	at   io.ReaderAt
	left int
}

func (b *bounded) ReadAt(p []byte, off int64) (int, error) {
	if b.left < 0 {
		return b.at.ReadAt(p, off)
	}
	if b.left < len(p) {
		return 0, zip.ErrFormat
	}
	b.left -= len(p)
	return b.at.ReadAt(p, off)
}
