// Package home knows what a person sees first: the Message in a Bottle one tap
// away, what to measure now and what was measured last, what is due, what is
// missing from the plan or disagrees in it, and whom to call.
//
// It promises to say plainly what could lose the plan: that there is no backup,
// that the recovery code was never checked. It shows and leads on, and changes
// nothing itself.
package home

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/carebottle/carebottle/app/call"
	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/record"
)

// Record is what home needs of the record.
type Record interface {
	Plans(ctx context.Context) ([]record.Listed, error)
	// ClockProblem tells whether something was written more than a day in this
	// device's future, and the latest such time.
	ClockProblem(ctx context.Context) (latest time.Time, far bool, err error)
	// Latest is the last standing reading of every measure that has any.
	Latest(ctx context.Context, planID string) ([]careplan.Point, error)
	// WeekReadings are those that were taken for a blood pressure week.
	WeekReadings(ctx context.Context, planID, week string) ([]careplan.Point, error)
}

// Vault is what home needs of the vault.
type Vault interface {
	// RecoveryCodeConfirmed tells whether the present code is known to have
	// been written down.
	RecoveryCodeConfirmed() bool
}

// Places are the screens of home: one.
type Places struct {
	record Record
	vault  Vault
	dial   call.Dial
}

// New makes the place.
func New(rec Record, v Vault, dial call.Dial) *Places {
	return &Places{record: rec, vault: v, dial: dial}
}

// Routes are the builders of the places.
func (p *Places) Routes() map[shell.Place]shell.Builder {
	return map[shell.Place]shell.Builder{shell.Home: p.home}
}

func (p *Places) home(host shell.Host, _ shell.Route) shell.Page {
	plan := host.Plan()
	show := kit.MainButton(showLabel(plan), kit.IconBottle(), to(host, shell.Route{Place: shell.BottleCode}))
	parts := append([]fyne.CanvasObject{show}, conflicts(host, plan)...)
	week, due := p.week(host, plan), due(host, plan)
	latest := p.latest(host, plan)
	left := kit.Stack(append(p.warnings(host), contents(host, plan))...)
	right := kit.Stack(p.people(host, plan), p.more(host, plan))
	if host.Compact() {
		parts = slices.Concat(parts, week, latest, due, []fyne.CanvasObject{left, right})
	} else {
		parts = append(parts, side(append(week, due...))...)
		parts = append(parts, latest...)
		parts = append(parts, container.New(columns{}, left, right))
	}
	return shell.Page{Body: kit.Stack(parts...)}
}

// side lays cards beside one another where there is more than one.
func side(cards []fyne.CanvasObject) []fyne.CanvasObject {
	if len(cards) < 2 {
		return cards
	}
	return []fyne.CanvasObject{kit.Pairs(cards...)}
}

func showLabel(plan careplan.Plan) string {
	return "Show " + whose.My(plan) + " Message in a Bottle"
}

func to(host shell.Host, r shell.Route) func() { return func() { host.Go(r) } }

// warnings are about the plan as a whole, not about what it says.
func (p *Places) warnings(host shell.Host) []fyne.CanvasObject {
	found := p.clock(host)
	if !p.vault.RecoveryCodeConfirmed() {
		found = append(found, kit.Notice(kit.Warn, "Was the recovery code written down?",
			"It was never checked. If the passphrase is forgotten, only that code opens the plan.",
			kit.PlainButton("Make a new recovery code", nil, to(host, shell.Route{Place: shell.Security}))))
	}
	return append(found, kit.Notice(kit.Warn, "There is no backup of this plan yet.",
		"If this device is lost, the plan is lost."))
}

// more leads to what is not about the plan's content.
func (p *Places) more(host shell.Host, plan careplan.Plan) fyne.CanvasObject {
	acts := []fyne.CanvasObject{}
	if len(plan.Following()) == 0 {
		acts = append(acts, kit.PlainButton("Write down a reading", kit.IconReadings(), to(host, shell.Route{Place: shell.Readings})))
	}
	listed, err := p.record.Plans(context.Background())
	if err != nil {
		host.Problem(err)
	}
	if len(listed) > 1 {
		acts = append(acts, kit.PlainButton("Look at another person's plan", kit.IconSwitch(), to(host, shell.Route{Place: shell.SwitchPerson})))
	} else {
		acts = append(acts, kit.PlainButton("Add another person's plan", kit.IconAdd(), to(host, shell.Route{Place: shell.AddPerson})))
	}
	acts = append(acts, kit.PlainButton("Settings", kit.IconSettings(), to(host, shell.Route{Place: shell.Settings})))
	if host.Compact() { // the bar at the side has it
		acts = append(acts, kit.PlainButton("Lock", kit.IconLock(), host.Lock))
	}
	return kit.Stack(acts...)
}
