package exchange

import (
	"strings"

	"github.com/carebottle/carebottle/internal/measure"
)

// UnitOf reads the unit of one row; refused is a sentence where it says none,
// or one that no measure has.
func UnitOf(said string) (u measure.Unit, refused string) {
	u, ok := ReadUnit(said)
	switch {
	case ok:
		return u, ""
	case strings.TrimSpace(said) == "":
		return "", "The unit is missing."
	default:
		return "", "The unit " + Quote(said) + " is not known."
	}
}

// ReadUnit reads a unit as files write it: "mmHg", "mmol/l", "count/min". ok is
// false where no measure has it.
func ReadUnit(text string) (u measure.Unit, ok bool) {
	text = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(text), " ", ""))
	switch text {
	case "mmhg", "mm[hg]":
		return measure.MillimetreHg, true
	case "bpm", "beats/min", "count/min", "/min", "1/min", "min-1", "breaths/min":
		return measure.PerMinute, true
	case "kg", "kgs":
		return measure.Kilogram, true
	case "lb", "lbs", "[lb_av]":
		return measure.Pound, true
	case "st", "stone", "[stone_av]":
		return measure.Stone, true
	case "mmol/l":
		return measure.MillimolePerL, true
	case "mg/dl":
		return measure.MilligramPerDL, true
	case "mmol/mol":
		return measure.MillimolePerM, true
	case "%":
		return measure.Percent, true
	case "l/min":
		return measure.LitrePerMinute, true
	case "°c", "c", "degc", "cel":
		return measure.Celsius, true
	case "°f", "f", "degf", "[degf]":
		return measure.Fahrenheit, true
	case "cm":
		return measure.Centimetre, true
	case "in", "[in_i]":
		return measure.Inch, true
	case "ft", "[ft_i]":
		return measure.Foot, true
	case "steps":
		return measure.StepCount, true
	case "min":
		return measure.Minute, true
	case "ml":
		return measure.Millilitre, true
	default:
		return "", false
	}
}
