package history

import (
	"cmp"
	"slices"
)

// membership works out who the members are, in three steps. First, who could be one if nobody
// had ever been revoked: the tree of grants from the founder down. Then which revocations
// count, those of the founder first, then patients', then the others', from the founder down.
// Last, who stands: whose grant was made by somebody who stood, at a point of the granter's
// chain that no revocation cuts off. Every step is a function of the set, so every copy that
// has the same revisions comes to the same members.
type membership struct {
	set     *Set
	people  map[EntryID]*person
	grants  map[EntryID][]*grantAt // whose signature is good and whose giver could be entitled
	sealed  map[signer]map[ID]bool
	standed map[EntryID]bool // who stands, under the cuts so far
	cuts    map[EntryID][]*cut
}

// person is what is the same for a member's entry whoever granted it.
type person struct {
	Member
	seat       EntryID // the first of the hands that continue one another
	depth      int     // steps of grants from the founder's seat
	generation int     // how many hands it continues
}

// grantAt is a grant in its place: a revision of a chain.
type grantAt struct {
	Grant
	rev *Revision
}

// cut is a revocation that counts.
type cut struct {
	rev  *Revision
	of   EntryID
	kept []EntryID
	upTo func(*Revision) bool
}

func (s *Set) membership() *membership {
	m := &membership{
		set: s, people: map[EntryID]*person{}, grants: map[EntryID][]*grantAt{},
		sealed: map[signer]map[ID]bool{}, cuts: map[EntryID][]*cut{},
	}
	m.findPeople()
	m.proveChains()
	m.countRevocations()
	return m
}

// findPeople follows the grants from the founder down, as if nobody had been revoked.
func (m *membership) findPeople() {
	byGranter := map[EntryID][]*grantAt{}
	for _, r := range m.set.revs {
		if g, ok := m.readGrant(r); ok {
			byGranter[g.GrantedBy] = append(byGranter[g.GrantedBy], g)
		}
	}
	var todo []*person
	for _, g := range byGranter[EntryID{}] {
		if g.rev.Header.Replica == g.Replica && MayFound(g.Role) {
			todo = append(todo, m.meet(g, nil))
		}
	}
	for len(todo) > 0 {
		giver := todo[0]
		todo = todo[1:]
		for _, g := range byGranter[giver.Entry] {
			if g.rev.Header.Entry == giver.Entry || !entitled(giver, g) || !g.verify(m.set.plan, giver.Key) {
				continue
			}
			depth, known := 0, m.people[g.rev.Header.Entry]
			if known != nil {
				depth = known.depth
			}
			if p := m.meet(g, giver); known == nil || p.depth < depth {
				todo = append(todo, p)
			}
		}
	}
}

// readGrant reads a grant that stands where a grant must stand: an ordinary one on its giver's
// chain, a readmission at the beginning of its own.
func (m *membership) readGrant(r *Revision) (*grantAt, bool) {
	h := &r.Header
	if h.Kind != KindMember || h.Status != StatusActive || r.BodyState != Present {
		return nil, false
	}
	g, err := DecodeGrant(r.Body)
	if err != nil || g.entry(m.set.plan) != h.Entry {
		return nil, false
	}
	switch {
	case g.GrantedBy.IsZero():
		return &grantAt{g, r}, r.ID == m.set.plan
	case g.Continues:
		return &grantAt{g, r}, h.Author == h.Entry && h.Replica == g.Replica && h.Seq == 1
	}
	return &grantAt{g, r}, h.Author == g.GrantedBy
}

func entitled(giver *person, g *grantAt) bool {
	if g.Continues {
		return g.Role == giver.Role
	}
	return MayGrant(giver.Member, g.Role)
}

// meet notes a grant, and the person it makes if they are new or nearer the founder by it.
func (m *membership) meet(g *grantAt, giver *person) *person {
	entry := g.rev.Header.Entry
	if !slices.ContainsFunc(m.grants[entry], func(o *grantAt) bool { return o.rev.ID == g.rev.ID }) {
		m.grants[entry] = append(m.grants[entry], g)
	}
	p := m.people[entry]
	if p == nil {
		p = &person{seat: entry, Member: Member{
			Entry: entry, Role: g.Role, Key: g.Key, Replica: g.Replica, Founder: giver == nil,
		}}
		if giver != nil {
			p.depth = giver.depth + 1
		}
		m.people[entry] = p
	}
	switch {
	case giver == nil:
	case g.Continues:
		p.Founder, p.Continues, p.seat = giver.Founder, giver.Entry, giver.seat
		p.depth, p.generation = giver.depth, giver.generation+1
	default:
		p.depth = min(p.depth, giver.depth+1)
	}
	return p
}

