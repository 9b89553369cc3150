package kit

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

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

// hung shows a chart as wide as asked, and gives the picture of its window.
func hung(t *testing.T, c *Chart, width float32) (*Chart, image.Image) {
	t.Helper()
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	card := Card(c)
	w.Resize(fyne.NewSize(width, heightFor(card, width)))
	w.SetContent(container.New(&chartBeside{}, card, hidden()))
	return c, w.Canvas().Capture()
}

func hidden() fyne.CanvasObject {
	o := Text("")
	o.Hide()
	return o
}

func TestNoWordOfAChartLeavesItOrRunsOverAnother(t *testing.T) {
	for name, a := range appearances {
		for _, width := range galleryWidths {
			inTheme(t, a)
			for what, data := range map[string]*chart.Chart{"month": pressures(), "decade": decade(3000)} {
				c, _ := hung(t, NewChart(data, ""), width)
				c.Choose(len(data.At) - 1)
				var texts []*canvas.Text
				for _, o := range test.WidgetRenderer(c).Objects() {
					if text, ok := o.(*canvas.Text); ok {
						texts = append(texts, text)
					}
				}
				if len(texts) < 5 {
					t.Fatalf("%s %.0f %s has %d words", name, width, what, len(texts))
				}
				for i, one := range texts {
					if one.Position().X < -0.5 || one.Position().X+one.MinSize().Width > width-2*Padding+1 {
						t.Errorf("%s %.0f %s: %q leaves the chart", name, width, what, one.Text)
					}
					for _, other := range texts[:i] {
						if overlapping(one, other) {
							t.Errorf("%s %.0f %s: %q runs over %q", name, width, what, one.Text, other.Text)
						}
					}
				}
			}
		}
	}
}

func overlapping(a, b fyne.CanvasObject) bool {
	const slack = 1
	from, to := a.Position(), a.Position().Add(a.MinSize())
	other, end := b.Position(), b.Position().Add(b.MinSize())
	return min(to.X, end.X)-max(from.X, other.X) > slack && min(to.Y, end.Y)-max(from.Y, other.Y) > slack
}

func TestOneReadingAmongThousandsIsSeen(t *testing.T) {
	for _, line := range []int{0, 1} {
		inTheme(t, Appearance{Mode: Light})
		data := decade(25000)
		const far = 17777
		data.Lines[line].Values[far].Y = 20
		c, picture := hung(t, NewChart(data, ""), 332)
		at := c.laid.Places(far)[line]
		at = chart.XY{X: at.X + float64(Padding), Y: at.Y + float64(Padding)}
		if !darkNear(picture, at) {
			t.Errorf("line %d: nothing is drawn at %v", line, at)
		}
		if empty := (chart.XY{X: at.X + 8, Y: at.Y}); darkNear(picture, empty) {
			t.Errorf("something is drawn at %v too: the test looks at nothing", empty)
		}
	}
}

// darkNear tells whether there is dark ink within a pixel of a place.
func darkNear(picture image.Image, at chart.XY) bool {
	for x := int(at.X) - 1; x <= int(at.X)+1; x++ {
		for y := int(at.Y) - 1; y <= int(at.Y)+1; y++ {
			if r, _, _, _ := picture.At(x, y).RGBA(); r < 0x6000 {
				return true
			}
		}
	}
	return false
}

var updateCharts = flag.Bool("update", false, "draw the golden charts anew: look at them before keeping them")

// A known series as a picture: bundled fonts, and what was agreed to be right.
func TestChartsLookAsTheyDid(t *testing.T) {
	dark := Appearance{Mode: Dark}
	for name, c := range map[string]struct {
		data  *chart.Chart
		look  Appearance
		width float32
	}{
		"month": {pressures(), Appearance{Mode: Light}, 332}, "month-dark": {pressures(), dark, 332},
		"month-200": {pressures(), Appearance{Mode: Light, HighContrast: true, Scale: 2}, 332},
		"decade":    {decade(25000), Appearance{Mode: Light}, 606},
		"glucose":   {glucoses(), Appearance{Mode: Light}, 332},
	} {
		inTheme(t, c.look)
		shown := NewChart(c.data, "")
		shown.Choose(3)
		_, picture := hung(t, shown, c.width)
		golden(t, filepath.Join("testdata", "chart-"+name+".png"), picture)
	}
}

// glucoses are a week with a band, a gap, a HI and a LO.
func glucoses() *chart.Chart {
	from := time.Date(2026, time.May, 8, 0, 0, 0, 0, time.UTC)
	c := &chart.Chart{From: from, To: from.AddDate(0, 0, 7), Lines: make([]chart.Line, 1), Scale: chart.Scale{Least: 0.1, To: math.Inf(1)},
		Bands: []chart.Band{{Label: "plan: 5 to 7", Lower: 5, Upper: 7, HasLower: true, HasUpper: true}}}
	for i, v := range []chart.Value{{Y: 5.5, Is: chart.Number}, {Y: 6.4, Is: chart.Number}, {Is: chart.High}, {Y: 6.1, Is: chart.Number},
		{Y: 7.2, Is: chart.Number}, {Y: 4.1, Is: chart.Number}, {Is: chart.Low}, {Y: 6.6, Is: chart.Number}} {
		at := from.Add(time.Duration(7+8*i) * time.Hour)
		if i > 3 {
			at = at.AddDate(0, 0, 4)
		}
		c.At, c.Lines[0].Values = append(c.At, at), append(c.Lines[0].Values, v)
	}
	return c
}

// golden compares with a picture of before. A few pixels may differ a little:
// processors round differently.
func golden(t *testing.T, path string, picture image.Image) {
	t.Helper()
	if *updateCharts {
		var data bytes.Buffer
		if err := png.Encode(&data, picture); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	before, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if before.Bounds() != picture.Bounds() {
		t.Fatalf("%s is %v, and now %v", path, before.Bounds(), picture.Bounds())
	}
	differ := 0
	b := before.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, _ := before.At(x, y).RGBA()
			r2, g2, bl2, _ := picture.At(x, y).RGBA()
			if max(apart(r, r2), apart(g, g2), apart(bl, bl2)) > 0x2000 {
				differ++
			}
		}
	}
	if most := b.Dx() * b.Dy() / 2000; differ > most {
		t.Errorf("%s looks different in %d pixels; run with -update, and look at it", path, differ)
	}
}

func apart(a, b uint32) uint32 { return max(a, b) - min(a, b) }

func TestADensePathIsCutWithoutLosingAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var whole chart.Path
		whole.Crowd = chart.Dense
		segments := 0
		for range rapid.IntRange(1, 3).Draw(t, "runs") {
			var run []chart.XY
			x := rapid.Float64Range(0, 100).Draw(t, "from")
			for range rapid.IntRange(1, 40).Draw(t, "places") {
				run = append(run, chart.XY{X: x, Y: rapid.Float64Range(0, 200).Draw(t, "y")})
				x += rapid.Float64Range(0, 90).Draw(t, "step")
			}
			segments += len(run) - 1
			whole.Runs = append(whole.Runs, run)
		}
		whole.Edges = []chart.Edge{{High: true}}
		var edges int
		for _, piece := range pieces(whole) {
			edges += len(piece.Edges)
			segments -= len(piece.Runs[0]) - 1
		}
		if segments != 0 || edges != 1 {
			t.Fatalf("%d segments and %d arrows are lost", segments, 1-edges)
		}
	})
}
