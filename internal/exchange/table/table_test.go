package table_test

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/table"
)

func lines(t *testing.T, content string) (all []string) {
	t.Helper()
	r := table.NewReader(strings.NewReader(content), 0)
	for {
		l, err := r.Next()
		if errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		if l.Wrong != "" {
			all = append(all, "wrong")
			continue
		}
		for i := range l.Cells {
			l.Cells[i] = table.Cell(l.Cells, i)
		}
		all = append(all, strings.Join(l.Cells, "|"))
	}
}

func TestTheSeparatorIsFound(t *testing.T) {
	for content, want := range map[string]string{
		"a,b\n1,2\n":             "a|b 1|2",
		"a;b\n1,5;2\n":           "a|b 1,5|2",
		"a\tb\n1,5\t2;\n":        "a|b 1,5|2;",
		"\"a;;;\",b\n1,2\n":      "a;;;|b 1|2",
		"\ufeffa;b\r\n1;2":       "a|b 1|2",
		"a,b\r\r\n\r\n,\r\n1,2":  "a|b 1|2",
		"a,b\n\"1,\"\"x\",2\n":   "a|b 1,\"x|2",
		"a,b\n\"1\nx\",2\n":      "a|b 1\nx|2",
		"a,b\n1\"x,2\n3,4\n":     "a|b wrong 3|4",
		"a,b\n\"1\"x,2\n3,4\n":   "a|b wrong 3|4",
		"a,b\r1,2\r3,4":          "a|b 1|2 3|4",
		"one column\nof words\n": "one column of words",
	} {
		if got := strings.Join(lines(t, content), " "); got != want {
			t.Errorf("%q: %q, want %q", content, got, want)
		}
	}
}

// endless is a quotation mark that is never closed.
type endless struct{ began bool }

func (e *endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	if !e.began {
		e.began = true
		copy(b, "a,b\n\"")
	}
	return len(b), nil
}

func TestALineWithoutEndEndsInASentence(t *testing.T) {
	for name, content := range map[string]io.Reader{
		"a quotation mark": &endless{},
		"no line end":      io.MultiReader(strings.NewReader("a,b\n"), &endless{began: true}),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		r := table.NewReader(content, 0)
		_, err := r.Next()
		if err == nil {
			_, err = r.Next()
		}
		runtime.ReadMemStats(&after)
		var known *exchange.FileError
		if !errors.As(err, &known) || !strings.Contains(known.Text, "too long") {
			t.Errorf("%s: %v", name, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 20*table.MaxLine {
			t.Errorf("%s: %d bytes were used", name, used)
		}
	}
}

func TestALineOfAThousandColumnsIsRefused(t *testing.T) {
	got := lines(t, "a,b\n"+strings.Repeat(",x", table.MaxColumns+1)+"\n1,2\n")
	if strings.Join(got, " ") != "a|b wrong 1|2" {
		t.Errorf("%q", got)
	}
}

func TestAColumnIsFoundByItsName(t *testing.T) {
	h := table.NewHeading([]string{" Date ", "Systolic (mmHg)", "DIA(mmHg)", "Strip Glucose mmol/L"})
	if h.Column("date") != 0 || h.Column("sys", "systolic") != 1 || h.Column("dia") != 2 || h.Column("pulse") != -1 || h.Begins("stripglucose") != 3 {
		t.Error("a column is elsewhere")
	}
	if h.Unit(1) != "mmHg" || h.Unit(2) != "mmHg" || h.Unit(0) != "" || h.Unit(-1) != "" {
		t.Error("a unit is another")
	}
	if h.Cut([]string{"a", "b", "c"}) == "" || h.Cut([]string{"a", "b", "c", "d"}) != "" {
		t.Error("a line that stops early is not told")
	}
}
