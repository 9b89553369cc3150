package history

import (
	"crypto/ed25519"
	"slices"
	"testing"
)

// reasonOf gives why a device sets a revision apart, or 0 where it counts.
func (d *device) reasonOf(id ID) Reason {
	for _, a := range trueView(d.set).Apart {
		if a.Revision.ID == id {
			return a.Reason
		}
	}
	return 0
}

func TestWhoMayGrantWhat(t *testing.T) {
	founder, patient := Member{Role: RoleCarer, Founder: true}, Member{Role: RolePatient}
	clinician, carer := Member{Role: RoleClinician}, Member{Role: RoleCarer}
	for _, c := range []struct {
		by   Member
		role Role
		want bool
	}{
		{founder, RolePatient, true}, {founder, RoleCarer, true}, {founder, RoleClinician, true},
		{patient, RolePatient, true}, {patient, RoleCarer, true}, {patient, RoleClinician, true},
		{clinician, RolePatient, false}, {clinician, RoleCarer, true}, {clinician, RoleClinician, true},
		{carer, RolePatient, false}, {carer, RoleCarer, false}, {carer, RoleClinician, false},
		{founder, "doctor", false}, {founder, RoleNone, false},
	} {
		if got := MayGrant(c.by, c.role); got != c.want {
			t.Errorf("%s (founder %t) grants %q: %t", c.by.Role, c.by.Founder, c.role, got)
		}
		if !c.role.known() {
			continue
		}
		// The same by the view: what each admits counts, or does not.
		w := newTestWorld(t, 1, RoleCarer)
		by := w.devices[0]
		if !c.by.Founder {
			by = w.admit(by, c.by.Role)
			w.meetAll()
		}
		made := w.admit(by, c.role)
		w.meetAll()
		r := w.write(made, nil, "contact", StatusActive, "x")
		if counts := made.reasonOf(r.ID) == 0; counts != c.want {
			t.Errorf("what a %s admitted by a %s writes counts: %t", c.role, c.by.Role, counts)
		}
		if role := trueView(made.set).Role(r.ID); c.want && role != c.role {
			t.Errorf("it counts as %s", role)
		}
	}
}

func TestNobodyFoundsAPlanAsAClinician(t *testing.T) {
	if _, _, _, err := Found(seeded(1), noon, Person{Name: "Dr Hughes", Role: RoleClinician}); err == nil {
		t.Error("founded")
	}
	// Nor by writing the founding revision by hand.
	hand := must(NewHand(seeded(1)))
	g := Grant{Role: RoleClinician, Key: hand.Public(), Replica: hand.Replica}
	w := &Writer{random: seeded(2), state: State{Replica: hand.Replica, Key: hand.Key, Author: g.entry(ID{}), Role: RoleClinician}}
	r := must(w.grant(noon, &g))
	w.state.Plan = r.ID
	s := NewSet(r.ID)
	s.Add([]Revision{r}, []Seal{must(w.Seal())})
	if v := s.View(nil); len(v.Members) > 0 || len(v.Apart) != 1 {
		t.Errorf("%d members, %d apart", len(v.Members), len(v.Apart))
	}
}

func TestARoleNobodyGrantedHasNoEffect(t *testing.T) {
	for way, what := range []string{"as if a founder", "as if continuing", "in the founder's name", "on its own chain", "as the founder's hand", "as if a founder and patient"} {
		w := newTestWorld(t, uint64(way), RolePatient)
		carer, clinician := w.admit(w.devices[0], RoleCarer), w.admit(w.devices[0], RoleClinician)
		w.meetAll()
		signed := w.write(clinician, nil, "decision", StatusActive, "attempt")
		w.meetAll()
		cheat := w.selfMade(carer, RoleClinician, way)
		claimed := w.write(cheat, cheat.find(t, "decision"), "decision", StatusActive, "do not attempt")
		w.meetAll()
		v := trueView(w.devices[0].set)
		e := v.Entry(signed.Header.Entry, "decision")
		if len(e.Heads) != 1 || e.Heads[0].ID != signed.ID || v.Role(claimed.ID) != RoleNone {
			t.Errorf("%s: the decision has %d heads; the claim counts as %q", what, len(e.Heads), v.Role(claimed.ID))
		}
		if _, ok := v.Member(cheat.w.Author()); ok {
			t.Errorf("%s: is a member", what)
		}
	}
}

