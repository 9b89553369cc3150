package entry

import (
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/measure"
)

// choices are the numbers of a scale of the person's own, all in sight, with
// words at both ends.
type choices struct {
	sheet *Sheet
	scale measure.Part
	pick  *kit.Pick
	box   fyne.CanvasObject
}

func newChoices(s *Sheet, part measure.Part) *choices {
	var options []kit.Option
	from, to := part.Hard.From.Decimal().IntPart(), part.Hard.To.Decimal().IntPart()
	for n := from; n <= to; n++ {
		digits := strconv.FormatInt(n, 10)
		options = append(options, kit.Option{Value: digits, Label: digits})
	}
	c := &choices{sheet: s, scale: part, pick: kit.NewNumberPick(options, "")}
	if b := s.o.Before; b != nil && len(b.Amounts) > 0 {
		c.pick.Choose(b.Amounts[0].Number.String())
	}
	c.pick.OnChange, c.pick.OnEnter = s.changed, s.save
	return c
}

func (c *choices) object(beside, under []fyne.CanvasObject) fyne.CanvasObject {
	from, to := c.scale.Hard.From.String(), c.scale.Hard.To.String()
	parts := []fyne.CanvasObject{
		kit.Text(from + " is: " + c.scale.Ends[0]),
		c.pick.Object(),
		kit.Text(to + " is: " + c.scale.Ends[1]),
		c.sheet.problem,
	}
	c.box = kit.Stack(append(append(parts, beside...), under...)...)
	return c.box
}

func (c *choices) focus() fyne.Focusable { return c.pick.First() }
func (c *choices) alone() bool           { return true }
func (c *choices) texts() []string       { return []string{c.pick.Chosen()} }

func (c *choices) restore(texts []string) bool {
	if len(texts) != 1 {
		return false
	}
	c.pick.Choose(texts[0])
	return true
}

func (c *choices) part(int) (string, measure.Unit) { return c.pick.Chosen(), c.scale.Unit() }

func (c *choices) lead(int) { kit.GiveKeyboard(c.pick.First()) }

func (c *choices) refresh() {
	if c.box != nil {
		c.box.Refresh()
	}
}
