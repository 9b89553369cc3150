package trend

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/app/whose"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/chart"
	"github.com/carebottle/carebottle/internal/measure"
)

// target is one target for the measure, as one version of it says.
type target struct {
	*careplan.Target
	version careplan.Version
	entry   careplan.Entry
}

// targetsOf are the targets that stand. Of one whose versions do not agree,
// each is here.
func targetsOf(plan careplan.Plan, m careplan.Following) []target {
	var all []target
	for _, e := range plan.Targets(m.ID) {
		for _, v := range e.Heads {
			if t, ok := v.Content.(*careplan.Target); ok && v.Status == careplan.Active && t.Measure == m.ID {
				all = append(all, target{t, v, e})
			}
		}
	}
	return all
}

// everything is the choice of all readings, whatever the circumstances.
const everything = "everything"

// withs are the circumstances that targets speak of: one at a time is shown,
// since their bands would lie on one another.
func (v *view) withs() []kit.Option {
	options := []kit.Option{{Value: everything, Label: "All readings"}}
	for _, t := range v.targets {
		if key := v.circumstances(t.Circumstances); t.Change == nil && len(t.Circumstances) > 0 && !offered(options, key) {
			options = append(options, kit.Option{Value: key, Label: v.circumstances(t.Circumstances)})
		}
	}
	return options
}

// circumstances says the answers to the measure's questions: "On waking".
func (v *view) circumstances(c measure.Circumstances) string {
	var said []string
	for _, q := range v.m.Questions {
		if answer := c[q.ID]; answer != "" {
			text := q.Say(answer)
			if len(said) > 0 {
				text = strings.ToLower(text)
			}
			said = append(said, text)
		}
	}
	return strings.Join(said, ", ")
}

// speaking are the range targets about the readings that are shown.
func (v *view) speaking() []target {
	var all []target
	for _, t := range v.targets {
		about := everything
		if len(t.Circumstances) > 0 {
			about = v.circumstances(t.Circumstances)
		}
		if t.Change == nil && (about == v.look.with || v.look.with == "" && about == everything) {
			all = append(all, t)
		}
	}
	return all
}

// fitting are the readings in the circumstances that were chosen.
func (v *view) fitting(points []careplan.Point) []careplan.Point {
	for _, t := range v.targets {
		if len(t.Circumstances) > 0 && v.circumstances(t.Circumstances) == v.look.with {
			return slices.DeleteFunc(points, func(p careplan.Point) bool { return !p.Circumstances.Fit(t.Circumstances) })
		}
	}
	return points
}

// bands are what the plan wants, part by part, and the personal best.
func (v *view) bands() []chart.Band {
	var bands []chart.Band
	parts := lines(v.m)
	for _, t := range v.speaking() {
		for i, r := range t.Ranges {
			if i < len(parts) && !r.IsZero() {
				bands = append(bands, v.band(parts[i], r, t.Unit))
			}
		}
	}
	if best := plotted(parts[0], v.m.Unit).value(v.m.Best); best.Is == chart.Number {
		bands = append(bands, chart.Band{Label: "best: " + v.m.Best.Digits(), Lower: best.Y, Upper: best.Y, HasLower: true, HasUpper: true, Thin: true})
	}
	if b, ok := v.changeBand(); ok {
		bands = append(bands, b)
	}
	return bands
}

// band is one range in the unit of the chart. Its words are those of the plan,
// with the plan's unit where it is another one.
func (v *view) band(part measure.Part, r measure.Range, unit measure.Unit) chart.Band {
	if _, ok := part.Scale(unit); !ok {
		unit = part.Unit()
	}
	b := chart.Band{Label: "plan: " + r.String()}
	if unit != v.m.Unit {
		b.Label = "plan: " + r.In(unit)
	}
	on := plotted(part, v.m.Unit)
	if !r.Low.IsZero() {
		b.Lower, b.HasLower = on.value(measure.Amount{Number: r.Low, Unit: unit}).Y, true
	}
	if !r.High.IsZero() {
		b.Upper, b.HasUpper = on.value(measure.Amount{Number: r.High, Unit: unit}).Y, true
	}
	return b
}

// says is what the plan says of the measure: its targets and what is usual,
// each with who said so and when.
func (v *view) says() fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.Subheading(capital(v.whosePlan()))}
	for i, t := range v.targets {
		if t.entry.Conflict() && (i == 0 || v.targets[i-1].entry.ID != t.entry.ID) {
			e := t.entry
			parts = append(parts, kit.Notice(kit.Alert, "Check this target", "It has more than one version. Each is here until somebody chooses.",
				kit.PlainButton("Look at both", nil, func() {
					v.host.Go(shell.Route{Place: shell.Settle, Kind: e.Kind, Entry: e.ID})
				})))
		}
		said := "Set by " + whose.SetBy(v.plan, t.version)
		if !t.On.IsZero() {
			said += ", " + t.On.String()
		}
		parts = append(parts, kit.Notice(kit.Quote, "Target: "+t.Says(), "", kit.Soft(said)))
	}
	for _, e := range v.plan.Section(careplan.KindBaseline).Items {
		for _, h := range e.Heads {
			if b, ok := h.Content.(*careplan.Baseline); ok && h.Status == careplan.Active && about(b, v.m) {
				said := "Said by " + whose.SaidBy(v.plan, h)
				if !b.On.IsZero() {
					said += ", " + b.On.String()
				}
				parts = append(parts, kit.Notice(kit.Quote, "Usual: "+b.What, "“"+b.Usual+"”", kit.Soft(said)))
			}
		}
	}
	if len(parts) == 1 {
		parts = append(parts, kit.Soft(capital(v.whosePlan())+" has no target for this."))
	}
	parts = append(parts, kit.PlainButton("See the targets", nil, func() {
		v.host.Go(shell.Route{Place: shell.Section, Kind: careplan.KindTarget})
	}))
	return kit.Stack(parts...)
}

