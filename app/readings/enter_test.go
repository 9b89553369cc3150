package readings_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

func TestWhatCannotBeIsRefusedAndStays(t *testing.T) {
	for _, c := range []struct {
		measure measure.ID
		typed   string
		says    string
		then    string // what is typed to mend it
		want    string
	}{
		{measure.BloodPressure, "120/180", "The bottom number is above the top number. Check both.", "", ""},
		{measure.BloodPressure, "120/10", "can't be right", "", ""},
		{measure.BloodPressure, "120", "Bottom number: write the number.", "80", "120/80 mmHg"},
		{measure.Weight, "720", "A weight of 720 kg can't be right.", "\b", "72 kg"},
		{measure.Weight, "", "Write the number.", "72.5", "72.5 kg"},
		{measure.Glucose, "78", "A blood glucose of 78 mmol/L can't be right.", "\b\b7.8", "7.8 mmol/L"},
		{measure.Glucose, "7.", "ends in a point", "8", "7.8 mmol/L"},
		{measure.Temperature, "98.6", "Is it °F?", "", ""},
	} {
		m, _ := measure.Find(c.measure)
		d := grace(t, follow(c.measure)...)
		d.Tap(m.Name)
		d.TypeHere(c.typed)
		d.Tap("Save")
		d.Says(c.says)
		if n := len(d.saved(c.measure)); n != 0 || d.Here().Place != shell.NewReading {
			t.Fatalf("%q is taken", c.typed)
		}
		if typed := strings.Trim(c.typed, "/"); !strings.Contains(d.Words(), strings.Split(typed, "/")[0]) {
			t.Errorf("%q is lost", c.typed)
		}
		if c.want == "" {
			continue
		}
		for _, r := range c.then {
			if r == '\b' {
				d.Press(fyne.KeyBackspace)
			} else {
				d.TypeHere(string(r))
			}
		}
		d.SaysNot(c.says)
		d.Tap("Save")
		if got := d.value(c.measure); got != c.want {
			t.Errorf("mended, %q is saved as %q", c.typed, got)
		}
	}
}

func TestATopNumberOf1200IsRefused(t *testing.T) {
	d := grace(t, follow(measure.BloodPressure)...)
	d.Tap("Blood pressure")
	d.TypeHere("120")
	d.Tap("Top number") // the pad has gone on: back to the first
	d.TypeHere("0")
	d.Tap("Bottom number")
	d.TypeHere("80")
	d.Tap("Save")
	d.Says("A blood pressure of 1200 can't be right. Check the top number.", "1200")
	d.Press(fyne.KeyBackspace) // the keyboard is where the mistake is
	d.Tap("Save")
	if got := d.value(measure.BloodPressure); got != "120/80 mmHg" {
		t.Errorf("saved is %q", got)
	}
}

func TestAPointWhereNoneShouldBeIsSeenAndRefused(t *testing.T) {
	for _, c := range []struct {
		m           *careplan.Followed
		typed, says string
	}{
		{&careplan.Followed{Measure: measure.Glucose, Unit: measure.MilligramPerDL}, "7.8",
			"Write a whole number, without a point. If yours has a point, it may be in mmol/L: check the unit."},
		{&careplan.Followed{Measure: measure.HbA1c}, "6.5", "If yours has a point, it may be in %: check the unit."},
		{&careplan.Followed{Measure: measure.HbA1c}, "6,5", "If yours has a point, it may be in %: check the unit."},
		{&careplan.Followed{Measure: measure.Weight, Unit: measure.Stone}, "11.5", "Write stones and pounds apart, such as 11 st 5 lb."},
		{&careplan.Followed{Measure: measure.Oxygen}, "9.7", "Write a whole number, without a point."},
		{&careplan.Followed{Measure: measure.BloodPressure}, "13.2", "A blood pressure of 13 can't be right."},
	} {
		d := grace(t, c.m)
		d.Go(shell.Route{Place: shell.NewReading, Measure: c.m.Measure})
		d.TypeHere(c.typed)
		d.Tap("Save")
		d.Says(c.says)
		if n := len(d.saved(c.m.Measure)); n != 0 {
			t.Errorf("%q is saved", c.typed)
		}
	}
}

func TestANumberInAnotherUnitIsTypedInIt(t *testing.T) {
	d := grace(t, follow(measure.Temperature, measure.Weight)...)
	d.Tap("Temperature")
	d.TypeHere("98.6") // the thermometer is an American one
	d.Tap("Save")
	d.Says("Is it °F? Check the number and the unit.")
	d.Tap("Another unit")
	d.Tap("°F")
	d.Tap("°F") // it is one of them in any case
	d.Tap("Back to the number")
	d.Says("Temperature, °F", "98.6")
	d.SaysNot("can't be right")
	d.Tap("Save")
	if got := d.value(measure.Temperature); got != "98.6 °F" {
		t.Errorf("saved is %q", got)
	}
	d.Says("37.0 °C", "Entered as 98.6 °F.") // the plan's unit is another still
	d.Go(shell.Route{Place: shell.Readings})
	d.Tap("Weight")
	d.TypeHere("72.5")
	d.Tap("More")
	d.Tap("st and lb")
	d.Tap("kg")
	d.Tap("Back to the number")
	d.Says("Weight, kg", "72.5")
	d.Tap("More")
	d.Tap("st and lb")
	d.Tap("Back to the number")
	d.Says("Stones", "Pounds")
	d.SaysNot("72")
	d.TypeHere("11/4")
	d.Page().Flush()
	d.Back()
	d.Tap("Weight")
	d.Says("We kept what you typed", "Stones", "11", "Pounds", "4")
	d.Tap("Save")
	if got := d.value(measure.Weight); got != "11 st 4 lb" {
		t.Errorf("saved is %q", got)
	}
}

