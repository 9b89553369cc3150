package trend

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/chart"
	"github.com/carebottle/carebottle/internal/measure"
)

// lines are the parts of a measure that share its chart: those of its first
// unit that every reading has.
func lines(m careplan.Following) []measure.Part {
	var parts []measure.Part
	for _, p := range m.Parts {
		if _, ok := p.Scale(m.Unit); ok && !p.Optional && p.Unit() == m.Parts[0].Unit() {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return m.Parts[:1]
	}
	return parts
}

// data is the chart of the readings, in the person's unit: stones as pounds,
// feet as inches.
func (v *view) data() *chart.Chart {
	c := &chart.Chart{From: v.series.from, To: v.series.to, Scale: v.scale(), Bands: v.bands()}
	points := v.series.points
	c.At = make([]time.Time, len(points))
	for i := range points {
		c.At[i] = points[i].At
	}
	for i, part := range lines(v.m) {
		on := plotted(part, v.m.Unit)
		values := make([]chart.Value, len(points))
		for j := range points {
			if i < len(points[j].Amounts) {
				values[j] = on.value(points[j].Amounts[i])
			}
		}
		c.Lines = append(c.Lines, chart.Line{Values: values})
	}
	return c
}

// scale divides the axis in steps that can be entered.
func (v *view) scale() chart.Scale {
	part := v.m.Parts[0]
	unit, _ := part.Scale(v.m.Unit)
	s := chart.Scale{Least: 1 / math.Pow10(unit.Decimals)}
	if from := part.Hard.From; from.IsZero() || from.Decimal().Sign() >= 0 {
		s.To = math.Inf(1)
	}
	if smaller, per := v.m.Unit.Smaller(); smaller != "" {
		s.Least, s.Steps = 1, []float64{1, 2}
		for _, n := range []int64{1, 2, 4, 10} {
			s.Steps = append(s.Steps, float64(per*n)/2, float64(per*n))
		}
		s.Say = func(y float64) string {
			n := int64(math.Round(y))
			return fmt.Sprintf("%d %s %d", n/per, v.m.Unit.Label(), n%per)
		}
	}
	switch {
	case v.m.Unit == measure.Percent && part.Unit() == measure.Percent:
		s.To = 100
	case v.m.Unit == measure.Score:
		s.From, s.To, s.Whole = 0, 10, true
	}
	return s
}

// plot turns amounts of one part into places on the value axis: the only use
// of binary numbers, since a pixel is coarser than they are.
type plot struct {
	unit  measure.Unit
	per   float64 // smaller units in one
	scale map[measure.Unit]line
}

// line converts y = x times + plus.
type line struct{ times, plus float64 }

func plotted(part measure.Part, unit measure.Unit) plot {
	p := plot{unit: unit, per: 1, scale: map[measure.Unit]line{}}
	if _, per := unit.Smaller(); per != 0 {
		p.per = float64(per)
	}
	to, ok := part.Scale(unit)
	if !ok {
		to = part.Units[0]
	}
	for _, from := range part.Units {
		times := binary(from.Times) / binary(from.By) * binary(to.By) / binary(to.Times)
		p.scale[from.Unit] = line{times, binary(to.Minus) - binary(from.Minus)*times}
	}
	return p
}

func (p plot) value(a measure.Amount) chart.Value {
	switch {
	case a.Beyond == measure.High:
		return chart.Value{Is: chart.High}
	case a.Beyond == measure.Low:
		return chart.Value{Is: chart.Low}
	case a.Number.IsZero():
		return chart.Value{}
	}
	x := binary(a.Number)
	if a.Unit == p.unit && p.per == 1 {
		return chart.Value{Y: x, Is: chart.Number}
	}
	convert, ok := p.scale[a.Unit]
	if !ok {
		return chart.Value{}
	}
	if _, per := a.Unit.Smaller(); per != 0 && !a.Smaller.IsZero() {
		x += binary(a.Smaller) / float64(per)
	}
	return chart.Value{Y: (x*convert.times + convert.plus) * p.per, Is: chart.Number}
}

// binary is Number.Float without its allocations, which tens of thousands of
// readings would feel. What was entered has no more digits than fit.
func binary(n measure.Number) float64 {
	d := n.Decimal()
	if e := d.Exponent(); e <= 0 && e >= -measure.MaxDigits {
		return float64(d.CoefficientInt64()) / math.Pow10(int(-e))
	}
	return n.Float()
}

// planSpan is the span of a change that the plan looks for.
func planSpan(days int) string { return "plan:" + strconv.Itoa(days) }

func ofPlan(span string) (days int, ok bool) {
	n, err := fmt.Sscanf(span, "plan:%d", &days)
	return days, n == 1 && err == nil
}

func daysLong(n int) string {
	if n == 1 {
		return "1 day"
	}
	return strconv.Itoa(n) + " days"
}
