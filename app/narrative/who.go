package narrative

import (
	"time"

	"github.com/carebottle/carebottle/app/quote"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
)

// reader is who reads a plan, and when: what "you", "today" and "yesterday"
// mean depends on it.
type reader struct {
	of  careplan.Plan
	me  careplan.Member
	now time.Time
}

// typedBy names who was at the keyboard, their role and the device.
func (r reader) typedBy(v careplan.Version) string {
	text := v.Typed.Name
	if text == "" {
		text = "somebody"
	}
	if v.Typed.Role != "" {
		text += " (" + v.Typed.Role.Label() + ")"
	}
	if v.Typed.Device != "" {
		text += ", on " + v.Typed.Device
	}
	return text
}

// saidBy says who said so; of a target, who set it.
func (r reader) saidBy(v careplan.Version) string {
	if _, ok := v.Content.(*careplan.Target); ok && v.Status == careplan.Active {
		return "Set by " + whose.SetBy(r.of, v)
	}
	return "Said by " + whose.SaidBy(r.of, v)
}

// moment says the day and the time of day.
func (r reader) moment(t time.Time) string { return quote.Moment(t.In(r.now.Location()), r.now) }
