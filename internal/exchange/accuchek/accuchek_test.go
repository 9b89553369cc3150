package accuchek_test

import (
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/exchange/accuchek"
	"github.com/carebottle/carebottle/internal/exchange/exchangetest"
)

func TestEachLineOfTheReport(t *testing.T) {
	exchangetest.Same(t, exchangetest.Rows(t, accuchek.Format{}, exchangetest.Fixture(t, "mobile.csv"), exchangetest.Answers(t)), []string{
		"4 glucose 2026-11-21 07:40:00+00:00 6.4 mmol/L, when before-meal",
		"5 glucose 2026-11-20 21:15:00+00:00 7.8 mmol/L, when after-meal (The meter warned that it was too warm or too cold)",
		"6 skipped: Control test",
		"7 glucose 2026-11-19 08:00:00+00:00 HI (mmol/L)",
		"8 glucose 2026-11-18 08:00:00+00:00 LO (mmol/L)",
		"9 glucose 2026-11-17 08:00:00+00:00 126 mg/dL",
		"10 refused: The unit “g/L” is not known.",
		"11 refused: The unit is missing.",
		"12 glucose 2026-11-14 08:00:00+00:00 64 mmol/L",
		"13 refused: “31.11.2026” is not a date.",
	})
	p := exchangetest.Look(t, accuchek.Format{}, exchangetest.Fixture(t, "mobile.csv"), exchangetest.Answers(t))
	if p.Taken != 5 || p.Skipped != 1 || p.Refused != 4 || p.Reasons[0].Text != "Control test" {
		t.Errorf("taken %d, skipped %d, refused %d, %v", p.Taken, p.Skipped, p.Refused, p.Reasons)
	}
}

func TestTheReportIsRecognised(t *testing.T) {
	if !(accuchek.Format{}).Recognise([]byte(exchangetest.Fixture(t, "mobile.csv")), "") {
		t.Error("its own report is not recognised")
	}
	if (accuchek.Format{}).Recognise([]byte(exchangetest.Fixture(t, "../../omron/testdata/omron.csv")), "") {
		t.Error("Omron's file is taken for a report")
	}
}

func TestLineEndingsAndSeparatorsDoNotMatter(t *testing.T) {
	file := exchangetest.Fixture(t, "mobile.csv")
	want := exchangetest.Rows(t, accuchek.Format{}, file, exchangetest.Answers(t))
	for name, changed := range map[string]string{
		"line feeds":            strings.ReplaceAll(file, "\r\n", "\n"),
		"tabs":                  strings.ReplaceAll(file, ";", "\t"),
		"a byte order mark":     "\ufeff" + file,
		"no last end of a line": strings.TrimSuffix(file, "\r\n"),
		"empty lines at an end": file + "\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			exchangetest.Same(t, exchangetest.Rows(t, accuchek.Format{}, changed, exchangetest.Answers(t)), want)
		})
	}
}

func FuzzAccuChek(f *testing.F) {
	exchangetest.Fuzz(f, accuchek.Format{}, nil, exchangetest.Fixture(f, "mobile.csv"))
}
