package readings_test

import (
	"net/url"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/readings"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// desk is the readings over a real record.
type desk struct {
	*shelltest.Host
	t       *testing.T
	kept    *shelltest.Kept
	plan    string
	dialled []string
}

func sit(t *testing.T, size fyne.Size, look kit.Appearance, role careplan.Role, contents ...careplan.Content) *desk {
	t.Helper()
	d := &desk{t: t, kept: shelltest.Keep(t)}
	person := careplan.Person{FullName: "Grace Ngozi Okafor", PreferredName: "Gracie"}
	typist := "Grace Okafor"
	if role == careplan.RoleCarer {
		person = careplan.Person{FullName: "Tomasz Wiśniewski", PreferredName: "Tomasz"}
		typist = "Halina"
	}
	d.plan = d.kept.Begin(typist, role, person, contents...)
	places := readings.New(d.kept, func(u *url.URL) error {
		d.dialled = append(d.dialled, u.String())
		return nil
	})
	d.Host = shelltest.New(t, size, kit.NewTheme(look), places.Routes())
	d.Clock = time.Date(2026, time.May, 14, 19, 4, 0, 0, london(t))
	d.kept.Show(d.Host, d.plan)
	d.Go(shell.Route{Place: shell.Readings})
	return d
}

func london(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func grace(t *testing.T, contents ...careplan.Content) *desk {
	t.Helper()
	return sit(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, contents...)
}

func follow(ids ...measure.ID) []careplan.Content {
	var all []careplan.Content
	for i, id := range ids {
		all = append(all, &careplan.Followed{Measure: id, Position: i + 1})
	}
	return all
}

// saved are the readings of a measure that stand.
func (d *desk) saved(m measure.ID) []careplan.Point {
	d.t.Helper()
	points, err := d.kept.Readings(d.t.Context(), d.plan, m, time.Time{}, time.Time{})
	if err != nil {
		d.t.Fatal(err)
	}
	return points
}

// value is the only reading of a measure, in words.
func (d *desk) value(id measure.ID) string {
	d.t.Helper()
	points := d.saved(id)
	if len(points) != 1 {
		d.t.Fatalf("%d readings of %s are saved, not one; the screen says:\n%s", len(points), id, d.Words())
	}
	m, _ := measure.Find(id)
	return m.Say(points[0].Amounts)
}

func (d *desk) press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		d.Tap(k)
	}
}

func TestABloodPressureIsTyped(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"13278", "132/78 mmHg"},  // the pad goes on by itself after three figures
		{"132/78", "132/78 mmHg"}, // a slash that asks for what has happened
		{"132 78 70", "132/78 mmHg, pulse 70 a minute"},
		{"95/60", "95/60 mmHg"}, // 95 can't grow
		{"9560", "95/60 mmHg"},
		{"132,78,66", "132/78 mmHg, pulse 66 a minute"},
	} {
		d := grace(t, follow(measure.BloodPressure)...)
		d.Tap("Blood pressure")
		d.TypeHere(c.typed)
		for range 4 {
			if d.Here().Place == shell.NewReading {
				d.Press(fyne.KeyReturn)
			}
		}
		if got := d.value(measure.BloodPressure); got != c.want {
			t.Errorf("%q is saved as %q, not %q", c.typed, got, c.want)
		}
		if at := d.saved(measure.BloodPressure)[0].At; !at.Equal(d.Clock) || at.Format("15:04") != "19:04" {
			t.Errorf("it is saved at %v, not now", at)
		}
	}
}

func TestABloodPressureIsTapped(t *testing.T) {
	d := grace(t, follow(measure.BloodPressure)...)
	d.Tap("Blood pressure")
	d.press("1", "3", "2", "7", "8", "Save")
	if got := d.value(measure.BloodPressure); got != "132/78 mmHg" {
		t.Errorf("saved is %q", got)
	}
	d.Says("Blood pressure 132/78 mmHg", "Saved, 14 May 2026, 19:04, today")
}

func TestReadingsFit(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		d := sit(t, size, look, careplan.RolePatient, follow(measure.BloodPressure, measure.Glucose, measure.Weight, measure.PeakFlow, measure.Pain)...)
		shoot := func(what string) {
			t.Helper()
			d.WholeText()
			d.Shoot(what + "-" + name)
		}
		d.Tap("Blood pressure")
		d.TypeHere("13278")
		shoot("entry")
		d.Tap("Save")
		shoot("saved")
		d.Go(shell.Route{Place: shell.Readings})
		d.Tap("Blood glucose")
		d.TypeHere("7.8")
		shoot("glucose")
		d.Tap("More")
		shoot("details")
		d.Tap("Back to the number")
		d.Tap("On waking")
		d.Tap("Save")
		d.Go(shell.Route{Place: shell.Readings})
		d.Tap("Weight")
		d.TypeHere("720")
		d.Tap("Save")
		shoot("refused")
		d.press("Clear", "2", "7", "Save")
		d.Says("Is it right?")
		shoot("unusual")
		d.Go(shell.Route{Place: shell.Readings})
		d.Tap("Pain")
		shoot("pain")
		d.TypeHere("7")
		d.Tap("Save")
		d.Go(shell.Route{Place: shell.Readings})
		shoot("list")
		d.Tap("What I measure")
		shoot("measures")
		d.Tap("Weight")
		shoot("measure")
		d.Go(shell.Route{Place: shell.Measure, Step: "new"})
		shoot("own")
		d.Go(shell.Route{Place: shell.Measures, Step: "order"})
		shoot("order")
	})
}
