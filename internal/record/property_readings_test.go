package record

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/history"
	"github.com/carebottle/carebottle/internal/measure"
)

var (
	someMeasures = []measure.ID{measure.BloodPressure, measure.Pulse, measure.Weight}
	someWeeks    = []string{"", "one week", "another week"}
)

// someReading is one of few, so that they meet.
func someReading(rt *rapid.T) *careplan.Reading {
	offset := time.FixedZone("", rapid.IntRange(-1, 2).Draw(rt, "east")*3600)
	at := testStart.Add(time.Duration(rapid.IntRange(0, 3).Draw(rt, "minute")) * time.Minute).In(offset)
	digits := rapid.SampledFrom([]string{"70", "80", "80.0", "81"}).Draw(rt, "digits")
	var r *careplan.Reading
	switch one(rt, "measure", someMeasures) {
	case measure.BloodPressure:
		r = pressure(at, "132", digits, rapid.SampledFrom([]string{"", "70", "80"}).Draw(rt, "pulse"))
	case measure.Pulse:
		r = &careplan.Reading{Measure: measure.Pulse, At: at, Amounts: []measure.Amount{measure.Of(digits, measure.PerMinute)}}
	default:
		r = weight(at, digits)
	}
	if rapid.Bool().Draw(rt, "circumstances") {
		r.Circumstances = measure.Circumstances{"rhythm": "regular", "arm": "left"}
		r.Note, r.Week = "after breakfast", rapid.SampledFrom(someWeeks).Draw(rt, "week")
	}
	return r
}

// measure saves a reading, or corrects or withdraws one as some screen showed
// it, lately or long ago.
func (w *world) measure(rt *rapid.T, d *device, p int) {
	c := Change{Content: someReading(rt)}
	if there := w.readingsHere(d, p); len(there) > 0 && rapid.Bool().Draw(rt, "correct") {
		c.Entry = one(rt, "reading", there)
		c.Status = rapid.SampledFrom([]careplan.Status{careplan.Active, careplan.Stopped, careplan.EnteredInError}).Draw(rt, "status")
		past, err := d.History(ctx, w.plans[p], c.Entry)
		if err != nil {
			rt.Fatal(err)
		}
		if rapid.Bool().Draw(rt, "explicit") {
			c.Parents = []string{one(rt, "parent", past).Revision}
		}
	}
	if id := d.save(w.t, w.plans[p], c)[0]; c.Entry == "" {
		w.entries[p] = append(w.entries[p], id)
	}
}

func (w *world) readingsHere(d *device, p int) []string {
	return slices.DeleteFunc(w.here(d, p), func(id string) bool {
		e, err := d.Entry(ctx, w.plans[p], id)
		return err != nil || e.Kind != careplan.KindReading
	})
}

func (w *world) importing(rt *rapid.T, d *device, p int) {
	file := make([]*careplan.Reading, rapid.IntRange(0, 4).Draw(rt, "rows"))
	for i := range file {
		file[i] = someReading(rt)
	}
	known, err := d.Known(ctx, w.plans[p])
	if err != nil {
		rt.Fatal(err)
	}
	imp := careplan.Import{Format: "Omron connect", File: "omron.csv"}
	met := map[pointKey]bool{} // in the file
	entry, err := d.Import(ctx, w.plans[p], &imp, func(take func(*careplan.Reading) (bool, error)) error {
		for _, r := range file {
			taken, err := take(r)
			if err != nil {
				return err
			}
			if there := known.Has(r) || met[keyOf(r.Measure, r.At, r.Amounts)]; taken == there {
				rt.Fatalf("a reading that is there already: %t, taken: %t", there, taken)
			}
			for _, point := range pointsOf(r) {
				met[keyOf(point.Measure, point.At, point.Amounts)] = true
			}
		}
		return nil
	})
	if err != nil {
		rt.Fatal(err)
	}
	if imp.Taken+imp.Duplicates != len(file) {
		rt.Fatalf("%d taken, %d duplicates of %d", imp.Taken, imp.Duplicates, len(file))
	}
	w.imports[p] = append(w.imports[p], entry)
	for _, m := range someMeasures {
		for _, point := range append(d.readings(w.t, w.plans[p], m), w.withdrawn(d, p, m)...) {
			if point.Import == entry && !slices.Contains(w.entries[p], point.Entry) {
				w.entries[p] = append(w.entries[p], point.Entry)
			}
		}
	}
}