func TestTheUnitOfAReadingIsCorrected(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.TypeHere("159")
	d.Tap("Save")
	d.Tap("Correct it")
	d.Tap("More")
	d.Tap("lb")
	d.Tap("Back to the number")
	d.Says("Weight, lb", "159")
	d.Tap("Save the correction")
	if got := d.value(measure.Weight); got != "159 lb" {
		t.Errorf("saved is %q", got)
	}
}

func TestPoundsWithoutStonesAreAskedAbout(t *testing.T) {
	d := grace(t, &careplan.Followed{Measure: measure.Weight, Unit: measure.Stone})
	d.Tap("Weight")
	d.Tap("Pounds")
	d.TypeHere("4")
	d.Tap("Save")
	d.Says("Write the stones too. Where there are none, write 0.", "4")
	d.TypeHere("11") // the keyboard is where the stones go
	d.Tap("Save")
	if got := d.value(measure.Weight); got != "11 st 4 lb" {
		t.Errorf("saved is %q", got)
	}
}

func TestSignsThatNoNumberHasAreLeftOutAndSaid(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.TypeHere("7x2")
	d.SaysNot("left out") // going on typing takes the sentence away
	d.TypeHere("k")
	d.Says("Only numbers go here. The sign “k” was left out.")
	d.TypeHere(".5.")
	d.Says("There is a point already.")
	d.Tap("Save")
	if got := d.value(measure.Weight); got != "72.5 kg" {
		t.Errorf("saved is %q", got)
	}
}

func TestWhatIsUnusualIsAskedOnce(t *testing.T) {
	d := grace(t, follow(measure.BloodPressure)...)
	d.Tap("Blood pressure")
	d.TypeHere("191/124")
	d.Tap("Save")
	d.Says("191/124 is an unusual number. Is it right?")
	if len(d.saved(measure.BloodPressure)) != 0 {
		t.Fatal("it was saved before it was answered")
	}
	d.Tap("No, change it")
	d.SaysNot("unusual")
	d.Says("191", "124") // nothing is lost
	d.Tap("Save")
	d.Tap("Yes, it is right")
	if got := d.value(measure.BloodPressure); got != "191/124 mmHg" {
		t.Errorf("saved is %q", got)
	}
}

func TestTheSameTwiceWithinAMinuteIsAskedAbout(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	enter := func(number string) {
		d.Go(shell.Route{Place: shell.Readings})
		d.Tap("Weight")
		d.TypeHere(number)
		d.Tap("Save")
	}
	enter("72.0")
	d.Clock = d.Clock.Add(40 * time.Second)
	enter("72")
	d.Says("You saved 72 kg just now. Save it again?")
	d.Tap("Yes, save it again")
	enter("72.1")
	d.Clock = d.Clock.Add(2 * time.Minute)
	enter("72.1")
	if n := len(d.saved(measure.Weight)); n != 4 {
		t.Errorf("%d are saved; the screen says:\n%s", n, d.Words())
	}
}

func TestTheTimeIsNowUnlessSomebodySaysOtherwise(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.Says("Now, 14 May 19:04")
	d.TypeHere("72")
	d.Tap("Now, 14 May 19:04")
	d.Type("Time", "23.30")
	d.Tap("Save")
	d.Says("14 May 2026, 23:30 is still to come. Check the day and the time.")
	d.Type("Day", "yesterday")
	d.Type("Time", "7.50")
	d.Tap("Back to the number")
	d.Says("13 May 2026, 07:50", "72")
	d.Tap("Save")
	if at := d.saved(measure.Weight)[0].At; at.Format("2 January 15:04 -0700") != "13 May 07:50 +0100" {
		t.Errorf("it is saved at %v", at)
	}
}

func TestNowIsTheMomentOfSaving(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.Tap("Now, 14 May 19:04")
	d.Tap("Back to the number") // looking at the time does not fix it
	d.TypeHere("72")
	d.Clock = d.Clock.Add(3 * time.Minute)
	d.Tap("Save")
	if at := d.saved(measure.Weight)[0].At; !at.Equal(d.Clock) {
		t.Errorf("it is saved at %v, not %v", at, d.Clock)
	}
}

