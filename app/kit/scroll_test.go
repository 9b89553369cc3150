package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// At the largest type a row fills nearly the whole of a phone's page.
func TestWhatJustFitsIsSeenWhole(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Appearance{}))
	high := PlainButton("Look at both", nil, nil)
	above := Text("above")
	page := Stack(above, high, Text("below"), Text("and more"))
	s := NewScroll(page)
	s.Resize(fyne.NewSize(332, high.HeightFor(332)+10))
	s.Reveal(high)
	if top, foot := high.Position().Y-s.Offset.Y, high.Position().Y+high.Size().Height-s.Offset.Y; top < 0 || foot > s.Size().Height {
		t.Errorf("of a page %v high it stands from %v to %v", s.Size().Height, top, foot)
	}
	s.Reveal(above)
	if s.Offset.Y != 0 {
		t.Errorf("the first thing is shown from %v on", s.Offset.Y)
	}
}

// dragged is what Fyne's mobile driver gives a drag to: the last of all that
// lie at a place and can be dragged.
func dragged(root fyne.CanvasObject, at fyne.Position) (found fyne.Draggable) {
	if at.X < 0 || at.Y < 0 || at.X >= root.Size().Width || at.Y >= root.Size().Height {
		return nil
	}
	if d, ok := root.(fyne.Draggable); ok {
		found = d
	}
	var inside []fyne.CanvasObject
	switch o := root.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, o := range inside {
		if d := dragged(o, at.Subtract(o.Position())); d != nil && o.Visible() {
			found = d
		}
	}
	return found
}

func TestAFormScrollsUnderAFingerOnAField(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Appearance{}))
	f := NewForm(nil, "")
	var name, note string
	f.Text("name", "Full name", "", &name)
	f.Lines("note", "Note", "", &note)
	f.Text("kept", "Where it is kept", "", &name)
	for _, c := range []struct {
		byTouch bool
		want    float32
	}{{true, 40}, {false, 0}} {
		s := newScroll(f.Object(), c.byTouch)
		w := test.NewTempWindow(t, s)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(360, 200))
		field := f.FirstFocus().(fyne.CanvasObject)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field).AddXY(20, 20)
		taken := dragged(w.Content(), at)
		if taken == nil {
			t.Fatal("nothing takes the drag")
		}
		taken.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}, Dragged: fyne.Delta{DY: -40}})
		taken.DragEnd()
		if s.Offset.Y != c.want {
			t.Errorf("by touch %v: the page went to %v", c.byTouch, s.Offset.Y)
		}
	}
}

func TestAFingerScrollsTheLongTextThatIsTyped(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Appearance{}))
	f := NewForm(nil, "")
	note := strings.Repeat("A long story about the last year. ", 60)
	f.Lines("note", "Note", "", &note)
	s := newScroll(Stack(f.Object(), Text(note)), true)
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(360, 500))
	e := f.FirstFocus().(*entry)
	w.Canvas().Focus(e)
	s.ScrollToTop()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).AddXY(20, 60)
	over := dragged(w.Content(), at)
	over.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}, Dragged: fyne.Delta{DY: -30}})
	over.DragEnd()
	if s.Offset.Y != 0 || e.inner.Offset.Y != 30 {
		t.Errorf("the page went to %v, the text to %v", s.Offset.Y, e.inner.Offset.Y)
	}
	below := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).AddXY(20, e.Size().Height+20)
	over.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: below}, Dragged: fyne.Delta{DY: -30}})
	over.DragEnd()
	if s.Offset.Y != 30 {
		t.Errorf("from beside the text, the page went to %v", s.Offset.Y)
	}
}