func (w *world) withdrawn(d *device, p int, m measure.ID) []careplan.Point {
	all, err := d.Withdrawn(ctx, w.plans[p], m, 1000)
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

// undo takes an import back, or wants it after all.
func (w *world) undo(rt *rapid.T, d *device, p int) {
	if len(w.imports[p]) == 0 {
		return
	}
	id := one(rt, "import", w.imports[p])
	e, err := d.Entry(ctx, w.plans[p], id)
	if err != nil || e.Latest().Content == nil {
		return // it has not come here, or was erased
	}
	d.save(w.t, w.plans[p], Change{
		Entry: id, Content: e.Latest().Content,
		Status: rapid.SampledFrom([]careplan.Status{careplan.Active, careplan.EnteredInError}).Draw(rt, "status"),
	})
}

// dispute has two devices that agreed write different things of a reading or
// an import, each on its own, and then meet.
func (w *world) dispute(rt *rapid.T, d *device, p int) {
	other := w.device(rt, "other")
	meet(w.t, w.plans[p], d, other)
	there := append(w.readingsHere(d, p), w.imports[p]...)
	if len(there) == 0 {
		return
	}
	id := one(rt, "disputed", there)
	if _, err := d.Entry(ctx, w.plans[p], id); errors.Is(err, ErrNoEntry) {
		return // an import that has not come here
	}
	for _, by := range []*device{d, other} {
		e, err := by.Entry(ctx, w.plans[p], id)
		if err != nil {
			rt.Fatal(err)
		}
		c := Change{Entry: id, Status: rapid.SampledFrom([]careplan.Status{careplan.Active, careplan.EnteredInError}).Draw(rt, "status")}
		switch e.Kind {
		case careplan.KindReading:
			c.Content = someReading(rt)
		default:
			c.Content = &careplan.Import{Format: "Omron connect", File: rapid.SampledFrom([]string{"one.csv", "two.csv"}).Draw(rt, "file")}
		}
		by.save(w.t, w.plans[p], c)
	}
	meet(w.t, w.plans[p], d, other)
}

// checkPoints compares what is read of each measure with what the history says
// by itself.
func (d *device) checkPoints(rt *rapid.T, plan string, v *history.View) {
	stand, gone := wantedPoints(rt, v)
	weeks := map[string]int{}
	var latest []string
	for _, m := range someMeasures {
		got, err := d.Readings(ctx, plan, m, time.Time{}, time.Time{})
		if err != nil {
			rt.Fatal(err)
		}
		var lines []string
		for _, p := range got {
			lines = append(lines, line(p))
			if m == measure.BloodPressure && p.Week != "" {
				weeks[p.Week]++
			}
		}
		if !slices.IsSortedFunc(got, func(a, b careplan.Point) int { return a.At.Compare(b.At) }) {
			rt.Fatal("not oldest first")
		}
		if n := len(got); n > 0 {
			latest = append(latest, fmt.Sprint(m, got[n-1].At.UnixMilli()))
			half, err := d.Readings(ctx, plan, m, got[n/2].At, got[n-1].At.Add(time.Nanosecond))
			if want := got[slices.IndexFunc(got, func(p careplan.Point) bool { return p.At.Equal(got[n/2].At) }):]; err != nil || fmt.Sprint(half) != fmt.Sprint(want) {
				rt.Fatalf("of a part of the time %v, want %v, %v", half, want, err)
			}
			if same, err := d.Same(ctx, plan, got[n/2]); !same || err != nil {
				rt.Fatal("a reading that stands is not there twice", err)
			}
		}
		slices.Sort(lines)
		if want := stand[m]; strings.Join(lines, "\n") != strings.Join(want, "\n") {
			rt.Fatalf("%s: the record has\n%s\nthe history\n%s", m, strings.Join(lines, "\n"), strings.Join(want, "\n"))
		}
		withdrawn, err := d.Withdrawn(ctx, plan, m, 1000)
		if err != nil {
			rt.Fatal(err)
		}
		lines = nil
		for _, p := range withdrawn {
			lines = append(lines, line(p))
		}
		slices.Sort(lines)
		if want := gone[m]; strings.Join(lines, "\n") != strings.Join(want, "\n") {
			rt.Fatalf("%s: withdrawn are\n%s\nby the history\n%s", m, strings.Join(lines, "\n"), strings.Join(want, "\n"))
		}
	}
	for _, week := range someWeeks {
		got, err := d.WeekReadings(ctx, plan, week)
		if err != nil || len(got) != weeks[week] || slices.ContainsFunc(got, func(p careplan.Point) bool { return p.Week != week || p.Measure != measure.BloodPressure }) {
			rt.Fatalf("of %q %v, %v, want %d", week, got, err, weeks[week])
		}
	}
	got, err := d.Latest(ctx, plan)
	if err != nil {
		rt.Fatal(err)
	}
	var lines []string
	for _, p := range got {
		lines = append(lines, fmt.Sprint(p.Measure, p.At.UnixMilli()))
	}
	if fmt.Sprint(lines) != fmt.Sprint(latest) {
		rt.Fatalf("latest are %v, want %v", lines, latest)
	}
	d.checkKnown(rt, plan, v)
}

// checkKnown compares what a record takes for known with all that the history
// ever said of readings, but for the imports that were taken back.
func (d *device) checkKnown(rt *rapid.T, plan string, v *history.View) {
	undone, _ := imported(v)
	there := map[pointKey]bool{}
	asked := map[pointKey]careplan.Point{}
	for _, e := range v.Entries {
		if e.Kind != string(careplan.KindReading) {
			continue
		}
		for _, rev := range e.Revisions {
			r := readingOf(rev.Header.V, rev.Body)
			if r == nil {
				continue // it was erased
			}
			for _, p := range pointsOf(r) {
				key := keyOf(p.Measure, p.At, p.Amounts)
				asked[key] = p
				there[key] = there[key] || !undone[r.Import]
			}
		}
	}
	known, err := d.Known(ctx, plan)
	if err != nil {
		rt.Fatal(err)
	}
	for key, p := range asked {
		if got := known.Has(&careplan.Reading{Measure: p.Measure, At: p.At, Amounts: p.Amounts}); got != there[key] {
			rt.Fatalf("%s: known is %t, and it is there: %t", line(p), got, there[key])
		}
	}
}

// imported are the imports that all heads withdraw, and those that some do.
func imported(v *history.View) (undone, disputed map[string]bool) {
	undone, disputed = map[string]bool{}, map[string]bool{}
	for _, e := range v.Entries {
		if e.Kind == string(careplan.KindImport) {
			undone[e.ID.String()] = !e.Active() // under a policy of checking every head: none says so
			disputed[e.ID.String()] = e.Active() && slices.ContainsFunc(e.Heads, func(h *history.Revision) bool { return h.Header.Status != history.StatusActive })
		}
	}
	return undone, disputed
}

func line(p careplan.Point) string {
	return fmt.Sprint(p.Entry, p.Measure, p.At.Format(time.RFC3339Nano), p.Amounts, p.Circumstances, p.Import, p.Week, p.Note, p.Check)
}

// wantedPoints are the points that stand and those that don't, by measure and
// sorted, worked out entry by entry.
func wantedPoints(rt *rapid.T, v *history.View) (stand, gone map[measure.ID][]string) {
	undone, disputed := imported(v)
	stand, gone = map[measure.ID][]string{}, map[measure.ID][]string{}
	for _, e := range v.Entries {
		if e.Kind != string(careplan.KindReading) {
			continue
		}
		var legible, active []*history.Revision
		sayings := map[string]bool{}
		for _, h := range e.Heads {
			text := "erased " + h.ID.String()
			if h.BodyState == history.Present {
				legible = append(legible, h)
				if h.Header.Status == history.StatusActive {
					active = append(active, h)
				}
				c, err := careplan.Decode(careplan.KindReading, h.Body)
				if err != nil {
					rt.Fatal(err)
				}
				text = string(h.Header.Status) + said(c)
			}
			sayings[text] = true
		}
		if len(legible) == 0 {
			continue
		}
		show, stands := legible[0], e.Active() && len(active) > 0
		if stands {
			show = active[0]
		}
		c, err := careplan.Decode(careplan.KindReading, show.Body)
		if err != nil {
			rt.Fatal(err)
		}
		r := c.(*careplan.Reading)
		p := careplan.PointOf(r)
		p.Entry, p.Check = e.ID.String(), len(sayings) > 1 || disputed[p.Import]
		into := stand
		if !stands || undone[p.Import] {
			into = gone
		}
		into[p.Measure] = append(into[p.Measure], line(p))
		if p.Measure == measure.BloodPressure && len(p.Amounts) == 3 {
			p.Measure, p.Amounts = measure.Pulse, p.Amounts[2:]
			into[p.Measure] = append(into[p.Measure], line(p))
		}
	}
	for _, of := range []map[measure.ID][]string{stand, gone} {
		for m := range of {
			slices.Sort(of[m])
		}
	}
	return stand, gone
}
