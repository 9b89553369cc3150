package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestWhatAWidgetHasNoUseForReachesTheWindow(t *testing.T) {
	inTheme(t, Appearance{})
	var name, notes string
	f := NewForm(nil, "")
	f.Text("name", "Name", "", &name)
	f.Lines("notes", "Notes", "", &notes)
	tapped := 0
	button := PlainButton("Stop", nil, func() { tapped++ })
	w := test.NewWindow(Stack(f.Object(), button))
	defer w.Close()
	var heard []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { heard = append(heard, k.Name) })
	for what, c := range map[string]struct {
		on   fyne.Focusable
		key  fyne.KeyName
		pass bool
	}{
		"escape on a button":           {button, fyne.KeyEscape, true},
		"page down on a button":        {button, fyne.KeyPageDown, true},
		"enter on a button":            {button, fyne.KeyReturn, false},
		"escape in a line":             {f.fields[0].input.focus(), fyne.KeyEscape, true},
		"page down in a line":          {f.fields[0].input.focus(), fyne.KeyPageDown, true},
		"backspace in a line":          {f.fields[0].input.focus(), fyne.KeyBackspace, false},
		"escape in several lines":      {f.fields[1].input.focus(), fyne.KeyEscape, true},
		"page down in several lines":   {f.fields[1].input.focus(), fyne.KeyPageDown, false},
		"enter makes lines of its own": {f.fields[1].input.focus(), fyne.KeyReturn, false},
	} {
		heard = nil
		c.on.TypedKey(&fyne.KeyEvent{Name: c.key})
		if passed := len(heard) == 1 && heard[0] == c.key; passed != c.pass {
			t.Errorf("%s: the window hears %q", what, heard)
		}
	}
	if tapped != 1 {
		t.Errorf("the button was tapped %d times", tapped)
	}
}

func TestAColourIsShownBesideItsName(t *testing.T) {
	inTheme(t, Appearance{})
	for _, o := range PersonColours() {
		if o.Swatch != PersonColour(o.Value) || o.Swatch == ColourPrime {
			t.Errorf("%s shows %s", o.Label, o.Swatch)
		}
		row := newOptionRow(o.Label, true, nil)
		plain := row.left()
		row.swatch = o.Swatch
		if row.left() < plain+row.swatchWidth() {
			t.Errorf("the swatch of %s has no room", o.Label)
		}
	}
}
