package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// iconOf is the picture that a button draws.
func iconOf(b *Button) *canvas.Image {
	for _, o := range test.WidgetRenderer(b).Objects() {
		if image, ok := o.(*canvas.Image); ok {
			return image
		}
	}
	return nil
}

// leftOf is how far from the left of root o stands.
func leftOf(root, o fyne.CanvasObject) (x float32, ok bool) {
	if root == o {
		return 0, true
	}
	inside := parts(root)
	if w, widget := root.(fyne.Widget); widget {
		inside = test.WidgetRenderer(w).Objects()
	}
	for _, part := range inside {
		if x, ok := leftOf(part, o); ok {
			return part.Position().X + x, true
		}
	}
	return 0, false
}

func TestAllOnACardStandsInLine(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Appearance{}))
	words := Text("Due")
	tapped := Row("Flu jab", "9 October 2026", nil, func() {}).(*tapRow)
	read := Row("Weight", "kg", nil, nil).(*readRow)
	inList := Row("Eye screening", "", nil, func() {}).(*tapRow)
	card := Card(words, tapped, read, Rows(inList))
	card.Resize(fyne.NewSize(332, heightFor(card, 332)))
	want, _ := leftOf(card, words)
	for name, o := range map[string]fyne.CanvasObject{"a row": tapped.content, "a row to read": read.content, "a row of a list": inList.content} {
		if x, ok := leftOf(card, o); !ok || x != want {
			t.Errorf("%s stands at %v, the words above it at %v", name, x, want)
		}
	}
	if tapped.last || read.last || !inList.last {
		t.Errorf("without a line below: %v, %v, %v; only the last one has nothing to be parted from", tapped.last, read.last, inList.last)
	}
}

func TestRowsOfAListKeepTheirLines(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Appearance{}))
	row := Row("Flu jab", "", nil, func() {}).(*tapRow)
	Stack(Rows(row))
	if row.last || row.side != Padding {
		t.Errorf("a row that is on no card: %+v", row.rowBody)
	}
}

// Where nothing is tinted, a heading between rows would look like one of them.
func TestInTwoColoursRowsAreFramed(t *testing.T) {
	frame := func(look Appearance, row fyne.CanvasObject) float32 {
		test.NewTempApp(t).Settings().SetTheme(NewTheme(look))
		var widest float32
		for _, o := range test.WidgetRenderer(row.(fyne.Widget)).Objects() {
			if r, ok := o.(*canvas.Rectangle); ok && r.Visible() && r.StrokeColor != nil {
				widest = max(widest, r.StrokeWidth)
			}
		}
		return widest
	}
	row := func(tapped func()) fyne.CanvasObject { return Row("Flu jab", "", nil, tapped) }
	contrast := Appearance{HighContrast: true}
	for name, tapped := range map[string]func(){"to tap": func() {}, "to read": nil} {
		if w := frame(contrast, row(tapped)); w != 3 {
			t.Errorf("a row %s has a frame of %v", name, w)
		}
		if w := frame(Appearance{}, row(tapped)); w != 0 {
			t.Errorf("in colours, a row %s has a frame of %v", name, w)
		}
		framed := row(tapped)
		Card(framed)
		if w := frame(contrast, framed); w != 0 {
			t.Errorf("on a card, a row %s has a frame of %v", name, w)
		}
	}
}
