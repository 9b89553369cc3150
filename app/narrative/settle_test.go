package narrative

import (
	"testing"

	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
)

func TestTwoVersionsAreSettledByAPerson(t *testing.T) {
	k := sit(t, halina, careplan.Person{FullName: "Tomasz Wiśniewski"})
	id := k.conflicting()
	k.Go(shell.Route{Place: shell.Narrative})
	k.Says("One of these has more than one version", "Check this")
	k.Tap("Medicines")
	k.Tap("Furosemide")
	k.Says("Two versions of one medicine", "until someone who knows chooses",
		"Furosemide 40 mg, morning and noon", "Said by Sister Kemi Adeyemi", "Furosemide 20 mg, morning", "Said by the hospital")
	heads := seen(k.only(careplan.KindMedicine))

	k.Tap("Keep this one") // the first, which is the latest
	want := k.only(careplan.KindMedicine).Latest().Content
	if len(k.read().Of(careplan.KindMedicine)[0].Heads) != 2 {
		t.Fatal("settled before it was asked")
	}
	k.Agree()
	e := k.only(careplan.KindMedicine)
	if e.Conflict() || !careplan.SameContent(e.Latest().Content, want) {
		t.Fatalf("after settling: conflict %v, %+v", e.Conflict(), e.Latest().Content)
	}
	// Both versions stay in the history under the one that settled them.
	versions, err := k.History(t.Context(), k.plan, id)
	if err != nil {
		t.Fatal(err)
	}
	in := map[string]bool{}
	for _, v := range versions {
		in[v.Revision] = true
	}
	if len(versions) != 4 || !in[heads[0]] || !in[heads[1]] {
		t.Errorf("the history has %d versions", len(versions))
	}
}

func TestNeitherVersionMayBeRight(t *testing.T) {
	k := sit(t, halina, careplan.Person{FullName: "Tomasz Wiśniewski"})
	id := k.conflicting()
	k.open(shell.Settle, id)
	k.Tap("Neither: write what is right")
	k.Type("How much at a time", "60 mg")
	k.save()
	e := k.only(careplan.KindMedicine)
	if m := e.Latest().Content.(*careplan.Medicine); e.Conflict() || m.Dose != "60 mg" {
		t.Fatalf("conflict %v, %+v", e.Conflict(), m)
	}
}

// An allergy stays active while one version says so.
func TestAnAllergyThatOneVersionStopsStaysUntilSettled(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	id := k.give(&careplan.Allergy{Substance: "Latex"})
	seen := seen(k.only(careplan.KindAllergy))
	k.differ(id, seen, careplan.Stopped, &careplan.Allergy{Common: careplan.Common{Reason: "Tested, not allergic"}, Substance: "Latex"})
	k.differ(id, seen, careplan.Active, &careplan.Allergy{Substance: "Latex", Reaction: "swelling"})
	k.Go(shell.Route{Place: shell.Section, Kind: careplan.KindAllergy})
	k.SaysNot("In the past")
	k.Tap("Latex")
	k.Says("It counts as an allergy until someone who knows chooses", "No longer an allergy", "Tested, not allergic", "swelling")
}

// Of an advance decision that is not settled none is shown as the winner.
func TestAnUnsettledAdvanceDecisionHasNoWinner(t *testing.T) {
	k := sit(t, grace, careplan.Person{FullName: "Grace Okafor"})
	id := k.give(&careplan.Decision{Form: careplan.FormReSPECT, Original: "fridge", CPR: careplan.CPRAttempt})
	seen := seen(k.only(careplan.KindDecision))
	k.differ(id, seen, careplan.Active, &careplan.Decision{Form: careplan.FormReSPECT, Original: "fridge", CPR: careplan.CPRDoNotAttempt})
	k.differ(id, seen, careplan.Active, &careplan.Decision{Form: careplan.FormReSPECT, Original: "drawer", CPR: careplan.CPRAttempt})
	k.Go(shell.Route{Place: shell.Narrative})
	k.Says("Not settled: check the signed original")
	k.Tap("Advance decisions")
	k.SaysNot("attempt CPR")
	k.Tap("Advance decision, not settled")
	k.Says("Not settled: check the signed original", "It says: do not attempt CPR", "It says: attempt CPR")
}

// Only a clinician's revision supersedes a clinician's advance decision.
func TestWhoMaySettleAnAdvanceDecision(t *testing.T) {
	by := func(role careplan.Role) careplan.Version {
		return careplan.Version{Typed: careplan.Member{Role: role}, Content: &careplan.Decision{Form: careplan.FormReSPECT}}
	}
	heads := []careplan.Version{by(careplan.RolePatient), by(careplan.RoleClinician)}
	for _, c := range []struct {
		me    careplan.Role
		kind  careplan.Kind
		heads []careplan.Version
		may   bool
	}{
		{careplan.RolePatient, careplan.KindDecision, heads, false},
		{careplan.RoleCarer, careplan.KindDecision, heads, false},
		{careplan.RoleClinician, careplan.KindDecision, heads, true},
		{careplan.RolePatient, careplan.KindDecision, []careplan.Version{by(careplan.RolePatient), by(careplan.RoleCarer)}, true},
		{careplan.RolePatient, careplan.KindMedicine, heads, true},
	} {
		r := reader{me: careplan.Member{Role: c.me}}
		if got := r.maySettle(careplan.Entry{Kind: c.kind, Heads: c.heads}); got != c.may {
			t.Errorf("a %s may settle a %s: %v", c.me, c.kind, got)
		}
	}
}
