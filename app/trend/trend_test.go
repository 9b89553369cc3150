package trend_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/app/trend"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
	"github.com/carebottle/carebottle/internal/measure"
)

// desk is a real record with a plan, shown on a page of how it goes.
type desk struct {
	*shelltest.Host
	*shelltest.Kept
	plan string
}

func sit(t testing.TB, size fyne.Size, look kit.Appearance, contents ...careplan.Content) *desk {
	t.Helper()
	k := shelltest.Keep(t)
	d := &desk{Kept: k}
	d.plan = k.Begin("Grace Okafor", careplan.RolePatient, careplan.Person{FullName: "Grace Okafor", PreferredName: "Gracie"}, contents...)
	d.Host = shelltest.New(t, size, kit.NewTheme(look), trend.New(k).Routes())
	k.Show(d.Host, d.plan)
	return d
}

func (d *desk) look(m measure.ID) { d.Go(shell.Route{Place: shell.Trend, Measure: m}) }

// at is a time of May 2026.
func at(day, hour int) time.Time { return time.Date(2026, time.May, day, hour, 0, 0, 0, time.UTC) }

func pressure(when time.Time, top, bottom string) *careplan.Reading {
	return &careplan.Reading{Measure: measure.BloodPressure, At: when,
		Amounts: []measure.Amount{measure.Of(top, measure.MillimetreHg), measure.Of(bottom, measure.MillimetreHg)}}
}

func glucose(when time.Time, amount measure.Amount, meal string) *careplan.Reading {
	r := &careplan.Reading{Measure: measure.Glucose, At: when, Amounts: []measure.Amount{amount}}
	if meal != "" {
		r.Circumstances = measure.Circumstances{"when": meal}
	}
	return r
}

func weight(when time.Time, kg string) *careplan.Reading {
	return &careplan.Reading{Measure: measure.Weight, At: when, Amounts: []measure.Amount{measure.Of(kg, measure.Kilogram)}}
}

// months are the readings that Grace might have taken in so many days.
func months(days int) []careplan.Content {
	var contents []careplan.Content
	for _, r := range sample.GraceReadings(at(14, 10), days) {
		contents = append(contents, &r)
	}
	return contents
}

func TestEverythingFitsInEveryLook(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		d := sit(t, size, look, append(sample.Grace()[1:], months(200)...)...)
		for _, m := range []measure.ID{measure.BloodPressure, measure.Glucose, measure.Weight} {
			d.look(m)
			for _, span := range []string{"Week", "Month", "3 months", "Year", "All"} {
				d.Tap(span)
				d.WholeText()
				d.Shoot(name + "-" + string(m) + "-" + span)
			}
		}
	})
}
