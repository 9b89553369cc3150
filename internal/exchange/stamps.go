package exchange

import (
	"fmt"
	"strings"
	"time"

	"github.com/carebottle/carebottle/internal/exchange/when"
)

// Stamps reads the dates and times of one file. It is for one goroutine.
type Stamps struct {
	order DateOrder
	clock *when.Clock
	zones map[int]*time.Location // by offset: a file has few
}

// NewStamps reads in the order and on the clock that were answered.
func NewStamps(a Answers) *Stamps {
	zone := a.Zone
	if zone == nil {
		zone = time.UTC
	}
	return &Stamps{a.Dates, when.NewClock(zone), map[int]*time.Location{}}
}

// Read reads a date and a time that stand apart.
func (s *Stamps) Read(date, clock string) (at time.Time, doubt when.Doubt, refused string) {
	d, ok := when.ReadDay(date, s.order)
	if !ok {
		return time.Time{}, 0, notDate(date)
	}
	t, ok := when.ReadTime(clock)
	if !ok {
		return time.Time{}, 0, notTime(clock)
	}
	at, doubt = s.clock.At(d, t)
	return at, doubt, ""
}

// ReadOne reads a date and a time that stand together; an offset beside them
// goes before the zone.
func (s *Stamps) ReadOne(text string) (at time.Time, doubt when.Doubt, refused string) {
	stamp, ok := when.ReadStamp(text, s.order)
	switch {
	case !ok:
		return time.Time{}, 0, notStamp(text)
	case stamp.Placed:
		d, t := stamp.Day, stamp.Time
		return time.Date(d.Year, d.Month, d.Day, t.Hour, t.Minute, t.Second, 0, s.zone(stamp.Offset)), when.Plain, ""
	}
	at, doubt = s.clock.At(stamp.Day, stamp.Time)
	return at, doubt, ""
}

func (s *Stamps) zone(offset int) *time.Location {
	zone := s.zones[offset]
	if zone == nil {
		zone = time.FixedZone("", offset)
		s.zones[offset] = zone
	}
	return zone
}

func notDate(text string) string {
	if strings.TrimSpace(text) == "" {
		return "The date is missing."
	}
	return fmt.Sprintf("%s is not a date.", Quote(text))
}

func notTime(text string) string {
	if strings.TrimSpace(text) == "" {
		return "The time is missing."
	}
	return fmt.Sprintf("%s is not a time.", Quote(text))
}

func notStamp(text string) string {
	if strings.TrimSpace(text) == "" {
		return "The date and time are missing."
	}
	return fmt.Sprintf("%s is not a date and time.", Quote(text))
}
