package shell

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
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
	more   *fyne.Container // what of that had to leave the banner, on top of the page
	back   *fyne.Container // the way back, where it is pinned
	scroll *kit.Scroll
	column *fyne.Container // what scrolls
	foot   *fyne.Container // pinned act
	line   *fyne.Container // what was said
	bar    *fyne.Container // phone: bar of places

	body  fyne.CanvasObject
	shown Route
}

// linkSide moves a link so that its words stand above the heading's.
const linkSide float32 = -5

func newFrame(s *Shell) *frame {
	f := &frame{shell: s, phone: true}
	f.furnish()
	f.root = container.New(&outer{frame: f}, newGround(s), f.all)
	return f
}

// furnish makes the slots that pages and bars are put into.
func (f *frame) furnish() {
	f.side, f.banner, f.back = container.NewStack(), container.NewStack(), container.NewStack()
	f.more = container.NewStack()
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
			if s.current().Body == nil {
				return // the window is only being made
			}
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
		switch {
		case !f.phone:
			fill(f.side, sideBar(f.shell))
		case !p.Alone:
			fill(f.bar, phoneBar(f.shell))
		}
	}
	f.showBannerFor(p)

	parts := []fyne.CanvasObject{f.more}
	fill(f.back)
	var heading fyne.CanvasObject
	if p.Title != "" && !p.Bare {
		heading = kit.Heading(p.Title)
	}
	if back && !p.Bare {
		link := kit.LinkButton("Back", f.shell.Back)
		way := kit.Start(link)
		// At the largest type the page needs the room more than the way back
		// needs to stay: it scrolls away with the page, Home stays.
		switch {
		case p.Alone && f.phone && heading != nil:
			heading = kit.Lead(heading, link)
		case f.shell.scale() > 1.25 && f.phone:
			parts = append(parts, container.New(layout.NewCustomPaddedLayout(0, 0, linkSide, 0), way))
		default:
			fill(f.back, container.New(layout.NewCustomPaddedLayout(0, 0, pad+linkSide, 0), way))
		}
	}
	if heading != nil {
		parts = append(parts, heading)
	}
	fill(f.foot)
	body := []fyne.CanvasObject{p.Body, p.Foot}
	switch {
	case p.Foot != nil && f.footFits(p.Foot):
		fill(f.foot, container.New(&column{middle: p.Bare}, p.Foot))
		body = body[:1]
	case p.First:
		slices.Reverse(body)
	}
	for _, o := range body {
		if o != nil {
			parts = append(parts, o)
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

// footFits tells whether the page keeps room to be read with its acts pinned
// below it.
func (f *frame) footFits(foot fyne.CanvasObject) bool {
	pinned := f.share(foot, 2*pad)
	all := pinned + f.share(f.banner, 0) + f.share(f.back, 0) + f.share(f.bar, 0)
	return pinned <= 0.28 && all <= 0.5
}

// share is how much of the window's height o takes, beside which sides are left
// free; nothing while the window has no size.
func (f *frame) share(o fyne.CanvasObject, sides float32) float32 {
	size := f.root.Size()
	if size.Height == 0 || !o.Visible() {
		return 0
	}
	o.Resize(fyne.NewSize(size.Width-sides, 10))
	return o.MinSize().Height / size.Height
}

func (f *frame) showBanner() { f.showBannerFor(f.shell.current()) }

// showBannerFor pins whose plan it is above p. Where large type would leave
// too little of a phone to the page, the name and the colour stay, and the
// rest scrolls away with the page.
func (f *frame) showBannerFor(p Page) {
	fill(f.banner)
	fill(f.more)
	s := f.shell
	for _, l := range s.listed {
		if l.ID == s.plan.ID && !p.Bare {
			whose := "my own plan"
			if l.Me.Role != careplan.RolePatient {
				whose = "you look after this plan"
			}
			if s.opt.Demo {
				whose = "an invented person, nothing is kept"
			}
			born := ""
			if !l.Born.IsZero() {
				born = "born " + l.Born.String()
			}
			banner := kit.Banner(l.Name, born, whose, l.Colour)
			if f.phone && f.share(banner, 0) > 0.25 {
				banner = kit.Banner(l.Name, "", "", l.Colour)
				fill(f.more, kit.BannerLine(born, whose))
			}
			fill(f.banner, banner)
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

// focused tells which of the page's focusable widgets f is, from 1; 0 where it
// is none of them.
func (f *frame) focused(of fyne.Focusable) int {
	return slices.Index(kit.Focusables(f.scroll), of) + 1
}

// focusable is the widget that focused told; nil where there is none now.
func (f *frame) focusable(which int) fyne.Focusable {
	all := kit.Focusables(f.scroll)
	if which < 1 || which > len(all) {
		return nil
	}
	return all[which-1]
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
