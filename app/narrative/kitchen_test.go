package narrative

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

var (
	grace  = careplan.Member{Name: "Grace Okafor", Role: careplan.RolePatient}
	halina = careplan.Member{Name: "Halina Wiśniewska", Role: careplan.RoleCarer}
)

// kitchen is one plan in a real vault, with its pages on a canvas.
type kitchen struct {
	*shelltest.Host
	*shelltest.Kept
	t    *testing.T
	plan string
}

// sit opens a plan of person with me at the keyboard.
func sit(t *testing.T, me careplan.Member, person careplan.Person) *kitchen {
	return sitAt(t, me, person, shelltest.Phone, kit.Appearance{Mode: kit.Light, Scale: 1})
}

func sitAt(t *testing.T, me careplan.Member, person careplan.Person, size fyne.Size, look kit.Appearance) *kitchen {
	t.Helper()
	k := &kitchen{t: t, Kept: shelltest.Keep(t)}
	k.plan = k.Begin(me.Name, me.Role, person)
	k.Host = shelltest.New(t, size, kit.NewTheme(look), New(k.Kept, t.TempDir()).Routes())
	k.Kept.Show(k.Host, k.plan)
	return k
}

func (k *kitchen) read() careplan.Plan {
	k.t.Helper()
	plan, err := k.Kept.Plan(context.Background(), k.plan)
	if err != nil {
		k.t.Fatal(err)
	}
	return plan
}

// only is the one entry of a kind.
func (k *kitchen) only(kind careplan.Kind) careplan.Entry {
	k.t.Helper()
	all := k.read().Of(kind)
	if len(all) != 1 {
		k.t.Fatalf("the plan has %d entries of kind %s, not one", len(all), kind)
	}
	return all[0]
}

// give saves c as if it had been typed before.
func (k *kitchen) give(c careplan.Content) string {
	k.t.Helper()
	ids, err := k.Save(k.t.Context(), k.plan, record.Change{Status: careplan.Active,
		Source: ownSource(k.read().Me.Role), Content: c})
	if err != nil {
		k.t.Fatal(err)
	}
	return ids[0]
}

// differ makes a second version of an entry, by somebody who had not seen
// the first change.
func (k *kitchen) differ(entry string, seen []string, status careplan.Status, c careplan.Content) {
	k.t.Helper()
	_, err := k.Save(k.t.Context(), k.plan, record.Change{Entry: entry, Parents: seen,
		Status: status, Source: careplan.SourceClinician, Content: c})
	if err != nil {
		k.t.Fatal(err)
	}
}

func (k *kitchen) fill(pairs ...string) {
	k.t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		k.Type(pairs[i], pairs[i+1])
	}
}

func (k *kitchen) add(kind careplan.Kind) {
	k.t.Helper()
	k.Go(shell.Route{Place: shell.Section, Kind: kind})
	k.Go(shell.Route{Place: shell.EditItem, Kind: kind})
}

func (k *kitchen) save() {
	k.t.Helper()
	said := len(k.Said)
	k.Tap("Save")
	if len(k.Said) == said || len(k.Problems) > 0 {
		k.t.Fatalf("nothing was saved; problems %v; the screen says:\n%s", k.Problems, k.Words())
	}
}

func date(t testing.TB, text string) careplan.Date {
	t.Helper()
	d, err := careplan.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func phoneNumber(t testing.TB, text string) careplan.Telephone {
	t.Helper()
	n, err := careplan.ParseTelephone(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
