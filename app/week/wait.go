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
			said.Say("Now measure the second time.")
			clock.Hide()
			second.SetLabel("Enter the second reading")
			second.Enable()
			if foot := v.host.Window().Canvas(); foot.Focused() == nil {
				foot.Focus(second)
			}
			return
		}
		said.Say("Sit still for a minute, then measure once more.")
		clock.Say(countdown(left))
		second.SetLabel("Second reading in " + countdown(left))
		second.Disable()
		v.host.After(left-left.Truncate(time.Second)+boundary(left), tick)
	}
	tick()
	return kit.Card(clock, said,
		kit.Soft("First reading: "+numbers(first.Systolic, first.Diastolic)+" at "+first.At.Format("15:04")),
	), second
}

// boundary is a whole second where left is one, so that the next tick is not
// at once.
func boundary(left time.Duration) time.Duration {
	if left%time.Second == 0 {
		return time.Second
	}
	return 0
}

// countdown is a time as clocks show it, rounded up: at 0:00 it is over.
func countdown(left time.Duration) string {
	s := int((left + time.Second - 1) / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
