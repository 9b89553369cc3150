package narrative

import (
	"time"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
)

// When a check is due next.
const (
	nextUnsaid = ""
	nextYear   = "year"
	nextDate   = "date"
)

// putResult asks what came of a check, and when it is due next. What was
// written down before is in its history.
func putResult(f *form, c *careplan.Check, now time.Time) {
	c.Last, c.Result, c.Due = careplan.DateOf(now), "", careplan.Date{}
	f.date("last", "When was it done?", "", &c.Last)
	f.lines("result", "What came of it?", "As you were told it, or as the letter has it. You can leave it empty.", &c.Result)
	next, on := nextUnsaid, careplan.Date{}
	options := []kit.Option{{Value: nextUnsaid, Label: "Nobody has said"}}
	if careplan.Yearly(c.Code) {
		options = append(options, kit.Option{Value: nextYear, Label: "In a year"})
	}
	options = append(options, kit.Option{Value: nextDate, Label: "On a date"})
	f.choice("next", "When is it due next?", "", options, &next)
	f.date("due", "Due", "A month is enough.", &on).when(func() bool { return next == nextDate })
	f.finish = append(f.finish, func() {
		c.Due = on
		switch next {
		case nextUnsaid:
			c.Due = careplan.Date{}
		case nextYear:
			c.Due = c.Last.NextYear()
		}
	})
}
