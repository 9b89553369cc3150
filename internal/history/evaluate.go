package history

import (
	"cmp"
	"maps"
	"slices"
)

// View works out what the set comes to. The policies say what several heads of a kind mean.
func (s *Set) View(policies Policies) *View {
	e := evaluation{set: s, members: s.membership(), names: map[EntryID]*person{}}
	for _, p := range e.members.people {
		e.names[NameEntry(p.Entry)] = p
	}
	v := &View{Plan: s.plan, roles: make(map[ID]Role, len(s.revs))}
	reasons := make(map[ID]Reason)
	all := slices.SortedFunc(maps.Values(s.revs), chainOrder)
	for _, r := range all {
		if reason := e.judge(r); reason != 0 {
			reasons[r.ID] = reason
		} else {
			v.roles[r.ID] = e.members.people[r.Header.Author].Role
		}
	}
	e.accept(all, reasons, v.roles)
	erased := e.erased(all, reasons)

	entries := map[entryKey]*Entry{}
	for _, r := range all {
		if erased[r.ID] && r.BodyState != Erased {
			if r.BodyState == Present {
				v.Erase = append(v.Erase, r.ID)
			}
			c := r.Without(Erased)
			r = &c
		}
		k := entryKey{r.Header.Entry, r.Header.Kind}
		en := entries[k]
		if en == nil {
			en = &Entry{ID: k.id, Kind: k.kind, Policy: policies.of(k.kind)}
			entries[k] = en
		}
		if reason := reasons[r.ID]; reason != 0 {
			en.Apart = append(en.Apart, r)
			v.Apart = append(v.Apart, Apart{r, reason})
		} else {
			en.Revisions = append(en.Revisions, r)
		}
	}
	role := func(r *Revision) Role { return v.roles[r.ID] }
	for _, en := range entries {
		slices.SortFunc(en.Revisions, latestFirst)
		en.Heads = HeadsUnder(en.Policy, en.Revisions, role)
		en.Conflict = Compare(en.Policy, en.Heads, slices.ContainsFunc(en.Revisions, inError))
	}
	v.Entries = slices.SortedFunc(maps.Values(entries), func(a, b *Entry) int {
		return cmp.Or(a.ID.Compare(b.ID), cmp.Compare(a.Kind, b.Kind))
	})
	v.Members = e.list(entries)
	v.Gaps, v.Forks = s.breaks()
	return v
}

type entryKey struct {
	id   EntryID
	kind string
}

type evaluation struct {
	set     *Set
	members *membership
	names   map[EntryID]*person // by the entry of their name
}

// judge gives the reason for which a revision does not count of itself, or 0.
func (e *evaluation) judge(r *Revision) Reason {
	m := e.members
	p := m.people[r.Header.Author]
	if p == nil || !m.standed[p.Entry] {
		return ReasonNotMember
	}
	if p.Replica != r.Header.Replica {
		return ReasonNotTheirs
	}
	if !m.proved(r) {
		return ReasonUnsealed
	}
	if _, l := e.set.link(r); l == linkBroken {
		return ReasonBroken
	}
	if m.cutOff(r) {
		return ReasonRevoked
	}
	if !e.entitled(r, p) {
		return ReasonNotEntitled
	}
	return 0
}

// entitled says whether a member may write what the history itself goes by. What is no such
// kind, every member may write.
func (e *evaluation) entitled(r *Revision, by *person) bool {
	m, h := e.members, &r.Header
	switch h.Kind {
	case KindMember:
		return slices.ContainsFunc(m.grants[h.Entry], func(g *grantAt) bool { return g.rev == r && m.granted(g) }) ||
			slices.ContainsFunc(m.cuts[h.Entry], func(c *cut) bool { return c.rev == r })
	case KindName:
		of := e.names[h.Entry]
		return of != nil && m.mayRevoke(by, of)
	case KindAcceptance, KindErasure:
		if r.BodyState != Present || h.Status != StatusActive {
			return false
		}
		_, err := DecodeList(r.Body)
		return err == nil
	}
	return true
}

// accept lets what members accepted count, in the accepter's role; where several accepted it,
// in the one that says most. The history's own kinds are not accepted but done again.
func (e *evaluation) accept(all []*Revision, reasons map[ID]Reason, roles map[ID]Role) {
	accepted := map[ID]Role{}
	for _, r := range all {
		if r.Header.Kind != KindAcceptance || reasons[r.ID] != 0 {
			continue
		}
		ids, _ := DecodeList(r.Body) // judge has read it before
		for _, id := range ids {
			if weight(roles[r.ID]) > weight(accepted[id]) {
				accepted[id] = roles[r.ID]
			}
		}
	}
	for id, role := range accepted {
		if r := e.set.revs[id]; r != nil && reasons[id] != 0 && !Reserved(r.Header.Kind) {
			delete(reasons, id)
			roles[id] = role
		}
	}
}

func weight(r Role) int {
	return slices.Index([]Role{RoleNone, RoleCarer, RolePatient, RoleClinician}, r)
}

// erased gives the revisions whose bodies are gone for good: erased by the founder, by a
// patient, or by whoever wrote them.
func (e *evaluation) erased(all []*Revision, reasons map[ID]Reason) map[ID]bool {
	gone := map[ID]bool{}
	for _, r := range all {
		if r.Header.Kind != KindErasure || reasons[r.ID] != 0 {
			continue
		}
		by := e.members.people[r.Header.Author]
		ids, _ := DecodeList(r.Body) // judge has read it before
		for _, id := range ids {
			target := e.set.revs[id]
			if target == nil || !Erasable(target.Header.Kind) {
				continue
			}
			writer := e.members.people[target.Header.Author]
			if by.Founder || by.Role == RolePatient || writer != nil && writer.seat == by.seat {
				gone[id] = true
			}
		}
	}
	return gone
}

// list gives the members, with the names that they or those above them wrote.
func (e *evaluation) list(entries map[entryKey]*Entry) []Member {
	var all []Member
	for entry, p := range e.members.people {
		if !e.members.standed[entry] {
			continue
		}
		mem := p.Member
		mem.Revoked = len(e.members.cuts[entry]) > 0
		if n := entries[entryKey{NameEntry(entry), KindName}]; n != nil && len(n.Heads) > 0 {
			mem.Name, mem.Device, _ = DecodeName(n.Heads[0].Body) // erased or unreadable: no name
		}
		all = append(all, mem)
	}
	slices.SortFunc(all, func(a, b Member) int { return a.Entry.Compare(b.Entry) })
	return all
}

// Line gives the revocation that this copy would make of a member now: it keeps all that the
// member is proved to have written here, on the longest branch, and all hands that continue it.
func (s *Set) Line(member EntryID) Revocation {
	m := s.membership()
	var line Revocation
	for _, r := range slices.SortedFunc(maps.Values(s.revs), chainOrder) {
		if r.Header.Author == member && r.Header.Seq > line.UntilSeq && m.stands(r) {
			line.UntilSeq, line.Until = r.Header.Seq, r.ID
		}
	}
	for entry, p := range m.people {
		if p.Continues == member && m.standed[entry] && len(line.Kept) < maxKept {
			line.Kept = append(line.Kept, entry)
		}
	}
	slices.SortFunc(line.Kept, EntryID.Compare)
	return line
}
