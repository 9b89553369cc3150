package kit

import (
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// album hands out photos, or says why it has none.
type album struct {
	photo   []byte
	problem string
	closed  bool // the list is closed without a choice
}

func (a *album) form(p *[]byte, d Drafts) *Form {
	f := NewForm(d, "person")
	f.Photo("photo", "Photo", "You can leave it empty.", p, Photos{
		See: func(photo []byte) fyne.CanvasObject { return Text("seen: " + string(photo)) },
		Choose: func(chosen func([]byte, string)) {
			if !a.closed {
				chosen(a.photo, a.problem)
			}
		},
	})
	return f
}

// shows are the words of what the field shows, top down.
func (f *Form) shows(name string) []string {
	var all []string
	for _, o := range f.field(name).input.(*photoInput).box.Objects {
		switch o := o.(type) {
		case *Prose:
			all = append(all, o.Said())
		case *Button:
			all = append(all, o.Label())
		}
	}
	return all
}

func TestAPhotoIsChosenAndRemovedByKeyboard(t *testing.T) {
	inTheme(t, Appearance{})
	a, p := &album{photo: []byte("Grace")}, []byte(nil)
	f := a.form(&p, nil)
	w := opened(t, f)
	none, one := []string{"Choose a photo"}, []string{"seen: Grace", "Choose another photo", "Remove the photo"}
	if got := f.shows("photo"); !slices.Equal(got, none) {
		t.Fatalf("without a photo there is %q", got)
	}
	changes := 0
	f.field("photo").OnChange(func() { changes++ })
	press := func(key fyne.KeyName) { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key}) }

	w.Canvas().FocusNext()
	press(fyne.KeySpace)
	if got := f.shows("photo"); !slices.Equal(got, one) || string(p) != "Grace" || !f.Changed() {
		t.Fatalf("after choosing there is %q, and %q is kept", got, p)
	}
	if got := w.Canvas().Focused().(*Button).Label(); got != "Choose another photo" {
		t.Errorf("after choosing, the keyboard is at %q", got)
	}
	w.Canvas().FocusNext()
	press(fyne.KeyReturn)
	if got := f.shows("photo"); !slices.Equal(got, none) || len(p) != 0 || f.Changed() {
		t.Errorf("after removing there is %q, and %q is kept", got, p)
	}
	if got := w.Canvas().Focused().(*Button).Label(); got != "Choose a photo" {
		t.Errorf("after removing, the keyboard is at %q", got)
	}
	if changes != 2 {
		t.Errorf("%d changes were told", changes)
	}
}

func TestAFileThatIsNoPhotoLeavesTheOneThatWasThere(t *testing.T) {
	inTheme(t, Appearance{})
	a, p := &album{problem: "This file is no picture."}, []byte("Grace")
	f := a.form(&p, nil)
	opened(t, f)
	choose := f.field("photo").input.(*photoInput).choose
	test.Tap(choose)
	if _, problem := f.said("photo"); problem != "This file is no picture." || string(p) != "Grace" || f.Changed() {
		t.Errorf("below stands %q, and %q is kept", problem, p)
	}
	a.closed = true
	test.Tap(choose)
	if string(p) != "Grace" {
		t.Errorf("going back from the list left %q", p)
	}
	a.photo, a.problem, a.closed = []byte("Gracie"), "", false
	test.Tap(choose)
	if _, problem := f.said("photo"); problem != "" || string(p) != "Gracie" {
		t.Errorf("after a right choice stands %q, and %q is kept", problem, p)
	}
}

func TestAChosenPhotoIsKeptInTheDraft(t *testing.T) {
	inTheme(t, Appearance{})
	for name, c := range map[string]struct {
		do   func(*photoInput)
		want string
	}{
		"another": {func(i *photoInput) { i.chosen([]byte("Gracie"), "") }, "Gracie"},
		"none":    {func(i *photoInput) { i.removed() }, ""},
		"as it was": {func(i *photoInput) {
			i.removed()
			i.chosen([]byte("Grace"), "")
		}, "Grace"},
	} {
		m, p := newMemory(), []byte("Grace")
		f := (&album{}).form(&p, m)
		w := test.NewWindow(f.Object())
		c.do(f.field("photo").input.(*photoInput))
		f.Flush()
		w.Close()

		again := []byte("Grace")
		g := (&album{}).form(&again, m)
		if string(again) != c.want || g.FromDraft() != (c.want != "Grace") {
			t.Errorf("%s: the draft brings back %q; from a draft: %v", name, again, g.FromDraft())
		}
	}
	m := newMemory()
	m.kept["person"] = []byte(`{"fields":{"photo":["no base64"]}}`)
	p := []byte("Grace")
	(&album{}).form(&p, m)
	if string(p) != "Grace" {
		t.Errorf("a draft that can't be read left %q", p)
	}
}

func TestAPictureSaysWhatIsSeenAndGrowsWithTheText(t *testing.T) {
	for scale, want := range map[float32]float32{1: 128, 1.5: 192, 2: 256} {
		inTheme(t, Appearance{Scale: scale})
		p := NewPicture(image.NewGray(image.Rect(0, 0, 8, 8)), "Photo of Grace")
		test.NewTempWindow(t, p)
		if p.AccessibilityLabel() != "Photo of Grace" {
			t.Errorf("a screen reader says %q", p.AccessibilityLabel())
		}
		if got := p.HeightFor(1000); got != want {
			t.Errorf("at %v it is %v high", scale, got)
		}
		if got := p.HeightFor(100); got != 100 {
			t.Errorf("in a place 100 wide it is %v high", got)
		}
	}
}
