package omron_test

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/omron"
	"github.com/carebottle/carebottle/internal/measure"
)

const file = "Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),Symptoms,Consumed,TruRead,Notes\r\n" +
	"Jan 12 2026,08:12,132,78,70,-,-,-,after tea\r\n" +
	"Jan 12 2026,08:12,132,78,70,-,-,-,after tea\r\n" +
	"Jan 11 2026,08:10,400,78,70,-,-,-,-\r\n"

func TestABloodPressureComesWithItsPulse(t *testing.T) {
	src := exchange.Source{Name: "omron.csv", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(file)), nil }}
	p, err := exchange.Look(t.Context(), src, omron.Format{}, exchange.Answers{Zone: time.UTC, Now: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if p.Rows != 3 || p.Taken != 1 || p.Duplicates != 1 || p.Refused != 1 {
		t.Fatalf("%+v", p)
	}
	bp, _ := measure.Find(measure.BloodPressure)
	if got := bp.Say(p.First[0].Reading.Amounts); got != "132/78 mmHg, pulse 70 a minute" {
		t.Error(got)
	}
}
