package history

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// The checkers: what must hold of a world, whoever works out the view. They return what does
// not hold, so that a fault planted in the view can be seen to be found.

type viewer func(*Set) *View

func trueView(s *Set) *View { return s.View(policyOf) }

type checker struct {
	name  string
	check func(w *world, d *device, view viewer) []string
}

var checkers = []checker{
	{"the same revisions give the same view", sameView},
	{"what was acknowledged is here", acknowledged},
	{"each revision is a head or was superseded by somebody who had seen it", headsOrSeen},
	{"bytes are as written", sameBytes},
	{"entered-in-error does not come back unseen", errorStays},
	{"what a revoked member wrote later does not count until accepted", revokedStaysApart},
	{"a role nobody granted has no effect", rolesGranted},
	{"everything is in the view", nothingLost},
}

// check runs every checker on every device.
func (w *world) check(view viewer) []string {
	var wrong []string
	for i, d := range w.devices {
		for _, c := range checkers {
			for _, what := range c.check(w, d, view) {
				wrong = append(wrong, fmt.Sprintf("%s: device %d: %s", c.name, i, what))
			}
		}
	}
	return wrong
}

// describe writes out all that a view shows.
func describe(v *View) string {
	var b strings.Builder
	for _, e := range v.Entries {
		fmt.Fprintf(&b, "%v %s %v active=%t\n", e.ID, e.Kind, e.Conflict, e.Active())
		for _, h := range e.Heads {
			fmt.Fprintf(&b, "  head %v %s %v %s\n", h.ID, v.Role(h.ID), h.BodyState, h.Body)
		}
		for _, r := range e.Revisions {
			fmt.Fprintf(&b, "  rev %v\n", r.ID)
		}
		for _, r := range e.Apart {
			fmt.Fprintf(&b, "  apart %v\n", r.ID)
		}
	}
	for _, a := range v.Apart {
		fmt.Fprintf(&b, "apart %v %v\n", a.Revision.ID, a.Reason)
	}
	fmt.Fprintf(&b, "%v\n%v\n%v\n%v\n%x", v.Members, v.Gaps, v.Forks, v.Erase, v.Hash())
	return b.String()
}

func sameView(w *world, d *device, view viewer) []string {
	want := describe(view(d.set))
	r := rand.New(seeded(uint64(d.set.Len())))
	for range 2 {
		revs, seals := d.set.All()
		r.Shuffle(len(revs), func(i, j int) { revs[i], revs[j] = revs[j], revs[i] })
		r.Shuffle(len(seals), func(i, j int) { seals[i], seals[j] = seals[j], seals[i] })
		other := NewSet(w.plan)
		cut := r.IntN(len(revs) + 1)
		other.Add(revs[cut:], seals)
		other.Add(revs, nil)
		other.Add(revs[:cut], seals)
		if describe(view(other)) != want {
			return []string{"another order gives another view"}
		}
	}
	return nil
}

func acknowledged(_ *world, d *device, _ viewer) (wrong []string) {
	for id := range d.acked {
		if d.set.Revision(id) == nil {
			wrong = append(wrong, "absent: "+id.String())
		}
	}
	return wrong
}

func headsOrSeen(_ *world, d *device, view viewer) (wrong []string) {
	v := view(d.set)
	for _, e := range v.Entries {
		for _, r := range e.Revisions {
			seen := slices.ContainsFunc(e.Revisions, func(c *Revision) bool {
				return slices.Contains(c.Header.Parents, r.ID) &&
					(policyOf(e.Kind) != ClinicianOverClinician || v.Role(r.ID) != RoleClinician || v.Role(c.ID) == RoleClinician)
			})
			head := slices.ContainsFunc(e.Heads, func(h *Revision) bool { return h.ID == r.ID })
			if head == seen {
				wrong = append(wrong, fmt.Sprintf("%s %v: head %t, seen %t", e.Kind, r.ID, head, seen))
			}
		}
		statuses := map[Status]bool{}
		for _, h := range e.Heads {
			statuses[h.Header.Status] = true
		}
		if len(statuses) > 1 && policyOf(e.Kind) != Immutable && e.Conflict != Conflicting {
			wrong = append(wrong, "heads of different status are no conflict")
		}
		if e.Kind == "allergy" && statuses[StatusActive] != e.Active() {
			wrong = append(wrong, "an allergy is not active as its heads say")
		}
	}
	return wrong
}

