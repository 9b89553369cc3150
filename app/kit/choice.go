package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// Option is one of the answers of a choice.
type Option struct {
	Value string // what is written to the pointer
	Label string // what the person reads
	// Swatch is a colour that the label names, shown before it; empty for none.
	Swatch fyne.ThemeColorName
}

// Choice asks for one of a few answers. None is chosen where *p is none of
// them.
func (f *Form) Choice(name, label, help string, options []Option, p *string) *Field {
	return f.add(name, label, help, newChoiceInput(options, p))
}

// Flag asks for yes or no.
func (f *Form) Flag(name, label, help string, p *bool) *Field {
	in := &flagInput{into: p}
	in.row = newOptionRow(label, false, func() {
		in.row.setChosen(!in.row.chosen)
		*p = in.row.chosen
		in.field.edited()
	})
	in.row.chosen = *p
	return f.add(name, "", help, in)
}

// choiceInput is a group of rows of which one is chosen.
type choiceInput struct {
	options []Option
	rows    []*optionRow
	into    *string
	field   *Field
	box     *fyne.Container
}

func newChoiceInput(options []Option, p *string) *choiceInput {
	c := &choiceInput{options: options, into: p, box: stacked(6)}
	for i, o := range options {
		row := newOptionRow(o.Label, true, nil)
		row.swatch = o.Swatch
		row.tapped = func() {
			c.choose(o.Value)
			c.field.edited()
		}
		row.onArrow = func(by int) bool { return c.lead(i + by) }
		c.rows = append(c.rows, row)
		c.box.Add(row)
	}
	c.choose(*p)
	return c
}

func (c *choiceInput) choose(value string) {
	*c.into = value
	for i, o := range c.options {
		c.rows[i].setChosen(o.Value == value)
	}
}

// lead takes the keyboard to an answer without choosing it: an arrow that was
// meant for the page must not change what somebody said. It tells whether there
// is such an answer.
func (c *choiceInput) lead(i int) bool {
	if i < 0 || i >= len(c.rows) {
		return false
	}
	GiveKeyboard(c.rows[i])
	return true
}

func (c *choiceInput) object() fyne.CanvasObject { return c.box }
func (c *choiceInput) typed() []string           { return []string{*c.into} }
func (c *choiceInput) take() (string, string)    { return "", "" }

// restore takes none but the answers that are offered.
func (c *choiceInput) restore(texts []string) {
	if len(texts) != 1 {
		return
	}
	for _, o := range c.options {
		if o.Value == texts[0] {
			c.choose(o.Value)
		}
	}
}

func (c *choiceInput) focus() fyne.Focusable {
	for _, row := range c.rows {
		if row.chosen {
			return row
		}
	}
	if len(c.rows) > 0 {
		return c.rows[0]
	}
	return nil
}

func (c *choiceInput) wire(f *Field) {
	c.field = f
	for _, row := range c.rows {
		row.onFocus = f.entered
	}
}

// flagInput is one row that is chosen or not.
type flagInput struct {
	row   *optionRow
	into  *bool
	field *Field
}

const flagYes, flagNo = "yes", "no"

func (i *flagInput) object() fyne.CanvasObject { return i.row }
func (i *flagInput) focus() fyne.Focusable     { return i.row }
func (i *flagInput) take() (string, string)    { return "", "" }

func (i *flagInput) typed() []string {
	if *i.into {
		return []string{flagYes}
	}
	return []string{flagNo}
}

func (i *flagInput) restore(texts []string) {
	if len(texts) == 1 {
		*i.into = texts[0] == flagYes
		i.row.setChosen(*i.into)
	}
}

func (i *flagInput) wire(f *Field) {
	i.field = f
	i.row.onFocus = f.entered
}

// optionRow is an answer that can be tapped: a ring or a box, and words.
type optionRow struct {
	press
	label  *Prose
	round  bool // one of several; a box stands alone
	chosen bool
	swatch fyne.ThemeColorName // the colour that the label names; empty for none
	// onArrow leads so many answers on, or back where by is negative, and tells
	// whether there was one to go to; nil where the row stands alone.
	onArrow func(by int) bool
}

var _ Flowing = (*optionRow)(nil)

func newOptionRow(label string, round bool, tapped func()) *optionRow {
	r := &optionRow{label: Text(label), round: round}
	r.self, r.tapped = r, tapped
	r.ExtendBaseWidget(r)
	return r
}

func (r *optionRow) setChosen(chosen bool) {
	if r.chosen != chosen {
		r.chosen = chosen
		r.Refresh()
	}
}

