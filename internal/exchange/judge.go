package exchange

import (
	"fmt"
	"hash/maphash"
	"strings"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/hashset"
	"github.com/carebottle/carebottle/internal/measure"
)

// judge refuses what no format may take in, and tells doubles.
type judge struct {
	now      time.Time
	known    Known
	measures map[measure.ID]measure.Measure
	seed     maphash.Seed
	// seen holds a hash of each reading. Two that differ and have one hash
	// would only be miscounted in a preview: the record compares what it takes.
	seen hashset.Set[uint64]
}

func newJudge(a Answers, known Known) *judge {
	j := &judge{now: a.Now, known: known, measures: map[measure.ID]measure.Measure{}, seed: maphash.MakeSeed()}
	for _, m := range measure.Catalogue() {
		j.measures[m.ID] = m
	}
	if a.Mapping != nil {
		j.measures[a.Mapping.Measure.ID] = a.Mapping.Measure
	}
	return j
}

// judge refuses a reading outside hard limits, of a time to come, or of
// something that is not measured so.
func (j *judge) judge(r Row) Row {
	if r.Refused != "" || r.Skipped != "" {
		return r
	}
	m, ok := j.measures[r.Reading.Measure]
	switch {
	case !ok:
		r.Refused = "This program does not know what was measured."
	case r.Reading.At.After(j.now):
		r.Refused = fmt.Sprintf("%s is still to come.", r.Reading.At.Format("2 January 2006, 15:04"))
	default:
		r.Refused = refusal(m, r.Reading.Amounts)
	}
	return r
}

func refusal(m measure.Measure, amounts []measure.Amount) string {
	for i, part := range m.Parts {
		if !part.Optional && (i >= len(amounts) || amounts[i].IsZero()) {
			return part.Name + " is missing."
		}
	}
	if all := m.Refuse(amounts); len(all) > 0 {
		return all[0].Text
	}
	return ""
}

// double tells whether the plan or the file so far has the same measure, time
// and amounts. The pulse beside a blood pressure is a pulse of the plan, as the
// record keeps it.
func (j *judge) double(r *careplan.Reading) bool {
	if j.known != nil && j.known.Has(r) {
		return true
	}
	if !j.seen.Add(j.hash(r.Measure, r.At, r.Amounts)) {
		return true
	}
	const beside = 2 // the part of a blood pressure that is a pulse
	if r.Measure == measure.BloodPressure && len(r.Amounts) > beside {
		j.seen.Add(j.hash(measure.Pulse, r.At, r.Amounts[beside:]))
	}
	return false
}

func (j *judge) hash(m measure.ID, at time.Time, amounts []measure.Amount) uint64 {
	var h maphash.Hash
	h.SetSeed(j.seed)
	h.WriteString(string(m))
	maphash.WriteComparable(&h, at.Unix())
	for _, a := range amounts {
		h.WriteString(plain(a.Number))
		h.WriteByte('|')
		h.WriteString(plain(a.Smaller))
		h.WriteByte('|')
		h.WriteString(string(a.Beyond))
		h.WriteString(string(a.Unit))
		h.WriteByte('|')
	}
	return h.Sum64()
}

// plain writes 7.0 and 7 alike.
func plain(n measure.Number) string {
	text := n.String()
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}
