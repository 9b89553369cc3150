package shelltest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

type placed struct {
	text     string
	from, to fyne.Position
}

// WholeText fails the test where text runs out of the window's sides, is cut
// short with dots, or runs over other text.
func (h *Host) WholeText() {
	h.tb.Helper()
	h.whole(h.scroll.Content)
	if h.page.Foot != nil {
		h.whole(h.page.Foot)
	}
}

func (h *Screen) whole(root fyne.CanvasObject) {
	h.tb.Helper()
	width := h.window.Canvas().Size().Width
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(root).Subtract(root.Position())
	var all []placed
	walk(root, origin, func(o fyne.CanvasObject, at fyne.Position) bool {
		if _, ok := o.(field); ok {
			return false // a field scrolls inside
		}
		t, ok := o.(*canvas.Text)
		if !ok || strings.TrimSpace(t.Text) == "" {
			return true
		}
		min := t.MinSize()
		p := placed{text: t.Text, from: at, to: at.AddXY(min.Width, min.Height)}
		switch t.Alignment {
		case fyne.TextAlignCenter:
			shift := (t.Size().Width - min.Width) / 2
			p.from.X, p.to.X = p.from.X+shift, p.to.X+shift
		case fyne.TextAlignTrailing:
			shift := t.Size().Width - min.Width
			p.from.X, p.to.X = p.from.X+shift, p.to.X+shift
		}
		if p.from.X < -1 || p.to.X > width+1 {
			h.tb.Errorf("%q runs from %.0f to %.0f in a window %.0f wide", t.Text, p.from.X, p.to.X, width)
		}
		if strings.HasSuffix(t.Text, "…") {
			h.tb.Errorf("%q is cut short", t.Text)
		}
		all = append(all, p)
		return true
	})
	for i, a := range all {
		for _, b := range all[:i] {
			if overlap(a, b) {
				h.tb.Errorf("%q runs over %q", a.text, b.text)
			}
		}
	}
}

// overlap leaves room for line heights that are set closer than their boxes.
func overlap(a, b placed) bool {
	const slack = 4
	wide := min(a.to.X, b.to.X) - max(a.from.X, b.from.X)
	high := min(a.to.Y, b.to.Y) - max(a.from.Y, b.from.Y)
	return wide > slack && high > slack
}