// about tells whether what is usual is about the measure, by its words.
func about(b *careplan.Baseline, m careplan.Following) bool {
	what := strings.ToLower(b.What)
	names := append(called(m.ID), strings.ToLower(m.Name))
	for _, p := range lines(m) {
		names = append(names, strings.ToLower(p.Clinical))
	}
	for _, name := range names {
		if at := strings.Index(what, name); at >= 0 && (at == 0 || what[at-1] == ' ') {
			return true
		}
	}
	return false
}

// called is how else people call a measure.
func called(id measure.ID) []string {
	switch id {
	case measure.BloodPressure:
		return []string{"bp"}
	case measure.Glucose:
		return []string{"glucose", "blood sugar", "sugar"}
	case measure.Oxygen:
		return []string{"saturation", "oxygen", "sats", "o2"}
	case measure.Pulse:
		return []string{"heart rate"}
	case measure.RespiratoryRate:
		return []string{"breathing"}
	default:
		return nil
	}
}

// changeDays are the windows of the changes that the plan looks for, the
// longest first.
func (v *view) changeDays() []int {
	var days []int
	for _, t := range v.targets {
		if t.Change != nil && t.Change.Days > 0 && t.Change.Days != 7 && !slices.Contains(days, t.Change.Days) {
			days = append(days, t.Change.Days)
		}
	}
	slices.Sort(days)
	slices.Reverse(days)
	return days
}

// moved is how far the measure went within the window of a change, up to its
// latest reading.
type moved struct {
	target
	from, to careplan.Point
	by       measure.Number // in the target's unit; below zero the other way
}

// movements are those of all changes that the plan looks for, where there are
// readings to tell.
func (v *view) movements() []moved {
	var all []moved
	for _, t := range v.targets {
		if t.Change == nil || len(v.series.points) == 0 {
			continue
		}
		to := v.series.points[len(v.series.points)-1]
		if m, ok := v.movement(t, to); ok {
			all = append(all, m)
		}
	}
	return all
}

func (v *view) movement(t target, to careplan.Point) (moved, bool) {
	part, found := v.m.Parts[0], moved{target: t, to: to}
	now, ok := inUnit(part, to, t.Unit)
	if !ok {
		return found, false
	}
	earliest := dayOf(to.At).AddDate(0, 0, -t.Change.Days)
	any := false
	for _, p := range v.series.points {
		was, ok := inUnit(part, p, t.Unit)
		if !ok || !p.At.Before(to.At) || dayOf(p.At).Before(earliest) || !p.Circumstances.Fit(t.Circumstances) {
			continue
		}
		by := now.Decimal().Sub(was.Decimal())
		further := by.Cmp(found.by.Decimal())
		if t.Change.Down {
			further = -further
		}
		if !any || further > 0 {
			found.from, found.by, any = p, measure.NumberOf(by), true
		}
	}
	return found, any
}

// inUnit is the first number of a reading in a unit.
func inUnit(part measure.Part, p careplan.Point, u measure.Unit) (measure.Number, bool) {
	if len(p.Amounts) == 0 {
		return measure.Number{}, false
	}
	in, ok := part.In(p.Amounts[0], u)
	if !ok {
		return measure.Number{}, false
	}
	if smaller, _ := u.Smaller(); smaller == "" {
		return in.Number, true
	}
	total, ok := in.Total()
	return measure.NumberOf(total.Round(2)), ok
}

// changeBand is how far the measure may go from where its window began. It is
// drawn while the window is a good part of the chart.
func (v *view) changeBand() (chart.Band, bool) {
	for _, m := range v.movements() {
		if v.series.to.Sub(v.series.from) > time.Duration(m.Change.Days)*12*24*time.Hour {
			continue
		}
		on := plotted(v.m.Parts[0], v.m.Unit)
		from := on.value(m.from.Amounts[0])
		zero := on.value(measure.Amount{Number: measure.Whole(0), Unit: m.Unit})
		by := on.value(measure.Amount{Number: m.Change.By, Unit: m.Unit}).Y - zero.Y
		label := "plan: " + measure.Amount{Number: m.Change.By, Unit: m.Unit}.String() + " up"
		if m.Change.Down {
			by, label = -by, strings.TrimSuffix(label, "up")+"down"
		}
		if from.Is == chart.Number {
			return chart.Band{Label: label, Lower: from.Y + by, Upper: from.Y + by, HasLower: true, HasUpper: true, Since: m.from.At}, true
		}
	}
	return chart.Band{}, false
}

func dayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
