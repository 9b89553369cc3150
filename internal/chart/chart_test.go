package chart_test

import (
	"math"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/chart"
)

// letters are as wide as half their height.
func letters(height float64) chart.Style {
	return chart.Style{Dot: 4, Type: chart.Type{Height: height, Width: func(text string) float64 {
		return float64(len(text)) * height / 2
	}}}
}

// drawn are any readings: some years or some minutes, one line or two, HI and
// LO among them, with up to two bands.
func drawn(t *rapid.T) *chart.Chart {
	from := time.Date(2026, time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 28).Draw(t, "day"), 0, 0, 0, 0, london())
	days := rapid.SampledFrom([]int{1, 2, 7, 30, 31, 92, 365, 3652}).Draw(t, "days")
	c := &chart.Chart{From: from, To: from.AddDate(0, 0, days), Scale: chart.Scale{Least: rapid.SampledFrom([]float64{0, 0.1, 1}).Draw(t, "least")}}
	n := rapid.SampledFrom([]int{0, 1, 2, 5, 20, 60, 150}).Draw(t, "n") // or hardly any would have many
	seconds := rapid.SliceOfN(rapid.Int64Range(0, int64(c.To.Sub(from)/time.Second)-1), n, n).Draw(t, "seconds")
	slices.Sort(seconds)
	base := rapid.Float64Range(0, 500).Draw(t, "base")
	spread := rapid.SampledFrom([]float64{0, 0.3, 10, 200}).Draw(t, "spread")
	c.Lines = make([]chart.Line, rapid.IntRange(1, 2).Draw(t, "lines"))
	for _, s := range seconds {
		c.At = append(c.At, from.Add(time.Duration(s)*time.Second))
		for i := range c.Lines {
			v := chart.Value{Is: chart.Number, Y: math.Round((base+spread*rapid.Float64Range(0, 1).Draw(t, "y"))*10) / 10}
			if is := rapid.IntRange(0, 12).Draw(t, "is"); is < 3 {
				v = chart.Value{Is: []chart.Kind{chart.Missing, chart.High, chart.Low}[is]}
			}
			c.Lines[i].Values = append(c.Lines[i].Values, v)
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "bands") {
		low := math.Round(base + spread*rapid.Float64Range(-0.5, 1).Draw(t, "low"))
		b := chart.Band{Lower: low, Upper: low + math.Round(spread/3), HasLower: rapid.Bool().Draw(t, "lower")}
		b.HasUpper = !b.HasLower || rapid.Bool().Draw(t, "upper")
		b.Label = "plan: " + strconv.FormatFloat(low, 'f', -1, 64) + " to " + strconv.FormatFloat(b.Upper, 'f', -1, 64)
		if rapid.IntRange(0, 3).Draw(t, "some") == 0 {
			b.Since = from.Add(c.To.Sub(from) / 3)
		}
		b.AtLower, b.AtUpper = strconv.FormatFloat(low, 'f', 1, 64), strconv.FormatFloat(b.Upper, 'f', 1, 64) // wider than the ticks
		c.Bands = append(c.Bands, b)
	}
	return c
}

func laid(t *rapid.T) (*chart.Chart, *chart.Layout) {
	c := drawn(t)
	size := rapid.SampledFrom([][3]float64{{304, 250, 21}, {304, 420, 42}, {990, 380, 21}, {990, 400, 42}}).Draw(t, "size")
	return c, c.Lay(size[0], size[1], letters(size[2]))
}

// labels are all texts on the chart.
func labels(l *chart.Layout) []chart.Label {
	var all []chart.Label
	for _, ticks := range [][]chart.Tick{l.Values, l.Times} {
		for _, t := range ticks {
			all = append(all, t.Label)
		}
	}
	for _, b := range l.Bands {
		all = append(append(all, b.Label), b.Marks...)
	}
	for _, p := range l.Paths {
		for _, e := range p.Edges {
			all = append(all, e.Label)
		}
	}
	return slices.DeleteFunc(all, func(l chart.Label) bool { return l.Text == "" })
}

func TestNoLabelRunsOverAnotherOrOutOfTheChart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, l := laid(t)
		all := labels(l)
		for i, a := range all {
			if a.Box.X < -0.01 || a.Box.Y < -0.01 || a.Box.Right() > l.Width+0.01 || a.Box.Bottom() > l.Height+0.01 {
				t.Fatalf("%q at %v leaves a chart of %v by %v", a.Text, a.Box, l.Width, l.Height)
			}
			for _, b := range all[:i] {
				if a.Box.X < b.Box.Right() && b.Box.X < a.Box.Right() && a.Box.Y < b.Box.Bottom()-0.01 && b.Box.Y < a.Box.Bottom()-0.01 {
					t.Fatalf("%q at %v runs over %q at %v", a.Text, a.Box, b.Text, b.Box)
				}
			}
		}
	})
}

