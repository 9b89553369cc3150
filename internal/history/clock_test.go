package history

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestClocksDecideNothing plays the same events twice, once with true clocks and once with wild
// ones, and wants the same heads, conflicts, roles and members: only the order may differ.
func TestClocksDecideNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type event struct{ device, what, entry int }
		events := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) event {
			return event{rapid.IntRange(0, 2).Draw(t, "device"), rapid.IntRange(0, 6).Draw(t, "what"), rapid.IntRange(0, 5).Draw(t, "entry")}
		}), 1, 25).Draw(t, "events")
		off := rapid.SliceOfN(rapid.IntRange(-50*365, 70*365), 3, 3).Draw(t, "days off")
		play := func(off []int) string {
			w, err := newWorld(seeded(1), RolePatient)
			if err != nil {
				t.Fatal(err)
			}
			w.admit(w.devices[0], RoleCarer)
			w.admit(w.devices[0], RoleClinician)
			w.meetAll()
			for i, d := range w.devices {
				d.clock = time.Duration(off[i]) * 24 * time.Hour
			}
			names := map[ID]string{}
			var made []EntryID
			for n, ev := range events {
				d := w.devices[ev.device]
				switch {
				case ev.what == 0:
					w.meetAll()
				case ev.what == 1 && ev.device == 0:
					w.revoke(d, w.devices[1].w.Author())
				default:
					kind := someKinds[ev.entry]
					var over *Entry
					for _, e := range trueView(d.set).Entries {
						if e.Kind == kind && slices.Contains(made, e.ID) && len(e.Heads) > 0 {
							over = e
						}
					}
					status := []Status{StatusActive, StatusStopped, StatusInError}[ev.what%3]
					r := w.write(d, over, kind, status, []string{"a", "b"}[n%2])
					names[r.ID] = string(rune('A' + n))
					if over == nil {
						made = append(made, r.Header.Entry)
					}
				}
			}
			w.meetAll()
			v := trueView(w.devices[2].set)
			var lines []string
			for _, e := range v.Entries {
				var heads []string
				for _, h := range e.Heads {
					if names[h.ID] != "" {
						heads = append(heads, names[h.ID]+" "+string(v.Role(h.ID)))
					}
				}
				slices.Sort(heads)
				if len(heads) > 0 {
					lines = append(lines, e.Kind+" "+e.Conflict.String()+" "+strings.Join(heads, ", "))
				}
			}
			for _, a := range v.Apart {
				lines = append(lines, "apart "+names[a.Revision.ID]+" "+a.Reason.String())
			}
			slices.Sort(lines)
			return strings.Join(lines, "\n")
		}
		if a, b := play([]int{0, 0, 0}), play(off); a != b {
			t.Fatalf("with true clocks\n%s\nwith wild ones\n%s", a, b)
		}
	})
}

func TestClockReadingHasOneSpelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := HLC{
			Wall:  time.UnixMilli(rapid.Int64Range(-62135596800000, 253402300799999).Draw(t, "ms")).UTC(),
			Count: rapid.Uint32().Draw(t, "count"),
		}
		again, err := ParseHLC(h.String())
		if err != nil || again != h {
			t.Fatalf("%v read back as %v, %v", h, again, err)
		}
	})
	for _, s := range []string{"", "/", "2026-11-21T10:00:00.000Z", "2026-11-21T10:00:00.000Z/", "2026-11-21T10:00:00.000Z/-1",
		"2026-11-21T10:00:00.000Z/4294967296", "2026-11-21T24:00:00.000Z/0", "2026-11-21 10:00:00.000Z/0", "2026-11-21T10:00:00.000z/0",
		"2026-11-21T10:00:00,000Z/0", "2026-02-29T10:00:00.000Z/0", "+026-11-21T10:00:00.000Z/0"} {
		if _, err := ParseHLC(s); !errors.Is(err, ErrMalformed) {
			t.Errorf("%q: %v", s, err)
		}
	}
}

func TestClockFarOffIsToleratedNotFollowed(t *testing.T) {
	at := func(d time.Duration) time.Time { return noon.Add(d) }
	for _, c := range []struct {
		name string
		last HLC
		now  time.Time
		want HLC
	}{
		{"time goes on", HLC{Wall: noon, Count: 7}, at(time.Second), HLC{Wall: at(time.Second)}},
		{"the same millisecond", HLC{Wall: noon, Count: 7}, at(time.Microsecond), HLC{Wall: noon, Count: 8}},
		{"a clock put back an hour", HLC{Wall: noon}, at(-time.Hour), HLC{Wall: noon, Count: 1}},
		{"a day back, still followed", HLC{Wall: noon}, at(-MaxDrift), HLC{Wall: noon, Count: 1}},
		{"more than a day back", HLC{Wall: noon}, at(-MaxDrift - time.Millisecond), HLC{Wall: at(-MaxDrift - time.Millisecond)}},
		{"the count is full", HLC{Wall: noon, Count: math.MaxUint32}, noon, HLC{Wall: at(time.Millisecond)}},
	} {
		if got := c.last.Next(c.now); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	here := HLC{Wall: noon}
	if got := here.Seen(HLC{Wall: at(time.Hour)}, noon); got.Wall != at(time.Hour) {
		t.Errorf("an hour ahead is not followed: %v", got)
	}
	if got := here.Seen(HLC{Wall: at(73 * 365 * 24 * time.Hour)}, noon); got != here {
		t.Errorf("2099 is followed: %v", got)
	}
	if got := here.Seen(HLC{Wall: at(-time.Hour)}, noon); got != here {
		t.Errorf("an earlier reading is followed: %v", got)
	}
}
