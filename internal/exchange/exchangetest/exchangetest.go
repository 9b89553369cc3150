// Package exchangetest knows how the tests of importers speak of a file and of
// what became of it. It is for tests only.
package exchangetest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // Europe/London, wherever the tests run

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/measure"
)

// Now is when the tests take place.
var Now = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// Answers are those of somebody in the United Kingdom.
func Answers(t testing.TB) exchange.Answers {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return exchange.Answers{Zone: zone, Now: Now}
}

// Fixture reads a file of testdata.
func Fixture(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// closer is a file in memory, which zip files can be read from.
type closer struct{ *bytes.Reader }

func (closer) Close() error { return nil }

// File is a source in memory.
func File(name, content string) exchange.Source {
	return exchange.Source{Name: name, Size: int64(len(content)), Open: func() (io.ReadCloser, error) {
		return closer{bytes.NewReader([]byte(content))}, nil
	}}
}

// Look looks at a file of a format.
func Look(t testing.TB, f exchange.Format, content string, a exchange.Answers) *exchange.Preview {
	t.Helper()
	p, err := exchange.Look(t.Context(), File("file", content), f, a, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Take takes a file in after looking at it.
func Take(t testing.TB, f exchange.Format, content string, a exchange.Answers) []*careplan.Reading {
	t.Helper()
	p := Look(t, f, content, a)
	if p.Ask != nil {
		t.Fatalf("the file leaves a question open: %s", p.Ask.Text)
	}
	var all []*careplan.Reading
	err := exchange.Take(t.Context(), File("file", content), p, func(r *careplan.Reading) (bool, error) {
		all = append(all, r)
		return true, nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != p.Taken+p.Duplicates {
		t.Errorf("%d readings were handed over, and %d were shown", len(all), p.Taken+p.Duplicates)
	}
	return all
}

// Rows are the rows of a file as a format makes them, a line of text each.
func Rows(t testing.TB, f exchange.Format, content string, a exchange.Answers) []string {
	t.Helper()
	var all []string
	err := f.Read(t.Context(), strings.NewReader(content), a, func(r exchange.Row) error {
		all = append(all, Say(r))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Say is a row as a line of text.
func Say(r exchange.Row) string {
	switch {
	case r.Refused != "":
		return fmt.Sprintf("%d refused: %s", r.Line, r.Refused)
	case r.Skipped != "":
		return fmt.Sprintf("%d skipped: %s", r.Line, r.Skipped)
	}
	m, _ := measure.Find(r.Reading.Measure)
	text := fmt.Sprintf("%d %s %s %s", r.Line, m.ID, r.Reading.At.Format("2006-01-02 15:04:05-07:00"), m.Say(r.Reading.Amounts))
	for _, q := range m.Questions {
		if answer := r.Reading.Circumstances[q.ID]; answer != "" {
			text += ", " + q.ID + " " + answer
		}
	}
	if r.Reading.Note != "" {
		text += " (" + r.Reading.Note + ")"
	}
	return text
}

// Same fails a test where two lists of lines differ, and shows both.
func Same(t testing.TB, got, want []string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\n\nwant\n%s", g, w)
	}
}

// Fuzz throws bytes at a format: whatever they are, reading ends without a
// panic, in rows that each say one thing, or in a sentence; and what is taken
// is what was shown.
func Fuzz(f *testing.F, format exchange.Format, change func(*exchange.Answers), seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s), true)
		f.Add([]byte(s[:len(s)*2/3]), false)
	}
	f.Fuzz(func(t *testing.T, content []byte, dayFirst bool) {
		a := Answers(t)
		a.Dates = exchange.MonthFirst
		if dayFirst {
			a.Dates = exchange.DayFirst
		}
		if change != nil {
			change(&a)
		}
		format.Recognise(content, "file") // whatever it says
		src := File("file", string(content))
		p, err := exchange.Look(t.Context(), src, format, a, nil, nil)
		if err != nil {
			var known *exchange.FileError
			if !errors.As(err, &known) {
				t.Fatalf("an error that is no sentence: %v", err)
			}
			return
		}
		if p.Rows != p.Taken+p.Duplicates+p.Refused+p.Skipped {
			t.Fatalf("%d rows, but %d + %d + %d + %d", p.Rows, p.Taken, p.Duplicates, p.Refused, p.Skipped)
		}
		handed := 0
		err = exchange.Take(t.Context(), src, p, func(r *careplan.Reading) (bool, error) {
			handed++
			check(t, r)
			return true, nil
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if handed != p.Taken+p.Duplicates {
			t.Fatalf("%d handed over, %d shown", handed, p.Taken+p.Duplicates)
		}
	})
}

// check holds what every reading that is taken promises.
func check(t *testing.T, r *careplan.Reading) {
	t.Helper()
	m, ok := measure.Find(r.Measure)
	if !ok {
		t.Fatalf("a reading of %q", r.Measure)
	}
	if all := m.Refuse(r.Amounts); len(all) > 0 {
		t.Fatalf("a reading that a person could not enter: %s", all[0].Text)
	}
	if r.At.IsZero() || r.At.After(Now) || r.At.Year() < 1899 {
		t.Fatalf("a reading of %s", r.At)
	}
	if _, err := careplan.Encode(r); err != nil {
		t.Fatalf("a reading that can't be kept: %v", err)
	}
}
