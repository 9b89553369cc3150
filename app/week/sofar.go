package week

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/carebottle/carebottle/app/kit"
	"github.com/carebottle/carebottle/app/pressure"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// soFar says how much of the least that is needed is there, what is missing,
// and the average of what counts.
func (v *view) soFar() fyne.CanvasObject {
	parts := []fyne.CanvasObject{kit.Lead(kit.Subheading("So far"), wholeChip(v.state))}
	if !v.state.Complete() {
		parts = append(parts, kit.Text(fmt.Sprintf("%d of %d whole days. A day is whole with two readings in the morning and two in the evening.",
			v.state.WholeDays, measure.WeekLeastDays)))
	}
	parts = append(parts, v.gaps()...)
	label := "Average so far"
	if !v.state.Complete() {
		label += ", incomplete"
	}
	return kit.Card(append(parts, average(v.state, label)...)...)
}

func wholeChip(s measure.WeekState) fyne.CanvasObject {
	if s.Complete() {
		return kit.WordChip("Complete")
	}
	return kit.WarnChip("Incomplete")
}

// gaps says what is missing, that it does no harm, and what it takes.
func (v *view) gaps() []fyne.CanvasObject {
	gaps, more := v.state.Gaps(), len(v.state.Days)-v.week.Days
	if v.state.Complete() {
		more = 0
	}
	switch {
	case len(gaps) == 0 && more > 0:
		return []fyne.CanvasObject{kit.Soft("Begun in the evening, the week takes " + count(more, "day", "days") + " more.")}
	case len(gaps) == 0:
		return nil
	}
	var lines []string
	for _, slot := range gaps {
		lines = append(lines, fmt.Sprintf("Missing: %s, %s", pressure.When(slot, v.now), readings(slot.Missing())))
	}
	text := "That happens. If it was written down somewhere, it can still be added."
	if more > 0 {
		text += fmt.Sprintf(" Otherwise the week takes %s more.", count(more, "day", "days"))
	}
	if len(v.plan.Of(careplan.KindImport)) > 0 {
		text += " Readings that came from a file are not part of the week."
	}
	return []fyne.CanvasObject{kit.Close(kit.Text(strings.Join(lines, "\n")), kit.Soft(text))}
}

// average is the mean with its working, under a label.
func average(s measure.WeekState, label string) []fyne.CanvasObject {
	if len(s.Used) == 0 {
		return []fyne.CanvasObject{kit.Soft("The average begins with the second day.")}
	}
	return []fyne.CanvasObject{
		kit.Close(
			kit.Soft(label),
			kit.Figure(numbers(s.Systolic.Amount.Number, s.Diastolic.Amount.Number), measure.MillimetreHg.Label()),
		),
		kit.Soft(s.Working()),
	}
}

func numbers(systolic, diastolic measure.Number) string {
	return systolic.String() + "/" + diastolic.String()
}

func readings(n int) string { return count(n, "reading", "readings") }

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
