package week_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/app/week"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
)

func TestAWeekIsGoneThroughByTaps(t *testing.T) {
	for _, c := range []struct {
		days      string
		last      int
		skip      []string
		used      int
		whole     int
		discarded int
	}{
		{"4", 17, nil, 12, 4, 4},
		{"5", 18, nil, 16, 5, 4},
		{"7", 20, nil, 24, 7, 4},
		{"5", 18, []string{"16 evening"}, 14, 4, 4},
		{"7", 20, []string{"15 morning", "18 evening"}, 20, 5, 4},
		{"7", 20, []string{"14 morning"}, 24, 6, 2}, // begun in the evening
	} {
		t.Run(c.days+" days without "+strings.Join(c.skip, " and "), func(t *testing.T) {
			w := at(t, shelltest.Phone, kit.Appearance{})
			w.begin(c.days)
			w.days(14, c.last, c.skip...)
			w.Says("All days are done. The average is ready.", "Complete")
			w.Tap("See the average")
			w.Says("131/80 mmHg", "left out: the first day does not count.")
			w.Tap("Keep this result")
			w.Says("Average of", "131/80")
			r := w.result()
			if r == nil {
				t.Fatal("no result is kept")
			}
			got := *r
			got.Working = ""
			want := careplan.WeekResult{Systolic: measure.Whole(131), Diastolic: measure.Whole(80), Used: c.used,
				Discarded: c.discarded, WholeDays: c.whole, Ended: careplan.DateOf(w.Clock)}
			if got.Systolic.Compare(want.Systolic) != 0 || got.Diastolic.Compare(want.Diastolic) != 0 || got.Used != want.Used ||
				got.Discarded != want.Discarded || got.WholeDays != want.WholeDays || got.Ended != want.Ended {
				t.Errorf("the result is %+v, not %+v", got, want)
			}
			if !strings.Contains(w.Words(), strings.Join(strings.Fields(r.Working), " ")) {
				t.Errorf("the page does not show the working %q:\n%s", r.Working, w.Words())
			}
			w.open()
			w.Says("Begin the week", "Weeks before", "131/80 mmHg")
			w.noProblems()
		})
	}
}

func TestAWeekIsIncompleteUntilFourDaysAreWhole(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("4")
	w.days(14, 17, "16 morning")
	w.Says("Incomplete", "3 of 4 whole days", "Missing: yesterday morning, 2 readings", "That happens.",
		"Otherwise the week takes 1 day more.", "Next: tomorrow morning.", "Day 4 of 5", "Average so far, incomplete", "10 averaged")
	w.SaysNot("See the average", "Finish the week now")
	w.days(18, 18)
	w.Says("Complete", "All days are done.")
	w.Tap("See the average")
	w.Says("14 averaged")
}

func TestTheMinuteBetweenTwoReadingsIsCountedDown(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("7")
	w.Says("This morning: two readings, a minute apart.", "Day 1 of 7")
	w.Tap("Measure now")
	w.Says("First reading", "Sitting, left arm")
	w.keys("132/78")
	w.Says("1:00", "Sit still for a minute", "First reading: 132/78 at 08:00")
	second := func() bool {
		for _, label := range w.Buttons() {
			if label == "Enter the second reading" {
				return true
			}
		}
		return false
	}
	if second() {
		t.Error("the second reading is offered at once")
	}
	w.Pass(time.Second)
	w.Says("0:59")
	w.Pass(57 * time.Second)
	w.Says("0:02", "Second reading in 0:02")
	// It is reckoned from when the first was saved: leaving does not begin it anew.
	w.Pass(time.Second)
	w.Back()
	w.open()
	w.Says("0:01")
	if second() {
		t.Error("the second reading is offered after 59 seconds")
	}
	w.Pass(time.Second)
	w.Says("Now Measure once more, then enter the second reading.")
	w.SaysNot("0:0")
	w.Tap("Enter the second reading")
	w.Says("Second reading")
	w.keys("130/76")
	w.Says("Day 1 of 7 Done for this morning. Next: this evening.")
	points := w.readings()
	if len(points) != 2 || points[1].At.Sub(points[0].At) != time.Minute {
		t.Fatalf("the readings are %+v", points)
	}
	for _, p := range points {
		if p.Circumstances["arm"] != "left" || p.Circumstances["posture"] != "seated" || p.Week != w.entry() {
			t.Errorf("the reading is %+v", p)
		}
	}
	w.noProblems()
}

func TestComingBackMuchLaterNeedsNoWait(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("7")
	w.Tap("Measure now")
	w.keys("132/78")
	w.clock(14, "09:30")
	w.open()
	w.Says("This morning: one more reading.")
	w.Tap("Measure now")
	w.Says("Second reading")
}

