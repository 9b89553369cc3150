package welcome_test

import (
	"crypto/rand"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/app/welcome"
	"github.com/carebottle/carebottle/internal/careplan"
)

// halinas is Halina's vault: her own plan, looked at now.
func halinas(t *testing.T, size fyne.Size, look kit.Appearance) (*shelltest.Host, *shelltest.Kept) {
	t.Helper()
	kept := shelltest.Keep(t)
	if err := kept.SetKeyboard(t.Context(), "Halina Wiśniewska"); err != nil {
		t.Fatal(err)
	}
	id := kept.Begin("Halina Wiśniewska", careplan.RolePatient, careplan.Person{
		FullName: "Halina Wiśniewska", Born: date(t, "30 January 1948"), Colour: "plum",
	})
	places := welcome.New(kept, func() welcome.Record { return kept }, rand.Reader)
	host := shelltest.New(t, size, kit.NewTheme(look), places.Routes())
	kept.Show(host, id)
	return host, kept
}

func date(t *testing.T, text string) careplan.Date {
	t.Helper()
	d, err := careplan.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func addTomasz(host *shelltest.Host) {
	host.Go(shell.Route{Place: shell.AddPerson})
	host.Tap("No, I look after this person")
	host.Type("Full name", "Tomasz Wiśniewski")
	host.Type("Date of birth", "21 November 1944")
	host.Tap("Begin this plan")
}

func TestASecondPersonHasAPlanAndAColourOfTheirOwn(t *testing.T) {
	host, kept := halinas(t, shelltest.Phone, kit.Appearance{})
	addTomasz(host)
	plans, err := kept.Plans(t.Context())
	if err != nil || len(plans) != 2 {
		t.Fatalf("plans %v, %v", plans, err)
	}
	tomasz := plans[1]
	if tomasz.Name != "Tomasz Wiśniewski" {
		tomasz = plans[0]
	}
	if tomasz.Me.Role != careplan.RoleCarer || tomasz.Me.Name != "Halina Wiśniewska" {
		t.Errorf("in Tomasz's plan Halina is %+v", tomasz.Me)
	}
	if plans[0].Colour == plans[1].Colour {
		t.Errorf("both plans are %s", plans[0].Colour)
	}
	if host.Switched != tomasz.ID {
		t.Error("the new plan is not the one that is shown")
	}
}

func TestAPersonCanBeToldFromTheOther(t *testing.T) {
	host, kept := halinas(t, shelltest.Phone, kit.Appearance{})
	addTomasz(host)
	host.Go(shell.Route{Place: shell.SwitchPerson})
	host.Says("Halina Wiśniewska", "born 30 January 1948 · my own plan · shown now", "HW",
		"Tomasz Wiśniewski", "born 21 November 1944 · I look after this plan", "TW")
	host.WholeText()
	host.Tap("Tomasz Wiśniewski")
	plans, err := kept.Plans(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range plans {
		if (p.ID == host.Switched) != (p.Name == "Tomasz Wiśniewski") {
			t.Errorf("a tap on Tomasz shows the plan of %s", p.Name)
		}
	}
}

func TestWhatIsMissingIsSaidBeforeAPlanBegins(t *testing.T) {
	host, kept := halinas(t, shelltest.Phone, kit.Appearance{})
	host.Go(shell.Route{Place: shell.AddPerson})
	host.Tap("Begin this plan")
	host.Says("Choose whose plan this is", "Type the date of birth")
	host.Type("Full name", "Tomasz Wiśniewski")
	host.Tap("No, I look after this person")
	for typed, says := range map[string]string{
		"31 February 1944": "There is no 31 February",
		"1 June 2033":      "still to come",
	} {
		host.Type("Date of birth", typed)
		host.Tap("Begin this plan")
		host.Says(says)
	}
	plans, err := kept.Plans(t.Context())
	if err != nil || len(plans) != 1 {
		t.Errorf("plans %v, %v", plans, err)
	}
}

func TestASecondPlanForOnePersonIsAskedAbout(t *testing.T) {
	host, kept := halinas(t, shelltest.Phone, kit.Appearance{})
	host.Go(shell.Route{Place: shell.AddPerson})
	host.Tap("Yes, it is about me")
	host.Type("Full name", "halina  wiśniewska")
	host.Type("Date of birth", "30.1.1948")
	host.Tap("Begin this plan")
	if host.Asked == nil {
		t.Fatal("a twin was begun without a question")
	}
	if plans, err := kept.Plans(t.Context()); err != nil || len(plans) != 1 {
		t.Fatalf("plans %v, %v", plans, err)
	}
	host.Agree()
	if plans, err := kept.Plans(t.Context()); err != nil || len(plans) != 2 {
		t.Errorf("plans %v, %v", plans, err)
	}
}

func TestWhatWasTypedAboutAPersonIsStillThereAfterALock(t *testing.T) {
	host, _ := halinas(t, shelltest.Phone, kit.Appearance{})
	host.Go(shell.Route{Place: shell.AddPerson})
	host.Type("Full name", "Tomasz Wiśniewski")
	host.Type("Date of birth", "21 Nov")
	host.Page().Flush()
	host.Rebuild()
	if got := host.Typed("Full name"); got != "Tomasz Wiśniewski" {
		t.Errorf("the name is %q", got)
	}
	if got := host.Typed("Date of birth"); got != "21 Nov" {
		t.Errorf("the half-typed date is %q", got)
	}
}

func TestPeopleFitAtTheLargestType(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		host, _ := halinas(t, size, look)
		addTomasz(host)
		host.Go(shell.Route{Place: shell.SwitchPerson})
		host.WholeText()
		host.Shoot("switch-" + name)
	})
}