func TestAMembersEntryCannotGetAnotherKey(t *testing.T) {
	w := newTestWorld(t, 5, RolePatient)
	grace, clinician := w.devices[0], w.admit(w.devices[0], RoleClinician)
	w.meetAll()
	other := must(NewHand(w.random))
	// A role that a clinician may give: what stands against it is the entry's id alone.
	g := Grant{Role: RoleCarer, Key: other.Public(), Replica: grace.w.Replica(), GrantedBy: clinician.w.Author()}
	g.Signature = ed25519.Sign(clinician.w.state.Key, g.message(w.plan))
	r := must(clinician.w.append(Draft{
		Entry: grace.w.Author(), Kind: KindMember, Status: StatusActive, Author: clinician.w.Author(),
		Parents: trueView(clinician.set).Entry(grace.w.Author(), KindMember).Parents(), Body: g.bytes(), At: noon,
	}))
	w.commit(clinician, r)
	if reason := clinician.reasonOf(r.ID); reason != ReasonNotEntitled {
		t.Errorf("set apart for: %v", reason)
	}
	if m, _ := trueView(clinician.set).Member(grace.w.Author()); !m.Key.Equal(grace.w.state.Key.Public()) {
		t.Error("the founder has another key")
	}
}

func TestWritingInAnothersNameIsSetApart(t *testing.T) {
	w := newTestWorld(t, 6, RolePatient)
	carer := w.admit(w.devices[0], RoleCarer)
	w.meetAll()
	r := must(carer.w.Append(Draft{Entry: EntryID{1}, Kind: "contact", Status: StatusActive, Author: w.devices[0].w.Author(), Body: []byte(`{}`), At: noon}))
	w.commit(carer, r)
	if reason := carer.reasonOf(r.ID); reason != ReasonNotTheirs {
		t.Errorf("set apart for: %v", reason)
	}
	// With the founder's replica id as well, but not the founder's key.
	pen := must(Resume(w.random, State{
		Plan: w.plan, Replica: w.devices[0].w.Replica(), Author: w.devices[0].w.Author(), Role: RolePatient,
		Key: carer.w.state.Key, Tip: w.devices[0].w.Tip(),
	}))
	r = must(pen.Append(Draft{Entry: EntryID{1}, Kind: "contact", Status: StatusActive, Body: []byte(`{}`), At: noon}))
	w.commit(&device{w: pen, set: carer.set}, r)
	if reason := carer.reasonOf(r.ID); reason != ReasonUnsealed {
		t.Errorf("set apart for: %v", reason)
	}
}

func TestWhatARevokedMemberWroteLaterIsSetApartUntilAccepted(t *testing.T) {
	w := newTestWorld(t, 7, RolePatient)
	grace, carer, clinician := w.devices[0], w.admit(w.devices[0], RoleCarer), w.admit(w.devices[0], RoleClinician)
	w.meetAll()
	before := w.write(carer, nil, "contact", StatusActive, "before")
	w.meetAll()
	unseen := w.write(carer, nil, "decision", StatusActive, "not seen by the revoker")
	w.revoke(grace, carer.w.Author())
	w.meetAll()
	after := w.write(carer, nil, "contact", StatusActive, "after")
	w.meetAll()
	for _, c := range []struct {
		r    Revision
		want Reason
	}{{before, 0}, {unseen, ReasonRevoked}, {after, ReasonRevoked}} {
		if got := clinician.reasonOf(c.r.ID); got != c.want {
			t.Errorf("%s: %v, want %v", c.r.Body, got, c.want)
		}
	}
	if m, ok := trueView(grace.set).Member(carer.w.Author()); !ok || !m.Revoked {
		t.Error("the member is not shown as revoked")
	}
	// A revoked member cannot accept their own, nor revoke the one who revoked them.
	w.accept(carer, after.ID)
	w.revoke(carer, grace.w.Author())
	w.meetAll()
	if clinician.reasonOf(after.ID) != ReasonRevoked {
		t.Error("a revoked member's acceptance counts")
	}
	// Accepted, it counts in the accepter's role.
	w.accept(clinician, unseen.ID)
	w.meetAll()
	if v := trueView(grace.set); v.Role(unseen.ID) != RoleClinician || grace.reasonOf(unseen.ID) != 0 {
		t.Errorf("accepted, it counts as %q", v.Role(unseen.ID))
	}
}

