package chart_test

import (
	"math"
	"testing"

	"github.com/carebottle/carebottle/internal/chart"
)

// valued is a month with a reading on each of its first days.
func valued(scale chart.Scale, values ...float64) *chart.Chart {
	c := on(30, daily(0, len(values)-1)...)
	c.Scale, c.Lines = scale, make([]chart.Line, 1)
	for _, y := range values {
		c.Lines[0].Values = append(c.Lines[0].Values, chart.Value{Y: y, Is: chart.Number})
	}
	return c
}

// ends are the values at the edges of the axis.
func ends(l *chart.Layout) (low, high float64) {
	one := l.Y(0) - l.Y(1)
	return (l.Y(0) - l.Plot.Bottom()) / one, (l.Y(0) - l.Plot.Y) / one
}

func TestAWeightThatMovesByAHundredGramsIsNoStorm(t *testing.T) {
	low, high := ends(valued(chart.Scale{Least: 0.1}, 76, 76.1, 76, 76.1).Lay(304, 250, letters(21)))
	if high-low < 3.8 {
		t.Errorf("100 g are shown on an axis from %.1f to %.1f", low, high)
	}
}

func TestAScoreIsShownFromEndToEnd(t *testing.T) {
	for name, c := range map[string]*chart.Chart{
		"none": valued(chart.Scale{Least: 1, To: 10, Whole: true}),
		"one":  valued(chart.Scale{Least: 1, To: 10, Whole: true}, 3),
	} {
		l := c.Lay(304, 250, letters(21))
		first, last := l.Values[0].Label.Text, l.Values[len(l.Values)-1].Label.Text
		if first != "0" || last != "10" {
			t.Errorf("%s: a score is shown from %q to %q", name, first, last)
		}
	}
}

func TestABandBeginsWhenItDoes(t *testing.T) {
	c := valued(chart.Scale{}, 75, 76, 77, 78)
	c.Bands = []chart.Band{{Label: "plan: 2 kg up", Lower: 77, Upper: 77, HasLower: true, HasUpper: true, Since: c.At[1]}}
	l := c.Lay(304, 250, letters(21))
	if area := l.Bands[0].Area; math.Abs(area.X-l.X(c.At[1])) > 0.01 || math.Abs(area.Right()-l.Plot.Right()) > 0.01 {
		t.Errorf("it is from %v to %v, its reading stands at %v", area.X, area.Right(), l.X(c.At[1]))
	}
}

func TestAStepIsAddedOnTopForANameWithoutRoom(t *testing.T) {
	var values []float64
	for i := range 30 {
		values = append(values, 101+38*float64(i%2))
	}
	c := valued(chart.Scale{Least: 1}, values...)
	_, before := ends(c.Lay(304, 250, letters(21)))
	c.Bands = []chart.Band{{Label: "plan: under 135", AtUpper: "135", Upper: 135, HasUpper: true}}
	l := c.Lay(304, 250, letters(21))
	if _, high := ends(l); high <= before || l.Bands[0].Label.Text == "" {
		t.Errorf("the axis goes to %.0f and before to %.0f, its name is %q", high, before, l.Bands[0].Label.Text)
	}
}

func TestEachHIThatStandsApartHasItsArrow(t *testing.T) {
	c := valued(chart.Scale{}, 5, 6, 7, 8, 9)
	for _, i := range []int{1, 4} {
		c.Lines[0].Values[i].Is = chart.High
	}
	c.At[2] = c.At[1] // a LO at the same moment has one of its own
	c.Lines[0].Values[2].Is = chart.Low
	edges := c.Lay(304, 250, letters(21)).Paths[0].Edges
	if len(edges) != 3 || !edges[0].High || edges[1].High || !edges[2].High {
		t.Errorf("the arrows are %+v", edges)
	}
}
