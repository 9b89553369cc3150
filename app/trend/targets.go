package trend

import (
	"slices"
	"strings"
	"unicode"

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
		bands = append(bands, chart.Band{Label: "best: " + v.m.Best.Digits(), AtLower: v.m.Best.Digits(),
			Lower: best.Y, Upper: best.Y, HasLower: true, HasUpper: true, Thin: true})
	}
	return append(bands, v.changeBands()...)
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
	bound := func(n measure.Number) (place float64, has bool, words string) {
		if n.IsZero() {
			return 0, false, ""
		}
		a := measure.Amount{Number: n, Unit: unit}
		shown, _ := part.Shown(a, v.m.Unit)
		return on.value(a).Y, true, shown.Digits()
	}
	b.Lower, b.HasLower, b.AtLower = bound(r.Low)
	b.Upper, b.HasUpper, b.AtUpper = bound(r.High)
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
	what := words(b.What)
	names := append(called(m.ID), m.Name)
	for _, p := range lines(m) {
		names = append(names, p.Clinical)
	}
	return slices.ContainsFunc(names, func(name string) bool { return strings.Contains(what, words(name)) })
}

// words are those of a text, each between spaces: "bpm" is not "bp".
func words(text string) string {
	apart := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), apart), " ") + " "
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

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
