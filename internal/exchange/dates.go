package exchange

import (
	"strings"

	"github.com/carebottle/carebottle/internal/exchange/when"
)

// Dates gathers what the dates of a file tell about their order.
type Dates struct {
	day, month int
	example    string
}

// See looks at one date, with or without a time behind it. What is none tells
// nothing.
func (d *Dates) See(text string) {
	if date, _, ok := when.Halves(text); ok {
		text = date
	}
	order, either := when.Tells(text)
	switch {
	case either && d.example == "":
		d.example = strings.Clone(strings.TrimSpace(text))
	case order == DayFirst:
		d.day++
	case order == MonthFirst:
		d.month++
	}
}

// Dating is what they tell: an order where some tell it and none the other.
func (d *Dates) Dating() Dating {
	switch {
	case d.day > 0 && d.month == 0:
		return Dating{Order: DayFirst}
	case d.month > 0 && d.day == 0:
		return Dating{Order: MonthFirst}
	default:
		return Dating{Example: d.example}
	}
}
