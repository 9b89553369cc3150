package when

import (
	"strings"
	"time"
)

// Time is a time on a wall.
type Time struct{ Hour, Minute, Second int }

// ReadTime reads "08:12", "8:12 AM", "08:12:30", "20:12:30.25" and "08.12".
// Parts of a second are left out: no meter means them.
func ReadTime(text string) (Time, bool) {
	text = strings.TrimSpace(text)
	afternoon, twelve := false, false
	if n := len(text); n > 2 && (text[n-1] == 'M' || text[n-1] == 'm') {
		switch text[n-2] {
		case 'A', 'a':
			twelve = true
		case 'P', 'p':
			twelve, afternoon = true, true
		default:
			return Time{}, false
		}
		text = strings.TrimRight(text[:n-2], " \u00a0\u202f")
	}
	var n [3]int
	part, digits := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			if digits++; digits > 2 {
				return Time{}, false
			}
			n[part] = n[part]*10 + int(c-'0')
		case part == 2 && digits == 2 && (c == '.' || c == ',') && figuresOnly(text[i+1:]):
			i = len(text)
		case (c == ':' || c == '.' && part == 0) && digits > 0 && part < 2:
			part, digits = part+1, 0
		default:
			return Time{}, false
		}
	}
	if part == 0 || digits != 2 || n[1] > 59 || n[2] > 59 {
		return Time{}, false
	}
	switch {
	case twelve && (n[0] < 1 || n[0] > 12) || n[0] > 23:
		return Time{}, false
	case twelve && n[0] == 12:
		n[0] = 0
	}
	if afternoon {
		n[0] += 12
	}
	return Time{n[0], n[1], n[2]}, true
}

func figuresOnly(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// Doubt is what a text and the change of the clocks leave open about a time.
type Doubt int

// The doubts.
const (
	Plain Doubt = iota
	// Twice came twice: the clocks went back over it.
	Twice
	// Never was: the clocks went forward over it.
	Never
	// Untimed is a date without a time.
	Untimed
)

// Clock reads times on the walls of a zone. It is for one goroutine.
type Clock struct {
	zone *time.Location
	// The seconds since 1970, as if the wall were in UTC, between which the
	// zone is known to keep one offset, and no change of the clocks is near.
	from, to int64
	offset   int64
}

// NewClock makes a Clock of a zone.
func NewClock(zone *time.Location) *Clock { return &Clock{zone: zone} }

// day is more than any zone's clocks are ever moved by, in seconds.
const day = 24 * 60 * 60

// At is the moment of a time on the wall: the first one where it comes twice,
// and on the clock as it was before the change where it never was.
func (c *Clock) At(d Day, t Time) (time.Time, Doubt) {
	wall := time.Date(d.Year, d.Month, d.Day, t.Hour, t.Minute, t.Second, 0, time.UTC).Unix()
	if wall >= c.from && wall < c.to {
		return time.Unix(wall-c.offset, 0).In(c.zone), Plain
	}
	// No offset is a whole day, so the change before the wall's time, if one is
	// near, lies between these two moments.
	before := time.Unix(wall-day, 0).In(c.zone)
	_, was := before.Zone()
	_, changed := before.ZoneBounds()
	first := time.Unix(wall-int64(was), 0)
	if changed.IsZero() || first.Before(changed.Add(-day*time.Second)) {
		c.learn(before, was)
		return first.In(c.zone), Plain
	}
	_, is := changed.Zone()
	second := time.Unix(wall-int64(is), 0)
	switch early, late := first.Before(changed), !second.Before(changed); {
	case early && late:
		return first.In(c.zone), Twice
	case early:
		return first.In(c.zone), Plain
	case late:
		c.learn(changed, is)
		return second.In(c.zone), Plain
	default:
		return first.In(time.FixedZone("", was)), Never
	}
}

// learn keeps the walls of a stretch without a change, less a day at its ends.
func (c *Clock) learn(within time.Time, offset int) {
	start, end := within.ZoneBounds()
	c.offset, c.from, c.to = int64(offset), -1<<62, 1<<62
	if !start.IsZero() {
		c.from = start.Unix() + int64(offset) + day
	}
	if !end.IsZero() {
		c.to = end.Unix() + int64(offset) - day
	}
}