func TestInTheAfternoonNobodyIsAskedToMeasureForTheEvening(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("7")
	w.clock(14, "13:00")
	w.open()
	w.Says("Next: this evening, two readings.", "Morning: before the first reading")
	w.SaysNot("missed", "Missing", "Gap") // nothing was, before the first reading
	w.Tap("Measure now")                  // but may
	w.keys("132/78")
	w.Says("1:00")
	w.clock(14, "17:00")
	w.open()
	w.Says("This evening: one more reading.")
}

func TestAWeekBegunInTheEveningSaysThatItTakesADayMore(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.clock(14, "19:00")
	w.open()
	w.begin("4")
	w.Says("Day 1 of 5", "Morning: before the first reading", "Begun in the evening, the week takes 1 day more.")
	w.SaysNot("missed", "Missing", "That happens", "Gap")
	w.days(14, 17, "14 morning")
	w.Says("Day 4 of 5", "Incomplete", "takes 1 day more.", "Average so far, incomplete")
	w.days(18, 18)
	w.Says("All days are done.", "Average so far")
	w.SaysNot("day more", "ncomplete")
}

func TestTheTwoReadingsOfAMorningMayHaveNoonBetweenThem(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("7")
	w.measured(14, 14)
	w.clock(15, "11:59")
	w.open()
	w.Tap("Measure now")
	w.keys("132/78")
	w.Pass(59 * time.Second)
	w.Rebuild()
	w.Says("0:01")
	w.Pass(time.Second)
	w.Says("Now Measure once more")
	w.Pass(30 * time.Second)
	w.Tap("Enter the second reading")
	w.Says("Second reading")
	w.keys("130/76")
	w.Says("Morning: done", "Next: this evening, two readings.")
	w.Tap("Day 2, Friday 15 May")
	w.Says("Morning done 132/78 mmHg 11:59 130/76 mmHg 12:00 Evening now")
}

func TestNobodyIsPromisedThatTheNurseSeesIt(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.Says("an average that you can show your nurse") // who sees nothing that isn't shown
	w.SaysNot("nurse sees", "so does your nurse")
}

func TestAReadingFromBeforeIsAdded(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("7")
	w.clock(15, "10:00")
	w.open()
	w.Tap("Add a reading from before")
	w.Tap("Now, 15 May 10:00 Change time")
	w.Type("Day", "14 May 2026")
	w.Type("Time", "20:15")
	w.Tap("Back to the number")
	w.keys("141/88")
	w.Says("Day 2 of 7", "Evening: 1 of 2 readings")
	w.Tap("Day 1, Thursday 14 May")
	w.Says("The first day is not counted.", "141/88 mmHg", "20:15, left out: the first day does not count")
	w.Tap("141/88 mmHg")
	if here := w.Here(); here.Place != shell.Reading || here.Entry != w.readings()[0].Entry {
		t.Errorf("it leads to %+v", here)
	}
	w.noProblems()
}

func TestASavedReadingCanBeUndone(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("7")
	w.Tap("Measure now")
	w.keys("132/78")
	if len(w.readings()) != 1 {
		t.Fatal("it is not saved")
	}
	w.Undo()
	if len(w.readings()) != 0 {
		t.Error("it still stands")
	}
	w.Says("This morning: two readings, a minute apart.")
}

func TestWhatIsLeftOutSaysWhy(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("7")
	w.measured(14, 14)
	id := w.entry()
	add := func(day, hour, second int, posture string) {
		w.kept.Add(w.plan, &careplan.Reading{Measure: measure.BloodPressure, Week: id, At: time.Date(2026, time.May, day, hour, 0, second, 0, time.UTC),
			Amounts:       []measure.Amount{measure.Of("150", measure.MillimetreHg), measure.Of("90", measure.MillimetreHg)},
			Circumstances: measure.Circumstances{"posture": posture}})
	}
	add(15, 8, 0, "seated")
	add(15, 8, 40, "seated")
	add(15, 9, 0, "standing")
	add(12, 9, 0, "seated")
	w.clock(15, "10:00")
	w.open()
	w.Says("Left out", "15 May 2026, 08:00 Less than a minute after the one before", "15 May 2026, 09:00 Not taken sitting down",
		"12 May 2026, 09:00 From before the week began",
		"8 readings. 4 left out: the first day does not count. 1 left out: less than a minute after the one before.", "1 averaged.")
	w.Tap("Day 2, Friday 15 May")
	w.Says("08:00, left out: less than a minute after the one before Left out")
}