func TestAGrantBeyondARevocationIsNoGrant(t *testing.T) {
	w := newTestWorld(t, 8, RolePatient)
	grace, clinician := w.devices[0], w.admit(w.devices[0], RoleClinician)
	w.meetAll()
	colleague := w.admit(clinician, RoleClinician)
	w.meetAll()
	w.revoke(grace, clinician.w.Author())
	late := w.admit(clinician, RoleClinician)
	w.meetAll()
	if r := w.write(colleague, nil, "contact", StatusActive, "x"); colleague.reasonOf(r.ID) != 0 {
		t.Error("who was admitted before is out with the admitter")
	}
	if r := w.write(late, nil, "contact", StatusActive, "x"); late.reasonOf(r.ID) != ReasonNotMember {
		t.Error("who was admitted after is in")
	}
	// Nor may what was admitted so revoke, or readmit itself.
	w.revoke(late, colleague.w.Author())
	late.snapshot()
	w.restore(late)
	w.meetAll()
	if m, _ := trueView(grace.set).Member(colleague.w.Author()); m.Revoked {
		t.Error("a stranger's revocation counts")
	}
	if n := len(trueView(grace.set).Members); n != 3 {
		t.Errorf("%d members", n)
	}
}

// A grant well signed by one who may give it, but not in its place: there is no telling whether
// it was made before or after its giver was revoked.
func TestAGrantOutOfItsPlaceIsNoGrant(t *testing.T) {
	w := newTestWorld(t, 15, RolePatient)
	grace, clinician, carer := w.devices[0], w.admit(w.devices[0], RoleClinician), w.admit(w.devices[0], RoleCarer)
	w.meetAll()
	w.revoke(grace, clinician.w.Author())
	for _, continues := range []bool{false, true} {
		hand := must(NewHand(w.random))
		giver := clinician
		if continues {
			giver = carer
		}
		g := Grant{Role: giver.w.Role(), Key: hand.Public(), Replica: hand.Replica, GrantedBy: giver.w.Author(), Continues: continues}
		g.Signature = ed25519.Sign(giver.w.state.Key, g.message(w.plan))
		w.commit(carer, must(carer.w.grant(noon, &g))) // on a chain that counts
		late := w.add(must(Resume(w.random, State{Plan: w.plan, Replica: hand.Replica, Author: g.entry(w.plan), Role: g.Role, Key: hand.Key})))
		r := w.write(late, nil, "contact", StatusActive, "x")
		w.meetAll()
		if reason := grace.reasonOf(r.ID); reason != ReasonNotMember {
			t.Errorf("continues %t: %v", continues, reason)
		}
	}
}

func TestARevocationTellsTheBranchesOfAForkApart(t *testing.T) {
	w := newTestWorld(t, 16, RolePatient)
	grace, carer := w.devices[0], w.admit(w.devices[0], RoleCarer)
	w.meetAll()
	w.write(carer, nil, "contact", StatusActive, "before the fork")
	stolen := &device{w: must(Resume(w.random, carer.w.State())), set: NewSet(w.plan), acked: map[ID]bool{}}
	stolen.set.Add(carer.set.All())
	w.devices = append(w.devices, stolen)
	kept := w.write(carer, nil, "contact", StatusActive, "a")
	w.write(carer, nil, "contact", StatusActive, "b")
	w.send(carer, grace, newRand(w), true)
	hidden := w.write(stolen, nil, "contact", StatusActive, "on the other branch")
	w.revoke(grace, carer.w.Author())
	w.meetAll()
	if grace.reasonOf(kept.ID) != 0 || grace.reasonOf(hidden.ID) != ReasonRevoked {
		t.Errorf("kept: %v; hidden: %v", grace.reasonOf(kept.ID), grace.reasonOf(hidden.ID))
	}
	// Where the beginning of the chain has not arrived, what lies below still counts.
	revs, seals := grace.set.All()
	gappy := NewSet(w.plan)
	gappy.Add(slices.DeleteFunc(revs, func(r Revision) bool { return r.ID == kept.ID }), append(seals, must(carer.w.Seal())))
	for _, r := range trueView(gappy).Entries {
		for _, a := range r.Apart {
			if a.Header.Replica == carer.w.Replica() && a.Header.Seq == 1 && gappy.Revision(a.ID) != nil && grace.reasonOf(a.ID) == 0 {
				if got := (&device{set: gappy}).reasonOf(a.ID); got == ReasonRevoked {
					t.Error("what the gap hides is taken to be beyond the line")
				}
			}
		}
	}
}