// proveChains finds what each member's seals prove.
func (m *membership) proveChains() {
	seals := map[ReplicaID][]*Seal{}
	for _, s := range m.set.seals {
		seals[s.Replica] = append(seals[s.Replica], s)
	}
	for _, p := range m.people {
		who := p.signer()
		if m.sealed[who] == nil {
			m.sealed[who] = m.set.sealedBy(who, seals[p.Replica])
		}
	}
}

func (p *person) signer() signer { return signer{[32]byte(p.Key), p.Replica} }

// proved says that a revision is by the member it says it is by.
func (m *membership) proved(r *Revision) bool {
	p := m.people[r.Header.Author]
	return p != nil && m.sealed[p.signer()][r.ID] // which holds nothing of another replica
}

// cutOff says that a revision lies beyond a line that a revocation draws in its author's chain.
func (m *membership) cutOff(r *Revision) bool {
	return slices.ContainsFunc(m.cuts[r.Header.Author], func(c *cut) bool { return !c.upTo(r) })
}

// stands says whether a revision counts of itself: proved, by a member who stands, not cut off.
func (m *membership) stands(r *Revision) bool {
	return m.proved(r) && m.standed[r.Header.Author] && !m.cutOff(r)
}

// settle works out who stands under the cuts so far, from the founder down.
func (m *membership) settle() {
	m.standed = map[EntryID]bool{}
	for changed := true; changed; {
		changed = false
		for entry, grants := range m.grants {
			if !m.standed[entry] && slices.ContainsFunc(grants, m.granted) {
				m.standed[entry], changed = true, true
			}
		}
	}
}

func (m *membership) granted(g *grantAt) bool {
	switch {
	case g.GrantedBy.IsZero():
		return m.proved(g.rev)
	case g.Continues:
		return m.proved(g.rev) && m.standed[g.GrantedBy] &&
			!slices.ContainsFunc(m.cuts[g.GrantedBy], func(c *cut) bool {
				return !slices.Contains(c.kept, g.rev.Header.Entry)
			})
	}
	return m.stands(g.rev)
}

// countRevocations takes revocations rank by rank. Within a rank none stops another, so that
// two equals who revoke each other are both out, and a person above them settles it.
func (m *membership) countRevocations() {
	var all []*cut
	for _, r := range m.set.revs {
		if c, ok := m.readRevocation(r); ok {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b *cut) int { return compareRank(m.author(a), m.author(b)) })
	for len(all) > 0 {
		m.settle()
		n := 0
		var counted []*cut
		for ; n < len(all) && compareRank(m.author(all[n]), m.author(all[0])) == 0; n++ {
			if m.stands(all[n].rev) {
				counted = append(counted, all[n])
			}
		}
		for _, c := range counted {
			m.cuts[c.of] = append(m.cuts[c.of], c)
		}
		all = all[n:]
	}
	m.settle()
}

func (m *membership) author(c *cut) *person { return m.people[c.rev.Header.Author] }

// compareRank puts the founder's hands before patients', those before others', the nearer to
// the founder before the farther, and of one person's hands the newest first: after a loss, it
// is the restored vault that revokes.
func compareRank(a, b *person) int {
	return cmp.Or(cmp.Compare(a.class(), b.class()), cmp.Compare(a.depth, b.depth),
		cmp.Compare(b.generation, a.generation))
}

func (p *person) class() int {
	switch {
	case p.Founder:
		return 0
	case p.Role == RolePatient:
		return 1
	}
	return 2
}

func (m *membership) readRevocation(r *Revision) (*cut, bool) {
	h := &r.Header
	if h.Kind != KindMember || r.BodyState != Present ||
		h.Status != StatusStopped && h.Status != StatusInError {
		return nil, false
	}
	by, of := m.people[h.Author], m.people[h.Entry]
	if by == nil || of == nil || !m.mayRevoke(by, of) {
		return nil, false
	}
	body, err := DecodeRevocation(r.Body)
	if err != nil {
		return nil, false
	}
	return &cut{
		rev: r, of: h.Entry, kept: body.Kept,
		upTo: m.set.upTo(of.Replica, body.UntilSeq, body.Until),
	}, true
}

// mayRevoke: the founder and a patient, anybody; everybody, their own hands and those that
// they admitted.
func (m *membership) mayRevoke(by, of *person) bool {
	return by.Founder || by.Role == RolePatient || by.seat == of.seat || m.admitted(by, of)
}

func (m *membership) admitted(by, of *person) bool {
	return slices.ContainsFunc(m.grants[of.seat], func(g *grantAt) bool {
		giver := m.people[g.GrantedBy]
		return giver != nil && giver.seat == by.seat
	})
}
