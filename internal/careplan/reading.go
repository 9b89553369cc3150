package careplan

import (
	"time"

	"github.com/carebottle/carebottle/internal/measure"
)

// Reading is one measurement. FHIR R4 Observation. A reading is corrected by a
// new revision, and marked as entered in error where it never was so.
type Reading struct {
	Common
	Measure measure.ID `json:"measure"`
	// At is when it was measured, on the clock of the place: the offset is
	// kept, so that a morning stays a morning.
	At time.Time `json:"at"`
	// Amounts are one for each part of the measure, in the order of its parts;
	// an optional part that was not measured at the end is left out.
	Amounts       []measure.Amount      `json:"amounts"`
	Circumstances measure.Circumstances `json:"circumstances,omitempty"`
	Note          string                `json:"note,omitzero"`
	Import        string                `json:"import,omitzero"` // entry of the import that it came with
	Week          string                `json:"week,omitzero"`   // entry of the PressureWeek that it was taken for
}

// Point is a reading as lists, charts and averages take it. A blood pressure
// with a pulse is also a Point of the pulse, with that amount alone.
type Point struct {
	Entry         string // the reading's
	Measure       measure.ID
	At            time.Time // with the offset of where it was measured
	Amounts       []measure.Amount
	Circumstances measure.Circumstances
	Import, Week  string
	Note          bool // the reading has one, to be read with its entry
	Check         bool // the entry has versions that do not agree
}

// PointOf is a reading that is not saved, to be set beside targets.
func PointOf(r *Reading) Point {
	return Point{Measure: r.Measure, At: r.At, Amounts: r.Amounts, Circumstances: r.Circumstances,
		Import: r.Import, Week: r.Week, Note: r.Note != ""}
}

// Import is a file of readings that was taken in. Marking it as entered in
// error takes all its readings with it.
type Import struct {
	Common
	Format     string    `json:"format"` // "Omron connect"
	File       string    `json:"file"`   // the file's name, without its folder
	At         time.Time `json:"at"`
	Rows       int       `json:"rows"`
	Taken      int       `json:"taken"`
	Duplicates int       `json:"duplicates,omitzero"`
	Refused    int       `json:"refused,omitzero"`
	Skipped    int       `json:"skipped,omitzero"` // of measures that were not wanted, control tests
	From       time.Time `json:"from,omitzero"`    // of the earliest reading
	To         time.Time `json:"to,omitzero"`      // of the latest
	// Measures are those that it brought, the one with the most readings first.
	Measures []measure.ID `json:"measures,omitempty"`
}

// Followed is a measure that this plan follows, and how its numbers are shown.
type Followed struct {
	Common
	Measure  measure.ID     `json:"measure,omitzero"` // empty where Free defines one
	Unit     measure.Unit   `json:"unit,omitzero"`    // the person's choice; empty is the first
	Free     *FreeMeasure   `json:"free,omitzero"`
	Position int            `json:"position,omitzero"` // order among the measures, from 1
	Best     measure.Amount `json:"best,omitzero"`     // personal best, of peak flow
	BestOn   Date           `json:"best_on,omitzero"`
}

// FreeMeasure is a measure that the plan itself defines.
type FreeMeasure struct {
	Name     string            `json:"name"`
	Unit     string            `json:"unit,omitzero"` // in words: "glasses"
	Decimals int               `json:"decimals,omitzero"`
	From     measure.Number    `json:"from,omitzero"` // hard limits
	To       measure.Number    `json:"to,omitzero"`
	Better   measure.Direction `json:"better,omitzero"`
}

// PressureWeek is a home blood pressure week after NICE NG136. While it has no
// Result it is in progress; its readings name it.
type PressureWeek struct {
	Common
	Started Date        `json:"started"`
	Days    int         `json:"days"`         // planned: 4 to 7
	Arm     string      `json:"arm,omitzero"` // the one that is measured on: "left", "right", or not said
	Result  *WeekResult `json:"result,omitzero"`
}

// WeekResult is what a finished week came to, as it was kept.
type WeekResult struct {
	Systolic  measure.Number `json:"systolic"`  // mean, in mmHg
	Diastolic measure.Number `json:"diastolic"` // mean, in mmHg
	Used      int            `json:"used"`      // readings averaged
	Discarded int            `json:"discarded"` // those of the first day, and others that do not count
	WholeDays int            `json:"whole_days"`
	Ended     Date           `json:"ended"`
	Working   string         `json:"working"` // in words, as it was shown
}
