package entry

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/careplan"
)

func TestTimesAreReadAsPeopleWriteThem(t *testing.T) {
	for typed, want := range map[string]string{
		"07:50": "07:50", "7.50": "07:50", "0750": "07:50", "750": "07:50", "7": "07:00", "19": "19:00",
		"7:50 pm": "19:50", "7.50PM": "19:50", "7 p.m.": "19:00", "12 am": "00:00", "12.30 pm": "12:30",
		"19:50 pm": "19:50", " 7 : 05 ": "07:05", "noon": "12:00", "midnight": "00:00", "7h15": "07:15", "0:00": "00:00",
		"24:00": "A day has no hour 24. Check the time.", "7:60": "An hour has no minute 60. Check the time.",
		"13 am": "There is no 13:00 am. Check the time.", "0 pm": "There is no 0:00 pm. Check the time.",
		"": howTimes, "soon": howTimes, "7:5": howTimes, "1:2:3": howTimes, "-7": howTimes, "07500": howTimes, "7.501": howTimes,
	} {
		h, m, err := clockOf(typed)
		got := fmt.Sprintf("%02d:%02d", h, m)
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q is read as %q, not %q", typed, got, want)
		}
	}
}

func TestEveryTimeIsReadAsItIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, m := rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute")
		for _, form := range []string{"%02d:%02d", "%02d.%02d", "%02d%02d", "%d:%02d", "%d.%02d"} {
			if gotH, gotM, err := clockOf(fmt.Sprintf(form, h, m)); err != nil || gotH != h || gotM != m {
				t.Fatalf("%s as "+form+" is read as %d:%d, %v", form, h, m, gotH, gotM, err)
			}
		}
		at := time.Date(2026, 5, 14, h, m, 0, 0, time.UTC)
		if gotH, gotM, err := clockOf(at.Format("3:04 pm")); err != nil || gotH != h || gotM != m {
			t.Fatalf("%s is read as %d:%d, %v", at.Format("3:04 pm"), gotH, gotM, err)
		}
	})
}

func FuzzClock(f *testing.F) {
	for _, s := range []string{"07:50", "7.50 pm", "0750", "24:00", "１９:00", "7:", ":50", "pm", "9223372036854775808"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		h, m, err := clockOf(typed)
		if err != nil && err.Error() == "" || err == nil && (h < 0 || h > 23 || m < 0 || m > 59) {
			t.Errorf("%q is read as %d:%d, %v", typed, h, m, err)
		}
	})
}

func TestTheClocksSkipAnHourAndTellOneTwice(t *testing.T) {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		day          string
		hour, minute int
		utc          string
		twice        bool
		says         string
	}{
		{"29 March 2026", 0, 59, "00:59", false, ""},
		{"29 March 2026", 1, 30, "", false, "The clocks went forward on 29 March 2026: there was no 01:30. Check the time."},
		{"29 March 2026", 2, 0, "01:00", false, ""},
		{"25 October 2026", 0, 30, "23:30", false, ""},
		{"25 October 2026", 1, 30, "00:30", true, ""}, // the first: by the clock of summer
		{"25 October 2026", 2, 30, "02:30", false, ""},
	} {
		day, err := careplan.ParseDate(c.day)
		if err != nil {
			t.Fatal(err)
		}
		at, twice, err := moment(day, c.hour, c.minute, zone)
		if c.says != "" {
			if err == nil || err.Error() != c.says {
				t.Errorf("%s %d:%02d: %v", c.day, c.hour, c.minute, err)
			}
			continue
		}
		if got := at.UTC().Format("15:04"); err != nil || got != c.utc || twice != c.twice {
			t.Errorf("%s %d:%02d is %s in UTC, twice %v, %v", c.day, c.hour, c.minute, got, twice, err)
		}
	}
}

func TestADayNeedsItsDay(t *testing.T) {
	now := time.Date(2026, time.May, 14, 19, 4, 0, 0, time.UTC)
	for typed, want := range map[string]string{
		"today": "14 May 2026", "Yesterday ": "13 May 2026", "2/5/2026": "2 May 2026",
		"May 2026": "Write the day too, such as 14 May 2026.", "": "Write the day, such as today or 14 May 2026.",
	} {
		day, err := dayOf(typed, now)
		got := day.String()
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q is read as %q, not %q", typed, got, want)
		}
	}
}
