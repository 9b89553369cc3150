package kit

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"github.com/carebottle/carebottle/internal/careplan"
)

// contrast is the contrast ratio of WCAG 2.2.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func TestTextCanBeReadOnItsGround(t *testing.T) {
	const aaa, aa, shape = 7, 4.5, 3
	pairs := []struct {
		front, back fyne.ThemeColorName
		least       float64
	}{
		{ColourInk, ColourPaper, aaa}, {ColourInk, ColourGround, aaa}, {ColourInk, ColourTint, aaa},
		{ColourInk, ColourWarnTint, aaa}, {ColourInk, ColourAlertTint, aaa},
		{ColourSoft, ColourPaper, aa}, {ColourSoft, ColourGround, aa}, {ColourSoft, ColourTint, aa},
		{ColourPrime, ColourPaper, aa}, {ColourPrime, ColourGround, aa}, {ColourPrime, ColourTint, aa},
		{ColourOnPrime, ColourPrime, aa},
		{ColourAlert, ColourPaper, aa}, {ColourAlert, ColourGround, aa}, {ColourAlert, ColourAlertTint, aa},
		{ColourWarn, ColourPaper, aa}, {ColourWarn, ColourWarnTint, aa},
		{theme.ColorNameForeground, theme.ColorNameBackground, aaa}, {theme.ColorNamePlaceHolder, theme.ColorNameInputBackground, aa},
		{theme.ColorNameInputBorder, theme.ColorNameInputBackground, shape}, {theme.ColorNameInputBorder, theme.ColorNameBackground, shape},
	}
	for _, colour := range careplan.Colours() {
		pairs = append(pairs, struct {
			front, back fyne.ThemeColorName
			least       float64
		}{ColourOnPrime, PersonColour(colour), aa})
	}
	for _, high := range []bool{false, true} {
		for _, mode := range []Mode{Light, Dark} {
			th := NewTheme(Appearance{Mode: mode, HighContrast: high})
			for _, p := range pairs {
				got := contrast(th.Color(p.front, theme.VariantLight), th.Color(p.back, theme.VariantLight))
				if got < p.least {
					t.Errorf("%s, high contrast %v: %s on %s is %.2f, below %.1f", mode, high, p.front, p.back, got, p.least)
				}
				if high && got < 20.9 {
					t.Errorf("high contrast %s: %s on %s is %.2f, not black on white", mode, p.front, p.back, got)
				}
			}
			// The ring has two colours: one of them stands out on any ground.
			for _, ground := range []fyne.ThemeColorName{ColourGround, ColourPaper, ColourPrime} {
				on := th.Color(ground, theme.VariantLight)
				best := max(contrast(th.Color(ColourFocus, theme.VariantLight), on), contrast(th.Color(ColourRing, theme.VariantLight), on))
				if best < shape {
					t.Errorf("%s, high contrast %v: the focus ring on %s is %.2f", mode, high, ground, best)
				}
			}
		}
	}
}

func TestSystemModeFollowsTheVariant(t *testing.T) {
	th := NewTheme(Appearance{})
	if th.Color(ColourGround, theme.VariantLight) != color.Color(rgb(0xF4F1EA)) || th.Color(ColourGround, theme.VariantDark) != color.Color(rgb(0x0F161B)) {
		t.Error("the ground is not that of the variant")
	}
	fixed := NewTheme(Appearance{Mode: Dark})
	if fixed.Color(ColourGround, theme.VariantLight) != fixed.Color(ColourGround, theme.VariantDark) {
		t.Error("a chosen mode follows the system")
	}
}

func TestTextScalesWithinItsBounds(t *testing.T) {
	for given, want := range map[float32]float32{0: 20, 0.5: 20, 1: 20, 1.25: 25, 2: 40, 9: 40} {
		if got := NewTheme(Appearance{Scale: given}).Size(SizeBody); got != want {
			t.Errorf("at %v body text is %v, not %v", given, got, want)
		}
	}
}

func TestEveryPersonHasAColourOfTheirOwn(t *testing.T) {
	for _, mode := range []Mode{Light, Dark} {
		th := NewTheme(Appearance{Mode: mode})
		seen := make(map[string]string)
		for _, colour := range careplan.Colours() {
			key := fmt.Sprint(th.Color(PersonColour(colour), theme.VariantLight))
			if other, ok := seen[key]; ok {
				t.Errorf("%s: %s and %s look the same", mode, colour, other)
			}
			seen[key] = colour
		}
	}
	if PersonColour("ultraviolet") != ColourPrime {
		t.Error("a colour of a newer version has no stand-in")
	}
}

func TestWidgetsFollowAChangeOfTheme(t *testing.T) {
	app := inTheme(t, Appearance{Mode: Light})
	words := Text("Latex")
	w := test.NewWindow(Stack(words, PlainButton("Save", IconAdd(), nil)))
	defer w.Close()
	w.Resize(fyne.NewSize(360, 640))
	before := drawn(words)
	app.Settings().SetTheme(NewTheme(Appearance{Mode: Dark, Scale: 2}))
	words.Refresh()
	after := drawn(words)
	if after.TextSize != 2*before.TextSize {
		t.Errorf("text of %v became %v", before.TextSize, after.TextSize)
	}
	if after.Color == before.Color {
		t.Error("the ink stayed that of the light theme")
	}
}

func TestAnOverriddenThemeReachesTheWidgetsInIt(t *testing.T) {
	inTheme(t, Appearance{Mode: Dark})
	words := Text("999 047 3056")
	w := test.NewWindow(container.NewThemeOverride(Card(words), NewTheme(Appearance{Mode: Light, HighContrast: true})))
	defer w.Close()
	w.Resize(fyne.NewSize(360, 640))
	if got := drawn(words).Color; got != color.Color(rgb(0x000000)) {
		t.Errorf("on a white page the text is %v", got)
	}
}

func drawn(p *Prose) *canvas.Text { return test.WidgetRenderer(p).Objects()[0].(*canvas.Text) }
