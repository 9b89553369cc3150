package shell

import (
	"fyne.io/fyne/v2"
)

// Go implements [Host]. Going to a place of the bar starts a new trail from
// home, so that Back never wanders through what was looked at long ago.
func (s *Shell) Go(r Route) {
	if s.atWork() || !s.leave() {
		return
	}
	if r.onBar() {
		s.restart(r)
		return
	}
	s.keepOffset()
	s.trail = append(s.trail, stop{route: r})
	s.build(false)
}

// Replace implements [Host].
func (s *Shell) Replace(r Route) {
	if len(s.trail) > 0 {
		s.trail = s.trail[:len(s.trail)-1]
	}
	// Somebody who saved a new item came from the page that is now led to:
	// one step back is meant, not the same page twice.
	if n := len(s.trail); n > 0 && s.trail[n-1].route == r {
		s.build(true)
		return
	}
	s.trail = append(s.trail, stop{route: r})
	s.build(false)
}

// Back implements [Host].
func (s *Shell) Back() {
	if s.atWork() {
		return
	}
	if len(s.asking) > 0 {
		s.answered()
		return
	}
	if len(s.trail) < 2 || !s.leave() {
		return
	}
	s.trail = s.trail[:len(s.trail)-1]
	s.build(true)
}

// restart makes r the only place on the trail, behind home where r is another
// place of the bar.
func (s *Shell) restart(r Route) {
	s.trail = s.trail[:0]
	if r.Place != Home && r.onBar() {
		s.trail = append(s.trail, stop{route: Route{Place: Home}})
	}
	s.trail = append(s.trail, stop{route: r})
	s.build(false)
}

func (s *Shell) leave() bool {
	if s.page.Leave != nil && !s.page.Leave() {
		return false
	}
	s.flush()
	return true
}

func (s *Shell) flush() {
	if s.page.Flush != nil {
		s.page.Flush()
	}
}

func (s *Shell) keepOffset() {
	if n := len(s.trail); n > 0 {
		s.trail[n-1].offset = s.frame.scroll.Offset
		s.trail[n-1].focused = s.frame.focused(s.window.Canvas().Focused())
	}
}

// here is the route that is shown.
func (s *Shell) here() Route {
	if len(s.trail) == 0 {
		return Route{}
	}
	return s.trail[len(s.trail)-1].route
}

// build makes the page of the last stop anew; scrolled as it was left where
// the person comes back to it.
func (s *Shell) build(back bool) {
	s.idle.touch(s.opt.Now())
	s.asking = nil
	s.catchUp()
	offset := fyne.Position{}
	if back {
		if s.page.Body != nil && s.page.Body == s.frame.body {
			s.keepOffsetIfSame()
		}
		offset = s.trail[len(s.trail)-1].offset
	}
	builder, ok := s.places[s.here().Place]
	if !ok {
		s.restart(Route{Place: Home})
		return
	}
	s.builds++
	mine := s.builds
	page := builder(s, s.here())
	if s.builds != mine {
		return // the place led on to another one, which is on the screen now
	}
	s.page = page
	s.put(s.page, offset)
	if n := len(s.trail); back && s.page.Focus == nil && n > 0 {
		s.focusOn(s.frame.focusable(s.trail[n-1].focused))
	}
	if len(s.asking) > 0 { // something went wrong while the page was made
		s.put(s.asking[0], fyne.Position{})
	}
}

// keepOffsetIfSame remembers the scroll of a page that is only being redrawn.
func (s *Shell) keepOffsetIfSame() {
	if s.frame.shown == s.here() {
		s.keepOffset()
	}
}

// deep tells whether the bars are not enough to come back to where one was.
func (s *Shell) deep() bool {
	return len(s.asking) == 0 && len(s.trail) > 1 && !s.here().onBar()
}

// put shows a page, its first field focused.
func (s *Shell) put(p Page, offset fyne.Position) {
	s.frame.show(p, s.deep())
	s.frame.shown = s.here()
	s.frame.scroll.ScrollToOffset(offset)
	if p.Awake != s.lit {
		s.lit = p.Awake
		s.app.Driver().SetDisableScreenBlanking(p.Awake)
	}
	s.window.Canvas().Unfocus()
	s.focusOn(p.Focus)
}

// focusOn gives f the keyboard and scrolls it into view; f may be nil.
func (s *Shell) focusOn(f fyne.Focusable) {
	if f == nil {
		return
	}
	s.window.Canvas().Focus(f)
	if o, ok := f.(fyne.CanvasObject); ok {
		s.frame.scroll.Reveal(o)
	}
}

// atWork tells whether work is under way that has to end or be stopped first,
// and says so: who went on would lose sight of it and of its Stop, and what
// they saved would wait for it with the whole window.
func (s *Shell) atWork() bool {
	if s.busy == 0 {
		return false
	}
	s.Say("Carebottle is still at work. Wait for it, or choose Stop.", nil)
	return true
}
