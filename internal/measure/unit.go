package measure

import "strings"

// Unit is a unit by its code in UCUM (https://ucum.org). What has no code
// there is an annotation in braces: "{score}".
type Unit string

// The units of the catalogue.
const (
	MillimetreHg   Unit = "mm[Hg]"
	PerMinute      Unit = "/min"
	Kilogram       Unit = "kg"
	Pound          Unit = "[lb_av]"
	Stone          Unit = "[stone_av]" // with pounds beside it
	Centimetre     Unit = "cm"
	Inch           Unit = "[in_i]"
	Foot           Unit = "[ft_i]" // with inches beside it
	MillimolePerL  Unit = "mmol/L"
	MilligramPerDL Unit = "mg/dL"
	MillimolePerM  Unit = "mmol/mol"
	Percent        Unit = "%"
	LitrePerMinute Unit = "L/min"
	Celsius        Unit = "Cel"
	Fahrenheit     Unit = "[degF]"
	INRatio        Unit = "{INR}"
	Score          Unit = "{score}"
	StepCount      Unit = "{steps}"
	Minute         Unit = "min"
	AlcoholUnit    Unit = "{units}"
	Cigarettes     Unit = "{cigarettes}"
	Millilitre     Unit = "mL"
	Day            Unit = "d"
)

// Label is how a person reads the unit: "mmHg", "°C". It is empty where a
// number says it all.
func (u Unit) Label() string {
	switch u {
	case MillimetreHg:
		return "mmHg"
	case PerMinute:
		return "a minute"
	case Pound:
		return "lb"
	case Stone:
		return "st"
	case Inch:
		return "in"
	case Foot:
		return "ft"
	case Celsius:
		return "°C"
	case Fahrenheit:
		return "°F"
	case INRatio:
		return ""
	case Score:
		return "of 10"
	}
	if text, ok := strings.CutPrefix(string(u), "{"); ok {
		return strings.TrimSuffix(text, "}")
	}
	return string(u)
}

// Smaller is the unit that stands beside u in one amount, and how many of it
// make one of u: 14 pounds to a stone, 12 inches to a foot. It is empty for
// other units.
func (u Unit) Smaller() (Unit, int64) {
	switch u {
	case Stone:
		return Pound, 14
	case Foot:
		return Inch, 12
	default:
		return "", 0
	}
}
