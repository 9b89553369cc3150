package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

func pressurePad() *Pad {
	three := func(text string) bool { return len(text) == 3 }
	return NewPad(nil, PadField{Label: "Top number", After: "/", Several: true, Whole: three},
		PadField{Label: "Bottom number", Several: true, Whole: three}, PadField{Label: "Pulse"})
}

// padded shows a pad in a window, with the keyboard on it.
func padded(t testing.TB, p *Pad, width float32) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, NewScroll(Inset(p)))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 640))
	w.Canvas().Focus(p)
	return w
}

func (p *Pad) typed(keys string) {
	for _, r := range keys {
		switch r {
		case '\b':
			p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		case '\t':
			p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		case '\n':
			p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		default:
			p.TypedRune(r)
		}
	}
}

func TestDigitsGoWhereTheyBelong(t *testing.T) {
	inTheme(t, Appearance{})
	for keys, want := range map[string]string{
		"13278":             "132|78|",
		"132/78/70":         "132|78|70",
		"132\t78\n70":       "132|78|70",
		"95 60":             "95|60|",
		"132,120,66":        "132|120|66", // signs that come late lead nowhere
		"132//78":           "132||78",    // the second one asks for more
		"132.78":            "132|78|",    // as on a keypad without a slash
		"95.60":             "95|60|",
		"13\b\b120":         "120||",
		"132\b\b5":          "135||", // from an empty field back into the one before
		"1234":              "123|4|",
		"132/78/7012345678": "132|78|701234567",
	} {
		p := pressurePad()
		padded(t, p, 360)
		p.typed(keys)
		if got := strings.Join(p.Texts(), "|"); got != want {
			t.Errorf("%q becomes %q, not %q", keys, got, want)
		}
	}
}

func TestAPointIsForFieldsThatHaveOne(t *testing.T) {
	inTheme(t, Appearance{})
	p := NewPad(nil, PadField{Label: "Weight", Point: true})
	var odd []rune
	p.OnOdd = func(r rune) { odd = append(odd, r) }
	p.typed(",5")
	if got := p.Texts()[0]; got != "0.5" {
		t.Errorf("a comma becomes %q", got)
	}
	p.typed(".x")
	if got := p.Texts()[0]; got != "0.5" || string(odd) != ".x" {
		t.Errorf("it says %q, left out were %q", got, string(odd))
	}
}

// 7.8 is no 78 and 11.5 stones are no 11 st 5: what should have no point is
// shown with it, to be refused.
func TestAPointIsNeverLeftOutSilently(t *testing.T) {
	inTheme(t, Appearance{})
	pair := func() *Pad {
		return NewPad(nil, PadField{Label: "Stones", Whole: func(s string) bool { return s == "11" }}, PadField{Label: "Pounds", Point: true})
	}
	whole := func() *Pad { return NewPad(nil, PadField{Label: "Glucose, mg/dL", Words: []string{"HI", "LO"}}) }
	for _, c := range []struct {
		pad        *Pad
		keys, want string
		leftOut    string
	}{
		{pad: whole(), keys: "7.8", want: "7.8"},
		{pad: whole(), keys: "7,8", want: "7.8"},
		{pad: whole(), keys: "7.8.1", want: "7.81", leftOut: "."},
		{pad: whole(), keys: "126/", want: "126", leftOut: "/"},
		{pad: pair(), keys: "11.5", want: "11.5|"},
		{pad: pair(), keys: "9.5", want: "9.5|"},
		{pad: pair(), keys: "9,5", want: "9.5|"},
		{pad: pair(), keys: "11..5", want: "11.5|", leftOut: "."},
		{pad: pair(), keys: "11/4.5", want: "11|4.5"},
		{pad: pair(), keys: "11 .5", want: "11|0.5"}, // the space has said where it belongs
	} {
		var odd []rune
		c.pad.OnOdd = func(r rune) { odd = append(odd, r) }
		c.pad.typed(c.keys)
		if got := strings.Join(c.pad.Texts(), "|"); got != c.want || string(odd) != c.leftOut {
			t.Errorf("%q becomes %q, not %q, and %q is left out", c.keys, got, c.want, string(odd))
		}
	}
}

