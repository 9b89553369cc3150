package chart

import (
	"math"
	"slices"
	"strconv"
)

// Scale says how the value axis is divided.
type Scale struct {
	// Least is the closest that two ticks may stand: 1 for whole numbers, 0.1
	// for one decimal.
	Least float64
	// Steps are the distances that ticks may have, ascending; nil is 1, 2 and 5
	// times the powers of ten.
	Steps []float64
	// From and To are where the axis ends at the latest, for what can't go
	// below 0 or above 100. Equal ones bound nothing.
	From, To float64
	// Whole shows everything between From and To, whatever the readings are.
	Whole bool
	// Say puts a tick into words; nil writes the number.
	Say func(float64) string
}

// axis is a value axis that was divided.
type axis struct {
	low, high float64
	ticks     []float64
}

// fewest is how many of the closest steps the axis shows at least, and calm the
// least part of a value that its height stands for: a weight that moves by
// 100 g must not look like a storm.
const (
	fewest = 4
	calm   = 0.05
)

// divide chooses the axis for values between low and high, with at most most
// ticks. Two ticks are the least, and three where zero lies between.
func (s Scale) divide(low, high float64, most int) axis {
	most = max(most, 3)
	from, to := math.Inf(-1), math.Inf(1)
	if s.From < s.To {
		from, to = min(s.From, low), max(s.To, high)
		if s.Whole {
			low, high = from, to
		}
	}
	least := s.Least
	if least <= 0 {
		least = math.Pow10(int(math.Floor(math.Log10(max(math.Abs(low), math.Abs(high), 1)))) - 3)
	}
	if short := max(fewest*least, calm*math.Abs(low+high)/2) - (high - low); short > 0 {
		low, high = max(low-short/2, from), min(high+short/2, to)
	}
	for _, step := range s.ladder(least, max(high-low, math.Abs(low), math.Abs(high))) {
		first, last := math.Floor(low/step+slip), math.Ceil(high/step-slip)
		if last == first {
			last++
		}
		if last-first+1 > float64(most) {
			continue
		}
		a := axis{low: max(exact(first, step), from), high: min(exact(last, step), to)}
		for k := first; k <= last; k++ {
			if v := exact(k, step); v >= a.low && v <= a.high {
				a.ticks = append(a.ticks, v)
			}
		}
		if len(a.ticks) > 1 {
			return a
		}
	}
	return axis{low: low, high: high, ticks: []float64{low, high}}
}

// slip is how much of a step binary numbers may be off.
const slip = 1e-9

// ladder are the steps to try, smallest first, up to where three ticks hold
// values of a size.
func (s Scale) ladder(least, size float64) []float64 {
	if s.Steps != nil {
		steps := slices.Clone(s.Steps)
		for steps[len(steps)-1] < 4*size {
			steps = append(steps, steps[len(steps)-1]*2)
		}
		return steps
	}
	var steps []float64
	for power := int(math.Floor(math.Log10(least) + slip)); ; power++ {
		for _, m := range []float64{1, 2, 5} {
			step := m * math.Pow10(power)
			if power < 0 {
				step = m / math.Pow10(-power)
			}
			if step < least*(1-slip) {
				continue
			}
			steps = append(steps, step)
			if step > 4*size {
				return steps
			}
		}
	}
}

// exact is k steps, as the binary number nearest to the decimal one.
func exact(k, step float64) float64 {
	if step < 1 {
		if parts := math.Round(1 / step); math.Abs(parts*step-1) < slip {
			return k / parts
		}
	}
	return k * step
}

// say puts a tick into words, with as many decimals as the ticks of its axis
// need.
func (s Scale) say(v float64, a axis) string {
	if s.Say != nil {
		return s.Say(v)
	}
	decimals := 0
	if len(a.ticks) > 1 {
		for step := a.ticks[1] - a.ticks[0]; decimals < mostDecimals && math.Abs(step-math.Round(step)) > step/1e6; step *= 10 {
			decimals++
		}
	}
	return strconv.FormatFloat(v, 'f', decimals, 64)
}

const mostDecimals = 6