// Tapped chooses the answer, and keeps the keyboard at it.
func (r *optionRow) Tapped(e *fyne.PointEvent) {
	r.press.Tapped(e)
	r.stay(e)
}

// TypedKey goes from answer to answer with the arrows.
func (r *optionRow) TypedKey(e *fyne.KeyEvent) {
	if by := arrow(e); by == 0 || r.onArrow == nil || !r.onArrow(by) {
		r.press.TypedKey(e)
	}
}

// AccessibilityLabel is what a screen reader reads out.
func (r *optionRow) AccessibilityLabel() string {
	if r.chosen {
		return r.label.text + ", chosen"
	}
	return r.label.text + ", not chosen"
}

func (r *optionRow) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// left is where the label begins: after the mark, and the swatch if there is
// one.
func (r *optionRow) left() float32 {
	left := Padding + Size(r, SizeIcon) + Gap
	if r.swatch != "" {
		left += r.swatchWidth() + Gap
	}
	return left
}

func (r *optionRow) swatchWidth() float32 { return Size(r, SizeIcon) * 3 / 2 }

func (r *optionRow) HeightFor(width float32) float32 {
	return max(Touch, r.label.HeightFor(max(width-r.left()-Padding, 1))+2*Padding)
}

func (r *optionRow) Natural() float32 { return r.left() + r.label.Natural() + Padding }

func (r *optionRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return minOf(r, r.left()+r.label.MinSize().Width+Padding)
}

func (r *optionRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	focus := newRing()
	body := canvas.NewRectangle(color.Transparent)
	veil := canvas.NewRectangle(color.Transparent)
	mark := canvas.NewRectangle(color.Transparent)
	dot := canvas.NewCircle(color.Transparent)
	swatch := canvas.NewRectangle(color.Transparent)
	tick := canvas.NewImageFromResource(nil)
	tick.FillMode = canvas.ImageFillContain
	d := &drawing{widget: r}
	d.objects = append(focus.objects(), body, veil, mark, dot, tick, swatch, r.label)
	d.layout = func(size fyne.Size) {
		focus.around(size, Radius)
		place(body, 0, 0, size.Width, size.Height)
		place(veil, 0, 0, size.Width, size.Height)
		side := Size(r, SizeIcon)
		y := (size.Height - side) / 2
		place(mark, Padding, y, side, side)
		place(dot, Padding+side/4, y+side/4, side/2, side/2)
		place(tick, Padding+side/8, y+side/8, side*3/4, side*3/4)
		place(swatch, Padding+side+Gap, y, r.swatchWidth(), side)
		w := size.Width - r.left() - Padding
		h := r.label.HeightFor(w)
		place(r.label, r.left(), (size.Height-h)/2, w, h)
	}
	d.paint = func(l look) {
		focus.paint(l)
		focus.show(r.focused && !r.Disabled())
		body.CornerRadius, veil.CornerRadius = Radius, Radius
		edge, fill := ColourLine, ColourPaper
		body.StrokeWidth = l.size(SizeBorder)
		if r.chosen {
			edge, fill = ColourPrime, ColourTint
			body.StrokeWidth = l.size(SizeOutline)
		}
		body.FillColor, body.StrokeColor = l.colour(fill), l.colour(edge)
		veil.FillColor = color.Transparent
		if r.down {
			veil.FillColor = l.colour(theme.ColorNamePressed)
		} else if r.hovered {
			veil.FillColor = l.colour(theme.ColorNameHover)
		}
		markEdge := ColourSoft
		if r.chosen {
			markEdge = ColourPrime
		}
		mark.StrokeColor, mark.StrokeWidth = l.colour(markEdge), l.size(SizeOutline)
		mark.FillColor = l.colour(ColourPaper)
		mark.CornerRadius = 5
		if r.round {
			mark.CornerRadius = l.size(SizeIcon) / 2
		}
		if r.chosen && !r.round {
			mark.FillColor = l.colour(ColourPrime)
		}
		dot.FillColor = l.colour(ColourPrime)
		dot.Hidden = !r.chosen || !r.round
		tick.Hidden = !r.chosen || r.round
		tick.Resource = theme.NewColoredResource(IconCheck(), ColourOnPrime)
		tick.Refresh()
		swatch.Hidden = r.swatch == ""
		if r.swatch != "" {
			swatch.FillColor, swatch.CornerRadius = l.colour(r.swatch), 6
		}
		r.label.Refresh()
	}
	return draw(d)
}
