package record

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

// Whatever is saved, exchanged, erased, copied and reopened, in any order and
// under any clock: the tables read from are what they would be if they were
// made from the revisions alone, no plan has anything of another, and the
// record says what the history says.
func TestTablesAreAFunctionOfTheRevisions(t *testing.T) {
	checkWorlds(t, "save", "save", "save", "save", "measure", "import", "undo", "give", "give part", "erase", "clock", "reopen", "rebuild")
}

// Readings are mostly measured, and marked, corrected and exchanged.
func TestPointsAreAFunctionOfTheRevisions(t *testing.T) {
	checkWorlds(t, "measure", "measure", "measure", "measure", "import", "undo", "dispute", "dispute", "give", "give part", "erase", "clock")
}

func checkWorlds(t *testing.T, acts ...string) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t, rt)
		rt.Cleanup(w.end)
		steps := rapid.IntRange(1, 25).Draw(rt, "steps")
		for range steps {
			w.step(rt, acts)
		}
		for _, d := range w.devices {
			w.check(rt, d)
		}
		w.meetAll(rt)
	})
}

// world is some copies of one vault, on devices whose clocks disagree, and two
// plans in it.
type world struct {
	t       *testing.T
	devices []*device
	plans   []string
	entries [][]string // by plan
	imports [][]string // likewise, of entries that are imports
}

func newWorld(t *testing.T, rt *rapid.T) *world {
	d := newDevice(t, "0")
	w := &world{t: t, devices: []*device{d}}
	w.plans = []string{d.found(t, graceHerself(), grace()), d.found(t, careplan.Member{Name: "Ada", Role: careplan.RoleCarer}, careplan.Person{FullName: "Samuel Okafor"})}
	for range w.plans {
		w.entries, w.imports = append(w.entries, nil), append(w.imports, nil)
	}
	for i := range rapid.IntRange(1, 2).Draw(rt, "copies") {
		w.devices = append(w.devices, d.copyTo(t, strconv.Itoa(i+1)))
	}
	return w
}

// end closes and removes everything: of thousands of worlds each would else keep
// its files until the last.
func (w *world) end() {
	for _, d := range w.devices {
		d.close(w.t)
		if err := os.RemoveAll(filepath.Dir(d.path)); err != nil {
			w.t.Error(err)
		}
	}
}

func (w *world) step(rt *rapid.T, acts []string) {
	d := w.device(rt, "device")
	p := rapid.IntRange(0, len(w.plans)-1).Draw(rt, "plan")
	switch rapid.SampledFrom(acts).Draw(rt, "act") {
	case "save":
		w.save(rt, d, p)
	case "measure":
		w.measure(rt, d, p)
	case "import":
		w.importing(rt, d, p)
	case "undo":
		w.undo(rt, d, p)
	case "dispute":
		w.dispute(rt, d, p)
	case "give":
		give(w.t, w.plans[p], d, w.device(rt, "to"))
	case "give part":
		w.givePart(rt, d, p)
	case "erase":
		w.erase(rt, d, p)
	case "clock":
		d.now = testStart.Add(time.Duration(rapid.IntRange(-48, 24*400).Draw(rt, "hours")) * time.Hour)
	case "reopen":
		d.reopen(w.t)
	case "rebuild":
		if err := d.Rebuild(ctx); err != nil {
			rt.Fatal(err)
		}
	}
}

func (w *world) device(rt *rapid.T, label string) *device {
	return one(rt, label, w.devices)
}

// one draws by number, so that what rapid prints stays short.
func one[T any](rt *rapid.T, label string, all []T) T {
	return all[rapid.IntRange(0, len(all)-1).Draw(rt, label)]
}

func (w *world) content(rt *rapid.T, k careplan.Kind) careplan.Content {
	word := rapid.SampledFrom([]string{"one", "two", "three"}).Draw(rt, "word")
	switch k {
	case careplan.KindReading:
		return someReading(rt)
	case careplan.KindAllergy:
		return &careplan.Allergy{Substance: word}
	case careplan.KindDecision:
		return &careplan.Decision{Form: careplan.FormReSPECT, Original: word}
	default:
		return &careplan.Contact{Name: word, Position: rapid.IntRange(0, 3).Draw(rt, "position")}
	}
}

