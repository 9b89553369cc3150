package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// look is the theme and variant that a widget is drawn with now.
type look struct {
	theme   fyne.Theme
	variant fyne.ThemeVariant
}

// lookOf asks for the theme each time, so that widgets follow changes and
// theme overrides. Where somebody else's theme is set (another package's
// test), our own stands in: it alone knows our names.
func lookOf(w fyne.Widget) look {
	t := theme.CurrentForWidget(w)
	if t.Size(SizeBody) == 0 {
		t = NewTheme(Appearance{})
	}
	return look{theme: t, variant: fyne.CurrentApp().Settings().ThemeVariant()}
}

func (l look) colour(name fyne.ThemeColorName) color.Color { return l.theme.Color(name, l.variant) }
func (l look) size(name fyne.ThemeSizeName) float32        { return l.theme.Size(name) }

// Colour is the colour of name in the theme and variant that w is drawn with,
// for custom drawing. Ask again in every Refresh.
func Colour(w fyne.Widget, name fyne.ThemeColorName) color.Color { return lookOf(w).colour(name) }

// Size is the size of name in the theme that w is drawn with.
func Size(w fyne.Widget, name fyne.ThemeSizeName) float32 { return lookOf(w).size(name) }
