package shelltest

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
)

// Passphrase opens the vault of a [House].
const Passphrase = "kettle orchard window pebble"

// House is the real shell over a real session with one person's plan: its
// frames, its way back, its lock. Only time stands still unless it is told to
// go on.
type House struct {
	*shell.Shell
	*Screen
	Session *session.Session
	Plan    string
	Clock   time.Time

	later later
}

// Open is a house whose plan is that of Grace Okafor, who looks at it herself,
// on the evening of 14 May 2026. A window of Phone's size takes the
// telephone's frame. routes are asked for their places once the session is
// there.
func Open(tb testing.TB, size fyne.Size, routes func(*session.Session) []map[shell.Place]shell.Builder, contents ...careplan.Content) *House {
	tb.Helper()
	h := &House{Clock: time.Date(2026, time.May, 14, 19, 4, 0, 0, time.UTC)}
	now := func() time.Time { return h.Clock }
	dir := tb.TempDir()
	h.Session = session.New(session.Options{Dir: filepath.Join(dir, "vault"), Marks: filepath.Join(dir, "marks"),
		Device: "telephone", KDF: vault.KDF{Time: 1, Memory: 64, Threads: 1}, Now: now})
	tb.Cleanup(func() {
		if err := h.Session.Close(); err != nil {
			tb.Error(err)
		}
	})
	if _, err := h.Session.Create(tb.Context(), []byte(Passphrase)); err != nil {
		tb.Fatal(err)
	}
	born, err := careplan.ParseDate("3 March 1951")
	if err != nil {
		tb.Fatal(err)
	}
	h.Plan, err = h.Session.Found(tb.Context(), careplan.Member{Name: "Grace Okafor", Role: careplan.RolePatient},
		careplan.Person{FullName: "Grace Ngozi Okafor", Born: born, Colour: "plum"})
	if err != nil {
		tb.Fatal(err)
	}
	for _, c := range contents {
		if _, err := h.Session.Save(tb.Context(), h.Plan, record.Change{Status: careplan.Active, Content: c}); err != nil {
			tb.Fatal(err)
		}
	}
	app := test.NewTempApp(tb)
	app.Settings().SetTheme(kit.NewTheme(kit.Appearance{}))
	window := test.NewTempWindow(tb, nil)
	window.Resize(size)
	h.Screen = On(tb, window)
	h.Shell = shell.New(app, window, h.Session, h.Session, shell.Options{
		Phone: size == Phone, Now: now,
		Go:    func(work func()) { work() },
		After: func(d time.Duration, do func()) { h.later = append(h.later, waiting{h.Clock.Add(d), do}) },
	})
	h.Handle(map[shell.Place]shell.Builder{shell.Home: func(shell.Host, shell.Route) shell.Page {
		return shell.Page{Body: kit.Text("Home")} // where the routes have none of their own
	}})
	for _, r := range routes(h.Session) {
		h.Handle(r)
	}
	h.Show()
	return h
}

// Pass lets time go by, and does what comes up meanwhile.
func (h *House) Pass(d time.Duration) { h.later.pass(&h.Clock, d) }

// Unlock opens the vault as a person does.
func (h *House) Unlock() {
	h.tb.Helper()
	h.Type("Passphrase", Passphrase)
	h.Tap("Unlock")
}

// Room is how high the scrolled part of the page is, and how much of it is
// needed for all to be in sight.
func (h *House) Room() (need, room float32) {
	h.tb.Helper()
	s := scrolled(h.window.Canvas().Content())
	if s == nil {
		h.tb.Fatal("nothing scrolls")
	}
	return s.Content.MinSize().Height, s.Size().Height
}

// Offset is how far the page is scrolled.
func (h *House) Offset() float32 {
	h.tb.Helper()
	s := scrolled(h.window.Canvas().Content())
	if s == nil {
		h.tb.Fatal("nothing scrolls")
	}
	return s.Offset.Y
}

func scrolled(o fyne.CanvasObject) *kit.Scroll {
	var found *kit.Scroll
	walk(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if s, ok := o.(*kit.Scroll); ok && found == nil {
			found = s
		}
		return found == nil
	})
	return found
}
