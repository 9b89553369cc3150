package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/carebottle/carebottle/internal/careplan"
)

func TestTheKeyboardGoesOnWhereANumberWasMovedOrRemoved(t *testing.T) {
	inTheme(t, Appearance{})
	var numbers []careplan.Telephone
	for _, typed := range []string{"07700 900218", "020 7946 0233", "020 7946 0855"} {
		number, err := careplan.ParseTelephone(typed)
		if err != nil {
			t.Fatal(err)
		}
		numbers = append(numbers, number)
	}
	f := NewForm(nil, "")
	f.Telephones("telephones", "Telephone numbers", "", &numbers)
	w := test.NewTempWindow(t, NewScroll(f.Object()))
	w.Resize(fyne.NewSize(360, 640))
	in := f.fields[0].input.(*telephonesInput)
	press := func(label string, which int) {
		t.Helper()
		for _, o := range Focusables(f.Object()) {
			if b, ok := o.(*Button); ok && b.Label() == label {
				if which--; which < 0 {
					w.Canvas().Focus(b)
					b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
					return
				}
			}
		}
		t.Fatalf("no button says %q", label)
	}
	here := func() string {
		if e, ok := w.Canvas().Focused().(*entry); ok {
			return e.Text
		}
		return ""
	}
	if press("Move up", 1); here() != "020 7946 0855" || in.lines[1].Text != here() {
		t.Errorf("after moving, the keyboard is at %q", here())
	}
	if press("Remove", 1); here() != "020 7946 0233" {
		t.Errorf("after removing, the keyboard is at %q", here())
	}
	w.Canvas().Unfocus()
	in.remove(1) // by a finger
	if here() != "" {
		t.Errorf("a tap brought the keyboard to %q", here())
	}
}