func TestABandIsNamedWhereNoReadingStands(t *testing.T) {
	named := 0
	rapid.Check(t, func(t *rapid.T) {
		c, l := laid(t)
		for _, b := range l.Bands {
			if b.Label.Text == "" {
				continue
			}
			named++
			for i := range c.At {
				for _, p := range l.Places(i) {
					if box := b.Label.Box; p.X > box.X && p.X < box.Right() && p.Y > box.Y && p.Y < box.Bottom() {
						t.Fatalf("a reading at %v stands under %q at %v", p, b.Label.Text, box)
					}
				}
			}
		}
	})
	if named == 0 {
		t.Error("no band was named: the test does not look")
	}
}

func TestABandWithoutRoomForItsNameIsNamedAtTheAxis(t *testing.T) {
	marked := 0
	rapid.Check(t, func(t *rapid.T) {
		c, l := laid(t)
		for i, b := range l.Bands {
			if len(b.Marks) > 0 && b.Label.Text != "" {
				t.Fatalf("%q is named twice", b.Label.Text)
			}
			for _, m := range b.Marks {
				marked++
				y, err := strconv.ParseFloat(m.Text, 64)
				if err != nil || math.Abs(l.Y(y)-m.Box.Y-m.Box.H/2) > 0.01 || m.Box.Right() > l.Plot.X {
					t.Fatalf("%q of %+v stands at %v", m.Text, c.Bands[i], m.Box)
				}
			}
			if b.Label.Text == "" && i == 0 && len(b.Marks) == 0 {
				t.Fatalf("%+v is not named", c.Bands[i])
			}
		}
	})
	if marked == 0 {
		t.Error("no band was named at the axis: the test does not look")
	}
}

func TestTicksAreRoundAndHoldAllReadings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, l := laid(t)
		var values []float64
		for _, tick := range l.Values {
			if tick.Label.Text == "" {
				continue
			}
			v, err := strconv.ParseFloat(tick.Label.Text, 64)
			if err != nil {
				t.Fatal(err)
			}
			values = append(values, v)
			if math.Abs(l.Y(v)-tick.At) > 0.01 {
				t.Fatalf("%v stands at %v and is marked at %v", v, l.Y(v), tick.At)
			}
			if tick.At < l.Plot.Y-0.01 || tick.At > l.Plot.Bottom()+0.01 {
				t.Fatalf("%v is marked at %v outside of %v", v, tick.At, l.Plot)
			}
		}
		for i := 2; i < len(l.Values); i++ {
			if step, first := l.Values[i].At-l.Values[i-1].At, l.Values[1].At-l.Values[0].At; math.Abs(step-first) > 0.01 {
				t.Fatalf("ticks %v are not evenly apart", l.Values)
			}
		}
		if len(values) > 1 && len(values) == len(l.Values) { // none gave way to a bound
			step := values[1] - values[0]
			lead := step / math.Pow(10, math.Floor(math.Log10(step*1.0000001)))
			if !slices.ContainsFunc([]float64{1, 2, 5}, func(m float64) bool { return math.Abs(m-lead) < 0.001 }) {
				t.Fatalf("ticks %v are %v apart, which is not round", values, step)
			}
			if n := math.Round(values[0] / step); math.Abs(n*step-values[0]) > step/1e6 {
				t.Fatalf("ticks %v are no multiples of %v", values, step)
			}
		}
		for i := range c.At {
			for _, p := range l.Places(i) {
				if p.Y < l.Plot.Y-0.01 || p.Y > l.Plot.Bottom()+0.01 || p.X < l.Plot.X-0.01 || p.X > l.Plot.Right()+0.01 {
					t.Fatalf("a reading stands at %v outside of %v", p, l.Plot)
				}
			}
		}
	})
}

func TestEveryExtremeIsDrawnWithinAPixel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, l := laid(t)
		for n, line := range c.Lines {
			var vertices []chart.XY
			for _, run := range l.Paths[n].Runs {
				vertices = append(vertices, run...)
			}
			type ends struct{ top, bottom float64 }
			columns := map[int]*ends{}
			for i, v := range line.Values {
				if v.Is == chart.Missing {
					continue
				}
				x, y := l.X(c.At[i]), l.Plot.Y
				if v.Is == chart.Number {
					y = l.Y(v.Y)
				} else if v.Is == chart.Low {
					y = l.Plot.Bottom()
				}
				e := columns[int(x)]
				if e == nil {
					e = &ends{y, y}
					columns[int(x)] = e
				}
				e.top, e.bottom = min(e.top, y), max(e.bottom, y)
			}
			for column, e := range columns {
				for _, y := range []float64{e.top, e.bottom} {
					if !slices.ContainsFunc(vertices, func(p chart.XY) bool {
						return math.Abs(p.X-float64(column)-0.5) <= 1 && math.Abs(p.Y-y) <= 1
					}) {
						t.Fatalf("the reading at column %d, height %v is not drawn", column, y)
					}
				}
			}
		}
	})
}

