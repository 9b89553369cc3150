package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/carebottle/carebottle/app/kit"
)

// surface is an area, or a line, in a colour of the theme.
type surface struct {
	widget.BaseWidget
	name fyne.ThemeColorName
	rect *canvas.Rectangle
	thin bool
}

func newSurface(name fyne.ThemeColorName) *surface {
	s := &surface{name: name, rect: canvas.NewRectangle(color.Transparent)}
	s.ExtendBaseWidget(s)
	return s
}

// newSurfaceLine parts a bar from the page.
func newSurfaceLine() *surface {
	s := newSurface(kit.ColourLine)
	s.thin = true
	return s
}

func (s *surface) CreateRenderer() fyne.WidgetRenderer {
	s.paint()
	return &surfaceRenderer{WidgetRenderer: widget.NewSimpleRenderer(s.rect), surface: s}
}

func (s *surface) paint() {
	s.rect.FillColor = kit.Colour(s, s.name)
	if s.thin {
		s.rect.SetMinSize(fyne.NewSquareSize(kit.Size(s, kit.SizeBorder)))
	}
}

type surfaceRenderer struct {
	fyne.WidgetRenderer
	surface *surface
}

func (r *surfaceRenderer) Refresh() {
	r.surface.paint()
	r.surface.rect.Refresh()
}

// ground lies under everything. The pointer moving over it counts as somebody
// being there.
type ground struct {
	surface
	shell *Shell
}

var _ desktop.Hoverable = (*ground)(nil)

func newGround(s *Shell) *ground {
	g := &ground{shell: s}
	g.name, g.rect = kit.ColourGround, canvas.NewRectangle(color.Transparent)
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget for the outer widget: the theme is
// looked up for it, not for the surface inside.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	g.paint()
	return &surfaceRenderer{WidgetRenderer: widget.NewSimpleRenderer(g.rect), surface: &g.surface}
}

// MouseIn implements desktop.Hoverable.
func (g *ground) MouseIn(*desktop.MouseEvent) { g.shell.idle.touch(g.shell.opt.Now()) }

// MouseMoved implements desktop.Hoverable.
func (g *ground) MouseMoved(*desktop.MouseEvent) { g.shell.idle.touch(g.shell.opt.Now()) }

// MouseOut implements desktop.Hoverable.
func (g *ground) MouseOut() {}
