package quote_test

import (
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/quote"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// aiming is a plan with targets, each an entry of one version.
func aiming(targets ...*careplan.Target) careplan.Plan {
	var p careplan.Plan
	for i, t := range targets {
		p.Entries = append(p.Entries, careplan.Entry{ID: string(rune('a' + i)), Kind: careplan.KindTarget,
			Heads: []careplan.Version{{Status: careplan.Active, Content: t}}})
	}
	return p
}

func when(answer string) *careplan.Target {
	return &careplan.Target{Measure: measure.Glucose, Circumstances: measure.Circumstances{"when": answer}, Ranges: []measure.Range{{Low: measure.Whole(4)}}}
}

func TestOnlyWhatATargetNeedsIsAsked(t *testing.T) {
	p := aiming(when("waking"), when("before-meal"))
	glucose, ok := p.Measure(measure.Glucose)
	if !ok {
		t.Fatal("there is no glucose")
	}
	for name, c := range map[string]struct {
		plan  careplan.Plan
		given measure.Circumstances
		want  int
	}{
		"nothing given":          {p, nil, 1},
		"another question given": {p, measure.Circumstances{"meal": "lunch"}, 1},
		"answered":               {p, measure.Circumstances{"when": "bedtime"}, 0},
		"no such targets":        {aiming(&careplan.Target{Measure: measure.Glucose, Ranges: []measure.Range{{Low: measure.Whole(4)}}}), nil, 0},
	} {
		asks := quote.Asks(c.plan, glucose, careplan.Point{Measure: measure.Glucose, Circumstances: c.given})
		if len(asks) != c.want || c.want == 1 && asks[0].ID != "when" {
			t.Errorf("%s: it asks %v", name, asks)
		}
	}
}

func TestAsFarBackAsTheLongestChange(t *testing.T) {
	change := func(days int) *careplan.Target {
		return &careplan.Target{Measure: measure.Weight, Change: &measure.Change{By: measure.Whole(2), Days: days}}
	}
	if got := quote.Days(aiming(change(3), change(14), when("waking")), measure.Weight); got != 14 {
		t.Errorf("it looks %d days back", got)
	}
	if got := quote.Days(aiming(change(3)), measure.Glucose); got != 0 {
		t.Errorf("for another measure it looks %d days back", got)
	}
}

func TestAMomentIsOnTheClockOfItsPlace(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, time.May, 14, 19, 4, 0, 0, london)
	for want, at := range map[string]time.Time{
		"14 May 2026, 07:40, today":         time.Date(2026, time.May, 14, 7, 40, 0, 0, london),
		"13 May 2026, 23:59, yesterday":     time.Date(2026, time.May, 13, 23, 59, 0, 0, time.FixedZone("", 3600)),
		"2 January 2026, 08:00":             time.Date(2026, time.January, 2, 8, 0, 0, 0, london),
		"14 May 2026, 08:00 (UTC+02:00)":    time.Date(2026, time.May, 14, 8, 0, 0, 0, time.FixedZone("", 7200)),
		"2 January 2026, 08:00 (UTC+01:00)": time.Date(2026, time.January, 2, 8, 0, 0, 0, time.FixedZone("", 3600)),
	} {
		if got := quote.Moment(at, now); got != want {
			t.Errorf("%v is said as %q, not %q", at, got, want)
		}
	}
	for want, at := range map[string]time.Time{
		"today 07:40":                    time.Date(2026, time.May, 14, 7, 40, 0, 0, london),
		"today 00:00":                    time.Date(2026, time.May, 14, 0, 0, 0, 0, london),
		"yesterday 23:59":                time.Date(2026, time.May, 13, 23, 59, 0, 0, time.FixedZone("", 3600)),
		"12 May 2026, 23:59":             time.Date(2026, time.May, 12, 23, 59, 0, 0, london),
		"14 May 2025, 19:04":             time.Date(2025, time.May, 14, 19, 4, 0, 0, london),
		"14 May 2026, 08:00 (UTC+02:00)": time.Date(2026, time.May, 14, 8, 0, 0, 0, time.FixedZone("", 7200)),
	} {
		if got := quote.Glance(at, now); got != want {
			t.Errorf("at a glance %v is said as %q, not %q", at, got, want)
		}
	}
}

func TestEachPartIsShownInAUnitThatItHas(t *testing.T) {
	m, _ := measure.Find(measure.Glucose)
	shown, converted := quote.Shown(careplan.Following{Measure: m, Unit: measure.MilligramPerDL}, []measure.Amount{measure.Of("7.8", measure.MillimolePerL)})
	if !converted || m.Say(shown) != "141 mg/dL" {
		t.Errorf("shown is %v, converted %v", shown, converted)
	}
	pressure, _ := measure.Find(measure.BloodPressure)
	amounts := []measure.Amount{measure.Of("132", measure.MillimetreHg), measure.Of("78", measure.MillimetreHg), measure.Of("70", measure.PerMinute)}
	shown, converted = quote.Shown(careplan.Following{Measure: pressure, Unit: measure.MillimetreHg}, amounts)
	if converted || pressure.Say(shown) != "132/78 mmHg, pulse 70 a minute" {
		t.Errorf("shown is %v, converted %v", shown, converted)
	}
}
