package trend_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/app/trend"
	"github.com/carebottle/carebottle/internal/measure"
)

// open is the page in the real frame, over a real vault.
func open(t *testing.T, size fyne.Size) *shelltest.House {
	t.Helper()
	h := shelltest.Open(t, size, func(s *session.Session) []map[shell.Place]shell.Builder {
		return []map[shell.Place]shell.Builder{trend.New(s).Routes()}
	}, pressure(at(4, 8), "128", "79"), pressure(at(13, 8), "131", "76"))
	h.Go(shell.Route{Place: shell.Trend, Measure: measure.BloodPressure})
	return h
}

func TestTheChartIsSeenWholeAboveThePinnedAct(t *testing.T) {
	for _, size := range []fyne.Size{shelltest.Phone, shelltest.Desktop} {
		h := open(t, size)
		h.Says("Grace Ngozi Okafor", "Back", "Enter a reading")
		var chart, enter fyne.CanvasObject
		for _, f := range kit.Focusables(h.Window().Canvas().Content()) {
			switch w := f.(type) {
			case *kit.Chart:
				chart = w
			case *kit.Button:
				if w.AccessibilityLabel() == "Enter a reading" {
					enter = w
				}
			}
		}
		if chart == nil || enter == nil {
			t.Fatal("there is no chart, or nothing to enter a reading with")
		}
		if _, room := h.Room(); chart.Size().Height+2*kit.Padding > room {
			t.Errorf("%v: the chart is %.0f high, in a page of %.0f", size, chart.Size().Height, room)
		}
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(enter).Y
		if end := top + enter.Size().Height; end > size.Height || top < size.Height-2*kit.Touch {
			t.Errorf("%v: entering is from %.0f to %.0f", size, top, end)
		}
	}
}
