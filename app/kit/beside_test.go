package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestAChipMakesRoomForTheWordsBesideIt(t *testing.T) {
	for _, c := range []struct {
		title   string
		scale   float32
		stacked bool
	}{
		{"Advance decisions", 1, false},
		{"Advance decisions", 2, true}, // "Advance" would be broken beside the chip
		{"If it is so", 2, false},      // short words wrap beside it
	} {
		t.Run(c.title, func(t *testing.T) {
			inTheme(t, Appearance{Scale: c.scale})
			main, aside := Strong(c.title), WordChip("Asked")
			w := test.NewWindow(Lead(main, aside))
			defer w.Close()
			w.Resize(fyne.NewSize(304, 400))
			if below := aside.Position().Y >= main.Position().Y+main.Size().Height; below != c.stacked {
				t.Errorf("at %v the chip stands below: %v, the words are %v wide", c.scale, below, main.Size().Width)
			}
			if lines := main.lines(main.Size().Width); strings.Join(lines, " ") != c.title {
				t.Errorf("a word is broken: %q", lines)
			}
		})
	}
}

func TestTheWordsOfARowInACardStandInLine(t *testing.T) {
	inTheme(t, Appearance{})
	text, row := Text("daughter"), Row("Zofia Malik", "", nil, func() {})
	w := test.NewWindow(Card(row, text))
	defer w.Close()
	w.Resize(fyne.NewSize(360, 300))
	driver := fyne.CurrentApp().Driver()
	name := row.(*tapRow).content
	if got, want := driver.AbsolutePositionForObject(name).X, driver.AbsolutePositionForObject(text).X; got != want {
		t.Errorf("the row begins at %v, the text at %v", got, want)
	}
	if row.Size().Width <= text.Size().Width {
		t.Error("the row does not reach beyond the text")
	}
}

func TestWhatLeadsHasTheWholeWidthWhereThatIsLower(t *testing.T) {
	large(t)
	tile := Tile("Blood glucose", "6.7", "mmol/L", "14 May 2026, 17:28, today", nil)
	act := PlainButton("Chart", nil, nil)
	lead := Lead(tile, act)
	lead.Resize(fyne.NewSize(332, 10))
	if tile.Size().Width != 332 || act.Position().Y < tile.Size().Height {
		t.Errorf("the tile is %v, and what it leads to stands at %v", tile.Size(), act.Position())
	}
	short := Soft("Weight")
	act = PlainButton("Chart", nil, nil)
	Lead(short, act).Resize(fyne.NewSize(332, 10))
	if act.Position().X == 0 {
		t.Error("what fits on one line does not share it")
	}
}