func sameBytes(w *world, d *device, _ viewer) (wrong []string) {
	revs, _ := d.set.All()
	for _, r := range revs {
		if !bytes.Equal(r.Raw, w.written[r.ID]) || r.CheckBody() != nil {
			wrong = append(wrong, r.ID.String())
		}
	}
	return wrong
}

// sawIt says whether a revision came after another in the entry, by the authors' own word.
func sawIt(s *Set, r *Revision, what ID) bool {
	for _, p := range r.Header.Parents {
		if p == what {
			return true
		}
		if before := s.Revision(p); before != nil && sawIt(s, before, what) {
			return true
		}
	}
	return false
}

func errorStays(_ *world, d *device, view viewer) (wrong []string) {
	for _, e := range view(d.set).Entries {
		for _, mark := range e.Revisions {
			if mark.Header.Status != StatusInError {
				continue
			}
			for _, h := range e.Heads {
				// Whoever says the same as one who saw the mark brings nothing back.
				seen := slices.ContainsFunc(e.Heads, func(o *Revision) bool {
					return (o == h || o.SaysTheSame(h)) && sawIt(d.set, o, mark.ID)
				})
				if h.Header.Status != StatusInError && e.Conflict != Conflicting && !seen {
					wrong = append(wrong, fmt.Sprintf("%s %v is shown over %v", e.Kind, h.ID, mark.ID))
				}
			}
		}
	}
	return wrong
}

func revokedStaysApart(w *world, d *device, view viewer) (wrong []string) {
	for _, e := range view(d.set).Entries {
		for _, r := range e.Revisions {
			line, revoked := w.founderOf[r.Header.Author]
			if !revoked || len(w.accepted[r.ID]) > 0 || !d.knowsRevocation(w, r.Header.Author) {
				continue
			}
			before := false
			for at := d.set.Revision(line.Until); at != nil; at = d.set.Revision(at.Header.Previous) {
				before = before || at.ID == r.ID
			}
			// Below a gap the chain cannot be followed; there the seq has to do.
			if !before && r.Header.Seq >= line.UntilSeq {
				wrong = append(wrong, fmt.Sprintf("%s %v counts", e.Kind, r.ID))
			}
		}
	}
	return wrong
}

// knowsRevocation says whether the founder's revocation, its proof and all that leads up to
// it have arrived.
func (d *device) knowsRevocation(w *world, of EntryID) bool {
	founder := w.devices[0]
	v := d.set.View(policyOf)
	if len(v.Gaps) > 0 {
		return false
	}
	e := v.Entry(of, KindMember)
	return e != nil && slices.ContainsFunc(e.Revisions, func(r *Revision) bool {
		return r.Header.Status == StatusStopped && r.Header.Author == founder.w.Author()
	})
}

func rolesGranted(w *world, d *device, view viewer) (wrong []string) {
	v := view(d.set)
	for _, e := range v.Entries {
		for _, r := range e.Revisions {
			role := v.Role(r.ID)
			ok := role == w.granted[r.Header.Author]
			for _, by := range w.accepted[r.ID] {
				ok = ok || role == w.granted[by]
			}
			if !ok || role == RoleNone {
				wrong = append(wrong, fmt.Sprintf("%s %v counts as %s", e.Kind, r.ID, role))
			}
		}
	}
	for _, m := range v.Members {
		if w.granted[m.Entry] != m.Role {
			wrong = append(wrong, "a member nobody made: "+string(m.Role))
		}
	}
	return wrong
}

func nothingLost(_ *world, d *device, view viewer) []string {
	v := view(d.set)
	n := 0
	for _, e := range v.Entries {
		n += len(e.Revisions) + len(e.Apart)
	}
	if n != d.set.Len() {
		return []string{fmt.Sprintf("%d of %d revisions", n, d.set.Len())}
	}
	return nil
}
