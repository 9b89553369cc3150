package shell

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// Keeper is what the shell needs of the vault.
type Keeper interface {
	Exists() bool
	Locked() bool
	// Unlock opens the vault with a passphrase, UnlockWithCode with a recovery
	// code; both may take a second.
	Unlock(ctx context.Context, passphrase []byte) error
	UnlockWithCode(ctx context.Context, code string) error
	// Lock closes the record and forgets the keys.
	Lock() error
	// Wait is the time before another try is taken.
	Wait() time.Duration
}

// Record is what the shell needs of the unlocked record.
type Record interface {
	Plans(ctx context.Context) ([]record.Listed, error)
	Plan(ctx context.Context, planID string) (careplan.Plan, error)
	Subscribe(func(record.Changed)) (cancel func())
	Draft(ctx context.Context, key string) ([]byte, bool, error)
	SaveDraft(ctx context.Context, key string, data []byte) error
	DropDraft(ctx context.Context, key string) error
	Setting(ctx context.Context, key string) (string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Options are what a person or a test may set from outside.
type Options struct {
	Phone bool             // the phone frame whatever the size of the window
	Now   func() time.Time // the wall clock; nil takes the machine's
	Demo  bool             // a throw-away vault: the shell says so

	// Go takes work off the main goroutine, After does something on the main
	// goroutine later; nil starts goroutines and timers. Fyne's test driver has
	// no main goroutine to come back to, so tests stay on theirs.
	Go    func(work func())
	After func(d time.Duration, do func())
}

// Shell is the window and what stands in it.
type Shell struct {
	app    fyne.App
	window fyne.Window
	keeper Keeper
	record Record
	opt    Options
	places map[Place]Builder

	look   Look
	frame  *frame
	trail  []stop // where the person is (last) and came from
	page   Page
	asking []Page // questions over the page, the first is shown

	waiting []func() // what came from outside while no plan was open

	plan   careplan.Plan
	listed []record.Listed
	unsub  func()
	news   news // of the record

	drafts *drafts
	idle   idle
	lit    bool // the screen is kept from going dark
	busy   int  // pieces of work under way off the main goroutine
	builds int  // counts the pages made
	said   int  // counts the lines said, so that an old timer hides only its own
}

var _ Host = (*Shell)(nil)

// stop is a route on the trail, with how far its page was scrolled and where on
// it the keyboard was.
type stop struct {
	route   Route
	offset  fyne.Position
	focused int // which of the page's focusable widgets, from 1; 0 for none
}

// New makes the shell in w. The record answers only while keeper is unlocked.
func New(a fyne.App, w fyne.Window, keeper Keeper, rec Record, o Options) *Shell {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Go == nil {
		o.Go = func(work func()) { go work() }
	}
	if o.After == nil {
		o.After = func(d time.Duration, do func()) { time.AfterFunc(d, func() { fyne.Do(do) }) }
	}
	s := &Shell{app: a, window: w, keeper: keeper, record: rec, opt: o, places: map[Place]Builder{}}
	s.drafts = &drafts{record: rec, failed: s.Problem, after: o.After, typed: func() { s.idle.touch(s.opt.Now()) }}
	s.apply(LoadLook(a.Preferences()))
	s.frame = newFrame(s)
	w.SetContent(s.frame.root)
	w.SetPadded(false)
	s.idle.limit = func() time.Duration { return s.look.LockAfter }
	s.listenKeys()
	return s
}

// Handle makes the shell build the places with their builders.
func (s *Shell) Handle(places map[Place]Builder) {
	for p, b := range places {
		s.places[p] = b
	}
}

// Show puts the first page up: the welcome, the lock, or what an unlocked
// vault opens with.
func (s *Shell) Show() {
	ForgetLastFolder()
	switch {
	case !s.keeper.Exists():
		s.restart(Route{Place: Welcome})
	case s.keeper.Locked():
		s.showLock("")
	default:
		s.opened()
	}
}

// opened goes on where a vault has just been unlocked.
func (s *Shell) opened() {
	s.follow()
	if err := s.list(); err != nil {
		// Without its content home would look like that of a plan that says
		// nothing, and so would the bottle.
		s.ShowProblem(err, s.opened)
		return
	}
	s.resume()
	s.bringWaiting()
}

// follow hears of what is saved from now on, until the vault locks.
func (s *Shell) follow() {
	s.idle.begin(s.opt.Now())
	if s.unsub == nil && !s.keeper.Locked() {
		s.unsub = s.record.Subscribe(func(c record.Changed) {
			s.news.add(c)
			fyne.Do(s.changed)
		})
	}
}

// list reads whose plans there are, and the plan that was looked at last.
func (s *Shell) list() error {
	ctx := context.Background()
	plans, err := s.record.Plans(ctx)
	if err != nil {
		return err
	}
	s.listed = plans
	if len(plans) == 0 {
		s.plan = careplan.Plan{}
		return nil
	}
	want := s.plan.ID
	if want == "" {
		if want, err = s.record.Setting(ctx, lastPlan); err != nil {
			return err
		}
	}
	id := plans[0].ID
	for _, p := range plans {
		if p.ID == want {
			id = p.ID
		}
	}
	s.plan, err = s.record.Plan(ctx, id)
	return err
}

// lastPlan is the setting, inside the vault, that holds whose plan was shown.
const lastPlan = "shell.plan"

// resume leads back to where the person was before the vault locked.
func (s *Shell) resume() {
	switch {
	case len(s.listed) == 0:
		s.restart(Route{Place: Start})
	case len(s.trail) == 0 || s.trail[0].route.Bar() == "":
		s.restart(Route{Place: Home})
	default:
		s.build(true)
	}
}

// Plan implements [Host].
func (s *Shell) Plan() careplan.Plan { return s.plan }

// SwitchTo implements [Host]. It is also how a plan that was just begun, in a
// vault that was just made, comes onto the screen.
func (s *Shell) SwitchTo(planID string) {
	s.follow()
	plan, err := s.record.Plan(context.Background(), planID)
	if err != nil {
		s.Problem(err)
		return
	}
	s.flush()
	s.plan = plan
	if err := s.record.SetSetting(context.Background(), lastPlan, planID); err != nil {
		s.Problem(err)
		return
	}
	if err := s.list(); err != nil {
		s.Problem(err)
		return
	}
	s.page = Page{}
	s.restart(Route{Place: Home})
	s.bringWaiting()
}

// Compact implements [Host].
func (s *Shell) Compact() bool { return s.frame.phone }

// Drafts implements [Host].
func (s *Shell) Drafts() kit.Drafts { return s.drafts }

// Now implements [Host].
func (s *Shell) Now() time.Time { return s.opt.Now() }

// After implements [Host].
func (s *Shell) After(d time.Duration, do func()) {
	page := s.builds
	s.opt.After(d, func() {
		if s.builds == page && !s.keeper.Locked() {
			do()
		}
	})
}

// Window implements [Host].
func (s *Shell) Window() fyne.Window { return s.window }

// ShowProblem stands where no vault can be opened: it says why, and offers to
// try again.
func (s *Shell) ShowProblem(err error, again func()) {
	logProblem(err)
	title, text := openingSentence(err)
	try := kit.MainButton("Try again", nil, again)
	s.asking = nil
	s.page = Page{
		Bare:  true,
		Keep:  true,
		Body:  kit.Stack(kit.Heading(title), kit.Text(text)),
		Foot:  kit.Stack(try, kit.PlainButton("Close Carebottle", nil, s.window.Close)),
		Focus: try,
	}
	s.put(s.page, fyne.Position{})
}
