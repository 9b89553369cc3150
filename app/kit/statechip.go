package kit

import (
	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/internal/careplan"
)

// StateChip shows which of the four states a section is in. They never look
// alike: a count, two tinted answers in words, and a dashed gap. A section
// whose answer and items contradict one another says so first.
func StateChip(v careplan.SectionView) fyne.CanvasObject {
	if v.Check {
		return WarnChip("Check this")
	}
	switch v.State {
	case careplan.Recorded:
		return CountChip(len(v.Items))
	case careplan.NoneKnown:
		return WordChip("None known")
	case careplan.AskedNotAnswered:
		return WordChip("Asked")
	default:
		return DashedChip("Not recorded")
	}
}
