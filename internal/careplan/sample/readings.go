package sample

import (
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/carebottle/carebottle/internal/careplan"
	"github.com/carebottle/carebottle/internal/measure"
)

// GraceReadings is what Grace might have measured on the last days before
// until, oldest first, by until's clock. It is invented, and the same for the
// same day whatever until and days are.
//
// Mornings and evenings she takes her blood pressure, forgetting some; three
// or four times a day her glucose; on Sundays her weight. Twice a year she is
// away for some days and measures nothing.
func GraceReadings(until time.Time, days int) []careplan.Reading {
	var all []careplan.Reading
	for back := days - 1; back >= 0; back-- {
		all = append(all, graceDay(until.AddDate(0, 0, -back))...)
	}
	return slices.DeleteFunc(all, func(r careplan.Reading) bool { return r.At.After(until) })
}

// graceDay is one day, in its order. Its chances depend on the date alone.
func graceDay(day time.Time) []careplan.Reading {
	y, m, d := day.Date()
	n := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60)
	if away := (n + 131) % 181; away < 9 {
		return nil
	}
	g := diary{day: day, chance: rand.New(rand.NewPCG(uint64(n), 0x67726163)),
		season: math.Cos(2 * math.Pi * float64(day.YearDay()) / 365)}
	g.glucose("waking", 7, 6.2, 1.0, 0.92)
	g.pressure(7, 132, 79, 0.85)
	if day.Weekday() == time.Sunday {
		g.write(8, measure.Weight, nil, g.near(69.4+0.5*g.season, 0.4, 1, measure.Kilogram))
	}
	g.glucose("before-meal", 12, 6.6, 1.4, 0.7)
	g.glucose("before-meal", 17, 6.8, 1.5, 0.85)
	g.pressure(18, 129, 76, 0.65)
	g.glucose("bedtime", 21, 7.9, 1.6, 0.6)
	slices.SortStableFunc(g.written, func(a, b careplan.Reading) int { return a.At.Compare(b.At) })
	return g.written
}

// diary is one day of measuring.
type diary struct {
	day     time.Time
	chance  *rand.Rand
	season  float64 // 1 in the middle of winter, -1 in that of summer
	written []careplan.Reading
}

// meals are what Grace eats after she measured.
var meals = map[int]string{12: "lunch", 17: "dinner"}

func (g *diary) glucose(when string, hour int, mean, spread, likely float64) {
	if g.chance.Float64() >= likely {
		return
	}
	c := measure.Circumstances{"when": when}
	if meal, ok := meals[hour]; ok {
		c["meal"] = meal
	}
	g.write(hour, measure.Glucose, c, g.near(mean, spread, 1, measure.MillimolePerL))
}

func (g *diary) pressure(hour int, systolic, diastolic, likely float64) {
	if g.chance.Float64() >= likely {
		return
	}
	g.write(hour, measure.BloodPressure, measure.Circumstances{"arm": "left", "posture": "seated"},
		g.near(systolic+4*g.season, 6, 0, measure.MillimetreHg),
		g.near(diastolic+2*g.season, 4, 0, measure.MillimetreHg),
		g.near(71, 5, 0, measure.PerMinute))
}

// near is a number that is usually not further than spread from mean, and
// never so far that it could not be hers.
func (g *diary) near(mean, spread float64, decimals int, u measure.Unit) measure.Amount {
	step := math.Pow10(decimals)
	far := min(max(g.chance.NormFloat64(), -2.2), 2.2) * spread
	steps := decimal.New(int64(math.Round((mean+far)*step)), int32(-decimals))
	return measure.Amount{Number: measure.NumberOf(steps), Unit: u}
}

// write notes a reading at some minute of an hour.
func (g *diary) write(hour int, id measure.ID, c measure.Circumstances, amounts ...measure.Amount) {
	y, m, d := g.day.Date()
	at := time.Date(y, m, d, hour, g.chance.IntN(60), 0, 0, g.day.Location())
	g.written = append(g.written, careplan.Reading{Measure: id, At: at, Amounts: amounts, Circumstances: c})
}
