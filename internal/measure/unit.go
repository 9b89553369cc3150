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

// ownPrefix marks a unit that a plan defines and that would read as another
// one of the catalogue.
const ownPrefix = "own:"

// Own is the unit that a plan defines in words: "glasses". Somebody's own
// "score" is not the catalogue's, which is of 10.
func Own(words string) Unit {
	u := Unit("{" + strings.NewReplacer("{", "(", "}", ")").Replace(words) + "}")
	if u == Score || u == INRatio {
		return "{" + ownPrefix + u[1:]
	}
	return u
}

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
	case Minute:
		return "minutes"
	case Millilitre:
		return "ml"
	case Day:
		return "days"
	}
	if text, ok := strings.CutPrefix(string(u), "{"); ok {
		return strings.TrimPrefix(strings.TrimSuffix(text, "}"), ownPrefix)
	}
	return string(u)
}

// Spoken is the unit where a person chooses or types it: "st and lb".
func (u Unit) Spoken() string {
	if smaller, _ := u.Smaller(); smaller != "" {
		return u.Label() + " and " + smaller.Label()
	}
	return u.Label()
}

// after is n with the unit behind it: "6.4 mmol/L", "97%", "1 minute". It is
// empty where there is no number.
func (u Unit) after(n Number) string {
	text, label := n.String(), u.Label()
	switch {
	case text == "" || label == "":
		return text
	case u == Percent:
		return text + label
	case u.counts() && n.Compare(Whole(1)) == 0:
		return text + " " + strings.TrimSuffix(label, "s")
	default:
		return text + " " + label
	}
}

// counts tells whether the unit is a noun in the plural, which one of it is
// not.
func (u Unit) counts() bool {
	switch u {
	case StepCount, Minute, AlcoholUnit, Cigarettes, Day:
		return true
	default:
		return false
	}
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
