package measure

import (
	"strings"

	"github.com/shopspring/decimal"
)

// parsePair reads "11 st 4 lb", "11st4", "11 4", "11", "5'6".
func (p Part) parsePair(text string, s Scale) (Amount, error) {
	big := s.Unit
	small, per := big.Smaller()
	apart := mistyped("Write %s and %s apart, such as 11 %s 5 %s.", big.names()[0], small.names()[0], big.Label(), small.Label())
	first, second, behind := halves(text)
	unit, known := behind[0], big.named(behind[0])
	switch {
	case second == "" || !known && unit != "":
		if err := p.expect(unit, big); err != nil {
			return Amount{}, err
		}
	case behind[1] != "" && !small.named(behind[1]):
		return Amount{}, apart
	}
	if first == "" && second != "" {
		return Amount{}, mistyped("Write the %s too. Where there are none, write 0.", big.names()[0])
	}
	// 11.5 is what some write for 11 st 5 and others for 11 st 7; "11 st .5"
	// may have lost a figure.
	if strings.ContainsAny(first, ".,") || strings.HasPrefix(second, ".") || strings.HasPrefix(second, ",") {
		return Amount{}, apart
	}
	n, err := p.number(first, 0)
	if err != nil {
		return Amount{}, err
	}
	made := Amount{Number: n, Unit: big}
	if second == "" {
		return made, nil
	}
	if strings.HasPrefix(second, "-") {
		return Amount{}, mistyped("Write one number of %s, without a dash.", small.names()[0])
	}
	made.Smaller, err = p.number(second, s.typedDecimals())
	if err != nil {
		return Amount{}, err
	}
	if made.Smaller.value.Cmp(decimal.NewFromInt(per)) >= 0 {
		return Amount{}, mistyped("%d %s make 1 %s. Write fewer than %d %s.", per, small.Label(), big.Label(), per, small.names()[0])
	}
	return made, nil
}

// halves are two numbers and what stands behind each of them.
func halves(text string) (first, second string, behind [2]string) {
	first, rest := cut(text)
	if rest == "" { // "11 4"
		first, second, _ = strings.Cut(first, " ")
		return first, second, behind
	}
	at := strings.IndexAny(rest, figures)
	if at < 0 {
		behind[0] = rest
		return first, "", behind
	}
	for at > 0 && strings.ContainsRune(".,-", rune(rest[at-1])) {
		at--
	}
	behind[0] = strings.TrimSpace(rest[:at])
	second, behind[1] = cut(rest[at:])
	return first, second, behind
}
