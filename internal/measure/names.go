package measure

import (
	"slices"
	"strings"
)

// named tells whether text, tidied, is how somebody writes the unit.
func (u Unit) named(text string) bool {
	text = strings.TrimSuffix(text, ".")
	return text == strings.ToLower(u.Label()) || text == strings.ToLower(string(u)) || slices.Contains(u.names(), text)
}

// names are how people write a unit, beside its label and its code; of units
// that stand beside each other the first is the word in the plural.
func (u Unit) names() []string {
	switch u {
	case MillimetreHg:
		return []string{"mm hg", "mm"}
	case PerMinute:
		return []string{"bpm", "per minute", "/minute", "beats", "breaths"}
	case Kilogram:
		return []string{"kilograms", "kilos", "kgs", "kilo"}
	case Pound:
		return []string{"pounds", "pound", "lbs"}
	case Stone:
		return []string{"stones", "stone", "sts"}
	case Centimetre:
		return []string{"centimetres", "cms"}
	case Inch:
		return []string{"inches", "inch", "ins", `"`, "''"}
	case Foot:
		return []string{"feet", "foot", "'"}
	case MillimolePerL:
		return []string{"mmol", "mmols"}
	case MilligramPerDL:
		return []string{"mg"}
	case Percent:
		return []string{"percent", "per cent"}
	case LitrePerMinute:
		return []string{"l", "lpm", "litres"}
	case Celsius:
		return []string{"c", "celsius"}
	case Fahrenheit:
		return []string{"f", "fahrenheit"}
	case INRatio:
		return []string{"inr"}
	case Minute:
		return []string{"mins", "minute"}
	case StepCount:
		return []string{"step"}
	case AlcoholUnit:
		return []string{"unit"}
	case Cigarettes:
		return []string{"cigarette"}
	default:
		return nil
	}
}