func TestAGrantOrRevocationIsNotAccepted(t *testing.T) {
	w := newTestWorld(t, 17, RolePatient)
	grace, carer := w.devices[0], w.admit(w.devices[0], RoleCarer)
	other := w.admit(grace, RoleCarer)
	w.meetAll()
	w.revoke(carer, other.w.Author()) // not a carer's to do
	w.meetAll()
	apart := trueView(grace.set).Apart
	if len(apart) != 1 || apart[0].Reason != ReasonNotEntitled {
		t.Fatalf("%v", apart)
	}
	w.accept(grace, apart[0].Revision.ID)
	v := trueView(grace.set)
	if e := v.Entry(other.w.Author(), KindMember); len(v.Apart) != 1 || len(e.Heads) != 1 || e.Heads[0].Header.Status != StatusActive {
		t.Error("the revocation counts")
	}
}

func TestWhoMayRevokeWhom(t *testing.T) {
	w := newTestWorld(t, 9, RoleCarer)
	founder := w.devices[0]
	patient, clinician, carer := w.admit(founder, RolePatient), w.admit(founder, RoleClinician), w.admit(founder, RoleCarer)
	w.meetAll()
	nurse := w.admit(clinician, RoleClinician)
	w.meetAll()
	for _, c := range []struct {
		name   string
		by, of *device
		want   bool
	}{
		{"a carer, the patient", carer, patient, false},
		{"a carer, the founder", carer, founder, false},
		{"a clinician, a carer", clinician, carer, false},
		{"whom a clinician admitted, the clinician", nurse, clinician, false},
		{"a clinician, whom they admitted", clinician, nurse, true},
		{"a carer, themselves", carer, carer, true},
		{"the founder, the patient", founder, patient, true},
		{"the patient, the founder", patient, founder, true},
	} {
		s := NewSet(w.plan)
		s.Add(c.by.set.All())
		tip := c.by.w.Tip()
		e := s.View(nil).Entry(c.of.w.Author(), KindMember)
		r := must(c.by.w.Revoke(noon, c.of.w.Author(), s.Line(c.of.w.Author()), e.Parents()))
		s.Add([]Revision{r}, []Seal{must(c.by.w.Seal())})
		if m, _ := s.View(nil).Member(c.of.w.Author()); m.Revoked != c.want {
			t.Errorf("%s: %t", c.name, m.Revoked)
		}
		c.by.w.Rewind(tip)
	}
}

// Two who revoke each other without having seen it: the founder's word goes first, and between
// equals both are out.
func TestTwoWhoRevokeEachOther(t *testing.T) {
	w := newTestWorld(t, 10, RoleCarer)
	founder, one := w.devices[0], w.admit(w.devices[0], RolePatient)
	other := w.admit(founder, RolePatient)
	w.meetAll()
	w.revoke(one, other.w.Author())
	w.revoke(other, one.w.Author())
	w.meetAll()
	for _, d := range []*device{one, other} {
		if m, _ := trueView(founder.set).Member(d.w.Author()); !m.Revoked {
			t.Error("of two equals, one stays")
		}
	}

	w = newTestWorld(t, 11, RoleCarer)
	founder, one = w.devices[0], w.admit(w.devices[0], RolePatient)
	w.meetAll()
	w.revoke(one, founder.w.Author())
	w.revoke(founder, one.w.Author())
	w.meetAll()
	if m, _ := trueView(founder.set).Member(founder.w.Author()); m.Revoked {
		t.Error("the founder is out by one whom the founder put out")
	}

	// A patient's device, and another that it brought in: the nearer to the founder goes first.
	w = newTestWorld(t, 18, RoleCarer)
	founder, one = w.devices[0], w.admit(w.devices[0], RolePatient)
	w.meetAll()
	other = w.admit(one, RolePatient)
	w.meetAll()
	w.revoke(one, other.w.Author())
	w.revoke(other, one.w.Author())
	w.meetAll()
	a, _ := trueView(founder.set).Member(one.w.Author())
	b, _ := trueView(founder.set).Member(other.w.Author())
	if a.Revoked || !b.Revoked {
		t.Errorf("who brought the other in is revoked: %t; the other: %t", a.Revoked, b.Revoked)
	}
}

