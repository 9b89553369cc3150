package entry

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/internal/measure"
)

// unit is the one in which a part is typed: the one that was chosen for this
// reading, that of the reading that is corrected, or the plan's.
func (s *Sheet) unit(i int) measure.Unit {
	part := s.m.Parts[i]
	wanted := []measure.Unit{s.as}
	if b := s.o.Before; b != nil && i < len(b.Amounts) {
		wanted = append(wanted, b.Amounts[i].Unit)
	}
	for _, u := range append(wanted, s.o.Measure.Unit) {
		if _, ok := part.Scale(u); ok {
			return u
		}
	}
	return part.Unit()
}

// units offers the units in which the number of this reading can be typed; nil
// where there is only one.
func (s *Sheet) units() fyne.CanvasObject {
	scales := s.m.Parts[0].Units
	if len(scales) < 2 {
		return nil
	}
	var options []kit.Option
	for _, scale := range scales {
		options = append(options, kit.Option{Value: string(scale.Unit), Label: scale.Unit.Spoken()})
	}
	pick := kit.NewPick(options, string(s.unit(0)))
	pick.OnChange = func() {
		if pick.Chosen() == "" { // there is always one
			pick.Choose(string(s.unit(0)))
			return
		}
		s.typeIn(measure.Unit(pick.Chosen()))
	}
	return kit.Snug(kit.Soft("Numbers in"), pick.Object())
}

// typeIn goes on in another unit. The figures stay where there are fields for
// them: it is the unit that was mistaken. Those of 72.5 kg wait while stones and
// pounds are typed.
func (s *Sheet) typeIn(u measure.Unit) {
	texts := s.numbers.texts()
	s.as = u
	s.numbers = s.makeNumbers()
	if !s.numbers.restore(texts) {
		s.numbers.restore(s.aside)
		s.aside = texts
	}
	s.front = s.makeFront()
	s.changed()
}
