package kit

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/carebottle/carebottle/internal/careplan"
)

// The widths are those of the space for text on a phone of 360 and on a
// desktop.
var (
	galleryWidths = []float32{332, 1000}
	appearances   = map[string]Appearance{
		"light":          {Mode: Light, Scale: 1},
		"dark":           {Mode: Dark, Scale: 1},
		"contrast-light": {Mode: Light, HighContrast: true, Scale: 1},
		"light-150":      {Mode: Light, Scale: 1.5},
		"light-200":      {Mode: Light, Scale: 2},
		"contrast-200":   {Mode: Dark, HighContrast: true, Scale: 2},
	}
)

// chemical has no place where it may be broken but between letters.
const chemical = "Methylenedioxypyrovaleronehydrochlorideacid"

func inTheme(t testing.TB, a Appearance) fyne.App {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(a))
	return app
}

// pages are every widget, with the texts that strain it most.
func pages() map[string]func() fyne.CanvasObject {
	nothing := func() {}
	return map[string]func() fyne.CanvasObject{
		"text": func() fyne.CanvasObject {
			return Stack(Heading("My Message in a Bottle"), Subheading("Medicines"),
				Text("Furosemide 40 mg, one tablet in the morning and one at noon."), Strong(chemical),
				Soft("Nurse P Dhillon, clinic laptop, 12 February 2026"), Number("132/78"), Text("Zażółć gęślą jaźń, Llŷr Ŵyn"))
		},
		"cards": func() fyne.CanvasObject {
			return Stack(
				Card(Lead(Strong("Blood pressure week"), WarnChip("Day 3 of 7")), Soft("This evening: two readings, a minute apart"), MainButton("Measure now", nil, nothing)),
				Notice(Alert, "Two versions of one medicine", "Both are on the bottle until someone who knows chooses."),
				Notice(Warn, "", "There is no copy of this plan anywhere else yet."),
				Notice(Quote, "Your plan says, for 2 kg up in 3 days:", "“Ring the heart failure nurse the same day.”", PlainButton("Ring Sister K Adeyemi", IconPhone(), nothing)),
				Notice(Plain, "Key safe", "Its code is never written here."))
		},
		"photos": func() fyne.CanvasObject {
			f, photo := NewForm(nil, ""), []byte{1}
			see := func([]byte) fyne.CanvasObject {
				return NewPicture(image.NewUniform(color.NRGBA{R: 120, G: 80, B: 60, A: 255}), "Photo of Grace")
			}
			f.Photo("photo", "Photo", "You can leave it empty.", &photo, Photos{See: see})
			return f.Object()
		},
		"buttons": func() fyne.CanvasObject {
			off := MainButton("Save", nil, nothing)
			off.Disable()
			return Stack(MainButton("Show my Message in a Bottle", IconBottle(), nothing), PlainButton("Keep this one", nil, nothing),
				WarnButton("Make all old codes useless", IconLock(), nothing), LinkButton("Use my recovery code", nothing), off,
				Beside(MainButton("Read it", nil, nothing), PlainButton("Save as a picture", nil, nothing)), PlainButton(chemical, IconAdd(), nothing))
		},
		"rows": func() fyne.CanvasObject {
			return stacked(0,
				Row("Allergies", "Trimethoprim, latex", CountChip(2), nothing), Row("Medicines", "4, two are time-critical", CountChip(4), nothing),
				Row("Conditions", "", StateChip(careplan.SectionView{State: careplan.NoneKnown}), nothing),
				Row("Advance decisions", "You would rather not say yet", StateChip(careplan.SectionView{State: careplan.AskedNotAnswered}), nothing),
				Row("Infection risks", "Nobody has asked yet", StateChip(careplan.SectionView{}), nothing),
				Row(chemical, chemical, AlertChip("Two versions"), nothing), Row("Only to read", "18 October 2025", nil, nil))
		},
		"tiles": func() fyne.CanvasObject {
			focused := Tile("Weight", "11 st 4 lb", "", "13 May 2026", nothing)
			focused.(fyne.Focusable).FocusGained()
			return Stack(
				Pairs(Tile("Blood pressure", "132/78", "mmHg", "today 08:12\nplan: under 135/85", nothing),
					Tile("Glucose", "6.4", "mmol/L", "today 07:50\nplan: 5 to 7 on waking", nothing), focused),
				Pairs(Tile(chemical, "", "", "", nothing), Tile("Pulse", "70", "a minute", "", nothing)),
				Figure("14.2", "mmol/mol"), Figure("no unit", ""))
		},
		"banner": func() fyne.CanvasObject {
			return stacked(0, Banner("Grace Okafor", "born 3 March 1951", "my own plan", "plum"),
				Banner("Tomasz Wiśniewski", "born 21 November 1944", "you look after him", "umber"),
				Banner("Wolfeschlegelsteinhausenbergerdorff", "", "", "green"))
		},
		"form": func() fyne.CanvasObject {
			v := &filled{}
			return v.form(nil, "").Object()
		},
		"form-problems": func() fyne.CanvasObject {
			v := &filled{}
			f := v.form(nil, "")
			f.fields[2].input.restore([]string{"31 February 1951"})
			f.fields[3].input.restore([]string{"nhs", "999 047 3065"})
			f.Check()
			return f.Object()
		},
		"focus": func() fyne.CanvasObject {
			button, row, entry := MainButton("Save", nil, nothing), Row("Allergies", "Latex", CountChip(1), nothing), newEntry()
			option := newOptionRow("NHS number", true, nothing)
			for _, w := range []fyne.Focusable{button, row.(fyne.Focusable), entry, option} {
				w.FocusGained()
			}
			return Stack(button, row, entry, option, PlainButton("Without focus", nil, nothing))
		},
		"code": func() fyne.CanvasObject { return NewCode(chequered(113)) },
	}
}

