package kit

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Banner stands on top of every screen with a person's data and says whose it
// is: born says when, as "born 3 March 1951"; whose is "my own plan", or who
// looks after whom; colour is one of careplan.Colours. Empty parts are left
// out.
func Banner(name, born, whose, colour string) fyne.CanvasObject {
	words := []fyne.CanvasObject{Strong(name)}
	if born != "" || whose != "" {
		words = append(words, BannerLine(born, whose))
	}
	b := &banner{colour: PersonColour(colour), initials: Initials(name, colour), words: stacked(0, words...)}
	b.ExtendBaseWidget(b)
	return b
}

// BannerLine is the second line of a banner, for where it has to stand alone.
func BannerLine(born, whose string) *Prose {
	between := "\u00a0· "
	if born == "" || whose == "" {
		between = ""
	}
	return Soft(born + between + whose)
}

type banner struct {
	widget.BaseWidget
	colour   fyne.ThemeColorName
	initials fyne.CanvasObject
	words    fyne.CanvasObject
}

// bannerBar is the width of the bar in the person's colour.
const bannerBar, bannerPad float32 = 10, 8

var _ Flowing = (*banner)(nil)

// left is where the words begin. Where large text leaves them little room the
// disc goes: the bar has its colour, and the name its letters.
func (b *banner) left(width float32) float32 {
	left := bannerBar + Padding
	disc := b.initials.MinSize().Width + Gap
	if width-left-disc-Padding < 11*Size(b, SizeSecond) {
		return left
	}
	return left + disc
}

func (b *banner) HeightFor(width float32) float32 {
	h := heightFor(b.words, max(width-b.left(width)-Padding, 1))
	if b.left(width) > bannerBar+Padding {
		h = max(h, b.initials.MinSize().Height)
	}
	return h + 2*bannerPad
}

func (b *banner) Natural() float32 { return b.left(1<<20) + naturalWidth(b.words) + Padding }

func (b *banner) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	return minOf(b, bannerBar+Padding+b.words.MinSize().Width+Padding)
}

func (b *banner) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	ground, bar, line := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	d := &drawing{widget: b, objects: []fyne.CanvasObject{ground, line, bar, b.initials, b.words}}
	d.layout = func(size fyne.Size) {
		thick := lookOf(b).size(SizeBorder)
		place(ground, 0, 0, size.Width, size.Height)
		place(line, 0, size.Height-thick, size.Width, thick)
		place(bar, 0, 0, bannerBar, size.Height)
		side := b.initials.MinSize()
		place(b.initials, bannerBar+Padding, (size.Height-side.Height)/2, side.Width, side.Height)
		left := b.left(size.Width)
		b.initials.Hide()
		if left > bannerBar+Padding {
			b.initials.Show()
		}
		w := size.Width - left - Padding
		h := heightFor(b.words, w)
		place(b.words, left, (size.Height-h)/2, w, h)
	}
	d.paint = func(l look) {
		ground.FillColor, line.FillColor, bar.FillColor = l.colour(ColourPaper), l.colour(ColourLine), l.colour(b.colour)
	}
	return draw(d)
}

// Initials is a disc in the person's colour with their initials.
func Initials(name, colour string) fyne.CanvasObject {
	i := &initials{colour: PersonColour(colour), letters: prose(initialsOf(name), SizeSecond, ColourOnPrime, true)}
	i.letters.align = fyne.TextAlignCenter
	i.ExtendBaseWidget(i)
	return i
}

// initialsOf takes the first letters of the first and the last name.
func initialsOf(name string) string {
	var first []rune
	for _, word := range strings.Fields(name) {
		for _, r := range word {
			if unicode.IsLetter(r) {
				first = append(first, unicode.ToUpper(r))
				break
			}
		}
	}
	if len(first) > 2 {
		first = []rune{first[0], first[len(first)-1]}
	}
	return string(first)
}

type initials struct {
	widget.BaseWidget
	colour  fyne.ThemeColorName
	letters *Prose
}

var _ Flowing = (*initials)(nil)

func (i *initials) side() float32             { return Size(i, SizeSecond) * 44 / 17 }
func (i *initials) HeightFor(float32) float32 { return i.side() }
func (i *initials) Natural() float32          { return i.side() }
func (i *initials) MinSize() fyne.Size        { return fyne.NewSquareSize(i.side()) }

func (i *initials) CreateRenderer() fyne.WidgetRenderer {
	i.ExtendBaseWidget(i)
	disc := canvas.NewCircle(color.Transparent)
	d := &drawing{widget: i, objects: []fyne.CanvasObject{disc, i.letters}}
	d.layout = func(size fyne.Size) {
		side := i.side()
		x, y := (size.Width-side)/2, (size.Height-side)/2
		place(disc, x, y, side, side)
		h := i.letters.HeightFor(side)
		place(i.letters, x, y+(side-h)/2, side, h)
	}
	d.paint = func(l look) { disc.FillColor = l.colour(i.colour) }
	return draw(d)
}
