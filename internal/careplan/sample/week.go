package sample

import (
	"slices"
	"time"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// GraceWeek is a blood pressure week that Grace began two days before until, by
// until's clock, and is in the middle of.
func GraceWeek(until time.Time) *careplan.PressureWeek {
	return &careplan.PressureWeek{Started: careplan.DateOf(until.AddDate(0, 0, -2)), Days: measure.WeekIdealDays}
}

// GraceWeekReadings are what she has measured in it so far, oldest first: twice
// in the morning and in the evening, a minute and a half apart. week is the
// entry of the week.
func GraceWeekReadings(until time.Time, week string) []careplan.Reading {
	var all []careplan.Reading
	for i, taken := range [][3]int64{ // systolic, diastolic, pulse
		{144, 85, 76}, {141, 83, 74}, {139, 80, 73}, {136, 81, 72},
		{135, 79, 72}, {133, 80, 70}, {131, 77, 71}, {132, 76, 72},
		{134, 80, 71}, {132, 78, 70},
	} {
		y, m, d := until.AddDate(0, 0, i/4-2).Date()
		at := time.Date(y, m, d, 8, 10, 30, 0, until.Location())
		if i%4 >= 2 {
			at = time.Date(y, m, d, 18, 42, 0, 0, until.Location())
		}
		all = append(all, careplan.Reading{
			Measure: measure.BloodPressure, At: at.Add(time.Duration(i%2) * 90 * time.Second), Week: week,
			Circumstances: measure.Circumstances{"arm": "left", "posture": "seated"},
			Amounts: []measure.Amount{
				{Number: measure.Whole(taken[0]), Unit: measure.MillimetreHg},
				{Number: measure.Whole(taken[1]), Unit: measure.MillimetreHg},
				{Number: measure.Whole(taken[2]), Unit: measure.PerMinute},
			},
		})
	}
	return slices.DeleteFunc(all, func(r careplan.Reading) bool { return r.At.After(until) })
}
