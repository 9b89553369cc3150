// Package shelltest knows how to stand a place's pages on a canvas in a test,
// and how to read and use them as a person would: by the words on them.
//
// [Host] is a shell without bars: it keeps the way back, rebuilds pages, and
// writes down what a page said, asked and reported. It runs work where the
// real shell goes off the main goroutine, so it finds no races: the real window
// does.
package shelltest

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// Phone and Desktop are the two sizes that every page is looked at in.
var (
	Phone   = fyne.NewSize(360, 640)
	Desktop = fyne.NewSize(1280, 800)
)

// Question is what a page asked before something that can't be undone.
type Question struct {
	Title, Text, Act string
	do               func()
}

// Host implements [shell.Host] for one window of the test driver.
type Host struct {
	// Read gives the plan that is shown; nil while there is none.
	Read func() careplan.Plan
	// Clock is what Now answers.
	Clock time.Time

	Said      []string  // lines shown for a while, oldest first
	Problems  []error   // what was reported
	Asked     *Question // open question; nil for none
	BusyTexts []string  // what was said while work ran
	Switched  string    // the plan that was last switched to
	Locked    bool      // the vault was asked to lock
	Trail     []shell.Route
	Stops     bool // work is stopped as soon as it says how far it is

	*Screen
	routes map[shell.Place]shell.Builder
	page   shell.Page
	scroll *kit.Scroll
	undo   func()
	drafts Drafts
	builds int // pages made
	later  later
}

var _ shell.Host = (*Host)(nil)

// New opens a window of size in theme over the places of all routes. A nil
// theme is Carebottle's, as it starts.
func New(tb testing.TB, size fyne.Size, theme fyne.Theme, routes ...map[shell.Place]shell.Builder) *Host {
	tb.Helper()
	application := test.NewTempApp(tb)
	if theme == nil {
		theme = kit.NewTheme(kit.Appearance{})
	}
	application.Settings().SetTheme(theme)
	h := &Host{
		Clock:  time.Date(2026, time.May, 14, 10, 30, 0, 0, time.UTC),
		Screen: On(tb, test.NewTempWindow(tb, nil)),
		routes: map[shell.Place]shell.Builder{},
		drafts: Drafts{},
	}
	h.window.SetPadded(false)
	for _, r := range routes {
		for place, b := range r {
			h.routes[place] = b
		}
	}
	h.window.Resize(size)
	return h
}

// Here is the route that is shown; it may lead to a place of another package,
// of which nothing is shown.
func (h *Host) Here() shell.Route {
	if len(h.Trail) == 0 {
		return shell.Route{}
	}
	return h.Trail[len(h.Trail)-1]
}

// Page is the page that is shown.
func (h *Host) Page() shell.Page { return h.page }

// Rebuild makes the page anew, as the shell does when the plan has changed.
func (h *Host) Rebuild() {
	build, ok := h.routes[h.Here().Place]
	if !ok {
		h.page = shell.Page{}
		h.window.SetContent(container.NewWithoutLayout())
		return
	}
	here := len(h.Trail)
	h.builds++
	page := build(h, h.Here())
	if len(h.Trail) != here || page.Body == nil {
		return // the builder led on to another place
	}
	h.page = page
	h.show()
}

// Go implements [shell.Host].
func (h *Host) Go(r shell.Route) {
	if !h.leave() {
		return
	}
	h.Trail = append(h.Trail, r)
	h.Rebuild()
}

// Back implements [shell.Host].
func (h *Host) Back() {
	if len(h.Trail) < 2 || !h.leave() {
		return
	}
	h.Trail = h.Trail[:len(h.Trail)-1]
	h.Rebuild()
}

// Replace implements [shell.Host].
func (h *Host) Replace(r shell.Route) {
	if len(h.Trail) > 0 {
		h.Trail = h.Trail[:len(h.Trail)-1]
	}
	h.Trail = append(h.Trail, r)
	h.Rebuild()
}

func (h *Host) leave() bool { return h.page.Leave == nil || h.page.Leave() }

// Plan implements [shell.Host].
func (h *Host) Plan() careplan.Plan {
	if h.Read == nil {
		return careplan.Plan{}
	}
	return h.Read()
}

// SwitchTo implements [shell.Host].
func (h *Host) SwitchTo(planID string) {
	h.Switched = planID
	h.Trail = []shell.Route{{Place: shell.Home}}
	h.Rebuild()
}

// Say implements [shell.Host].
func (h *Host) Say(text string, undo func()) {
	h.Said = append(h.Said, text)
	h.undo = undo
}

// Undo takes back what the last line offered to take back.
func (h *Host) Undo() {
	h.tb.Helper()
	if h.undo == nil {
		h.tb.Fatal("nothing offers to be undone")
	}
	h.undo()
	h.undo = nil
}

// Confirm implements [shell.Host].
func (h *Host) Confirm(title, text, act string, do func()) {
	h.Asked = &Question{Title: title, Text: text, Act: act, do: do}
}

// Agree answers the open question with its act.
func (h *Host) Agree() {
	h.tb.Helper()
	if h.Asked == nil {
		h.tb.Fatal("nothing was asked")
	}
	do := h.Asked.do
	h.Asked = nil
	do()
}

// Problem implements [shell.Host].
func (h *Host) Problem(err error) { h.Problems = append(h.Problems, err) }

// Busy implements [shell.Host].
func (h *Host) Busy(text string, work func(context.Context, func(float64)) error, done func(error)) {
	h.BusyTexts = append(h.BusyTexts, text)
	ctx, stop := context.WithCancel(h.tb.Context())
	defer stop()
	done(work(ctx, func(float64) {
		if h.Stops {
			stop()
		}
	}))
}

// Compact implements [shell.Host].
func (h *Host) Compact() bool { return h.window.Canvas().Size().Width < 700 }

// Drafts implements [shell.Host].
func (h *Host) Drafts() kit.Drafts { return timed{h.drafts, h} }

// Now implements [shell.Host].
func (h *Host) Now() time.Time { return h.Clock }

// After implements [shell.Host]: the time comes with [Host.Pass].
func (h *Host) After(d time.Duration, do func()) {
	page := h.builds
	h.later = append(h.later, waiting{h.Clock.Add(d), func() {
		if h.builds == page {
			do()
		}
	}})
}

// Pass lets time go by on the clock that the page sees, and does what comes up
// meanwhile.
func (h *Host) Pass(d time.Duration) { h.later.pass(&h.Clock, d) }

// Window implements [shell.Host].
func (h *Host) Window() fyne.Window { return h.window }

// Lock implements [shell.Host].
func (h *Host) Lock() { h.Locked = true }

// Drafts keeps drafts in memory.
type Drafts map[string][]byte

// Load implements [kit.Drafts].
func (d Drafts) Load(key string) ([]byte, bool) { data, ok := d[key]; return data, ok }

// Keep implements [kit.Drafts].
func (d Drafts) Keep(key string, data []byte) { d[key] = data }

// Drop implements [kit.Drafts].
func (d Drafts) Drop(key string) { delete(d, key) }

// timed are drafts that are kept as time goes by for their host.
type timed struct {
	Drafts
	host *Host
}

// After implements [kit.Drafts], on whichever page.
func (t timed) After(d time.Duration, do func()) {
	t.host.later = append(t.host.later, waiting{t.host.Clock.Add(d), do})
}
