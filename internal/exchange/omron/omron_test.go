package omron_test

import (
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/exchange/exchangetest"
	"github.com/carebottle/carebottle/internal/exchange/omron"
)

func TestEachRowBecomesAReadingOrASentence(t *testing.T) {
	file := exchangetest.Fixture(t, "omron.csv")
	exchangetest.Same(t, exchangetest.Rows(t, omron.Format{}, file, exchangetest.Answers(t)), []string{
		`2 blood-pressure 2026-01-12 08:12:00+00:00 132/78 mmHg, pulse 70 a minute (after tea, "strong")`,
		`3 blood-pressure 2026-01-12 08:12:00+00:00 132/78 mmHg, pulse 70 a minute (after tea, "strong")`,
		`4 blood-pressure 2026-01-11 19:58:00+00:00 141/82 mmHg, pulse 66 a minute (Symptoms: Dizzy)`,
		`5 blood-pressure 2026-01-10 08:03:00+00:00 78/132 mmHg, pulse 61 a minute`,
		`6 blood-pressure 2026-01-09 08:03:00+00:00 400/82 mmHg, pulse 61 a minute`,
		`8 blood-pressure 2026-01-08 08:03:00+00:00 128 mmHg, pulse 61 a minute`,
		`9 refused: “Feb 30 2026” is not a date.`,
		`10 refused: “25:03” is not a time.`,
		`11 blood-pressure 2027-01-06 08:03:00+00:00 128/80 mmHg, pulse 61 a minute`,
		`12 refused: Top number: “12x” is not a number.`,
		`15 skipped: A table of something else`,
		`18 weight 2026-01-05 07:10:00+00:00 158.4 lb`,
	})
	p := exchangetest.Look(t, omron.Format{}, file, exchangetest.Answers(t))
	if p.Rows != 12 || p.Taken != 3 || p.Duplicates != 1 || p.Refused != 7 || p.Skipped != 1 {
		t.Errorf("rows %d, taken %d, duplicates %d, refused %d, skipped %d", p.Rows, p.Taken, p.Duplicates, p.Refused, p.Skipped)
	}
	var refusals []string
	for _, r := range p.Refusals {
		refusals = append(refusals, exchangetest.Say(r))
	}
	if !strings.Contains(refusals[1], "400 can't be right") {
		t.Errorf("a pressure of 400: %s", refusals[1])
	}
	exchangetest.Same(t, append(refusals[:1:1], refusals[2:]...), []string{
		`5 refused: The bottom number is above the top number. Check both.`,
		`8 refused: Bottom number is missing.`,
		`9 refused: “Feb 30 2026” is not a date.`,
		`10 refused: “25:03” is not a time.`,
		`11 refused: 6 January 2027, 08:03 is still to come.`,
		`12 refused: Top number: “12x” is not a number.`,
	})
}

func TestARowNamesItsOwnZone(t *testing.T) {
	file := exchangetest.Fixture(t, "omron-zones.csv")
	exchangetest.Same(t, exchangetest.Rows(t, omron.Format{}, file, exchangetest.Answers(t)), []string{
		`2 blood-pressure 2026-07-12 08:12:00+02:00 126/74 mmHg, pulse 62 a minute`,
		`3 blood-pressure 2026-07-11 08:05:00+01:00 131/77 mmHg, pulse 64 a minute, rhythm irregular`,
		`4 refused: The time zone “Mars/Olympus” is not known here.`,
	})
}

func TestAKilopascalIsNotAMillimetre(t *testing.T) {
	file := strings.ReplaceAll(exchangetest.Fixture(t, "omron-zones.csv"), "mmHg", "kPa")
	p := exchangetest.Look(t, omron.Format{}, file, exchangetest.Answers(t))
	if p.Taken != 0 || !strings.Contains(p.Refusals[0].Refused, "kPa") {
		t.Errorf("taken %d, %v", p.Taken, p.Refusals)
	}
}

func TestTheLastLineOfAFileThatWasCutIsRefused(t *testing.T) {
	file := exchangetest.Fixture(t, "omron-zones.csv")
	for _, cut := range []string{"131,77,64,", "131,77,6", "131,7", "1"} {
		whole, _, _ := strings.Cut(file, "131,77,64,Detected")
		rows := exchangetest.Rows(t, omron.Format{}, whole+cut, exchangetest.Answers(t))
		if len(rows) != 2 || !strings.HasPrefix(rows[1], "3 refused: The line stops early") {
			t.Errorf("cut at %q: %q", cut, rows)
		}
	}
}

func TestOnlyOmronsFilesAreOmrons(t *testing.T) {
	for name, want := range map[string]bool{"omron.csv": true, "omron-zones.csv": true,
		"../../withings/testdata/bp.csv": false, "../../accuchek/testdata/mobile.csv": false} {
		if got := (omron.Format{}).Recognise([]byte(exchangetest.Fixture(t, name)), name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestFiguresAsDatesAreAskedAbout(t *testing.T) {
	const file = "Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),Symptoms\n03/04/2026,08:12,132,78,70,-\n"
	p := exchangetest.Look(t, omron.Format{}, file, exchangetest.Answers(t))
	if p.Ask == nil || len(p.Ask.Options) != 2 || p.Ask.Options[0].Text != "3 April 2026" || p.Ask.Options[1].Text != "4 March 2026" {
		t.Fatalf("%+v", p.Ask)
	}
	a := exchangetest.Answers(t)
	a.Dates = p.Ask.Options[1].Dates
	taken := exchangetest.Take(t, omron.Format{}, file, a)
	if len(taken) != 1 || taken[0].At.Format("2006-01-02") != "2026-03-04" {
		t.Errorf("%+v", taken)
	}
	settled := exchangetest.Take(t, omron.Format{}, file+"13/04/2026,08:12,130,78,70,-\n", exchangetest.Answers(t))
	if len(settled) != 2 || settled[0].At.Format("2006-01-02") != "2026-04-03" {
		t.Errorf("%+v", settled)
	}
}

func FuzzOmron(f *testing.F) {
	exchangetest.Fuzz(f, omron.Format{}, nil, exchangetest.Fixture(f, "omron.csv"), exchangetest.Fixture(f, "omron-zones.csv"))
}
