package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// asked is a form with a choice, a field before and behind it, on a telephone.
func asked(t *testing.T, sex *string) (*Form, []*optionRow, fyne.Window) {
	t.Helper()
	inTheme(t, Appearance{})
	f, name, note := NewForm(nil, ""), "", ""
	f.Text("name", "Name", "", &name)
	f.Choice("sex", "Sex", strings.Repeat("Say what your doctor should know. ", 8), []Option{
		{Value: "female", Label: "Female"}, {Value: "male", Label: "Male"}, {Value: "other", Label: "Neither of them"}}, sex)
	f.Lines("note", "Note", "", &note)
	w := test.NewTempWindow(t, NewScroll(f.Object()))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(360, 300))
	return f, f.fields[1].input.(*choiceInput).rows, w
}

func TestTabGoesOnFromTheAnswerThatWasTapped(t *testing.T) {
	var sex string
	f, rows, w := asked(t, &sex)
	test.Tap(rows[1])
	if sex != "male" || w.Canvas().Focused() != rows[1] {
		t.Fatalf("%q is chosen, and the keyboard is at %v", sex, w.Canvas().Focused())
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != rows[2] {
		t.Errorf("Tab leads to %v", w.Canvas().Focused())
	}
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != f.fields[2].input.focus() {
		t.Errorf("and then to %v", w.Canvas().Focused())
	}
}

func TestAPageDoesNotMoveUnderAnAnswerThatIsTapped(t *testing.T) {
	var sex string
	_, rows, w := asked(t, &sex)
	s := w.Content().(*Scroll)
	s.ScrollToBottom()
	at := s.Offset
	if test.Tap(rows[2]); s.Offset != at {
		t.Errorf("the page was at %v and is at %v", at, s.Offset)
	}
}

func TestArrowsLeadFromAnswerToAnswerAndChooseNone(t *testing.T) {
	sex := "female"
	_, rows, w := asked(t, &sex)
	var passed []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { passed = append(passed, e.Name) })
	w.Canvas().Focus(rows[0])
	press := func(key fyne.KeyName, want *optionRow) {
		t.Helper()
		if w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key}); w.Canvas().Focused() != want {
			t.Errorf("%s leads to %v", key, w.Canvas().Focused())
		}
	}
	press(fyne.KeyDown, rows[1])
	press(fyne.KeyRight, rows[2])
	press(fyne.KeyUp, rows[1])
	if sex != "female" || len(passed) != 0 {
		t.Errorf("going there chose %q, and %v moved the page", sex, passed)
	}
	if press(fyne.KeySpace, rows[1]); sex != "male" {
		t.Errorf("Space chose %q", sex)
	}
	press(fyne.KeyDown, rows[2])
	press(fyne.KeyDown, rows[2])
	if len(passed) != 1 {
		t.Errorf("an arrow beyond the last answer is lost: it should move the page")
	}
}

func TestArrowsLeadFromOneShortAnswerToAnother(t *testing.T) {
	inTheme(t, Appearance{})
	p := NewPick([]Option{{Value: "left", Label: "Left arm"}, {Value: "right", Label: "Right arm"}}, "")
	w := test.NewTempWindow(t, p.Object())
	w.Resize(fyne.NewSize(360, 300))
	test.Tap(p.cells[0])
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if w.Canvas().Focused() != p.cells[1] || p.Chosen() != "left" {
		t.Errorf("the keyboard is at %v, and %q is chosen", w.Canvas().Focused(), p.Chosen())
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if p.Chosen() != "right" {
		t.Errorf("chosen is %q", p.Chosen())
	}
}
