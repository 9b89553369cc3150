// Package when knows the dates and times that files write: in figures and in
// English words, on a 12- and a 24-hour clock, with an offset and without.
//
// It promises to read each in one way only: where figures can be a day or a
// month, the order has to be given. It knows what the clocks' change does to a
// time on a wall, and says so.
package when

import (
	"strings"
	"time"
)

// Order is the order in which figures make a date.
type Order string

// The orders. A date that begins with its year, or names its month, needs none.
const (
	Unsettled  Order = ""
	DayFirst   Order = "day first"
	MonthFirst Order = "month first"
)

// Day is a date on a calendar.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// ReadDay reads "2026-01-12", "2026/01/12", "12.01.2026", "Jan 12 2026",
// "Jan 12, 2026", "12 January 2026" and "12-Jan-2026" whatever the order is,
// and "12-01-2026", "12/01/2026" and "12/01/26" by it, or where they can be read
// in one way only if it is Unsettled. Figures with points
// between them are a day first, as the countries that write so mean them.
func ReadDay(text string, order Order) (Day, bool) {
	f, ok := split(text)
	if !ok {
		return Day{}, false
	}
	if f.order != Unsettled {
		order = f.order
	}
	switch {
	case f.named:
		return f.day(f.n[0], f.n[1], f.n[2])
	case f.yearFirst:
		return f.day(f.n[0], f.n[1], f.n[2])
	case order == DayFirst:
		return f.day(f.n[2], f.n[1], f.n[0])
	case order == MonthFirst:
		return f.day(f.n[2], f.n[0], f.n[1])
	default:
		return f.only()
	}
}

// only is the date where no more than one order makes figures a date, or both
// the same one: 13-01-2026, 05-05-2026.
func (f figures) only() (Day, bool) {
	d, dayFirst := f.day(f.n[2], f.n[1], f.n[0])
	m, monthFirst := f.day(f.n[2], f.n[0], f.n[1])
	switch {
	case dayFirst && monthFirst:
		return d, d == m
	case monthFirst:
		return m, true
	default:
		return d, dayFirst
	}
}

// Tells is what one date tells about the order of all: an order where only
// that makes it a date, and whether both make it a date, and not the same one.
func Tells(text string) (order Order, either bool) {
	f, ok := split(text)
	if !ok || f.named || f.yearFirst || f.order != Unsettled {
		return Unsettled, false
	}
	d, dok := ReadDay(text, DayFirst)
	m, mok := ReadDay(text, MonthFirst)
	switch {
	case dok && mok:
		return Unsettled, d != m
	case dok:
		return DayFirst, false
	case mok:
		return MonthFirst, false
	default:
		return Unsettled, false
	}
}

// figures are the three parts of a date as they stand. Where named or
// yearFirst they are year, month and day.
type figures struct {
	n         [3]int
	digits    [3]int
	named     bool
	yearFirst bool
	order     Order
}

func split(text string) (figures, bool) {
	var f figures
	part, month, named := 0, 0, -1
	var sep byte
	rest := strings.TrimSpace(text)
	for rest != "" {
		if part == 3 {
			return f, false
		}
		digits := 0
		for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
			if digits == 4 {
				return f, false
			}
			f.n[part] = f.n[part]*10 + int(rest[digits]-'0')
			digits++
		}
		f.digits[part] = digits
		used := digits
		if digits == 0 {
			for used < len(rest) && letter(rest[used]) {
				used++
			}
			if month = monthOf(rest[:used]); month == 0 || named >= 0 {
				return f, false
			}
			named = part
		}
		rest = rest[used:]
		part++
		if rest == "" {
			break
		}
		if sep, rest, _ = between(rest); sep == 0 {
			return f, false
		}
	}
	if part != 3 {
		return f, false
	}
	switch {
	case named == 0 && f.digits[2] == 4: // Jan 12 2026
		f.n, f.named = [3]int{f.n[2], month, f.n[1]}, true
	case named == 1 && f.digits[2] == 4: // 12 Jan 2026
		f.n, f.named = [3]int{f.n[2], month, f.n[0]}, true
	case named == 1 && f.digits[0] == 4: // 2026-Jan-12
		f.n[1], f.named = month, true
	case named >= 0:
		return f, false
	case f.digits[0] == 4 && f.digits[1] <= 2 && f.digits[2] <= 2:
		f.yearFirst = true
	case f.digits[0] > 2 || f.digits[1] > 2 || f.digits[2] == 3 || f.digits[2] == 1:
		return f, false
	case f.digits[2] == 2:
		f.n[2] += 2000
	}
	if sep == '.' {
		f.order = DayFirst
	}
	return f, true
}

// between takes the signs between two parts of a date: "-", ", ", " ".
func between(text string) (sep byte, rest string, ok bool) {
	switch sep = text[0]; sep {
	case '-', '/', '.', ' ', ',':
		rest = strings.TrimLeft(text[1:], " ")
		return sep, rest, rest != ""
	default:
		return 0, text, false
	}
}

func (f figures) day(year, month, day int) (Day, bool) {
	if year < 1900 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return Day{}, false
	}
	return Day{year, time.Month(month), day}, true
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	default:
		return 31
	}
}

func letter(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// monthOf is the number of a month's English name, or of its first three
// letters or more.
func monthOf(name string) int {
	if len(name) < 3 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		if full := m.String(); len(name) <= len(full) && strings.EqualFold(full[:len(name)], name) {
			return int(m)
		}
	}
	return 0
}
