package chart_test

import (
	"testing"
	"time"

	_ "time/tzdata"

	"github.com/carebottle/carebottle/internal/chart"
)

func london() *time.Location {
	place, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err)
	}
	return place
}

func TestASpanEndsWithTheDayOfNow(t *testing.T) {
	for _, c := range []struct {
		span      chart.Span
		now       string
		from, to  string
		hoursLong float64
	}{
		{chart.Week, "2026-05-14 23:59", "2026-05-08 00:00", "2026-05-15 00:00", 7 * 24},
		{chart.Month, "2026-05-14 07:50", "2026-04-15 00:00", "2026-05-15 00:00", 30 * 24},
		{chart.Month, "2026-03-31 12:00", "2026-03-01 00:00", "2026-04-01 00:00", 31*24 - 1}, // February has no 31st
		{chart.Month, "2024-03-30 12:00", "2024-03-01 00:00", "2024-03-31 00:00", 30 * 24},
		{chart.Quarter, "2026-05-14 00:00", "2026-02-15 00:00", "2026-05-15 00:00", 89*24 - 1},
		{chart.Year, "2024-02-29 10:00", "2023-03-01 00:00", "2024-03-01 00:00", 366 * 24},
		{chart.Year, "2026-05-14 10:00", "2025-05-15 00:00", "2026-05-15 00:00", 365 * 24},
		{chart.Week, "2026-03-29 10:00", "2026-03-23 00:00", "2026-03-30 00:00", 7*24 - 1}, // clocks forward
		{chart.Week, "2026-10-25 10:00", "2026-10-19 00:00", "2026-10-26 00:00", 7*24 + 1}, // clocks back
	} {
		now, err := time.ParseInLocation("2006-01-02 15:04", c.now, london())
		if err != nil {
			t.Fatal(err)
		}
		from, to := c.span.Window(now, now)
		if from.Format("2006-01-02 15:04") != c.from || to.Format("2006-01-02 15:04") != c.to || to.Sub(from).Hours() != c.hoursLong {
			t.Errorf("%s at %s is from %s to %s, %v hours", c.span, c.now, from, to, to.Sub(from).Hours())
		}
	}
}

func TestAllTimeBeginsWithTheDayOfTheEarliest(t *testing.T) {
	earliest := time.Date(2016, time.July, 1, 23, 30, 0, 0, time.UTC) // after midnight in London
	from, _ := chart.AllTime.Window(time.Date(2026, time.May, 14, 9, 0, 0, 0, london()), earliest)
	if got := from.Format("2006-01-02 15:04 MST"); got != "2016-07-02 00:00 BST" {
		t.Errorf("it begins at %s", got)
	}
}

// In São Paulo the clocks went from 23:59 on 3 November 2018 to 01:00.
func TestADayWithoutAMidnightBeginsWithItsFirstInstant(t *testing.T) {
	place, err := time.LoadLocation("America/Sao_Paulo")
	if err != nil {
		t.Fatal(err)
	}
	from, _ := chart.Week.Window(time.Date(2018, time.November, 10, 12, 0, 0, 0, place), time.Time{})
	if got := from.Format("2006-01-02 15:04"); got != "2018-11-04 01:00" {
		t.Errorf("the week begins at %s", got)
	}
}

// Days are as long as the clocks make them, and a reading of noon stands at the
// mark of its day.
func TestADayIsMarkedAtItsNoonWhateverTheClocksDo(t *testing.T) {
	for _, last := range []time.Time{
		time.Date(2026, time.March, 31, 12, 0, 0, 0, london()),
		time.Date(2026, time.October, 27, 12, 0, 0, 0, london()),
	} {
		c := &chart.Chart{Lines: make([]chart.Line, 1)}
		c.From, c.To = chart.Week.Window(last, last)
		for back := 6; back >= 0; back-- {
			c.At = append(c.At, last.AddDate(0, 0, -back))
			c.Lines[0].Values = append(c.Lines[0].Values, chart.Value{Y: 5, Is: chart.Number})
		}
		l := c.Lay(990, 380, letters(21))
		if len(l.Times) != 7 {
			t.Fatalf("%d days are marked", len(l.Times))
		}
		for i, tick := range l.Times {
			if want := c.At[i].Format("2 Jan"); tick.Label.Text != want {
				t.Errorf("day %d is called %q, not %q", i, tick.Label.Text, want)
			}
			if x := l.X(c.At[i]); tick.At < x-0.001 || tick.At > x+0.001 {
				t.Errorf("%s is marked at %v, its noon stands at %v", tick.Label.Text, tick.At, x)
			}
		}
		usual, change := l.Times[2].At-l.Times[1].At, l.Times[4].At-l.Times[3].At
		if last.Month() == time.March && change > 0.97*usual || last.Month() == time.October && change < 1.03*usual {
			t.Errorf("in %s the day of the change is %v wide, another %v", last.Month(), change, usual)
		}
	}
}

func TestLongSpansAreMarkedByMonthsAndYears(t *testing.T) {
	now := time.Date(2026, time.May, 14, 9, 0, 0, 0, london())
	for _, c := range []struct {
		span        chart.Span
		earliest    time.Time
		first, last string
	}{
		{chart.Quarter, now, "Mar", "May"},
		{chart.Year, now, "Jul", "May"},
		{chart.AllTime, now.AddDate(-2, 0, 0), "2025", "2026"},
		{chart.AllTime, now.AddDate(-10, 0, 0), "2018", "2026"},
		{chart.AllTime, now.AddDate(-60, 0, 0), "1980", "2020"},
	} {
		data := &chart.Chart{Lines: make([]chart.Line, 1)}
		data.From, data.To = c.span.Window(now, c.earliest)
		times := data.Lay(304, 250, letters(21)).Times
		if len(times) < 2 || times[0].Label.Text != c.first || times[len(times)-1].Label.Text != c.last {
			t.Errorf("%s from %s is marked %v", c.span, data.From, times)
		}
	}
}
