package measure_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/carebottle/carebottle/internal/measure"
)

// tenYears are 25,000 amounts, as many as somebody measures in ten years.
func tenYears(u measure.Unit, from, places int64) []measure.Amount {
	all := make([]measure.Amount, 25_000)
	for i := range all {
		d := decimal.New(from+int64(i*7919%97), -int32(places))
		all[i] = measure.Amount{Number: measure.NumberOf(d), Unit: u}
	}
	return all
}

// added is the plainest thing that can be done with the amounts: the sum of
// their decimals, which benchmarks are set beside.
func added(all []measure.Amount) decimal.Decimal {
	var sum decimal.Decimal
	for _, a := range all {
		sum = sum.Add(a.Number.Decimal())
	}
	return sum
}

// beside runs work and tells how many times as long it takes as adding.
func beside(b *testing.B, all []measure.Amount, work func()) {
	b.Helper()
	var worked, plain time.Duration
	for b.Loop() {
		start := time.Now()
		work()
		worked += time.Since(start)
		start = time.Now()
		if added(all).IsZero() {
			b.Fatal("nothing to add")
		}
		plain += time.Since(start)
	}
	b.ReportMetric(float64(worked)/float64(plain), "x-adding")
	b.ReportMetric(float64(worked.Nanoseconds())/float64(b.N*len(all)), "ns/amount")
}

func BenchmarkMeanOfTenYears(b *testing.B) {
	p := only(measure.Glucose)
	own, other := tenYears(measure.MillimolePerL, 40, 1), tenYears(measure.MilligramPerDL, 72, 0)
	mixed := append(append([]measure.Amount{}, own[:12_500]...), other[:12_500]...)
	for _, c := range []struct {
		name string
		all  []measure.Amount
	}{{"as entered", own}, {"of two units", mixed}} {
		b.Run(c.name, func(b *testing.B) {
			beside(b, c.all, func() {
				if m, ok := p.Mean(c.all, measure.MillimolePerL, 1); !ok || m.N != len(c.all) {
					b.Fatal("not averaged")
				}
			})
		})
	}
}

func BenchmarkConvertTenYears(b *testing.B) {
	for _, c := range []struct {
		id   measure.ID
		all  []measure.Amount
		into measure.Unit
	}{
		{measure.Glucose, tenYears(measure.MillimolePerL, 40, 1), measure.MilligramPerDL},
		{measure.Weight, tenYears(measure.Kilogram, 7200, 2), measure.Stone},
		{measure.Glucose, tenYears(measure.MillimolePerL, 40, 1), measure.MillimolePerL},
	} {
		p := only(c.id)
		b.Run(fmt.Sprintf("%s into %s", c.all[0].Unit.Label(), c.into.Label()), func(b *testing.B) {
			beside(b, c.all, func() {
				for _, a := range c.all {
					if _, ok := p.In(a, c.into); !ok {
						b.Fatal("not converted")
					}
				}
			})
		})
	}
}

func BenchmarkAskOfTenYears(b *testing.B) {
	all := tenYears(measure.Kilogram, 7200, 2)
	own := make([][]measure.Amount, len(all))
	for i := range all {
		own[i] = all[i : i+1]
	}
	m := find(measure.Weight)
	beside(b, all, func() {
		if m.Ask([]measure.Amount{of("7.2", measure.Kilogram)}, own) == "" {
			b.Fatal("not asked")
		}
	})
}

func BenchmarkFind(b *testing.B) {
	for b.Loop() {
		if _, ok := measure.Find(measure.Fluid); !ok {
			b.Fatal("not found")
		}
	}
}
