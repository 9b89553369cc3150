package measure

import "strings"

// Say is the amounts of one reading as a person reads them: "132/78 mmHg",
// "6.4 mmol/L", "132/78 mmHg, pulse 70 a minute".
func (m Measure) Say(amounts []Amount) string { return m.say(amounts, Amount.String) }

// Digits is Say without units where numbers can do without: "132/78", "11 st 4
// lb".
func (m Measure) Digits(amounts []Amount) string { return m.say(amounts, Amount.Digits) }

// say writes numbers of one unit together, the last of them by last; others
// behind the name of their part.
func (m Measure) say(amounts []Amount, last func(Amount) string) string {
	var text strings.Builder
	for i, a := range amounts {
		if a.IsZero() {
			continue
		}
		switch {
		case i > 0 && together(amounts[i-1], a):
			text.WriteByte('/')
		case i > 0:
			if text.Len() > 0 {
				text.WriteString(", ")
			}
			if i < len(m.Parts) {
				text.WriteString(strings.ToLower(m.Parts[i].Name) + " ")
			}
		}
		if i+1 < len(amounts) && together(a, amounts[i+1]) {
			text.WriteString(a.Digits())
		} else {
			text.WriteString(last(a))
		}
	}
	return text.String()
}

func together(a, b Amount) bool { return a.Unit == b.Unit && !a.IsZero() && !b.IsZero() }

// SayRanges is the ranges of one target, one for each part of the measure, in
// unit u or, where a part is not measured in it, in its own: "under 135/85
// mmHg", "5 to 7 mmol/L", "top number 100 to 135 mmHg, bottom number 60 to 85
// mmHg".
func (m Measure) SayRanges(ranges []Range, u Unit) string {
	if text, ok := m.under(ranges, u); ok {
		return text
	}
	var said []string
	for i, r := range ranges {
		switch {
		case r.IsZero():
		case len(m.Parts) > 1 && i < len(m.Parts):
			said = append(said, strings.ToLower(m.Parts[i].Name)+" "+r.In(m.unit(i, u)))
		default:
			said = append(said, r.In(m.unit(i, u)))
		}
	}
	return strings.Join(said, ", ")
}

// under says upper bounds as people do: "under 135/85 mmHg".
func (m Measure) under(ranges []Range, u Unit) (string, bool) {
	for len(ranges) > 0 && ranges[len(ranges)-1].IsZero() {
		ranges = ranges[:len(ranges)-1]
	}
	if len(ranges) < 2 {
		return "", false
	}
	bounds := make([]Amount, len(ranges))
	for i, r := range ranges {
		bounds[i] = Amount{Number: r.High, Unit: m.unit(i, u)}
		if !r.Low.IsZero() || r.HighOpen != ranges[0].HighOpen || i > 0 && !together(bounds[i-1], bounds[i]) {
			return "", false
		}
	}
	if ranges[0].HighOpen {
		return "under " + m.Say(bounds), true
	}
	return m.Say(bounds) + " or less", true
}

// unit is u where the part is measured in it, and the part's own otherwise.
func (m Measure) unit(part int, u Unit) Unit {
	if part >= len(m.Parts) {
		return u
	}
	if _, ok := m.Parts[part].Scale(u); ok {
		return u
	}
	return m.Parts[part].Unit()
}
