package entry

import (
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/measure"
)

// numbers is how the amounts of a reading are given.
type numbers interface {
	// object puts them on the page: the fields, beside them what belongs to
	// them, the keys, and what can wait.
	object(beside, under []fyne.CanvasObject) fyne.CanvasObject
	focus() fyne.Focusable
	// alone tells whether there is one field, with room beside it.
	alone() bool
	// texts are what stands in the fields, for a draft.
	texts() []string
	// restore puts texts back, and tells whether there are fields for them.
	restore(texts []string) bool
	// part is what was typed for a part, as one text, and in which unit.
	part(i int) (typed string, unit measure.Unit)
	// lead goes to a part.
	lead(i int)
	refresh()
}

func (s *Sheet) makeNumbers() numbers {
	if first := s.m.Parts[0]; first.Ends != [2]string{} {
		return newChoices(s, first)
	}
	return newKeyed(s)
}

// keyed are numbers typed on a pad. A part whose unit has a smaller one beside
// it takes two fields.
type keyed struct {
	sheet  *Sheet
	fields []kit.PadField
	begun  []string // what stands in the fields at first
	pad    *kit.Pad
	parts  []keyedPart
}

type keyedPart struct {
	unit  measure.Unit
	small measure.Unit // of the second field; empty where there is none
	first int          // its first field on the pad
}

func newKeyed(s *Sheet) *keyed {
	k := &keyed{sheet: s}
	for i, part := range s.m.Parts {
		k.add(i, part, s.unit(i))
	}
	k.begun = k.before()
	return k
}

func (k *keyed) add(i int, part measure.Part, unit measure.Unit) {
	t, _ := part.Typing(unit)
	p := keyedPart{unit: unit, small: t.Smaller, first: len(k.fields)}
	k.parts = append(k.parts, p)
	field := kit.PadField{Label: part.Name, Point: t.Decimals > 0 && t.Smaller == "", Whole: grown(part, unit, t)}
	for _, w := range t.Words {
		field.Words = append(field.Words, string(w))
	}
	if label := unit.Label(); len(k.sheet.m.Parts) == 1 && label != "" {
		field.Label += ", " + label
	}
	if next := k.sheet.m.Parts[i+1:]; len(next) > 0 {
		field.Several = t.Decimals == 0
		if k.sheet.unit(i+1) == unit {
			field.After = "/"
		}
	}
	if t.Smaller == "" {
		k.fields = append(k.fields, field)
		return
	}
	field.Label = fieldName(unit)
	k.fields = append(k.fields, field, kit.PadField{Label: fieldName(t.Smaller), Point: t.Decimals > 0})
}

// fieldName names a field by its unit, where two stand side by side.
func fieldName(u measure.Unit) string {
	switch u {
	case measure.Stone:
		return "Stones"
	case measure.Pound:
		return "Pounds"
	case measure.Foot:
		return "Feet"
	case measure.Inch:
		return "Inches"
	default:
		return u.Label()
	}
}

// grown tells whether a number can't go on: it has all the figures that there
// can be, or is right and one more figure would not be.
func grown(part measure.Part, unit measure.Unit, t measure.Typing) func(string) bool {
	in := func(text string) bool {
		n, err := measure.ReadNumber(text)
		if err != nil {
			return false
		}
		x, ok := part.First(measure.Amount{Number: n, Unit: unit})
		return ok && part.Hard.Has(x)
	}
	return func(text string) bool {
		if strings.Contains(text, ".") || t.Decimals > 0 && t.Smaller == "" {
			return false // how many figures follow the point is the person's to say
		}
		return len(text) >= t.Whole || in(text) && !in(text+"0") && !in(text+"9")
	}
}

// before are the texts of the reading that is corrected.
func (k *keyed) before() []string {
	texts := make([]string, len(k.fields))
	if k.sheet.o.Before == nil {
		return texts
	}
	for i, p := range k.parts {
		if i >= len(k.sheet.o.Before.Amounts) {
			break
		}
		a := k.sheet.o.Before.Amounts[i]
		if a.Unit != p.unit {
			continue // of a newer version: its digits would be another number here
		}
		texts[p.first] = a.Number.String()
		if a.Beyond != measure.WithinReach {
			texts[p.first] = string(a.Beyond)
		}
		if p.small != "" {
			texts[p.first+1] = a.Smaller.String()
		}
	}
	return texts
}

func (k *keyed) object(beside, under []fyne.CanvasObject) fyne.CanvasObject {
	k.pad = kit.NewPad(func(fields, keys fyne.CanvasObject) fyne.CanvasObject {
		var parts []fyne.CanvasObject
		if k.alone() && len(beside) > 0 {
			parts = append(parts, kit.Lead(fields, beside[0]))
			beside = beside[1:]
		} else {
			parts = append(parts, fields)
		}
		parts = append(parts, k.sheet.problem)
		parts = append(parts, beside...)
		parts = append(parts, keys)
		return kit.Snug(append(parts, under...)...)
	}, k.fields...)
	k.pad.SetTexts(k.begun)
	k.pad.OnChange = k.sheet.changed
	k.pad.OnEnter = k.sheet.save
	k.pad.OnOdd = k.odd
	return k.pad
}

// odd says what was left out. The pad leaves out no first point.
func (k *keyed) odd(sign rune) {
	if sign == '.' || sign == ',' {
		k.sheet.say("There is a point already. The second one was left out.")
		return
	}
	k.sheet.say("Only numbers go here. The sign “" + string(sign) + "” was left out.")
}

func (k *keyed) focus() fyne.Focusable { return k.pad }
func (k *keyed) alone() bool           { return len(k.fields) == 1 }
func (k *keyed) texts() []string       { return k.pad.Texts() }
func (k *keyed) refresh()              { k.pad.Refresh() }

func (k *keyed) restore(texts []string) bool {
	fits := len(texts) == len(k.fields)
	if fits {
		k.begun = texts
	}
	return fits
}

func (k *keyed) part(i int) (string, measure.Unit) {
	p, texts := k.parts[i], k.pad.Texts()
	typed := strings.TrimSpace(texts[p.first])
	if p.small == "" {
		return typed, p.unit
	}
	if small := strings.TrimSpace(texts[p.first+1]); small != "" && typed != "" {
		typed += " " + p.unit.Label() + " " + small
	} else if small != "" {
		typed = p.unit.Label() + " " + small // Parse says that the larger one is missing
	}
	return typed, p.unit
}

func (k *keyed) lead(i int) { k.pad.Begin(k.parts[i].first) }
