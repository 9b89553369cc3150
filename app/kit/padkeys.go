package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// padKeys are the keys of a pad. They are not for the keyboard, which has its
// own: each is there as a key that is pressed with a finger.
type padKeys struct {
	digits       []*padKey // 0 to 9
	point        *padKey
	clear, erase *padKey
	words        []*padKey
	grid         *fyne.Container
}

// padGap is between keys: enough for a finger to miss both.
const padGap float32 = 6

func newPadKeys(p *Pad) *padKeys {
	k := &padKeys{}
	key := func(label string, size fyne.ThemeSizeName, tapped func()) *padKey {
		return newPadKey(label, size, func() {
			p.tapping = true // the page must not move away from under the finger
			tapped()
			p.take()
			p.tapping = false
		})
	}
	figures := SizeHeading
	if textScale() > largeType { // large already, and the keys should be in sight together
		figures = SizeBody
	}
	for i := range 10 {
		k.digits = append(k.digits, key(string(rune('0'+i)), figures, func() { p.sign(rune('0' + i)) }))
	}
	k.point = key(".", figures, func() { p.sign('.') })
	k.clear = key("Clear", SizeBody, func() { p.set("") })
	k.erase = key("Erase one", SizeBody, p.back)
	k.erase.icon = IconErase()
	for _, f := range p.fields {
		for _, w := range f.of.Words {
			k.words = append(k.words, key(w, SizeBody, func() { p.set(w) }))
		}
	}
	k.grid = container.New(&padKeysLayout{keys: k})
	for _, each := range k.all() {
		k.grid.Add(each)
	}
	if len(p.fields) > 0 {
		k.offer(p.fields[0].of)
	}
	return k
}

func (k *padKeys) all() []*padKey {
	all := append(k.digits[1:len(k.digits):len(k.digits)], k.digits[0])
	return append(append(all, k.point, k.clear, k.erase), k.words...)
}

// offer shows the keys that a field has a use for.
func (k *padKeys) offer(f PadField) {
	k.point.Hidden = !f.Point
	for _, w := range k.words {
		w.Hidden = true
		for _, word := range f.Words {
			if w.label.text == word {
				w.Hidden = false
			}
		}
	}
	k.grid.Refresh()
}

// padKeysLayout lays the keys out as on a telephone. Where there is a point or a
// word, Clear and its neighbours stand in a fourth column, or below where that
// would be too narrow for their words.
type padKeysLayout struct {
	keys  *padKeys
	width float32
}

// slot is where a key stands in the grid, and over how many columns and rows.
type slot struct {
	key        *padKey
	x, y, w, h int
}

func (l *padKeysLayout) slots(width float32) (slots []slot, columns, rows int) {
	k := l.keys
	for i, d := range k.digits[1:] {
		slots = append(slots, slot{d, i % 3, i / 3, 1, 1})
	}
	var words []*padKey
	for _, w := range k.words {
		if !w.Hidden {
			words = append(words, w)
		}
	}
	zero := 0 // the column in which the 0 begins
	switch {
	case !k.point.Hidden:
		slots, zero = append(slots, slot{k.point, 0, 3, 1, 1}), 1
	case len(words) == 0:
		return append(slots, slot{k.clear, 0, 3, 1, 1}, slot{k.digits[0], 1, 3, 1, 1}, slot{k.erase, 2, 3, 1, 1}), 3, 4
	}
	if k.clear.Natural() > (width-3*padGap)/4 {
		slots = append(slots, slot{k.digits[0], zero, 3, 2 - zero, 1}, slot{k.erase, 2, 3, 1, 1})
		wide := max(3-len(words), 1)
		slots = append(slots, slot{k.clear, 0, 4, wide, 1})
		for i, w := range words {
			slots = append(slots, slot{w, wide + i, 4, 1, 1})
		}
		return slots, 3, 5
	}
	slots = append(slots, slot{k.digits[0], zero, 3, 3 - zero, 1})
	high := 2
	if len(words) > 0 {
		high = 1
	}
	slots = append(slots, slot{k.erase, 3, 0, 1, high}, slot{k.clear, 3, high, 1, high})
	for i, w := range words {
		slots = append(slots, slot{w, 3, 2 + i, 1, 1})
	}
	return slots, 4, 4
}

