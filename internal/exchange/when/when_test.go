package when_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones, wherever the tests run

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/exchange/when"
)

func TestADateIsReadInOneWayOnly(t *testing.T) {
	day := func(y int, m time.Month, d int) when.Day { return when.Day{Year: y, Month: m, Day: d} }
	for text, want := range map[string]struct{ dayFirst, monthFirst when.Day }{
		"2026-01-12":         {day(2026, 1, 12), day(2026, 1, 12)},
		"2026/1/2":           {day(2026, 1, 2), day(2026, 1, 2)},
		"12.01.2026":         {day(2026, 1, 12), day(2026, 1, 12)},
		"12-01-2026":         {day(2026, 1, 12), day(2026, 12, 1)},
		"1/2/26":             {day(2026, 2, 1), day(2026, 1, 2)},
		"31/12/2026":         {day(2026, 12, 31), when.Day{}},
		"12/31/2026":         {when.Day{}, day(2026, 12, 31)},
		"Jan 12 2026":        {day(2026, 1, 12), day(2026, 1, 12)},
		"January 12, 2026":   {day(2026, 1, 12), day(2026, 1, 12)},
		"12 Sept 2026":       {day(2026, 9, 12), day(2026, 9, 12)},
		"12-Jan-2026":        {day(2026, 1, 12), day(2026, 1, 12)},
		"29 Feb 2028":        {day(2028, 2, 29), day(2028, 2, 29)},
		"29 Feb 2026":        {},
		"29 Feb 2100":        {},
		"31.04.2026":         {},
		"00.01.2026":         {},
		"2026-13-01":         {},
		"12 Janet 2026":      {},
		"Ja 12 2026":         {},
		"12":                 {},
		"12-01":              {},
		"12-01-2026-3":       {},
		"12-01-20266":        {},
		"12-01-202":          {},
		"12--01-2026":        {},
		"":                   {},
		"yesterday":          {},
		"1899-12-31":         {},
		"99999999999-01-01":  {},
		"12\u00a001\u00a026": {},
	} {
		for order, want := range map[when.Order]when.Day{when.DayFirst: want.dayFirst, when.MonthFirst: want.monthFirst} {
			if got, ok := when.ReadDay(text, order); got != want || ok != (want != when.Day{}) {
				t.Errorf("%q %s: %v, want %v", text, order, got, want)
			}
		}
	}
	for text, want := range map[string]when.Day{"12-01-2026": {}, "05-05-2026": day(2026, 5, 5), "13-01-2026": day(2026, 1, 13), "01-13-2026": day(2026, 1, 13), "32-13-2026": {}} {
		if got, ok := when.ReadDay(text, when.Unsettled); ok != (want != when.Day{}) || ok && got != want {
			t.Errorf("%s, whose order nobody knows: %v, %v", text, got, ok)
		}
	}
}

func TestWhatADateTellsOfTheOrder(t *testing.T) {
	for text, want := range map[string]struct {
		order  when.Order
		either bool
	}{
		"13-01-2026": {when.DayFirst, false}, "01-13-2026": {when.MonthFirst, false}, "12-01-2026": {when.Unsettled, true},
		"01-01-2026": {when.Unsettled, false}, "2026-01-13": {when.Unsettled, false}, "13.01.2026": {when.Unsettled, false},
		"Jan 13 2026": {when.Unsettled, false}, "32-01-2026": {when.Unsettled, false}, "abc": {when.Unsettled, false},
	} {
		if order, either := when.Tells(text); order != want.order || either != want.either {
			t.Errorf("%q: %q, %v", text, order, either)
		}
	}
}

func TestATimeOnEitherClock(t *testing.T) {
	for text, want := range map[string]string{
		"08:12": "8:12:0", "8:12": "8:12:0", "08:12:30": "8:12:30", "20:12:30.25": "20:12:30", "08.12": "8:12:0",
		"8:12 AM": "8:12:0", "8:12 pm": "20:12:0", "8:12PM": "20:12:0", "8:12\u202fPM": "20:12:0", "12:00 AM": "0:0:0", "12:00 PM": "12:0:0", "12:30 am": "0:30:0",
		"24:00": "", "13:00 PM": "", "0:10 AM": "", "8": "", "8:1": "", "8:60": "", "8:12:60": "", ":12": "", "8:": "", "": "", "8:12:": "", "8:12:30:40": "", "8:12 XM": "", "888:12": "", "-8:12": "",
	} {
		got, ok := when.ReadTime(text)
		if s := fmt.Sprintf("%d:%d:%d", got.Hour, got.Minute, got.Second); ok != (want != "") || ok && s != want {
			t.Errorf("%q: %s, %v", text, s, ok)
		}
	}
}

