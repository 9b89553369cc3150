package entry

import "time"

// when is the time of a reading: now, unless the person says otherwise.
type when struct {
	now   func() time.Time
	at    time.Time // as the person said, or zero
	begun time.Time // when the number that stands there was begun, or zero
}

// soon is how long after a number was begun "now" still means now. Whoever
// comes back to it later measured it when they typed it, as the page says.
const soon = 5 * time.Minute

// typed notes whether there is a number now, or a part of one.
func (w *when) typed(number bool) {
	switch {
	case !number:
		w.begun = time.Time{}
	case w.begun.IsZero():
		w.begun = w.now()
	}
}

// isNow tells whether the reading is of the moment in which it is saved.
func (w *when) isNow() bool {
	return w.at.IsZero() && (w.begun.IsZero() || w.now().Sub(w.begun) <= soon)
}

// time is that of the reading, to the second.
func (w *when) time() time.Time {
	switch {
	case w.isNow():
		return w.now().Truncate(time.Second)
	case w.at.IsZero():
		return w.begun.Truncate(time.Second)
	default:
		return w.at
	}
}

// line says it: "Now, 22 Sep 19:04", "13 May 2026, 07:50". The month of now is
// short, so that the line stands beside a field all year.
func (w *when) line() string {
	if w.isNow() {
		return "Now, " + w.now().Format("2 Jan 15:04")
	}
	return w.time().Format("2 January 2006, 15:04")
}