// filled are the values of a form with every kind of field.
type filled struct {
	name, notes, sex, secret string
	born                     careplan.Date
	number                   careplan.Identifier
	phone                    careplan.Telephone
	phones                   []careplan.Telephone
	key                      bool
}

func (v *filled) form(d Drafts, key string) *Form {
	f := NewForm(d, key)
	f.Text("name", "Full name", "As it stands on letters from the hospital.", &v.name)
	f.Lines("notes", "What matters most to me", "", &v.notes)
	f.Date("born", "Born on", "Like 3 March 1951", &v.born)
	f.Identifier("identifier", &v.number)
	f.Telephone("telephone", "Telephone", "", &v.phone)
	f.Telephones("telephones", "Telephones", "The one to try first on top.", &v.phones)
	f.Choice("sex", "Sex", "", []Option{{Value: "female", Label: "Female"}, {Value: "male", Label: "Male"}, {Label: "I would rather not say"}}, &v.sex)
	f.Flag("key", "Has a key to the house", "", &v.key)
	f.Secret("secret", "Passphrase", "At least 12 characters.", &v.secret)
	return f
}

// chequered is a code of alternating modules.
type chequered int

func (c chequered) Size() int          { return int(c) }
func (c chequered) Dark(x, y int) bool { return (x+y)%2 == 0 }

// eachGallery shows every page in every appearance and width.
func eachGallery(t *testing.T, check func(t *testing.T, content fyne.CanvasObject)) {
	for page, build := range pages() {
		for name, appearance := range appearances {
			t.Run(page+"/"+name, func(t *testing.T) {
				inTheme(t, appearance)
				for _, width := range galleryWidths {
					w, content := shown(build(), width)
					save(t, w, fmt.Sprintf("%s-%s-%.0f", page, name, width))
					check(t, content)
					w.Close()
				}
			})
		}
	}
}

// shown puts a page into a window as the shell does, as high as it needs.
func shown(content fyne.CanvasObject, width float32) (fyne.Window, fyne.CanvasObject) {
	page := Inset(content)
	w := test.NewWindow(NewScroll(page))
	w.SetPadded(false)
	full := width + 2*Padding
	w.Resize(fyne.NewSize(full, 640))
	w.Resize(fyne.NewSize(full, page.MinSize().Height))
	return w, content
}

