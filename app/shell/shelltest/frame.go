package shelltest

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"github.com/carebottle/carebottle/app/kit"
)

// mostFoot is the part of the window that a pinned act may take; a higher one
// scrolls with the page, as in the real frames.
const mostFoot = 0.28

func (h *Host) show() {
	p := h.page
	body := p.Body
	if p.Title != "" && !p.Bare {
		body = kit.Stack(kit.Heading(p.Title), body)
	}
	size := h.window.Canvas().Size()
	var foot fyne.CanvasObject
	if p.Foot != nil {
		foot = kit.Inset(p.Foot)
		foot.Resize(fyne.NewSize(size.Width, 10))
		if foot.MinSize().Height > size.Height*mostFoot {
			body, foot = kit.Stack(body, p.Foot), nil
		}
	}
	h.scroll = kit.NewScroll(kit.Inset(body))
	content := fyne.CanvasObject(container.NewBorder(nil, foot, nil, nil, h.scroll))
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameBackground))
	if p.White {
		ground.FillColor = color.White
		content = container.NewThemeOverride(content, h.white())
	}
	// The smallest size of a page must not make the window grow, as the real
	// one never does.
	h.window.SetContent(container.New(fixed{}, ground, content))
	h.window.Resize(size)
	if p.Focus != nil {
		h.window.Canvas().Focus(p.Focus)
	} else {
		h.window.Canvas().Unfocus()
	}
}

// white is the theme of pages that hold a code.
func (h *Host) white() fyne.Theme {
	a := kit.Appearance{Mode: kit.Light, HighContrast: true}
	if t, ok := fyne.CurrentApp().Settings().Theme().(*kit.Theme); ok {
		a.Scale = t.Appearance().Scale
	}
	return kit.NewTheme(a)
}

// fixed gives everything the window's size.
type fixed struct{}

func (fixed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 420) }

func (fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// Resize gives the window another size and builds its page anew.
func (h *Host) Resize(size fyne.Size) {
	h.window.Resize(size)
	h.Rebuild()
}

// Capture is what the window shows now.
func (h *Host) Capture() image.Image { return h.window.Canvas().Capture() }

// Shoot writes pictures of the page to the folder that CAREBOTTLE_SHOTS names,
// to be looked at by people; without it, it does nothing. A page that scrolls is
// taken whole, one picture a screen.
func (h *Host) Shoot(name string) {
	h.tb.Helper()
	dir := os.Getenv("CAREBOTTLE_SHOTS")
	if dir == "" {
		return
	}
	for screen := 0; ; screen++ {
		file := name
		if screen > 0 {
			file += "-" + string(rune('0'+screen))
		}
		h.write(filepath.Join(dir, file+".png"))
		before := h.scroll.Offset.Y
		h.scroll.ScrollToOffset(fyne.NewPos(0, before+h.scroll.Size().Height-40))
		if h.scroll.Offset.Y-before < 1 || screen == 9 {
			break
		}
	}
	h.scroll.ScrollToTop()
}

func (h *Host) write(path string) {
	h.tb.Helper()
	f, err := os.Create(path)
	if err != nil {
		h.tb.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, h.Capture()); err != nil {
		h.tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		h.tb.Fatal(err)
	}
}
