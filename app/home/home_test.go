package home_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/home"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

type kept = shelltest.Kept

// at is home of a plan that role looks at, with what was dialled from it.
func at(t *testing.T, size fyne.Size, look kit.Appearance, role careplan.Role, contents ...careplan.Content) (*shelltest.Host, *kept, *[]string) {
	t.Helper()
	k := shelltest.Keep(t)
	if err := k.ConfirmRecoveryCode(); err != nil {
		t.Fatal(err)
	}
	id := k.Begin("Halina", role, careplan.Person{FullName: "Tomasz Wiśniewski", PreferredName: "Tomasz", Colour: "teal"}, contents...)
	dialled := &[]string{}
	places := home.New(k, k, func(u *url.URL) error {
		*dialled = append(*dialled, u.String())
		return nil
	})
	host := shelltest.New(t, size, kit.NewTheme(look), places.Routes())
	k.Show(host, id)
	host.Go(shell.Route{Place: shell.Home})
	return host, k, dialled
}

func telephone(t *testing.T, typed string) careplan.Telephone {
	t.Helper()
	n, err := careplan.ParseTelephone(typed)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func zofia(t *testing.T) *careplan.Contact {
	return &careplan.Contact{Name: "Zofia Malik", Relationship: "daughter", Telephones: []careplan.Telephone{telephone(t, "07700 900731")}, Position: 1}
}

func practice(t *testing.T) *careplan.Practice {
	return &careplan.Practice{
		Name: "Hill Lane Surgery", Telephone: telephone(t, "020 7946 0417"),
		AdviceLine: telephone(t, "020 7946 0418"), Bypass: telephone(t, "01632 960417"),
	}
}

func TestTheBottleIsOneTapAway(t *testing.T) {
	for role, label := range map[careplan.Role]string{
		careplan.RolePatient: "Show my Message in a Bottle",
		careplan.RoleCarer:   "Show Tomasz's Message in a Bottle",
	} {
		host, _, _ := at(t, shelltest.Phone, kit.Appearance{}, role)
		if first := host.Buttons()[0]; first != label {
			t.Errorf("the first button to a %s is %q", role, first)
		}
		host.TabTo(label)
		host.Press(fyne.KeyReturn)
		if host.Here().Place != shell.BottleCode {
			t.Errorf("Enter on home leads a %s to %v", role, host.Here())
		}
	}
}

func TestACarerIsNeverTakenForThePatient(t *testing.T) {
	host, _, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RoleCarer)
	for _, word := range strings.Fields(host.Words()) {
		if word == "my" || word == "My" || word == "me" || word == "I" {
			t.Errorf("home says %q to a carer:\n%s", word, host.Words())
		}
	}
}

func TestWhatIsMissingComesFirst(t *testing.T) {
	host, k, _ := at(t, shelltest.Desktop, kit.Appearance{}, careplan.RolePatient,
		&careplan.Allergy{Substance: "Latex"},
		&careplan.Statement{Section: careplan.KindDecision, State: careplan.AskedNotAnswered},
		&careplan.Statement{Section: careplan.KindAlert, State: careplan.NoneKnown},
	)
	order := func(titles ...string) {
		t.Helper()
		at := -1
		for _, title := range titles {
			next := strings.Index(host.Words(), title)
			if next <= at {
				t.Errorf("%q does not come after what should stand before it:\n%s", title, host.Words())
			}
			at = next
		}
	}
	order("Medicines Nobody has asked yet Not recorded", "Allergies Latex 1")
	order("Conditions Nobody has asked yet Not recorded", "Advance decisions")
	host.Says("Asked", "None known")
	host.Tap("Medicines")
	if got := host.Here(); got.Place != shell.Section || got.Kind != careplan.KindMedicine {
		t.Errorf("a tap on Medicines leads to %v", got)
	}
	host.Back()
	k.Add(host.Plan().ID, &careplan.Medicine{Name: "Apixaban", Dose: "2.5 mg"})
	order("Conditions Nobody has asked yet", "Medicines Apixaban")
}

func TestAPhoneShowsTheFirstGapsAndTellsTheRest(t *testing.T) {
	host, _, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient,
		&careplan.Allergy{Substance: "Latex"},
		&careplan.Statement{Section: careplan.KindDecision, State: careplan.AskedNotAnswered},
		&careplan.Statement{Section: careplan.KindAlert, State: careplan.NoneKnown},
		&careplan.Statement{Section: careplan.KindMedicine, State: careplan.NoneKnown},
	)
	if n := strings.Count(host.Words(), "Nobody has asked yet"); n != 3 {
		t.Errorf("a phone shows %d gaps of the plan", n)
	}
	host.Says("Not recorded either: What is usual for me, About me", "Asked, not answered: Advance decisions",
		"None known: Medicines, Alerts", "Recorded: Allergies")
	host.Tap("All of it")
	if host.Here().Place != shell.Narrative {
		t.Errorf("it leads to %v", host.Here())
	}
}

