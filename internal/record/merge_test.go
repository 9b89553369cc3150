package record

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
)

func TestACopiedVaultTakesANewReplicaAndKeyBeforeItWrites(t *testing.T) {
	d := newDevice(t, "first installation")
	one := d.found(t, graceHerself(), grace())
	two := d.found(t, careplan.Member{Name: "Ada Brook", Role: careplan.RoleCarer}, careplan.Person{FullName: "Samuel Okafor"})
	d.save(t, one, Change{Content: &careplan.Allergy{Substance: "Latex"}})
	c := d.copyTo(t, "second installation")
	before := hands(t, d)
	if got := hands(t, c); !slices.Equal(got, before) {
		t.Fatal("a copy that was only read took a new hand")
	}
	c.save(t, one, Change{Content: &careplan.Allergy{Substance: "Dust"}})
	after := hands(t, c)
	for i := range before {
		if before[i] == after[i] {
			t.Errorf("plan %d goes on with the copied hand", i+1)
		}
	}
	d.save(t, one, Change{Content: &careplan.Allergy{Substance: "Penicillin"}})
	d.save(t, two, Change{Content: &careplan.Allergy{Substance: "Aspirin"}})
	c.save(t, two, Change{Content: &careplan.Allergy{Substance: "Nuts"}})
	for _, plan := range []string{one, two} {
		meet(t, plan, d, c)
		set, err := d.Set(ctx, plan)
		if err != nil {
			t.Fatal(err)
		}
		if v := set.View(policy); len(v.Forks) != 0 || len(v.Gaps) != 0 || len(v.Apart) != 0 {
			t.Errorf("forks %v, gaps %v, apart %v", v.Forks, v.Gaps, v.Apart)
		}
	}
	if n := len(d.plan(t, one).Of(careplan.KindAllergy)); n != 3 {
		t.Errorf("%d allergies, want 3", n)
	}
	me := c.plan(t, one).Me
	if me.Role != careplan.RolePatient || me.Name != "Grace Okafor" || me.Device != "tablet second installation" {
		t.Errorf("who the copy writes as: %+v", me)
	}
	d.verify(t)
	c.verify(t)
}

// hands are the replicas and the public keys that a record writes with.
func hands(t testing.TB, d *device) (all []string) {
	t.Helper()
	rows, err := d.db.Query(`SELECT hex(replica) || hex(substr(key, 33)) FROM hand ORDER BY plan`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEditsApartMeetAsAConflictAndAnAllergyStaysActive(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	id := d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Penicillin"}})[0]
	c := d.copyTo(t, "b")
	d.save(t, plan, Change{
		Entry: id, Status: careplan.EnteredInError,
		Content: &careplan.Allergy{Common: careplan.Common{Reason: "wrong person"}, Substance: "Penicillin"},
	})
	c.save(t, plan, Change{Entry: id, Content: &careplan.Allergy{Substance: "Penicillin", Reaction: "anaphylaxis"}})
	var heard []Changed
	d.Subscribe(func(c Changed) { heard = append(heard, c) })
	meet(t, plan, d, c)
	if len(heard) != 1 || heard[0].Plan != plan || !slices.Contains(heard[0].Kinds, careplan.KindAllergy) {
		t.Errorf("what came was announced as %+v", heard)
	}
	for _, each := range []*device{d, c} {
		e := each.entry(t, plan, id)
		if !e.Conflict() || !e.Active() || len(e.Heads) != 2 {
			t.Errorf("after meeting: %+v", e.Heads)
		}
		each.verify(t)
	}
	c.save(t, plan, Change{Entry: id, Content: &careplan.Allergy{Substance: "Penicillin", Reaction: "anaphylaxis"}})
	meet(t, plan, c, d)
	if e := d.entry(t, plan, id); e.Conflict() || !e.Active() {
		t.Errorf("after it was settled: %+v", e.Heads)
	}
	before := d.dump(t)
	meet(t, plan, c, d)
	if d.dump(t) != before {
		t.Error("meeting again with nothing new changed something")
	}
}

func TestAPlanFromElsewhereCanBeReadAndNotWrittenIn(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	d.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}})
	clinic := newDevice(t, "clinic")
	give(t, plan, d, clinic)
	if p := clinic.plan(t, plan); len(p.Of(careplan.KindAllergy)) != 1 || p.Me != (careplan.Member{}) {
		t.Errorf("read as %+v", p)
	}
	if _, err := clinic.Save(ctx, plan, Change{Content: &careplan.Allergy{Substance: "Dust"}}); !errors.Is(err, ErrNotMember) {
		t.Errorf("writing gave %v, want ErrNotMember", err)
	}
	clinic.verify(t)
	if err := newDevice(t, "x").Receive(ctx, plan, nil, nil); !errors.Is(err, ErrNoPlan) {
		t.Errorf("nothing of a plan that is not here: %v, want ErrNoPlan", err)
	}
}

