package narrative

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/portrait"
)

// pictureFile is a file with a plain picture of one colour.
func pictureFile(t testing.TB, name string, c color.RGBA) string {
	t.Helper()
	p := image.NewRGBA(image.Rect(0, 0, 640, 480))
	for at := range 640 * 480 {
		p.SetRGBA(at%640, at/640, c)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, p); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// album is a kitchen in which the next file to be chosen is known; an empty
// one is none.
type album struct {
	*kitchen
	next string
	fail error
}

func open(t *testing.T, person careplan.Person, look kit.Appearance) *album {
	k := &kitchen{t: t, Kept: shelltest.Keep(t)}
	a := &album{kitchen: k}
	k.plan = k.Begin(grace.Name, grace.Role, person)
	places := New(k.Kept, "")
	places.pick = func(_ fyne.Window, picked func(io.ReadCloser, error)) {
		if a.next == "" {
			picked(nil, a.fail)
			return
		}
		file, err := storage.Reader(storage.NewFileURI(a.next))
		picked(file, err)
	}
	k.Host = shelltest.New(t, shelltest.Phone, kit.NewTheme(look), places.Routes())
	k.Kept.Show(k.Host, k.plan)
	return a
}

func (a *album) edit() {
	a.t.Helper()
	a.Go(shell.Route{Place: shell.EditItem, Kind: careplan.KindPerson, Entry: a.kitchen.only(careplan.KindPerson).ID})
}

func (a *album) photo() []byte {
	a.t.Helper()
	return a.only(careplan.KindPerson).Latest().Content.(*careplan.Person).Photo
}

// pictures are what is said of the pictures on the screen.
func pictures(o fyne.CanvasObject) []string {
	var all []string
	switch o := o.(type) {
	case *kit.Picture:
		return []string{o.AccessibilityLabel()}
	case *fyne.Container:
		for _, child := range o.Objects {
			all = append(all, pictures(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			all = append(all, pictures(child)...)
		}
	}
	return all
}

func (a *album) sees(want ...string) {
	a.t.Helper()
	if got := pictures(a.Window().Canvas().Content()); !slices.Equal(got, want) {
		a.t.Errorf("the pictures are %q, not %q", got, want)
	}
}

var (
	brown = color.RGBA{120, 80, 60, 255}
	pale  = color.RGBA{230, 200, 180, 255}
)

func TestAPhotoIsChosenSeenChangedAndTakenAway(t *testing.T) {
	a := open(t, careplan.Person{FullName: "Grace Okafor", PreferredName: "Gracie"}, kit.Appearance{Scale: 1})
	a.next = pictureFile(t, "grace.png", brown)
	a.edit()
	a.TabTo("Choose a photo")
	a.Press(fyne.KeySpace)
	a.sees("Photo of Gracie")
	if a.photo() != nil {
		t.Fatal("the photo was saved before Save")
	}
	a.save()
	first := a.photo()
	if p, err := portrait.Open(first); err != nil || p.Bounds().Dx() != portrait.Side {
		t.Fatalf("what was saved can't be opened: %v", err)
	}
	a.open(shell.Item, a.only(careplan.KindPerson).ID)
	a.sees("Photo of Gracie")
	a.Tap("History")
	a.Says("Photo (new)")

	// Another name is no other photo.
	a.edit()
	a.Type("What you like to be called", "Grace")
	a.next = pictureFile(t, "again.png", brown)
	a.Tap("Choose another photo")
	a.save()
	a.open(shell.Past, a.only(careplan.KindPerson).ID)
	a.Says("What you like to be called (changed)")
	a.SaysNot("Photo (changed)")

	a.edit()
	a.next = pictureFile(t, "garden.png", pale)
	a.Tap("Choose another photo")
	a.save()
	if bytes.Equal(a.photo(), first) {
		t.Fatal("the photo is the same")
	}
	a.open(shell.Past, a.only(careplan.KindPerson).ID)
	a.Says("Photo (changed)", "It was this before:")
	a.sees("Photo of Grace", "Photo of Grace", "Photo of Gracie")
	a.Undo()
	if !bytes.Equal(a.photo(), first) {
		t.Error("undoing did not bring the first photo back")
	}

	a.edit()
	a.Tap("Remove the photo")
	a.sees()
	a.save()
	if a.photo() != nil {
		t.Error("the photo was not removed")
	}
	a.open(shell.Past, a.only(careplan.KindPerson).ID)
	a.Says("Photo (no longer there)")
	a.Undo()
	if !bytes.Equal(a.photo(), first) {
		t.Error("undoing did not bring the removed photo back")
	}
}

func TestWhatIsNoPhotoIsRefusedAndNothingIsLost(t *testing.T) {
	a := open(t, careplan.Person{FullName: "Grace Okafor"}, kit.Appearance{Scale: 1})
	a.edit()
	a.Type("First language", "Igbo")
	words := filepath.Join(t.TempDir(), "letter.jpg")
	if err := os.WriteFile(words, []byte("Dear Miss Okafor"), 0o600); err != nil {
		t.Fatal(err)
	}
	for says, set := range map[string]func(){
		"This file is no picture": func() { a.next = words },
		"can't be opened":         func() { a.next = filepath.Join(t.TempDir(), "gone.jpg") },
		"This file can't be":      func() { a.next, a.fail = "", errors.New("permission denied: /home/grace") },
	} {
		set()
		a.Tap("Choose a photo")
		a.Says(says)
		a.SaysNot("/home", "denied")
		a.sees()
	}
	a.fail = nil
	before := a.Words()
	a.Tap("Choose a photo") // and go back from the list
	if a.Words() != before {
		t.Errorf("going back changed the form:\n%s", a.Words())
	}
	if got := a.Typed("First language"); got != "Igbo" || len(a.Problems) > 0 {
		t.Errorf("the form holds %q; problems %v", got, a.Problems)
	}
	a.save()
}

// The list of files may be open while the vault locks itself.
func TestAPhotoForALockedPlanIsDropped(t *testing.T) {
	a := open(t, careplan.Person{FullName: "Grace Okafor"}, kit.Appearance{Scale: 1})
	a.next = pictureFile(t, "grace.png", brown)
	a.edit()
	a.Read = func() careplan.Plan { return careplan.Plan{ID: a.plan} }
	a.Tap("Choose a photo")
	a.sees()
	if len(a.BusyTexts) > 0 {
		t.Error("the photo was made all the same")
	}
}

// A photo may come from another device, and need not be one.
func TestAPhotoThatCanNotBeShownSaysSo(t *testing.T) {
	a := open(t, careplan.Person{FullName: "Grace Okafor", Photo: []byte("no picture")}, kit.Appearance{Scale: 1})
	for _, place := range []shell.Place{shell.Item, shell.EditItem, shell.Past} {
		a.open(place, a.only(careplan.KindPerson).ID)
		a.Says("This photo can't be shown.")
		a.sees()
	}
}

func TestTwoPhotosAreShownToChooseFrom(t *testing.T) {
	a := open(t, careplan.Person{FullName: "Grace Okafor"}, kit.Appearance{Scale: 1})
	e := a.only(careplan.KindPerson)
	for _, c := range []color.RGBA{brown, pale} {
		file, err := os.Open(pictureFile(t, "one.png", c))
		if err != nil {
			t.Fatal(err)
		}
		photo, err := portrait.Make(file, careplan.MaxPhoto)
		if err = errors.Join(err, file.Close()); err != nil {
			t.Fatal(err)
		}
		a.differ(e.ID, seen(e), careplan.Active, &careplan.Person{FullName: "Grace Okafor", Photo: photo})
	}
	a.open(shell.Settle, e.ID)
	a.sees("Photo of Grace Okafor", "Photo of Grace Okafor")
	a.Tap("Keep this one")
	a.Agree()
	if e := a.only(careplan.KindPerson); e.Conflict() || len(a.photo()) == 0 {
		t.Error("the choice did not keep a photo")
	}
}

func TestThePhotoIsNotOnTheBottle(t *testing.T) {
	a := open(t, careplan.Person{FullName: "Grace Okafor", Born: date(t, "3 March 1951")}, kit.Appearance{Scale: 1})
	compose := func() string {
		m, err := bottle.Compose(a.read(), bottle.Options{Now: a.Now()})
		if err != nil {
			t.Fatal(err)
		}
		return m.Text
	}
	before := compose()
	a.next = pictureFile(t, "grace.png", brown)
	a.edit()
	a.Tap("Choose a photo")
	a.save()
	if after := compose(); after != before {
		t.Errorf("the message became\n%s", after)
	}
}

func TestAPhotoFitsAPhoneAtTheLargestType(t *testing.T) {
	for name, look := range map[string]kit.Appearance{
		"plain": {Mode: kit.Light, Scale: 1}, "200": {Mode: kit.Light, Scale: 2}, "contrast": {Mode: kit.Dark, HighContrast: true, Scale: 1.5},
	} {
		t.Run(name, func(t *testing.T) {
			a := open(t, careplan.Person{FullName: "Miss Grace Ngozi Okafor", PreferredName: "Gracie"}, look)
			a.next = pictureFile(t, "grace.png", brown)
			a.edit()
			a.Tap("Choose a photo")
			a.WholeText()
			a.inside()
			a.Shoot("photo-edit-" + name)
			a.save()
			for _, place := range []shell.Place{shell.Item, shell.Past} {
				a.open(place, a.only(careplan.KindPerson).ID)
				a.WholeText()
				a.inside()
				a.Shoot("photo-" + string(place) + "-" + name)
			}
		})
	}
}

// inside fails the test where a picture reaches out of the window's sides.
func (a *album) inside() {
	a.t.Helper()
	found := false
	var look func(fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Picture:
			found = true
			left := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X
			if right := left + o.HeightFor(o.Size().Width); left < 0 || right > shelltest.Phone.Width {
				a.t.Errorf("a picture reaches from %v to %v", left, right)
			}
			if o.Size().Height < o.HeightFor(o.Size().Width) {
				a.t.Errorf("a picture is %v high", o.Size().Height)
			}
		case *fyne.Container:
			for _, child := range o.Objects {
				look(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				look(child)
			}
		}
	}
	look(a.Window().Canvas().Content())
	if !found {
		a.t.Error("there is no picture")
	}
}

// The real list of files, used by keyboard alone.
func TestFynesListOfFilesGivesAPicture(t *testing.T) {
	path := pictureFile(t, "grace.png", brown)
	application := test.NewTempApp(t)
	w := test.NewTempWindow(t, container.NewStack())
	w.Resize(shelltest.Desktop)
	var got []byte
	pickPicture(w, filepath.Dir(path), func(file io.ReadCloser, err error) {
		if file == nil || err != nil {
			t.Fatalf("no file: %v", err)
		}
		photo, err := portrait.Make(file, careplan.MaxPhoto)
		if err = errors.Join(err, file.Close()); err != nil {
			t.Fatal(err)
		}
		got = photo
	})
	if application.Preferences().String(shell.LastFolder) == "" {
		t.Error("Fyne keeps the folder elsewhere now")
	}
	press := func(key fyne.KeyName) { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key}) }
	for range 60 {
		w.Canvas().FocusNext()
		switch f := w.Canvas().Focused().(type) {
		case *widget.Button:
			if f.Text == "Choose this photo" && !f.Disabled() {
				press(fyne.KeySpace)
			}
		case *widget.GridWrap:
			press(fyne.KeyRight) // past the folder above
			press(fyne.KeySpace)
		}
		if got != nil {
			break
		}
	}
	if got == nil {
		t.Fatal("the keyboard never chose the picture")
	}
	if kept := application.Preferences().String(shell.LastFolder); kept != "" {
		t.Errorf("the preferences keep the folder %q", kept)
	}
}
