package trend

import (
	"fmt"
	"strings"
	"time"

	"github.com/dustin/go-humanize"

	"github.com/carebottle/carebottle/app/quote"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/chart"
	"github.com/carebottle/carebottle/internal/measure"
)

// window says which days are shown.
func (v *view) window() string {
	return between(careplan.DateOf(v.series.from), careplan.DateOf(v.series.to.Add(-time.Second)))
}

// between is "15 April to 14 May 2026", with the year and the month
// once where they are the same.
func between(a, b careplan.Date) string {
	if a == b {
		return a.String()
	}
	switch {
	case a.Year() != b.Year():
		return a.String() + " to " + b.String()
	case a.Month() != b.Month():
		return fmt.Sprintf("%d %s to %s", a.Day(), a.Month(), b)
	default:
		return fmt.Sprintf("%d to %s", a.Day(), b)
	}
}

// legend says which unit is shown and what the lines are.
func (v *view) legend() string {
	var said []string
	if unit := v.m.Unit.Spoken(); unit != "" {
		said = append(said, "Shown in "+unit+".")
	}
	if parts := lines(v.m); len(parts) > 1 {
		said = append(said, "Solid: "+strings.ToLower(parts[0].Name)+". Dashed: "+strings.ToLower(parts[1].Name)+".")
	}
	for _, t := range v.speaking() {
		said = append(said, "Dotted: "+v.whosePlan()+", "+t.Says()+".")
	}
	for _, m := range v.drawnChanges() {
		said = append(said, "Dotted: "+v.whosePlan()+", "+m.Says()+".")
	}
	if !v.m.Best.IsZero() {
		best := "Thin line: personal best, " + v.m.Best.String()
		if !v.m.BestOn.IsZero() {
			best += ", " + v.m.BestOn.String()
		}
		said = append(said, best+".")
	}
	for _, beyond := range []measure.Beyond{measure.High, measure.Low} {
		if n := v.beyond(beyond); n > 0 {
			said = append(said, fmt.Sprintf("An arrow at the edge: the meter said %s, %s.", beyond, times(n)))
		}
	}
	return strings.Join(said, " ")
}

// counted is a number of readings: "25,000".
func counted(n int) string { return humanize.Comma(int64(n)) }

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	default:
		return counted(n) + " times"
	}
}

func (v *view) beyond(b measure.Beyond) int {
	n := 0
	for _, all := range v.series.parts {
		for i := range all {
			if all[i].Beyond == b {
				n++
			}
		}
	}
	return n
}

// nothing is said where there is nothing to show.
func (v *view) nothing() string {
	is, p := v.latest()
	if !is {
		return "There are no readings yet."
	}
	text := "There are no readings in this time"
	if v.look.with != "" && v.look.with != everything {
		text += " that were taken " + strings.ToLower(v.look.with[:1]) + v.look.with[1:]
	}
	return text + ". The last of all is " + v.number(p) + " on " + careplan.DateOf(p.At).String() + "."
}

// sentence is what the chart shows, in words.
func (v *view) sentence(gaps []chart.Gap) string {
	points := v.series.points
	if len(points) == 1 {
		return "One reading: " + v.number(points[0]) + " on " + careplan.DateOf(points[0].At).String() + "."
	}
	text := counted(len(points)) + " readings, "
	parts := lines(v.m)
	var low, high, mean []measure.Amount
	var reach []string
	left := 0
	for i, part := range parts {
		all := v.series.parts[i]
		least, most := ends(part, all)
		low, high = append(low, v.shown(part, least)), append(high, v.shown(part, most))
		reach = append(reach, strings.ToLower(part.Name)+" "+span(low[i].Digits(), high[i].Digits()))
		scale, _ := part.Scale(v.m.Unit)
		if average, ok := part.Mean(all, v.m.Unit, scale.Decimals); ok {
			mean, left = append(mean, average.Amount), max(left, average.Left)
		}
	}
	switch {
	case v.m.Say(low) == v.m.Say(high):
		return text + "all " + v.m.Say(low) + "." + spokenGaps(gaps, len(points))
	case len(parts) > 1: // the lowest of both are no one reading
		text += strings.Join(reach, ", ")
	default:
		text += fmt.Sprintf("lowest %s, highest %s", v.m.Digits(low), v.m.Digits(high))
	}
	if len(mean) > 0 {
		text += ", average " + v.m.Say(mean)
		if left > 0 {
			text += " without " + counted(left) + " that had no number"
		}
	}
	return text + "." + spokenGaps(gaps, len(points))
}

