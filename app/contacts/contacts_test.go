package contacts_test

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/contacts"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/careplan/sample"
	"github.com/carebottle/carebottle/internal/record"
)

// list is the list of whom to call.
type list struct {
	*shelltest.Host
	kept    *shelltest.Kept
	dialled []string
	fails   error // what dialling answers
}

func callList(t *testing.T, size fyne.Size, look kit.Appearance, contents []careplan.Content) *list {
	t.Helper()
	l := &list{kept: shelltest.Keep(t)}
	person, ok := contents[0].(*careplan.Person)
	if !ok {
		t.Fatal("the sample does not begin with its person")
	}
	id := l.kept.Begin(person.FullName, careplan.RolePatient, *person, contents[1:]...)
	places := contacts.New(l.kept, func(u *url.URL) error {
		l.dialled = append(l.dialled, u.String())
		return l.fails
	})
	l.Host = shelltest.New(t, size, kit.NewTheme(look), places.Routes())
	l.kept.Show(l.Host, id)
	l.Go(shell.Route{Place: shell.People})
	return l
}

func grace(t *testing.T) *list {
	t.Helper()
	return callList(t, shelltest.Phone, kit.Appearance{}, sample.Grace())
}

// names are the contacts in their order.
func (l *list) names() []string {
	var names []string
	for _, e := range l.Plan().Contacts() {
		names = append(names, e.Latest().Content.Title())
	}
	return names
}

func TestEmergencyNumbersStandOnTop(t *testing.T) {
	l := grace(t)
	if got := l.Buttons()[:2]; !slices.Equal(got, []string{"In an emergency: 999", "Urgent advice: NHS 111"}) {
		t.Errorf("on top are %q", got)
	}
	l.Tap("In an emergency: 999")
	l.Tap("Urgent advice: NHS 111")
	if !slices.Equal(l.dialled, []string{"tel:999", "tel:111"}) {
		t.Errorf("dialled %q: +44 999 reaches nobody", l.dialled)
	}
}

func TestEveryTelephoneHasAButtonAndCanBeRead(t *testing.T) {
	l := grace(t)
	for _, e := range l.Plan().Contacts() {
		c, ok := e.Latest().Content.(*careplan.Contact)
		if !ok {
			t.Fatal("a contact is none")
		}
		l.Says(c.Name)
		for _, n := range c.Telephones {
			l.Tap("Call " + n.Typed)
			if last := l.dialled[len(l.dialled)-1]; last != "tel:"+n.Dial() {
				t.Errorf("%s of %s dials %s", n.Typed, c.Name, last)
			}
		}
	}
	l.Says("son", "has a key", "Monday to Friday")
	l.Tap("Call 020 7946 0418")
	l.Says("Advice line, for the same day", "Reception")
}

func TestTheBypassNumberIsForProfessionals(t *testing.T) {
	l := grace(t)
	practice, _, ok := l.Plan().Practice()
	if !ok || practice.Bypass.IsZero() {
		t.Fatal("the sample has no bypass number: this test shows nothing")
	}
	digits := strings.ReplaceAll(practice.Bypass.Typed, " ", "")
	look := func() {
		t.Helper()
		if strings.Contains(strings.ReplaceAll(l.Words(), " ", ""), digits) {
			t.Errorf("at %v the bypass number is shown:\n%s", l.Here(), l.Words())
		}
	}
	look()
	for _, e := range l.Plan().Contacts() {
		l.Go(shell.Route{Place: shell.Contact, Kind: careplan.KindContact, Entry: e.ID})
		look()
	}
	l.Go(shell.Route{Place: shell.People})
	for _, b := range l.Buttons() {
		if strings.HasPrefix(b, "Call ") {
			l.Tap(b)
		}
	}
	if slices.Contains(l.dialled, "tel:"+practice.Bypass.Dial()) {
		t.Error("a button dials the bypass number")
	}
	if len(l.dialled) < 4 {
		t.Errorf("only %q was dialled", l.dialled)
	}
}

func TestACallThatFailsSaysWhatToDial(t *testing.T) {
	l := grace(t)
	l.fails = errors.New("no handler for tel:")
	l.Tap("Call 07700 900218")
	if len(l.Said) != 1 || !strings.Contains(l.Said[0], "Dial 07700 900218") {
		t.Errorf("the screen says %q", l.Said)
	}
	l.Tap("In an emergency: 999")
	if last := l.Said[len(l.Said)-1]; !strings.Contains(last, "Dial 999") {
		t.Errorf("the screen says %q", last)
	}
}

