package exchange_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/csvimport"
	"github.com/carebottle/carebottle/internal/exchange/exchangetest"
	"github.com/carebottle/carebottle/internal/exchange/omron"
	"github.com/carebottle/carebottle/internal/measure"
)

const benchRows = 100_000

// years is a file of Omron's with 100,000 blood pressures.
func years() string {
	var b strings.Builder
	b.WriteString("Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),Symptoms,Consumed,TruRead,Notes\r\n")
	for i := range benchRows {
		at := exchangetest.Now.AddDate(0, 0, -1-i/12)
		fmt.Fprintf(&b, "%s,%02d:%02d,%d,%d,%d,-,-,-,-\r\n", at.Format("Jan 2 2006"), 6+i%12, i%60, 110+i%60, 60+i%30, 50+i%50)
	}
	return b.String()
}

func perRow(b *testing.B) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchRows, "ns/row")
}

func BenchmarkTake(b *testing.B) {
	for name, f := range map[string]exchange.Format{"omron": omron.Format{}, "csv": csvimport.Format{}} {
		b.Run(name, func(b *testing.B) {
			src, a := exchangetest.File("omron.csv", years()), exchangetest.Answers(b)
			table, err := csvimport.Columns(src)
			if err != nil {
				b.Fatal(err)
			}
			bp, _ := measure.Find(measure.BloodPressure)
			m := table.Propose(bp)
			a.Mapping = &m
			p, err := exchange.Look(b.Context(), src, f, a, nil, nil)
			if err != nil || p.Taken+p.Duplicates != benchRows {
				b.Fatal(err, p.Taken, p.Refusals)
			}
			for b.Loop() {
				n := 0
				err := exchange.Take(b.Context(), src, p, func(*careplan.Reading) (bool, error) { n++; return true, nil }, nil)
				if err != nil || n != benchRows {
					b.Fatal(err, n)
				}
			}
			perRow(b)
		})
	}
}

func BenchmarkLook(b *testing.B) {
	src, a := exchangetest.File("omron.csv", years()), exchangetest.Answers(b)
	for b.Loop() {
		if _, err := exchange.Look(b.Context(), src, omron.Format{}, a, nil, nil); err != nil {
			b.Fatal(err)
		}
	}
	perRow(b)
}

// BenchmarkBytes is what reading the same bytes and doing nothing takes.
func BenchmarkBytes(b *testing.B) {
	src := exchangetest.File("omron.csv", years())
	for b.Loop() {
		file, err := src.Open()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, file); err != nil {
			b.Fatal(err)
		}
	}
	perRow(b)
}
