package applehealth_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/applehealth"
	"github.com/carebottle/carebottle/internal/exchange/exchangetest"
	"github.com/carebottle/carebottle/internal/measure"
)

func TestEachRecordOfAnExport(t *testing.T) {
	exchangetest.Same(t, exchangetest.Rows(t, applehealth.Format{}, exchangetest.Fixture(t, "export.xml"), exchangetest.Answers(t)), []string{
		"12 weight 2026-05-14 07:10:00+01:00 70.2 kg",
		"13 weight 2026-05-15 07:10:00+01:00 154.98 lb",
		"14 refused: Weight: The unit “poods” is not known.",
		"15 height 2026-05-16 07:10:00+01:00 162 cm",
		"16 pulse 2026-05-14 08:00:00+01:00 71 a minute",
		"19 skipped: Something else that the Health app counts",
		"20 oxygen-saturation 2026-05-14 03:00:00+01:00 97%",
		"21 oxygen-saturation 2026-05-14 03:10:00+01:00 100%",
		"22 peak-flow 2026-05-14 07:00:00+01:00 430 L/min",
		"23 temperature 2026-05-14 07:00:00+01:00 98.6 °F",
		"34 glucose 2026-05-14 07:20:00+01:00 6.4 mmol/L, when before-meal",
		"37 glucose 2026-05-14 09:20:00+01:00 126.123456789 mg/dL",
		"39 blood-pressure 2026-05-14 07:30:00+01:00 132/78 mmHg",
		"25 blood-pressure 2026-05-14 19:30:00+01:00 128/74 mmHg",
		"26 refused: Top number “135” has no bottom number of the same time.",
		"27 refused: Top number “130”: several pressures have the same time, and the file does not say which numbers belong together.",
		"28 refused: Top number “134”: several pressures have the same time, and the file does not say which numbers belong together.",
		"32 refused: Bottom number “76”: several pressures have the same time, and the file does not say which numbers belong together.",
		"33 refused: Bottom number “77”: several pressures have the same time, and the file does not say which numbers belong together.",
		"31 refused: Bottom number “79” has no top number of the same time.",
	})
}

func TestACorrelationTellsPressuresOfOneMinuteApart(t *testing.T) {
	const pair = ` <Correlation type="HKCorrelationTypeIdentifierBloodPressure">
  <Record type="HKQuantityTypeIdentifierBloodPressureDiastolic" sourceName="Typed" unit="mmHg" startDate="2026-05-16 07:30:00 +0100" value="LOW"/>
  <Record type="HKQuantityTypeIdentifierBloodPressureSystolic" sourceName="Typed" unit="mmHg" startDate="2026-05-16 07:30:00 +0100" value="HIGH"/>
 </Correlation>
`
	first := strings.NewReplacer("LOW", "77", "HIGH", "130").Replace(pair)
	second := strings.NewReplacer("LOW", "76", "HIGH", "134").Replace(pair)
	file := strings.Replace(exchangetest.Fixture(t, "export.xml"), "</HealthData>", first+second+"</HealthData>", 1)
	p := exchangetest.Look(t, applehealth.Format{}, file, exchangetest.Answers(t))
	var said []string
	for _, r := range p.First {
		if s := exchangetest.Say(r); strings.Contains(s, "2026-05-16 07:30:00") {
			_, s, _ = strings.Cut(s, " ")
			said = append(said, s)
		}
	}
	exchangetest.Same(t, said, []string{"blood-pressure 2026-05-16 07:30:00+01:00 130/77 mmHg", "blood-pressure 2026-05-16 07:30:00+01:00 134/76 mmHg"})
	if p.Duplicates != 0 {
		t.Errorf("%d copies inside a Correlation were counted as duplicates", p.Duplicates)
	}
}

func TestANumberThatWasCopiedIsOneMeasurement(t *testing.T) {
	const evening = ` <Record type="HKQuantityTypeIdentifierBloodPressureSystolic" sourceName="Cuff" unit="mmHg" startDate="2026-05-14 19:30:00 +0100" value="128"/>
`
	file := exchangetest.Fixture(t, "export.xml")
	twice := strings.Replace(file, evening, evening+evening, 1)
	one, two := exchangetest.Look(t, applehealth.Format{}, file, exchangetest.Answers(t)), exchangetest.Look(t, applehealth.Format{}, twice, exchangetest.Answers(t))
	if twice == file || two.Taken != one.Taken || two.Refused != one.Refused {
		t.Errorf("taken %d and %d, refused %d and %d", one.Taken, two.Taken, one.Refused, two.Refused)
	}
}

