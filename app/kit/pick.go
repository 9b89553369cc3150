package kit

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Pick offers a few answers side by side, of which one is chosen with one tap;
// a second tap takes it back. Nothing is chosen that nobody tapped.
type Pick struct {
	// OnChange is called when another answer is chosen, or none.
	OnChange func()
	// OnEnter is called for Enter on the answer that is chosen, which else is
	// taken back; nil leaves it at that. Space takes it back in any case.
	OnEnter func()

	options []Option
	cells   []*pickCell
	chosen  string
	large   bool
	grid    *fyne.Container
}

// NewPick makes a pick with small answers, as many beside one another as their
// longest words allow. chosen is a value of options, or none of them.
func NewPick(options []Option, chosen string) *Pick { return newPick(options, chosen, false) }

// NewNumberPick is a pick whose answers are numbers: large, and chosen by typing
// them too.
func NewNumberPick(options []Option, chosen string) *Pick { return newPick(options, chosen, true) }

func newPick(options []Option, chosen string, large bool) *Pick {
	p := &Pick{options: options, large: large}
	p.grid = container.New(&pickLayout{large: large})
	for _, o := range options {
		cell := newPickCell(p, o)
		p.cells = append(p.cells, cell)
		p.grid.Add(cell)
	}
	p.Choose(chosen)
	return p
}

// Object is what is put on the page.
func (p *Pick) Object() fyne.CanvasObject { return p.grid }

// Chosen is the value of the answer, empty for none.
func (p *Pick) Chosen() string { return p.chosen }

// Choose chooses an answer; none where value is not among them.
func (p *Pick) Choose(value string) {
	p.chosen = ""
	for i, o := range p.options {
		is := value != "" && o.Value == value
		if is {
			p.chosen = value
		}
		p.cells[i].setChosen(is)
	}
}

// First is where the keyboard goes: the answer that is chosen, or the first.
func (p *Pick) First() fyne.Focusable {
	for _, c := range p.cells {
		if c.chosen {
			return c
		}
	}
	if len(p.cells) == 0 {
		return nil
	}
	return p.cells[0]
}

func (p *Pick) tapped(value string) {
	if p.chosen == value {
		value = ""
	}
	p.Choose(value)
	p.changed()
}

func (p *Pick) changed() {
	if p.OnChange != nil {
		p.OnChange()
	}
}

// typed chooses a number by its digits: "1" and then "0" is ten.
func (p *Pick) typed(r rune) {
	if !p.large || !unicode.IsDigit(r) {
		return
	}
	for _, value := range []string{p.chosen + string(r), string(r)} {
		for i, o := range p.options {
			if o.Value == value {
				p.Choose(value)
				GiveKeyboard(p.cells[i])
				p.changed()
				return
			}
		}
	}
}

// lead takes the keyboard to an answer without choosing it, and tells whether
// there is one.
func (p *Pick) lead(i int) bool {
	if i < 0 || i >= len(p.cells) {
		return false
	}
	GiveKeyboard(p.cells[i])
	return true
}

// pickLayout lays answers in equal columns.
type pickLayout struct {
	large bool
	width float32
}

func (l *pickLayout) gap() float32 {
	if l.large {
		return 8
	}
	return padGap
}

// columns is how many answers stand beside one another.
func (l *pickLayout) columns(objects []fyne.CanvasObject, width float32) int {
	if len(objects) == 0 {
		return 1
	}
	least := float32(72)
	for _, o := range objects {
		least = max(least, o.(*pickCell).narrowest())
	}
	n := max(int((width+l.gap())/(least+l.gap())), 1)
	if !l.large && len(objects) > n {
		// The same number in every row, as far as that goes: four in two rows of
		// two, not three and one.
		rows := (len(objects) + n - 1) / n
		n = (len(objects) + rows - 1) / rows
	}
	return min(n, len(objects))
}

func (l *pickLayout) rows(objects []fyne.CanvasObject, width float32) (columns int, w float32, heights []float32) {
	columns = l.columns(objects, width)
	w = (width - l.gap()*float32(columns-1)) / float32(columns)
	for i, o := range objects {
		if i%columns == 0 {
			heights = append(heights, 0)
		}
		row := &heights[len(heights)-1]
		*row = max(*row, heightFor(o, w))
	}
	return columns, w, heights
}

func (l *pickLayout) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	_, _, heights := l.rows(objects, width)
	h := -l.gap()
	for _, row := range heights {
		h += row + l.gap()
	}
	return max(h, 0)
}

func (l *pickLayout) natural(objects []fyne.CanvasObject) float32 {
	var w float32
	for _, o := range objects {
		w += naturalWidth(o) + l.gap()
	}
	return max(w-l.gap(), 0)
}

func (l *pickLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	columns, w, heights := l.rows(objects, size.Width)
	y := float32(0)
	for i, o := range objects {
		row := i / columns
		if i%columns == 0 && row > 0 {
			y += heights[row-1] + l.gap()
		}
		place(o, float32(i%columns)*(w+l.gap()), y, w, heights[row])
	}
}

func (l *pickLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := l.width
	if width == 0 {
		width = unlaid
	}
	return fyne.NewSize(widestMin(objects), l.heightFor(objects, width))
}
