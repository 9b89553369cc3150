package chart_test

import (
	"slices"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/chart"
)

// on gives a chart of a window with readings on some of its days, counted from
// 0, at eight in the morning.
func on(days int, with ...int) *chart.Chart {
	from := time.Date(2026, time.April, 15, 0, 0, 0, 0, time.UTC)
	c := &chart.Chart{From: from, To: from.AddDate(0, 0, days)}
	for _, d := range with {
		c.At = append(c.At, from.AddDate(0, 0, d).Add(8*time.Hour))
	}
	return c
}

func daily(from, to int) []int {
	var days []int
	for d := from; d <= to; d++ {
		days = append(days, d)
	}
	return days
}

func TestAGapIsLongForHowOftenOneMeasures(t *testing.T) {
	for name, c := range map[string]struct {
		chart *chart.Chart
		gaps  []string
	}{
		"daily, one day left out":           {on(30, slices.Concat(daily(0, 10), daily(12, 29))...), nil},
		"daily, a week left out":            {on(30, slices.Concat(daily(0, 11), daily(20, 29))...), []string{"27 Apr to 4 May"}},
		"weekly, none left out":             {on(30, 1, 8, 15, 22, 29), nil},
		"weekly, two left out":              {on(40, 1, 8, 15, 36), []string{"1 May to 20 May"}},
		"weekly, once two days running":     {on(60, 1, 2, 9, 16, 23, 30, 37, 44, 51, 58), nil},
		"twice a day is no shorter habit":   {on(30, slices.Concat(daily(0, 29), daily(0, 29))...), nil},
		"nothing since":                     {on(30, daily(0, 20)...), []string{"6 May to 14 May"}},
		"nothing before":                    {on(30, daily(20, 29)...), []string{"15 Apr to 4 May"}},
		"a few days are not seen in a year": {on(365, slices.Concat(daily(0, 100), daily(108, 364))...), nil},
		"two in ten years":                  {on(3652, 0, 3651), []string{"16 Apr to 12 Apr"}},
		"two in a year":                     {on(366, 0, 365), nil},
		"one":                               {on(7, 6), []string{"15 Apr to 20 Apr"}},
		"none":                              {on(7), nil},
	} {
		slices.SortFunc(c.chart.At, time.Time.Compare)
		var got []string
		for _, g := range c.chart.Gaps() {
			got = append(got, g.First.Format("2 Jan")+" to "+g.Last.Format("2 Jan"))
		}
		if !slices.Equal(got, c.gaps) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestADayIsThatOfTheClockWhereItWasMeasured(t *testing.T) {
	c := on(10, 0, 1, 2, 3)
	// Half past midnight on 22 April in Tokyo, when it is still the 21st in UTC.
	c.At = append(c.At, time.Date(2026, time.April, 22, 0, 30, 0, 0, time.FixedZone("", 9*60*60)))
	if gaps := c.Gaps(); len(gaps) == 0 || gaps[0].Next != 4 || gaps[0].First.Day() != 19 || gaps[0].Last.Day() != 21 {
		t.Errorf("the 19th to the 21st were left out: %v", gaps)
	}
}
