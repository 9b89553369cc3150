package trend

import (
	"context"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// queried answers with readings that were asked for before: what comes after
// the query is measured here.
type queried struct{ points []careplan.Point }

func (q queried) Readings(context.Context, string, measure.ID, time.Time, time.Time) ([]careplan.Point, error) {
	return q.points, nil
}

func (q queried) Latest(context.Context, string) ([]careplan.Point, error) {
	return q.points[len(q.points)-1:], nil
}

func (q queried) Withdrawn(context.Context, string, measure.ID, int) ([]careplan.Point, error) {
	return nil, nil
}

// decade is 25,000 blood pressures of ten years.
func decade() queried {
	random := rand.New(rand.NewPCG(7, 8))
	var q queried
	for i := range 25000 {
		top := 132 + 8*math.Sin(float64(i)/2000) + random.NormFloat64()*7
		q.points = append(q.points, careplan.Point{Entry: strconv.Itoa(i), Measure: measure.BloodPressure,
			At: time.Date(2026, time.May, 14, 9, 0, 0, 0, time.UTC).Add(-time.Duration(25000-i) * 210 * time.Minute),
			Amounts: []measure.Amount{measure.Of(strconv.Itoa(int(top)), measure.MillimetreHg),
				measure.Of(strconv.Itoa(int(top*0.4+26+random.NormFloat64()*4)), measure.MillimetreHg)}})
	}
	return q
}

// What the chart of all time adds to the same screen without it, from the
// query's answer to the pixels. Both screens are built and drawn in turn; the
// one without loses its chart before it is laid out, and the time that its
// geometry took.
func BenchmarkTheChartOfAllTime(b *testing.B) {
	for name, size := range map[string]fyne.Size{"phone": shelltest.Phone, "desktop": shelltest.Desktop} {
		b.Run(name, func(b *testing.B) {
			places := New(decade())
			bare := false
			var geometry time.Duration
			h := shelltest.New(b, size, kit.NewTheme(kit.Appearance{}), map[shell.Place]shell.Builder{
				shell.Trend: func(host shell.Host, r shell.Route) shell.Page {
					page := places.trend(host, r)
					if bare {
						picture := page.Body.(*fyne.Container).Objects[1].(*fyne.Container)
						both := picture.Objects[1].(*fyne.Container)
						both.Objects[0] = kit.Text("") // its words stay
						geometry = dataTime(places, host)
					}
					return page
				},
			})
			h.Read = underTarget
			h.Go(shell.Route{Place: shell.Trend, Measure: measure.BloodPressure})
			h.Tap("All")
			drawn := func() time.Duration {
				begun := time.Now()
				h.Rebuild()
				h.Capture()
				return time.Since(begun)
			}
			with, without := time.Hour, time.Hour // the least disturbed of each
			for b.Loop() {
				with = min(with, drawn())
				bare = true
				without = min(without, drawn()-2*geometry) // once for the page, once to know it
				bare = false
			}
			b.ReportMetric((with-without).Seconds()*1000, "added-ms")
			b.ReportMetric(without.Seconds()*1000, "without-ms")
		})
	}
}

// dataTime is how long it takes to make a chart of the readings.
func dataTime(p *Places, host shell.Host) time.Duration {
	m, _ := host.Plan().Measure(measure.BloodPressure)
	v := p.view(host, host.Plan(), m)
	v.series = v.read(v.look.span)
	begun := time.Now()
	kit.NewChart(v.data(), "")
	return time.Since(begun)
}

func underTarget() careplan.Plan {
	target := &careplan.Target{Measure: measure.BloodPressure, Unit: measure.MillimetreHg,
		Ranges: []measure.Range{{High: measure.Whole(135), HighOpen: true}, {High: measure.Whole(85), HighOpen: true}}}
	return careplan.Plan{ID: "p", Me: careplan.Member{Role: careplan.RolePatient}, Entries: []careplan.Entry{{
		ID: "t", Kind: careplan.KindTarget, Heads: []careplan.Version{{Status: careplan.Active, Content: target}}}}}
}
