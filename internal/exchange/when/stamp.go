package when

import "strings"

// Stamp is a date and a time in one text.
type Stamp struct {
	Day    Day
	Time   Time
	Placed bool // the text has an offset
	Offset int  // seconds east of UTC
}

// ReadStamp reads a date, a space or a T, and a time; an offset may follow as
// "Z", "+01:00", "+0100" or "UTC".
func ReadStamp(text string, order Order) (Stamp, bool) {
	day, clock, ok := Halves(text)
	if !ok {
		return Stamp{}, false
	}
	clock, offset, placed, ok := cutOffset(clock)
	if !ok {
		return Stamp{}, false
	}
	t, ok := ReadTime(clock)
	if !ok {
		return Stamp{}, false
	}
	d, ok := ReadDay(day, order)
	return Stamp{d, t, placed, offset}, ok
}

// Halves parts a date from the time behind it.
func Halves(text string) (day, clock string, ok bool) {
	text = strings.TrimSpace(text)
	colon := strings.IndexByte(text, ':')
	if colon < 0 {
		return text, "", false
	}
	// The time begins with the figures before its first colon.
	at := colon
	for at > 0 && text[at-1] >= '0' && text[at-1] <= '9' {
		at--
	}
	if at == 0 || at == colon {
		return text, "", false
	}
	switch text[at-1] {
	case 'T', ' ', ',':
		day = strings.TrimRight(text[:at-1], " ,")
	default:
		return text, "", false
	}
	return day, text[at:], true
}

func cutOffset(clock string) (rest string, offset int, placed, ok bool) {
	clock = strings.TrimSpace(clock)
	for _, utc := range []string{"Z", "UTC", "GMT"} {
		if cut, found := strings.CutSuffix(clock, utc); found {
			return cut, 0, true, true
		}
	}
	sign := strings.LastIndexAny(clock, "+-")
	if sign < 0 {
		return clock, 0, false, true
	}
	figures := strings.Replace(clock[sign+1:], ":", "", 1)
	if len(figures) != 4 || !figuresOnly(figures) {
		return "", 0, false, false
	}
	hours, minutes := int(figures[0]-'0')*10+int(figures[1]-'0'), int(figures[2]-'0')*10+int(figures[3]-'0')
	if hours > 15 || minutes > 59 {
		return "", 0, false, false
	}
	seconds := hours*3600 + minutes*60
	if clock[sign] == '-' {
		seconds = -seconds
	}
	return clock[:sign], seconds, true, true
}