// The unit that is typed behind a number must not become what the meter said.
func TestAWordIsTypedOnlyInPlaceOfANumber(t *testing.T) {
	inTheme(t, Appearance{})
	for keys, c := range map[string]struct{ want, leftOut string }{
		"h":         {"HI", ""},
		"hi":        {"HI", ""},
		"HI":        {"HI", ""},
		"lo":        {"LO", ""},
		"hl":        {"LO", ""},
		"h7":        {"7", ""},
		"7.8mmol/L": {"7.8", "mmol/L"},
		"7h":        {"7", "h"},
	} {
		p := NewPad(nil, PadField{Label: "Glucose", Point: true, Words: []string{"HI", "LO"}})
		var odd []rune
		p.OnOdd = func(r rune) { odd = append(odd, r) }
		p.typed(keys)
		if got := p.Texts()[0]; got != c.want || string(odd) != c.leftOut {
			t.Errorf("%q becomes %q, not %q, and %q is left out", keys, got, c.want, string(odd))
		}
	}
}

func TestEnterInTheLastFieldIsHandedOn(t *testing.T) {
	inTheme(t, Appearance{})
	p := pressurePad()
	entered := 0
	p.OnEnter = func() { entered++ }
	p.typed("132\n78\n")
	if entered != 0 {
		t.Fatal("there was more to type")
	}
	p.typed("\n")
	if entered != 1 {
		t.Error("Enter in the last field does nothing")
	}
}

func TestTabLeavesThePadOnlyAtItsEnds(t *testing.T) {
	inTheme(t, Appearance{})
	p := pressurePad()
	padded(t, p, 360)
	if !p.AcceptsTab() {
		t.Error("Tab leaves from the first of three fields")
	}
	p.typed("\t\t")
	if p.AcceptsTab() {
		t.Error("Tab is caught in the last field: nobody gets out")
	}
	p.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if !p.AcceptsTab() {
		t.Error("Shift and Tab leave from the last field")
	}
	p.typed("\t\t")
	if p.at != 0 || p.AcceptsTab() {
		t.Errorf("Shift and Tab end in field %d", p.at)
	}
	p.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if !p.AcceptsTab() {
		t.Error("Shift is held for ever")
	}
}

func TestKeysKeepTheKeyboardOnThePad(t *testing.T) {
	inTheme(t, Appearance{})
	p := pressurePad()
	w := padded(t, p, 360)
	w.Canvas().Unfocus()
	for _, key := range []*padKey{p.keys.digits[7], p.keys.digits[8], p.keys.erase} {
		test.Tap(key)
		if w.Canvas().Focused() != fyne.Focusable(p) {
			t.Fatal("a tap on a key takes the keyboard from the number")
		}
	}
	if got := p.Texts()[0]; got != "7" {
		t.Errorf("the keys wrote %q", got)
	}
	test.Tap(p.keys.clear)
	if got := p.Texts()[0]; got != "" {
		t.Errorf("cleared, it says %q", got)
	}
}

func TestEveryKeyIsLargeAndApart(t *testing.T) {
	for _, scale := range []float32{1, 1.5, 2} {
		inTheme(t, Appearance{Scale: scale})
		for _, f := range []PadField{{Label: "Pulse"}, {Label: "Weight", Point: true}, {Label: "Glucose", Point: true, Words: []string{"HI", "LO"}},
			{Label: "Glucose, mg/dL", Words: []string{"HI", "LO"}}} {
			p := NewPad(nil, f)
			padded(t, p, 360)
			var keys []*padKey
			for _, k := range p.keys.all() {
				if k.Visible() {
					keys = append(keys, k)
				}
			}
			if want := 12 + len(f.Words) + map[bool]int{true: 1}[f.Point]; len(keys) != want {
				t.Errorf("%s has %d keys, not %d", f.Label, len(keys), want)
			}
			for i, k := range keys {
				if s := k.Size(); s.Width < Touch || s.Height < Touch {
					t.Errorf("at %v, %s: key %s is %v", scale, f.Label, k.label.text, s)
				}
				for _, o := range keys[:i] {
					a, b := k.Position(), o.Position()
					if a.X < b.X+o.Size().Width && b.X < a.X+k.Size().Width && a.Y < b.Y+o.Size().Height && b.Y < a.Y+k.Size().Height {
						t.Errorf("at %v, %s: %s lies over %s", scale, f.Label, k.label.text, o.label.text)
					}
				}
			}
		}
	}
}

