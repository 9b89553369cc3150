package kit

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/carebottle/carebottle/internal/chart"
)

// pressures are the blood pressures of one month, with a week without.
func pressures() *chart.Chart {
	from := time.Date(2026, time.April, 15, 0, 0, 0, 0, time.UTC)
	c := &chart.Chart{From: from, To: from.AddDate(0, 1, 0), Lines: make([]chart.Line, 2), Scale: chart.Scale{Least: 1, From: 0, To: 400},
		Bands: []chart.Band{
			{Label: "plan: under 135", Upper: 135, HasUpper: true},
			{Label: "plan: under 85", Upper: 85, HasUpper: true},
		}}
	for i, top := range []float64{142, 140, 138, 141, 146, 139, 133, 130, 131, 133, 134, 128, 130, 134, 131, 133, 132, 136, 133, 132} {
		day := i
		if i > 10 {
			day += 8
		}
		c.At = append(c.At, from.AddDate(0, 0, day).Add(8*time.Hour))
		c.Lines[0].Values = append(c.Lines[0].Values, chart.Value{Y: top, Is: chart.Number})
		c.Lines[1].Values = append(c.Lines[1].Values, chart.Value{Y: top - 52 + float64(i%3), Is: chart.Number})
	}
	return c
}

// decade is readings of ten years, as many as n.
func decade(n int) *chart.Chart {
	random := rand.New(rand.NewPCG(1, 2))
	from := time.Date(2016, time.May, 15, 0, 0, 0, 0, time.UTC)
	to := from.AddDate(10, 0, 0)
	c := &chart.Chart{From: from, To: to, Lines: make([]chart.Line, 2), Scale: chart.Scale{Least: 1, From: 0, To: 400}, Bands: pressures().Bands}
	for i := range n {
		at := from.Add(time.Duration(float64(to.Sub(from)) * float64(i) / float64(n)))
		y := 135 + 8*math.Sin(float64(i)/2000) + random.NormFloat64()*7
		c.At = append(c.At, at)
		c.Lines[0].Values = append(c.Lines[0].Values, chart.Value{Y: math.Round(y), Is: chart.Number})
		c.Lines[1].Values = append(c.Lines[1].Values, chart.Value{Y: math.Round(y*0.4 + 24 + random.NormFloat64()*4), Is: chart.Number})
	}
	return c
}

func TestLookAtCharts(t *testing.T) {
	for name, a := range appearances {
		for _, width := range galleryWidths {
			inTheme(t, a)
			month, all := NewChart(pressures(), ""), NewChart(decade(25000), "")
			month.Choose(19)
			page := Stack(Card(month), Card(all))
			w := test.NewTempWindow(t, container.NewWithoutLayout(page))
			w.SetPadded(false)
			h := heightFor(page, width)
			w.Resize(fyne.NewSize(width, h))
			page.Resize(fyne.NewSize(width, h))
			save(t, w, fmt.Sprintf("chart-%s-%.0f", name, width))
		}
	}
}
