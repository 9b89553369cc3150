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
	appearance Appearance
	regular    fyne.Resource
	bold       fyne.Resource
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme makes the theme for a.
func NewTheme(a Appearance) *Theme {
	a.Scale = min(max(a.Scale, 1), 2)
	return &Theme{
		appearance: a,
		regular:    fyne.NewStaticResource("AtkinsonHyperlegibleNext-Regular.ttf", assets.Regular()),
		bold:       fyne.NewStaticResource("AtkinsonHyperlegibleNext-Bold.ttf", assets.Bold()),
	}
}

// Appearance is what the theme was made for.
func (t *Theme) Appearance() Appearance { return t.appearance }

func (t *Theme) palette(v fyne.ThemeVariant) palette {
	isDark := v == theme.VariantDark
	switch t.appearance.Mode {
	case Light:
		isDark = false
	case Dark:
		isDark = true
	}
	switch {
	case t.appearance.HighContrast && isDark:
		return contrastDark
	case t.appearance.HighContrast:
		return contrastLight
	case isDark:
		return dark
	default:
		return light
	}
}

// fyneColours says which of our colours stands for which of Fyne's, for its
// own widgets: entries, menus, scroll bars, dialogs.
var fyneColours = map[fyne.ThemeColorName]fyne.ThemeColorName{
	theme.ColorNameBackground:          ColourGround,
	theme.ColorNameButton:              ColourPaper,
	theme.ColorNameDisabledButton:      ColourTint,
	theme.ColorNameDisabled:            ColourSoft,
	theme.ColorNameError:               ColourAlert,
	theme.ColorNameFocus:               ColourFocus,
	theme.ColorNameForeground:          ColourInk,
	theme.ColorNameForegroundOnError:   ColourPaper,
	theme.ColorNameForegroundOnPrimary: ColourOnPrime,
	theme.ColorNameForegroundOnSuccess: ColourOnPrime,
	theme.ColorNameForegroundOnWarning: ColourPaper,
	theme.ColorNameHeaderBackground:    ColourPaper,
	theme.ColorNameHyperlink:           ColourPrime,
	theme.ColorNameInputBackground:     ColourPaper,
	theme.ColorNameInputBorder:         ColourSoft,
	theme.ColorNameMenuBackground:      ColourPaper,
	theme.ColorNameOverlayBackground:   ColourPaper,
	theme.ColorNamePlaceHolder:         ColourSoft,
	theme.ColorNamePrimary:             ColourPrime,
	theme.ColorNameScrollBar:           ColourSoft,
	theme.ColorNameScrollBarBackground: ColourGround,
	theme.ColorNameSeparator:           ColourLine,
	theme.ColorNameSuccess:             ColourPrime,
	theme.ColorNameWarning:             ColourWarn,
}

// Color gives the colour of a name, ours or Fyne's.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	p := t.palette(v)
	if ours, ok := fyneColours[name]; ok {
		name = ours
	}
	if c, ok := p[name]; ok {
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
	scale, border, outline := t.appearance.Scale, float32(1), float32(2)
	if t.appearance.HighContrast {
		border, outline = 3, 3
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
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameCardRadius,
		theme.SizeNameDialogRadius, theme.SizeNamePopupRadius, theme.SizeNameMenuRadius:
		return Radius
	case theme.SizeNameInnerPadding:
		return 12
	case theme.SizeNameScrollBar:
		return 14
	case theme.SizeNameScrollBarSmall:
		return 6
	}
	return theme.DefaultTheme().Size(name)
}
