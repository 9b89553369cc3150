//go:build linux

package windowtest

import (
	"context"
	"fmt"
	"image"
	"path/filepath"
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
	"github.com/carebottle/carebottle/internal/measure"
)

// TestABloodPressureIsEntered enters one with the pad and one with the
// keyboard, is told what the plan says, and takes one back.
func TestABloodPressureIsEntered(t *testing.T) {
	t.Run("desktop", func(t *testing.T) { pressureEntered(t, desktop) })
	t.Run("phone", func(t *testing.T) { pressureEntered(t, phone) })
}

func pressureEntered(t *testing.T, f frame) {
	t.Parallel()
	p := newPlace(t)
	p.seed(t, time.Now(), sample.Grace())
	u := sit(t, p, f)
	u.unlock()
	u.wait("Message in a Bottle")

	u.click("Readings")
	u.wait("Blood pressure", "Blood glucose")
	u.click("Blood pressure")
	u.pad("13278") // the top number is full with three figures
	u.shot("pad")
	// It was taken yesterday: the keyboard is at the day at once.
	yesterday := careplan.DateOf(time.Now().UTC().AddDate(0, 0, -1))
	u.click("Change time")
	u.wait("How were you")
	u.fill(instead(yesterday.String()))
	u.shot("time")
	u.click("Save")
	u.wait("132/78", "Saved")
	u.shot("saved")

	u.click("Done")
	u.click("Blood pressure")
	u.wait("Top number", "Bottom number")
	u.typeText("1200/80")
	u.press("Return")
	u.until("a refusal", func(p page) bool { return p.has("can't be right") || p.has("is above the top") })
	u.shot("refused")
	u.press("BackSpace", "Tab", "BackSpace", "BackSpace") // the 0 and the 80 behind it
	u.press("shift+Tab", "shift+Tab", "BackSpace", "BackSpace", "BackSpace")
	u.typeText("141/86")
	u.press("Return", "Return") // over the pulse, which was not measured
	u.wait("141/86", "Saved")
	u.wait("under 135/85", "Nurse Parminder Dhillon") // outside: the plan is quoted
	u.shot("outside")
	u.click("Undo")
	u.waitGone("Undo")
	u.close()

	points := p.readings(t, measure.BloodPressure)
	if len(points) != 1 || points[0].Amounts[0].Number.String() != "132" || points[0].Amounts[1].Number.String() != "78" {
		t.Errorf("the plan has %v", points)
	} else if on := careplan.DateOf(points[0].At); on != yesterday {
		t.Errorf("it was taken on %s, not on %s", on, yesterday)
	}
}

// pad presses keys of the pad with the pointer. They stand as on a telephone,
// with Clear below the 7, and Save in the middle below them.
func (u *person) pad(digits string) {
	u.Helper()
	p := u.wait("Clear", "Save")
	clear, _ := p.find("Clear")
	save, _ := p.find("Save")
	const row = 62
	column := middle(save).X - middle(clear).X
	for _, d := range digits {
		at := middle(clear).Add(image.Pt(column, 0)) // the 0
		if d != '0' {
			n := int(d - '1')
			at = middle(clear).Add(image.Pt(n%3*column, (n/3-3)*row))
		}
		u.clickAt(at)
	}
}

// TestABloodPressureWeekPasses measures for four days, in the morning and in
// the evening, on a clock that is moved, in a program that locks each time and is
// closed once, and keeps the average.
func TestABloodPressureWeekPasses(t *testing.T) {
	t.Parallel()
	clock := newClock(t)
	p := newPlace(t)
	p.program = filepath.Join(t.TempDir(), "carebottle")
	ok(t, compile(p.program, "github.com/carebottle/carebottle/app", "-X main.clockFile="+clock.file))
	began := time.Now().UTC()
	// set moves the clock of the program to an hour of one of the days from tomorrow on.
	set := func(day, hour int) {
		clock.set(time.Date(began.Year(), began.Month(), began.Day()+1+day, hour, 0, 0, 0, time.UTC))
	}
	set(0, 8)
	p.seed(t, time.Now(), sample.Grace())
	u := sit(t, p, desktop)
	u.unlock()
	u.wait("Message in a Bottle")
	u.click("Readings")
	u.choose("Blood pressure week")
	u.wait("How to measure")
	u.choose("which is the least")
	u.choose("Left arm")
	u.click("Begin the week")

	var systolic, diastolic, n int
	for day := range 4 {
		for _, hour := range []int{8, 20} {
			if day+hour > 8 {
				set(day, hour)
				if day == 2 && hour == 8 {
					u.close()
					u = sit(t, p, desktop)
				}
				u.unlock()
			}
			u.wait("two readings, a minute apart")
			u.click("Measure now")
			for i := range 2 {
				s, d := 128+day*3+i, 76+day+i
				if day > 0 {
					systolic, diastolic, n = systolic+s, diastolic+d, n+1
				}
				u.wait("Top number")
				u.typeText(fmt.Sprintf("%d/%d", s, d))
				u.press("Return", "Return")
				if i == 0 {
					u.wait("Second reading in", "Sit still for a minute")
					clock.forward(61 * time.Second)
					u.click("Enter the second reading")
				}
			}
			u.until("end of the slot", func(p page) bool { return p.has("Done for") || p.has("All days are done") })
		}
		u.shot("day")
	}
	mean := fmt.Sprintf("%d/%d", (2*systolic+n)/(2*n), (2*diastolic+n)/(2*n)) // halves up
	u.click("See the average")
	u.wait("The average", mean)
	u.shot("average")
	u.click("Keep this result")
	u.wait("Kept in")
	u.shot("kept")
	u.close()

	weeks := p.plan(t).Of(careplan.KindWeek)
	if len(weeks) != 1 {
		t.Fatalf("%d weeks", len(weeks))
	}
	r := weeks[0].Latest().Content.(*careplan.PressureWeek).Result
	if r == nil || r.Systolic.String()+"/"+r.Diastolic.String() != mean || r.Used != 12 || r.Discarded != 4 {
		t.Errorf("the plan keeps %+v, and %s was measured", r, mean)
	}
	if all := p.readings(t, measure.BloodPressure); len(all) != 16 {
		t.Errorf("%d readings", len(all))
	}
}

// readings are those of a measure in the only plan, read behind the program's
// back once it is gone.
func (p place) readings(t testing.TB, m measure.ID) []careplan.Point {
	t.Helper()
	ctx := context.Background()
	s := session.New(session.Options{Dir: p.vault(), Marks: p.marks(), Device: "computer"})
	ok(t, s.Open())
	defer func() { ok(t, s.Close()) }()
	ok(t, s.Unlock(ctx, []byte(passphrase)))
	plans, err := s.Plans(ctx)
	ok(t, err)
	all, err := s.Readings(ctx, plans[0].ID, m, time.Time{}, time.Time{})
	ok(t, err)
	return all
}
