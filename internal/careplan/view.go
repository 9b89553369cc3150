package careplan

import (
	"cmp"
	"slices"
)

// Entry is the entry with the given id, whatever its status.
func (p Plan) Entry(id string) (Entry, bool) {
	i := slices.IndexFunc(p.Entries, func(e Entry) bool { return e.ID == id })
	if i < 0 {
		return Entry{}, false
	}
	return p.Entries[i], true
}

// Of is every entry of the kind, of any status.
func (p Plan) Of(kind Kind) []Entry {
	var found []Entry
	for _, e := range p.Entries {
		if e.Kind == kind {
			found = append(found, e)
		}
	}
	return found
}

// single is the content of the plan's entry of T's kind, as its latest active
// head says it. Two devices may have begun one each: then the first counts,
// and the others are still among Of.
func single[T any, C interface {
	*T
	Content
}](p Plan) (T, Entry, bool) {
	var none T
	for _, e := range p.Of(C(&none).Kind()) {
		for _, h := range e.Heads {
			if c, ok := h.Content.(C); ok && h.Status == Active {
				return *c, e, true
			}
		}
	}
	return none, Entry{}, false
}

// Person is whose plan it is.
func (p Plan) Person() (Person, Entry, bool) { return single[Person](p) }

// Practice is the GP practice.
func (p Plan) Practice() (Practice, Entry, bool) { return single[Practice](p) }

// About is the person's About me.
func (p Plan) About() (About, Entry, bool) { return single[About](p) }

// PlaceOfCare is where the person lives and wants to be cared for.
func (p Plan) PlaceOfCare() (PlaceOfCare, Entry, bool) { return single[PlaceOfCare](p) }

// BottleChoices are the person's choices about the Message in a Bottle.
func (p Plan) BottleChoices() (BottleChoices, Entry, bool) { return single[BottleChoices](p) }

// Contacts are the active contacts in the person's order.
func (p Plan) Contacts() []Entry {
	return p.Section(KindContact).Items
}

// SectionView is what a section says now.
type SectionView struct {
	Section Section
	State   SectionState
	Items   []Entry // what is active; contacts in the person's order
	Past    []Entry // stopped, resolved, entered in error
	// Statement is the answer for the whole section, where it decides the state
	// or has to be checked: what was said, by whom and when.
	Statement      *Version
	StatementEntry string // id of the entry that Statement is a head of
	// Check is set where something contradicts: "none known" stands beside
	// active items, which win, or two answers differ.
	Check bool
}

// Section puts together what the plan says about s. While any item is active,
// the items win over "none known", whichever is newer.
func (p Plan) Section(s Section) SectionView {
	v := SectionView{Section: s}
	for _, e := range p.Of(s) {
		if e.standing() {
			v.Items = append(v.Items, e)
		} else {
			v.Past = append(v.Past, e)
		}
	}
	if s == KindContact {
		slices.SortStableFunc(v.Items, func(a, b Entry) int { return cmp.Compare(position(a), position(b)) })
	}
	var none, declined answer
	for _, e := range p.Of(KindSection) {
		for i, h := range e.Heads {
			said, ok := h.Content.(*Statement)
			if !ok || said.Section != s || h.Status != Active {
				continue
			}
			switch said.State {
			case NoneKnown:
				none.take(&e.Heads[i], e.ID)
			case AskedNotAnswered:
				declined.take(&e.Heads[i], e.ID)
			}
		}
	}
	switch {
	case len(v.Items) > 0:
		v.State = Recorded
		if none.head != nil {
			v.Check = true
			v.Statement, v.StatementEntry = none.head, none.entry
		}
	case declined.head != nil:
		// Beside it "none known" would reassure too much.
		v.State = AskedNotAnswered
		v.Check = none.head != nil
		v.Statement, v.StatementEntry = declined.head, declined.entry
	case none.head != nil:
		v.State = NoneKnown
		v.Statement, v.StatementEntry = none.head, none.entry
	}
	return v
}

// answer is the latest head that gives one answer for a section.
type answer struct {
	head  *Version
	entry string
}

func (a *answer) take(h *Version, entry string) {
	if a.head == nil || h.At.After(a.head.At) {
		a.head, a.entry = h, entry
	}
}

// standing tells whether the entry is active and still has something to say:
// an erased body says nothing.
func (e Entry) standing() bool {
	return slices.ContainsFunc(e.Heads, func(h Version) bool {
		return h.Status == Active && h.Absent != Erased
	})
}

func position(e Entry) int {
	for _, h := range e.Heads {
		if c, ok := h.Content.(*Contact); ok && c.Position > 0 {
			return c.Position
		}
	}
	return int(^uint(0) >> 1) // contacts without a place come last
}
