package libreview_test

import (
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/exchange/exchangetest"
	"github.com/carebottle/carebottle/internal/exchange/libreview"
)

func TestEachRecordTypeHasItsOwnColumn(t *testing.T) {
	a := exchangetest.Answers(t)
	a.Dates = "day first"
	exchangetest.Same(t, exchangetest.Rows(t, libreview.Format{}, exchangetest.Fixture(t, "ambiguous.csv"), a), []string{
		"3 glucose 2026-04-03 07:45:00+01:00 5.0 mmol/L (From a sensor)",
		"4 glucose 2026-04-03 08:01:00+01:00 6.4 mmol/L (From a sensor, scanned)",
		"5 glucose 2026-04-03 08:05:00+01:00 7.1 mmol/L (before breakfast)",
		"6 ketones 2026-04-03 08:09:00+01:00 0.4 mmol/L",
		"7 skipped: Insulin",
		"8 skipped: A note or an event",
		"9 glucose 2026-04-03 09:00:00+01:00 HI (mmol/L) (From a sensor, scanned)",
		"10 refused: Glucose is missing.",
	})
}

func TestAFileThatLeavesTheOrderOpenAsks(t *testing.T) {
	p := exchangetest.Look(t, libreview.Format{}, exchangetest.Fixture(t, "ambiguous.csv"), exchangetest.Answers(t))
	if p.Ask == nil || !strings.Contains(p.Ask.Text, "05-11-2026") || len(p.Ask.Options) != 2 {
		t.Fatalf("%+v", p.Ask)
	}
	if p.Rows != 0 || p.Taken != 0 {
		t.Error("rows were counted before the question was answered")
	}
}

func TestOneDayAfterTheTwelfthSettlesTheOrder(t *testing.T) {
	taken := exchangetest.Take(t, libreview.Format{}, exchangetest.Fixture(t, "dayfirst.csv"), exchangetest.Answers(t))
	if got := taken[1].At.Format("2006-01-02"); got != "2026-04-03" {
		t.Error(got)
	}
}

func TestTheLineAboveTheTableSettlesTheOrderToo(t *testing.T) {
	file := exchangetest.Fixture(t, "american.csv")
	a := exchangetest.Answers(t)
	a.Dates = exchangetest.Look(t, libreview.Format{}, file, a).Answers.Dates
	exchangetest.Same(t, exchangetest.Rows(t, libreview.Format{}, file, a), []string{
		"3 glucose 2026-03-04 19:45:00+00:00 126 mg/dL (From a sensor)",
		"4 glucose 2026-03-04 00:01:00+00:00 94 mg/dL (From a sensor, scanned)",
	})
}

func TestAUnitThatTheHeadingDoesNotNameIsNotGuessed(t *testing.T) {
	file := strings.ReplaceAll(exchangetest.Fixture(t, "american.csv"), "Glucose mg/dL", "Glucose")
	p := exchangetest.Look(t, libreview.Format{}, file, exchangetest.Answers(t))
	if p.Taken != 0 || p.Refused != 2 || !strings.Contains(p.Refusals[0].Refused, "in which unit") {
		t.Errorf("%+v", p.Refusals)
	}
}

func TestLibreViewIsRecognisedBelowItsFirstLines(t *testing.T) {
	for name, want := range map[string]bool{"ambiguous.csv": true, "american.csv": true, "../../omron/testdata/omron.csv": false} {
		if got := (libreview.Format{}).Recognise([]byte(exchangetest.Fixture(t, name)), name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func FuzzLibreView(f *testing.F) {
	exchangetest.Fuzz(f, libreview.Format{}, nil, exchangetest.Fixture(f, "dayfirst.csv"), exchangetest.Fixture(f, "american.csv"))
}