func (w *world) save(rt *rapid.T, d *device, p int) {
	var changes []Change
	for range rapid.IntRange(1, 3).Draw(rt, "changes") {
		c := Change{Status: rapid.SampledFrom([]careplan.Status{careplan.Active, careplan.Stopped, careplan.EnteredInError}).Draw(rt, "status")}
		k := rapid.SampledFrom([]careplan.Kind{careplan.KindAllergy, careplan.KindDecision, careplan.KindContact}).Draw(rt, "kind")
		if here := w.here(d, p); len(here) > 0 && rapid.Bool().Draw(rt, "edit") {
			c.Entry = one(rt, "entry", here)
			past, err := d.History(ctx, w.plans[p], c.Entry)
			if err != nil {
				rt.Fatal(err)
			}
			e, err := d.Entry(ctx, w.plans[p], c.Entry)
			if err != nil {
				rt.Fatal(err)
			}
			k = e.Kind
			if rapid.Bool().Draw(rt, "explicit") { // as some form showed them, lately or long ago
				c.Parents = []string{one(rt, "parent", past).Revision}
			}
		}
		c.Content = w.content(rt, k)
		changes = append(changes, c)
	}
	for i, id := range d.save(w.t, w.plans[p], changes...) {
		if changes[i].Entry == "" {
			w.entries[p] = append(w.entries[p], id)
		}
	}
}

// here are the plan's entries that have come to the device.
func (w *world) here(d *device, p int) []string {
	var ids []string
	for _, id := range w.entries[p] {
		if _, err := d.Entry(ctx, w.plans[p], id); err == nil {
			ids = append(ids, id)
		} else if !errors.Is(err, ErrNoEntry) {
			w.t.Fatal(err)
		}
	}
	return ids
}

// givePart hands over some of what there is, in any order, as a transfer that
// was cut does.
func (w *world) givePart(rt *rapid.T, from *device, p int) {
	set, err := from.Set(ctx, w.plans[p])
	if err != nil {
		rt.Fatal(err)
	}
	revs, seals := set.All()
	chosen := func(int) bool { return rapid.Bool().Draw(rt, "chosen") }
	var some []history.Revision
	order := make([]int, len(revs))
	for i := range order {
		order[i] = i
	}
	for _, i := range rapid.Permutation(order).Draw(rt, "order") {
		if chosen(i) {
			some = append(some, revs[i])
		}
	}
	var someSeals []history.Seal
	for i, s := range seals {
		if chosen(i) {
			someSeals = append(someSeals, s)
		}
	}
	to := w.device(rt, "to")
	if err := to.Receive(ctx, w.plans[p], some, someSeals); err != nil {
		rt.Fatal(err)
	}
}

func (w *world) erase(rt *rapid.T, d *device, p int) {
	here := w.here(d, p)
	if len(here) == 0 {
		return
	}
	past, err := d.History(ctx, w.plans[p], one(rt, "entry", here))
	if err != nil {
		rt.Fatal(err)
	}
	if err := d.Erase(ctx, w.plans[p], one(rt, "version", past).Revision); err != nil {
		rt.Fatal(err)
	}
}

func (w *world) check(rt *rapid.T, d *device) {
	if err := d.Verify(ctx); err != nil {
		rt.Fatal(err)
	}
	incremental, whole := d.dumpRead(w.t), d.dump(w.t)
	if err := d.Rebuild(ctx); err != nil {
		rt.Fatal(err)
	}
	if rebuilt := d.dumpRead(w.t); rebuilt != incremental {
		rt.Fatalf("tables before\n%s\nand after rebuilding\n%s", incremental, rebuilt)
	}
	if again := d.dump(w.t); again != whole {
		rt.Fatal("rebuilding changed a revision or a seal")
	}
	for p, plan := range w.plans {
		shown := d.plan(w.t, plan)
		for q, entries := range w.entries {
			for _, id := range entries {
				if _, err := d.Entry(ctx, plan, id); err == nil && q != p {
					rt.Fatal("an entry of one plan shows in another")
				}
			}
		}
		set, err := d.Set(ctx, plan)
		if err != nil {
			rt.Fatal(err)
		}
		v := set.View(policy)
		if sayings(shown) != wanted(rt, v) {
			rt.Fatalf("the record says\n%s\nthe history says\n%s", sayings(shown), wanted(rt, v))
		}
		d.checkPoints(rt, plan, v)
	}
	before := sayings(d.plan(w.t, w.plans[0]))
	d.reopen(w.t)
	if after := sayings(d.plan(w.t, w.plans[0])); after != before {
		rt.Fatal("reopened, the record says something else")
	}
}

