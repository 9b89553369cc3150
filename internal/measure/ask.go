package measure

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// enough is how many numbers of a person say what is usual for them: with two
// slips among five the median is still one of the others.
const enough = 5

// Ask is the question to put once before unusual amounts are taken: "181/124
// is unusual for you. Is it right?" It is empty where there is none to put.
//
// It is about slips of a finger, not about health: a digit too many, two that
// changed places, a lost point, the other unit. What is usual for a person is
// better said by their own latest amounts, own, than by the catalogue: from
// five on, a number is unusual that lies further from their median than 3.5 /
// 0.6745 times the median deviation from it (Iglewicz and Hoaglin's modified
// z-score, in NIST/SEMATECH e-Handbook of Statistical Methods 1.3.5.17), and
// by more than a tenth of the median and a twentieth of what the catalogue has
// for usual, so that steady numbers don't make every other one a question.
// With fewer, it is outside the catalogue's Usual. Some dozens of own are as
// good as thousands. Scales of how somebody feels are never asked about.
func (m Measure) Ask(amounts []Amount, own [][]Amount) string {
	unusual := make([]Amount, 0, len(amounts))
	known := true
	for i, p := range m.Parts {
		if i >= len(amounts) {
			break
		}
		odd, byOwn := p.unusual(amounts[i], column(own, i))
		if !odd {
			unusual = append(unusual, Amount{})
			continue
		}
		known = known && byOwn
		unusual = append(unusual, amounts[i])
	}
	return m.question(amounts, unusual, known)
}

// question names the odd amounts, with those that stand together with them.
func (m Measure) question(amounts, odd []Amount, known bool) string {
	for i := 1; i < len(odd); i++ { // 181/124 is said whole
		if odd[i].IsZero() != odd[i-1].IsZero() && together(amounts[i-1], amounts[i]) {
			odd[i-1], odd[i] = amounts[i-1], amounts[i]
		}
	}
	said := m.Say(odd)
	if len(m.Parts) > 1 {
		said = m.Digits(odd)
	}
	switch {
	case said == "":
		return ""
	case known:
		return fmt.Sprintf("%s is unusual for you. Is it right?", upperFirst(said))
	default:
		return fmt.Sprintf("%s is an unusual number. Is it right?", upperFirst(said))
	}
}

// unusual tells whether a is unusual, and whether the person's own amounts say
// so.
func (p Part) unusual(a Amount, own []Amount) (odd, byOwn bool) {
	x, ok := p.First(a)
	if !ok || a.Beyond != WithinReach || p.Ends != [2]string{} {
		return false, false
	}
	var all []decimal.Decimal
	for _, o := range own {
		if y, ok := p.First(o); ok && o.Beyond == WithinReach {
			all = append(all, y)
		}
	}
	if len(all) < enough {
		return !p.Usual.Has(x), false
	}
	mid := median(all)
	for i, y := range all {
		all[i] = y.Sub(mid).Abs()
	}
	away := x.Sub(mid).Abs()
	steady := decimal.Max(mid.Abs().Mul(decimal.New(1, -1)), p.Usual.width().Mul(decimal.New(5, -2)))
	far := away.Mul(decimal.New(6745, -4)).Cmp(median(all).Mul(decimal.New(35, -1))) > 0
	return far && away.Cmp(steady) > 0, true
}

// median is the middle of all, which it sorts; all is not empty.
func median(all []decimal.Decimal) decimal.Decimal {
	slices.SortFunc(all, decimal.Decimal.Cmp)
	mid := len(all) / 2
	if len(all)%2 == 1 {
		return all[mid]
	}
	return all[mid-1].Add(all[mid]).DivRound(decimal.NewFromInt(2), precision)
}

func upperFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

func column(own [][]Amount, part int) []Amount {
	var all []Amount
	for _, reading := range own {
		if part < len(reading) {
			all = append(all, reading[part])
		}
	}
	return all
}
