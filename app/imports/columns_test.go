package imports

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// diary is a table of glucose that names neither its unit nor, in words that
// anybody could guess, its columns.
func (d *desk) diary() string {
	return d.file("diary.csv", "When;What;Where",
		"14.05.2026 07:50;6,4;kitchen",
		"13.05.2026 07:45;7,1;kitchen",
		"12.05.2026 07:40;none;church")
}

func TestAnyTableCanBeTakenInBySayingWhatIsInIt(t *testing.T) {
	d := alone(t)
	d.chooses(d.diary())
	d.Says("What was measured?", "diary.csv")
	d.SaysNot("Leave it as it was")
	if got := d.Buttons(); got[0] != "Blood pressure" || slices.Index(got, "Blood glucose") < 0 {
		t.Fatalf("the measures offered are %q", got)
	}
	d.Tap("Blood glucose")
	d.Says("Date When, such as 14.05.2026 07:50", "Time of day It stands with the date")
	d.Says("What is in which column?")
	d.SaysNot("Look into the whole file")
	d.Tap("Glucose Choose")
	d.Tap("What")
	d.Says("Glucose What, such as 6,4", "Numbers With a comma", "Choose the unit")
	d.Tap("Unit")
	d.Tap("mg/dL")
	d.Says("Unit mg/dL")
	d.Tap("Unit")
	d.Tap("mmol/L")
	d.Tap("Notes")
	d.Tap("Where")
	d.Says("The first rows, as they will be", "6.4 mmol/L", "14 May 2026, 07:50", "“kitchen”", "Line 4")

	d.Tap("Look into the whole file")
	d.Says("What is in this file", "2 readings, from 13 May 2026 to 14 May 2026", "1 can't be taken in")
	d.Tap("Change what is in which column")
	d.Says("Unit mmol/L")
	d.Tap("Look into the whole file")
	d.Tap("Take 2 readings into my plan")
	all, err := d.kept.Readings(t.Context(), d.plan, measure.Glucose, time.Time{}, time.Time{})
	if err != nil || len(all) != 2 {
		t.Fatalf("%d readings of glucose, %v", len(all), err)
	}
	if a := all[1].Amounts[0]; a.String() != "6.4 mmol/L" {
		t.Errorf("the reading is %s", a)
	}
}

func TestAQuestionAboutATableCanBeLeft(t *testing.T) {
	d := alone(t)
	d.chooses(d.file("pressure.csv", "Date,Time,Systolic,Diastolic", "2026-05-14,08:12,132,78", "2026-05-13,08:10,131,77"))
	d.Says("What was measured Blood pressure", "Top number Systolic, such as 132", "Bottom number Diastolic, such as 78", "132/78 mmHg")
	d.Tap("Bottom number")
	d.Tap("Leave it as it was")
	d.Says("Bottom number Diastolic", "132/78 mmHg")
	d.Tap("Bottom number")
	d.Tap("Systolic")
	d.SaysNot("132/78 mmHg")
}

func TestADateThatCanBeReadTwoWaysIsAsked(t *testing.T) {
	d := alone(t)
	path := d.file("pressure.csv", "Date,Time,Systolic,Diastolic", "03/04/2026,08:12,132,78", "04/04/2026,08:10,131,77")
	d.chooses(path)
	d.Tap("Look into the whole file")
	d.Says("Which date is it?", "03/04/2026", "3 April 2026", "4 March 2026")
	d.has(0)
	d.Tap("4 March 2026")
	d.Says("2 readings, from 4 March 2026 to 4 April 2026")
	d.Tap("Read the dates the other way")
	d.Says("2 readings, from 3 April 2026 to 4 April 2026")
	d.Tap("Read the dates the other way")
	d.Says("2 readings, from 4 March 2026 to 4 April 2026")
	d.Tap("Read the dates the other way")
	d.Tap("Take 2 readings")
	if first := d.readings()[0].At; first.Month() != time.April || first.Day() != 3 {
		t.Errorf("the first reading is of %v", first)
	}
}

func TestQuestionsFitEveryLook(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		d := sitAt(t, "Grace Okafor", careplan.RolePatient, size, look)
		see := func(what string) {
			t.Helper()
			d.WholeText()
			d.Shoot("imports-" + what + "-" + name)
		}
		d.chooses(d.diary())
		see("columns-measure")
		d.Tap("Blood glucose")
		see("columns-glucose")
		d.Tap("Glucose Choose")
		see("columns-question")
		d.Tap("What")
		d.Tap("Unit")
		d.Tap("mmol/L")
		see("columns-whole")
		d.chooses(d.file("pressure.csv", "Date,Time,Systolic,Diastolic,Pulse", "03/04/2026,08:12,132,78,70", "04/04/2026,08:10,131,77,69"))
		d.Tap("Look into the whole file")
		see("dates")
		d.chooses(d.file("photo.csv", "\x89PNG\r\n\x1a\n"))
		see("refused")
		d.Go(shell.Route{Place: shell.Import, Step: d.file("other.csv", "x")})
		see("unread")
	})
}
