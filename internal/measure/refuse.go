package measure

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// Refusal is why an amount is not taken.
type Refusal struct {
	Part int    // index in the measure's parts
	Text string // to the person: what can't be, and what to check
}

// Refuse finds what can't be: numbers that are missing or outside the hard
// limits, units that the measure doesn't have, a bottom number that is not
// below the top one. It finds nothing in amounts that can be taken.
func (m Measure) Refuse(amounts []Amount) []Refusal {
	var all []Refusal
	for i, p := range m.Parts {
		var a Amount
		if i < len(amounts) {
			a = amounts[i]
		}
		if text := m.refuse(p, a); text != "" {
			all = append(all, Refusal{i, text})
		}
	}
	if len(amounts) > len(m.Parts) {
		all = append(all, Refusal{max(len(m.Parts)-1, 0), "There are more numbers here than this measure has. Take the last one away."})
	}
	if len(all) == 0 {
		return m.relations(amounts)
	}
	return all
}

func (m Measure) refuse(p Part, a Amount) string {
	_, has := p.Scale(a.Unit)
	switch {
	case a.IsZero() && p.Optional:
		return ""
	case a.IsZero():
		return fmt.Sprintf("Write the %s.", m.called(p))
	case !has:
		return fmt.Sprintf("%s is not measured in %s. Use %s.", m.Name, a.Unit.Spoken(), p.spokenUnits())
	case a.Beyond != WithinReach:
		return p.refuseWord(a)
	}
	if _, per := a.Unit.Smaller(); !a.Smaller.IsZero() {
		small := a.Smaller.value
		if per == 0 || !a.Number.value.IsInteger() || small.Sign() < 0 || small.Cmp(decimal.NewFromInt(per)) >= 0 {
			return fmt.Sprintf("%s can't be right. Write it in %s.", a, a.Unit.Spoken())
		}
	}
	if x, _ := p.First(a); !p.Hard.Has(x) {
		return m.outside(p, a)
	}
	return ""
}

func (p Part) refuseWord(a Amount) string {
	for _, word := range p.Words {
		if a.Beyond == word && a.Number.IsZero() {
			return ""
		}
	}
	return "Write the number in figures."
}

// called is what to check: "top number" where there are several.
func (m Measure) called(p Part) string {
	if len(m.Parts) == 1 {
		return "number"
	}
	return strings.ToLower(p.Name)
}

// outside says what can't be and, in the same unit, what can.
func (m Measure) outside(p Part, a Amount) string {
	lead := p.Lead
	if lead == "" {
		lead = p.Name + ":"
	}
	said, s := a.String(), p.limitsIn(a.Unit)
	can := s.say(Amount.String)
	if len(p.Units) == 1 { // then it goes without saying
		said, can = a.Digits(), s.say(Amount.Digits)
	}
	if other, ok := p.fitting(a); ok {
		return fmt.Sprintf("%s %s can't be right. Is it %s? Check the number and the unit.", lead, said, other.Spoken())
	}
	return fmt.Sprintf("%s %s can't be right. Check the %s. It can be %s.", lead, said, m.called(p), can)
}

// fitting is another unit in which the same number could be.
func (p Part) fitting(a Amount) (Unit, bool) {
	for _, s := range p.Units {
		if s.Unit == a.Unit || !a.Smaller.IsZero() {
			continue
		}
		if x, ok := p.First(Amount{Number: a.Number, Unit: s.Unit}); ok && p.Hard.Has(x) {
			return s.Unit, true
		}
	}
	return "", false
}

// relations asks that a part is below the one that it has to be below.
func (m Measure) relations(amounts []Amount) []Refusal {
	for i, p := range m.Parts {
		for j, above := range m.Parts {
			if p.Below == "" || p.Below != above.ID || i >= len(amounts) || j >= len(amounts) {
				continue
			}
			x, ok := p.First(amounts[i])
			y, known := above.First(amounts[j])
			if !ok || !known || x.Cmp(y) < 0 {
				continue
			}
			is := "above"
			if x.Equal(y) {
				is = "the same as"
			}
			return []Refusal{{i, fmt.Sprintf("The %s is %s the %s. Check both.", strings.ToLower(p.Name), is, strings.ToLower(above.Name))}}
		}
	}
	return nil
}

// spokenUnits lists the units: "kg, st and lb, or lb".
func (p Part) spokenUnits() string {
	var units []string
	for _, s := range p.Units {
		if spoken := s.Unit.Spoken(); spoken != "" {
			units = append(units, spoken)
		}
	}
	switch len(units) {
	case 0:
		return "the number alone"
	case 1:
		return units[0]
	case 2:
		return units[0] + " or " + units[1]
	default:
		return strings.Join(units[:len(units)-1], ", ") + ", or " + units[len(units)-1]
	}
}
