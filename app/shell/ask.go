package shell

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/carebottle/carebottle/app/kit"
)

// A question stands on a page of its own rather than in a box over the page:
// it has room at the largest type, scrolls, and takes the keyboard as every
// page does. Questions queue, they never stack.

// Confirm implements [Host].
func (s *Shell) Confirm(title, text, act string, do func()) {
	no := kit.PlainButton("No, go back", nil, s.answered)
	s.ask(Page{
		Title: title,
		Body:  kit.Text(text),
		Foot:  kit.Stack(kit.WarnButton(act, nil, func() { s.answered(); do() }), no),
		Focus: no,
	})
}

// Problem implements [Host].
func (s *Shell) Problem(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	logProblem(err)
	title, text := Sentence(err)
	back := kit.MainButton("Go back", nil, s.answered)
	s.ask(Page{Title: title, Body: kit.Notice(kit.Alert, "", text), Foot: back, Focus: back})
}

func (s *Shell) ask(p Page) {
	p.Keep = true
	for _, q := range s.asking {
		if q.Title == p.Title && q.Title != "" {
			return // a disk that is full says so at every draft: once is enough
		}
	}
	s.asking = append(s.asking, p)
	if len(s.asking) == 1 {
		s.keepOffset()
		s.put(p, fyne.Position{})
	}
}

// answered takes the question away and shows what stood behind it, as it was.
func (s *Shell) answered() {
	if len(s.asking) == 0 {
		return
	}
	s.asking = s.asking[1:]
	switch {
	case len(s.asking) > 0:
		s.put(s.asking[0], fyne.Position{})
	case s.page.Body != nil:
		s.put(s.page, s.trail[len(s.trail)-1].offset)
	case s.keeper.Exists() && s.keeper.Locked():
		s.showLock("")
	case len(s.trail) > 0:
		s.build(true)
	}
}

// Say implements [Host].
func (s *Shell) Say(text string, undo func()) {
	s.said++
	mine := s.said
	var take *kit.Button
	hide := func() {
		if s.said == mine {
			s.frame.say(nil)
		}
	}
	if undo != nil {
		take = kit.LinkButton("Undo", func() { hide(); undo() })
	}
	s.frame.say(sayLine(text, take))
	s.opt.After(sayFor, hide)
}

// sayFor is long enough to find the Undo with hands that shake.
const sayFor = 20 * time.Second

// Busy implements [Host].
func (s *Shell) Busy(text string, work func(context.Context, func(float64)) error, done func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	unknown := widget.NewProgressBarInfinite()
	bar := widget.NewProgressBar()
	bar.Hide()
	stop := kit.PlainButton("Stop", nil, cancel)
	p := Page{Body: kit.Stack(kit.Text(text), unknown, bar), Foot: stop, Keep: true, Bare: s.page.Bare}
	s.busy++
	s.asking = append([]Page{p}, s.asking...)
	s.put(p, fyne.Position{})
	progress := func(f float64) {
		fyne.Do(func() {
			if f >= 0 {
				unknown.Hide()
				bar.Show()
				bar.SetValue(f)
			}
		})
	}
	s.opt.Go(func() {
		err := work(ctx, progress)
		cancel()
		fyne.Do(func() {
			unknown.Stop()
			s.busy--
			s.idle.begin(s.opt.Now())
			if len(s.asking) > 0 && s.asking[0].Body == p.Body {
				s.answered()
			}
			done(err)
		})
	})
}