func TestWhatWasSoAroundItIsAskedAndNotAssumed(t *testing.T) {
	d := grace(t, follow(measure.Glucose, measure.BloodPressure)...)
	d.Tap("Blood glucose")
	d.TypeHere("6.4")
	d.Tap("On waking")
	d.Tap("Save")
	d.Says("When was it? On waking")
	d.Clock = d.Clock.Add(5 * time.Minute)
	d.Go(shell.Route{Place: shell.Readings})
	d.Tap("Blood glucose")
	d.TypeHere("7.1")
	d.Tap("Before a meal")
	d.Tap("Before a meal") // taken back
	d.Tap("Save")
	points := d.saved(measure.Glucose)
	if len(points) != 2 || points[0].Circumstances["when"] != "waking" || len(points[1].Circumstances) != 0 {
		t.Errorf("saved are %+v", points)
	}
	d.Go(shell.Route{Place: shell.Readings})
	d.Tap("Blood pressure")
	d.TypeHere("132/78/70")
	d.Tap("More")
	d.press("Left arm", "Sitting", "Irregular")
	d.Type("Note", "After the stairs")
	d.Tap("Save")
	d.Says("Left arm", "Sitting", "Irregular", "After the stairs")
	if c := d.saved(measure.BloodPressure)[0].Circumstances; c["arm"] != "left" || c["posture"] != "seated" || c["rhythm"] != "irregular" {
		t.Errorf("saved is %v", c)
	}
}

func TestWordsOfAMeterStandInPlaceOfANumber(t *testing.T) {
	for _, tap := range []bool{true, false} {
		d := grace(t, follow(measure.Glucose)...)
		d.Tap("Blood glucose")
		if tap {
			d.press("7", "HI")
		} else {
			d.TypeHere("hi")
		}
		d.Tap("Save")
		if got := d.value(measure.Glucose); got != "HI (mmol/L)" {
			t.Errorf("saved is %q", got)
		}
	}
}

func TestStonesAndPoundsAreTwoFields(t *testing.T) {
	d := grace(t, &careplan.Followed{Measure: measure.Weight, Unit: measure.Stone})
	d.Tap("Weight")
	d.Says("Stones", "Pounds")
	d.TypeHere("114.5") // 11 st can't grow
	d.Tap("Save")
	if got := d.value(measure.Weight); got != "11 st 4.5 lb" {
		t.Errorf("saved is %q", got)
	}
	d.Says("Weight 11 st 4.5 lb")
	d.Go(shell.Route{Place: shell.Readings})
	d.Tap("Weight")
	d.TypeHere("11")
	d.TypeHere("14")
	d.Tap("Save")
	d.Says("14 lb make 1 st. Write fewer than 14 pounds.")
}

func TestAScaleIsElevenChoices(t *testing.T) {
	d := grace(t, follow(measure.Pain, measure.Mood)...)
	d.Tap("Pain")
	d.Says("0 is: No pain", "10 is: The worst pain", "0 1 2 3 4 5 6 7 8 9 10")
	d.Tap("Save")
	d.Says("Choose a number.")
	d.Tap("7")
	d.Tap("Save")
	if got := d.value(measure.Pain); got != "7 of 10" {
		t.Errorf("saved is %q", got)
	}
	d.Go(shell.Route{Place: shell.Readings})
	d.Tap("Mood")
	d.TypeHere("10")
	d.Press(fyne.KeyReturn) // as with any number
	if got := d.value(measure.Mood); got != "10 of 10" {
		t.Errorf("saved is %q", got)
	}
}

func TestNothingIsLostWhenItCannotBeSaved(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.TypeHere("72")
	d.kept.Lock() // nothing can be written now
	d.Tap("Save")
	if len(d.Problems) == 0 {
		t.Fatal("nobody is told")
	}
	d.Says("72")
	if d.Here().Place != shell.NewReading {
		t.Errorf("the page is %v", d.Here())
	}
}

func TestKeysLeadFromNumberToNumber(t *testing.T) {
	d := grace(t, follow(measure.BloodPressure)...)
	d.Tap("Blood pressure")
	d.TypeHere("13")
	d.Press(fyne.KeyTab)
	d.TypeHere("78")
	d.Press(fyne.KeyLeft)
	d.Press(fyne.KeyLeft)
	d.TypeHere("2")
	d.Press(fyne.KeyReturn) // the pad has gone on by itself: a late Enter changes nothing
	d.Press(fyne.KeyReturn)
	d.TypeHere("66")
	d.Press(fyne.KeyDelete)
	d.TypeHere("70")
	d.Press(fyne.KeyReturn)
	if got := d.value(measure.BloodPressure); got != "132/78 mmHg, pulse 70 a minute" {
		t.Errorf("saved is %q", got)
	}
}

func TestATimeThatLiesAheadIsRefusedAlsoWhenTheClockWentBack(t *testing.T) {
	d := grace(t, follow(measure.Weight)...)
	d.Tap("Weight")
	d.TypeHere("72")
	d.Tap("Now, 14 May 19:04")
	d.Type("Time", "19:00")
	d.Tap("Back to the number")
	d.Clock = d.Clock.Add(-time.Hour) // somebody set it
	d.Tap("Save")
	d.Says("14 May 2026, 19:00 is still to come. Change the time.", "72")
	if n := len(d.saved(measure.Weight)); n != 0 {
		t.Errorf("%d are saved", n)
	}
}
