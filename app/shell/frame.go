package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/carebottle/carebottle/app/kit"
)

// frame draws the bars, the banner and the page. The phone frame has its bar
// at the bottom, the desktop frame at the side; both show the same places.
type frame struct {
	shell *Shell
	phone bool
	white bool // black on white, for a code

	root   *fyne.Container
	all    *fyne.Container // everything above the ground
	side   *fyne.Container // desktop: bar of places
	banner *fyne.Container // whose plan it is
	back   *fyne.Container // the way back, where it is pinned
	scroll *kit.Scroll
	column *fyne.Container // what scrolls
	foot   *fyne.Container // pinned act
	line   *fyne.Container // what was said
	bar    *fyne.Container // phone: bar of places

	body  fyne.CanvasObject
	shown Route
}

func newFrame(s *Shell) *frame {
	f := &frame{shell: s, phone: true}
	f.furnish()
	f.root = container.New(&outer{frame: f}, newGround(s), f.all)
	return f
}

// furnish makes the slots that pages and bars are put into.
func (f *frame) furnish() {
	f.side, f.banner, f.back = container.NewStack(), container.NewStack(), container.NewStack()
	f.foot, f.line, f.bar = container.NewStack(), container.NewStack(), container.NewStack()
	f.column = container.New(&column{})
	f.scroll = kit.NewScroll(f.column)
	f.scroll.OnScrolled = func(fyne.Position) { f.shell.idle.touch(f.shell.opt.Now()) }
	f.all = (&edges{
		left:   f.side,
		top:    []fyne.CanvasObject{f.banner, f.back},
		middle: f.scroll,
		bottom: []fyne.CanvasObject{f.line, f.foot, f.bar},
	}).container()
}

// outer chooses the frame by the room there is. Its smallest size is a small
// phone's, whatever the page in it would like: a window never grows because
// text does.
type outer struct{ frame *frame }

func (o *outer) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 420) }

func (o *outer) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s := o.frame.shell
	phone := s.opt.Phone || fyne.CurrentDevice().IsMobile() || size.Width < 600*s.scale()
	if phone != o.frame.phone {
		o.frame.phone = phone
		fyne.Do(func() {
			if len(s.trail) > 0 && len(s.asking) == 0 && !s.page.Keep {
				s.build(true)
			} else {
				o.frame.show(s.current(), s.deep())
			}
		})
	}
	for _, ob := range objects {
		ob.Resize(size)
		ob.Move(fyne.Position{})
	}
}

func (s *Shell) scale() float32 {
	if s.look.Scale < 1 {
		return 1
	}
	return s.look.Scale
}

// current is the question that is asked, or the page.
func (s *Shell) current() Page {
	if len(s.asking) > 0 {
		return s.asking[0]
	}
	return s.page
}

// show puts p between the bars.
func (f *frame) show(p Page, back bool) {
	f.body = p.Body
	f.setWhite(p.White)

	fill(f.side)
	fill(f.bar)
	if !p.Bare {
		if f.phone {
			fill(f.bar, phoneBar(f.shell))
		} else {
			fill(f.side, sideBar(f.shell))
		}
	}
	f.showBannerFor(p)

	var parts []fyne.CanvasObject
	fill(f.back)
	if back && !p.Bare {
		way := container.NewHBox(kit.LinkButton("Back", f.shell.Back))
		// At the largest type the page needs the room more than the way back
		// needs to stay: it scrolls away with the page, Home stays.
		if f.shell.scale() > 1.25 && f.phone {
			parts = append(parts, way)
		} else {
			fill(f.back, way)
		}
	}
	if p.Title != "" && !p.Bare {
		parts = append(parts, kit.Heading(p.Title))
	}
	if p.Body != nil {
		parts = append(parts, p.Body)
	}
	fill(f.foot)
	if p.Foot != nil {
		if f.footFits(p.Foot) {
			fill(f.foot, container.New(&column{middle: p.Bare}, p.Foot))
		} else {
			parts = append(parts, p.Foot)
		}
	}
	f.column.Layout.(*column).middle = p.Bare
	f.column.Objects = []fyne.CanvasObject{kit.Stack(parts...)}
	f.column.Refresh()
	f.scroll.ScrollToTop()
	f.all.Refresh()
	f.root.Refresh()
}

// setWhite puts a page that holds a code in black on white, whatever the
// theme: half of all readers fail on a code in other colours.
func (f *frame) setWhite(white bool) {
	if white == f.white {
		return
	}
	// Fyne keeps the theme of an override with the widgets that were once in
	// it, so neither side takes over the other's.
	f.white = white
	f.furnish()
	if !white {
		f.root.Objects[1] = f.all
		return
	}
	plain := kit.NewTheme(kit.Appearance{Mode: kit.Light, HighContrast: true, Scale: f.shell.look.Scale})
	f.root.Objects[1] = container.NewThemeOverride(
		container.NewStack(newSurface(kit.ColourPaper), f.all), plain)
}

// footFits tells whether the pinned acts leave most of the window to the page.
func (f *frame) footFits(foot fyne.CanvasObject) bool {
	size := f.root.Size()
	if size.Height == 0 {
		return true
	}
	foot.Resize(fyne.NewSize(size.Width-2*pad, 10))
	return foot.MinSize().Height <= size.Height*0.28
}

func (f *frame) showBanner() { f.showBannerFor(f.shell.current()) }

func (f *frame) showBannerFor(p Page) {
	fill(f.banner)
	s := f.shell
	for _, l := range s.listed {
		if l.ID == s.plan.ID && !p.Bare {
			whose := "my own plan"
			if l.Me.Role != "patient" {
				whose = "you look after this plan"
			}
			if s.opt.Demo {
				whose = "an invented person, nothing is kept"
			}
			born := ""
			if !l.Born.IsZero() {
				born = "born " + l.Born.String()
			}
			fill(f.banner, kit.Banner(l.Name, born, whose, l.Colour))
		}
	}
}

// say shows a line above the bar, or takes it away.
func (f *frame) say(line fyne.CanvasObject) {
	if line == nil {
		fill(f.line)
	} else {
		fill(f.line, container.New(&column{}, line))
	}
	f.all.Refresh()
}

// scrollBy moves the page by dy.
func (f *frame) scrollBy(dy float32) {
	o := f.scroll.Offset
	f.scroll.ScrollToOffset(fyne.NewPos(o.X, o.Y+dy))
}

func fill(slot *fyne.Container, objects ...fyne.CanvasObject) {
	slot.Objects = objects
	if len(objects) == 0 {
		slot.Hide()
	} else {
		slot.Show()
	}
	slot.Refresh()
}