func TestAWeekCanBeStopped(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("7")
	w.measured(14, 15)
	w.Tap("Stop the week")
	if w.Asked == nil || !strings.Contains(w.Asked.Text, "What was measured stays in the plan: 8 readings.") {
		t.Fatalf("it asks %+v", w.Asked)
	}
	w.Agree()
	w.open()
	w.Says("Begin the week", "Weeks before", "Stopped without an average")
	if len(w.readings()) != 8 {
		t.Errorf("%d readings are left", len(w.readings()))
	}
	w.Tap("Begun 14 May 2026")
	w.Says("there is no average", "Day 2, Friday 15 May")
	w.SaysNot("Day 3", "mmHg")
	w.Undo()
	w.open()
	w.Says("Day 2 of 7")
}

func TestAWeekThatHasEnoughIsNotStoppedByMistake(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("7")
	w.measured(14, 17)
	w.Tap("Stop the week")
	if w.Asked == nil || !strings.Contains(w.Asked.Text, "16 readings. It is enough for an average, but none is kept.") {
		t.Fatalf("it asks %+v", w.Asked)
	}
	w.Agree()
	w.open()
	w.Tap("Begun 14 May 2026")
	w.Says("This week was stopped, and no average was kept.")
	w.Tap("See the average")
	w.Tap("Keep this result")
	w.Says("Average of 12 readings, up to 17 May 2026")
	w.Undo()
	if w.result() != nil || w.Plan().Of(careplan.KindWeek)[0].Latest().Status != careplan.Stopped {
		t.Error("taking the result back did not leave the week stopped")
	}
	w.noProblems()
}

func TestAWeekWhoseTimeIsOverAsksToBeStopped(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("7")
	w.measured(14, 15)
	w.Clock = w.Clock.AddDate(0, 0, 30)
	w.open()
	w.Says("The time for this week is over, and it does not have 4 whole days.")
	if n := strings.Count(w.Words(), "Stop the week"); n != 1 {
		t.Errorf("it offers to stop %d times", n)
	}
	w.Tap("Stop the week")
	w.Agree()
	w.open()
	w.Says("Begin the week")
}

func TestAWeekIsFinishedEarlyOnceItIsWhole(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("7")
	w.measured(14, 17)
	w.Says("Complete", "Next: tomorrow morning.")
	w.Tap("Finish the week now")
	w.Tap("Keep this result")
	w.Says("Average of 12 readings, up to 17 May 2026", "Day 4, Sunday 17 May")
	w.SaysNot("Day 5", "missed")
	w.Undo()
	if w.result() != nil {
		t.Error("the result is still kept")
	}
	w.open()
	w.Says("Finish the week now")
}

func TestTheAverageIsSetBesideThePlansTarget(t *testing.T) {
	target := &careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg,
		Ranges:  []measure.Range{{High: measure.Whole(130), HighOpen: true}, {High: measure.Whole(85), HighOpen: true}},
		Outside: "Send your week's average to the practice."}
	target.SaidBy = "Nurse P Dhillon"
	w := at(t, shelltest.Phone, kit.Appearance{}, target)
	w.begin("4")
	w.measured(14, 17)
	w.Says("Your plan says, when it is not under 130/85 mmHg:") // of the reading that was just taken, 132/80
	w.clock(18, "08:00")
	w.open()
	w.Tap("See the average")
	w.SaysNot("Send your week's average") // it is no result yet
	w.Tap("Keep this result")
	w.Says("“Send your week's average to the practice.”", "Nurse P Dhillon")
}

func TestWithoutATargetNothingIsSaidOfTheAverage(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("4")
	w.measured(14, 17)
	w.Tap("See the average")
	w.Tap("Keep this result")
	w.SaysNot("plan says", " high ", " low ", "normal", "good", "healthy", "should")
}

func TestReadingsCorrectedAfterwardsAreSaid(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("5")
	w.measured(14, 18)
	w.Tap("See the average")
	w.Tap("Keep this result")
	w.SaysNot("were changed later")
	points := w.readings()
	last := points[len(points)-1]
	e, err := w.kept.Entry(t.Context(), w.plan, last.Entry)
	if err != nil {
		t.Fatal(err)
	}
	right := *e.Latest().Content.(*careplan.Reading)
	right.Amounts = []measure.Amount{measure.Of("164", measure.MillimetreHg), measure.Of("96", measure.MillimetreHg)}
	if _, err := w.kept.Save(t.Context(), w.plan, record.Change{Entry: last.Entry, Status: careplan.Active, Content: &right}); err != nil {
		t.Fatal(err)
	}
	w.Rebuild()
	w.Says("Readings of this week were changed later", "131/80")
	w.Tap("Work it out again")
	w.Says("133/81")
	w.Tap("Keep this result")
	w.SaysNot("were changed later")
	if got := w.result().Systolic.String(); got != "133" {
		t.Errorf("kept is %s", got)
	}
}

