package measure

import "strings"

// Say is the amounts of one reading as a person reads them: "132/78 mmHg",
// "6.4 mmol/L", "132/78 mmHg, pulse 70 a minute". Amounts of one unit stand
// together.
func Say(amounts []Amount) string {
	var text strings.Builder
	for i, a := range amounts {
		if a.IsZero() {
			continue
		}
		together := i+1 < len(amounts) && amounts[i+1].Unit == a.Unit && !amounts[i+1].IsZero()
		switch {
		case text.Len() > 0 && amounts[i-1].Unit == a.Unit:
			text.WriteByte('/')
		case text.Len() > 0:
			text.WriteString(", pulse ") // the one part that stands beside others in a unit of its own
		}
		if together {
			text.WriteString(a.Digits())
		} else {
			text.WriteString(a.String())
		}
	}
	return text.String()
}

// SayRanges is the ranges of one target: "under 135/85" where they are of one
// form, "100 to 135 / 60 to 85" otherwise.
func SayRanges(ranges []Range) string {
	var said []Range
	for _, r := range ranges {
		if !r.IsZero() {
			said = append(said, r)
		}
	}
	if len(said) == 0 {
		return ""
	}
	under := true
	for _, r := range said {
		under = under && r.Low.IsZero() && r.HighOpen
	}
	text := said[0].String()
	for _, r := range said[1:] {
		if under {
			text += "/" + r.High.String()
		} else {
			text += " / " + r.String()
		}
	}
	return text
}
