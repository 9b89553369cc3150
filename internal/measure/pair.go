package measure

import (
	"strings"

	"github.com/shopspring/decimal"
)

// parsePair reads "11 st 4 lb", "11st4", "11 4", "11", "5'6".
func (p Part) parsePair(text string, s Scale) (Amount, error) {
	big := s.Unit
	small, per := big.Smaller()
	first, second, err := p.halves(text, big, small)
	if err != nil {
		return Amount{}, err
	}
	if strings.ContainsAny(first, ".,") {
		// 11.5 is what some write for 11 st 5 and others for 11 st 7.
		return Amount{}, mistyped("Write %s and %s apart, such as %s.", big.names()[0], small.names()[0], pairExample(big, small))
	}
	n, err := p.number(first, 0)
	if err != nil {
		return Amount{}, err
	}
	made := Amount{Number: n, Unit: big}
	if second == "" {
		return made, nil
	}
	made.Smaller, err = p.number(second, s.typedDecimals())
	if err != nil {
		return Amount{}, err
	}
	switch of := decimal.NewFromInt(per); {
	case made.Smaller.value.Sign() < 0:
		return Amount{}, mistyped("Write one number of %s, without a dash.", small.names()[0])
	case made.Smaller.value.Cmp(of) >= 0:
		return Amount{}, mistyped("%d %s make 1 %s. Write fewer than %d %s.", per, small.Label(), big.Label(), per, small.names()[0])
	}
	return made, nil
}

// halves are the digits before and behind the larger unit.
func (p Part) halves(text string, big, small Unit) (first, second string, err error) {
	first, behind := cut(text)
	if behind == "" { // "11 4"
		first, second, _ = strings.Cut(first, " ")
		return first, strings.TrimSpace(second), nil
	}
	at := strings.IndexAny(behind, figures+".,-")
	if at < 0 {
		return first, "", p.expect(behind, big)
	}
	if unit := strings.TrimSpace(behind[:at]); !big.named(unit) {
		return "", "", p.expect(unit, big)
	}
	second, unit := cut(behind[at:])
	if unit != "" && !small.named(unit) {
		return "", "", p.expect(unit, big)
	}
	return first, second, nil
}

func pairExample(big, small Unit) string { return "11 " + big.Label() + " 5 " + small.Label() }
