package contacts_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

func TestWhoIsMovedUpComesFirst(t *testing.T) {
	l := grace(t)
	before := l.names()
	if len(before) < 3 {
		t.Fatalf("the contacts are %q", before)
	}
	l.Tap("Change the order")
	saves := 0
	t.Cleanup(l.kept.Subscribe(func(record.Changed) { saves++ }))

	l.Tap("Move up") // of the second
	want := slices.Clone(before)
	want[0], want[1] = want[1], want[0]
	if got := l.names(); !slices.Equal(got, want) {
		t.Errorf("the order is %q, not %q", got, want)
	}
	if saves != 1 {
		t.Errorf("one move was saved in %d transactions", saves)
	}
	l.Undo()
	if got := l.names(); !slices.Equal(got, before) {
		t.Errorf("taken back, the order is %q", got)
	}
	l.Tap("The order is right")
	if l.Here() != (shell.Route{Place: shell.People}) {
		t.Errorf("it leads to %v", l.Here())
	}
}

func TestMovingChangesNothingButTheOrder(t *testing.T) {
	l := grace(t)
	said := func() map[string]careplan.Contact {
		all := map[string]careplan.Contact{}
		for _, e := range l.Plan().Contacts() {
			c, ok := e.Latest().Content.(*careplan.Contact)
			if !ok {
				t.Fatal("a contact is none")
			}
			placed := *c
			placed.Position = 0
			all[e.ID] = placed
		}
		return all
	}
	before := said()
	l.Go(shell.Route{Place: shell.People, Step: "order"})
	l.Tap("Move down")
	for id, after := range said() {
		was := before[id]
		if !careplan.SameContent(&was, &after) {
			t.Errorf("%+v became %+v", was, after)
		}
	}
}

func TestMovingGoesOnByKeyboard(t *testing.T) {
	l := grace(t)
	before := l.names()
	l.Tap("Change the order")
	l.TabTo("Move down")
	for range len(before) - 1 {
		l.Press(fyne.KeyReturn)
	}
	want := append(slices.Clone(before[1:]), before[0])
	if got := l.names(); !slices.Equal(got, want) {
		t.Errorf("the order is %q, not %q", got, want)
	}
}

func TestAContactWithTwoVersionsKeepsBothWhenOthersMove(t *testing.T) {
	l := grace(t)
	daniel := l.Plan().Contacts()[0]
	seen := []string{daniel.Latest().Revision}
	for _, number := range []string{"07700 900218", "07700 900219"} {
		n, err := careplan.ParseTelephone(number)
		if err != nil {
			t.Fatal(err)
		}
		_, err = l.kept.Save(t.Context(), l.Plan().ID, record.Change{Entry: daniel.ID, Parents: seen, Status: careplan.Active,
			Source: careplan.SourcePatient, Content: &careplan.Contact{Name: "Daniel " + number[10:], Telephones: []careplan.Telephone{n}, Position: 1}})
		if err != nil {
			t.Fatal(err)
		}
	}
	l.Says("Two versions")
	l.Go(shell.Route{Place: shell.Contact, Kind: careplan.KindContact, Entry: daniel.ID})
	l.Says("Call 07700 900218", "Call 07700 900219")
	l.Tap("Look at both")
	if got := l.Here(); got.Place != shell.Settle || got.Entry != daniel.ID {
		t.Errorf("it leads to %v", got)
	}
	l.Go(shell.Route{Place: shell.People, Step: "order"})
	before, _ := l.Plan().Entry(daniel.ID)
	l.Tap("Move down")
	after, _ := l.Plan().Entry(daniel.ID)
	if len(after.Heads) != 2 || after.Heads[0].Revision != before.Heads[0].Revision || after.Heads[1].Revision != before.Heads[1].Revision {
		t.Errorf("moving touched the conflict: %v became %v", before.Heads, after.Heads)
	}
}
