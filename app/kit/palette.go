package kit

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/internal/careplan"
)

// The colours of the theme. Every widget asks for them by name, so that a
// change of theme reaches it.
const (
	ColourGround    fyne.ThemeColorName = "carebottle.ground"    // the page
	ColourPaper     fyne.ThemeColorName = "carebottle.paper"     // cards and fields
	ColourLine      fyne.ThemeColorName = "carebottle.line"      // borders that only part
	ColourInk       fyne.ThemeColorName = "carebottle.ink"       // text
	ColourSoft      fyne.ThemeColorName = "carebottle.soft"      // second text, borders of what can be used
	ColourPrime     fyne.ThemeColorName = "carebottle.prime"     // what acts
	ColourOnPrime   fyne.ThemeColorName = "carebottle.onPrime"   // text on it
	ColourTint      fyne.ThemeColorName = "carebottle.tint"      // chips, quoted plan
	ColourAlert     fyne.ThemeColorName = "carebottle.alert"     // conflicts and refusals, nothing else
	ColourAlertTint fyne.ThemeColorName = "carebottle.alertTint" // their ground
	ColourWarn      fyne.ThemeColorName = "carebottle.warn"      // due, unsigned, old
	ColourWarnTint  fyne.ThemeColorName = "carebottle.warnTint"  // their ground
	ColourFocus     fyne.ThemeColorName = "carebottle.focus"     // the ring round what has the focus
	ColourRing      fyne.ThemeColorName = "carebottle.ring"      // the dark outline of that ring
)

// PersonColour is the name of the theme's colour for a person's plan. The
// argument is one of careplan.Colours; another one gives the colour of what
// acts, so that a plan of a newer version still shows.
func PersonColour(colour string) fyne.ThemeColorName {
	if !slices.Contains(careplan.Colours(), colour) {
		return ColourPrime
	}
	return fyne.ThemeColorName("carebottle.person." + colour)
}

// PersonColours are the colours that a plan may have, each with its name.
func PersonColours() []Option {
	var options []Option
	for _, c := range careplan.Colours() {
		label := strings.ToUpper(c[:1]) + c[1:]
		if c == "umber" { // not everybody's word
			label = "Brown"
		}
		options = append(options, Option{Value: c, Label: label, Swatch: PersonColour(c)})
	}
	return options
}

// palette holds a colour for every name.
type palette map[fyne.ThemeColorName]color.NRGBA

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: 0xff}
}

func lightPalette() palette {
	return palette{
		ColourGround: rgb(0xF4F1EA), ColourPaper: rgb(0xFFFFFF), ColourLine: rgb(0xCFCBC2),
		ColourInk: rgb(0x14212B), ColourSoft: rgb(0x45545F),
		ColourPrime: rgb(0x0B5C6B), ColourOnPrime: rgb(0xFFFFFF), ColourTint: rgb(0xE3F0F1),
		ColourAlert: rgb(0xA3211B), ColourAlertTint: rgb(0xFBE9E7),
		ColourWarn: rgb(0x7A4F00), ColourWarnTint: rgb(0xFFF3D6),
		ColourFocus: rgb(0xFFB000), ColourRing: rgb(0x14212B),
		"carebottle.person.plum": rgb(0x6B3F8C), "carebottle.person.teal": rgb(0x0B5C6B),
		"carebottle.person.umber": rgb(0x8A4B08), "carebottle.person.green": rgb(0x1F5F2E),
		"carebottle.person.rose": rgb(0xA12A4E), "carebottle.person.blue": rgb(0x2B4C9B),
	}
}

func darkPalette() palette {
	return palette{
		ColourGround: rgb(0x0F161B), ColourPaper: rgb(0x1A242B), ColourLine: rgb(0x35434C),
		ColourInk: rgb(0xF3F5F6), ColourSoft: rgb(0xB9C4CB),
		ColourPrime: rgb(0x7FD0DC), ColourOnPrime: rgb(0x08282E), ColourTint: rgb(0x16343A),
		ColourAlert: rgb(0xFF9A91), ColourAlertTint: rgb(0x3A1B19),
		ColourWarn: rgb(0xFFCF70), ColourWarnTint: rgb(0x3A2E12),
		ColourFocus: rgb(0xFFB000), ColourRing: rgb(0x08282E),
		"carebottle.person.plum": rgb(0xC9A0E4), "carebottle.person.teal": rgb(0x7FD0DC),
		"carebottle.person.umber": rgb(0xF0B26B), "carebottle.person.green": rgb(0x8FD4A0),
		"carebottle.person.rose": rgb(0xF59BB6), "carebottle.person.blue": rgb(0xA3BDF5),
	}
}

// contrastPalette is that of high contrast: two colours and the focus ring.
func contrastPalette(ink, paper color.NRGBA) palette {
	p := palette{
		ColourGround: paper, ColourPaper: paper, ColourLine: ink,
		ColourInk: ink, ColourSoft: ink,
		ColourPrime: ink, ColourOnPrime: paper, ColourTint: paper,
		ColourAlert: ink, ColourAlertTint: paper,
		ColourWarn: ink, ColourWarnTint: paper,
		ColourFocus: rgb(0xFFB000), ColourRing: rgb(0x000000),
	}
	for _, colour := range careplan.Colours() {
		p[PersonColour(colour)] = ink
	}
	return p
}
