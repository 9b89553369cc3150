package careplan

import (
	"fmt"
	"strings"
	"unicode"
)

// IdentifierType says which health service's number an [Identifier] is.
type IdentifierType string

// The numbers of the four nations: the NHS number serves England, Wales and
// the Isle of Man.
const (
	NHSNumber IdentifierType = "nhs"
	CHINumber IdentifierType = "chi" // Community Health Index, Scotland
	HCNumber  IdentifierType = "hcn" // Health and Care Number, Northern Ireland
)

// IdentifierTypes are all types, in the order in which a form offers them.
func IdentifierTypes() []IdentifierType {
	return []IdentifierType{NHSNumber, CHINumber, HCNumber}
}

// Label is the number's name on screens.
func (t IdentifierType) Label() string {
	switch t {
	case NHSNumber:
		return "NHS number"
	case CHINumber:
		return "CHI number"
	case HCNumber:
		return "Health and Care Number"
	default:
		return ""
	}
}

// Identifier is a patient's number with its type, which is never guessed from
// its digits.
type Identifier struct {
	Type  IdentifierType `json:"type"`
	Value string         `json:"value"` // ten digits, no spaces
}

// IdentifierError says why a typed number can't be taken.
type IdentifierError struct {
	Text string // sentences for the person at the keyboard
}

func (e *IdentifierError) Error() string { return e.Text }

const identifierDigits = 10

// ParseIdentifier reads a number as typed, with or without spaces and hyphens,
// and checks its last digit by the Modulus 11 rule of the NHS Data Dictionary,
// which CHI and HCN share. No range is refused: England issues new ones. Blank
// text is the zero Identifier; what is wrong comes as an *IdentifierError.
func ParseIdentifier(t IdentifierType, typed string) (Identifier, error) {
	var digits strings.Builder
	for _, r := range typed {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case unicode.IsSpace(r), unicode.In(r, unicode.Pd), r == '.', unicode.Is(unicode.Cf, r):
			// Grouping, and the invisible marks that a paste brings along.
		default:
			return Identifier{}, &IdentifierError{"This number has digits only. Leave out letters and other signs."}
		}
	}
	value := digits.String()
	if value == "" {
		return Identifier{}, nil
	}
	label := t.Label()
	if label == "" {
		return Identifier{}, &IdentifierError{"Choose which number this is first."}
	}
	switch n := len(value); {
	case n == 1:
		return Identifier{}, &IdentifierError{fmt.Sprintf("This has 1 digit. The %s has %d.", label, identifierDigits)}
	case n != identifierDigits:
		return Identifier{}, &IdentifierError{fmt.Sprintf("This has %d digits. The %s has %d.", n, label, identifierDigits)}
	}
	if !checkDigitRight(value) {
		return Identifier{}, &IdentifierError{"One of the digits is mistyped, or two have changed places. " +
			"The last digit is there to show that. Compare it with a letter from the NHS."}
	}
	return Identifier{Type: t, Value: value}, nil
}

// checkDigitRight applies Modulus 11 to ten ASCII digits.
func checkDigitRight(value string) bool {
	sum := 0
	for i, weight := 0, 10; weight >= 2; i, weight = i+1, weight-1 {
		sum += int(value[i]-'0') * weight
	}
	check := 11 - sum%11
	if check == 11 {
		check = 0
	}
	return check == int(value[9]-'0') // never true of 10, which is no digit
}

// IsZero tells whether there is no number.
func (i Identifier) IsZero() bool { return i.Value == "" }

// String is the number in the NHS's groups of three, three and four.
func (i Identifier) String() string {
	if len(i.Value) != identifierDigits {
		return i.Value
	}
	return i.Value[:3] + " " + i.Value[3:6] + " " + i.Value[6:]
}