func TestOfManyReadingsInAColumnFourAreDrawn(t *testing.T) {
	from := time.Date(2016, time.May, 15, 0, 0, 0, 0, time.UTC)
	c := &chart.Chart{From: from, To: from.AddDate(10, 0, 0), Lines: make([]chart.Line, 1)}
	for i := range 25000 {
		c.At = append(c.At, from.Add(time.Duration(i)*3*time.Hour+30*time.Minute))
		y := 100 + float64(i%17)
		if i == 12345 {
			y = 300
		}
		c.Lines[0].Values = append(c.Lines[0].Values, chart.Value{Y: y, Is: chart.Number})
	}
	l := c.Lay(304, 250, letters(21))
	n := 0
	top := math.Inf(1)
	for _, run := range l.Paths[0].Runs {
		n += len(run)
		for _, p := range run {
			top = min(top, p.Y)
		}
	}
	if l.Paths[0].Crowd != chart.Dense || n > 4*305 {
		t.Errorf("%d places are drawn in 304 columns", n)
	}
	if math.Abs(top-l.Y(300)) > 1 {
		t.Errorf("the one high reading stands at %v and is drawn at %v", l.Y(300), top)
	}
}

func TestALineIsWholeButForItsGaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, l := laid(t)
		inner := 0
		for _, g := range l.Gaps {
			if g.Next > 0 && g.Next < len(c.At) {
				inner++
			}
		}
		over := func(run []chart.XY, g chart.Gap) bool {
			if g.Next == 0 || g.Next == len(c.At) {
				return false
			}
			before, after := l.X(c.At[g.Next-1]), l.X(c.At[g.Next])
			return after > before && run[0].X <= before && run[len(run)-1].X >= after
		}
		for n, p := range l.Paths {
			for _, run := range p.Runs {
				if slices.ContainsFunc(l.Gaps, func(g chart.Gap) bool { return over(run, g) }) {
					t.Fatalf("line %d runs over a gap", n)
				}
			}
			if len(p.Runs) > inner+1 {
				t.Fatalf("line %d is in %d pieces with %d gaps", n, len(p.Runs), inner)
			}
			for _, run := range p.Runs {
				for i := 1; i < len(run); i++ {
					if run[i].X < run[i-1].X {
						t.Fatalf("line %d goes back from %v to %v", n, run[i-1], run[i])
					}
				}
			}
		}
	})
}

func TestTheNearestReadingWithinReachIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, l := laid(t)
		at := chart.XY{X: rapid.Float64Range(0, l.Width).Draw(t, "x"), Y: rapid.Float64Range(0, l.Height).Draw(t, "y")}
		if n := len(c.At); n > 0 { // where a finger goes
			for _, p := range l.Places(rapid.IntRange(0, n-1).Draw(t, "reading")) {
				at = chart.XY{X: p.X + rapid.Float64Range(-20, 20).Draw(t, "dx"), Y: p.Y + rapid.Float64Range(-20, 20).Draw(t, "dy")}
			}
		}
		const reach = 28
		least := math.Inf(1)
		for i := range c.At {
			for _, p := range l.Places(i) {
				least = min(least, math.Hypot(p.X-at.X, p.Y-at.Y))
			}
		}
		found := l.Nearest(at, reach)
		if least > reach {
			if found >= 0 {
				t.Fatalf("reading %d was found, %v away", found, least)
			}
			return
		}
		if found < 0 {
			t.Fatalf("nothing was found with a reading %v away", least)
		}
		here := math.Inf(1)
		for _, p := range l.Places(found) {
			here = min(here, math.Hypot(p.X-at.X, p.Y-at.Y))
		}
		if here > least+1e-6 {
			t.Fatalf("a reading %v away was found, one is %v away", here, least)
		}
	})
}

func TestNothingAndOneAndTheSameAreSensible(t *testing.T) {
	from := time.Date(2026, time.May, 1, 0, 0, 0, 0, time.UTC)
	for name, values := range map[string][]chart.Value{
		"none":       nil,
		"one":        {{Y: 76, Is: chart.Number}},
		"all equal":  {{Y: 76, Is: chart.Number}, {Y: 76, Is: chart.Number}, {Y: 76, Is: chart.Number}},
		"zeros":      {{Y: 0, Is: chart.Number}, {Y: 0, Is: chart.Number}},
		"only words": {{Is: chart.High}, {Is: chart.Low}},
	} {
		c := &chart.Chart{From: from, To: from.AddDate(0, 1, 0), Lines: []chart.Line{{Values: values}}, Scale: chart.Scale{Least: 0.1, To: math.Inf(1)}}
		for i := range values {
			c.At = append(c.At, from.AddDate(0, 0, i))
		}
		l := c.Lay(304, 250, letters(21))
		for i := range c.At {
			for _, p := range l.Places(i) {
				if math.IsNaN(p.Y) || p.Y < l.Plot.Y-1 || p.Y > l.Plot.Bottom()+1 {
					t.Errorf("%s: a reading stands at %v in %v", name, p, l.Plot)
				}
			}
		}
		if len(l.Times) < 2 {
			t.Errorf("%s: the days are not named", name)
		}
	}
}
