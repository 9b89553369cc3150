package withings_test

import (
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/exchange/exchangetest"
	"github.com/carebottle/carebottle/internal/exchange/withings"
)

func TestAPressureAndAPulseAlone(t *testing.T) {
	file := exchangetest.Fixture(t, "bp.csv")
	exchangetest.Same(t, exchangetest.Rows(t, withings.Format{}, file, exchangetest.Answers(t)), []string{
		"2 blood-pressure 2026-06-20 08:15:00+01:00 131/77 mmHg, pulse 58 a minute (seated\nfor a while)",
		"4 pulse 2026-06-14 08:15:10+01:00 61 a minute",
		"5 blood-pressure 2026-03-29 01:30:00+00:00 128/76 mmHg, pulse 60 a minute",
		"6 blood-pressure 2026-10-25 01:30:00+01:00 127/75 mmHg, pulse 60 a minute",
		"7 blood-pressure 2026-10-25 01:30:00+01:00 127/75 mmHg, pulse 60 a minute",
	})
}

func TestThePreviewSaysWhatTheClocksLeftOpen(t *testing.T) {
	p := exchangetest.Look(t, withings.Format{}, exchangetest.Fixture(t, "bp.csv"), exchangetest.Answers(t))
	if len(p.Notes) != 2 || !strings.Contains(p.Notes[0], "came twice") || !strings.Contains(p.Notes[1], "never was") {
		t.Errorf("%q", p.Notes)
	}
	if p.Taken != 4 || p.Duplicates != 1 {
		t.Errorf("taken %d, duplicates %d", p.Taken, p.Duplicates)
	}
}

func TestAWeightKeepsItsDigits(t *testing.T) {
	file := exchangetest.Fixture(t, "weight.csv")
	p := exchangetest.Look(t, withings.Format{}, file, exchangetest.Answers(t))
	if p.Taken != 1 || p.Refused != 2 {
		t.Fatalf("taken %d, refused %v", p.Taken, p.Refusals)
	}
	if got := p.First[0].Reading.Amounts[0].Number.String(); got != "70.25" {
		t.Error(got)
	}
	pounds := strings.ReplaceAll(file, "(kg)", "(lb)")
	if got := exchangetest.Rows(t, withings.Format{}, pounds, exchangetest.Answers(t))[0]; !strings.HasSuffix(got, "70.25 lb") {
		t.Error(got)
	}
	other := strings.ReplaceAll(file, "Weight (kg)", "Weight (jin)")
	if p := exchangetest.Look(t, withings.Format{}, other, exchangetest.Answers(t)); p.Taken != 0 || !strings.Contains(p.Refusals[0].Refused, "jin") {
		t.Errorf("a unit that nobody knows: %+v", p.Refusals)
	}
}

func TestBothFilesAreRecognisedAndNoOther(t *testing.T) {
	for name, want := range map[string]bool{"bp.csv": true, "weight.csv": true, "../../omron/testdata/omron.csv": false, "../../libreview/testdata/dayfirst.csv": false} {
		if got := (withings.Format{}).Recognise([]byte(exchangetest.Fixture(t, name)), name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func FuzzWithings(f *testing.F) {
	exchangetest.Fuzz(f, withings.Format{}, nil, exchangetest.Fixture(f, "bp.csv"), exchangetest.Fixture(f, "weight.csv"))
}
