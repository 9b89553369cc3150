package week_test

import (
	"net/url"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/home"
	"github.com/carebottle/carebottle/app/readings"
	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/app/week"
	"github.com/carebottle/carebottle/internal/careplan"
)

// framed is a week in progress in the real frame, seen from home.
func framed(t *testing.T, size fyne.Size) *shelltest.House {
	t.Helper()
	started, err := careplan.ParseDate("14 May 2026")
	if err != nil {
		t.Fatal(err)
	}
	dial := func(*url.URL) error { return nil }
	return shelltest.Open(t, size, func(s *session.Session) []map[shell.Place]shell.Builder {
		return []map[shell.Place]shell.Builder{home.New(s, s, dial).Routes(), week.New(s, dial).Routes(), readings.New(s, dial).Routes()}
	}, &careplan.PressureWeek{Started: started, Days: 7, Arm: "right"})
}

func typed(h *shelltest.House, numbers string) {
	for _, key := range numbers {
		h.Tap(string(key))
	}
	h.Tap("Save")
}

func TestTheMinuteGoesOnWhileTheVaultIsLocked(t *testing.T) {
	for name, size := range map[string]fyne.Size{"phone": shelltest.Phone, "desktop": shelltest.Desktop} {
		t.Run(name, func(t *testing.T) {
			h := framed(t, size)
			h.Says("Blood pressure week", "Day 1 of 7", "This evening: two readings, a minute apart.")
			h.Tap("Measure now")
			h.Says("First reading", "Sitting, right arm")
			typed(h, "13278")
			h.Says("1:00", "Second reading in 1:00")
			h.Pass(20 * time.Second)
			h.Says("0:40")
			h.Lock()
			h.SaysNot("132/78", "0:40")
			h.Pass(10 * time.Second)
			h.Unlock()
			h.Says("0:30", "First reading: 132/78 at 19:04")
			h.Pass(30 * time.Second)
			h.Tap("Enter the second reading")
			h.Says("Second reading")
			typed(h, "12876")
			h.Says("Done for this evening.", "Next: tomorrow morning.")
			h.Back()
			h.Says("Show my Message in a Bottle", "Next: tomorrow morning.")
			h.SaysNot("Measure now")
		})
	}
}

func TestAQuestionOutlivesTheMinute(t *testing.T) {
	h := framed(t, shelltest.Phone)
	h.Tap("Measure now")
	typed(h, "13278")
	h.Tap("Stop the week")
	h.Pass(2 * time.Minute)
	h.Says("Stop this week?", "What was measured stays in the plan: 1 reading.")
}

func TestAReadingOfTheWeekIsEnteredWithoutScrolling(t *testing.T) {
	h := framed(t, shelltest.Phone)
	h.Tap("Measure now")
	if need, room := h.Room(); need > room {
		t.Errorf("the page needs %.0f and has %.0f", need, room)
	}
}
