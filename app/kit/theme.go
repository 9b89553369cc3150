package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"github.com/carebottle/carebottle/assets"
)

// The sizes of the theme beside Fyne's own, in Fyne's units.
const (
	SizeBody    fyne.ThemeSizeName = "carebottle.body"    // 20 at 100 %
	SizeSecond  fyne.ThemeSizeName = "carebottle.second"  // 17
	SizeHeading fyne.ThemeSizeName = "carebottle.heading" // 28
	SizeNumber  fyne.ThemeSizeName = "carebottle.number"  // 30
	SizeIcon    fyne.ThemeSizeName = "carebottle.icon"    // 24, grows with the text
	SizeBorder  fyne.ThemeSizeName = "carebottle.border"  // lines that part: 1, or 3 in high contrast
	SizeOutline fyne.ThemeSizeName = "carebottle.outline" // lines round what can be used: 2, or 3
	SizeChip    fyne.ThemeSizeName = "carebottle.chip"    // lines round chips, which are tinted: 0, or 3
)

// Sizes that stay the same at every text size.
const (
	Touch   float32 = 56 // least height of what can be tapped
	Main    float32 = 60 // least height of the main act
	Padding float32 = 14 // inside cards, at the sides of a page
	Gap     float32 = 12 // between cards
	Radius  float32 = 12
	ring    float32 = 4 // width of the focus ring
)

// Mode chooses between the light and the dark theme.
type Mode string

// The modes. System follows what the computer or telephone is set to.
const (
	System Mode = ""
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// Appearance is what a person may choose about the looks. The zero value is
// the one that Carebottle starts with.
type Appearance struct {
	Mode         Mode
	HighContrast bool
	Scale        float32 // of text: 1 to 2; others are taken as the nearest of these
}

// Theme draws Carebottle's look for one appearance. It is a value that never
// changes: a new choice is a new Theme.
type Theme struct {
	appearance      Appearance
	onLight, onDark palette
	regular, bold   fyne.Resource
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme makes the theme for a.
func NewTheme(a Appearance) *Theme {
	a.Scale = min(max(a.Scale, 1), 2)
	onLight, onDark := a.palettes()
	return &Theme{
		appearance: a,
		onLight:    onLight,
		onDark:     onDark,
		regular:    fyne.NewStaticResource("AtkinsonHyperlegibleNext-Regular.ttf", assets.Regular()),
		bold:       fyne.NewStaticResource("AtkinsonHyperlegibleNext-Bold.ttf", assets.Bold()),
	}
}

// Appearance is what the theme was made for.
func (t *Theme) Appearance() Appearance { return t.appearance }

// palettes are the one for a light and the one for a dark screen.
func (a Appearance) palettes() (onLight, onDark palette) {
	onLight, onDark = lightPalette(), darkPalette()
	if a.HighContrast {
		black, white := rgb(0x000000), rgb(0xFFFFFF)
		onLight, onDark = contrastPalette(black, white), contrastPalette(white, black)
	}
	switch a.Mode {
	case Light:
		onDark = onLight
	case Dark:
		onLight = onDark
	}
	return onLight, onDark
}

func (t *Theme) palette(v fyne.ThemeVariant) palette {
	if v == theme.VariantDark {
		return t.onDark
	}
	return t.onLight
}

// ours says which of our colours stands for one of Fyne's, for its own
// widgets: entries, menus, scroll bars.
func ours(name fyne.ThemeColorName) fyne.ThemeColorName {
	switch name {
	case theme.ColorNameBackground, theme.ColorNameScrollBarBackground:
		return ColourGround
	case theme.ColorNameButton, theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnWarning, theme.ColorNameHeaderBackground, theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground:
		return ColourPaper
	case theme.ColorNameDisabledButton:
		return ColourTint
	case theme.ColorNameDisabled, theme.ColorNameInputBorder, theme.ColorNamePlaceHolder, theme.ColorNameScrollBar:
		return ColourSoft
	case theme.ColorNameError:
		return ColourAlert
	case theme.ColorNameFocus:
		return ColourFocus
	case theme.ColorNameForeground:
		return ColourInk
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnSuccess:
		return ColourOnPrime
	case theme.ColorNameHyperlink, theme.ColorNamePrimary, theme.ColorNameSuccess:
		return ColourPrime
	case theme.ColorNameSeparator:
		return ColourLine
	case theme.ColorNameWarning:
		return ColourWarn
	default:
		return name
	}
}

// Color gives the colour of a name, ours or Fyne's.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	p := t.palette(v)
	if c, ok := p[ours(name)]; ok {
		return c
	}
	switch name {
	case theme.ColorNameHover:
		return veil(p[ColourInk], 0x14)
	case theme.ColorNamePressed:
		return veil(p[ColourInk], 0x2c)
	case theme.ColorNameSelection:
		return veil(p[ColourPrime], 0x4d)
	case theme.ColorNameShadow:
		return color.NRGBA{A: 0x33}
	}
	return theme.DefaultTheme().Color(name, v)
}

// veil is c, laid thinly over what is below it.
func veil(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}

// Font gives Atkinson Hyperlegible Next, and Fyne's own fonts for symbols.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol, style.Monospace:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return t.bold
	default:
		return t.regular
	}
}

// Icon gives Fyne's icons; our own are named in icon.go.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return theme.DefaultTheme().Icon(name)
}

// Size gives the size of a name, ours or Fyne's.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	scale, border, outline, chip := t.appearance.Scale, float32(1), float32(2), float32(0)
	if t.appearance.HighContrast {
		border, outline, chip = 3, 3, 3
	}
	switch name {
	case SizeBody, theme.SizeNameText, theme.SizeNameSubHeadingText:
		return 20 * scale
	case SizeSecond, theme.SizeNameCaptionText:
		return 17 * scale
	case SizeHeading, theme.SizeNameHeadingText:
		return 28 * scale
	case SizeNumber:
		return 30 * scale
	case SizeIcon, theme.SizeNameInlineIcon:
		return 24 * scale
	case SizeBorder, theme.SizeNameSeparatorThickness:
		return border
	case SizeOutline, theme.SizeNameInputBorder:
		return outline
	case SizeChip:
		return chip
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameCardRadius,
		theme.SizeNameDialogRadius, theme.SizeNamePopupRadius, theme.SizeNameMenuRadius:
		return Radius
	case theme.SizeNameInnerPadding:
		return Padding
	case theme.SizeNameScrollBar:
		return 14
	case theme.SizeNameScrollBarSmall:
		return 6
	}
	return theme.DefaultTheme().Size(name)
}