// span is "121 to 134", or "all 121".
func span(low, high string) string {
	if low == high {
		return "all " + low
	}
	return low + " to " + high
}

func (v *view) shown(part measure.Part, a measure.Amount) measure.Amount {
	in, _ := part.Shown(a, v.m.Unit)
	return in
}

// ends are the lowest and the highest of amounts. LO is below every number, HI
// above.
func ends(part measure.Part, all []measure.Amount) (least, most measure.Amount) {
	for i := range all {
		if i == 0 || less(part, &all[i], &least) {
			least = all[i]
		}
		if i == 0 || less(part, &most, &all[i]) {
			most = all[i]
		}
	}
	return least, most
}

func less(part measure.Part, a, b *measure.Amount) bool {
	if a.Beyond != b.Beyond {
		return rank(a.Beyond) < rank(b.Beyond)
	}
	if _, per := a.Unit.Smaller(); a.Unit == b.Unit && per == 0 {
		return a.Number.Compare(b.Number) < 0
	}
	x, ok := part.First(*a)
	y, known := part.First(*b)
	return ok && known && x.Cmp(y) < 0
}

func rank(b measure.Beyond) int {
	switch b {
	case measure.Low:
		return -1
	case measure.High:
		return 1
	default:
		return 0
	}
}

// spokenGaps names the longest time without readings, and counts the others.
func spokenGaps(gaps []chart.Gap, readings int) string {
	var longest chart.Gap
	inner, since := 0, ""
	for _, g := range gaps {
		switch g.Next {
		case 0: // before the first: the person may only have begun
		case readings:
			since = " None since " + careplan.DateOf(g.First.AddDate(0, 0, -1)).String() + "."
		default:
			inner++
			if g.Last.Sub(g.First) > longest.Last.Sub(longest.First) || inner == 1 {
				longest = g
			}
		}
	}
	text := ""
	if inner > 0 {
		text = " None from " + between(careplan.DateOf(longest.First), careplan.DateOf(longest.Last))
		switch {
		case inner == 2:
			text += ", and one more gap"
		case inner > 2:
			text += fmt.Sprintf(", and %d more gaps", inner-1)
		}
		text += "."
	}
	return text + since
}

// moves says how far the measure went in the windows that the plan looks at.
func (v *view) moves() string {
	var said []string
	for _, m := range v.changes {
		text := fmt.Sprintf("In the %s up to %s: %s on %s, then %s", daysLong(m.Change.Days), careplan.DateOf(m.to.At),
			v.number(m.from), careplan.DateOf(m.from.At), v.number(m.to))
		if by, ok := quote.By(v.m, m.Target, m.from, m.to); ok {
			text += ", " + by
		}
		text += "."
		said = append(said, text)
	}
	return strings.Join(said, " ")
}

// elsewhere says that there are targets that this choice does not show.
func (v *view) elsewhere() string {
	if len(v.speaking()) > 0 {
		return ""
	}
	var others []string
	for _, o := range v.withs()[1:] {
		others = append(others, o.Label)
	}
	if len(others) == 0 {
		return ""
	}
	return "The targets are for: " + strings.ToLower(strings.Join(others, ", ")) + ". Choose one above to see it on the chart."
}

// told is what stands below a reading: when, how, and as what it was entered.
func (v *view) told(p careplan.Point) string {
	text := careplan.DateOf(p.At).String() + ", " + p.At.Format("15:04")
	for i := len(lines(v.m)); i < len(p.Amounts) && i < len(v.m.Parts); i++ {
		if !p.Amounts[i].IsZero() {
			text += ". " + v.m.Parts[i].Name + " " + p.Amounts[i].Digits()
		}
	}
	if how := v.circumstances(p.Circumstances); how != "" {
		text += ". " + how
	}
	if _, converted := quote.Shown(v.m, p.Amounts); converted {
		text += ". Entered as " + v.m.Say(v.main(p))
	}
	return text
}
