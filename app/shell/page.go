package shell

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/careplan"
)

// Page is what a place puts on the screen. The shell draws the bars, the
// banner that says whose plan it is, the heading with its way back, and
// scrolls the body.
type Page struct {
	Title string            // heading; empty for none
	Body  fyne.CanvasObject // scrolled
	Foot  fyne.CanvasObject // the main act, pinned within thumb's reach; may be nil
	First bool              // the foot stands above the body where there is no room to pin it, not below
	Bare  bool              // no bars, no banner, no heading
	Alone bool              // on a telephone, no bar of places, and the way back beside the heading: keys need the room
	White bool              // black on white whatever the theme, for codes
	Awake bool              // the screen stays awake and does not lock
	Keep  bool              // not built anew when the plan changes: something is being typed
	Focus fyne.Focusable    // focused first; may be nil
	Leave func() bool       // asked before the person goes; false stays; may be nil
	Flush func()            // keep what was typed now, the vault is about to lock; may be nil
}

// Builder makes the page for a route.
type Builder func(Host, Route) Page

// Host is what a page may ask of the shell. All its methods are called on the
// main goroutine.
type Host interface {
	// Go leads to r; Back leads to where the person came from.
	Go(r Route)
	Back()
	// Replace leads to r without a way back to the page that asks.
	Replace(r Route)
	// Plan is the plan that is shown now.
	Plan() careplan.Plan
	// SwitchTo shows another plan of the vault, at its home.
	SwitchTo(planID string)
	// Say shows a line for a while, with a way to take it back where undo is
	// not nil.
	Say(text string, undo func())
	// Confirm asks before something that can't be undone. act names what will
	// happen.
	Confirm(title, text, act string, do func())
	// Problem tells the person what went wrong, what is safe and what to do.
	Problem(err error)
	// Busy runs work off the main goroutine and shows text, progress (0 to 1,
	// or below 0 where it is not known) and a way to cancel. done is called on
	// the main goroutine.
	Busy(text string, work func(ctx context.Context, progress func(float64)) error, done func(error))
	// Compact tells whether the phone frame is in use.
	Compact() bool
	Drafts() kit.Drafts
	Now() time.Time
	// After does something on the main goroutine later, unless the page that
	// asks for it has gone or the vault has locked by then.
	After(d time.Duration, do func())
	Window() fyne.Window
	// Lock locks the vault at once.
	Lock()
}
