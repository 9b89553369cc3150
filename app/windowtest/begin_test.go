//go:build linux

package windowtest

import (
	"context"
	"testing"
	"time"

	"github.com/carebottle/carebottle/app/session"
	"github.com/carebottle/carebottle/internal/careplan"
)

const passphrase = "harbour lantern Quilt 27"

// frame is which of the two layouts a person looks at.
type frame struct {
	width, height int
	args          []string
	phone         bool
	plan, people  string // on the bar
}

var (
	desktop = frame{width: 1280, height: 800, plan: "Plan", people: "People to call"}
	phone   = frame{width: 360, height: 640, phone: true, args: []string{"--mobile"}, plan: "Plan", people: "People"}
)

// begin goes through Welcome: a passphrase of one's own, the recovery code,
// which it returns in its parts, and whose plan it is.
func (u *person) begin(me *careplan.Person) []string {
	u.Helper()
	u.click("My own plan")
	u.wait("Who is at the keyboard")
	u.typeText(me.FullName)
	u.press("Return")
	u.wait("A passphrase to lock the plan")
	u.choose("Use my own passphrase")
	u.wait("A passphrase of your own")
	u.fill(text(passphrase), tabs(1), text(passphrase)) // a stop between is Show
	u.click("Lock the plan with this")
	u.wait("Your recovery code", "Part 1")
	code := u.readCode()
	u.click("I have written it down")
	p := u.wait("Check what you wrote", "Part", "Check my paper")
	numbers, err := askedParts(p)
	if err != nil {
		u.fail("%v", err)
	}
	u.fill(text(code[numbers[0]-1]), text(code[numbers[1]-1]))
	u.click("Check my paper")
	u.wait("Whose plan is it")
	u.fill(keys("ctrl+a"), text(me.FullName), text(me.PreferredName), date(me.Born))
	u.click("Begin this plan")
	u.wait("Message in a Bottle", "There is no backup")
	return code
}

// unlock opens the plan with the passphrase.
func (u *person) unlock() {
	u.Helper()
	u.wait("Carebottle is locked")
	u.typeText(passphrase)
	u.press("Return")
	u.waitGone("Carebottle is locked")
}

// plan opens the vault behind the program's back, once the program is gone, and
// reads the only plan in it.
func (p place) plan(t testing.TB) careplan.Plan {
	t.Helper()
	ctx := context.Background()
	s := session.New(session.Options{Dir: p.vault(), Marks: p.marks(), Device: "computer", Now: time.Now})
	ok(t, s.Open())
	defer func() { ok(t, s.Close()) }()
	ok(t, s.Unlock(ctx, []byte(passphrase)))
	plans, err := s.Plans(ctx)
	ok(t, err)
	if len(plans) != 1 {
		t.Fatalf("%d plans", len(plans))
	}
	plan, err := s.Plan(ctx, plans[0].ID)
	ok(t, err)
	return plan
}