func TestACopiedVaultTakesANewReplicaAndKey(t *testing.T) {
	w := newTestWorld(t, 12, RolePatient)
	grace, carer := w.devices[0], w.admit(w.devices[0], RoleCarer)
	w.meetAll()
	grace.snapshot()
	oldTip := grace.w.Tip()
	lost := w.write(grace, nil, "contact", StatusActive, "written after the backup, and handed on")
	w.send(grace, carer, newRand(w), true)
	old := *grace.w
	copied := &device{w: grace.w, set: grace.set, saved: grace.saved, acked: map[ID]bool{}}
	w.devices = append(w.devices, copied)
	w.restore(copied)
	if copied.w.Replica() == old.Replica() || copied.w.state.Key.Equal(old.state.Key) || copied.w.Author() == old.Author() {
		t.Fatal("the copy writes with the old hand")
	}
	revs, _ := copied.set.All()
	for _, r := range revs {
		if r.Header.Replica == old.Replica() && r.Header.Seq > oldTip.Seq {
			t.Error("something was written on the old chain")
		}
	}
	mine := w.write(copied, nil, "contact", StatusActive, "written by the copy")
	w.meetAll()
	v := trueView(carer.set)
	if len(v.Forks) > 0 || len(v.Gaps) > 0 || v.Role(mine.ID) != RolePatient || v.Role(lost.ID) != RolePatient {
		t.Errorf("forks %v, gaps %v, roles %q and %q", v.Forks, v.Gaps, v.Role(mine.ID), v.Role(lost.ID))
	}
	m, _ := v.Member(copied.w.Author())
	if !m.Founder || m.Continues != old.Author() || m.Name != "Grace" || m.Device != "new tablet" {
		t.Errorf("the new hand: %+v", m)
	}

	// The old telephone was stolen, and the new hand revokes it. It keeps itself.
	w.revoke(copied, old.Author())
	stolen := w.write(grace, nil, "contact", StatusActive, "by the thief")
	w.revoke(grace, copied.w.Author())
	w.meetAll()
	again := w.write(copied, nil, "contact", StatusActive, "by Grace")
	if copied.reasonOf(again.ID) != 0 || copied.reasonOf(stolen.ID) != ReasonRevoked {
		t.Errorf("Grace: %v; the thief: %v", copied.reasonOf(again.ID), copied.reasonOf(stolen.ID))
	}

	// What the thief admits or readmits now does not count.
	grace.snapshot()
	w.restore(grace)
	w.meetAll()
	if r := w.write(grace, nil, "contact", StatusActive, "x"); grace.reasonOf(r.ID) != ReasonNotMember {
		t.Errorf("a stolen key readmits itself: %v", grace.reasonOf(r.ID))
	}
}

func TestAForkedChainKeepsBothBranches(t *testing.T) {
	w := newTestWorld(t, 13, RolePatient)
	grace := w.devices[0]
	state := grace.w.State()
	a := w.write(grace, nil, "contact", StatusActive, "a")
	twin := &device{w: must(Resume(w.random, state)), set: grace.set, acked: map[ID]bool{}}
	b := w.write(twin, nil, "contact", StatusActive, "b") // no new hand was taken: what must not happen
	v := trueView(grace.set)
	want := []ID{a.ID, b.ID}
	slices.SortFunc(want, ID.Compare)
	if len(v.Forks) != 1 || v.Forks[0].Seq != 3 || !slices.Equal(v.Forks[0].Branches, want) {
		t.Errorf("forks %v", v.Forks)
	}
	if grace.reasonOf(a.ID) != 0 || grace.reasonOf(b.ID) != 0 || len(grace.set.Frontier()) != 2 {
		t.Error("a branch is not kept")
	}
}

func TestANameCanBeErasedAndTheMemberStays(t *testing.T) {
	w := newTestWorld(t, 14, RolePatient)
	grace, carer := w.devices[0], w.admit(w.devices[0], RoleCarer)
	w.meetAll()
	r := w.write(carer, nil, "contact", StatusActive, "x")
	w.meetAll()
	named := trueView(grace.set).Entry(NameEntry(carer.w.Author()), KindName)
	w.erase(grace, named.Heads[0].ID)
	w.erase(carer, named.Heads[0].ID) // its own too
	w.meetAll()
	v := trueView(grace.set)
	m, ok := v.Member(carer.w.Author())
	if !ok || m.Name != "" || m.Role != RoleCarer || v.Role(r.ID) != RoleCarer {
		t.Errorf("%+v, %q", m, v.Role(r.ID))
	}
	// A new name by a stranger to it has no effect, by the founder it has.
	other := w.admit(grace, RoleCarer)
	w.meetAll()
	for _, by := range []*device{other, grace} {
		rev := must(by.w.Rename(w.time(by), carer.w.Author(), "Ify", "laptop", nil))
		w.commit(by, rev)
		w.meetAll()
		m, _ = trueView(grace.set).Member(carer.w.Author())
		if entitled := by == grace; (m.Name == "Ify") != entitled {
			t.Errorf("founder %t, name %q", entitled, m.Name)
		}
	}
}