func (l *padKeysLayout) keyHeight() float32 { return l.keys.digits[0].HeightFor(unbounded) }

func (l *padKeysLayout) heightFor(_ []fyne.CanvasObject, width float32) float32 {
	_, _, rows := l.slots(width)
	return float32(rows)*(l.keyHeight()+padGap) - padGap
}

// natural is wide enough for a thumb, and not so wide that it has to travel.
func (l *padKeysLayout) natural([]fyne.CanvasObject) float32 { return 4*Touch + 3*padGap }

func (l *padKeysLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	slots, columns, rows := l.slots(size.Width)
	w := (size.Width - padGap*float32(columns-1)) / float32(columns)
	h := (size.Height - padGap*float32(rows-1)) / float32(rows)
	span := func(each float32, n int) float32 { return each*float32(n) + padGap*float32(n-1) }
	for _, s := range slots {
		place(s.key, float32(s.x)*(w+padGap), float32(s.y)*(h+padGap), span(w, s.w), span(h, s.h))
	}
}

func (l *padKeysLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = unlaid
	}
	return fyne.NewSize(3*Touch, l.heightFor(nil, width))
}

// padKey is one key, as large as its place.
type padKey struct {
	touch
	label *Prose
	icon  fyne.Resource // shown in place of the label
}

var (
	_ Flowing         = (*padKey)(nil)
	_ fyne.Accessible = (*padKey)(nil)
)

func newPadKey(label string, size fyne.ThemeSizeName, tapped func()) *padKey {
	k := &padKey{label: prose(label, size, ColourInk, true)}
	k.tapped = tapped
	k.ExtendBaseWidget(k)
	return k
}

// AccessibilityLabel is what a screen reader reads out.
func (k *padKey) AccessibilityLabel() string { return k.label.text }

func (k *padKey) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (k *padKey) HeightFor(float32) float32 { return max(Touch, k.label.HeightFor(unbounded)+8) }

func (k *padKey) Natural() float32 { return k.label.Natural() + 8 }

func (k *padKey) MinSize() fyne.Size {
	k.ExtendBaseWidget(k)
	return minOf(k, Touch)
}

func (k *padKey) CreateRenderer() fyne.WidgetRenderer {
	k.ExtendBaseWidget(k)
	body, veil := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	image := canvas.NewImageFromResource(nil)
	image.FillMode = canvas.ImageFillContain
	d := &drawing{widget: k, objects: []fyne.CanvasObject{body, veil, image, k.label}}
	d.layout = func(size fyne.Size) {
		place(body, 0, 0, size.Width, size.Height)
		place(veil, 0, 0, size.Width, size.Height)
		w, h := k.label.Natural(), k.label.HeightFor(unbounded)
		place(k.label, (size.Width-w)/2, (size.Height-h)/2, w, h)
		side := min(Size(k, SizeIcon)*4/3, size.Width-4)
		place(image, (size.Width-side)/2, (size.Height-side)/2, side, side)
	}
	d.paint = func(l look) {
		body.CornerRadius, veil.CornerRadius = Radius, Radius
		body.FillColor, body.StrokeColor, body.StrokeWidth = l.colour(ColourPaper), l.colour(ColourLine), l.size(SizeBorder)
		veil.FillColor = color.Transparent
		switch {
		case k.down:
			veil.FillColor = l.colour(theme.ColorNamePressed)
		case k.hovered:
			veil.FillColor = l.colour(theme.ColorNameHover)
		}
		image.Hidden, k.label.Hidden = k.icon == nil, k.icon != nil
		if k.icon != nil {
			image.Resource = theme.NewColoredResource(k.icon, ColourInk)
			image.Refresh()
		}
		k.label.Refresh()
	}
	return draw(d)
}
