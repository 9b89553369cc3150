package careplan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/carebottle/carebottle/internal/measure"
)

// Following is a measure of a plan with what the plan chose for it.
type Following struct {
	measure.Measure
	Entry  string       // of the Followed; empty where the plan has none
	Unit   measure.Unit // to enter and to show in; of the first part
	Best   measure.Amount
	BestOn Date
}

// Following are the measures that the plan follows, in the person's order.
func (p Plan) Following() []Following {
	type placed struct {
		Following
		position int
	}
	var all []placed
	for _, e := range p.Of(KindMeasure) {
		c, ok := standingContent[*Followed](e)
		if !ok {
			continue
		}
		f, ok := c.following(e.ID)
		// Two devices may have begun to follow the same measure.
		if ok && !slices.ContainsFunc(all, func(o placed) bool { return o.ID == f.ID }) {
			all = append(all, placed{f, c.Position})
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.position, b.position) })
	followed := make([]Following, len(all))
	for i := range all {
		followed[i] = all[i].Following
	}
	return followed
}

// Measure is a measure by its id, with what the plan chose for it, whether the
// plan follows it or not. False where neither the catalogue nor the plan knows
// it: a reading of a newer version, or of a definition that is not here yet.
func (p Plan) Measure(id measure.ID) (Following, bool) {
	for _, f := range p.Following() {
		if f.ID == id {
			return f, true
		}
	}
	if m, ok := measure.Find(id); ok {
		return Following{Measure: m, Unit: m.Parts[0].Unit()}, true
	}
	if entry, free := strings.CutPrefix(string(id), measure.FreePrefix); free {
		if e, ok := p.Entry(entry); ok { // no longer followed, and its readings remain
			if c, ok := e.Latest().Content.(*Followed); ok {
				return c.following(e.ID)
			}
		}
	}
	return Following{}, false
}

func (f *Followed) following(entry string) (Following, bool) {
	m, ok := measure.Find(f.Measure)
	if f.Free != nil {
		m, ok = f.Free.Measure(entry), true
	}
	if !ok {
		return Following{}, false
	}
	made := Following{Measure: m, Entry: entry, Unit: m.Parts[0].Unit(), Best: f.Best, BestOn: f.BestOn}
	if _, ok := m.Parts[0].Scale(f.Unit); ok {
		made.Unit = f.Unit
	}
	return made, true
}

// Measure is the measure that f defines.
func (f *FreeMeasure) Measure(entry string) measure.Measure {
	return measure.Measure{
		ID: measure.ID(measure.FreePrefix + entry), Name: f.Name, Better: f.Better,
		Parts: []measure.Part{{
			ID: "value", Name: f.Name, Clinical: f.Name, Hard: measure.Limits{From: f.From, To: f.To},
			Units: []measure.Scale{{Unit: measure.Own(f.Unit), Decimals: f.Decimals, Minus: measure.Whole(0), Times: measure.Whole(1), By: measure.Whole(1)}},
		}},
	}
}

// standingContent is what the entry's latest active head says.
func standingContent[C Content](e Entry) (C, bool) {
	for _, h := range e.Heads {
		if c, ok := h.Content.(C); ok && h.Status == Active {
			return c, true
		}
	}
	var none C
	return none, false
}

// Targets are the entries of the active targets for a measure.
func (p Plan) Targets(id measure.ID) []Entry {
	var found []Entry
	for _, e := range p.Of(KindTarget) {
		if !e.standing() {
			continue
		}
		for _, h := range e.Heads {
			if t, ok := h.Content.(*Target); ok && t.Measure == id {
				found = append(found, e)
				break
			}
		}
	}
	return found
}
