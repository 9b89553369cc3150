package week

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
)

// wait counts down the minute between two readings. It is reckoned from when
// the first one was saved, so that it goes on while the page is left or the
// vault is locked.
func (v *view) wait() (body, foot fyne.CanvasObject) {
	slot, _ := v.state.Next()
	first := slot.Readings[len(slot.Readings)-1]
	said := kit.Strong("")
	clock := kit.Number("")
	second := kit.MainButton("", nil, to(v.host, v.step(stepMeasure)))
	var tick func()
	tick = func() {
		left := slot.Wait(v.host.Now())
		if left <= 0 {
			// As many lines as before: nothing moves under a finger.
			clock.Say("Now")
			said.Say("Measure once more, then enter the second reading.")
			second.SetLabel("Enter the second reading")
			second.Enable()
			if c := v.host.Window().Canvas(); c.Focused() == nil {
				c.Focus(second)
			}
			return
		}
		said.Say("Sit still for a minute, then measure once more.")
		clock.Say(countdown(left))
		second.SetLabel("Second reading in " + countdown(left))
		second.Disable()
		v.host.After((left-1)%time.Second+1, tick) // when the next second begins
	}
	tick()
	return kit.Card(clock, said,
		kit.Soft("First reading: "+numbers(first.Systolic, first.Diastolic)+" at "+first.At.Format("15:04")),
	), second
}

// countdown is a time as clocks show it, rounded up: at 0:00 it is over.
func countdown(left time.Duration) string {
	s := int((left + time.Second - 1) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
