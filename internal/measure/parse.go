package measure

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// TypedError says why a number that a person typed is not taken, in a sentence
// for that person. It does not hold what was typed.
type TypedError struct{ Sentence string }

func (e *TypedError) Error() string { return e.Sentence }

func mistyped(sentence string, with ...any) error {
	return &TypedError{fmt.Sprintf(sentence, with...)}
}

// moreDecimals is how many decimals more than the scale shows are taken as
// entered: some meters show a glucose of 6.45. Of whole numbers none is: 12.8
// is more often a slip for 128.
const moreDecimals = 2

// longest is the most that somebody types for one number, its units written
// out.
const longest = 40

// Parse reads what a person typed for one part in unit u: "7.8", "7,8", "132
// mmHg", "HI", and "11 st 4" where a smaller unit stands beside u. The digits
// are kept as they were typed. Nothing typed is no amount where the part is
// optional. Errors are of type *[TypedError].
//
// It reads; whether the number can be is for [Measure.Refuse] to say.
func (p Part) Parse(typed string, u Unit) (Amount, error) {
	scale, ok := p.Scale(u)
	if !ok {
		return Amount{}, mistyped("This is not measured in %s. Choose another unit.", u.Spoken())
	}
	if len(typed) > longest {
		return Amount{}, mistyped("This is too long for a number. Write the number alone.")
	}
	text := tidy(typed)
	if text == "" {
		if p.Optional {
			return Amount{}, nil
		}
		if p.Ends != [2]string{} {
			return Amount{}, mistyped("Choose a number.")
		}
		return Amount{}, mistyped("Write the number.")
	}
	if word := beyond(text); word != WithinReach {
		if !slices.Contains(p.Words, word) {
			return Amount{}, mistyped("Write the number in figures.")
		}
		return Amount{Beyond: word, Unit: u}, nil
	}
	if smaller, _ := u.Smaller(); smaller != "" {
		return p.parsePair(text, scale)
	}
	digits, unit := cut(text)
	if err := p.expect(unit, u); err != nil {
		return Amount{}, err
	}
	n, err := p.number(digits, scale.typedDecimals())
	if err != nil {
		return Amount{}, err
	}
	return Amount{Number: n, Unit: u}, nil
}

const figures = "0123456789"

// tidy leaves one form of each sign: small letters, single spaces, figures and
// signs of half width, a point for the middle dot that is printed in Britain.
func tidy(typed string) string {
	text := strings.Map(seen, width.Fold.String(typed))
	text = strings.NewReplacer("−", "-", "–", "-", "·", ".", "’", "'", "′", "'", "”", `"`, "″", `"`, "℃", "°c", "℉", "°f").Replace(text)
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// seen drops what nobody sees, such as the marks of direction that come with
// a pasted number.
func seen(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

func beyond(text string) Beyond {
	switch text {
	case "hi", "high":
		return High
	case "lo", "low":
		return Low
	default:
		return WithinReach
	}
}

// cut parts a number from what stands behind it.
func cut(text string) (digits, behind string) {
	end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune(figures+".,- ", r) })
	if end < 0 {
		end = len(text)
	}
	return strings.TrimSpace(text[:end]), strings.TrimSpace(text[end:])
}

// expect asks that what stands behind a number is its unit or nothing.
func (p Part) expect(typed string, u Unit) error {
	if typed == "" || u.named(typed) {
		return nil
	}
	unit, more := typed, false
	if at := strings.IndexAny(typed, figures); at >= 0 { // "st 4"
		unit, more = strings.TrimSpace(typed[:at]), true
	}
	for _, s := range p.Units {
		if s.Unit != u && s.Unit.named(unit) {
			return mistyped("This number is in %s. Choose %[1]s first, or write it in %s.", s.Unit.Spoken(), u.Spoken())
		}
	}
	if more && (u.named(unit) || unit == "/") {
		return mistyped("Write one number here. Each number has a place of its own.")
	}
	return mistyped("Write the number in figures only.")
}

// number reads digits with at most so many decimals.
func (p Part) number(digits string, decimals int) (Number, error) {
	if decimals == 0 {
		digits = ungrouped(digits)
	}
	digits, minus := strings.CutPrefix(digits, "-")
	digits = strings.ReplaceAll(strings.TrimSpace(digits), ",", ".")
	whole, behind, point := strings.Cut(digits, ".")
	switch {
	case digits == "":
		return Number{}, mistyped("Write the number in figures.")
	case strings.Contains(behind, "."):
		return Number{}, mistyped("This number has two points. Leave only one.")
	case strings.ContainsAny(digits, "- "):
		return Number{}, mistyped("Write one number here, without gaps or dashes.")
	case minus && p.atLeastZero():
		return Number{}, mistyped("This is never below 0. Take the minus away.")
	case point && decimals == 0:
		return Number{}, p.wantsWhole()
	case point && behind == "":
		return Number{}, mistyped("This number ends in a point. Write what comes after it, or take the point away.")
	case len(behind) > decimals:
		return Number{}, mistyped("This number is too exact. Write at most %d figures after the point.", decimals)
	case whole == "":
		digits = "0" + digits
	}
	if minus {
		digits = "-" + digits
	}
	n, err := ReadNumber(digits)
	if err != nil {
		return Number{}, mistyped("This number is too long. Check it.")
	}
	return n, nil
}

// wantsWhole says that a whole number takes no point, and that another unit
// may.
func (p Part) wantsWhole() error {
	for _, s := range p.Units {
		if s.Decimals > 0 && len(p.Units) > 1 {
			return mistyped("Write a whole number, without a point. If yours has a point, it may be in %s: check the unit.", s.Unit.Spoken())
		}
	}
	return mistyped("Write a whole number, without a point.")
}

func (p Part) atLeastZero() bool { return !p.Hard.From.IsZero() && p.Hard.From.value.Sign() >= 0 }

func (s Scale) typedDecimals() int {
	if s.places() == 0 {
		return 0
	}
	return int(s.places()) + moreDecimals
}

// ungrouped takes the signs between thousands out of a whole number: "10,000",
// "10 000". Others stay.
func ungrouped(digits string) string {
	for _, sign := range []string{",", " "} {
		groups := strings.Split(digits, sign)
		good := len(groups) > 1 && len(groups[0]) >= 1 && len(groups[0]) <= 3
		for _, g := range groups[1:] {
			good = good && len(g) == 3
		}
		if good {
			return strings.Join(groups, "")
		}
	}
	return digits
}
