package kit

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Pad asks for one number, or for a few that belong together, with large keys
// on the screen and with the computer's keyboard alike. It is one widget to the
// keyboard: the digits go to one of its fields, and what ends a field (Enter,
// Tab, a slash, a space) leads to the next. No keyboard of the system comes up.
type Pad struct {
	widget.BaseWidget
	// OnChange is called for every change of what is typed.
	OnChange func()
	// OnEnter is called for Enter in the last field.
	OnEnter func()
	// OnOdd is told of a sign that no number has, or a second point: it was
	// left out. A first point never is, also where there should be none: 7.8
	// must not become 78 under the eyes of somebody who looks at the keys.
	OnOdd func(sign rune)

	fields  []*padField
	keys    *padKeys
	echo    *Prose // says again, over the keys, what stands in the fields
	content fyne.CanvasObject

	at      int  // the field that is typed in
	arrived bool // the pad went on by itself: a sign that asks for it comes late
	focused bool
	shift   bool
	tapping bool // a key is pressed with a finger
}

// PadField is one number of a pad.
type PadField struct {
	Label string // above it, with its unit
	After string // what parts it from the next field: "/"
	Point bool   // it may have decimals
	// Several tells that another number is typed in one go with it: a point or
	// a comma leads there, as a slash does.
	Several bool
	// Words can stand in place of the number, each by a key of its own: HI.
	Words []string
	// Whole tells whether a number can't go on: the pad then leads to the next
	// field. It may be nil.
	Whole func(text string) bool
}

// mostSigns is the longest text that a field takes from keys; a paste may
// bring more, to be judged with the rest.
const mostSigns = 9

var (
	_ Flowing            = (*Pad)(nil)
	_ fyne.Focusable     = (*Pad)(nil)
	_ fyne.Tabbable      = (*Pad)(nil)
	_ fyne.Shortcutable  = (*Pad)(nil)
	_ desktop.Keyable    = (*Pad)(nil)
	_ holder             = (*Pad)(nil)
	_ fyne.CanvasObject  = (*Pad)(nil)
	_ desktop.Cursorable = (*padKey)(nil)
)

// NewPad makes a pad for fields. arrange puts the fields, the keys and what
// should stand between them on the page; nil stacks the two.
func NewPad(arrange func(fields, keys fyne.CanvasObject) fyne.CanvasObject, fields ...PadField) *Pad {
	p := &Pad{}
	for i := range fields {
		p.fields = append(p.fields, newPadField(p, i, fields[i]))
	}
	p.keys = newPadKeys(p)
	p.echo = Strong("")
	p.echo.Hidden = textScale() < largeType
	p.say()
	if arrange == nil {
		arrange = func(fields, keys fyne.CanvasObject) fyne.CanvasObject { return stacked(padGap, fields, keys) }
	}
	p.content = arrange(padFields(p.fields), stacked(padGap, p.echo, p.keys.grid))
	p.ExtendBaseWidget(p)
	return p
}

// largeType is the scale of type from which a number and the keys under it may
// not be in sight together on a telephone.
const largeType = 1.5

// say keeps the echo up to date. It is short: keys must not move while somebody
// taps them.
func (p *Pad) say() {
	texts := p.Texts()
	for i, text := range texts {
		if text == "" {
			texts[i] = "–"
		}
	}
	p.echo.Say(strings.Join(texts, " / "))
}

// Texts are what stands in the fields.
func (p *Pad) Texts() []string {
	texts := make([]string, len(p.fields))
	for i, f := range p.fields {
		texts[i] = f.text
	}
	return texts
}

// SetTexts fills the fields, as typed before. Texts beyond the fields are left
// out.
func (p *Pad) SetTexts(texts []string) {
	for i, f := range p.fields {
		if i < len(texts) {
			f.text = texts[i]
		}
	}
	p.say()
	p.Refresh()
}

// Begin leads to the field i and gives the pad the keyboard.
func (p *Pad) Begin(i int) {
	if i < 0 || i >= len(p.fields) {
		return
	}
	p.arrived = false
	p.lead(i)
	p.take()
}

// take gives the pad the keyboard.
func (p *Pad) take() { GiveKeyboard(p) }

func (p *Pad) lead(i int) {
	p.at = i
	p.keys.offer(p.fields[i].of)
	p.Refresh()
	if p.focused {
		p.reveal()
	}
}

