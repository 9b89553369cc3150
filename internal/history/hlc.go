package history

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// HLC is a hybrid logical clock (Kulkarni and others, "Logical Physical Clocks", 2014): the
// wall clock in milliseconds UTC and a count that orders what happened within one. It orders
// what is displayed; nothing that a stranger reads is decided by it.
type HLC struct {
	Wall  time.Time
	Count uint32
}

// MaxDrift is how far ahead of this device's clock another clock, or this device's own
// earlier one, may be and still be followed. Beyond it the device keeps its own time, so
// that one telephone set to 2099 does not date everybody's entries 2099.
const MaxDrift = 24 * time.Hour

const hlcLayout = "2006-01-02T15:04:05.000Z"

// String gives the text form, such as "2026-11-21T10:00:00.000Z/0".
func (h HLC) String() string { return string(h.append(nil)) }

func (h HLC) append(b []byte) []byte {
	b = h.Wall.UTC().AppendFormat(b, hlcLayout)
	b = append(b, '/')
	return strconv.AppendUint(b, uint64(h.Count), 10)
}

// ParseHLC reads the text form; each time has one spelling.
func ParseHLC(s string) (HLC, error) {
	wall, count, found := strings.Cut(s, "/")
	if !found || len(wall) != len(hlcLayout) {
		return HLC{}, fmt.Errorf("%w: not a clock reading", ErrMalformed)
	}
	t, err := time.Parse(hlcLayout, wall)
	if err != nil {
		return HLC{}, fmt.Errorf("%w: not a clock reading", ErrMalformed)
	}
	n, err := strconv.ParseUint(count, 10, 32)
	if err != nil {
		return HLC{}, fmt.Errorf("%w: not a clock reading", ErrMalformed)
	}
	h := HLC{Wall: t, Count: uint32(n)}
	if string(h.append(make([]byte, 0, 40))) != s {
		return HLC{}, fmt.Errorf("%w: not the one spelling of a clock reading", ErrMalformed)
	}
	return h, nil
}

// Compare orders two readings, earlier first.
func (h HLC) Compare(other HLC) int {
	return cmp.Or(h.Wall.Compare(other.Wall), cmp.Compare(h.Count, other.Count))
}

// Next is the reading for something that happens now, after h was the last reading seen.
func (h HLC) Next(now time.Time) HLC {
	now = now.UTC().Truncate(time.Millisecond)
	if h.Wall.Before(now) || h.Wall.Sub(now) > MaxDrift {
		return HLC{Wall: now}
	}
	if h.Count == math.MaxUint32 {
		return HLC{Wall: h.Wall.Add(time.Millisecond)}
	}
	return HLC{Wall: h.Wall, Count: h.Count + 1}
}

// Seen is h after another's reading came in at now. One too far ahead is left alone.
func (h HLC) Seen(other HLC, now time.Time) HLC {
	if other.Compare(h) > 0 && other.Wall.Sub(now) <= MaxDrift {
		return other
	}
	return h
}

// inRange says whether a time has a text form: the years 1 to 9999.
func inRange(t time.Time) bool {
	y := t.UTC().Year()
	return y >= 1 && y <= 9999
}