func TestADateAndATimeInOneText(t *testing.T) {
	for text, want := range map[string]string{
		"2026-01-12 08:12:00":            "2026-1-12 8:12 0 false",
		"2026-01-12T08:12:00Z":           "2026-1-12 8:12 0 true",
		"2026-05-14 07:10:00 +0100":      "2026-5-14 7:10 3600 true",
		"2026-05-14T07:10:00-05:30":      "2026-5-14 7:10 -19800 true",
		"21-11-2026 10:22 UTC":           "2026-11-21 10:22 0 true",
		"03-04-2026 07:45 PM":            "2026-4-3 19:45 0 false",
		"Jan 12, 2026, 8:12 AM":          "2026-1-12 8:12 0 false",
		"2026-05-14 07:10:00 +9900":      "",
		"2026-05-14":                     "",
		"07:10":                          "",
		"2026-05-14 07:10:00 +01:00 now": "",
	} {
		s, ok := when.ReadStamp(text, when.DayFirst)
		got := ""
		if ok {
			got = fmt.Sprintf("%d-%d-%d %d:%d %d %v", s.Day.Year, s.Day.Month, s.Day.Day, s.Time.Hour, s.Time.Minute, s.Offset, s.Placed)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func zone(t rapid.TB, name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestTheClocksChangeOnTheLastSundayOfMarchAndOctober(t *testing.T) {
	clock := when.NewClock(zone(t, "Europe/London"))
	for _, c := range []struct {
		wall  string
		want  string
		doubt when.Doubt
	}{
		{"2026-03-29 00:59", "2026-03-29T00:59:00Z", when.Plain},
		{"2026-03-29 01:00", "2026-03-29T01:00:00Z", when.Never},
		{"2026-03-29 01:59", "2026-03-29T01:59:00Z", when.Never},
		{"2026-03-29 02:00", "2026-03-29T02:00:00+01:00", when.Plain},
		{"2026-10-25 00:59", "2026-10-25T00:59:00+01:00", when.Plain},
		{"2026-10-25 01:00", "2026-10-25T01:00:00+01:00", when.Twice},
		{"2026-10-25 01:59", "2026-10-25T01:59:00+01:00", when.Twice},
		{"2026-10-25 02:00", "2026-10-25T02:00:00Z", when.Plain},
		{"2026-07-01 08:00", "2026-07-01T08:00:00+01:00", when.Plain},
		{"2026-12-01 08:00", "2026-12-01T08:00:00Z", when.Plain},
	} {
		s, ok := when.ReadStamp(c.wall, when.DayFirst)
		if !ok {
			t.Fatal(c.wall)
		}
		at, doubt := clock.At(s.Day, s.Time)
		if got := at.Format(time.RFC3339); got != c.want || doubt != c.doubt {
			t.Errorf("%s: %s, %d; want %s, %d", c.wall, got, doubt, c.want, c.doubt)
		}
	}
}

func TestAWallIsWhatAMomentShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z := zone(t, rapid.SampledFrom([]string{"Europe/London", "UTC", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "Asia/Kathmandu", "America/Sao_Paulo"}).Draw(t, "zone"))
		clock := when.NewClock(z)
		for range 5 {
			// From moments to walls, so that the answer is known.
			moment := time.Unix(rapid.Int64Range(-1e9, 2.5e9).Draw(t, "moment"), 0).In(z)
			if _, end := moment.ZoneBounds(); !end.IsZero() && rapid.Bool().Draw(t, "near a change") {
				moment = end.Add(time.Duration(rapid.IntRange(-7200, 7200).Draw(t, "seconds")) * time.Second).In(z)
			}
			at, doubt := clock.At(when.Day{Year: moment.Year(), Month: moment.Month(), Day: moment.Day()}, when.Time{Hour: moment.Hour(), Minute: moment.Minute(), Second: moment.Second()})
			const wall = "2006-01-02 15:04:05"
			switch {
			case at.Format(wall) != moment.Format(wall):
				t.Fatalf("the wall shows %s, and %s was kept", moment.Format(wall), at.Format(wall))
			case doubt == when.Plain && !at.Equal(moment):
				t.Fatalf("%s became %s without a doubt", moment, at)
			case doubt == when.Twice && at.After(moment):
				t.Fatalf("%s is not the first of two: %s is", at, moment)
			case doubt == when.Never:
				t.Fatalf("%s was, and is said never to have been", moment)
			}
		}
	})
}

func FuzzReadStamp(f *testing.F) {
	for _, s := range []string{"2026-01-12 08:12:00", "Jan 12, 2026, 8:12 AM", "03-04-2026 07:45 PM", "2026-05-14T07:10:00-05:30", "29.02.2028 00:00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, ok := when.ReadStamp(text, when.DayFirst)
		if !ok {
			return
		}
		at := time.Date(s.Day.Year, s.Day.Month, s.Day.Day, s.Time.Hour, s.Time.Minute, s.Time.Second, 0, time.UTC)
		if at.Day() != s.Day.Day || at.Month() != s.Day.Month || at.Hour() != s.Time.Hour || at.Minute() != s.Time.Minute {
			t.Errorf("%q was read as %v, which no calendar has", text, s)
		}
		if !strings.ContainsAny(text, "0123456789") {
			t.Errorf("%q has no figures", text)
		}
	})
}
