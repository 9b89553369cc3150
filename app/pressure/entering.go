package pressure

import (
	"github.com/carebottle/carebottle/app/shell"
	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// StepMeasure is the step of [shell.Week] at which a reading is taken now.
const StepMeasure = "measure"

// Entering is where somebody goes who wants to enter a reading of a measure:
// to its keys, and during a blood pressure week to the week, so that the
// reading counts for it.
func Entering(plan careplan.Plan, id measure.ID) shell.Route {
	if _, running := Current(plan); running && id == measure.BloodPressure {
		return shell.Route{Place: shell.Week}
	}
	return shell.Route{Place: shell.NewReading, Measure: id}
}
