package exchange_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/exchangetest"
)

func zipped(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(files[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatAnIPhoneGivesIsTakenInAsItIs(t *testing.T) {
	all := fixtures(t)
	file := zipped(t, map[string]string{
		"apple_health_export/export.xml":                  all["apple-health"],
		"apple_health_export/export_cda.xml":              "<?xml version=\"1.0\"?><ClinicalDocument/>",
		"apple_health_export/workout-routes/route_1.gpx":  "<gpx/>",
		"apple_health_export/electrocardiograms/ecg1.csv": "Name,Grace Okafor\nDate of Birth,\"3 Mar 1951\"\n",
	})
	src, f, err := exchange.Recognise(exchangetest.File("export.zip", string(file)), formats())
	if err != nil || f.ID() != "apple-health" || src.Name != "export.zip" || src.Size != int64(len(all["apple-health"])) {
		t.Fatalf("%v, %v, %s of %d", f, err, src.Name, src.Size)
	}
	p, err := exchange.Look(t.Context(), src, f, exchangetest.Answers(t), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := exchangetest.Look(t, f, all["apple-health"], exchangetest.Answers(t)); p.Taken != want.Taken || p.Rows != want.Rows {
		t.Errorf("taken %d of %d, want %d of %d", p.Taken, p.Rows, want.Taken, want.Rows)
	}
}

func TestWhoHasTakenManyHeartTracingsFindsTheReadingsBehindThem(t *testing.T) {
	files := map[string]string{"apple_health_export/export.xml": fixtures(t)["apple-health"]}
	for i := range 700 {
		files[fmt.Sprintf("apple_health_export/electrocardiograms/ecg_%04d.csv", i)] = "Name,Grace Okafor\nDate of Birth,\"3 Mar 1951\"\n"
	}
	_, f, err := exchange.Recognise(exchangetest.File("export.zip", string(zipped(t, files))), formats())
	if err != nil || f.ID() != "apple-health" {
		t.Errorf("%v, %v", f, err)
	}
}

func TestAZipFileThatIsNoneOfOurs(t *testing.T) {
	all := fixtures(t)
	locked := zipped(t, map[string]string{"bp.csv": all["withings"]})
	for _, header := range []string{"PK\x03\x04", "PK\x01\x02"} { // bit 0 of the flags: encrypted
		at := bytes.Index(locked, []byte(header))
		locked[at+6+map[string]int{"PK\x03\x04": 0, "PK\x01\x02": 2}[header]] |= 1
	}
	damaged := zipped(t, map[string]string{"bp.csv": strings.Repeat(all["withings"], 50)})
	for i := range 40 {
		damaged[60+i] ^= 0x5a
	}
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"two files of readings": {zipped(t, map[string]string{"bp.csv": all["withings"], "omron.csv": all["omron"]}), "several files"},
		"none":                  {zipped(t, map[string]string{"letter.txt": "Dear Miss Okafor", "table.csv": "a,b\n1,2\n"}), "Open it first"},
		"a password":            {locked, "encrypted"},
		"damaged":               {damaged, "zip"},
		"cut":                   {damaged[:len(damaged)/2], "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := exchange.Recognise(exchangetest.File("export.zip", string(c.file)), formats())
			var known *exchange.FileError
			if !errors.As(err, &known) || !strings.Contains(known.Text, c.says) {
				t.Errorf("%v", err)
			}
		})
	}
}

// stream is a file that can only be read from its beginning.
type stream struct{ io.Reader }

func (stream) Close() error { return nil }

func TestAZipFileThatCantBeReadInTheMiddleSaysToOpenIt(t *testing.T) {
	file := zipped(t, map[string]string{"bp.csv": fixtures(t)["withings"]})
	src := exchange.Source{Name: "export.zip", Size: int64(len(file)), Open: func() (io.ReadCloser, error) { return stream{bytes.NewReader(file)}, nil }}
	_, _, err := exchange.Recognise(src, formats())
	var known *exchange.FileError
	if !errors.As(err, &known) || !strings.Contains(known.Text, "Open it first") {
		t.Error(err)
	}
}