func TestWhatWasChangedOnTheWayIsRefusedWhole(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	c := d.copyTo(t, "b")
	c.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}}, Change{Content: &careplan.Allergy{Substance: "Dust"}})
	set, err := c.Set(ctx, plan)
	if err != nil {
		t.Fatal(err)
	}
	revs, seals := set.All()
	for i := range revs {
		if strings.Contains(string(revs[i].Body), "Dust") {
			revs[i].Body = []byte(strings.Replace(string(revs[i].Body), "Dust", "Rust", 1))
		}
	}
	before := d.dump(t)
	if err := d.Receive(ctx, plan, revs, seals); !errors.Is(err, ErrForeign) || strings.Contains(err.Error(), "Rust") {
		t.Errorf("%v, want ErrForeign with nothing of the text", err)
	}
	if d.dump(t) != before {
		t.Error("something of it was kept")
	}
	// Nothing of the refused batch stays in memory either.
	meet(t, plan, c, d)
	d.verify(t)
}

// visitor is another person's device, without a record: it writes straight
// through the history.
type visitor struct {
	*history.Writer
	admission []history.Revision
}

// admit makes a visitor a member, by this record's own hand.
func (d *device) admit(t testing.TB, plan string, role history.Role) *visitor {
	t.Helper()
	h, err := history.NewHand(d.o.Rand)
	if err != nil {
		t.Fatal(err)
	}
	v := &visitor{}
	err = d.write(ctx, func(tx *transaction) error {
		p, err := tx.plan(plan)
		if err != nil {
			return err
		}
		pen, err := tx.pen(p)
		if err != nil {
			return err
		}
		person := history.Person{Name: "Nurse Dhillon", Role: role, Device: "clinic laptop"}
		if v.admission, err = pen.Admit(tx.now, h.Replica, h.Public(), person); err != nil {
			return err
		}
		seal, err := pen.Seal()
		if err != nil {
			return err
		}
		v.Writer, err = history.Resume(d.o.Rand, history.State{
			Plan: p.id, Replica: h.Replica, Author: v.admission[0].Header.Entry, Role: role, Key: h.Key,
		})
		if err != nil {
			return err
		}
		return tx.merge(p, v.admission, []history.Seal{seal})
	})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func (v *visitor) write(t testing.TB, d *device, c careplan.Content, entry history.EntryID, parents ...history.ID) history.Revision {
	t.Helper()
	body, err := careplan.Encode(c)
	if err != nil {
		t.Fatal(err)
	}
	rev, err := v.Append(history.Draft{
		Entry: entry, Kind: string(c.Kind()), Parents: parents, Status: history.StatusActive, Body: body, At: d.clock(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return rev
}

func (v *visitor) sealed(t testing.TB) []history.Seal {
	t.Helper()
	s, err := v.Seal()
	if err != nil {
		t.Fatal(err)
	}
	return []history.Seal{s}
}

func newEntry(t testing.TB, d *device) history.EntryID {
	t.Helper()
	e, err := history.NewEntryID(d.o.Rand)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestOnlyAClinicianSupersedesAClinicianOnAnAdvanceDecision(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	nurse := d.admit(t, plan, history.RoleClinician)
	entry := newEntry(t, d)
	rev := nurse.write(t, d, &careplan.Decision{Form: careplan.FormReSPECT, CPR: careplan.CPRDoNotAttempt}, entry)
	if err := d.Receive(ctx, plan, []history.Revision{rev}, nurse.sealed(t)); err != nil {
		t.Fatal(err)
	}
	if v := d.entry(t, plan, entry.String()).Latest(); v.Typed.Role != careplan.RoleClinician || v.Typed.Name != "Nurse Dhillon" || v.Source != careplan.SourceClinician {
		t.Errorf("who wrote it: %+v, %v", v.Typed, v.Source)
	}
	d.save(t, plan, Change{Entry: entry.String(), Content: &careplan.Decision{Form: careplan.FormReSPECT, CPR: careplan.CPRAttempt}})
	if e := d.entry(t, plan, entry.String()); len(e.Heads) != 2 {
		t.Errorf("a patient's revision superseded a clinician's: %+v", e.Heads)
	}
	d.verify(t)
}

func TestWhatARemovedMemberWroteLaterIsKeptAndDoesNotCount(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	carer := d.admit(t, plan, history.RoleCarer)
	early := carer.write(t, d, &careplan.Allergy{Substance: "Latex"}, newEntry(t, d))
	if err := d.Receive(ctx, plan, []history.Revision{early}, carer.sealed(t)); err != nil {
		t.Fatal(err)
	}
	revoke(t, d, plan, carer.Author(), history.Revocation{UntilSeq: early.Header.Seq, Until: early.ID}, carer.admission[0].ID)
	late := carer.write(t, d, &careplan.Allergy{Substance: "Water"}, newEntry(t, d))
	if err := d.Receive(ctx, plan, []history.Revision{late}, carer.sealed(t)); err != nil {
		t.Fatal(err)
	}
	allergies := d.plan(t, plan).Of(careplan.KindAllergy)
	if len(allergies) != 1 || allergies[0].Latest().Content.Title() != "Latex" {
		t.Errorf("the plan says %+v", allergies)
	}
	if _, err := d.History(ctx, plan, late.Header.Entry.String()); !errors.Is(err, ErrNoEntry) {
		t.Errorf("history of what is set apart: %v, want ErrNoEntry", err)
	}
	set, err := d.Set(ctx, plan)
	if err != nil {
		t.Fatal(err)
	}
	if kept := set.Revision(late.ID); kept == nil || kept.BodyState != history.Present {
		t.Error("it was not kept")
	}
	d.verify(t)
	// Accepted, it counts, in the role of who accepted it.
	accept(t, d, plan, late.ID)
	allergies = d.plan(t, plan).Of(careplan.KindAllergy)
	if len(allergies) != 2 || allergies[1].Latest().Typed.Role != careplan.RolePatient {
		t.Errorf("after it was accepted: %+v", allergies)
	}
	past, err := d.History(ctx, plan, late.Header.Entry.String())
	if err != nil || len(past) != 1 || past[0].Typed.Role != careplan.RolePatient {
		t.Errorf("its history: %+v, %v", past, err)
	}
	d.verify(t)
}

func TestAnAcceptanceGoesWithTheMemberWhoGaveIt(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	nurse, carer := d.admit(t, plan, history.RoleClinician), d.admit(t, plan, history.RoleCarer)
	revoke(t, d, plan, carer.Author(), history.Revocation{}, carer.admission[0].ID)
	late := carer.write(t, d, &careplan.Allergy{Substance: "Water"}, newEntry(t, d))
	accepted, err := nurse.Accept(d.clock(), late.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Receive(ctx, plan, []history.Revision{late, accepted}, append(carer.sealed(t), nurse.sealed(t)...)); err != nil {
		t.Fatal(err)
	}
	if all := d.plan(t, plan).Of(careplan.KindAllergy); len(all) != 1 || all[0].Latest().Typed.Role != careplan.RoleClinician {
		t.Fatalf("accepted: %+v", all)
	}
	revoke(t, d, plan, nurse.Author(), history.Revocation{}, nurse.admission[0].ID)
	if all := d.plan(t, plan).Of(careplan.KindAllergy); len(all) != 0 {
		t.Errorf("nobody accepts it any more, and the plan says %+v", all)
	}
	d.verify(t)
}

func revoke(t testing.TB, d *device, plan string, member history.EntryID, r history.Revocation, seen ...history.ID) {
	t.Helper()
	d.byHand(t, plan, func(tx *transaction, pen *history.Writer) (history.Revision, error) {
		return pen.Revoke(tx.now, member, r, seen)
	})
}

func accept(t testing.TB, d *device, plan string, ids ...history.ID) {
	t.Helper()
	d.byHand(t, plan, func(tx *transaction, pen *history.Writer) (history.Revision, error) {
		return pen.Accept(tx.now, ids...)
	})
}

// byHand writes a revision of the history's own kinds with this record's hand.
func (d *device) byHand(t testing.TB, plan string, f func(*transaction, *history.Writer) (history.Revision, error)) {
	t.Helper()
	err := d.Record.write(ctx, func(tx *transaction) error {
		p, err := tx.plan(plan)
		if err != nil {
			return err
		}
		pen, err := tx.pen(p)
		if err != nil {
			return err
		}
		rev, err := f(tx, pen)
		if err != nil {
			return err
		}
		seal, err := pen.Seal()
		if err != nil {
			return err
		}
		return tx.merge(p, []history.Revision{rev}, []history.Seal{seal})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestADeviceThatWasRemovedWritesNoMore(t *testing.T) {
	d := newDevice(t, "a")
	plan := d.found(t, graceHerself(), grace())
	c := d.copyTo(t, "b")
	c.save(t, plan, Change{Content: &careplan.Allergy{Substance: "Latex"}})
	meet(t, plan, d, c)
	lost := c.plan(t, plan).Me.ID
	member, err := history.ParseEntryID(lost)
	if err != nil {
		t.Fatal(err)
	}
	revoke(t, d, plan, member, history.Revocation{})
	give(t, plan, d, c)
	if _, err := c.Save(ctx, plan, Change{Content: &careplan.Allergy{Substance: "Dust"}}); !errors.Is(err, ErrNotMember) {
		t.Errorf("a removed device saved: %v", err)
	}
	if n := len(d.plan(t, plan).Of(careplan.KindAllergy)); n != 0 {
		t.Errorf("%d allergies of the lost device count", n)
	}
	d.verify(t)
	c.verify(t)
}