// On a telephone large type leaves no room for a number and its keys.
func TestInLargeTypeTheNumberIsSaidOverItsKeys(t *testing.T) {
	const room = 414 // of a page on a telephone of 360 by 640, at twice the size
	for scale, want := range map[float32]bool{1: false, 1.25: false, 1.5: true, 2: true} {
		inTheme(t, Appearance{Scale: scale})
		p := pressurePad()
		padded(t, p, 360)
		p.typed("13278")
		if p.echo.Visible() != want || p.echo.Said() != "132 / 78 / –" {
			t.Errorf("at %v it is shown: %v, and says %q", scale, p.echo.Visible(), p.echo.Said())
		}
		if h := p.keys.grid.Size().Height + padGap + p.echo.Size().Height; want && h > room {
			t.Errorf("at %v number and keys are %v high", scale, h)
		}
		p.typed("/701")
		if rows := len(p.echo.lines(332)); rows != 1 || p.echo.Said() != "132 / 78 / 701" {
			t.Errorf("at %v, whole, it says %q on %d lines", scale, p.echo.Said(), rows)
		}
	}
}

func TestAPasteIsSpreadOverTheFields(t *testing.T) {
	inTheme(t, Appearance{})
	for text, want := range map[string]string{
		"132/78":      "132|78|",
		" 132 78 70 ": "132|78|70",
		"about 130":   "about|130|", // shown, and refused with the rest
	} {
		p := pressurePad()
		w := padded(t, p, 360)
		_ = w
		clip := test.NewClipboard()
		clip.SetContent(text)
		p.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
		if got := strings.Join(p.Texts(), "|"); got != want {
			t.Errorf("%q becomes %q, not %q", text, got, want)
		}
	}
}

func TestNothingThatIsTypedBreaksAPad(t *testing.T) {
	inTheme(t, Appearance{})
	rapid.Check(t, func(t *rapid.T) {
		p := NewPad(nil, PadField{Label: "Top number", Point: rapid.Bool().Draw(t, "point"), After: "/", Whole: func(s string) bool { return len(s) > 2 }},
			PadField{Label: "Glucose", Point: true, Words: []string{"HI", "LO"}})
		p.typed(rapid.StringOfN(rapid.SampledFrom([]rune("0123456789.,/ \b\t\nhlx")), 0, 40, -1).Draw(t, "keys"))
		for _, text := range p.Texts() {
			if strings.Count(text, ".") > 1 || len(text) > mostSigns+1 || strings.Trim(text, "0123456789.HILO") != "" {
				t.Fatalf("a field says %q", text)
			}
		}
	})
}

func TestAPickIsTakenBackByASecondTap(t *testing.T) {
	inTheme(t, Appearance{})
	p := NewNumberPick([]Option{{Value: "0", Label: "0"}, {Value: "1", Label: "1"}, {Value: "10", Label: "10"}}, "")
	changed := 0
	p.OnChange = func() { changed++ }
	w := test.NewTempWindow(t, p.Object())
	w.Canvas().Focus(p.First())
	test.Type(p.First(), "1")
	if p.Chosen() != "1" {
		t.Errorf("typed, it is %q", p.Chosen())
	}
	test.Type(w.Canvas().Focused(), "0")
	if p.Chosen() != "10" || w.Canvas().Focused() != fyne.Focusable(p.cells[2]) {
		t.Errorf("typed on, it is %q", p.Chosen())
	}
	test.Tap(p.cells[2])
	if p.Chosen() != "" || changed != 3 {
		t.Errorf("tapped again, it is %q after %d changes", p.Chosen(), changed)
	}
	small := NewPick([]Option{{Value: "waking", Label: "On waking"}, {Value: "before", Label: "Before a meal"}, {Value: "after", Label: "After a meal"}, {Value: "bed", Label: "At bedtime"}}, "nonsense")
	if small.Chosen() != "" || slices.ContainsFunc(small.cells, func(c *pickCell) bool { return c.chosen }) {
		t.Error("an answer that is not offered is chosen")
	}
}

// At the largest type a phone has no room for the numbers and the keys at once.
func TestThePageStaysUnderTheFingerThatTapsTheKeys(t *testing.T) {
	inTheme(t, Appearance{Scale: 2})
	p := pressurePad()
	w := padded(t, p, 360)
	w.Canvas().Unfocus()
	page := w.Content().(*Scroll)
	page.ScrollToBottom()
	at := page.Offset.Y
	for _, digit := range []int{1, 3, 2, 7} { // into the second number, too
		test.Tap(p.keys.digits[digit])
		if page.Offset.Y != at {
			t.Fatalf("after a tap on %d the page went from %v to %v", digit, at, page.Offset.Y)
		}
	}
	if got := p.Texts(); got[0] != "132" || got[1] != "7" {
		t.Errorf("the keys typed %q", got)
	}
	if p.Begin(0); page.Offset.Y == at {
		t.Error("a number that is led to has to be seen")
	}
}
