package careplan

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"
)

// Telephone is a number as the person typed it, which is how it is shown, and
// beside it the number that a device dials.
type Telephone struct {
	Typed string `json:"typed"`
	E164  string `json:"e164,omitzero"` // "+447700900218"; empty for short codes such as 111
}

// TelephoneError says why a typed number can't be taken.
type TelephoneError struct {
	Text string // a sentence for the person at the keyboard
}

func (e *TelephoneError) Error() string { return e.Text }

// region is where a number without a country's code is dialled.
const region = "GB"

// shortCode is the most digits that 999, 111, 18000 or 116 123 have. The
// parser would make +44 999 of 999, which reaches nobody.
const shortCode = 6

const mobileDigits = 10

// telephoneSigns is what a number may be typed with. Other letters are refused
// because a parser reads them as keys of a telephone pad: "900 Bob" would dial
// somebody else.
var telephoneSigns = regexp.MustCompile(`(?i)^[\d\s+()./\-\x{2010}-\x{2015}\x{a0}]+(?:(?:ext\.?|extension|x|#)[\s.:]*\d{1,7})?$`)

// ParseTelephone reads a number as typed. It asks no more than that the number
// is possible in its country; short codes stay as typed. Blank text is the
// zero Telephone; what is wrong comes as a *TelephoneError.
func ParseTelephone(typed string) (Telephone, error) {
	typed = strings.TrimSpace(CleanText(typed))
	if typed == "" {
		return Telephone{}, nil
	}
	if !telephoneSigns.MatchString(typed) {
		return Telephone{}, &TelephoneError{"Write only the number here, like 020 7946 0123. There are other boxes for words."}
	}
	if isShort(typed) {
		return Telephone{Typed: typed}, nil
	}
	number, err := phonenumbers.Parse(typed, region)
	if err != nil {
		return Telephone{}, &TelephoneError{"That isn't a telephone number. Check its digits."}
	}
	// For the parser every length is possible that any British number has. All
	// that start with 7 have ten digits after the 0 (Ofcom, National Telephone
	// Numbering Plan), so a digit left out of a mobile number shows.
	national := phonenumbers.GetNationalSignificantNumber(number)
	if number.GetCountryCode() == 44 && strings.HasPrefix(national, "7") && len(national) != mobileDigits {
		return Telephone{}, &TelephoneError{"A mobile number has 11 digits, like 07700 900123. Check this one."}
	}
	switch phonenumbers.IsPossibleNumberWithReason(number) {
	case phonenumbers.IS_POSSIBLE:
		return Telephone{Typed: typed, E164: phonenumbers.Format(number, phonenumbers.E164)}, nil
	case phonenumbers.TOO_LONG:
		return Telephone{}, &TelephoneError{"This number is too long. Check its digits."}
	case phonenumbers.INVALID_COUNTRY_CODE:
		return Telephone{}, &TelephoneError{"No country has the code that this number starts with. Check the digits after the plus."}
	default:
		return Telephone{}, &TelephoneError{"This number is too short. Write all of it, with the area code, like 01632 960123."}
	}
}

// isShort tells a short code from a number whose area code was left out, which
// could be dialled only from the same town.
func isShort(typed string) bool {
	if strings.HasPrefix(typed, "+") {
		return false
	}
	d := digitsOf(typed)
	switch len(d) {
	case 0, 1, 2:
		return false
	case 3, 4, 5:
		return d[0] != '0'
	case shortCode:
		return d[0] == '1'
	default:
		return false
	}
}

func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
}

// IsZero tells whether there is no number.
func (t Telephone) IsZero() bool { return t.Typed == "" && t.E164 == "" }

// String is the number as it was typed.
func (t Telephone) String() string { return t.Typed }

// plainSigns are those that leave a number's digits in one order for a reader.
var plainSigns = regexp.MustCompile(`^\+?[\d\s.\-]+$`)

// Plain is the number in digits and spaces, with a plus in front where it was
// typed so, as a form that knows few characters can print it.
func (t Telephone) Plain() string {
	typed := CleanText(t.Typed)
	if plainSigns.MatchString(typed) || t.E164 == "" {
		return strings.Join(strings.FieldsFunc(typed, func(r rune) bool { return r == '.' || r == '-' || unicode.IsSpace(r) }), " ")
	}
	number, err := phonenumbers.Parse(typed, region)
	if err != nil {
		return t.E164
	}
	form := phonenumbers.INTERNATIONAL
	if number.GetCountryCode() == 44 {
		form = phonenumbers.NATIONAL
	}
	return strings.ReplaceAll(phonenumbers.Format(number, form), "-", " ")
}

// Dial is what follows "tel:" in a link: the number in E.164, or the digits of
// a short code.
func (t Telephone) Dial() string {
	if t.E164 != "" {
		return t.E164
	}
	return digitsOf(t.Typed)
}
