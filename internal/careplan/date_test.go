package careplan_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/careplan"
)

func TestDatesAreReadAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]string{
		"14 May 2026": "14 May 2026", "14 may 2026": "14 May 2026", " 14  May  2026 ": "14 May 2026",
		"14th May 2026": "14 May 2026", "1st of March, 1951": "1 March 1951", "May 14, 2026": "14 May 2026",
		"14/5/2026": "14 May 2026", "3/4/2026": "3 April 2026", "03.04.2026": "3 April 2026", "3-4-2026": "3 April 2026",
		"2026-05-14": "14 May 2026", "2026-05": "May 2026", "May 2026": "May 2026", "Sept 2019": "September 2019",
		"Sep. 2019": "September 2019", "3.1951": "March 1951", "3/1951": "March 1951", "1974": "1974",
		"29 February 2024": "29 February 2024", "": "", "   ": "",
	} {
		got, err := careplan.ParseDate(typed)
		if err != nil {
			t.Errorf("%q: %v", typed, err)
		} else if got.String() != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}

func TestADateThatCantBeIsRefusedWithASentence(t *testing.T) {
	for typed, says := range map[string]string{
		"30 February 2026": "February has 28 days that year", "29/2/2025": "There is no 29 February 2025", "31.4.2026": "There is no 31 April 2026",
		"5/14/2026": "no month 14", "14 May 26": "four digits", "14/5/26": "four digits", "14 Mai 2026": "name of a month",
		"14 Ma 2026": "name of a month", "0/5/2026": "There is no 0 May", "3 May 0951": "can't be right", "9999": "can't be right",
		"last summer": "isn't a date", "14 May": "isn't a date", "1974-13": "no month 13", "12026": "four digits",
		"99999999999999999999 May 2026": "isn't a date", "٣ May 2026": "isn't a date",
	} {
		got, err := careplan.ParseDate(typed)
		var why *careplan.DateError
		switch {
		case !errors.As(err, &why):
			t.Errorf("%q: got %q, %v", typed, got, err)
		case !strings.Contains(err.Error(), says):
			t.Errorf("%q: %q does not say %q", typed, err, says)
		case !got.IsZero():
			t.Errorf("%q: refused, yet read as %q", typed, got)
		}
	}
}

func TestTheShortDateHasTwoDigitsAndThreeLetters(t *testing.T) {
	for typed, want := range map[string]string{"3 March 1951": "03 Mar 1951", "12/2/2026": "12 Feb 2026", "Sept 2019": "Sep 2019", "1974": "1974", "": ""} {
		if got := date(t, typed).Short(); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

func TestADateLiesInTheFutureOnlyWhereAllOfItDoes(t *testing.T) {
	now := time.Date(2026, 5, 14, 23, 59, 0, 0, time.UTC)
	for typed, want := range map[string]bool{
		"14 May 2026": false, "15 May 2026": true, "May 2026": false, "June 2026": true,
		"2026": false, "2027": true, "1 June 2025": false, "": false,
	} {
		if got := date(t, typed).After(now); got != want {
			t.Errorf("%q after 14 May 2026: got %v, want %v", typed, got, want)
		}
	}
}

func TestEveryDateSurvivesBothItsForms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate.Draw(t, "date")
		text, err := d.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var back careplan.Date
		if err := back.UnmarshalText(text); err != nil || back != d {
			t.Fatalf("%q through JSON: %q, %v", d, back, err)
		}
		for _, form := range []string{d.String(), d.Short(), strings.ToUpper(d.Short()), string(text)} {
			if read, err := careplan.ParseDate(form); err != nil || read != d {
				t.Fatalf("%q as typed: %q, %v", form, read, err)
			}
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"14 May 2026", "3.1951", "2026-05-14", "31/2/2026", "1st of March, 1951", "May 14, 2026"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		d, err := careplan.ParseDate(typed)
		if err != nil {
			return
		}
		if again, err := careplan.ParseDate(d.String()); err != nil || again != d {
			t.Errorf("%q is read as %q, which is read as %q, %v", typed, d, again, err)
		}
	})
}

var anyDate = rapid.Custom(func(t *rapid.T) careplan.Date {
	day := time.Date(rapid.IntRange(1800, 2199).Draw(t, "year"), 1, 1+rapid.IntRange(0, 364).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
	form := rapid.SampledFrom([]string{"2006", "2006-01", "2006-01-02"}).Draw(t, "form")
	var d careplan.Date
	if err := d.UnmarshalText([]byte(day.Format(form))); err != nil {
		t.Fatal(err)
	}
	return d
})

func date(t testing.TB, typed string) careplan.Date {
	t.Helper()
	d, err := careplan.ParseDate(typed)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
