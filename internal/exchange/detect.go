package exchange

import (
	"bytes"
	"path"
	"strings"

	"github.com/carebottle/carebottle/internal/exchange/plaintext"
)

// HeadSize is how much of a file Detect wants to see.
const HeadSize = 64 << 10

// Detect tells which of the formats a file is of, the first that recognises it.
// Its error is a *FileError that says what the file is where it is none.
func Detect(head []byte, name string, formats []Format) (Format, error) {
	if what := strange(head, name); what != nil {
		return nil, what
	}
	text := plaintext.Head(head)
	for _, f := range formats {
		if f.Recognise(text, name) {
			return f, nil
		}
	}
	return nil, stranger(text)
}

// magic are the first bytes of files that people choose by mistake.
var magic = []struct{ begin, text string }{
	{"\x89PNG", picture},
	{"\xff\xd8\xff", picture},
	{"GIF8", picture},
	{"%PDF", "This is a PDF, made to be read and printed. Ask the app it came from for a CSV file."},
	{"{\\rtf", "This is a letter or document. Choose the CSV file that the app or meter made."},
	{"Rar!", "This is a packed file (RAR). Open it first, and take in the CSV file from it."},
	{"7z\xbc\xaf", "This is a packed file (7z). Open it first, and take in the CSV file from it."},
	{"\x1f\x8b", "This is a packed file (gz). Open it first, and take in the file from it."},
	{"SQLite format 3", "This is a database. Choose the CSV file that the app or meter made."},
	{"age-encryption.org/", encrypted},
	{"-----BEGIN AGE", encrypted},
	{"-----BEGIN PGP", encrypted},
}

const (
	picture   = "This is a picture. Readings can't be read from a picture. Choose the CSV file that the app or meter made."
	film      = "This is a picture or a film. Readings can't be read from it. Choose the CSV file that the app or meter made."
	encrypted = "This file is encrypted. Open it first with its own password, and take in the file from it."
	oldOffice = "This is an Office file, such as an Excel sheet, and may be locked with a password. Open it in Excel, save it as CSV, and choose that file."
	newExcel  = "This is an Excel file. Open it in Excel, choose Save As and then CSV, and take in that file."
)

// errArchive means that a file is a zip file, in which readings are looked for.
var errArchive = &FileError{"This is a zip file. Open it first, and take in the file from it: export.xml from Apple Health, or the CSV file of another app."}

// strange says what a file is that holds no text.
func strange(head []byte, name string) *FileError {
	if len(head) == 0 {
		return &FileError{"The file is empty. Save it again from the app or meter it came from."}
	}
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.begin)) {
			return &FileError{m.text}
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06")):
		if ext := strings.ToLower(path.Ext(name)); ext == ".xlsx" || ext == ".ods" || ext == ".numbers" ||
			bytes.Contains(head, []byte("[Content_Types].xml")) {
			return &FileError{newExcel}
		}
		return errArchive
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return &FileError{oldOffice}
	case len(head) > 12 && (string(head[4:8]) == "ftyp" || string(head[:4]) == "RIFF"):
		return &FileError{film}
	case !plaintext.Looks(head):
		return &FileError{"This file holds no text that can be read. It may be encrypted, or of another kind. Choose the CSV file that the app or meter made."}
	}
	return nil
}

// stranger says what a text is that no format knows.
func stranger(text []byte) *FileError {
	begin := bytes.ToLower(bytes.TrimSpace(text[:min(len(text), 512)]))
	switch {
	case len(begin) == 0:
		return &FileError{"The file is empty. Save it again from the app or meter it came from."}
	case bytes.HasPrefix(begin, []byte("<!doctype html")), bytes.HasPrefix(begin, []byte("<html")):
		return &FileError{"This is a web page. Look on it for a button that saves a CSV file, and choose that file."}
	case bytes.HasPrefix(begin, []byte("<")):
		return &FileError{"This is an XML file, and not one that Apple Health made. Choose export.xml, or a CSV file."}
	case bytes.HasPrefix(begin, []byte("{")), bytes.HasPrefix(begin, []byte("[")):
		return &FileError{"This is a JSON file, made for other programs. Ask the app it came from for a CSV file."}
	default:
		return &FileError{"No table of readings was found in this file. Choose the CSV file that the app or meter made."}
	}
}
