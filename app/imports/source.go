package imports

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"github.com/carebottle/carebottle/internal/exchange"
)

// A file is named by a step: its path, or on a telephone, where files have no
// paths, the URI that the system's picker gave out.

// source is the file that a step names. It fails where there is none.
func source(step string) (exchange.Source, error) {
	if uri, ok := uriOf(step); ok {
		return exchange.Source{Name: uri.Name(), Open: func() (io.ReadCloser, error) { return openGiven(uri) }}, nil
	}
	info, err := os.Stat(step)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return exchange.Source{}, &exchange.FileError{Text: "There is no such file. Check its name and its folder, and that the stick it may be on is plugged in."}
	case err != nil:
		return exchange.Source{}, &exchange.FileError{Text: "The system does not let Carebottle read this file. Copy it to a folder of your own, then choose the copy."}
	case info.IsDir():
		return exchange.Source{}, &exchange.FileError{Text: "This is a folder. Choose a file in it."}
	case !info.Mode().IsRegular():
		return exchange.Source{}, &exchange.FileError{Text: "This is no file that can be read to its end. Choose the file that the app or meter made."}
	}
	return exchange.Source{Name: info.Name(), Size: info.Size(), Open: func() (io.ReadCloser, error) { return openDisk(step) }}, nil
}

// uriOf is the URI that step is; not where it is a path.
func uriOf(step string) (fyne.URI, bool) {
	if !strings.Contains(step, "://") {
		return nil, false
	}
	uri, err := storage.ParseURI(step)
	return uri, err == nil && uri.Scheme() != "file"
}

// stepOf is the step of a file that the system names by a URI.
func stepOf(uri fyne.URI) string {
	if uri.Scheme() == "file" {
		return filepath.FromSlash(uri.Path())
	}
	return uri.String()
}

// Steps are what the places take of files that the system names by URIs.
func Steps(uris []fyne.URI) []string {
	steps := make([]string, len(uris))
	for i, uri := range uris {
		steps[i] = stepOf(uri)
	}
	return steps
}

// nameOf is a file's name without its folder.
func nameOf(step string) string {
	if uri, ok := uriOf(step); ok {
		return path.Base(uri.Name())
	}
	return filepath.Base(step)
}

// A file is handed out so that no error of it says where it is: somebody may
// have put a name into the path, and errors are written to the log.

// diskFile is a file that can be read from anywhere in it, as zip files are.
type diskFile struct{ file *os.File }

func openDisk(path string) (io.ReadCloser, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, unnamed(err)
	}
	return diskFile{file}, nil
}

func (f diskFile) Read(b []byte) (int, error) {
	n, err := f.file.Read(b)
	return n, unnamed(err)
}

func (f diskFile) ReadAt(b []byte, at int64) (int, error) {
	n, err := f.file.ReadAt(b, at)
	return n, unnamed(err)
}

func (f diskFile) Close() error { return unnamed(f.file.Close()) }

// givenFile is one that the system gives out.
type givenFile struct{ file io.ReadCloser }

func openGiven(uri fyne.URI) (io.ReadCloser, error) {
	file, err := storage.Reader(uri)
	if err != nil {
		return nil, unnamed(err)
	}
	return givenFile{file}, nil
}

func (f givenFile) Read(b []byte) (int, error) {
	n, err := f.file.Read(b)
	return n, unnamed(err)
}

func (f givenFile) Close() error { return unnamed(f.file.Close()) }

// unnamed leaves the end of a file as it is.
func unnamed(err error) error {
	var named *fs.PathError
	switch {
	case err == nil || errors.Is(err, io.EOF):
		return err
	case errors.As(err, &named):
		return fmt.Errorf("file of readings: %s: %w", named.Op, named.Err)
	default:
		return errors.New("file of readings can't be read")
	}
}