// sayings is what a plan shows, for comparing.
func sayings(p careplan.Plan) string {
	var all []string
	for _, e := range p.Entries {
		for _, h := range e.Heads {
			all = append(all, fmt.Sprint(e.ID, e.Kind, h.Status, h.Typed.ID, h.Typed.Role, h.Typed.Name, h.At.UnixMilli(), h.Absent, said(h.Content)))
		}
	}
	slices.Sort(all)
	return fmt.Sprint(all)
}

func said(c careplan.Content) string {
	if c == nil {
		return "nothing"
	}
	body, err := careplan.Encode(c)
	if err != nil {
		return err.Error()
	}
	return string(body)
}

// wanted is the same, worked out from the history alone. Of heads that say the
// same the latest stands for all.
func wanted(rt *rapid.T, v *history.View) string {
	var all []string
	for _, e := range v.Entries {
		if history.Reserved(e.Kind) || e.Kind == string(careplan.KindReading) {
			continue
		}
		shown := map[string]bool{}
		for _, h := range e.Heads {
			absent, text := careplan.Present, "nothing"
			if h.BodyState == history.Erased {
				absent = careplan.Erased
			} else {
				c, err := careplan.Decode(careplan.Kind(e.Kind), h.Body)
				if err != nil {
					rt.Fatal(err)
				}
				text = said(c)
				if shown[string(h.Header.Status)+text] {
					continue
				}
				shown[string(h.Header.Status)+text] = true
			}
			m, _ := v.Member(h.Header.Author)
			all = append(all, fmt.Sprint(e.ID, careplan.Kind(e.Kind), careplan.Status(h.Header.Status), h.Header.Author,
				careplan.Role(v.Role(h.ID)), m.Name, h.Header.RecordedAt.Wall.UnixMilli(), absent, text))
		}
	}
	slices.Sort(all)
	return fmt.Sprint(all)
}

// meetAll has everybody meet everybody, after which all say the same.
func (w *world) meetAll(rt *rapid.T) {
	for _, plan := range w.plans {
		for range 2 {
			for i := range w.devices[1:] {
				meet(w.t, plan, w.devices[i], w.devices[i+1])
			}
		}
		for _, d := range w.devices[1:] {
			if a, b := sayings(w.devices[0].plan(w.t, plan)), sayings(d.plan(w.t, plan)); a != b {
				rt.Fatalf("after meeting one says\n%s\nthe other\n%s", a, b)
			}
			for _, m := range someMeasures {
				if a, b := w.devices[0].readings(w.t, plan, m), d.readings(w.t, plan, m); fmt.Sprint(a) != fmt.Sprint(b) {
					rt.Fatalf("after meeting one has the points\n%v\nthe other\n%v", a, b)
				}
			}
		}
	}
}

// A vault that an older copy replaced takes home what it wrote since, and goes
// on from there instead of making a fork.
func TestAnOlderCopyThatHearsOfItsOwnLaterWritingGoesOnFromThere(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}})
	older := d.copyTo(t, "a") // the same installation: put back, and nobody noticed
	d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Dust"}})
	give(t, plan, d, older)
	older.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Nuts"}})
	set, err := older.Set(ctx, plan)
	if err != nil {
		t.Fatal(err)
	}
	if v := set.View(policy); len(v.Forks) != 0 || len(v.Apart) != 0 {
		t.Errorf("forks %v, apart %v", v.Forks, v.Apart)
	}
	older.verify(t)
}

func TestALongImportIsSealedInStretches(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	changes := make([]Change, 3*history.SealEvery)
	for i := range changes {
		changes[i].Content = &careplan.Diagnosis{Name: strconv.Itoa(i)}
	}
	d.save(t, plan, changes...)
	d.verify(t)
	set, err := d.Set(ctx, plan)
	if err != nil {
		t.Fatal(err)
	}
	revs, seals := set.All()
	// A transfer cut after two stretches: what came counts at once.
	other := &device{path: filepath.Join(t.TempDir(), "other.db"), mark: "b", now: testStart}
	other.open(t)
	if err := other.Receive(ctx, plan, revs[:2*history.SealEvery], seals); err != nil {
		t.Fatal(err)
	}
	if n := len(other.plan(t, plan).Of(careplan.KindDiagnosis)); n < 2*history.SealEvery-10 {
		t.Errorf("%d diagnoses count after two stretches", n)
	}
	other.verify(t)
}
