package shell

import (
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/internal/careplan"
)

// idle measures, by the wall clock, how long nobody has done anything. The
// monotonic clock stands still while a device sleeps, which is when a plan
// must not stay open.
type idle struct {
	last    time.Time
	limit   func() time.Duration
	focused fyne.Focusable // what had the focus at the last look
}

// begin starts to measure anew.
func (i *idle) begin(now time.Time) { i.last = now.Round(0) }

// touch counts as doing something, unless it comes too late: whoever wakes a
// device that slept with the plan open, and moves the pointer, may be anybody.
func (i *idle) touch(now time.Time) {
	if !i.over(now) {
		i.begin(now)
	}
}

// over tells whether nobody has done anything for too long. A clock that was
// set back counts as a touch: otherwise the vault would stay open for as long
// as it was set back.
func (i *idle) over(now time.Time) bool {
	now = now.Round(0)
	if now.Before(i.last) {
		i.last = now
	}
	return now.Sub(i.last) >= i.limit()
}

// Watch looks every second whether to lock, until the program ends. What counts
// as doing something is seen here, by the frame and by the drafts: focus moving,
// the page scrolling, the pointer over the page, keys, what is typed into a
// form, and going anywhere.
func (s *Shell) Watch() {
	ticker := time.NewTicker(time.Second)
	stop := make(chan struct{})
	go func() {
		for {
			select {
			case <-ticker.C:
				fyne.Do(s.Tick)
			case <-stop:
				ticker.Stop()
				return
			}
		}
	}()
	s.app.Lifecycle().SetOnEnteredForeground(s.lockIfIdle)
	s.app.Lifecycle().SetOnStopped(func() { close(stop) })
}

// Tick looks whether anybody has been there, and locks if not for too long.
func (s *Shell) Tick() {
	if f := s.window.Canvas().Focused(); f != s.idle.focused {
		s.idle.focused = f
		s.idle.touch(s.opt.Now())
	}
	s.lockIfIdle()
}

func (s *Shell) lockIfIdle() {
	if !s.keeper.Exists() || s.keeper.Locked() || s.opt.Demo {
		s.idle.begin(s.opt.Now()) // unlocking begins with the first letter that is typed
		return
	}
	if s.page.Awake && len(s.asking) == 0 || s.busy > 0 {
		s.idle.begin(s.opt.Now())
		return
	}
	if s.idle.over(s.opt.Now()) {
		s.flush()
		lost := ""
		if err := s.drafts.retry(); err != nil {
			logProblem(err)
			lost = "Carebottle locked itself, and what was being typed could not be kept. Everything saved before is safe. Check that this device has room left, then type it again."
		}
		s.lock(lost)
	}
}

// Lock implements [Host]. Work that is under way is finished first: it holds
// the vault, and can be stopped.
func (s *Shell) Lock() {
	if s.busy > 0 || !s.keeper.Exists() || s.keeper.Locked() {
		return
	}
	if s.opt.Demo {
		s.Say("This is a demonstration: nobody has its passphrase, so it stays open.", nil)
		return
	}
	s.flush()
	if err := s.drafts.retry(); err != nil {
		s.Problem(err)
		s.Confirm("Lock and lose what you typed?", "What you typed last is not saved, and could not be kept for later. Everything saved before is safe.",
			"Lock and lose it", func() { s.lock("") })
		return
	}
	s.lock("")
}

// lock closes the record and shows the lock, with what there is to say.
func (s *Shell) lock(said string) {
	s.idle.begin(s.opt.Now()) // before the next look somebody may have unlocked
	s.Close()
	s.asking = nil
	s.showLock(said)
}

// Close keeps what was typed and locks the vault: the program is about to end
// or the person has gone.
func (s *Shell) Close() {
	s.flush()
	s.drafts.forget()
	if s.unsub != nil {
		s.unsub()
		s.unsub = nil
	}
	s.keepOffset()
	s.page = Page{}
	s.plan = careplan.Plan{ID: s.plan.ID} // what was read is forgotten with the keys
	s.listed = nil
	s.frame.say(nil)
	// A file dialog may stand over the page, and folders are nobody's business.
	for over := s.window.Canvas().Overlays(); over.Top() != nil; {
		over.Remove(over.Top())
	}
	ForgetLastFolder()
	if err := s.keeper.Lock(); err != nil {
		logProblem(err)
	}
}
