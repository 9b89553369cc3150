package exchange

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/carebottle/carebottle/internal/measure"
)

// ReadAmount reads a number as meters and apps write it, with a decimal point
// or a decimal comma, or HI and LO. refused is a sentence where it is neither.
func ReadAmount(text string, u measure.Unit) (a measure.Amount, refused string) {
	text = strings.TrimSpace(text)
	switch {
	case strings.EqualFold(text, "HI"), strings.EqualFold(text, "HIGH"):
		return measure.Amount{Beyond: measure.High, Unit: u}, ""
	case strings.EqualFold(text, "LO"), strings.EqualFold(text, "LOW"):
		return measure.Amount{Beyond: measure.Low, Unit: u}, ""
	}
	digits := text
	if strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
		digits = strings.Replace(text, ",", ".", 1)
	}
	n, err := measure.ReadNumber(digits)
	if err != nil {
		if n, err = shorten(digits); err != nil {
			return measure.Amount{}, fmt.Sprintf("%s is not a number.", Quote(text))
		}
	}
	return measure.Amount{Number: n, Unit: u}, ""
}

// longest is more digits than any program writes of a binary number.
const longest = 40

// shorten rounds a number that has more digits than a Number may have: a
// binary number that a program wrote out, such as 97.52233333333333.
func shorten(digits string) (measure.Number, error) {
	whole, fraction, pointed := strings.Cut(digits, ".")
	whole = strings.TrimLeft(strings.TrimPrefix(whole, "-"), "0")
	if !pointed || len(digits) > longest || len(whole) >= measure.MaxDigits || strings.TrimLeft(fraction, "0123456789") != "" || fraction == "" {
		return measure.Number{}, measure.ErrNumber
	}
	d, err := decimal.NewFromString(digits)
	if err != nil {
		return measure.Number{}, measure.ErrNumber
	}
	places := measure.MaxDigits - max(len(whole), 1)
	return measure.ReadNumber(d.Round(int32(places)).String())
}

// Quote is what stands in the file, short enough for a sentence.
func Quote(text string) string {
	const most = 40
	text = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, strings.TrimSpace(text))
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return "“" + text + "”"
}

// ReadAmounts reads the numbers of one reading, one text and unit for each part
// of its measure. What is empty was not measured; such parts at the end are
// left out.
func ReadAmounts(parts []measure.Part, texts []string, units []measure.Unit) (amounts []measure.Amount, refused string) {
	amounts = make([]measure.Amount, 0, len(parts))
	for i, text := range texts {
		if text == "" {
			continue
		}
		a, wrong := ReadAmount(text, units[i])
		if wrong != "" {
			return nil, parts[i].Name + ": " + wrong
		}
		for len(amounts) < i {
			amounts = append(amounts, measure.Amount{})
		}
		amounts = append(amounts, a)
	}
	return amounts, ""
}
