package bottle_test

import (
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	place "github.com/carebottle/carebottle/app/bottle"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/bottle"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
)

// held is a window over the bottle of a plan.
type held struct {
	*shelltest.Host
	kept   *shelltest.Kept
	folder string
	copied string
}

func hold(t *testing.T, size fyne.Size, look kit.Appearance, role careplan.Role, contents []careplan.Content) *held {
	t.Helper()
	h := &held{kept: shelltest.Keep(t), folder: t.TempDir()}
	person, ok := contents[0].(*careplan.Person)
	if !ok {
		t.Fatal("the sample does not begin with its person")
	}
	id := h.kept.Begin("Grace Okafor", role, *person, contents[1:]...)
	places := place.New(h.kept, h.folder, func(text string) { h.copied = text })
	h.Host = shelltest.New(t, size, kit.NewTheme(look), places.Routes())
	h.kept.Show(h.Host, id)
	return h
}

func grace(t *testing.T) *held {
	t.Helper()
	return hold(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, sample.Grace())
}

// text is the message as it is composed now.
func (h *held) text(t *testing.T) string {
	t.Helper()
	m, err := bottle.Compose(h.Plan(), bottle.Options{Now: h.Now()})
	if err != nil {
		t.Fatal(err)
	}
	return m.Text
}

// scan reads a picture as a telephone does.
func scan(t *testing.T, picture image.Image) string {
	t.Helper()
	return scanned(t, picture).GetText()
}

func scanned(t *testing.T, picture image.Image) *gozxing.Result {
	t.Helper()
	bits, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		t.Fatal(err)
	}
	found, err := qrcode.NewQRCodeReader().Decode(bits, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
	if err != nil {
		t.Fatalf("no code is found on the screen: %v", err)
	}
	return found
}

// side is how wide the code stands on the picture, between the middles of its
// upper corners, in pixels.
func side(found *gozxing.Result) float64 {
	p := found.GetResultPoints()
	return gozxing.ResultPoint_Distance(p[1], p[2])
}

func TestTheCodeOnTheScreenIsTheMessage(t *testing.T) {
	for name, c := range map[string]struct {
		size fyne.Size
		look kit.Appearance
		side float64 // the least that the code may be wide
	}{
		"phone":               {shelltest.Phone, kit.Appearance{Mode: kit.Light}, 240},
		"phone-dark":          {shelltest.Phone, kit.Appearance{Mode: kit.Dark}, 240},
		"phone-contrast":      {shelltest.Phone, kit.Appearance{Mode: kit.Light, HighContrast: true}, 240},
		"phone-contrast-dark": {shelltest.Phone, kit.Appearance{Mode: kit.Dark, HighContrast: true}, 240},
		"phone-200":           {shelltest.Phone, kit.Appearance{Mode: kit.Dark, Scale: 2}, 240},
		"desktop-dark":        {shelltest.Desktop, kit.Appearance{Mode: kit.Dark}, 380},
		"landscape":           {fyne.NewSize(640, 360), kit.Appearance{Mode: kit.Light}, 160},
	} {
		for person, contents := range map[string][]careplan.Content{
			"grace": sample.Grace(), "tomasz": sample.Tomasz(), "ayaan": sample.Ayaan(),
		} {
			t.Run(name+"-"+person, func(t *testing.T) {
				h := hold(t, c.size, c.look, careplan.RolePatient, contents)
				h.Go(shell.Route{Place: shell.BottleCode})
				h.WholeText()
				h.Shoot("code-" + name + "-" + person)
				found := scanned(t, h.Capture())
				if got, want := found.GetText(), h.text(t); got != want {
					t.Errorf("the screen scans as\n%s\nthe message is\n%s", got, want)
				}
				if got := side(found); got < c.side {
					t.Errorf("the code is %.0f pixels wide", got)
				}
			})
		}
	}
}

func TestThePageWithTheCodeStaysAwakeAndWhite(t *testing.T) {
	h := grace(t)
	h.Go(shell.Route{Place: shell.Home})
	h.Go(shell.Route{Place: shell.BottleCode})
	page := h.Page()
	if !page.Awake || !page.White || !page.Bare {
		t.Errorf("the page is awake %v, white %v, bare %v", page.Awake, page.White, page.Bare)
	}
	h.Says("Grace Ngozi Okafor", "born 3 March 1951", "NHS 999 047 3056",
		"Updated 14 May 2026 · unsigned, entered by the patient", "Do not search.")
	if buttons := strings.Join(h.Buttons(), ", "); buttons != "Read it, Done" {
		t.Errorf("on the page can be tapped: %s", buttons)
	}
	if page.Focus != nil {
		t.Error("something is focused and takes Escape and the back key")
	}
	h.TabTo("Done")
	h.Press(fyne.KeyReturn)
	if h.Here().Place != shell.Home {
		t.Errorf("Done leads to %v", h.Here())
	}
}

func TestACarersMessageDoesNotSayThatThePatientEnteredIt(t *testing.T) {
	h := hold(t, shelltest.Phone, kit.Appearance{}, careplan.RoleCarer, sample.Tomasz())
	h.Go(shell.Route{Place: shell.BottleCode})
	h.Says("Tomasz Wiśniewski", "entered by a carer")
	h.Go(shell.Route{Place: shell.Bottle})
	h.Says("Tomasz Wiśniewski", "TOMASZ WISNIEWSKI")
	if h.Has("My Message") {
		t.Error("a carer reads of My Message")
	}
}

func TestTheMessageIsReadLineByLine(t *testing.T) {
	h := grace(t)
	h.Go(shell.Route{Place: shell.Bottle})
	all := strings.Join(strings.Fields(strings.ReplaceAll(h.text(t), " * ", " ")), " ")
	for _, line := range strings.Split(h.text(t), "\n") {
		if strings.HasPrefix(line, "NOT SHOWN:") {
			_, line, _ = strings.Cut(line, ": ")
			h.Says("Not shown, for lack of room")
		}
		h.Says(strings.Join(strings.Fields(strings.ReplaceAll(line, " * ", " ")), " "))
	}
	if len(all) == 0 {
		t.Fatal("there is no message")
	}
	h.Tap("Show the code")
	if h.Here().Place != shell.BottleCode {
		t.Errorf("it leads to %v", h.Here())
	}
	h.Tap("Read it")
	if h.Here().Place != shell.Bottle {
		t.Errorf("it leads to %v", h.Here())
	}
}

func TestTheTextThatIsCopiedIsTheMessage(t *testing.T) {
	h := grace(t)
	h.Go(shell.Route{Place: shell.Bottle})
	h.Tap("Copy the text")
	if h.copied != h.text(t) {
		t.Errorf("copied:\n%s", h.copied)
	}
	if len(h.Said) == 0 {
		t.Error("nobody says that it was copied")
	}
}

func TestTheBottleFitsAtEverySize(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		h := hold(t, size, look, careplan.RoleCarer, sample.Tomasz())
		for _, r := range []shell.Route{{Place: shell.Bottle}, {Place: shell.BottleNumber}, {Place: shell.Bottle, Step: "save"}} {
			h.Go(r)
			h.WholeText()
			h.Shoot(string(r.Place) + r.Step + "-" + name)
		}
	})
}
