package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// large is a test's app with text at twice the size.
func large(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Appearance{Scale: 2}))
}

func TestAWordIsRatherSmallerThanBroken(t *testing.T) {
	large(t)
	row := newOptionRow("Blood thinner (anticoagulant)", true, nil)
	width := 332 - row.left() - Padding
	if got := row.label.lines(width); !slices.Equal(got, []string{"Blood thinner", "(anticoagulant)"}) {
		t.Errorf("on a phone it reads %q", got)
	}
	body := lookOf(row.label).size(SizeBody)
	if size := row.label.letters(width); size >= body || size < body*17/20 {
		t.Errorf("its letters are %v of %v", size, body)
	}
	if size := newOptionRow("None of these", true, nil).label.letters(width); size != body {
		t.Errorf("what fits has letters of %v", size)
	}
	// Where it would be broken all the same, nothing is won by smaller letters.
	if size := Text("Electroencephalographically").letters(width); size != body {
		t.Errorf("a word that does not fit anyway has letters of %v", size)
	}
	if size := Soft("Llanfairpwllgwyngyll").letters(50); size != lookOf(row.label).size(SizeSecond) {
		t.Errorf("second text has letters of %v", size)
	}
}

func TestSecondTextStaysLargeEnoughToRead(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Appearance{}))
	soft := Soft("anticoagulant")
	if size := soft.letters(soft.wordWidth() - 4); size != 17 {
		t.Errorf("its letters are %v", size)
	}
}

func TestTheIconGoesWhereLargeTextNeedsItsRoom(t *testing.T) {
	const label, card = "Call 020\u00a07946\u00a00233", 332 - 2*Padding
	large(t)
	b := PlainButton(label, IconPhone(), nil)
	room := card - 2*b.sides()
	if got := b.label.lines(room - b.iconSpaceAt(card)); !slices.Equal(got, []string{"Call", "020\u00a07946\u00a00233"}) {
		t.Errorf("a number to ring reads %q", got)
	}
	if short := PlainButton("Save", IconSave(), nil); short.iconSpaceAt(card) == 0 {
		t.Error("the icon went though it costs no line")
	}
	b.Resize(fyne.NewSize(card, b.HeightFor(card)))
	if image := iconOf(b); image.Visible() {
		t.Error("the icon is drawn over the number")
	}

	test.NewTempApp(t).Settings().SetTheme(NewTheme(Appearance{}))
	b = PlainButton("Show my Message in a Bottle", IconBottle(), nil)
	if b.iconSpaceAt(332) == 0 {
		t.Error("at the usual size the icon went")
	}
}
