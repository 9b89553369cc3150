package applehealth_test

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/exchange"
	"github.com/carebottle/carebottle/internal/exchange/applehealth"
	"github.com/carebottle/carebottle/internal/exchange/exchangetest"
	"github.com/carebottle/carebottle/internal/measure"
)

// export is an export.xml of a given size, made while it is read: a watch's
// heart rates, what a telephone counts, and once in a while a weight, a
// saturation and a blood pressure. It is the same each time.
type export struct {
	size, made int64
	n          int
	held       []byte
	closed     bool
}

func generated(size int64) exchange.Source {
	return exchange.Source{Name: "export.xml", Size: size, Open: func() (io.ReadCloser, error) {
		return &export{size: size, held: []byte("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData>\n<HealthData locale=\"en_GB\">\n")}, nil
	}}
}

func (e *export) Close() error { return nil }

func (e *export) Read(b []byte) (int, error) {
	for len(e.held) == 0 {
		switch {
		case e.closed:
			return 0, io.EOF
		case e.made >= e.size:
			e.closed = true
			e.held = append(e.held, "</HealthData>\n"...)
		default:
			e.record()
		}
	}
	n := copy(b, e.held)
	e.held = e.held[n:]
	e.made += int64(n)
	return n, nil
}

const watch = `sourceName="Gracie&apos;s Watch" sourceVersion="11.2" device="&lt;&lt;HKDevice: 0x281d3e440&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, software:11.2&gt;"`

func (e *export) record() {
	e.n++
	at := time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(e.n) * time.Minute).Format("2006-01-02 15:04:05 -0700")
	write := func(kind, unit, value string) {
		e.held = fmt.Appendf(e.held, " <Record type=\"HKQuantityTypeIdentifier%s\" %s unit=\"%s\" creationDate=\"%s\" startDate=\"%s\" endDate=\"%s\" value=\"%s\"/>\n",
			kind, watch, unit, at, at, at, value)
	}
	switch {
	case e.n%500 == 0:
		write("BodyMass", "kg", fmt.Sprintf("%d.%d", 70+e.n%5, e.n%10))
	case e.n%501 == 0:
		write("BloodPressureSystolic", "mmHg", fmt.Sprint(120+e.n%30))
		write("BloodPressureDiastolic", "mmHg", fmt.Sprint(70+e.n%20))
	case e.n%20 == 0:
		write("OxygenSaturation", "%", fmt.Sprintf("0.%d", 90+e.n%10))
	case e.n%2 == 0:
		write("HeartRate", "count/min", fmt.Sprint(55+e.n%60))
	default:
		write("ActiveEnergyBurned", "kcal", fmt.Sprintf("0.%d", 1+e.n%999))
	}
}

// inUse is the memory that the program has from the system.
func inUse() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64() - s[1].Value.Uint64()
}

// live is what is held after everything that is not has been given back.
func live() uint64 {
	runtime.GC()
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

func TestMemoryDoesNotGrowWithTheFile(t *testing.T) {
	const size = 20 << 20
	before := live()
	var most uint64
	told := int64(0)
	progress := func(done, total int64) {
		if done < told || total != size {
			t.Errorf("progress went from %d to %d of %d", told, done, total)
		}
		told = done
		if done>>20%4 == 0 {
			most = max(most, live())
		}
	}
	want := map[measure.ID]bool{measure.Weight: true, measure.BloodPressure: true}
	a := exchangetest.Answers(t)
	a.Want = want
	p, err := exchange.Look(t.Context(), generated(size), applehealth.Format{}, a, nil, progress)
	if err != nil {
		t.Fatal(err)
	}
	told = 0
	taken := 0
	err = exchange.Take(t.Context(), generated(size), p, func(*careplan.Reading) (bool, error) {
		taken++
		return true, nil
	}, progress)
	if err != nil {
		t.Fatal(err)
	}
	if taken != p.Taken || taken < 150 || p.Rows < 40_000 {
		t.Errorf("%d taken, %d shown, of %d rows", taken, p.Taken, p.Rows)
	}
	// 20,000 heart rates are counted, and cost some bytes each to tell doubles.
	if grown := int64(most) - int64(before); grown > 4<<20 {
		t.Errorf("%d bytes are held of a file of %d", grown, size)
	}
}

// TestAGigabyte takes minutes: CAREBOTTLE_GIGABYTE=1 go test -run Gigabyte -v.
func TestAGigabyte(t *testing.T) {
	if os.Getenv("CAREBOTTLE_GIGABYTE") == "" {
		t.Skip("CAREBOTTLE_GIGABYTE is not set")
	}
	const size = 1 << 30
	var most uint64
	calls := 0
	progress := func(int64, int64) { calls++; most = max(most, inUse()) }
	start := time.Now()
	p, err := exchange.Look(t.Context(), generated(size), applehealth.Format{}, exchangetest.Answers(t), nil, progress)
	if err != nil {
		t.Fatal(err)
	}
	looked := time.Since(start)
	t.Logf("looked at in %s: %d rows, %d readings, %d skipped, %d told of progress, %d MB in use", looked, p.Rows, p.Taken, p.Skipped, calls, most>>20)
	start = time.Now()
	taken := 0
	err = exchange.Take(t.Context(), generated(size), p, func(*careplan.Reading) (bool, error) {
		taken++
		return true, nil
	}, progress)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("taken in within %s: %d readings, %d MB in use at most", time.Since(start), taken, most>>20)
	if taken != p.Taken || most > 200<<20 {
		t.Errorf("%d taken of %d; %d bytes in use", taken, p.Taken, most)
	}
}

func BenchmarkLook(b *testing.B) {
	const size = 20 << 20
	b.SetBytes(size)
	for b.Loop() {
		if _, err := exchange.Look(b.Context(), generated(size), applehealth.Format{}, exchangetest.Answers(b), nil, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGenerator(b *testing.B) {
	const size = 20 << 20
	b.SetBytes(size)
	for b.Loop() {
		file, _ := generated(size).Open()
		if _, err := io.Copy(io.Discard, file); err != nil {
			b.Fatal(err)
		}
	}
}
