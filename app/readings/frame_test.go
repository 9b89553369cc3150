package readings_test

import (
	"errors"
	"image/png"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/readings"
	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// open is the readings in the real frame, over a real vault.
func open(t *testing.T, size fyne.Size, contents ...careplan.Content) *shelltest.House {
	t.Helper()
	return shelltest.Open(t, size, func(s *session.Session) []map[shell.Place]shell.Builder {
		home := func(shell.Host, shell.Route) shell.Page { return shell.Page{Title: "Home", Body: kit.Text("Home")} }
		return []map[shell.Place]shell.Builder{{shell.Home: home}, readings.New(s, func(*url.URL) error { return nil }).Routes()}
	}, contents...)
}

func TestNumbersAreEnteredWithoutScrolling(t *testing.T) {
	o := open(t, shelltest.Phone, follow(measure.BloodPressure, measure.Weight, measure.Oxygen, measure.Pain)...)
	for _, m := range []measure.ID{measure.BloodPressure, measure.Weight, measure.Oxygen, measure.Pain} {
		o.Go(shell.Route{Place: shell.Readings})
		o.Go(shell.Route{Place: shell.NewReading, Measure: m})
		if need, room := o.Room(); need > room {
			t.Errorf("%s needs %.0f of a page that is %.0f high", m, need, room)
		}
		o.Says("Grace Ngozi Okafor", "Back", "Save", "Change time")
		o.SaysNot("Bottle") // the bar of places makes room
	}
}

// Whoever presses Save has to see why nothing was saved.
func TestARefusalIsInSightInTheLargestType(t *testing.T) {
	o := open(t, shelltest.Phone, follow(measure.Oxygen)...)
	look := o.Look()
	look.Scale = 2
	o.SetLook(look)
	o.Go(shell.Route{Place: shell.Readings})
	o.Go(shell.Route{Place: shell.NewReading, Measure: measure.Oxygen})
	o.TypeHere("9")
	before := o.Offset()
	o.Tap("Save")
	o.Says("can't be right")
	if _, room := o.Room(); o.Offset() < before+room/4 {
		t.Errorf("the page is at %.0f as it was, and the sentence below it", o.Offset())
	}
}

func TestTheTimeStandsBesideTheNumberAllYear(t *testing.T) {
	o := open(t, shelltest.Phone, follow(measure.Glucose)...)
	needs := func() float32 {
		o.Go(shell.Route{Place: shell.Readings})
		o.Go(shell.Route{Place: shell.NewReading, Measure: measure.Glucose})
		need, _ := o.Room()
		return need
	}
	may := needs()
	o.Lock()
	o.Pass(132 * 24 * time.Hour)
	o.Unlock()
	if september := needs(); september != may {
		t.Errorf("the page needs %.0f in May and %.0f in September", may, september)
	}
}

func TestWhatIsTypedOutlastsTheLock(t *testing.T) {
	for _, size := range []fyne.Size{shelltest.Phone, shelltest.Desktop} {
		o := open(t, size, follow(measure.BloodPressure)...)
		o.Go(shell.Route{Place: shell.Readings})
		o.Tap("Blood pressure")
		o.TypeHere("13278")
		o.Lock()
		o.SaysNot("132", "Grace")
		o.Pass(time.Hour)
		o.Unlock()
		o.Says("132", "78", "14 May 2026, 19:04")
		o.Tap("Save")
		o.Says("Blood pressure 132/78 mmHg", "Saved, 14 May 2026, 19:04")
	}
}

func TestAReadingIsSavedByKeysAlone(t *testing.T) {
	for _, size := range []fyne.Size{shelltest.Phone, shelltest.Desktop} {
		o := open(t, size, follow(measure.Weight)...)
		o.Go(shell.Route{Place: shell.Readings})
		o.TabTo("Weight Nothing is written down yet.")
		o.Press(fyne.KeyReturn)
		o.TypeHere("72,5")
		o.Press(fyne.KeyReturn)
		o.Says("Weight 72.5 kg", "Saved, 14 May 2026, 19:04")
		o.TabTo("Undo")
		o.Press(fyne.KeySpace)
		o.Says("Entered in error")
		o.Back()
		o.Says("Weight Nothing is written down yet.")
	}
}

func TestPagesInTheFrameCanBeSeen(t *testing.T) {
	dir := os.Getenv("CAREBOTTLE_SHOTS")
	if dir == "" {
		t.Skip("pictures are for people")
	}
	for name, size := range map[string]fyne.Size{"phone": shelltest.Phone, "desktop": shelltest.Desktop} {
		o := open(t, size, follow(measure.BloodPressure, measure.Glucose, measure.Weight, measure.Pain)...)
		for _, m := range []measure.ID{measure.BloodPressure, measure.Glucose, measure.Weight, measure.Pain} {
			o.Go(shell.Route{Place: shell.Readings})
			o.Go(shell.Route{Place: shell.NewReading, Measure: m})
			f, err := os.Create(filepath.Join(dir, "frame-"+name+"-"+string(m)+".png"))
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(png.Encode(f, o.Window().Canvas().Capture()), f.Close()); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestANoteThatIsTooLongIsKeptAndSaid(t *testing.T) {
	o := open(t, shelltest.Phone, follow(measure.Weight)...)
	o.Go(shell.Route{Place: shell.Readings})
	o.Go(shell.Route{Place: shell.NewReading, Measure: measure.Weight})
	o.TypeHere("72")
	o.Tap("More")
	o.Type("Note", "x")
	long := strings.Repeat("Slept badly again and the ankles were up. ", 1700) // 71,400 letters
	o.Window().Canvas().Focused().(interface{ SetText(string) }).SetText(long)
	o.Tap("Save")
	o.Says("There is more text here than one entry can hold. Nothing is lost")
	o.Tap("Go back")
	o.Says("the ankles were up") // where it can be shortened
	o.Type("Note", "Slept badly.")
	o.Tap("Save")
	o.Says("Weight 72 kg", "Slept badly.")
}
