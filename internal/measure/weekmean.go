package measure

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// WeekMean is a mean with what it was reckoned from.
type WeekMean struct {
	Sum  decimal.Decimal // exact
	N    int
	Mean Number // rounded to whole mmHg, halves up; none where N is 0
}

func meanOf(used []WeekReading, part func(WeekReading) Number) WeekMean {
	m := WeekMean{N: len(used)}
	for _, r := range used {
		m.Sum = m.Sum.Add(part(r).Decimal())
	}
	if m.N > 0 {
		// DivRound compares the remainder, so that nothing is rounded twice.
		m.Mean = NumberOf(m.Sum.DivRound(decimal.NewFromInt(int64(m.N)), 0))
	}
	return m
}

// working is the mean in words: "add up to 3206; 3206 ÷ 24 is about 133.58, so
// 134".
func (m WeekMean) working() string {
	n := decimal.NewFromInt(int64(m.N))
	// Cut, not rounded: 133.499 must not read as 133.50 and then become 133.
	shown := m.Sum.DivRound(n, precision).Truncate(2)
	about := ""
	if !shown.Mul(n).Equal(m.Sum) {
		about = "about "
	}
	text := fmt.Sprintf("%s ÷ %d is %s%s", m.Sum, m.N, about, shown)
	if !shown.Equal(m.Mean.Decimal()) {
		text += ", so " + m.Mean.String()
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