func TestWhatIsNotWantedIsCountedAndLeftOut(t *testing.T) {
	file := exchangetest.Fixture(t, "export.xml")
	a := exchangetest.Answers(t)
	all := exchangetest.Look(t, applehealth.Format{}, file, a)
	a.Want = map[measure.ID]bool{"weight": true}
	some := exchangetest.Take(t, applehealth.Format{}, file, a)
	if len(some) != 2 || some[0].Measure != "weight" {
		t.Errorf("%d readings", len(some))
	}
	all.Choose(a.Want)
	if all.Taken != 2 || all.Rows != all.Taken+all.Duplicates+all.Refused+all.Skipped {
		t.Errorf("taken %d of %d", all.Taken, all.Rows)
	}
	all.Choose(map[measure.ID]bool{measure.Weight: true, measure.Pulse: true})
	if all.Taken != 3 || all.Rows != all.Taken+all.Duplicates+all.Refused+all.Skipped {
		t.Errorf("taken %d of %d", all.Taken, all.Rows)
	}
	all.Choose(nil)
	if all.Taken != 12 || len(all.Reasons) != 1 {
		t.Errorf("taken %d, %v", all.Taken, all.Reasons)
	}
}

func TestAFileThatStopsEarlyGivesWhatItHas(t *testing.T) {
	file := exchangetest.Fixture(t, "export.xml")
	whole := exchangetest.Look(t, applehealth.Format{}, file, exchangetest.Answers(t))
	for _, end := range []string{" <Correlation", "</HealthData>", `" value="74"/>`} {
		cut, _, _ := strings.Cut(file, end)
		p := exchangetest.Look(t, applehealth.Format{}, cut, exchangetest.Answers(t))
		last := p.Refusals[len(p.Refusals)-1].Refused
		if p.Taken == 0 || p.Taken > whole.Taken || !strings.Contains(last, "stops here") {
			t.Errorf("cut at %s: taken %d, %q", end, p.Taken, last)
		}
	}
}

func TestAFileThatTurnsIntoRubbishSaysWhere(t *testing.T) {
	file := strings.Replace(exchangetest.Fixture(t, "export.xml"), `<Record type="HKQuantityTypeIdentifierStepCount"`, `<Record <<<>`, 1)
	p := exchangetest.Look(t, applehealth.Format{}, file, exchangetest.Answers(t))
	if last := p.Refusals[len(p.Refusals)-1]; last.Line != 19 || !strings.Contains(last.Refused, "can't be read from here") || p.Taken != 4 {
		t.Errorf("taken %d, %+v", p.Taken, last)
	}
}

func TestBombsGoOutInASentence(t *testing.T) {
	const begin = `<?xml version="1.0"?><!DOCTYPE HealthData [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><HealthData locale="en">`
	long := strings.Repeat("x", 2*applehealth.MaxElement)
	for name, file := range map[string]string{
		"a value of megabytes":    begin + `<Record type="` + long + `"/>`,
		"a text of megabytes":     begin + long,
		"a comment of megabytes":  begin + "<!-- " + long,
		"attributes of megabytes": begin + "<Record " + strings.Repeat(`a="b" `, applehealth.MaxElement),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := exchange.Look(t.Context(), exchangetest.File("export.xml", file), applehealth.Format{}, exchangetest.Answers(t), nil, nil)
			var known *exchange.FileError
			if !errors.As(err, &known) || !strings.Contains(known.Text, "too long") {
				t.Errorf("%v", err)
			}
		})
	}
	t.Run("entities", func(t *testing.T) {
		p := exchangetest.Look(t, applehealth.Format{}, begin+`<Record type="&b;"/></HealthData>`, exchangetest.Answers(t))
		if p.Taken != 0 || p.Refused != 1 {
			t.Errorf("%+v", p)
		}
	})
	t.Run("depth", func(t *testing.T) {
		p := exchangetest.Look(t, applehealth.Format{}, begin+strings.Repeat("<a>", 1_000_000)+"</HealthData>", exchangetest.Answers(t))
		if p.Rows != 0 {
			t.Errorf("%d rows", p.Rows)
		}
	})
}

func TestAnotherXMLIsNotAnExport(t *testing.T) {
	if (applehealth.Format{}).Recognise([]byte(`<?xml version="1.0"?><gpx/>`), "export.xml") {
		t.Error("a route is taken for an export")
	}
	_, err := exchange.Look(t.Context(), exchangetest.File("export.xml", "<gpx/>"), applehealth.Format{}, exchangetest.Answers(t), nil, nil)
	var known *exchange.FileError
	if !errors.As(err, &known) {
		t.Errorf("%v", err)
	}
}

func FuzzAppleHealth(f *testing.F) {
	exchangetest.Fuzz(f, applehealth.Format{}, nil, exchangetest.Fixture(f, "export.xml"))
}
