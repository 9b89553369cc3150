package week_test

import (
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
)

// both takes the two readings of now, a minute apart.
func both(h *shelltest.House, first, second string) {
	h.Tap("Measure now")
	typed(h, first)
	h.Pass(time.Minute)
	h.Tap("Enter the second reading")
	typed(h, second)
}

// to comes to the week at an hour of May.
func to(h *shelltest.House, day, hour int) {
	h.Pass(time.Date(2026, time.May, day, hour, 0, 0, 0, time.UTC).Sub(h.Clock))
	h.Go(shell.Route{Place: shell.Home})
	h.Go(shell.Route{Place: shell.Week})
}

func TestAWeekIsReckonedAnewFromWhatIsCorrected(t *testing.T) {
	h := framed(t, shelltest.Phone)
	to(h, 14, 20)
	both(h, "15090", "14888")
	to(h, 15, 8)
	both(h, "14082", "13680")
	to(h, 15, 20)
	both(h, "13880", "13478")
	h.Says("137/80", "548 ÷ 4 is 137.", "320 ÷ 4 is 80.")

	// Days later one is corrected on its own page, and one was somebody else's.
	to(h, 18, 9)
	h.Tap("Day 2, Friday 15 May")
	h.Tap("140/82 mmHg")
	h.Says("Blood pressure week from 14 May 2026")
	h.Tap("Correct it")
	h.Tap("Clear") // the top number
	for _, key := range "120" {
		h.Tap(string(key))
	}
	h.Tap("Save the correction")
	h.Says("120/82 mmHg")
	to(h, 18, 9)
	h.Tap("Day 2, Friday 15 May")
	h.Tap("134/78 mmHg")
	h.Tap("Mark as entered in error")
	h.Type("What was wrong?", "This was my sister's")
	h.Tap("Mark as entered in error")
	to(h, 18, 10)
	h.Says("Day 2, Friday 15 May Morning: done Evening: 1 of 2 readings Gap",
		"Missing: the evening of 15 May, 1 reading", "394 ÷ 3 is about 131.33, so 131.", "242 ÷ 3 is about 80.66, so 81.")
	h.SaysNot("134/78")
}

func TestAReadingThatDoesNotCountIsSaidWhenItIsSaved(t *testing.T) {
	h := framed(t, shelltest.Phone)
	to(h, 15, 10)
	for _, numbers := range []string{"14188", "13986"} { // both at eight, says the paper
		h.Tap("Add a reading from before")
		h.SaysNot("left out")
		h.Tap("Now, 15 May 10:00 Change time")
		h.Type("Time", "08:00")
		h.Tap("Back to the number")
		typed(h, numbers)
	}
	h.Says("Saved 139/86 mmHg. One reading is left out: less than a minute after the one before Undo")
}

func TestWhatCameFromAFileIsNotTakenForAReadingOfTheWeek(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("7")
	w.measured(14, 15, "15 morning")
	w.SaysNot("from a file")
	w.kept.Add(w.plan, &careplan.Import{File: "bp.csv", Format: "Withings", At: w.Clock})
	w.Says("Missing: this morning, 2 readings", "Readings that came from a file are not part of the week.")
}