func (p *Pad) reveal() {
	if p.tapping {
		return
	}
	f := p.fields[p.at]
	if top, ok := within(p, f); ok {
		reveal(p, top, f.Size().Height)
	}
}

// set writes a text into the field of now.
func (p *Pad) set(text string) {
	p.arrived = false
	f := p.fields[p.at]
	if f.text == text {
		return
	}
	grew := len(text) > len(f.text)
	f.text = text
	f.Refresh()
	p.say()
	if last := p.at == len(p.fields)-1; grew && !last && f.of.Whole != nil && f.of.Whole(text) {
		p.lead(p.at + 1)
		p.arrived = true
	}
	if p.OnChange != nil {
		p.OnChange()
	}
}

// sign takes one sign from a key.
func (p *Pad) sign(r rune) {
	f := p.fields[p.at]
	word := f.word(f.text)
	switch {
	case r >= '0' && r <= '9':
		if word {
			p.set(string(r))
		} else if len(f.text) < mostSigns {
			p.set(f.text + string(r))
		}
	case (r == '.' || r == ',') && !p.typedLast().of.Several:
		p.point(r)
	case r == '.' || r == ',' || unicode.IsSpace(r):
		p.next()
	case r == '/':
		if !p.next() && f.text != "" {
			p.odd(r)
		}
	case word && strings.ContainsRune(f.text, unicode.ToUpper(r)):
		// the rest of HI, which stands there already
	default:
		for _, w := range f.of.Words {
			if (word || f.text == "") && strings.EqualFold(w[:1], string(r)) {
				p.set(w)
				return
			}
		}
		p.odd(r)
	}
}

// typedLast is the field that a sign belongs to: where the pad has just gone on
// by itself, the one before.
func (p *Pad) typedLast() *padField {
	if p.arrived {
		return p.fields[p.at-1]
	}
	return p.fields[p.at]
}

// point takes a point, or a comma in place of one. In "11.5" it goes back to an
// 11 that was whole.
func (p *Pad) point(r rune) {
	f := p.typedLast()
	if p.arrived {
		p.arrived = false
		p.lead(f.at)
	}
	switch {
	case strings.Contains(f.text, "."):
		p.odd(r)
	case f.text == "" || f.word(f.text):
		p.set("0.")
	case len(f.text) < mostSigns:
		p.set(f.text + ".")
	}
}

func (p *Pad) odd(r rune) {
	if p.OnOdd != nil {
		p.OnOdd(r)
	}
}

// next leads to the next field, if there is one and the pad has not just gone
// there by itself; it tells whether there was more to come.
func (p *Pad) next() bool {
	switch {
	case p.arrived:
		p.arrived = false
	case p.at+1 < len(p.fields):
		p.lead(p.at + 1)
	default:
		return false
	}
	return true
}

func (p *Pad) back() {
	f := p.fields[p.at]
	switch {
	case f.word(f.text):
		p.set("")
	case f.text != "":
		p.set(f.text[:len(f.text)-lastRune(f.text)])
	case p.at > 0:
		p.arrived = false
		p.lead(p.at - 1)
	}
}

func lastRune(text string) int {
	r := []rune(text)
	return len(string(r[len(r)-1:]))
}

// FocusGained shows which field is typed in.
func (p *Pad) FocusGained() {
	p.focused = true
	p.fields[p.at].Refresh()
	p.reveal()
}

// FocusLost ends what FocusGained showed.
func (p *Pad) FocusLost() {
	p.focused, p.shift = false, false
	p.fields[p.at].Refresh()
}

func (p *Pad) held() fyne.CanvasObject { return p.content }

// HeightFor is that of what the pad holds.
func (p *Pad) HeightFor(width float32) float32 { return heightFor(p.content, width) }

// Natural is the width of what the pad holds.
func (p *Pad) Natural() float32 { return naturalWidth(p.content) }

// MinSize is the size at the width of now.
func (p *Pad) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return minOf(p, p.content.MinSize().Width)
}

// CreateRenderer draws what the pad holds.
func (p *Pad) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	d := &drawing{widget: p, objects: []fyne.CanvasObject{p.content}}
	d.layout = func(size fyne.Size) { place(p.content, 0, 0, size.Width, size.Height) }
	// What stands between the fields and the keys may have come or gone.
	d.paint = func(look) { p.content.Refresh() }
	return draw(d)
}
