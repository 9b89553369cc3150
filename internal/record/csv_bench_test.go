package record

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/exchangetest"
	"github.com/carebottle/carebottle/internal/exchange/omron"
)

// BenchmarkTakeInCSV100000 is a file of 100,000 rows, from its bytes to the
// disk, against inserting what it came to from memory.
func BenchmarkTakeInCSV100000(b *testing.B) {
	const n = 100_000
	var file strings.Builder
	file.WriteString("Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),Symptoms,Consumed,TruRead,Notes\r\n")
	for i := range n {
		at := exchangetest.Now.AddDate(0, 0, -1-i/12)
		fmt.Fprintf(&file, "%s,%02d:%02d,%d,%d,%d,-,-,-,-\r\n", at.Format("Jan 2 2006"), 6+i%12, i%60, 110+i%60, 60+i%30, 50+i%50)
	}
	src := exchangetest.File("omron.csv", file.String())
	seen, err := exchange.Look(ctx, src, omron.Format{}, exchangetest.Answers(b), nil, nil)
	if err != nil {
		b.Fatal(err)
	}
	origin := newDevice(b, "a")
	plan := origin.found(b, graceHerself(), grace())
	origin.close(b)
	origin.open(b)
	var files, inserts []time.Duration
	for b.Loop() {
		d := origin.copyTo(b, "a")
		imp := &careplan.Import{Format: seen.Format.Name(), File: src.Name}
		files = append(files, timed(func() {
			_, err := d.Import(ctx, plan, imp, func(take func(*careplan.Reading) (bool, error)) error {
				return exchange.Take(ctx, src, seen, take, nil)
			})
			if err != nil || imp.Taken != n {
				b.Fatal(err, imp.Taken)
			}
		}))
		made := d.everything(b, plan)
		d.close(b)
		d = origin.copyTo(b, "a")
		inserts = append(inserts, d.insertAll(b, made))
		d.close(b)
	}
	b.ReportMetric(median(files)/median(inserts), "times-inserting")
	b.ReportMetric(median(files)/1e9, "s/file")
}
