package history

import (
	"bytes"
	"crypto/ed25519"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// A world of devices that write and meet, for the properties. It keeps beside what the devices
// know what truly happened, from which the checkers judge what a view shows.

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// policyOf is what a plan might say of its kinds.
func policyOf(kind string) Policy {
	switch kind {
	case "allergy", "medicine":
		return ActiveWhileAny
	case "decision":
		return ClinicianOverClinician
	case "goal":
		return LatestShown
	case "reading":
		return Immutable
	}
	return CheckEveryHead
}

var someKinds = []string{"allergy", "medicine", "decision", "goal", "reading", "contact"}

// seeded is a source of randomness that a test can repeat.
func seeded(n uint64) *rand.ChaCha8 {
	var seed [32]byte
	for i := range 8 {
		seed[i] = byte(n >> (8 * i))
	}
	return rand.NewChaCha8(seed)
}

type device struct {
	w     *Writer
	set   *Set
	clock time.Duration // how far its clock is off
	acked map[ID]bool   // what it told somebody that it has
	saved *snapshot
}

type snapshot struct {
	state State
	revs  []Revision
	seals []Seal
	acked map[ID]bool
}

type world struct {
	random    *rand.ChaCha8
	plan      ID
	devices   []*device
	now       time.Time
	written   map[ID][]byte    // every header ever written, as written
	granted   map[EntryID]Role // by somebody entitled
	founders  map[EntryID]bool
	founderOf map[EntryID]Revocation // revocations by the founder's first hand, which nobody revokes
	accepted  map[ID][]EntryID       // by whom
	lost      map[place]bool         // what nobody has any more: a vault was lost before all of it was passed on
}

// place is one in a replica's chain.
type place struct {
	replica ReplicaID
	seq     uint64
}

func newWorld(random *rand.ChaCha8, founder Role) (*world, error) {
	w := &world{
		random: random, now: noon, written: map[ID][]byte{}, granted: map[EntryID]Role{},
		founders: map[EntryID]bool{}, founderOf: map[EntryID]Revocation{}, accepted: map[ID][]EntryID{},
		lost: map[place]bool{},
	}
	pen, revs, seal, err := Found(random, noon, Person{Name: "Grace", Role: founder, Device: "tablet"})
	if err != nil {
		return nil, err
	}
	w.plan = pen.Plan()
	w.granted[pen.Author()] = founder
	w.founders[pen.Author()] = true
	d := w.add(pen)
	w.keep(d, revs, seal)
	return w, nil
}

func (w *world) add(pen *Writer) *device {
	d := &device{w: pen, set: NewSet(w.plan), acked: map[ID]bool{}}
	w.devices = append(w.devices, d)
	return d
}

func (w *world) keep(d *device, revs []Revision, seal Seal) {
	for _, r := range revs {
		w.written[r.ID] = bytes.Clone(r.Raw)
	}
	d.set.Add(revs, []Seal{seal})
}

// commit seals and keeps what a device has just written.
func (w *world) commit(d *device, revs ...Revision) {
	seal, err := d.w.Seal()
	if err != nil {
		panic(err)
	}
	w.keep(d, revs, seal)
}

func (w *world) time(d *device) time.Time {
	w.now = w.now.Add(time.Minute)
	return w.now.Add(d.clock)
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// write makes a new entry, or a revision over all heads that the device is shown.
func (w *world) write(d *device, e *Entry, kind string, status Status, text string) Revision {
	draft := Draft{Kind: kind, Status: status, Body: fmt.Appendf(nil, `{"text":%q}`, text), At: w.time(d)}
	if e == nil {
		draft.Entry = must(NewEntryID(w.random))
	} else {
		draft.Entry, draft.Parents = e.ID, e.Parents()
	}
	r := must(d.w.Append(draft))
	w.commit(d, r)
	return r
}

// admit lets one device bring in a new one. An unentitled one can try.
func (w *world) admit(by *device, role Role) *device {
	hand := must(NewHand(w.random))
	revs := must(by.w.Admit(w.time(by), hand.Replica, hand.Public(), Person{Name: "Ify", Role: role, Device: "laptop"}))
	entry := revs[0].Header.Entry
	me := Member{Role: w.granted[by.w.Author()], Founder: w.founders[by.w.Author()]}
	if me.Role != RoleNone && MayGrant(me, role) {
		w.granted[entry] = role
	}
	w.commit(by, revs...)
	return w.add(must(Resume(w.random, State{Plan: w.plan, Replica: hand.Replica, Author: entry, Role: role, Key: hand.Key})))
}

// ways is in how many ways a device tries to grant itself a role.
const ways = 6

// selfMade lets a device grant itself another role, in the ways in which that can be tried.
func (w *world) selfMade(d *device, role Role, way int) *device {
	hand := must(NewHand(w.random))
	key, state := hand.Key, d.w.State()
	g := Grant{Role: role, Key: hand.Public(), Replica: hand.Replica, GrantedBy: d.w.Author()}
	switch way % ways {
	case 0: // as if it were the founder's
		g.GrantedBy = EntryID{}
	case 5: // the same, in a role that a founder may have
		g.Role, g.GrantedBy = RolePatient, EntryID{}
	case 1: // as if it continued itself, in a better role
		g.Continues = true
	case 2: // with the founder's name but its own signature
		g.GrantedBy = w.devices[0].w.Author()
	case 3: // on its own chain, with its own key, in a better role
		key, g.Key, g.Replica = state.Key, state.Key.Public().(ed25519.PublicKey), state.Replica
	case 4: // as the founder's hand in a restored vault
		g.Role, g.GrantedBy, g.Continues = w.devices[0].w.Role(), w.devices[0].w.Author(), true
	}
	if !g.GrantedBy.IsZero() {
		g.Signature = ed25519.Sign(state.Key, g.message(w.plan))
	}
	state.Author, state.Role = g.entry(w.plan), g.Role
	if way%ways != 3 {
		state.Replica, state.Key, state.Tip = hand.Replica, key, Tip{}
	}
	pen := must(Resume(w.random, state))
	other := &device{w: pen, set: d.set, acked: map[ID]bool{}}
	author := pen.Author()
	if way%ways == 2 {
		author = g.GrantedBy
	}
	r := must(pen.append(Draft{Entry: pen.Author(), Kind: KindMember, Status: StatusActive, Author: author, Body: g.bytes(), At: w.time(d)}))
	w.commit(other, r)
	if way%ways == 3 { // the same device: its own pen goes on where the other stopped
		d.w.Rewind(pen.Tip())
	}
	return other
}

func (w *world) revoke(by *device, of EntryID) {
	line := by.set.Line(of)
	e := by.set.View(policyOf).Entry(of, KindMember)
	if e == nil {
		return
	}
	r := must(by.w.Revoke(w.time(by), of, line, e.Parents()))
	w.commit(by, r)
	if by == w.devices[0] && by.saved == nil {
		if _, twice := w.founderOf[of]; !twice {
			w.founderOf[of] = line
		}
	}
}

func (w *world) accept(by *device, id ID) {
	r := must(by.w.Accept(w.time(by), id))
	w.accepted[id] = append(w.accepted[id], by.w.Author())
	w.commit(by, r)
}

func (w *world) erase(by *device, id ID) {
	r := must(by.w.Erase(w.time(by), id))
	w.commit(by, r)
	by.set.Drop(by.set.View(policyOf).Erase...)
}

// send passes some of what one device has to another: shuffled, cut off, some of it twice.
func (w *world) send(from, to *device, r *rand.Rand, whole bool) {
	revs, seals := from.set.All()
	r.Shuffle(len(revs), func(i, j int) { revs[i], revs[j] = revs[j], revs[i] })
	r.Shuffle(len(seals), func(i, j int) { seals[i], seals[j] = seals[j], seals[i] })
	if !whole {
		revs, seals = revs[:r.IntN(len(revs)+1)], seals[:r.IntN(len(seals)+1)]
	}
	half := len(revs) / 2
	to.set.Add(revs[half:], seals)
	to.set.Add(revs, nil)
	for _, rev := range revs {
		to.acked[rev.ID] = true
	}
}

func (d *device) snapshot() {
	revs, seals := d.set.All()
	acked := map[ID]bool{}
	for id := range d.acked {
		acked[id] = true
	}
	d.saved = &snapshot{d.w.State(), revs, seals, acked}
}

// restore puts a device back to its snapshot, with a new hand as the rule is.
func (w *world) restore(d *device) {
	s := d.saved
	if s == nil {
		return
	}
	old := must(Resume(w.random, s.state))
	pen, revs, seal, err := old.Readmit(w.time(d), "Grace", "new tablet")
	if err != nil {
		panic(err)
	}
	if role := w.granted[old.Author()]; role != RoleNone {
		w.granted[pen.Author()] = role
		w.founders[pen.Author()] = w.founders[old.Author()]
	}
	// What it had told others that it has is theirs to bring back; it starts from the snapshot.
	before, _ := d.set.All()
	d.w, d.set, d.acked = pen, NewSet(w.plan), s.acked
	d.set.Add(s.revs, s.seals)
	w.keep(d, revs, seal)
	d.saved = nil
	for _, r := range before {
		if !slices.ContainsFunc(w.devices, func(o *device) bool { return o.set.Revision(r.ID) != nil }) {
			w.lost[place{r.Header.Replica, r.Header.Seq}] = true
		}
	}
}

// unlost are the places in gaps of what nobody lost.
func (w *world) unlost(gaps []Gap) (all []place) {
	for _, g := range gaps {
		for seq := g.From; seq <= g.To; seq++ {
			if at := (place{g.Replica, seq}); !w.lost[at] {
				all = append(all, at)
			}
		}
	}
	return all
}

func newTestWorld(t testing.TB, seed uint64, founder Role) *world {
	t.Helper()
	w, err := newWorld(seeded(seed), founder)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// meetAll lets everybody have everything.
func (w *world) meetAll() {
	r := rand.New(w.random)
	for range 2 {
		for i, a := range w.devices {
			for j, b := range w.devices {
				if i != j {
					w.send(a, b, r, true)
				}
			}
		}
	}
}

// find gives the one entry of a kind that a device is shown.
func (d *device) find(t testing.TB, kind string) *Entry {
	t.Helper()
	var found *Entry
	for _, e := range d.set.View(policyOf).Entries {
		if e.Kind == kind {
			if found != nil {
				t.Fatalf("more than one %s", kind)
			}
			found = e
		}
	}
	if found == nil {
		t.Fatalf("no %s", kind)
	}
	return found
}
