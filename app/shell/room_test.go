package shell_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

// scrolled finds what of the page scrolls.
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

func TestThePageKeepsRoomToBeRead(t *testing.T) {
	for _, scale := range shell.Scales {
		o := open(t)
		o.SwitchTo(o.found(t, "Wolfeschlegel Steinhausen-Bergerdorff", careplan.RoleCarer, "teal"))
		look := o.Look()
		look.Scale = scale
		o.SetLook(look)
		for _, act := range []string{"Change", "Add a plan for if something happens"} {
			o.Handle(map[shell.Place]shell.Builder{shell.Section: func(shell.Host, shell.Route) shell.Page {
				return shell.Page{Title: "Alerts", Body: kit.Text("Insulin"), Foot: kit.MainButton(act, nil, func() {})}
			}})
			o.Go(shell.Route{Place: shell.Section})
			o.Says("Wolfeschlegel Steinhausen- Bergerdorff", "Back", "born 3 March 1951", "you look after this plan", "Insulin", act)
			window := o.Window().Canvas()
			if room := scrolled(window.Content()).Size().Height / window.Size().Height; room < 0.4 {
				t.Errorf("at %v, beside %q, the page has %.0f %% of the window", scale, act, room*100)
			}
		}
	}
}

func TestWhatIsUrgentComesFirstWhereItCannotBePinned(t *testing.T) {
	o := open(t)
	look := o.Look()
	look.Scale = 2
	o.SetLook(look)
	for _, first := range []bool{true, false} {
		o.Handle(map[shell.Place]shell.Builder{shell.Section: func(shell.Host, shell.Route) shell.Page {
			return shell.Page{Title: "Bottle", Body: kit.Text("Allergies"), First: first,
				Foot: kit.MainButton("Show the code to whoever is there", nil, func() {})}
		}})
		o.Go(shell.Route{Place: shell.Section})
		words := o.Words()
		if above := strings.Index(words, "Show the code") < strings.Index(words, "Allergies"); above != first {
			t.Errorf("first is %v, above is %v", first, above)
		}
	}
}

func TestTheKeyboardIsWhereItWasLeft(t *testing.T) {
	o := open(t)
	var rows []fyne.CanvasObject
	for _, name := range []string{"Allergies", "Medicines", "Conditions"} {
		rows = append(rows, kit.Row(name, "", nil, func() { o.Go(shell.Route{Place: shell.Item}) }))
	}
	o.Handle(map[shell.Place]shell.Builder{shell.Section: func(shell.Host, shell.Route) shell.Page {
		return shell.Page{Title: "My plan", Body: kit.Rows(rows...)}
	}})
	o.Go(shell.Route{Place: shell.Section})
	if o.Window().Canvas().Focused() != nil {
		t.Error("a new page has the keyboard somewhere")
	}
	o.TabTo("Medicines")
	o.Press(fyne.KeyReturn)
	o.Says("at item")
	o.Back()
	if got := o.Window().Canvas().Focused(); got != rows[1].(fyne.Focusable) {
		t.Errorf("the keyboard is at %v", got)
	}
}

func TestTheFirstFieldIsInView(t *testing.T) {
	o := open(t)
	look := o.Look()
	look.Scale = 2
	o.SetLook(look)
	below := kit.PlainButton("Here", nil, func() {})
	o.Handle(map[shell.Place]shell.Builder{shell.Section: func(shell.Host, shell.Route) shell.Page {
		long := kit.Text(strings.Repeat("What this page is about is told at length. ", 10))
		return shell.Page{Title: "Change", Body: kit.Stack(long, kit.Card(below), long), Focus: below}
	}})
	o.Go(shell.Route{Place: shell.Section})
	s := scrolled(o.Window().Canvas().Content())
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(below).Y - driver.AbsolutePositionForObject(s).Y
	if top < 0 || top+below.Size().Height > s.Size().Height {
		t.Errorf("it stands at %v of %v", top, s.Size().Height)
	}
}