func TestItemsBesideNoneKnownAreSomethingToCheck(t *testing.T) {
	host, _, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient,
		&careplan.Statement{Section: careplan.KindAllergy, State: careplan.NoneKnown},
		&careplan.Allergy{Substance: "Latex"},
	)
	host.Says("Allergies Latex. “None known” was said too Check this")
}

func TestAConflictStandsBeforeThePlan(t *testing.T) {
	host, k, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, &careplan.Medicine{Name: "Ramipril", Dose: "5 mg"})
	plan := host.Plan()
	entry := plan.Of(careplan.KindMedicine)[0]
	seen := []string{entry.Latest().Revision}
	for _, dose := range []string{"10 mg", "2.5 mg"} {
		change := record.Change{Entry: entry.ID, Parents: seen, Status: careplan.Active, Source: careplan.SourcePatient,
			Content: &careplan.Medicine{Name: "Ramipril", Dose: dose}}
		if _, err := k.Save(t.Context(), plan.ID, change); err != nil {
			t.Fatal(err)
		}
	}
	host.Says("Two versions do not agree Medicines: Ramipril")
	if strings.Index(host.Words(), "Two versions") > strings.Index(host.Words(), "Nobody has asked yet") {
		t.Error("the conflict stands below the plan")
	}
	host.Tap("Look at both")
	if got := host.Here(); got.Place != shell.Settle || got.Entry != entry.ID {
		t.Errorf("it leads to %v", got)
	}
}

func TestPeopleToCallAreDialled(t *testing.T) {
	host, _, dialled := at(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient, zofia(t), practice(t))
	host.Says("Zofia Malik daughter")
	host.Tap("Call 07700 900731")
	host.Tap("In an emergency: 999")
	host.Tap("Urgent advice: NHS 111")
	if want := []string{"tel:+447700900731", "tel:999", "tel:111"}; !slices.Equal(*dialled, want) {
		t.Errorf("dialled %q, not %q", *dialled, want)
	}
	if last := host.Said[0]; !strings.Contains(last, "07700 900731") {
		t.Errorf("after a call the screen says %q", last)
	}
	host.SaysNot("01632 960417")
}

func TestWhatCouldLoseThePlanIsSaid(t *testing.T) {
	host, k, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient)
	host.Says("There is no backup of this plan yet. If this device is lost, the plan is lost.")
	host.SaysNot("recovery code")
	if _, err := k.Vault.NewRecoveryCode(t.Context()); err != nil {
		t.Fatal(err)
	}
	host.Rebuild()
	host.Tap("Make a new recovery code")
	if host.Here().Place != shell.Security {
		t.Errorf("it leads to %v", host.Here())
	}
}

func TestAnotherPersonIsLookedAtOnlyWhereThereIsOne(t *testing.T) {
	host, k, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RoleCarer)
	host.SaysNot("Look at another person's plan")
	host.Tap("Add another person's plan")
	if host.Here().Place != shell.AddPerson {
		t.Errorf("it leads to %v", host.Here())
	}
	k.Begin("Halina", careplan.RolePatient, careplan.Person{FullName: "Halina Wiśniewska"})
	host.Back()
	host.Tap("Look at another person's plan")
	if host.Here().Place != shell.SwitchPerson {
		t.Errorf("it leads to %v", host.Here())
	}
	host.Back()
	host.Tap("Lock")
	if !host.Locked {
		t.Error("the vault is not locked")
	}
}

func TestHomeFits(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		host, _, _ := at(t, size, look, careplan.RoleCarer,
			&careplan.Allergy{Substance: "Penicillin"}, &careplan.Allergy{Substance: "Codeine"},
			&careplan.Statement{Section: careplan.KindDecision, State: careplan.AskedNotAnswered},
			&careplan.Medicine{Name: "Tiotropium/olodaterol"}, &careplan.Medicine{Name: "Furosemide"},
			&careplan.Medicine{Name: "Bisoprolol"}, &careplan.Medicine{Name: "Apixaban"},
			zofia(t), practice(t))
		host.WholeText()
		host.Shoot("home-" + name)
	})
}

func TestAClockThatIsFarOffIsToldInPlainWords(t *testing.T) {
	host, kept, _ := at(t, shelltest.Phone, kit.Appearance{}, careplan.RolePatient)
	host.SaysNot("Check the date on this device.")
	plans, err := kept.Plans(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	kept.Ahead(400 * 24 * time.Hour) // somebody writes with a clock that is fast
	kept.Add(plans[0].ID, &careplan.Allergy{Substance: "Latex"})
	kept.Ahead(-400 * 24 * time.Hour)
	host.Rebuild()
	host.Says("Check the date on this device.", "It says 14 May 2026.", "was written on 18 June 2027", "Nothing is lost.", "set its date and time")
	host.WholeText()
}
