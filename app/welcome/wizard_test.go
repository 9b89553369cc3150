package welcome_test

import (
	"crypto/rand"
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/shell/shelltest"
	"github.com/carebottle/carebottle/app/welcome"
	"github.com/carebottle/carebottle/internal/careplan"
)

// beginning is a window before there is a vault.
func beginning(t *testing.T, size fyne.Size, look kit.Appearance) (*shelltest.Host, *shelltest.Kept) {
	t.Helper()
	kept := shelltest.Empty(t, time.Now)
	places := welcome.New(kept, func() welcome.Record { return kept }, rand.Reader)
	host := shelltest.New(t, size, kit.NewTheme(look), places.Routes())
	host.Go(shell.Route{Place: shell.Welcome})
	return host, kept
}

// offered reads the four words off the screen.
func offered(t *testing.T, host *shelltest.Host) string {
	t.Helper()
	_, rest, ok := strings.Cut(host.Words(), "for you.")
	if !ok {
		t.Fatalf("no words are offered:\n%s", host.Words())
	}
	return strings.Join(strings.Fields(rest)[:4], " ")
}

// code reads the parts of the recovery code off the screen.
func code(t *testing.T, host *shelltest.Host) map[string]string {
	t.Helper()
	words := strings.Fields(host.Words())
	parts := map[string]string{}
	for i := 0; i+2 < len(words); i++ {
		if words[i] == "Part" {
			parts["Part "+words[i+1]] = words[i+2]
		}
	}
	if len(parts) != 7 {
		t.Fatalf("the screen shows %d parts of the code:\n%s", len(parts), host.Words())
	}
	return parts
}

// lock goes through the first run up to the recovery code, with the words that
// are offered.
func lock(t *testing.T, host *shelltest.Host) {
	t.Helper()
	host.Tap("My own plan")
	host.Type("Your name", "Grace Okafor")
	host.Tap("Next: a passphrase")
	words := offered(t, host)
	host.Tap("I have written them down")
	host.Type("The four words", words)
	host.Tap("Lock the plan with these")
}

// answer types the parts that are asked back.
func answer(host *shelltest.Host, parts map[string]string) {
	for name, part := range parts {
		if host.Has(name) {
			host.Type(name, part)
		}
	}
}

func TestAPlanIsBegunByTypingOnly(t *testing.T) {
	host, kept := beginning(t, shelltest.Phone, kit.Appearance{})
	host.Press(fyne.KeyReturn) // My own plan
	host.TypeHere("Grace Okafor")
	host.Press(fyne.KeyReturn)
	words := offered(t, host)
	host.Press(fyne.KeyReturn) // I have written them down
	host.SaysNot(words)
	host.TypeHere(words)
	host.Press(fyne.KeyReturn)

	host.Says("Your recovery code", "If both are lost")
	parts := code(t, host)
	host.Press(fyne.KeySpace) // I have written it down
	for name, part := range parts {
		if host.Has(name) {
			host.SaysNot(part)
			host.TabTo(name)
			host.TypeHere(part)
		}
	}
	host.TabTo("Check my paper")
	host.Press(fyne.KeyReturn)

	host.Says("Whose plan is it?")
	if !kept.RecoveryCodeConfirmed() {
		t.Error("the code was asked back, and the vault does not know")
	}
	host.TabTo("Likes to be called")
	host.TypeHere("Gracie")
	host.TabTo("Date of birth")
	host.TypeHere("3/3/1951")
	host.TabTo("Begin this plan")
	host.Press(fyne.KeyReturn)

	plans, err := kept.Plans(t.Context())
	if err != nil || len(plans) != 1 {
		t.Fatalf("plans %v, %v", plans, err)
	}
	got := plans[0]
	if got.Name != "Grace Okafor" || got.Preferred != "Gracie" || got.Born.String() != "3 March 1951" ||
		got.Colour != "plum" || got.Me.Role != careplan.RolePatient || got.Me.Name != "Grace Okafor" {
		t.Errorf("the plan begun is %+v", got)
	}
	if host.Switched != got.ID || host.Here().Place != shell.Home {
		t.Errorf("after the plan is begun the screen shows %v of %q", host.Here(), host.Switched)
	}
	if len(host.Problems) > 0 {
		t.Errorf("problems: %v", host.Problems)
	}
}

