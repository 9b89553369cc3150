package careplan

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Date is a day, a month or a year as a person remembers it: "diabetes since
// 1974" has no day, and none is made up for it. The zero Date is no date.
//
// Its JSON text is an ISO 8601 date of reduced precision, as in FHIR R4:
// "1974", "2026-03" or "2026-05-14".
type Date struct {
	year  int16
	month uint8 // 0 where only the year is known
	day   uint8 // 0 where only the month is known
}

// DateError says why a typed date can't be taken.
type DateError struct {
	Text string // a sentence for the person at the keyboard
}

func (e *DateError) Error() string { return e.Text }

// The years a plan may speak of. They catch slips of the finger, and refuse
// nobody who is alive or whose great-grandmother is in the story.
const (
	firstYear = 1800
	lastYear  = 2199
)

// DateOf is the day of t in t's own time zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{int16(y), uint8(m), uint8(d)}
}

// IsZero tells whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Year is the year, or 0.
func (d Date) Year() int { return int(d.year) }

// Month is the month, or 0 where only the year is known.
func (d Date) Month() time.Month { return time.Month(d.month) }

// Day is the day of the month, or 0 where it is not known.
func (d Date) Day() int { return int(d.day) }

// After tells whether all of the date lies after the day of t: in May, "May"
// and "this year" do not.
func (d Date) After(t time.Time) bool {
	now := DateOf(t)
	switch {
	case d.year != now.year:
		return d.year > now.year
	case d.month != now.month:
		return d.month > now.month
	default:
		return d.day > now.day
	}
}

// String is the date as the screens say it: "14 May 2026", "May 2026", "1974".
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.month == 0:
		return fmt.Sprintf("%04d", d.year)
	case d.day == 0:
		return fmt.Sprintf("%s %04d", d.Month(), d.year)
	default:
		return fmt.Sprintf("%d %s %04d", d.day, d.Month(), d.year)
	}
}

// Short is the date with two digits for the day and three letters for the
// month, "03 Mar 1951", which the NHS user interface guidance asks for where
// space is short and which no country reads the wrong way round.
func (d Date) Short() string {
	switch {
	case d.IsZero() || d.month == 0:
		return d.String()
	case d.day == 0:
		return fmt.Sprintf("%s %04d", d.Month().String()[:3], d.year)
	default:
		return fmt.Sprintf("%02d %s %04d", d.day, d.Month().String()[:3], d.year)
	}
}

// MarshalText writes the ISO 8601 form.
func (d Date) MarshalText() ([]byte, error) {
	switch {
	case d.IsZero():
		return []byte{}, nil
	case d.month == 0:
		return fmt.Appendf(nil, "%04d", d.year), nil
	case d.day == 0:
		return fmt.Appendf(nil, "%04d-%02d", d.year, d.month), nil
	default:
		return fmt.Appendf(nil, "%04d-%02d-%02d", d.year, d.month, d.day), nil
	}
}

var isoDate = regexp.MustCompile(`^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$`)

// UnmarshalText reads the ISO 8601 form and nothing else.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	m := isoDate.FindStringSubmatch(string(text))
	if m == nil {
		return &DateError{"A date in the plan is not written as year, month and day."}
	}
	read, err := makeDate(m[1], m[2], m[3])
	if err != nil {
		return err
	}
	*d = read
	return nil
}

var (
	// dayMonthYear takes "14 May 2026", "14th of May, 2026", "14/5/2026", "5.2026".
	dayMonthYear = regexp.MustCompile(`^(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ ./-]+)?(\d{1,2}|[a-z]+)\.?[ ,./-]+(\d+)$`)
	monthDayYear = regexp.MustCompile(`^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?[ ,]+(\d+)$`)
	onlyYear     = regexp.MustCompile(`^\d+$`)
)

const dateExample = "Write it like 14 May 2026. A month or a year alone is fine too."

// ParseDate reads a date as people in the United Kingdom type it, with the day
// first: "14 May 2026", "14/5/2026", "14.5.2026", "May 2026", "3.1951", "1974",
// and also "2026-05-14". A date that doesn't exist, and a year of two digits,
// is refused with a *DateError, never guessed. Blank text is the zero Date.
func ParseDate(text string) (Date, error) {
	t := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if t == "" {
		return Date{}, nil
	}
	if m := isoDate.FindStringSubmatch(t); m != nil {
		return makeDate(m[1], m[2], m[3])
	}
	if m := monthDayYear.FindStringSubmatch(t); m != nil {
		return makeDate(m[3], m[1], m[2])
	}
	if m := dayMonthYear.FindStringSubmatch(t); m != nil {
		return makeDate(m[3], m[2], m[1])
	}
	if onlyYear.MatchString(t) {
		return makeDate(t, "", "")
	}
	return Date{}, &DateError{"That isn't a date. " + dateExample}
}

// makeDate builds a date from its typed parts; month may be a name.
func makeDate(year, month, day string) (Date, error) {
	if len(year) != 4 {
		return Date{}, &DateError{"Write the year with four digits, like 1951."}
	}
	y, err := strconv.Atoi(year)
	if err != nil {
		return Date{}, &DateError{"That isn't a date. " + dateExample}
	}
	if y < firstYear || y > lastYear {
		return Date{}, &DateError{fmt.Sprintf("The year %d can't be right. Check its four digits.", y)}
	}
	if month == "" {
		return Date{year: int16(y)}, nil
	}
	m, ok := monthNumber(month)
	if !ok {
		if n, err := strconv.Atoi(month); err == nil {
			return Date{}, &DateError{fmt.Sprintf("There is no month %d. Write the day first, like 14 May 2026.", n)}
		}
		return Date{}, &DateError{"That isn't the name of a month. " + dateExample}
	}
	if day == "" {
		return Date{int16(y), uint8(m), 0}, nil
	}
	d, err := strconv.Atoi(day)
	if err != nil {
		return Date{}, &DateError{"That isn't a date. " + dateExample}
	}
	if last := daysIn(y, m); d < 1 || d > last {
		return Date{}, &DateError{fmt.Sprintf("There is no %d %s %d. %s has %d days that year.", d, m, y, m, last)}
	}
	return Date{int16(y), uint8(m), uint8(d)}, nil
}

// monthNumber reads a month's number, its name, or the first three letters or
// more of its name.
func monthNumber(text string) (time.Month, bool) {
	if n, err := strconv.Atoi(text); err == nil {
		return time.Month(n), n >= 1 && n <= 12
	}
	if len(text) < 3 {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), text) {
			return m, true
		}
	}
	return 0, false
}

func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
