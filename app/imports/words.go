package imports

import (
	"time"

	"github.com/dustin/go-humanize"

	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// count says how many there are: "1 reading", "1,204 readings".
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + one + "s"
}

func number(n int) string { return humanize.Comma(int64(n)) }

// span says from when to when, on the clock of where it was.
func span(from, to time.Time) string {
	first, last := careplan.DateOf(from), careplan.DateOf(to)
	if first == last {
		return "on " + first.String()
	}
	return "from " + first.String() + " to " + last.String()
}

// into is on a button which plan readings go into: "my plan", "Grace's plan".
func into(plan careplan.Plan) string { return whose.My(plan) + " plan" }

// whosePlan is the same in a sentence: "your plan", "Grace's plan".
func whosePlan(plan careplan.Plan) string {
	return whose.Say(plan, "your plan", whose.Of("NAME")+" plan")
}

// measureName is what the plan calls a measure.
func measureName(plan careplan.Plan, id measure.ID) string {
	if m, ok := plan.Measure(id); ok {
		return m.Name
	}
	return unknownMeasure
}

const unknownMeasure = "Something that this version does not know"
