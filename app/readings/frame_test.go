package readings_test

import (
	"context"
	"net/url"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/readings"
	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
	"github.com/carebottle/carebottle/internal/record"
	"github.com/carebottle/carebottle/internal/vault"
)

// house is the readings in the real frame, over a real vault.
type house struct {
	*shell.Shell
	*shelltest.Screen
	session *session.Session
	plan    string
	now     time.Time
}

const passphrase = "kettle orchard window pebble"

func open(t *testing.T, size fyne.Size, contents ...careplan.Content) *house {
	t.Helper()
	o := &house{now: time.Date(2026, time.May, 14, 19, 4, 0, 0, time.UTC)}
	clock := func() time.Time { return o.now }
	dir := t.TempDir()
	o.session = session.New(session.Options{Dir: filepath.Join(dir, "vault"), Marks: filepath.Join(dir, "marks"),
		Device: "telephone", KDF: vault.KDF{Time: 1, Memory: 64, Threads: 1}, Now: clock})
	t.Cleanup(func() {
		if err := o.session.Close(); err != nil {
			t.Error(err)
		}
	})
	ctx := context.Background()
	if _, err := o.session.Create(ctx, []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	born, err := careplan.ParseDate("3 March 1951")
	if err != nil {
		t.Fatal(err)
	}
	o.plan, err = o.session.Found(ctx, careplan.Member{Name: "Grace Okafor", Role: careplan.RolePatient},
		careplan.Person{FullName: "Grace Ngozi Okafor", Born: born, Colour: "plum"})
	if err != nil {
		t.Fatal(err)
	}
	var changes []record.Change
	for _, c := range contents {
		changes = append(changes, record.Change{Status: careplan.Active, Content: c})
	}
	if _, err := o.session.Save(ctx, o.plan, changes...); err != nil {
		t.Fatal(err)
	}
	app := test.NewTempApp(t)
	window := test.NewTempWindow(t, nil)
	window.Resize(size)
	o.Screen = shelltest.On(t, window)
	o.Shell = shell.New(app, window, o.session, o.session, shell.Options{
		Phone: size == shelltest.Phone, Now: clock,
		Go:    func(work func()) { work() },
		After: func(time.Duration, func()) {},
	})
	o.Handle(readings.New(o.session, func(*url.URL) error { return nil }).Routes())
	o.Handle(map[shell.Place]shell.Builder{shell.Home: func(shell.Host, shell.Route) shell.Page {
		return shell.Page{Title: "Home", Body: kit.Text("Home")}
	}})
	o.Show()
	return o
}

// scrolled is what of the page scrolls.
func scrolled(o fyne.CanvasObject) *kit.Scroll {
	switch o := o.(type) {
	case *kit.Scroll:
		return o
	case *fyne.Container:
		for _, child := range o.Objects {
			if s := scrolled(child); s != nil {
				return s
			}
		}
	}
	return nil
}

func TestNumbersAreEnteredWithoutScrolling(t *testing.T) {
	o := open(t, shelltest.Phone, follow(measure.BloodPressure, measure.Weight, measure.Oxygen, measure.Pain)...)
	for _, m := range []measure.ID{measure.BloodPressure, measure.Weight, measure.Oxygen, measure.Pain} {
		o.Go(shell.Route{Place: shell.Readings})
		o.Go(shell.Route{Place: shell.NewReading, Measure: m})
		s := scrolled(o.Window().Canvas().Content())
		if need, room := s.Content.MinSize().Height, s.Size().Height; need > room {
			t.Errorf("%s needs %.0f of a page that is %.0f high", m, need, room)
		}
		o.Says("Grace Ngozi Okafor", "Back", "Save", "Change time")
		o.SaysNot("Bottle") // the bar of places makes room
	}
}