func TestGoingBackKeepsWhatWasTyped(t *testing.T) {
	host, _ := beginning(t, shelltest.Phone, kit.Appearance{})
	host.Tap("My own plan")
	host.Tap("Next: a passphrase")
	host.Says("Type your name")
	host.Type("Your name", "Grace Okafor")
	host.Tap("Next: a passphrase")
	words := offered(t, host)
	host.Tap("Go back")
	if got := host.Typed("Your name"); got != "Grace Okafor" {
		t.Errorf("the name is %q after going back", got)
	}
	host.Tap("Next: a passphrase")
	if again := offered(t, host); again != words {
		t.Errorf("%q was offered, and %q after going back: the paper is wrong now", words, again)
	}
	host.Tap("Go back")
	host.Tap("Go back")
	host.Says("Whose plan do you want to write?")
}

func TestTheCodeIsAskedBackBeforeThePlanBegins(t *testing.T) {
	host, kept := beginning(t, shelltest.Phone, kit.Appearance{})
	lock(t, host)
	parts := code(t, host)
	host.Tap("I have written it down")
	wrong := map[string]string{}
	for name := range parts {
		wrong[name] = "0000"
	}
	answer(host, wrong)
	host.Tap("Check my paper")
	host.Says("That isn't part")
	if host.Here().Place != shell.Welcome || kept.RecoveryCodeConfirmed() {
		t.Fatal("a wrong code was taken for noted")
	}
	host.Tap("Go back")
	if again := code(t, host); fmt.Sprint(again) != fmt.Sprint(parts) {
		t.Errorf("the code is %v when looked at again, and was %v", again, parts)
	}
	host.Tap("I have written it down")
	answer(host, parts)
	host.Tap("Check my paper")
	host.Says("Whose plan is it?")
	host.SaysNot("Your recovery code was not checked")
}

func TestThereIsNoWayBackBehindTheVault(t *testing.T) {
	host, _ := beginning(t, shelltest.Phone, kit.Appearance{})
	lock(t, host)
	for range 4 {
		host.Back()
		host.Says("Your recovery code", "If both are lost")
	}
}

func TestAProgramClosedBeforeTheCodeWasAskedBackSaysSo(t *testing.T) {
	host, kept := beginning(t, shelltest.Phone, kit.Appearance{})
	lock(t, host)
	places := welcome.New(kept, func() welcome.Record { return kept }, rand.Reader)
	next := shelltest.New(t, shelltest.Phone, nil, places.Routes())
	next.Go(shell.Route{Place: shell.Start})
	next.Says("Your recovery code was not checked")
}

func TestEveryStepFits(t *testing.T) {
	for _, c := range []struct {
		name string
		size fyne.Size
		look kit.Appearance
	}{
		{"phone", shelltest.Phone, kit.Appearance{Mode: kit.Light}},
		{"phone-dark", shelltest.Phone, kit.Appearance{Mode: kit.Dark}},
		{"phone-200", shelltest.Phone, kit.Appearance{Mode: kit.Light, Scale: 2}},
		{"phone-200-contrast", shelltest.Phone, kit.Appearance{Mode: kit.Light, Scale: 2, HighContrast: true}},
		{"desktop", shelltest.Desktop, kit.Appearance{Mode: kit.Light}},
	} {
		t.Run(c.name, func(t *testing.T) {
			host, _ := beginning(t, c.size, c.look)
			look := func(step string) {
				host.WholeText()
				host.Shoot("welcome-" + step + "-" + c.name)
			}
			look("1-who")
			host.Tap("My own plan")
			look("2-name")
			host.Type("Your name", "Grace Okafor")
			host.Tap("Next: a passphrase")
			look("3-words")
			words := offered(t, host)
			host.Tap("Use my own passphrase instead")
			host.Type("Your passphrase", "kettle on the")
			host.Tap("Lock the plan with this")
			look("4-own")
			host.Tap("Go back")
			host.Tap("I have written them down")
			look("5-type")
			host.Type("The four words", words)
			host.Tap("Lock the plan with these")
			look("6-code")
			parts := code(t, host)
			host.Tap("I have written it down")
			host.Tap("Check my paper")
			look("7-check")
			answer(host, parts)
			host.Tap("Check my paper")
			look("8-start")
			host.Tap("Begin this plan")
			look("9-start-problems")
		})
	}
}
