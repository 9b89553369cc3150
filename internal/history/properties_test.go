package history

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestWhatMustHold lets several devices write, meet, lose their vaults, bring others in, throw
// them out and cheat, with clocks that are wrong, and checks after every few steps.
func TestWhatMustHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, err := newWorld(seeded(rapid.Uint64().Draw(t, "seed")), rapid.SampledFrom([]Role{RolePatient, RoleCarer}).Draw(t, "founder"))
		if err != nil {
			t.Fatal(err)
		}
		w.admit(w.devices[0], RoleCarer)
		w.admit(w.devices[0], RoleClinician)
		w.meetAll()
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			w.step(t)
		}
		if wrong := w.check(trueView); len(wrong) > 0 {
			t.Fatal(strings.Join(wrong, "\n"))
		}
		w.meetAll()
		if wrong := w.check(trueView); len(wrong) > 0 {
			t.Fatal("after all met: " + strings.Join(wrong, "\n"))
		}
		want := trueView(w.devices[0].set).Hash()
		for i, d := range w.devices {
			if trueView(d.set).Hash() != want {
				t.Fatalf("device %d has all and shows something else", i)
			}
			if missing := w.unlost(trueView(d.set).Gaps); len(missing) > 0 {
				t.Fatalf("all met, nobody lost it, and it is missing: %v", missing)
			}
		}
	})
}

func (w *world) step(t *rapid.T) {
	pick := func(name string, n int) int { return rapid.IntRange(0, n-1).Draw(t, name) }
	some := func(name string) *device { return w.devices[pick(name, len(w.devices))] }
	d := some("device")
	switch rapid.SampledFrom([]string{
		"write", "write", "write", "write", "write", "send", "send", "send",
		"clock", "snapshot", "restore", "admit", "revoke", "self-made", "accept", "erase",
	}).Draw(t, "step") {
	case "write":
		kind := rapid.SampledFrom(someKinds).Draw(t, "kind")
		status := rapid.SampledFrom([]Status{StatusActive, StatusActive, StatusStopped, StatusInError}).Draw(t, "status")
		text := rapid.SampledFrom([]string{"penicillin", "latex"}).Draw(t, "text")
		var over []*Entry
		for _, e := range trueView(d.set).Entries {
			if !Reserved(e.Kind) && len(e.Heads) > 0 {
				over = append(over, e)
			}
		}
		if len(over) > 0 && rapid.IntRange(0, 3).Draw(t, "over") > 0 {
			e := over[pick("entry", len(over))]
			w.write(d, e, e.Kind, status, text)
		} else {
			w.write(d, nil, kind, status, text)
		}
	case "send":
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "shuffle"), 0))
		w.send(d, some("to"), r, rapid.Bool().Draw(t, "whole"))
	case "clock":
		d.clock = time.Duration(rapid.IntRange(-20*365*24, 60*365*24).Draw(t, "hours")) * time.Hour
	case "snapshot":
		d.snapshot()
	case "restore":
		if d != w.devices[0] { // the founder's first hand is the one whose word the checkers go by
			w.restore(d)
		}
	case "admit":
		if len(w.devices) < 6 {
			w.admit(d, rapid.SampledFrom([]Role{RolePatient, RoleCarer, RoleClinician}).Draw(t, "role"))
		}
	case "revoke":
		if of := some("of"); of != w.devices[0] {
			w.revoke(d, of.w.Author())
		}
	case "self-made":
		way := rapid.IntRange(0, ways-1).Draw(t, "way")
		if role := w.granted[d.w.Author()]; w.founders[d.w.Author()] || role != RoleCarer && role != RoleNone {
			return // they are entitled to it
		}
		cheat := w.selfMade(d, RoleClinician, way)
		w.write(cheat, nil, "decision", StatusActive, "do not attempt")
		if way == 3 {
			d.w.Rewind(cheat.w.Tip())
		}
	case "accept":
		if apart := trueView(d.set).Apart; len(apart) > 0 {
			w.accept(d, apart[pick("apart", len(apart))].Revision.ID)
		}
	case "erase":
		if revs, _ := d.set.All(); len(revs) > 0 {
			w.erase(d, revs[pick("revision", len(revs))].ID)
		}
	}
}