func TestAWeekChangedOnTwoDevicesIsShownAndSettled(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.begin("4")
	w.measured(14, 17)
	e := w.Plan().Of(careplan.KindWeek)[0]
	seen := []string{e.Latest().Revision}
	stopped := *e.Latest().Content.(*careplan.PressureWeek)
	done := stopped
	done.Result = &careplan.WeekResult{Systolic: measure.Whole(131), Diastolic: measure.Whole(80), Used: 12, Ended: careplan.DateOf(w.Clock)}
	for _, c := range []record.Change{
		{Status: careplan.Active, Content: &done}, {Status: careplan.Stopped, Content: &stopped}, {Status: careplan.Active, Content: &careplan.PressureWeek{Started: done.Started, Days: 6}},
	} {
		c.Entry, c.Parents = e.ID, seen
		if _, err := w.kept.Save(t.Context(), w.plan, c); err != nil {
			t.Fatal(err)
		}
		for _, step := range []string{"", "finish", "day 1", "day 99", "day x", "measure", "add"} {
			w.Go(shell.Route{Place: shell.Week, Entry: e.ID, Step: step})
		}
	}
	if n := len(w.Plan().Of(careplan.KindWeek)[0].Heads); n != 3 {
		t.Fatalf("there are %d versions", n)
	}
	w.Go(shell.Route{Place: shell.Week, Entry: e.ID})
	w.Says("Two versions do not agree")
	w.SaysNot("Stop the week", "Keep this result")
	w.Tap("Look at both")
	w.Says("Three versions", "Blood pressure week from 14 May 2026: 131/80 mmHg", "No longer needed")
	w.SaysNot("Neither")
	w.Tap("Keep this one")
	w.Agree()
	if e := w.Plan().Of(careplan.KindWeek)[0]; e.Conflict() {
		t.Errorf("it is not settled: %+v", e)
	}
	w.noProblems()
}

func TestAWeekThatCannotBeReadIsSaid(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.Go(shell.Route{Place: shell.Week, Entry: "nobody knows it"})
	w.Says("This week can't be shown here.")
}

func TestACarerReadsWhoseBloodPressureItIs(t *testing.T) {
	k := shelltest.Keep(t)
	id := k.Begin("Halina", careplan.RoleCarer, careplan.Person{FullName: "Tomasz Wiśniewski", PreferredName: "Tomasz"})
	host := shelltest.New(t, shelltest.Phone, nil, week.New(k, nil).Routes())
	k.Show(host, id)
	host.Go(shell.Route{Place: shell.Week})
	host.Says("Tomasz's blood pressure is taken twice every morning")
	host.SaysNot("your nurse")
}

func TestTheSlotsOfAWeekAfterMidnight(t *testing.T) {
	w := at(t, shelltest.Phone, kit.Appearance{})
	w.clock(15, "01:30")
	w.open()
	w.begin("7")
	w.Says("Tonight: two readings, a minute apart.", "Day 1 of 7", "Day 1, Thursday 14 May")
	w.Tap("Measure now")
	w.keys("132/78")
	w.Pass(time.Minute)
	w.Tap("Enter the second reading")
	w.keys("130/76")
	w.Says("Done for tonight.", "Next: this morning.")
	if left := w.readings(); len(left) != 2 {
		t.Errorf("%d readings", len(left))
	}
}

func TestAWeekFits(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		w := at(t, size, look, &careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg,
			Ranges: []measure.Range{{High: measure.Whole(135), HighOpen: true}, {High: measure.Whole(85), HighOpen: true}}, Inside: "Keep on as you are."})
		look1 := func(page string) {
			t.Helper()
			w.WholeText()
			w.Shoot("week-" + page + "-" + name)
		}
		look1("begin")
		w.begin("5")
		w.measured(14, 15, "15 morning")
		look1("rest")
		w.clock(16, "08:10")
		w.open()
		look1("now")
		w.Tap("Measure now")
		look1("measure")
		w.keys("132/78")
		look1("wait")
		w.Pass(time.Minute)
		look1("second")
		w.Tap("Enter the second reading")
		w.keys("128/76")
		w.Go(shell.Route{Place: shell.Week, Step: "day 2"})
		look1("day")
		w.measured(17, 19)
		w.Tap("See the average")
		look1("finish")
		w.Tap("Keep this result")
		look1("result")
		w.open()
		look1("again")
		w.noProblems()
	})
}
