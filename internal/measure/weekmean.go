package measure

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// mean averages one number of the readings, in whole mmHg, halves rounded up.
func mean(part int, used []WeekReading, number func(WeekReading) Number) Average {
	pressure, _ := Find(BloodPressure)
	amounts := make([]Amount, len(used))
	for i, r := range used {
		amounts[i] = Amount{Number: number(r), Unit: MillimetreHg}
	}
	made, _ := pressure.Parts[part].Mean(amounts, MillimetreHg, 0)
	return made
}

var oneHalf = decimal.RequireFromString("0.5")

// working is the mean in words: "3206 ÷ 24 is about 133.58, so 134.". Where it
// lies in the middle between two numbers, it says which way it was rounded.
func (a Average) working() string {
	n := decimal.NewFromInt(int64(a.N))
	// Cut, not rounded: 133.499 must not read as 133.50 and then become 133.
	shown := a.Sum.DivRound(n, precision).Truncate(2)
	about := ""
	if !shown.Mul(n).Equal(a.Sum) {
		about = "about "
	}
	text := fmt.Sprintf("%s ÷ %d is %s%s", a.Sum, a.N, about, shown)
	if !shown.Equal(a.Amount.Number.Decimal()) {
		text += ", so " + a.Amount.Number.String()
		if shown.Sub(shown.Floor()).Equal(oneHalf) && about == "" {
			text += ": a half is rounded up"
		}
	}
	return text + "."
}

// Working says in words how the result came about: how many readings there
// are, which were left out and why, and the sums. One paragraph a line.
func (s WeekState) Working() string {
	all := len(s.Used) + len(s.Left)
	lines := []string{fmt.Sprintf("%d %s.", all, plural(all, "reading", "readings"))}
	why := map[WhyLeft]int{}
	for _, l := range s.Left {
		why[l.Why]++
	}
	for w := OfFirstDay; w <= NoNumber; w++ {
		if n := why[w]; n > 0 {
			lines[0] += fmt.Sprintf(" %d left out: %s.", n, w.reason(n))
		}
	}
	if len(s.Used) == 0 {
		return lines[0]
	}
	lines[0] += fmt.Sprintf(" %d averaged.", len(s.Used))
	return strings.Join(append(lines,
		"Top number (systolic): "+s.Systolic.working(),
		"Bottom number (diastolic): "+s.Diastolic.working()), "\n")
}

// Reason says why a reading is left out.
func (w WhyLeft) Reason() string { return w.reason(1) }

func (w WhyLeft) reason(n int) string {
	switch w {
	case OfFirstDay:
		return "the first day does not count"
	case TooSoon:
		return "less than a minute after the one before"
	case NotSeated:
		return "not taken sitting down"
	case BeforeWeek:
		return "from before the week began"
	case AfterWeek:
		return fmt.Sprintf("later than %d days from when it was begun", WeekLongest)
	default:
		return "without " + plural(n, "a number", "numbers")
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