func TestAContactLeadsToItsFormAndItsHistory(t *testing.T) {
	l := grace(t)
	daniel := l.Plan().Contacts()[0].ID
	for button, want := range map[string]shell.Route{
		"Change":            {Place: shell.EditItem, Kind: careplan.KindContact, Entry: daniel},
		"Take off the list": {Place: shell.EndItem, Kind: careplan.KindContact, Entry: daniel, Step: "stop"},
		"History":           {Place: shell.Past, Kind: careplan.KindContact, Entry: daniel},
	} {
		l.Go(shell.Route{Place: shell.Contact, Kind: careplan.KindContact, Entry: daniel})
		l.Tap(button)
		if l.Here() != want {
			t.Errorf("%q leads to %v", button, l.Here())
		}
	}
	l.Go(shell.Route{Place: shell.People})
	l.Tap("Add a person to call")
	if want := (shell.Route{Place: shell.EditItem, Kind: careplan.KindContact}); l.Here() != want {
		t.Errorf("adding leads to %v", l.Here())
	}
	l.Go(shell.Route{Place: shell.People})
	l.Tap("Daniel Okafor")
	if l.Here().Entry != daniel {
		t.Errorf("a tap on Daniel leads to %v", l.Here())
	}
}

func TestAnEmptyListStillHas999(t *testing.T) {
	l := callList(t, shelltest.Phone, kit.Appearance{}, []careplan.Content{&careplan.Person{FullName: "Ayaan Rahman"}})
	l.Says("In an emergency: 999", "Who would you want to be called?", "Nobody has asked yet", "Not recorded")
	l.SaysNot("Change the order")
}

func TestTheStatesOfTheListNeverLookAlike(t *testing.T) {
	seen := map[string]careplan.SectionState{}
	for _, state := range []careplan.SectionState{careplan.NotRecorded, careplan.NoneKnown, careplan.AskedNotAnswered} {
		contents := []careplan.Content{&careplan.Person{FullName: "Ayaan Rahman"}}
		if state != careplan.NotRecorded {
			contents = append(contents, &careplan.Statement{Section: careplan.KindContact, State: state})
		}
		l := callList(t, shelltest.Phone, kit.Appearance{}, contents)
		if other, twice := seen[l.Words()]; twice {
			t.Errorf("%q and %q look alike:\n%s", state, other, l.Words())
		}
		seen[l.Words()] = state
		l.Tap(l.Buttons()[2])
		if want := (shell.Route{Place: shell.Section, Kind: careplan.KindContact}); l.Here() != want {
			t.Errorf("the state leads to %v", l.Here())
		}
	}
}

func TestPeopleBesideNobodyAreSomethingToCheck(t *testing.T) {
	l := callList(t, shelltest.Phone, kit.Appearance{}, append(sample.Grace(),
		&careplan.Statement{Section: careplan.KindContact, State: careplan.NoneKnown}))
	l.Says("Something to check", "Daniel Okafor")
}

func TestWhoWasTakenOffTheListCanBeFound(t *testing.T) {
	l := grace(t)
	l.SaysNot("no longer on the list")
	e := l.Plan().Contacts()[1]
	gone, ok := e.Latest().Content.(*careplan.Contact)
	if !ok {
		t.Fatal("a contact is none")
	}
	_, err := l.kept.Save(t.Context(), l.Plan().ID, record.Change{Entry: e.ID, Status: careplan.Stopped, Source: careplan.SourcePatient, Content: gone})
	if err != nil {
		t.Fatal(err)
	}
	l.SaysNot(gone.Name)
	l.Tap("Who is no longer on the list")
	if l.Here().Place != shell.Section {
		t.Errorf("it leads to %v", l.Here())
	}
	l.Go(shell.Route{Place: shell.Contact, Kind: careplan.KindContact, Entry: e.ID})
	l.Says("Not on the list any more")
	l.SaysNot("Take off the list")
}

func TestThePeopleFitAtEverySize(t *testing.T) {
	shelltest.InEveryLook(t, func(t *testing.T, name string, size fyne.Size, look kit.Appearance) {
		l := callList(t, size, look, sample.Grace())
		for _, r := range []shell.Route{
			{Place: shell.People}, {Place: shell.People, Step: "order"},
			{Place: shell.Contact, Kind: careplan.KindContact, Entry: l.Plan().Contacts()[0].ID},
		} {
			l.Go(r)
			l.WholeText()
			l.Shoot(string(r.Place) + r.Step + "-" + name)
		}
	})
}
