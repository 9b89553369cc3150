package kit

import (
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
