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
	row := container.New(&cells{})
	for _, p := range barPlaces() {
		row.Add(newBarItem(s, p, true))
	}
	line := &edges{top: []fyne.CanvasObject{newSurfaceLine()}, middle: container.NewStack()}
	return container.NewStack(newSurface(kit.ColourPaper), line.container(), row)
}

// cells lays the places of the bottom bar beside one another, each as wide as
// its label asks for, and what is left shared evenly: cells of the same width
// would make all labels as small as the longest one needs.
type cells struct{ width float32 }

const (
	betweenLabels float32 = 10 // at least
	leastLetters  float32 = 14 // of a label; an icon says it too
	leastCell     float32 = 48 // wide
)

func (c *cells) MinSize(objects []fyne.CanvasObject) fyne.Size {
	h := float32(0)
	for _, o := range objects {
		b := o.(*barItem)
		b.fit(c.width)
		h = max(h, b.MinSize().Height)
	}
	return fyne.NewSize(0, h)
}

func (c *cells) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	widths, all := make([]float32, len(objects)), float32(0)
	for i, o := range objects {
		b := o.(*barItem)
		b.fit(size.Width)
		widths[i] = max(labelWidth(b.place, b.letters)+betweenLabels, leastCell)
		all += widths[i]
	}
	x, more := float32(0), (size.Width-all)/float32(len(objects))
	for i, o := range objects {
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(widths[i]+more, size.Height))
		x += widths[i] + more
	}
}

// labelWidth is that of the label of the place where one is, so that the bar
// does not move.
func labelWidth(p barPlace, letters float32) float32 {
	return fyne.MeasureText(p.label, letters, fyne.TextStyle{Bold: true}).Width
}

// fit takes the largest letters, up to the theme's, at which a bar of a width
// holds all labels: labels of different sizes would look as if one mattered
// more.
func (b *barItem) fit(width float32) {
	b.letters = kit.Size(b, kit.SizeSecond)
	if width == 0 {
		return // not laid out yet
	}
	for ; b.letters > leastLetters; b.letters-- {
		all := float32(0)
		for _, p := range barPlaces() {
			all += max(labelWidth(p, b.letters)+betweenLabels, leastCell)
		}
		if all <= width {
			return
		}
	}
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
	letters float32 // of the label at the bottom
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
		ring: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent),
		icon: canvas.NewImageFromResource(b.place.icon), text: canvas.NewText("", color.Black),
	}
	r.icon.FillMode = canvas.ImageFillContain
	r.back.CornerRadius, r.ring.CornerRadius, r.edge.CornerRadius = kit.Radius, kit.Radius, kit.Radius
	r.ring.StrokeWidth, r.edge.StrokeWidth = 4, 6
	r.Refresh()
	return r
}

type barItemRenderer struct {
	item       *barItem
	back, mark *canvas.Rectangle
	ring, edge *canvas.Rectangle // where the keyboard is: bright between two dark lines
	icon       *canvas.Image
	text       *canvas.Text
}

func (r *barItemRenderer) Destroy() {}

func (r *barItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.mark, r.icon, r.text, r.edge, r.ring}
}

// iconSide is the size of the icon. At the bottom it leaves the page its room.
func (r *barItemRenderer) iconSide() float32 {
	side := kit.Size(r.item, kit.SizeIcon)
	if r.item.phone {
		return min(side, 40)
	}
	return side
}

func (r *barItemRenderer) MinSize() fyne.Size {
	icon := r.iconSide()
	if r.item.phone {
		label := fyne.MeasureText("Ág", r.item.letters, fyne.TextStyle{Bold: true}).Height
		return fyne.NewSize(0, max(kit.Touch, icon+label+12))
	}
	// As wide as it is when selected, so that the bar does not move.
	bold := fyne.MeasureText(r.text.Text, r.text.TextSize, fyne.TextStyle{Bold: true})
	return fyne.NewSize(icon+14+bold.Width+24, max(kit.Touch, icon+20))
}

func (r *barItemRenderer) Layout(size fyne.Size) {
	icon := r.iconSide()
	r.back.Resize(size)
	r.edge.Resize(size)
	r.ring.Move(fyne.NewSquareOffsetPos(1))
	r.ring.Resize(size.SubtractWidthHeight(2, 2))
	if !r.item.phone {
		r.icon.Resize(fyne.NewSquareSize(icon))
		r.icon.Move(fyne.NewPos(12, (size.Height-icon)/2))
		h := r.text.MinSize().Height
		r.text.Move(fyne.NewPos(12+icon+10, (size.Height-h)/2))
		r.text.Resize(fyne.NewSize(size.Width-icon-34, h))
		return
	}
	r.mark.Resize(fyne.NewSize(size.Width, 4+kit.Size(r.item, kit.SizeChip))) // thicker than the line of the bar
	r.text.TextSize = r.item.letters
	h := r.text.MinSize().Height
	gap := max((size.Height-icon-h)/2, 0)
	r.icon.Resize(fyne.NewSquareSize(icon))
	r.icon.Move(fyne.NewPos((size.Width-icon)/2, gap+2))
	r.text.Move(fyne.NewPos(0, gap+icon))
	r.text.Resize(fyne.NewSize(size.Width, h))
}

func (r *barItemRenderer) Refresh() {
	b := r.item
	ink := kit.Colour(b, kit.ColourSoft)
	r.text.TextStyle = fyne.TextStyle{}
	r.back.FillColor, r.mark.FillColor = color.Transparent, color.Transparent
	r.back.StrokeColor, r.back.StrokeWidth = color.Transparent, kit.Size(b, kit.SizeChip) // in high contrast nothing is tinted
	if b.selected() {
		ink = kit.Colour(b, kit.ColourPrime)
		r.text.TextStyle.Bold = true
		if b.phone {
			r.mark.FillColor = ink
		} else {
			r.back.FillColor, r.back.StrokeColor = kit.Colour(b, kit.ColourTint), ink
		}
	}
	r.text.Color = ink
	r.text.Text = b.place.long
	r.text.TextSize = kit.Size(b, kit.SizeSecond)
	if b.phone {
		r.text.Text = b.place.label
		r.text.Alignment = fyne.TextAlignCenter
		r.text.TextSize = b.letters
	}
	r.ring.StrokeColor, r.edge.StrokeColor = color.Transparent, color.Transparent
	if b.focused {
		r.ring.StrokeColor, r.edge.StrokeColor = kit.Colour(b, kit.ColourFocus), kit.Colour(b, kit.ColourRing)
	}
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
