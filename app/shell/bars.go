package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/carebottle/carebottle/app/kit"
)

// barPlace is a place of the navigation bar.
type barPlace struct {
	place Place
	label string
	long  string // at the side there is room for more
	icon  fyne.Resource
}

func barPlaces() []barPlace {
	return []barPlace{
		{Home, "Home", "Home", kit.IconHome()},
		{Narrative, "Plan", "Plan", kit.IconPlan()},
		{Readings, "Readings", "Readings", kit.IconReadings()},
		{People, "People", "People to call", kit.IconPeople()},
		{Bottle, "Bottle", "Message in a Bottle", kit.IconBottle()},
	}
}

// phoneBar is the bar at the bottom: a cell a place.
func phoneBar(s *Shell) fyne.CanvasObject {
	row := container.NewGridWithColumns(len(barPlaces()))
	for _, p := range barPlaces() {
		row.Add(newBarItem(s, p, true))
	}
	line := &edges{top: []fyne.CanvasObject{newSurfaceLine()}, middle: container.NewStack()}
	return container.NewStack(newSurface(kit.ColourPaper), line.container(), row)
}

// sideBar is the bar at the side, with the lock at its foot.
func sideBar(s *Shell) fyne.CanvasObject {
	items := []fyne.CanvasObject{kit.Inset(kit.Subheading("Carebottle"))}
	for _, p := range barPlaces() {
		items = append(items, newBarItem(s, p, false))
	}
	var foot fyne.CanvasObject
	if !s.opt.Demo {
		foot = kit.PlainButton("Lock", kit.IconLock(), s.Lock)
	} else {
		foot = container.NewStack()
	}
	inner := container.NewBorder(kit.Stack(items...), foot, nil, nil)
	width := canvas.NewRectangle(color.Transparent)
	width.SetMinSize(fyne.NewSize(205*(0.5+s.scale()/2), 0))
	return container.NewHBox(container.NewStack(newSurface(kit.ColourPaper), width, kit.Inset(inner)), newSurfaceLine())
}

// barItem leads to a place of the bar and shows whether one is there.
type barItem struct {
	widget.BaseWidget
	shell   *Shell
	place   barPlace
	phone   bool
	focused bool
}

var (
	_ fyne.Focusable = (*barItem)(nil)
	_ fyne.Tappable  = (*barItem)(nil)
)

func newBarItem(s *Shell, p barPlace, phone bool) *barItem {
	b := &barItem{shell: s, place: p, phone: phone}
	b.ExtendBaseWidget(b)
	return b
}

func (b *barItem) selected() bool { return b.shell.here().Bar() == b.place.place }

func (b *barItem) Tapped(*fyne.PointEvent) { b.shell.Go(Route{Place: b.place.place}) }

func (b *barItem) FocusGained() { b.focused = true; b.Refresh() }
func (b *barItem) FocusLost()   { b.focused = false; b.Refresh() }
func (b *barItem) TypedRune(rune) {
}

func (b *barItem) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.Tapped(nil)
	default:
		// Fyne gives the window only keys typed while nothing has the focus.
		b.shell.window.Canvas().OnTypedKey()(k)
	}
}

// Cursor shows that there is something to press.
func (b *barItem) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (b *barItem) CreateRenderer() fyne.WidgetRenderer {
	r := &barItemRenderer{
		item: b,
		back: canvas.NewRectangle(color.Transparent), mark: canvas.NewRectangle(color.Transparent),
		ring: canvas.NewRectangle(color.Transparent),
		icon: canvas.NewImageFromResource(b.place.icon), text: canvas.NewText("", color.Black),
	}
	r.icon.FillMode = canvas.ImageFillContain
	r.back.CornerRadius, r.ring.CornerRadius = kit.Radius, kit.Radius
	r.ring.StrokeWidth = 4
	r.Refresh()
	return r
}

type barItemRenderer struct {
	item             *barItem
	back, mark, ring *canvas.Rectangle
	icon             *canvas.Image
	text             *canvas.Text
}

func (r *barItemRenderer) Destroy() {}

func (r *barItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.mark, r.icon, r.text, r.ring}
}

func (r *barItemRenderer) MinSize() fyne.Size {
	icon := kit.Size(r.item, kit.SizeIcon)
	if r.item.phone {
		// Cells of the bottom bar share the width of the window: they ask for
		// none, and the label shrinks to what it gets.
		return fyne.NewSize(60, max(kit.Touch, icon+kit.Size(r.item, kit.SizeSecond)*0.9+16))
	}
	// As wide as it is when selected, so that the bar does not move.
	bold := fyne.MeasureText(r.text.Text, r.text.TextSize, fyne.TextStyle{Bold: true})
	return fyne.NewSize(icon+14+bold.Width+24, max(kit.Touch, icon+20))
}

func (r *barItemRenderer) Layout(size fyne.Size) {
	icon := kit.Size(r.item, kit.SizeIcon)
	r.back.Resize(size)
	r.ring.Resize(size)
	if !r.item.phone {
		r.icon.Resize(fyne.NewSquareSize(icon))
		r.icon.Move(fyne.NewPos(12, (size.Height-icon)/2))
		h := r.text.MinSize().Height
		r.text.Move(fyne.NewPos(12+icon+10, (size.Height-h)/2))
		r.text.Resize(fyne.NewSize(size.Width-icon-34, h))
		return
	}
	r.mark.Resize(fyne.NewSize(size.Width, 4))
	r.fitText(size.Width - 8)
	h := r.text.MinSize().Height
	gap := max((size.Height-icon-h)/2, 0)
	r.icon.Resize(fyne.NewSquareSize(icon))
	r.icon.Move(fyne.NewPos((size.Width-icon)/2, gap+2))
	r.text.Move(fyne.NewPos(4, gap+icon))
	r.text.Resize(fyne.NewSize(size.Width-8, h))
}

// fitText takes the largest size, up to the theme's, at which every cell holds
// its label: a bar in one line is worth more than its last points of size, and
// labels of different sizes would look as if one mattered more.
func (r *barItemRenderer) fitText(width float32) {
	size := kit.Size(r.item, kit.SizeSecond)
	for _, p := range barPlaces() {
		for size > 14 && fyne.MeasureText(p.label, size, fyne.TextStyle{Bold: true}).Width > width {
			size--
		}
	}
	r.text.TextSize = size
}

func (r *barItemRenderer) Refresh() {
	b := r.item
	ink := kit.Colour(b, kit.ColourSoft)
	r.text.TextStyle = fyne.TextStyle{}
	r.back.FillColor, r.mark.FillColor = color.Transparent, color.Transparent
	if b.selected() {
		ink = kit.Colour(b, kit.ColourPrime)
		r.text.TextStyle.Bold = true
		if b.phone {
			r.mark.FillColor = ink
		} else {
			r.back.FillColor = kit.Colour(b, kit.ColourTint)
		}
	}
	r.text.Color = ink
	r.text.Text = b.place.long
	r.text.TextSize = kit.Size(b, kit.SizeSecond)
	if b.phone {
		r.text.Text = b.place.label
		r.text.Alignment = fyne.TextAlignCenter
		r.fitText(b.Size().Width - 8)
	}
	r.ring.StrokeColor = color.Transparent
	if b.focused {
		r.ring.StrokeColor = kit.Colour(b, kit.ColourFocus)
	}
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
