package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Prose is text that wraps at any width and is never cut. Fyne's own label
// learns its height only after it was laid out; this one can be asked.
type Prose struct {
	widget.BaseWidget
	text   string
	size   fyne.ThemeSizeName
	colour fyne.ThemeColorName
	style  fyne.TextStyle
	align  fyne.TextAlign
	under  bool // underlined

	laid [2]brokenText // the last answers: layouts ask for the same widths many times, to choose between two
	wide brokenText    // the same without a width
	word brokenText    // its longest word
}

// brokenText is text broken for one width, size and style.
type brokenText struct {
	text    string
	width   float32
	size    float32
	bold    bool
	lines   []string
	longest float32
}

var (
	_ Flowing         = (*Prose)(nil)
	_ fyne.Accessible = (*Prose)(nil)
)

func prose(text string, size fyne.ThemeSizeName, colour fyne.ThemeColorName, bold bool) *Prose {
	p := &Prose{text: text, size: size, colour: colour, style: fyne.TextStyle{Bold: bold}}
	p.ExtendBaseWidget(p)
	return p
}

// Heading is the largest text, one on a screen.
func Heading(text string) *Prose { return prose(text, SizeHeading, ColourInk, true) }

// Subheading is bold text of body size above a group.
func Subheading(text string) *Prose { return prose(text, SizeBody, ColourInk, true) }

// Text is body text.
func Text(text string) *Prose { return prose(text, SizeBody, ColourInk, false) }

// Strong is bold body text.
func Strong(text string) *Prose { return prose(text, SizeBody, ColourInk, true) }

// Soft is second text: labels, dates, who said so.
func Soft(text string) *Prose { return prose(text, SizeSecond, ColourSoft, false) }

// Number is a number to be read from across a table.
func Number(text string) *Prose { return prose(text, SizeNumber, ColourInk, true) }

// Centred puts the lines of p in the middle.
func (p *Prose) Centred() *Prose {
	p.align = fyne.TextAlignCenter
	p.Refresh()
	return p
}

// Said is the text.
func (p *Prose) Said() string { return p.text }

// Say replaces the text.
func (p *Prose) Say(text string) {
	if p.text == text {
		return
	}
	p.text = text
	p.Refresh()
}

// AccessibilityLabel is what a screen reader reads out.
func (p *Prose) AccessibilityLabel() string { return p.text }

// AccessibilityRole is text.
func (p *Prose) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// letters is the size of the letters at a width: where the longest word would
// have to be broken, as much smaller as it takes to keep it whole. At twice the
// size a phone is narrower than many a medicine's name. A heading becomes as
// small as body text if need be; other text by one step at most, never below
// that of second text, and not in vain.
func (p *Prose) letters(width float32) float32 {
	size := lookOf(p).size(p.size)
	if width >= unbounded || p.wordWidth() <= width {
		return size
	}
	least, heading := max(size*17/20, 17), p.size == SizeHeading
	if heading {
		least = lookOf(p).size(SizeBody)
	}
	// Fonts do not grow evenly, so that the size can't be reckoned.
	smaller := size
	for smaller > least && p.wordAt(smaller) > width {
		smaller = max(smaller-1, least)
	}
	if !heading && p.wordAt(smaller) > width {
		return size
	}
	return smaller
}

// wordWidth is the width below which a word would have to be broken.
func (p *Prose) wordWidth() float32 {
	size := lookOf(p).size(p.size)
	if p.word.text != p.text || p.word.size != size || p.word.bold != p.style.Bold {
		p.word = brokenText{text: p.text, size: size, bold: p.style.Bold, longest: p.wordAt(size)}
	}
	return p.word.longest + 1
}

// wordAt is the width of the longest word in letters of a size.
func (p *Prose) wordAt(size float32) float32 {
	return longestWord(p.text, func(s string) float32 { return fyne.MeasureText(s, size, p.style).Width })
}

// broken gives p's text broken for a width, from kept where it is the same.
func (p *Prose) broken(width float32, kept *brokenText) brokenText {
	size := p.letters(width)
	if kept.lines != nil && kept.text == p.text && kept.width == width && kept.size == size && kept.bold == p.style.Bold {
		return *kept
	}
	now := brokenText{text: p.text, width: width, size: size, bold: p.style.Bold}
	measure := func(s string) float32 { return fyne.MeasureText(s, size, p.style).Width }
	for line := range wrapped(p.text, width, measure) {
		now.lines = append(now.lines, line)
		now.longest = max(now.longest, measure(line))
	}
	*kept = now
	return now
}

// at gives p's text broken for a width at which it may stand.
func (p *Prose) at(width float32) brokenText {
	if p.laid[0].width != width {
		p.laid[0], p.laid[1] = p.laid[1], p.laid[0]
	}
	return p.broken(width, &p.laid[0])
}

func (p *Prose) lines(width float32) []string { return p.at(width).lines }

// lineHeight is that of letters of a size.
func (p *Prose) lineHeight(size float32) float32 {
	// 1.35 of the size is the leading of the design; the font's own is less.
	return max(size*1.35, fyne.MeasureText("Ág", size, p.style).Height)
}

// HeightFor is the height of the text wrapped at a width.
func (p *Prose) HeightFor(width float32) float32 {
	return float32(len(p.lines(width))) * p.lineHeight(p.letters(width))
}

// Natural is the width of the text on as few lines as it was written.
func (p *Prose) Natural() float32 {
	return p.broken(unbounded, &p.wide).longest + 1 // a rounded width must not make it wrap
}

const unbounded = 1 << 20

// widest is the width of the longest line when wrapped at a width.
func (p *Prose) widest(width float32) float32 {
	return min(p.at(width).longest+1, width)
}

// MinSize is the height at the width of now, and a width of a few letters.
func (p *Prose) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	width := p.Size().Width
	if width == 0 {
		width = unlaid
	}
	return fyne.NewSize(min(p.Natural(), 2*lookOf(p).size(p.size)), p.HeightFor(width))
}

// CreateRenderer draws the lines.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &proseRenderer{prose: p}
	r.Layout(p.Size())
	return r
}

type proseRenderer struct {
	prose *Prose
	drawn []fyne.CanvasObject
}

func (r *proseRenderer) Layout(size fyne.Size) {
	p, l := r.prose, lookOf(r.prose)
	r.drawn = r.drawn[:0]
	letters := p.letters(size.Width)
	height := p.lineHeight(letters)
	for i, line := range p.lines(size.Width) {
		text := canvas.NewText(line, l.colour(p.colour))
		text.TextSize, text.TextStyle, text.Alignment = letters, p.style, fyne.TextAlignLeading
		measured := fyne.MeasureText(line, letters, p.style)
		x, y := float32(0), float32(i)*height+(height-measured.Height)/2
		if p.align == fyne.TextAlignCenter {
			x = (size.Width - measured.Width) / 2
		}
		text.Move(fyne.NewPos(x, y))
		text.Resize(measured)
		r.drawn = append(r.drawn, text)
		if p.under && line != "" {
			rule := canvas.NewRectangle(l.colour(p.colour))
			thick := max(letters/12, 1)
			rule.Move(fyne.NewPos(x, y+measured.Height-thick))
			rule.Resize(fyne.NewSize(measured.Width, thick))
			r.drawn = append(r.drawn, rule)
		}
	}
}

func (r *proseRenderer) MinSize() fyne.Size           { return r.prose.MinSize() }
func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.drawn }
func (r *proseRenderer) Destroy()                     {}

func (r *proseRenderer) Refresh() {
	r.Layout(r.prose.Size())
	canvas.Refresh(r.prose)
}
