package trend_test

import (
	"testing"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

func TestWeightIsLookedAtOverTheWindowOfThePlan(t *testing.T) {
	d := phone(t, &careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.MustNumber("2"), Days: 3}},
		one(measure.Weight, at(9, 8), kg("74.0")), one(measure.Weight, at(11, 8), kg("75.8")),
		one(measure.Weight, at(12, 8), kg("76.5")), one(measure.Weight, at(14, 8), kg("77.9")))
	d.look(measure.Weight)
	d.Tap("3 days")
	d.Says("11 to 14 May 2026", "3 readings", "In the 3 days up to 14 May 2026: 75.8 kg on 11 May 2026, then 77.9 kg, 2.1 kg up.",
		"plan: 2 kg up", "Target: 2 kg up in 3 days")
	d.SaysNot("74.0 kg")
	d.WholeText()
}

func upBy(kilograms string, days int) *careplan.Target {
	return &careplan.Target{Measure: measure.Weight, Unit: measure.Kilogram, Change: &measure.Change{By: measure.MustNumber(kilograms), Days: days}}
}

// A week that is shown must not hide what the two weeks of the plan hold, nor
// today what came before a latest reading of some days ago.
func TestAChangeIsReckonedOverThePlansWindowWhateverIsShown(t *testing.T) {
	d := phone(t, upBy("2", 14), upBy("1", 7),
		one(measure.Weight, at(2, 8), kg("71.0")), one(measure.Weight, at(5, 8), kg("72.4")), one(measure.Weight, at(10, 8), kg("73.6")), one(measure.Weight, at(12, 8), kg("74.0")))
	d.look(measure.Weight)
	for _, span := range []string{"Week", "14 days", "Month", "All"} {
		d.Tap(span)
		d.Says("In the 14 days up to 12 May 2026: 71.0 kg on 2 May 2026, then 74.0 kg, 3.0 kg up.",
			"In the 7 days up to 12 May 2026: 72.4 kg on 5 May 2026, then 74.0 kg, 1.6 kg up.")
	}
	d.Tap("Week")
	d.Says("2 readings", "plan: 2 kg up", "plan: 1 kg up", "Dotted: your plan, 2 kg up in 14 days. Dotted: your plan, 1 kg up in 7 days.")
	d.Tap("Year")
	d.SaysNot("plan: 2 kg up")
}

// As the plan is quoted below a reading: from the latest of those furthest away.
func TestAChangeBeginsWithTheLatestOfEqualReadings(t *testing.T) {
	d := phone(t, upBy("2", 7), one(measure.Weight, at(9, 8), kg("71.0")), one(measure.Weight, at(11, 8), kg("71.0")), one(measure.Weight, at(14, 8), kg("73.2")))
	d.look(measure.Weight)
	d.Says("71.0 kg on 11 May 2026, then 73.2 kg, 2.2 kg up.")
}

func TestAChangeComparesReadingsOfItsCircumstancesOnly(t *testing.T) {
	onOxygen := measure.Circumstances{"air": "oxygen"}
	level := func(day int, digits string, c measure.Circumstances) careplan.Content {
		return &careplan.Reading{Measure: measure.Oxygen, At: at(day, 8), Amounts: []measure.Amount{measure.Of(digits, measure.Percent)}, Circumstances: c}
	}
	d := phone(t, &careplan.Target{Measure: measure.Oxygen, Unit: measure.Percent, Circumstances: onOxygen, Change: &measure.Change{By: measure.Whole(3), Down: true, Days: 2}},
		level(12, "96", onOxygen), level(13, "99", nil), level(14, "92", onOxygen), level(14, "90", nil))
	d.look(measure.Oxygen)
	d.Tap("2 days")
	d.Says("In the 2 days up to 14 May 2026: 96% on 12 May 2026, then 92%, 4% down.", "plan: 3% down")
}
