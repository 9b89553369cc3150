package exchange_test

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/accuchek"
	"github.com/carebottle/carebottle/internal/exchange/applehealth"
	"github.com/carebottle/carebottle/internal/exchange/csvimport"
	"github.com/carebottle/carebottle/internal/exchange/exchangetest"
	"github.com/carebottle/carebottle/internal/exchange/libreview"
	"github.com/carebottle/carebottle/internal/exchange/omron"
	"github.com/carebottle/carebottle/internal/exchange/withings"
)

func formats() []exchange.Format {
	return []exchange.Format{omron.Format{}, withings.Format{}, libreview.Format{}, accuchek.Format{}, applehealth.Format{}, csvimport.Format{}}
}

// fixtures are the files of every format, by the format's ID.
func fixtures(t testing.TB) map[string]string {
	t.Helper()
	all := map[string]string{}
	for id, name := range map[string]string{"omron": "omron/testdata/omron.csv", "withings": "withings/testdata/bp.csv",
		"libreview": "libreview/testdata/dayfirst.csv", "accu-chek-mobile": "accuchek/testdata/mobile.csv",
		"apple-health": "applehealth/testdata/export.xml", "csv": "csvimport/testdata/diary.csv"} {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[id] = string(b)
	}
	return all
}

func TestEveryFormatIsToldFromTheOthers(t *testing.T) {
	for id, content := range fixtures(t) {
		for name, changed := range map[string]string{"as it is": content, "with a mark": "\ufeff" + content, "with other line ends": strings.ReplaceAll(strings.ReplaceAll(content, "\r\n", "\n"), "\n", "\r\n")} {
			_, f, err := exchange.Recognise(exchangetest.File("any name", changed), formats())
			if err != nil || f.ID() != id {
				t.Errorf("%s %s: %v, %v", id, name, f, err)
			}
		}
		if id == "apple-health" {
			continue // Apple writes UTF-8
		}
		_, f, err := exchange.Recognise(exchangetest.File("any name", wide(content)), formats())
		if err != nil || f.ID() != id {
			t.Errorf("%s in UTF-16: %v, %v", id, f, err)
		}
	}
}

// wide is a text as Excel saves it when asked for Unicode.
func wide(text string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func TestAFileOfAnotherKindIsNamed(t *testing.T) {
	for name, c := range map[string]struct{ content, says string }{
		"nothing":           {"", "is empty"},
		"blank lines":       {"\r\n \r\n", "is empty"},
		"a photo":           {"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"},
		"a screenshot":      {"\x89PNG\r\n\x1a\n\x00", "a picture"},
		"a telephone photo": {"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "a picture"},
		"a PDF":             {"%PDF-1.7\n", "a PDF"},
		"an Excel file":     {"PK\x03\x04\x14\x00\x06\x00\x08\x00[Content_Types].xml", "an Excel file"},
		"an old Excel file": {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"},
		"a zip file":        {"PK\x03\x04\x14\x00rubbish", "zip"},
		"a gzip file":       {"\x1f\x8b\x08\x00", "packed"},
		"a web page":        {"<!DOCTYPE html><html><body>Sign in</body></html>", "a web page"},
		"a route":           {"<?xml version=\"1.0\"?><gpx></gpx>", "XML"},
		"a JSON file":       {"{\"readings\": [1, 2]}", "JSON"},
		"an encrypted file": {"age-encryption.org/v1\n-> X25519 ", "encrypted"},
		"random bytes":      {"\x00\x01\x02\xfe\x07\x03\x99\x1c\x05", "no text"},
		"a letter":          {"Dear Miss Okafor,\n\nthank you for coming.\n", "No table"},
		"a database":        {"SQLite format 3\x00", "database"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := exchange.Recognise(exchangetest.File("reading.csv", c.content), formats())
			var known *exchange.FileError
			if !errors.As(err, &known) || !strings.Contains(known.Text, c.says) || !strings.HasSuffix(known.Text, ".") {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestAFileThatCantBeOpenedIsASentence(t *testing.T) {
	src := exchange.Source{Name: "gone.csv", Open: func() (io.ReadCloser, error) { return nil, os.ErrNotExist }}
	if _, _, err := exchange.Recognise(src, formats()); !errors.Is(err, exchange.ErrUnread) || !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func FuzzRecognise(f *testing.F) {
	for _, content := range fixtures(f) {
		f.Add([]byte(content))
	}
	f.Add([]byte("PK\x03\x04"))
	f.Add(zipped(f, map[string]string{"apple_health_export/export.xml": fixtures(f)["apple-health"]}))
	f.Fuzz(func(t *testing.T, content []byte) {
		src, format, err := exchange.Recognise(exchangetest.File("file.zip", string(content)), formats())
		var known *exchange.FileError
		if err != nil {
			if !errors.As(err, &known) {
				t.Fatalf("an error that is no sentence: %v", err)
			}
			return
		}
		if _, ok := format.(exchange.Generic); ok {
			return // needs a mapping
		}
		if _, err := exchange.Look(t.Context(), src, format, exchangetest.Answers(t), nil, nil); err != nil && !errors.As(err, &known) {
			t.Fatalf("an error that is no sentence: %v", err)
		}
	})
}
