package shell

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"github.com/carebottle/carebottle/app/kit"
)

func TestTheLabelsOfTheBottomBarGrowAsFarAsTheyFit(t *testing.T) {
	for _, c := range []struct {
		width, scale float32
		want         float32 // least size of the letters
	}{
		{360, 1, 17},
		{360, 1.5, 19},
		{360, 2, 20},
		{320, 2, 17},
		{412, 2, 23},
	} {
		app := test.NewTempApp(t)
		app.Settings().SetTheme(kit.NewTheme(kit.Appearance{Scale: c.scale}))
		bar := phoneBar(&Shell{look: Look{Appearance: kit.Appearance{Scale: c.scale}}})
		bar.Resize(fyne.NewSize(c.width, 100))
		row := bar.(*fyne.Container).Objects[2].(*fyne.Container)
		end := float32(0)
		for _, o := range row.Objects {
			b := o.(*barItem)
			if b.letters < c.want {
				t.Errorf("%v at %v: %q has letters of %v", c.width, c.scale, b.place.label, b.letters)
			}
			if room := b.Size().Width - labelWidth(b.place, b.letters); room < betweenLabels {
				t.Errorf("%v at %v: %q has %v to the next", c.width, c.scale, b.place.label, room)
			}
			if b.Size().Width < leastCell || b.Size().Height < kit.Touch {
				t.Errorf("%v at %v: %q is %v, too small for a finger", c.width, c.scale, b.place.label, b.Size())
			}
			end = b.Position().X + b.Size().Width
		}
		if end > c.width+0.5 {
			t.Errorf("%v at %v: the bar ends at %v", c.width, c.scale, end)
		}
	}
}

func TestTheBarShowsWhereOneIsInTwoColoursToo(t *testing.T) {
	for name, look := range map[string]kit.Appearance{"light": {}, "contrast": {HighContrast: true}} {
		test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(look))
		s := &Shell{trail: []stop{{route: Route{Place: Home}}}}
		drawn := func(p barPlace) *canvas.Rectangle {
			b := newBarItem(s, p, false)
			b.Resize(fyne.NewSize(200, 56))
			return test.WidgetRenderer(b).(*barItemRenderer).back
		}
		here, there := drawn(barPlaces()[0]), drawn(barPlaces()[1])
		ground := kit.NewTheme(look).Color(kit.ColourPaper, theme.VariantLight)
		if here.FillColor == ground && (here.StrokeWidth == 0 || here.StrokeColor == color.Transparent) {
			t.Errorf("%s: the place one is at has neither a tint nor a border", name)
		}
		if there.FillColor != color.Transparent || there.StrokeColor != color.Transparent {
			t.Errorf("%s: another place is marked too", name)
		}
	}
}
