package home_test

import (
	"net/url"
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/home"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// BenchmarkHome makes the page, its queries included, of a plan with a few
// readings and of one with ten years of them. The ratio is the second to the
// first: ten years should cost nothing.
func BenchmarkHome(b *testing.B) {
	few, many := measuredHome(b, 4), measuredHome(b, 25_000)
	var spent [2]time.Duration
	for b.Loop() {
		for i, host := range []*shelltest.Host{few, many} {
			from := time.Now()
			host.Go(shell.Route{Place: shell.Home})
			spent[i] += time.Since(from)
		}
	}
	b.ReportMetric(float64(spent[1].Microseconds())/float64(b.N)/1000, "ms/home")
	b.ReportMetric(float64(spent[1])/float64(spent[0]), "times-a-few")
}

func measuredHome(b *testing.B, readings int) *shelltest.Host {
	b.Helper()
	k := shelltest.Keep(b)
	id := k.Begin("Grace Okafor", careplan.RolePatient, careplan.Person{FullName: "Grace Okafor"},
		follows(measure.BloodPressure, "", 1), follows(measure.Glucose, "", 2), follows(measure.Weight, "", 3))
	units := map[measure.ID]measure.Unit{measure.Glucose: measure.MillimolePerL, measure.Weight: measure.Kilogram}
	_, err := k.Import(b.Context(), id, &careplan.Import{Format: "test", At: may(14, 9, 0)}, func(take func(*careplan.Reading) (bool, error)) error {
		for n := range readings {
			at := may(14, 8, 0).Add(-time.Duration(n) * 3 * time.Hour)
			r := pressureAt(at, 120+int64(n%30), 70+int64(n%20))
			if m := [3]measure.ID{measure.BloodPressure, measure.Glucose, measure.Weight}[n%3]; m != measure.BloodPressure {
				r.Measure, r.Amounts = m, []measure.Amount{{Number: measure.Whole(5 + int64(n%60)), Unit: units[m]}}
			}
			if _, err := take(r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	host := shelltest.New(b, shelltest.Phone, kit.NewTheme(kit.Appearance{}), home.New(k, k, func(*url.URL) error { return nil }).Routes())
	k.Show(host, id)
	return host
}