// save writes a picture to look at, where one was asked for.
func save(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	folder := os.Getenv("CAREBOTTLE_SHOTS")
	if folder == "" {
		return
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	file, err := os.Create(filepath.Join(folder, "kit-"+name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(file, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

// spot is an object at its place in the window.
type spot struct {
	object     fyne.CanvasObject
	x, y, w, h float32
	above      []fyne.CanvasObject // what it stands in, outermost first
}

// spots are all visible objects below o.
func spots(o fyne.CanvasObject) []spot { return walk(o, 0, 0, nil) }

func walk(o fyne.CanvasObject, x, y float32, above []fyne.CanvasObject) []spot {
	if !o.Visible() {
		return nil
	}
	at := spot{o, x + o.Position().X, y + o.Position().Y, o.Size().Width, o.Size().Height, above}
	found := []spot{at}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		found = append(found, walk(child, at.x, at.y, append(above[:len(above):len(above)], o))...)
	}
	return found
}

func inScroll(s spot) bool {
	for _, o := range s.above {
		if _, ok := o.(*entry); ok {
			return true // an entry scrolls its own text
		}
		if _, ok := o.(*container.Scroll); ok {
			return true
		}
	}
	return false
}

func TestNothingIsCutOrTooSmallAtAnySizeOfText(t *testing.T) {
	eachGallery(t, func(t *testing.T, content fyne.CanvasObject) {
		all := spots(content)
		t.Run("nothing is cut", func(t *testing.T) { nothingIsCut(t, all) })
		t.Run("texts do not overlap", func(t *testing.T) { textsDoNotOverlap(t, all) })
		t.Run("fingers find it", func(t *testing.T) { fingersFindIt(t, all) })
	})
}

func nothingIsCut(t *testing.T, all []spot) {
	at := make(map[fyne.CanvasObject]spot)
	for _, s := range all {
		at[s.object] = s
	}
	seen := 0
	for _, s := range all {
		text, ok := s.object.(*canvas.Text)
		if _, isCode := s.object.(*Code); isCode {
			seen++
		}
		if !ok || text.Text == "" || inScroll(s) {
			continue
		}
		seen++
		need := fyne.MeasureText(text.Text, text.TextSize, text.TextStyle)
		if s.w+0.5 < need.Width || s.h+0.5 < need.Height {
			t.Errorf("%q needs %v and has %v by %v", text.Text, need, s.w, s.h)
		}
		for _, o := range s.above {
			p := at[o]
			if s.x < p.x-0.5 || s.y < p.y-0.5 || s.x+need.Width > p.x+p.w+0.5 || s.y+need.Height > p.y+p.h+0.5 {
				t.Errorf("%q at %v,%v reaches out of %T at %v,%v (%v by %v)", text.Text, s.x, s.y, o, p.x, p.y, p.w, p.h)
			}
		}
	}
	if seen == 0 {
		t.Error("the page shows nothing")
	}
}

func textsDoNotOverlap(t *testing.T, all []spot) {
	var texts []spot
	for _, s := range all {
		if text, ok := s.object.(*canvas.Text); ok && text.Text != "" && !inScroll(s) {
			texts = append(texts, s)
		}
	}
	for i, a := range texts {
		for _, b := range texts[i+1:] {
			if a.x < b.x+b.w-1 && b.x < a.x+a.w-1 && a.y < b.y+b.h-1 && b.y < a.y+a.h-1 {
				t.Errorf("%q and %q overlap", a.object.(*canvas.Text).Text, b.object.(*canvas.Text).Text)
			}
		}
	}
}

func fingersFindIt(t *testing.T, all []spot) {
	for _, s := range all {
		_, taps := s.object.(fyne.Tappable)
		if !taps || inScroll(s) {
			continue
		}
		if s.h < 56 || s.w < 56 {
			t.Errorf("%T is %v by %v", s.object, s.w, s.h)
		}
	}
}

// A label that wraps learns its height from its width; the first frame must
// already be right.
func TestHeightsAreRightAtFirstShow(t *testing.T) {
	for page, build := range pages() {
		if page == "code" {
			continue // takes the room that it is given
		}
		t.Run(page, func(t *testing.T) {
			inTheme(t, Appearance{Scale: 2})
			for _, around := range []func(fyne.CanvasObject) fyne.CanvasObject{
				Inset,
				func(o fyne.CanvasObject) fyne.CanvasObject { return Inset(Inset(o)) },
				func(o fyne.CanvasObject) fyne.CanvasObject { return container.NewVBox(o) },
				func(o fyne.CanvasObject) fyne.CanvasObject { return container.NewVBox(Inset(o)) },
			} {
				content := build()
				page := NewScroll(around(content))
				page.Resize(fyne.NewSize(360, 640)) // once, as in the first frame
				if need := heightFor(content, content.Size().Width); content.Size().Height < need-0.5 {
					t.Errorf("the page is %v high and needs %v", content.Size().Height, need)
				}
			}
		})
	}
}

func TestPagesSurviveFyneLayoutsAroundThem(t *testing.T) {
	inTheme(t, Appearance{Scale: 2})
	long := Text(strings.Repeat("one word after another ", 20))
	w := test.NewWindow(NewScroll(container.NewVBox(long, Text("below"))))
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(360, 640))
	if long.Size().Height < long.HeightFor(long.Size().Width) {
		t.Errorf("a text in a VBox is %v high and needs %v", long.Size().Height, long.HeightFor(long.Size().Width))
	}
}
